import { Button, Checkbox, Form, Input, Modal, Radio, Select, Tag } from 'antd'
import { useState, type ReactNode } from 'react'
import { ActionDialog, Awaiting, DateText, DayInput, dayRule, deskFile, FileView, newClientId, PageHeading, Panel, useAbility, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { DAY_KINDS, getRoster, getStation, listUnmanned, planShifts, printRoster, replaceShift, sayHours, setStationDay, SHIFT_PARTS, type RosterDay, type Station } from '../../contract.ts'
import { HoursInput, hoursRule, hoursText, readHours } from './hours-field.tsx'
import { WithStation } from './station.tsx'


/** 开放和值班: the next thirty days of a station; an open day with no one on duty is red. */
export default function RosterPage() {
  return <WithStation>{(station, choice) => <RosterOf key={station.id} station={station} choice={choice} />}</WithStation>
}

type Staff = { id: string; name: string; posts: string }[]
const TOUCHES = [getRoster, listUnmanned, getStation]

function RosterOf({ station, choice }: { station: Station; choice: ReactNode }) {
  const keeps = useAbility('windows.keep')
  const query = useCall(getRoster, { params: { id: station.id }, query: { days: 30 } })
  const [doing, setDoing] = useState<'plan' | 'print' | { day: RosterDay } | { shift: RosterDay['shifts'][number]; day: RosterDay }>()
  return (
    <>
      <PageHeading title={t('{name}开放和值班', { name: station.name })} aside={
        <>{choice}<Button onClick={() => setDoing('print')}>{t('打印本周')}</Button>{keeps && <Button type="primary" onClick={() => setDoing('plan')}>{t('排班')}</Button>}</>
      } />
      <Awaiting query={query}>
        {(roster) => (
          <>
            {roster.unmanned > 0 && <p className="w-late w-beneath" role="status">{t('今后30天里有{n}个开放日没有人值班，请排班，或者写明不开放。', { n: roster.unmanned })}</p>}
            <Panel title={t('今后30天')} aside={<span className="d-quiet">{t('开放时间和值班人在网上公布')}</span>}>
              <div className="w-scroll"><table className="w-plain">
                <thead><tr><th scope="col">{t('日期')}</th><th scope="col">{t('开放')}</th><th scope="col">{t('值班')}</th>{keeps && <th scope="col">{t('安排')}</th>}</tr></thead>
                <tbody>{roster.days.map((day) => (
                  <tr key={day.date}>
                    <th scope="row"><DateText value={day.date} form="day-weekday" /> <span className="d-quiet">{day.holiday || (day.kind === 'workday' ? '' : t(DAY_KINDS[day.kind]))}</span></th>
                    <td>{sayHours(day.intervals)} {day.special && <Tag>{t('特别安排')}</Tag>} {day.note && <span className="d-quiet">{day.note}</span>}</td>
                    <td>
                      {day.unmanned && <span className="w-late">{t('没有人值班')}</span>}
                      <span className="w-tools">{day.shifts.map((one) => (
                        <span key={one.id}>
                          {one.name}{one.part !== 'day' && t('（{part}）', { part: t(SHIFT_PARTS[one.part]) })}{one.insteadOf && <span className="d-quiet">{t('（替{name}）', { name: one.insteadOf })}</span>}
                          {keeps && <Button size="small" type="link" aria-label={t('{name}换班', { name: one.name })} onClick={() => setDoing({ shift: one, day })}>{t('换班')}</Button>}
                        </span>
                      ))}</span>
                    </td>
                    {keeps && <td><Button size="small" type="text" onClick={() => setDoing({ day })}>{t('改开放时间')}</Button></td>}
                  </tr>
                ))}</tbody>
              </table></div>
            </Panel>
            {doing === 'plan' && <PlanDialog station={station} staff={roster.staff} onClose={() => setDoing(undefined)} />}
            {doing && typeof doing === 'object' && 'shift' in doing && <ReplaceDialog shift={doing.shift} day={doing.day} staff={roster.staff} onClose={() => setDoing(undefined)} />}
            {doing && typeof doing === 'object' && !('shift' in doing) && <DayDialog station={station} day={doing.day} onClose={() => setDoing(undefined)} />}
          </>
        )}
      </Awaiting>
      <Modal open={doing === 'print'} title={t('一周值班表')} width={880} onCancel={() => setDoing(undefined)} footer={null} destroyOnHidden>
        <FileView id={`roster-${station.id}`} name={`${station.name}.pdf`} tall load={(signal) => deskFile(printRoster, { params: { id: station.id }, query: {} }, { signal })} />
      </Modal>
    </>
  )
}

const staffOptions = (staff: Staff) => staff.map((one) => ({ value: one.id, label: one.posts ? t('{name}（{posts}）', { name: one.name, posts: one.posts }) : one.name }))

function PlanDialog({ station, staff, onClose }: { station: Station; staff: Staff; onClose: () => void }) {
  const plan = useMutate(planShifts, { touches: TOUCHES })
  const today = dayOf(new Date())
  return (
    <ActionDialog<{ accountIds: string[]; from: string; until: string; weekdays?: number[]; part: 'day'; inTurn?: boolean }>
      open name="plan" title={t('排班')} sentence={t('只排开放的日子；已经在班的不会重复。')} verb={t('排上')} initial={{ from: today, until: today, part: 'day', inTurn: true }}
      onSubmit={(typed) => plan.mutateAsync({ params: { id: station.id }, body: { ...typed, weekdays: typed.weekdays ?? [], inTurn: typed.inTurn ?? false, clientId: newClientId() } })} onClose={onClose}
    >
      <Form.Item name="accountIds" label={t('值班人')} rules={[{ required: true, message: t('请选择值班人') }]}><Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={staffOptions(staff)} /></Form.Item>
      <div className="w-two">
        <Form.Item name="from" label={t('从')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ min: today })]}><DayInput min={today} /></Form.Item>
        <Form.Item name="until" label={t('到')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ min: today })]}><DayInput min={today} /></Form.Item>
      </div>
      <Form.Item name="weekdays" label={t('只排星期几')}><Checkbox.Group options={['一', '二', '三', '四', '五', '六', '日'].map((label, i) => ({ value: i + 1, label: t(label) }))} /></Form.Item>
      <Form.Item name="part" label={t('时段')}><Radio.Group options={Object.entries(SHIFT_PARTS).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
      <Form.Item name="inTurn" label={t('轮流')} valuePropName="checked"><Checkbox>{t('一天一人，轮着来')}</Checkbox></Form.Item>
    </ActionDialog>
  )
}

