import { Awaiting, dateText, EmptyList, ListTable, PageHeading, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listPlans } from '../../contract.ts'

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

/** Plans that bind the post's place: those in force first; ended and replaced ones stay readable. */
export default function PlansPage() {
  const query = useCall(listPlans, { query: {} })
  return (
    <>
      <PageHeading title={t('规划')} crumbs={[{ label: t('指标看板'), to: '/board' }]} />
      <Awaiting query={query} inside>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyList why={t('没有适用于本地的规划')} todo={t('规划由管理员录入；上级规划适用到本地时也会列在这里。')} />
          ) : (
            <ListTable
              label={t('规划')}
              rows={items}
              rowKey={(row) => `${row.code} ${row.version}`}
              rowTo={(row) => `/plans/${row.code}?version=${row.version}`}
              columns={[
                { key: 'title', title: t('名称'), render: (row) => row.title },
                { key: 'state', title: t('状态'), width: 110, render: (row) => planStateName(row.state) },
                { key: 'issuer', title: t('发布单位'), width: 200, render: (row) => row.issuer },
                { key: 'place', title: t('适用地'), width: 120, render: (row) => row.placeName },
                { key: 'time', title: t('起止'), width: 250, render: periodWords },
                { key: 'targets', title: t('目标'), width: 80, align: 'end', render: (row) => t('{n}项', { n: row.targets }) },
              ]}
            />
          )
        }
      </Awaiting>
    </>
  )
}
