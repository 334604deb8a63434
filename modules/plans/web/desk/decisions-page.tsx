import { Button } from 'antd'
import { useState } from 'react'
import { DateText, Go, ListPage, useAbility } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listPlanDecisions, type PlanDecision } from '../../contract.ts'
import { FollowDialog } from './follow-dialog.tsx'
import './plans.css'

/** What joint meetings decided, open until done, by date. */
export default function DecisionsPage() {
  const drops = useAbility('plans.meet')
  const [asked, setAsked] = useState<PlanDecision | null>(null)
  return (
    <>
      <ListPage<typeof listPlanDecisions, PlanDecision>
        id="plan-decisions"
        title={t('联席会议议定事项')}
        crumbs={[{ label: t('规划'), to: '/plans' }, { label: t('联席会议'), to: '/plans/meetings' }]}
        operation={listPlanDecisions}
        ask={({ tab, after }) => ({ query: { show: (tab || 'open') as 'open', ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTone={(row) => (row.overdue ? 'late' : undefined)}
        tabs={[{ key: 'open', label: t('在办') }, { key: 'overdue', label: t('超期'), tone: 'late' }, { key: 'mine', label: t('我负责的'), tone: 'mine' }, { key: 'ended', label: t('已结束') }]}
        columns={[
          { key: 'what', title: t('决定的事'), render: (row) => <Go to={`/plans/meetings/${row.meetingId}`}>{row.what}</Go> },
          { key: 'owner', title: t('由谁负责'), width: 150, render: (row) => row.owner },
          { key: 'due', title: t('期限'), width: 180, render: (row) => <span className={row.overdue ? 'pl-late' : ''}><DateText value={row.dueOn} />{row.overdue && t('，已超期')}</span> },
          { key: 'place', title: t('召开'), width: 130, render: (row) => row.regionName },
          { key: 'state', title: t('状态'), width: 130, render: (row) => row.state === 'open' ? (row.mine || drops ? <Button size="small" onClick={() => setAsked(row)}>{t('记录进展')}</Button> : t('在办')) : row.state === 'done' ? t('已完成') : t('不再办理') },
        ]}
        unit={t('项')}
        empty={{ why: t('没有议定事项'), todo: t('联席会议写入纪要后，决定的事会列在这里。') }}
      />
      {asked && <FollowDialog one={asked} drops={drops} onClose={() => setAsked(null)} />}
    </>
  )
}
