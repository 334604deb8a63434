import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, Panel, Timeline, useAbility, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { cancelMeeting, DECISION_ABOUT, decisionAbout, getMeeting, listDecisions, listMeetings, listOwners, minuteMeeting, type Decision, type JointMeeting } from '../../contract.ts'
import { stepEntries } from './area.tsx'
import { FollowDialog } from './follow-dialog.tsx'

/** A joint meeting: agenda, units, minutes, and what became of each decision. */
export default function MeetingPage() {
  const id = useParam('id')
  const query = useCall(getMeeting, { params: { id } })
  const meets = useAbility('mandates.meet')
  const [dialog, setDialog] = useState<'minute' | 'cancel' | Decision | null>(null)
  const cancel = useMutate(cancelMeeting, { touches: [getMeeting, listMeetings] })
  return (
    <Awaiting query={query}>
      {({ meeting, decisions }) => (
        <DetailPage
          title={meeting.title}
          crumbs={[{ label: t('党建联席会议'), to: '/mandates/meetings' }]}
          sentence={t('{day}，{units}', { day: dateText(meeting.heldOn), units: meeting.units.join('、') })}
          state={{ called: t('已通知'), minuted: t('有纪要'), cancelled: t('已取消') }[meeting.state]}
          actions={meets && meeting.state === 'called' ? [
            { key: 'minute', label: t('写入纪要'), primary: true, onChoose: () => setDialog('minute'), ...(meeting.heldOn > dayOf(new Date()) ? { blocked: t('开会后再写') } : {}) },
            { key: 'cancel', label: t('取消会议'), danger: true, onChoose: () => setDialog('cancel') },
          ] : []}
          noActions={meets ? t('纪要已写入，可以记录各项进展。') : t('您的岗位只能查看，自己负责的事项可以记录进展。')}
          facts={<Panel title={t('会议')}><Facts facts={[{ label: t('所在地'), value: meeting.regionName }, { label: t('地点'), value: meeting.place }, { label: t('召集'), value: meeting.byName }, { label: t('议题'), value: meeting.agenda.join('；') }]} /></Panel>}
        >
          {meeting.minutes && <Panel title={t('纪要')}><p style={{ whiteSpace: 'pre-line' }}>{meeting.minutes}</p></Panel>}
          <Panel title={t('议定事项')}>
            {decisions.length === 0 && <p className="d-quiet">{t('还没有议定事项。')}</p>}
            <ul className="man-lines">
              {decisions.map((one) => (
                <li key={one.id}>
                  <div className="man-head">
                    <strong>{one.what}</strong><span className="d-quiet">{t(DECISION_ABOUT[one.about])}</span><span>{t('{owner}负责', { owner: one.owner })}</span>
                    <span className={one.overdue ? 'man-late' : 'd-quiet'}>{one.state === 'done' ? t('{day}完成', { day: dateText(one.doneOn!) }) : one.state === 'dropped' ? t('不再办理') : t('{day}前', { day: dateText(one.dueOn) }) + (one.overdue ? t('，已超期') : '')}</span>
                    <span className="man-end">{one.state === 'open' && (one.mine || meets) && <Button size="small" onClick={() => setDialog(one)}>{t('记录进展')}</Button>}</span>
                  </div>
                  <Timeline entries={stepEntries(one.steps.filter((step) => step.step !== 'decided'))} empty={t('还没有进展')} />
                </li>
              ))}
            </ul>
          </Panel>
          {dialog === 'minute' && <MinuteDialog meeting={meeting} onClose={() => setDialog(null)} />}
          {dialog === 'cancel' && (
            <ActionDialog<{ reason: string }> open name="cancel-meeting" danger title={t('取消会议')} verb={t('取消会议')} reason={{}} onSubmit={(typed) => cancel.mutateAsync({ params: { id }, body: { ...typed, version: meeting.version } as never })} onClose={() => setDialog(null)} />
          )}
          {dialog !== null && typeof dialog === 'object' && <FollowDialog one={dialog} drops={meets} onClose={() => setDialog(null)} />}
        </DetailPage>
      )}
    </Awaiting>
  )
}

interface Line { about: Decision['about']; what: string; owner?: string; ownerAccount?: string; dueOn: string }

function MinuteDialog({ meeting, onClose }: { meeting: JointMeeting; onClose: () => void }) {
  const owners = useCall(listOwners, { params: { id: meeting.id } }).data?.items ?? []
  const minute = useMutate(minuteMeeting, { touches: [getMeeting, listMeetings, listDecisions] })
  return (
    <ActionDialog<{ minutes: string; decisions?: Line[] }>
      open name="minute-meeting" as="drawer" title={t('写入纪要')} sentence={t('决定的每件事写明由谁负责、什么时候完成。')} verb={t('写入')}
      onSubmit={({ minutes, decisions = [] }) => minute.mutateAsync({ params: { id: meeting.id }, body: {
        minutes, version: meeting.version,
        decisions: decisions.map((one) => ({ ...one, ownerAccount: one.ownerAccount ?? null, owner: one.owner?.trim() || owners.find((each) => each.id === one.ownerAccount)?.name || '' })),
      } as never })}
      onClose={onClose}
    >
      <Form.Item name="minutes" label={t('纪要')} rules={[{ required: true, message: t('请填写会议纪要') }]}><Input.TextArea maxLength={4000} autoSize={{ minRows: 4 }} /></Form.Item>
      <Form.List name="decisions">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className="man-row">
                <Form.Item name={[field.name, 'what']} label={t('决定的事')} rules={[{ required: true, message: t('请写明') }]}><Input maxLength={200} /></Form.Item>
                <Form.Item name={[field.name, 'about']} label={t('方面')} rules={[{ required: true, message: t('请选择方面') }]}><Select options={decisionAbout.map((value) => ({ value, label: t(DECISION_ABOUT[value]) }))} /></Form.Item>
                <Form.Item name={[field.name, 'ownerAccount']} label={t('负责的同事')} extra={t('选了的会出现在他的首页。')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={owners.map((one) => ({ value: one.id, label: `${one.name}（${one.post}）` }))} /></Form.Item>
                <Form.Item name={[field.name, 'owner']} label={t('负责单位')} extra={t('没有选同事的，请填写单位。')}><Input maxLength={60} /></Form.Item>
                <Form.Item name={[field.name, 'dueOn']} label={t('完成期限')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
                <Button onClick={() => remove(field.name)}>{t('去掉这一项')}</Button>
              </div>
            ))}
            <Button onClick={() => add({ about: 'facility' })}>{t('增加一项')}</Button>
          </>
        )}
      </Form.List>
    </ActionDialog>
  )
}