function ReplaceDialog({ shift, day, staff, onClose }: { shift: RosterDay['shifts'][number]; day: RosterDay; staff: Staff; onClose: () => void }) {
  const replace = useMutate(replaceShift, { touches: TOUCHES })
  return (
    <ActionDialog<{ accountId?: string; reason: string }>
      open name="replace" title={t('{name}{day}换班', { name: shift.name, day: day.date })} sentence={t('不选替班人，就是取消这一班；那天没有别人的，会标出来。')} verb={t('保存')} reason={{}}
      onSubmit={({ accountId, reason }) => replace.mutateAsync({ params: { id: shift.id }, body: { accountId: accountId ?? null, reason, version: shift.version, clientId: newClientId() } })} onClose={onClose}
    >
      <Form.Item name="accountId" label={t('替班人')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={staffOptions(staff).filter((one) => one.value !== shift.accountId)} /></Form.Item>
    </ActionDialog>
  )
}

function DayDialog({ station, day, onClose }: { station: Station; day: RosterDay; onClose: () => void }) {
  const save = useMutate(setStationDay, { touches: TOUCHES })
  return (
    <ActionDialog<{ how: 'usual' | 'own'; hours?: string; note?: string }>
      open name="day" title={t('{day}的开放时间', { day: day.date })} verb={t('保存')} initial={{ how: 'own', hours: hoursText(day.intervals), note: day.note }}
      onSubmit={({ how, hours, note }) => save.mutateAsync({ params: { id: station.id }, body: { on: day.date, intervals: how === 'usual' ? null : readHours(hours)!, note: note ?? '', clientId: newClientId() } })} onClose={onClose}
    >
      <Form.Item name="how" label={t('这一天')}><Radio.Group options={[{ value: 'own', label: t('按下面的时间') }, { value: 'usual', label: t('按平常') }]} /></Form.Item>
      <Form.Item name="hours" label={t('开放')} rules={[hoursRule]} extra={t('不开放就留空。')}><HoursInput /></Form.Item>
      <Form.Item name="note" label={t('说明')}><Input maxLength={60} /></Form.Item>
    </ActionDialog>
  )
}
