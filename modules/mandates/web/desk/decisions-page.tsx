import { Button } from 'antd'
import { useState } from 'react'
import { DateText, Go, ListPage, useAbility } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { DECISION_ABOUT, listDecisions, type Decision } from '../../contract.ts'
import { Area } from './area.tsx'
import { FollowDialog } from './follow-dialog.tsx'

/** What joint meetings decided, as tasks by their date. */
export default function DecisionsPage() {
  const drops = useAbility('mandates.meet')
  const [asked, setAsked] = useState<Decision | null>(null)
  return (
    <>
      <Area at="/mandates/decisions" />
      <ListPage<typeof listDecisions, Decision>
        id="joint-decisions"
        title={t('议定事项')}
        operation={listDecisions}
        ask={({ tab, after }) => ({ query: { show: (tab || 'open') as 'open', ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTone={(row) => (row.overdue ? 'late' : undefined)}
        tabs={[{ key: 'open', label: t('在办') }, { key: 'overdue', label: t('超期'), tone: 'late' }, { key: 'mine', label: t('我负责的'), tone: 'mine' }, { key: 'ended', label: t('已结束') }]}
        columns={[
          { key: 'what', title: t('决定的事'), render: (row) => <Go to={`/mandates/meetings/${row.meetingId}`}>{row.what}</Go> },
          { key: 'about', title: t('方面'), width: 130, render: (row) => t(DECISION_ABOUT[row.about]) },
          { key: 'owner', title: t('由谁负责'), width: 140, render: (row) => row.owner },
          { key: 'due', title: t('期限'), width: 150, render: (row) => <span className={row.overdue ? 'man-late' : ''}><DateText value={row.dueOn} />{row.overdue && t('，已超期')}</span> },
          { key: 'place', title: t('所在地'), width: 130, render: (row) => row.regionName },
          { key: 'state', title: t('状态'), width: 130, render: (row) => row.state === 'open' ? (row.mine || drops ? <Button size="small" onClick={() => setAsked(row)}>{t('记录进展')}</Button> : t('在办')) : row.state === 'done' ? t('已完成') : t('不再办理') },
        ]}
        unit={t('项')}
        empty={{ why: t('没有议定事项'), todo: t('联席会议写入纪要后，决定的事会列在这里。') }}
      />
      {asked && <FollowDialog one={asked} drops={drops} onClose={() => setAsked(null)} />}
    </>
  )
}
