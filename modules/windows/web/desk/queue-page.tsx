import { SoundOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Modal, Radio, Select, Tag } from 'antd'
import { useState, type ReactNode } from 'react'
import { ActionDialog, Awaiting, Go, newClientId, PageHeading, Panel, ProblemAlert, useAbility, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { formatMoment } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { callNext, getQueue, listStations, moveTicket, seatCounter, takeTicket, TICKET_MOVES, type Counter, type Station, type Ticket, type TicketMove } from '../../contract.ts'
import { WithStation } from './station.tsx'

/** 排队叫号: my counter, who waits, and the other counters. */
export default function QueuePage() {
  const keeps = useAbility('windows.keep')
  return (
    <WithStation action={keeps && <Go to="/windows/stations">{t('去建立服务站')}</Go>}>
      {(station, choice) => <QueueOf key={station.id} station={station} choice={choice} />}
    </WithStation>
  )
}

function QueueOf({ station, choice }: { station: Station; choice: ReactNode }) {
  const query = useCall(getQueue, { params: { id: station.id } }, { everyMs: 5_000 })
  const [taking, setTaking] = useState(false)
  return (
    <>
      <PageHeading title={t('排队叫号')} aside={
        <>
          {choice}
          <Button onClick={() => setTaking(true)}>{t('代取号')}</Button>
          <a href={`/stations/${station.id}/display`} target="_blank" rel="noreferrer">{t('打开大屏')}</a>
          <a href={`/stations/${station.id}/take`} target="_blank" rel="noreferrer">{t('打开取号页')}</a>
        </>
      } />
      <Awaiting query={query}>
        {(queue) => (
          <>
            {queue.counters.length === 0 && <p className="d-quiet w-beneath">{t('还没有窗口，请在“服务站”里添加。')}</p>}
            <div className="w-counters">
              {queue.counters.map((counter) => <CounterBox key={counter.id} counter={counter} now={counter.now} station={station} others={queue.counters} />)}
            </div>
            <Panel title={t('等候 {n}', { n: queue.waiting.length })} aside={<span className="d-quiet">{t('每位约{n}分钟', { n: queue.each })}</span>}>
              {queue.waiting.length === 0 ? <p className="d-quiet">{t('现在没有人排队。取号在门口的机器、手机上，或者点“代取号”。')}</p> : (
                <ul className="w-lines">{queue.waiting.map((one) => <Waiting key={one.id} one={one} mine={queue.counters.find((each) => each.mine)} />)}</ul>
              )}
            </Panel>
            {queue.passed.length > 0 && (
              <Panel title={t('过号 {n}', { n: queue.passed.length })}>
                <ul className="w-lines">{queue.passed.map((one) => <Waiting key={one.id} one={one} mine={queue.counters.find((each) => each.mine)} />)}</ul>
              </Panel>
            )}
          </>
        )}
      </Awaiting>
      {taking && <TakeDialog station={station} onClose={() => setTaking(false)} />}
    </>
  )
}

function CounterBox({ counter, now, station, others }: { counter: Counter; now: Ticket | null; station: Station; others: readonly (Counter & { now: Ticket | null })[] }) {
  const seat = useMutate(seatCounter, { touches: [getQueue] })
  const next = useMutate(callNext, { touches: [getQueue] })
  const move = useMutate(moveTicket, { touches: [getQueue] })
  const [forwarding, setForwarding] = useState(false)
  const names = counter.business.map((letter) => station.business.find((one) => one.letter === letter)?.name ?? letter).join('、')
  const busy = seat.isPending || next.isPending || move.isPending
  const act = (name: TicketMove, business?: string) => move.mutateAsync({ params: { id: now!.id }, body: { move: name, version: now!.version, clientId: newClientId(), ...(business ? { business } : {}) } })
  const mineElsewhere = others.some((one) => one.mine && one.id !== counter.id)
  return (
    <section className={counter.mine ? 'w-counter w-counter-mine' : 'w-counter'} aria-label={counter.name}>
      <header><h3>{counter.name}</h3><span className="d-quiet">{names}</span></header>
      <div className="d-quiet">{counter.mine ? t('你坐在这里') : counter.seatedName ? t('{name}在办公', { name: counter.seatedName }) : t('没有人')}</div>
      {now ? <div><span className="w-now">{now.number}</span> <Tag>{now.state === 'called' ? t('叫了{n}次', { n: now.calls }) : t('正在办')}</Tag></div> : <div className="w-empty">{t('没有在办的号')}</div>}
      <ProblemAlert error={seat.error ?? next.error ?? move.error} />
      <div className="w-buttons">
        {counter.mine && !now && <Button type="primary" size="large" icon={<SoundOutlined aria-hidden />} loading={busy} onClick={() => next.mutate({ params: { id: counter.id }, body: { clientId: newClientId() } })}>{t('叫下一位')}</Button>}
        {counter.mine && now?.state === 'called' && <Button type="primary" loading={busy} onClick={() => void act('start').catch(() => {})}>{t('开始办理')}</Button>}
        {counter.mine && now?.state === 'called' && <Button loading={busy} onClick={() => void act('again').catch(() => {})}>{t('再叫一次')}</Button>}
        {counter.mine && now?.state === 'called' && <Button loading={busy} onClick={() => void act('pass').catch(() => {})}>{t('过号')}</Button>}
        {counter.mine && now?.state === 'serving' && <Button type="primary" loading={busy} onClick={() => void act('end').catch(() => {})}>{t('办完')}</Button>}
        {counter.mine && now?.state === 'serving' && <Go to="/windows/visit">{t('一次办几件')}</Go>}
        {counter.mine && now && station.business.length > 1 && <Button loading={busy} onClick={() => setForwarding(true)}>{t('转到别的窗口')}</Button>}
        {!counter.seatedName && <Button loading={busy} onClick={() => seat.mutate({ params: { id: counter.id }, body: { seated: true, clientId: newClientId() } })}>{mineElsewhere ? t('换到这里') : t('坐下办公')}</Button>}
        {counter.mine && !now && <Button type="text" loading={busy} onClick={() => seat.mutate({ params: { id: counter.id }, body: { seated: false, clientId: newClientId() } })}>{t('离开窗口')}</Button>}
      </div>
      {forwarding && now && (
        <ActionDialog<{ business: string }> open name="forward" title={t('把{number}转到别的窗口', { number: now.number })} sentence={t('不用重新取号，按原来取号的时间排。')} verb={t('转过去')}
          onSubmit={({ business }) => act('forward', business)} onClose={() => setForwarding(false)}>
          <Form.Item name="business" label={t('转办的业务')} rules={[{ required: true, message: t('请选择业务') }]}>
            <Select options={station.business.filter((one) => one.letter !== now.business).map((one) => ({ value: one.letter, label: one.name }))} />
          </Form.Item>
        </ActionDialog>
      )}
    </section>
  )
}

function Waiting({ one, mine }: { one: Ticket; mine: (Counter & { now: Ticket | null }) | undefined }) {
  const next = useMutate(callNext, { touches: [getQueue] })
  const move = useMutate(moveTicket, { touches: [getQueue] })
  const act = (name: TicketMove) => move.mutate({ params: { id: one.id }, body: { move: name, version: one.version, clientId: newClientId() } })
  return (
    <li className="w-line">
      <span className="w-line-number">{one.number}</span>
      <span>{one.businessName}</span>
      {one.fast && <Tag color="processing">{t('优先')}</Tag>}
      <span className="d-quiet">{t('{at}取号', { at: formatMoment(one.takenAt).slice(-5) })}</span>
      <ProblemAlert error={next.error ?? move.error} />
      <span className="w-end">
        {mine && !mine.now && <Button size="small" onClick={() => next.mutate({ params: { id: mine.id }, body: { ticketId: one.id, clientId: newClientId() } })}>{t('叫这个号')}</Button>}
        {one.state === 'passed' && <Button size="small" onClick={() => act('back')}>{TICKET_MOVES.back.verb}</Button>}
        <Button size="small" type="text" onClick={() => act('leave')}>{TICKET_MOVES.leave.verb}</Button>
      </span>
    </li>
  )
}

function TakeDialog({ station, onClose }: { station: Station; onClose: () => void }) {
  const [got, setGot] = useState<{ number: string; wait: number; id: string }>()
  const take = useMutate(takeTicket, { touches: [getQueue, listStations] })
  return (
    <>
      <ActionDialog<{ business: string; fast?: boolean }> open={!got} name="take" title={t('代取号')} sentence={t('不问姓名。老年人、残疾人愿意走优先的，勾上就行，不用说明，也不作记录。')} verb={t('取号')}
        initial={{ business: station.business[0]!.letter }}
        onSubmit={async ({ business, fast }) => {
          const made = await take.mutateAsync({ params: { id: station.id }, body: { business, fast: fast ?? false, via: 'staff', clientId: newClientId() } })
          setGot({ number: made.ticket.number, wait: made.waitMinutes, id: made.ticket.id })
        }} onClose={() => !take.isSuccess && onClose()}>
        <Form.Item name="business" label={t('办什么业务')}><Radio.Group options={station.business.map((one) => ({ value: one.letter, label: one.name }))} /></Form.Item>
        <Form.Item name="fast" valuePropName="checked" label={t('优先')}><Checkbox>{t('来访者要求优先')}</Checkbox></Form.Item>
      </ActionDialog>
      <Modal open={got !== undefined} title={t('已取号')} onCancel={onClose} footer={<Button type="primary" onClick={onClose}>{t('好')}</Button>}>
        <p className="w-now">{got?.number}</p>
        <p>{t('大约等{n}分钟。', { n: got?.wait ?? 0 })} <a href={`/tickets/${got?.id}`} target="_blank" rel="noreferrer">{t('打印小票')}</a></p>
      </Modal>
    </>
  )
}
