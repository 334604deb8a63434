import { DateText, Go, ListPage, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { GOAL_STATES, listGoals, listPlans, type GoalLine } from '../../contract.ts'
import { isLate, numberWords, Standing } from './parts.tsx'

/** Goals of the place and below: who owes what until when, and how it stands. */
export default function GoalsPage() {
  const plans = useCall(listPlans, { query: {} }, { staleMs: 60_000 }).data?.items ?? []
  const options = [...new Map(plans.map((one) => [one.code, { value: one.code, label: one.title }])).values()]
  return (
    <ListPage<typeof listGoals, GoalLine>
      id="plan-goals"
      title={t('目标分解')}
      operation={listGoals}
      ask={({ tab, q, filters, after }) => ({ query: { show: (tab || 'open') as 'open', ...(q ? { q: q.slice(0, 50) } : {}), ...(filters['plan'] ? { plan: filters['plan'] } : {}), ...(after ? { after } : {}) } })}
      read={(reply) => reply}
      rowKey={(row) => row.id}
      rowTo={(row) => `/plans/goals/${row.id}`}
      rowTone={(row) => (isLate(row.assessment.state) ? 'late' : undefined)}
      search={t('目标、负责人、地点')}
      filters={[{ key: 'plan', label: t('规划'), options }]}
      tabs={[
        { key: 'open', label: t('在办') }, { key: 'to_confirm', label: t('等本级确认'), tone: 'mine' }, { key: 'mine', label: t('我负责的'), tone: 'mine' }, { key: 'without_owner', label: t('没有负责人'), tone: 'late' },
        { key: 'behind', label: t('落后'), tone: 'late' }, { key: 'ended', label: t('已结束') },
      ]}
      columns={[
        { key: 'what', title: t('目标'), render: (row) => row.what },
        { key: 'place', title: t('地点'), width: 130, render: (row) => row.regionName },
        { key: 'number', title: t('目标值'), width: 140, render: numberWords },
        { key: 'owner', title: t('负责'), width: 130, render: (row) => row.owner || <span className="pl-late">{t('没有负责人')}</span> },
        { key: 'due', title: t('期限'), width: 130, render: (row) => <DateText value={row.dueOn} /> },
        { key: 'state', title: t('确认'), width: 110, render: (row) => t(GOAL_STATES[row.state]) },
        { key: 'standing', title: t('进度'), width: 110, render: (row) => <Standing assessment={row.assessment} /> },
        { key: 'parts', title: t('下级'), width: 90, align: 'end', render: (row) => (row.parts ? t('{n}处', { n: row.parts }) : '') },
        { key: 'plan', title: t('规划'), width: 220, spare: true, render: (row) => <Go to={`/plans/${row.plan}?version=${row.planVersion}`}>{row.planTitle}</Go> },
      ]}
      unit={t('项')}
      empty={(tab) => ({
        open: { why: t('还没有目标'), todo: t('打开一份规划，把其中的目标或任务列为本级目标，再分解到下级。') }, to_confirm: { why: t('没有等本级确认的目标') }, mine: { why: t('没有交给您负责的目标') },
        without_owner: { why: t('每项目标都有负责人') }, behind: { why: t('没有落后的目标') }, ended: { why: t('还没有结束的目标') },
      })[tab] ?? { why: t('没有目标') }}
    />
  )
}
