import { Select } from 'antd'
import { useState } from 'react'
import { Awaiting, Go, Panel, useAbility, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listOrganisations } from '../../../organisations/contract.ts'
import { fitOrganisation, type FitShown } from '../../contract.ts'

const FIT = { yes: '看来适合', unknown: '还要看条件', no: '不适合' } as const
const ANSWER = { yes: '符合', unknown: '还不知道', no: '不符合' } as const

/** Which supports fit an organisation on the books. */
export function FitPanel() {
  const [q, setQ] = useState('')
  const [id, setId] = useState<string>()
  const reads = useAbility('organisations.read')
  const found = useCall(listOrganisations, { query: q ? { q } : {} } as never, { enabled: reads, keep: true, staleMs: 60_000 })
  if (!reads) return null
  return (
    <Panel title={t('哪些适合一个组织')}>
      <Select
        aria-label={t('组织')} style={{ width: 320, maxWidth: '100%' }} allowClear placeholder={t('按名称查找组织')} value={id} loading={found.isFetching} showSearch={{ filterOption: false, onSearch: (typed) => setQ(typed.trim().slice(0, 40)) }}
        onChange={(next: string | undefined) => setId(next)} options={((found.data?.items ?? []) as { id: string; name: string; kindTitle: string }[]).map((one) => ({ value: one.id, label: t('{name}（{kind}）', { name: one.name, kind: one.kindTitle }) }))}
      />
      {id && <Fits id={id} />}
    </Panel>
  )
}

function Fits({ id }: { id: string }) {
  const query = useCall(fitOrganisation, { params: { id }, query: {} })
  return (
    <Awaiting query={query} inside>
      {({ known, items }) => (
        <>
          <p className="d-quiet">{known.length ? t('已知：{facts}。其他情况请问组织。', { facts: known.map((one) => t('{title}{value}', { title: t(one.title), value: one.value })).join('，') }) : t('登记里没有可以用来判断的情况。')}</p>
          {items.length === 0 ? <p className="d-quiet">{t('没有执行中的扶持政策。')}</p> : <ul className="pol-list">{items.map((one) => <Fit key={one.id} one={one} />)}</ul>}
        </>
      )}
    </Awaiting>
  )
}

function Fit({ one }: { one: FitShown }) {
  return (
    <li>
      <strong>{t(FIT[one.fit])}</strong> <Go to={`/policies/supports/${one.id}`}>{one.title}</Go>
      {one.reasons.length > 0 && <p className="d-quiet">{one.reasons.map((each) => t('{text}：{answer}', { text: t(each.text), answer: t(ANSWER[each.answer]) })).join('；')}</p>}
    </li>
  )
}
