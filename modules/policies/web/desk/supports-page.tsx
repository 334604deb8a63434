import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { ListPage, useAbility, useGo } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listSupports, SUPPORT_KINDS, type Support } from '../../contract.ts'
import { FitPanel } from './fit-panel.tsx'
import { Area } from './parts.tsx'
import { SupportForm } from './support-form.tsx'

/** 扶持政策: what is given, to whom, and which of them fit an organisation. */
export default function SupportsPage() {
  const keeps = useAbility('policies.keep')
  const go = useGo()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Area at="/policies/supports" />
      <ListPage<typeof listSupports, Support>
        id="supports"
        title={t('扶持政策')}
        operation={listSupports}
        ask={({ tab, q, filters, after }) => ({ query: { show: (tab || 'running') as 'running', ...(filters.kind ? { kind: filters.kind as 'land' } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/policies/supports/${row.id}`}
        tabs={[{ key: 'running', label: t('执行中') }, { key: 'ended', label: t('已停止') }, { key: 'all', label: t('全部') }]}
        filters={[{ key: 'kind', label: t('种类'), options: Object.entries(SUPPORT_KINDS).map(([value, label]) => ({ value, label: t(label) })) }]}
        search={t('名称、内容、单位、编号')}
        columns={[
          { key: 'title', title: t('名称'), render: (row) => row.title },
          { key: 'code', title: t('编号'), width: 90, render: (row) => row.code },
          { key: 'kind', title: t('种类'), width: 130, render: (row) => t(SUPPORT_KINDS[row.kind]) },
          { key: 'benefit', title: t('给什么支持'), width: 220, render: (row) => row.benefit },
          { key: 'conditions', title: t('条件'), width: 250, render: (row) => row.conditionTexts.map((one) => t(one)).join('；') || t('没有条件') },
          { key: 'department', title: t('受理单位'), width: 130, render: (row) => row.department },
          { key: 'granted', title: t('已落实'), width: 90, align: 'end', render: (row) => t('{n}件', { n: row.granted }) },
        ]}
        unit={t('项')}
        empty={{ why: t('没有扶持政策'), todo: t('把文件里用地、用房、税费、保险、登记方面的支持列出来，写明条件，组织和居民就能看到哪项适合。') }}
        action={keeps && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('登记扶持政策')}</Button>}
      />
      <FitPanel />
      {adding && <SupportForm onClose={() => setAdding(false)} onMade={(id) => go(`/policies/supports/${id}`)} />}
    </>
  )
}
