import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, Panel, Timeline, useAbility, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { cancelPlanMeeting, getPlanMeeting, ISSUE_KINDS, ISSUE_STATES, listGoalOwners, listPlanDecisions, listPlanIssues, listPlanMeetings, minutePlanMeeting, type PlanDecision } from '../../contract.ts'
import { FollowDialog } from './follow-dialog.tsx'
import { stepEntries } from './parts.tsx'

type File = Reply<typeof getPlanMeeting>

/** A joint meeting: agenda, what communities raised, minutes, and what became of each decision. */
export default function MeetingPage() {
  const id = useParam('id')
  const query = useCall(getPlanMeeting, { params: { id } })
  const meets = useAbility('plans.meet')
  const [dialog, setDialog] = useState<'minute' | 'cancel' | PlanDecision | null>(null)
  const cancel = useMutate(cancelPlanMeeting, { touches: [getPlanMeeting, listPlanMeetings, listPlanIssues] })
  return (
    <Awaiting query={query}>
      {(file) => {
        const { meeting, issues, decisions, mayWrite } = file
        return (
          <DetailPage
            title={meeting.title}
            crumbs={[{ label: t('规划'), to: '/plans' }, { label: t('联席会议'), to: '/plans/meetings' }]}
            sentence={t('{day}，{units}', { day: dateText(meeting.heldOn), units: meeting.units.join('、') })}
            state={{ called: t('已通知'), minuted: t('有纪要'), cancelled: t('已取消') }[meeting.state]}
            actions={mayWrite && meeting.state === 'called' ? [
              { key: 'minute', label: t('写入纪要'), primary: true, onChoose: () => setDialog('minute'), ...(meeting.heldOn > dayOf(new Date()) ? { blocked: t('开会后再写') } : {}) },
              { key: 'cancel', label: t('取消会议'), danger: true, onChoose: () => setDialog('cancel') },
            ] : []}
            noActions={mayWrite ? t('可以在下面记录各项进展。') : t('您的岗位只能查看，自己负责的事项可以记录进展。')}
            facts={<Panel title={t('会议')}><Facts facts={[{ label: t('召开'), value: meeting.regionName }, { label: t('地点'), value: meeting.venue }, { label: t('召集'), value: meeting.byName }, { label: t('议题'), value: meeting.agenda.join('；') }]} /></Panel>}
          >
            {meeting.minutes && <Panel title={t('纪要')}><p className="pl-words">{meeting.minutes}</p></Panel>}
            <Panel title={t('社区难题')}>
              {issues.length === 0 ? <p className="d-quiet">{t('这次会议没有列入社区难题。')}</p> : (
                <ul className="pl-lines">
                  {issues.map((one) => (
                    <li key={one.id}>
                      <div className="pl-head"><strong>{one.what}</strong><span className="d-quiet">{t(ISSUE_KINDS[one.kind])}</span><span>{one.regionName}</span><span className="d-quiet pl-end">{t(ISSUE_STATES[one.state])}</span></div>
                      {one.wish && <div className="d-quiet">{t('希望：{wish}', { wish: one.wish })}</div>}
                      {one.answer && <div>{t('答复：{answer}', { answer: one.answer })}</div>}
                    </li>
                  ))}
                </ul>
              )}
            </Panel>
            <Panel title={t('议定事项')}>
              {decisions.length === 0 && <p className="d-quiet">{t('还没有议定事项。')}</p>}
              <ul className="pl-lines">
                {decisions.map((one) => (
                  <li key={one.id}>
                    <div className="pl-head">
                      <strong>{one.what}</strong><span>{t('{owner}负责', { owner: one.owner })}</span>
                      <span className={one.overdue ? 'pl-late' : 'd-quiet'}>{one.state === 'done' ? t('{day}完成', { day: dateText(one.doneOn!) }) : one.state === 'dropped' ? t('不再办理') : t('{day}前', { day: dateText(one.dueOn) }) + (one.overdue ? t('，已超期') : '')}</span>
                      <span className="pl-end">{one.state === 'open' && (mayWrite || one.mine) && <Button size="small" onClick={() => setDialog(one)}>{t('记录进展')}</Button>}</span>
                    </div>
                    {one.proof && <div className="d-quiet">{t('依据：{proof}', { proof: one.proof })}</div>}
                    <Timeline entries={stepEntries(one.steps.filter((step) => step.step !== 'decided'))} empty={t('还没有进展')} />
                  </li>
                ))}
              </ul>
            </Panel>
            {dialog === 'minute' && <MinuteDialog file={file} onClose={() => setDialog(null)} />}
            {dialog === 'cancel' && (
              <ActionDialog<{ reason: string }> open name="cancel-plan-meeting" danger title={t('取消会议')} sentence={t('列入的社区难题回到待上会。')} verb={t('取消会议')} reason={{}} onSubmit={(typed) => cancel.mutateAsync({ params: { id }, body: { ...typed, version: meeting.version } as never })} onClose={() => setDialog(null)} />
            )}
            {dialog !== null && typeof dialog === 'object' && <FollowDialog one={dialog} drops={meets && mayWrite} onClose={() => setDialog(null)} />}
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}

interface Line { what: string; owner?: string; ownerAccount?: string; dueOn: string; issueId?: string }

function MinuteDialog({ file: { meeting, issues }, onClose }: { file: File; onClose: () => void }) {
  const owners = useCall(listGoalOwners, { query: { region: meeting.region } }).data?.items ?? []
  const minute = useMutate(minutePlanMeeting, { touches: [getPlanMeeting, listPlanMeetings, listPlanDecisions, listPlanIssues] })
  return (
    <ActionDialog<{ minutes: string; decisions?: Line[]; answers?: Record<string, string> }>
      open name="minute-plan-meeting" as="drawer" width={720} title={t('写入纪要')} sentence={t('每条难题要么对应一项决定，要么写明答复。')} verb={t('写入')}
      initial={{ decisions: issues.map((one) => ({ issueId: one.id, what: '', dueOn: '' })) as Line[] }}
      onSubmit={({ minutes, decisions = [], answers = {} }) => minute.mutateAsync({ params: { id: meeting.id }, body: {
        minutes, version: meeting.version,
        decisions: decisions.map((one) => ({ ...one, issueId: one.issueId ?? null, ownerAccount: one.ownerAccount ?? null, owner: one.owner?.trim() || owners.find((each) => each.id === one.ownerAccount)?.name || '' })),
        answers: Object.entries(answers).flatMap(([issueId, answer]) => (answer?.trim() ? [{ issueId, answer }] : [])),
      } as never })}
      onClose={onClose}
    >
      <Form.Item name="minutes" label={t('纪要')} rules={[{ required: true, whitespace: true, message: t('请填写会议纪要') }]}><Input.TextArea maxLength={8000} autoSize={{ minRows: 4 }} /></Form.Item>
      <Form.List name="decisions">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className="pl-row">
                <Form.Item name={[field.name, 'issueId']} label={t('对应的难题')}><Select allowClear options={issues.map((one) => ({ value: one.id, label: t('{place}：{what}', { place: one.regionName, what: one.what.slice(0, 30) }) }))} /></Form.Item>
                <Form.Item name={[field.name, 'what']} label={t('决定的事')} rules={[{ required: true, whitespace: true, message: t('请写明') }]}><Input maxLength={200} /></Form.Item>
                <div className="pl-three">
                  <Form.Item name={[field.name, 'ownerAccount']} label={t('负责的同事')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={owners.map((one) => ({ value: one.id, label: `${one.name}（${one.post}）` }))} /></Form.Item>
                  <Form.Item name={[field.name, 'owner']} label={t('负责部门')}><Input maxLength={60} /></Form.Item>
                  <Form.Item name={[field.name, 'dueOn']} label={t('完成期限')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ min: meeting.heldOn })]}><DayInput /></Form.Item>
                </div>
                <div className="pl-row-foot"><Button onClick={() => remove(field.name)}>{t('去掉这一项')}</Button></div>
              </div>
            ))}
            <Button onClick={() => add({})}>{t('增加一项决定')}</Button>
          </>
        )}
      </Form.List>
      {issues.length > 0 && <h3 className="pl-sub">{t('没有决定的难题，写明答复')}</h3>}
      {issues.map((one) => <Form.Item key={one.id} name={['answers', one.id]} label={t('{place}：{what}', { place: one.regionName, what: one.what })}><Input maxLength={500} /></Form.Item>)}
    </ActionDialog>
  )
}
