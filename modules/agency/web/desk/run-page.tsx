import { Button, Form, Input, Modal, Select, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, deskFile, DetailPage, FileView, newClientId, Panel, ProblemAlert, useAbility, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PersonPicker } from '../../../register/web/fields.tsx'
import { bookHalt, BOOKING_STATES, cancelBooking, changeRun, getRun, listRuns, markBooking, printRun, type VanBooking, type VanHalt, type VanRun } from '../../contract.ts'
import './agency.css'

const TOUCHES = [getRun, listRuns]
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** One date of the van: its stops and who comes for what; the list to take along. */
export default function RunPage() {
  const id = useParam('id')
  const query = useCall(getRun, { params: { id } })
  const acts = useAbility('agency.read')
  const [doing, setDoing] = useState<'cancel' | 'move' | 'times' | 'done' | 'print' | { halt: VanHalt }>()
  return (
    <Awaiting query={query}>
      {({ run, driver, plate, halts, mayPlan }) => (
        <DetailPage
          title={t('{route}，{day}', { route: run.route, day: dateText(run.onDate, 'day-weekday') })}
          crumbs={[{ label: t('流动服务'), to: '/agency/van' }]}
          state={<Tag color={run.state === 'cancelled' ? 'error' : 'processing'}>{run.state === 'planned' ? t('按时') : run.state === 'cancelled' ? t('取消') : t('跑完')}</Tag>}
          sentence={t('{vehicle}{plate}，{driver}，停{n}站，预约{b}人。', { vehicle: run.vehicle, plate, driver: driver || t('司机没有写'), n: halts.length, b: run.booked })}
          notice={run.note ? <p className="d-sentence">{t('说明：{note}', { note: run.note })}</p> : undefined}
          actions={[
            { key: 'print', label: t('随车单'), primary: true, onChoose: () => setDoing('print') },
            ...(mayPlan && run.state === 'planned' ? [
              { key: 'times', label: t('改各站时间'), onChoose: () => setDoing('times') }, { key: 'move', label: t('改日子'), onChoose: () => setDoing('move') },
              { key: 'done', label: t('跑完了'), onChoose: () => setDoing('done') }, { key: 'cancel', label: t('取消这一班'), danger: true, onChoose: () => setDoing('cancel') },
            ] : []),
          ]}
        >
          {halts.map((halt) => (
            <Panel key={halt.id} title={t('{from}至{until}　{stop}', { from: halt.from, until: halt.until, stop: halt.stop })}
              aside={<>{halt.agent && <span className="d-quiet">{t('代办员{name}　', { name: halt.agent })}</span>}<span className="d-quiet">{t('还能约{n}人', { n: halt.left })}</span></>}>
              {halt.bookings.length === 0 ? <p className="d-quiet">{t('没有预约。')}</p> : <ul>{halt.bookings.map((one) => <BookingLine key={one.id} one={one} />)}</ul>}
              {acts && run.state === 'planned' && halt.left > 0 && <p className="a-tools a-beneath"><Button size="small" onClick={() => setDoing({ halt })}>{t('替居民预约')}</Button></p>}
            </Panel>
          ))}
          {(doing === 'cancel' || doing === 'move' || doing === 'times' || doing === 'done') && <ChangeDialog how={doing} run={run} halts={halts} onClose={() => setDoing(undefined)} />}
          {doing && typeof doing === 'object' && <BookDialog halt={doing.halt} onClose={() => setDoing(undefined)} />}
          <Modal open={doing === 'print'} title={t('随车单')} width={880} onCancel={() => setDoing(undefined)} footer={null} destroyOnHidden>
            <FileView id={`run-${run.id}`} name={t('随车单{day}.pdf', { day: run.onDate })} tall load={(signal) => deskFile(printRun, { params: { id: run.id } }, { signal })} />
          </Modal>
        </DetailPage>
      )}
    </Awaiting>
  )
}

