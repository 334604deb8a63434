import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { DateText, ListPage, useAbility, useGo } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listStandards, TRADES, type Standard } from '../../contract.ts'
import { Area } from './parts.tsx'
import { StandardForm } from './standard-form.tsx'

/** 服务标准 by trade, version by version. */
export default function StandardsPage() {
  const keeps = useAbility('policies.keep')
  const go = useGo()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Area at="/policies/standards" />
      <ListPage<typeof listStandards, Standard>
        id="standards"
        title={t('服务标准')}
        operation={listStandards}
        ask={({ tab, q, filters, after }) => ({ query: { show: (tab || 'in_force') as 'in_force', ...(filters.trade ? { trade: filters.trade as 'elderly' } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/policies/standards/${row.id}`}
        tabs={[{ key: 'in_force', label: t('执行中') }, { key: 'not_yet', label: t('尚未施行') }, { key: 'replaced', label: t('旧版本') }]}
        filters={[{ key: 'trade', label: t('服务种类'), options: Object.entries(TRADES).map(([value, label]) => ({ value, label: t(label) })) }]}
        search={t('名称、编号、标准号、内容')}
        columns={[
          { key: 'title', title: t('名称'), render: (row) => row.title },
          { key: 'code', title: t('编号'), width: 100, render: (row) => row.code },
          { key: 'version', title: t('版本'), width: 90, render: (row) => t('第{n}版', { n: row.version }) },
          { key: 'trade', title: t('服务种类'), width: 120, render: (row) => t(TRADES[row.trade]) },
          { key: 'number', title: t('标准号'), width: 160, render: (row) => row.number },
          { key: 'issuer', title: t('发布单位'), width: 150, render: (row) => row.issuer },
          { key: 'from', title: t('施行'), width: 150, render: (row) => <DateText value={row.fromOn} /> },
          { key: 'uses', title: t('适用'), width: 90, align: 'end', render: (row) => t('{n}处', { n: row.uses }) },
        ]}
        unit={t('个')}
        empty={(tab) => (tab === 'in_force' ? { why: t('没有执行中的标准'), todo: t('按养老、托育、家政等服务种类发布标准，事项和购买服务指向它。') } : { why: t('没有这样的标准') })}
        action={keeps && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('发布标准')}</Button>}
      />
      {adding && <StandardForm onClose={() => setAdding(false)} onMade={(id) => go(`/policies/standards/${id}`)} />}
    </>
  )
}
