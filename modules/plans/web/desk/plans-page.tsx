import { dateText, Go, ListPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listPlans, type PlanLine } from '../../contract.ts'

/** 在用, 期满, 被替代: how a text stands today. */
export function planStateName(state: string): string {
  const names: Record<string, string> = { in_force: t('在用'), not_yet: t('尚未开始'), ended: t('规划期已满'), replaced: t('已被替代') }
  return names[state] ?? state
}

/** 「2021年1月1日至2025年12月31日」, or in words what is missing of it. */
export function periodWords(plan: { from: string; until: string; undated: boolean }): string {
  if (plan.undated) return t('文本没有注明')
  if (plan.until.startsWith('9999')) return t('{from}起，没有写明期限', { from: dateText(plan.from) })
  return t('{from}至{until}', { from: dateText(plan.from), until: dateText(plan.until) })
}

/** All texts: those in force first; ended and replaced ones stay readable. */
export default function PlansPage() {
  return (
    <ListPage<typeof listPlans, PlanLine>
      id="plans"
      title={t('规划')}
      operation={listPlans}
      ask={({ q, filters }) => ({ query: { ...(q ? { q: q.slice(0, 50) } : {}), ...(filters['state'] ? { state: filters['state'] as 'in_force' } : {}) } })}
      read={(reply) => reply}
      rowKey={(row) => `${row.code} ${row.version}`}
      rowTo={(row) => `/plans/${row.code}?version=${row.version}`}
      search={t('名称、文号、发布单位、索引号')}
      filters={[{ key: 'state', label: t('状态'), options: ['in_force', 'not_yet', 'ended', 'replaced'].map((value) => ({ value, label: planStateName(value) })) }]}
      columns={[
        { key: 'title', title: t('名称'), render: (row) => (row.version > 1 ? t('{title}（第{n}版）', { title: row.title, n: row.version }) : row.title) },
        { key: 'state', title: t('状态'), width: 110, render: (row) => planStateName(row.state) },
        { key: 'issuer', title: t('发布单位'), width: 180, render: (row) => row.issuer },
        { key: 'place', title: t('适用地'), width: 120, render: (row) => row.placeName },
        { key: 'time', title: t('起止'), width: 250, render: periodWords },
        { key: 'targets', title: t('目标'), width: 80, align: 'end', render: (row) => t('{n}项', { n: row.targets }) },
      ]}
      unit={t('份')}
      empty={{ why: t('没有规划'), todo: t('在草案里起草，审批后发布；上级规划适用到本地时也会列在这里。') }}
      tools={() => <Go to="/plans/compare">{t('对照两份文本')}</Go>}
    />
  )
}