function BookingLine({ one }: { one: VanBooking }) {
  const cancel = useMutate(cancelBooking, { touches: TOUCHES })
  const mark = useMutate(markBooking, { touches: TOUCHES })
  const body = { version: one.version, clientId: newClientId() }
  return (
    <li className="a-line">
      <strong>{one.personName}</strong><span>{one.title}</span>{one.note && <span className="d-quiet">{one.note}</span>}
      <ProblemAlert error={cancel.error ?? mark.error} />
      <span className="a-end">
        {one.state === 'booked' ? (
          <>
            <Button size="small" onClick={() => mark.mutate({ params: { id: one.id }, body: { ...body, state: 'served' } })}>{t('办了')}</Button>
            <Button size="small" onClick={() => mark.mutate({ params: { id: one.id }, body: { ...body, state: 'missed' } })}>{t('没来')}</Button>
            <Button size="small" type="text" onClick={() => cancel.mutate({ params: { id: one.id }, body })}>{t('取消预约')}</Button>
          </>
        ) : <span className="d-quiet">{t(BOOKING_STATES[one.state])}</span>}
      </span>
    </li>
  )
}

function BookDialog({ halt, onClose }: { halt: VanHalt; onClose: () => void }) {
  const book = useMutate(bookHalt, { touches: TOUCHES })
  return (
    <ActionDialog<{ personId: string; matter: string; note?: string }> open name="book" title={t('替居民约{stop}', { stop: halt.stop })} verb={t('预约')}
      onSubmit={({ note, ...typed }) => book.mutateAsync({ params: { id: halt.id }, body: { ...typed, note: note ?? '', clientId: newClientId() } })} onClose={onClose}>
      <Form.Item name="personId" label={t('替谁')} rules={[{ required: true, message: t('请选择居民') }]}><PersonPicker label={t('替谁')} /></Form.Item>
      <Form.Item name="matter" label={t('办什么')} rules={[{ required: true, message: t('请选择事项') }]}><Select options={halt.matters.map((one) => ({ value: one.code, label: one.title }))} /></Form.Item>
      <Form.Item name="note" label={t('说明')}><Input maxLength={100} /></Form.Item>
    </ActionDialog>
  )
}

function ChangeDialog({ how, run, halts, onClose }: { how: 'cancel' | 'move' | 'times' | 'done'; run: VanRun; halts: VanHalt[]; onClose: () => void }) {
  const change = useMutate(changeRun, { touches: TOUCHES })
  const today = dayOf(new Date())
  const title = { cancel: t('取消这一班'), move: t('改日子'), times: t('改各站时间'), done: t('跑完了') }[how]
  return (
    <ActionDialog<{ onDate?: string; reason?: string; times?: Record<string, { from: string; until: string }> }> open name="change-run" title={title} verb={how === 'cancel' ? t('取消并通知') : how === 'done' ? t('记下') : t('改好并通知')} danger={how === 'cancel'}
      sentence={how === 'done' ? t('这一班跑完了，之后不能再改。') : t('约了的居民会收到消息（现在{n}人）。', { n: run.booked })} {...(how === 'done' ? {} : { reason: {} })}
      initial={{ times: Object.fromEntries(halts.map((one) => [one.id, { from: one.from, until: one.until }])) }}
      onSubmit={({ onDate, reason, times }) => change.mutateAsync({ params: { id: run.id }, body: {
        how, reason: reason ?? '', version: run.version, clientId: newClientId(), ...(how === 'move' && onDate ? { onDate } : {}),
        times: how === 'times' ? halts.map((one) => ({ haltId: one.id, ...times![one.id]! })) : [],
      } })} onClose={onClose}>
      {how === 'move' && <Form.Item name="onDate" label={t('改到哪天')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ min: today })]}><DayInput min={today} /></Form.Item>}
      {how === 'times' && halts.map((one) => (
        <div key={one.id} className="a-two">
          <Form.Item name={['times', one.id, 'from']} label={t('{stop}几点到', { stop: one.stop })} rules={[{ required: true, pattern: TIME, message: t('请写成 09:00 这样') }]}><Input maxLength={5} /></Form.Item>
          <Form.Item name={['times', one.id, 'until']} label={t('几点走')} rules={[{ required: true, pattern: TIME, message: t('请写成 09:00 这样') }]}><Input maxLength={5} /></Form.Item>
        </div>
      ))}
    </ActionDialog>
  )
}
