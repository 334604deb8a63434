import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { DateText, ListPage, useAbility, useGo, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { LEVELS, listPolicies, VALIDITIES, type PolicyLine } from '../../contract.ts'
import { Area } from './parts.tsx'
import { PolicyForm } from './policy-form.tsx'

/** 政策文件: by words, level and validity, or by what rests on it (`?matter=`, `?indicator=`). */
export default function PoliciesPage() {
  const keeps = useAbility('policies.keep')
  const publishes = useAbility('policies.publish')
  const go = useGo()
  const [search] = useSearchState()
  // What a matter, an indicator or a plan rests on is asked for by a link from there.
  const asked = ([['matter', t('事项')], ['indicator', t('指标')], ['plan', t('规划')]] as const)
    .flatMap(([key, label]) => (search[key] ? [{ key, label, options: [{ value: search[key], label: search[key] }] }] : []))
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Area at="/policies" />
      <ListPage<typeof listPolicies, PolicyLine>
        id="policies"
        title={t('政策文件')}
        operation={listPolicies}
        ask={({ tab, q, filters, after }) => ({ query: {
          show: (tab || 'published') as 'published', ...(filters.level ? { level: filters.level as 'county' } : {}), ...(filters.validity ? { validity: filters.validity as 'in_force' } : {}),
          ...(filters.indicator ? { indicator: filters.indicator } : {}), ...(filters.matter ? { matter: filters.matter } : {}), ...(filters.plan ? { plan: filters.plan } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}),
        } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/policies/${row.id}`}
        tabs={[{ key: 'published', label: t('已发布') }, ...(keeps || publishes ? [{ key: 'draft', label: t('等待发布'), tone: 'mine' as const }] : [])]}
        filters={[
          { key: 'level', label: t('层级'), options: Object.entries(LEVELS).map(([value, label]) => ({ value, label: t(label) })) },
          { key: 'validity', label: t('是否有效'), options: Object.entries(VALIDITIES).map(([value, label]) => ({ value, label: t(label) })) },
          ...asked,
        ]}
        search={t('名称、文号、发文单位、内容')}
        columns={[
          { key: 'title', title: t('名称'), render: (row) => row.title },
          { key: 'number', title: t('文号'), width: 190, render: (row) => row.number },
          { key: 'issuer', title: t('发文单位'), width: 180, render: (row) => row.issuer },
          { key: 'level', title: t('层级'), width: 120, render: (row) => t(LEVELS[row.level]) },
          { key: 'from', title: t('施行'), width: 150, render: (row) => <DateText value={row.fromOn} absent={t('没有写明')} /> },
          { key: 'validity', title: t('现在'), width: 110, render: (row) => (row.state === 'draft' ? t('等待发布') : <span className={row.validity === 'in_force' ? '' : 'pol-late'}>{t(VALIDITIES[row.validity])}</span>) },
          { key: 'by', title: t('录入人'), width: 100, render: (row) => row.byName },
        ]}
        unit={t('份')}
        empty={(tab) => (tab === 'draft' ? { why: t('没有等待发布的文件') } : { why: t('没有政策文件'), todo: t('录入上级和本地的文件，写明依据，由另一位同事发布。') })}
        action={keeps && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('录入文件')}</Button>}
      />
      {adding && <PolicyForm onClose={() => setAdding(false)} onMade={(id) => go(`/policies/${id}`)} />}
    </>
  )
}
