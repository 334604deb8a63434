import { Select } from 'antd'
import { Go, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { listMatters } from '../../../matters/contract.ts'
import { listPolicies, POLICY_DEEDS, VALIDITIES, type PolicyDeed, type PolicyLink } from '../../contract.ts'
import './policies.css'

const PLACES = [
  ['/policies', '政策文件'], ['/policies/supports', '扶持政策'], ['/policies/standards', '服务标准'], ['/policies/period-data', '四类信息'], ['/policies/partners', '合作伙伴'], ['/policies/research', '研究课题'],
  ['/policies/reports', '报告库'],
] as const

/** The way between the lists of the area. */
export function Area({ at }: { at: (typeof PLACES)[number][0] }) {
  return (
    <nav aria-label={t('政策和标准')} className="pol-area">
      <ul>
        {PLACES.map(([to, title]) => (
          <li key={to}><Go to={to} {...(to === at ? { 'aria-current': 'page' as const } : {})} className={to === at ? 'pol-here' : ''}>{t(title)}</Go></li>
        ))}
      </ul>
    </nav>
  )
}

/** The place of the post that is worn. */
export const useHere = (): string | undefined => useCall(getMe, {}, { staleMs: 60_000 }).data?.currentPost?.region

export const stepEntries = (steps: readonly { id: string; step: string; note: string; byName: string; at: string }[]) =>
  steps.map((one) => ({ id: one.id, title: t(POLICY_DEEDS[one.step as PolicyDeed] ?? one.step), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))

/** Texts as links, each with whether it is valid. */
export function Links({ rows, none }: { rows: readonly PolicyLink[]; none: string }) {
  if (!rows.length) return <p className="d-quiet">{none}</p>
  return (
    <ul className="pol-list">
      {rows.map((one) => (
        <li key={one.id}><Go to={`/policies/${one.id}`}>{one.title}</Go> <span className={one.validity === 'in_force' ? 'd-quiet' : 'pol-late'}>{[one.number, t(VALIDITIES[one.validity])].filter(Boolean).join('，')}</span></li>
      ))}
    </ul>
  )
}

/** Published texts to choose from. */
export function TextField({ value, onChange, id, several }: { value?: string | string[]; onChange?: (value: never) => void; id?: string; several?: boolean }) {
  const { data, isLoading } = useCall(listPolicies, { query: {} }, { staleMs: 30_000 })
  return (
    <Select
      {...(id ? { id } : {})} {...(several ? { mode: 'multiple' as const } : {})} showSearch={{ optionFilterProp: 'label' }} allowClear loading={isLoading} value={value as never} onChange={(next) => onChange?.(next as never)}
      placeholder={t('按名称或文号查找')} options={(data?.items ?? []).map((one) => ({ value: one.id, label: one.number ? t('{title}（{number}）', { title: one.title, number: one.number }) : one.title }))}
    />
  )
}

/** Matters in force to choose from. */
export function MattersField({ value, onChange, id, several }: { value?: string | string[]; onChange?: (value: never) => void; id?: string; several?: boolean }) {
  const { data, isLoading } = useCall(listMatters, { query: {} }, { staleMs: 600_000 })
  return (
    <Select
      {...(id ? { id } : {})} {...(several ? { mode: 'multiple' as const } : {})} showSearch={{ optionFilterProp: 'label' }} allowClear loading={isLoading} value={value as never} onChange={(next) => onChange?.(next as never)}
      placeholder={t('按名称查找')} options={(data?.items ?? []).map((one) => ({ value: one.code, label: one.title }))}
    />
  )
}
