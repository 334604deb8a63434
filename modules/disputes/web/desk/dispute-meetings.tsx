import { Button, Checkbox, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { ActionDialog, dateText, DayInput, dayRule, Panel, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getDispute, holdMeeting, listDisputes, planMeeting, type Dispute, type DisputeMeeting } from '../../contract.ts'
import { SignatureLine, SignDialog, type ToSign } from './sign-dialog.tsx'

const touches = [getDispute, listDisputes]
const STATES = { planned: '已约定', held: '已调解', adjourned: '已改期', cancelled: '已取消' } as const
const TIME = { pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: '时间应写成 09:30 这样' }

export function Meetings({ d, mine }: { d: Dispute; mine: boolean }) {
  const [recording, setRecording] = useState<DisputeMeeting | null>(null)
  const [signing, setSigning] = useState<ToSign | null>(null)
  return (
    <Panel title={t('调解')}>
      {d.meetings.length === 0 && <p className="d-quiet">{t('双方都同意了，请约时间调解。')}</p>}
      <ul className="dis-lines">
        {d.meetings.map((one) => (
          <li key={one.id}>
            <div className="dis-head">
              <strong>{t('{day} {time}', { day: dateText(one.onDay, 'day-weekday'), time: one.atTime })}</strong><span>{one.place}</span><span className="d-quiet">{t(STATES[one.state])}</span>
              {one.came.length > 0 && <span className="d-quiet">{t('到场：{names}', { names: one.came.join('、') })}</span>}
              <span className="dis-end">{mine && d.state === 'mediating' && one.state === 'planned' && <Button size="small" type="primary" onClick={() => setRecording(one)}>{t('记录结果')}</Button>}</span>
            </div>
            {one.state === 'held' && <pre className="dis-text">{one.text}</pre>}
            {one.state === 'held' && <SignatureLine d={d} about="minutes" aboutId={one.id} signatures={one.signatures} onSign={mine && d.state === 'mediating' ? (partyId) => setSigning({ about: 'minutes', aboutId: one.id, sha256: one.sha256, text: one.text, partyId }) : undefined} />}
          </li>
        ))}
      </ul>
      {recording && <RecordDialog d={d} one={recording} onClose={() => setRecording(null)} />}
      {signing && <SignDialog d={d} what={signing} onClose={() => setSigning(null)} />}
    </Panel>
  )
}

export function PlanDialog({ d, onClose }: { d: Dispute; onClose: () => void }) {
  const plan = useMutate(planMeeting, { touches })
  return (
    <ActionDialog<{ onDay: string; atTime: string; place: string }>
      open name="plan-mediation" title={t('约定调解')} sentence={t('会通知在册的当事人；外来的请另外告诉。')} verb={t('约定')} initial={{ onDay: dayOf(new Date()), atTime: '09:30', place: t('社区调解室') }}
      onSubmit={(typed) => plan.mutateAsync({ params: { id: d.id }, body: typed as never })} onClose={onClose}
    >
      <When />
    </ActionDialog>
  )
}

const When = ({ within }: { within?: string }) => {
  const name = (field: string) => (within ? [within, field] : field)
  return (
    <>
      <Form.Item name={name('onDay')} label={t('日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name={name('atTime')} label={t('时间')} rules={[{ required: true, message: t('请填写时间') }, { pattern: TIME.pattern, message: t('时间应写成 09:30 这样') }]}><Input maxLength={5} /></Form.Item>
      <Form.Item name={name('place')} label={t('地点')} rules={[{ required: true, message: t('请填写地点') }]}><Input maxLength={60} /></Form.Item>
    </>
  )
}

function RecordDialog({ d, one, onClose }: { d: Dispute; one: DisputeMeeting; onClose: () => void }) {
  const record = useMutate(holdMeeting, { touches })
  return (
    <ActionDialog<{ outcome: 'held' | 'adjourned' | 'cancelled'; came?: string[]; minutes?: string; again?: boolean; next?: { onDay: string; atTime: string; place: string } }>
      open name="record-mediation" as="drawer" title={t('记录调解')} verb={t('记录')} initial={{ outcome: 'held', came: d.parties.map((each) => each.id), next: { onDay: '', atTime: one.atTime, place: one.place } }}
      onSubmit={({ again, next, ...typed }) => record.mutateAsync({ params: { id: d.id, meetingId: one.id }, body: { ...typed, came: typed.outcome === 'held' ? (typed.came ?? []) : [], minutes: typed.minutes ?? '', next: typed.outcome !== 'cancelled' && (again || typed.outcome === 'adjourned') && next?.onDay ? next : null, version: one.version } as never })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="outcome" label={t('结果')}><Radio.Group options={[{ value: 'held', label: t('双方到场，调解了') }, { value: 'adjourned', label: t('改期') }, { value: 'cancelled', label: t('取消') }]} /></Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() => {
              const outcome = form.getFieldValue('outcome')
              return (
                <>
                  {outcome === 'held' && <Form.Item name="came" label={t('谁来了')}><Checkbox.Group options={d.parties.map((each) => ({ value: each.id, label: each.name }))} /></Form.Item>}
                  {outcome === 'held' && <Form.Item name="minutes" label={t('笔录')} extra={t('当场读给双方听，没有意见再请双方签名。')} rules={[{ required: true, message: t('请写调解笔录') }]}><Input.TextArea maxLength={4000} autoSize={{ minRows: 6 }} /></Form.Item>}
                  {outcome === 'held' && <Form.Item name="again" valuePropName="checked"><Checkbox>{t('约下一次')}</Checkbox></Form.Item>}
                  {(outcome === 'adjourned' || (outcome === 'held' && form.getFieldValue('again'))) && <When within="next" />}
                </>
              )
            }}
          </Form.Item>
        </>
      )}
    </ActionDialog>
  )
}
