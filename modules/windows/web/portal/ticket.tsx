import { useEffect, useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { formatMoment } from '../../../../platform/web/format.ts'
import { Actions, Button, LinkButton, Notice, PageTitle, PageTools } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { getTicket, leaveQueue } from '../../contract/queue.ts'
import type { load } from './ticket.load.ts'
import './windows.css'

/** A slip: the number, how many are ahead, and where to go when it is called. Keeps itself up to date. */
export default function Ticket({ data: first }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const [now, setNow] = useState(first)
  const [lost, setLost] = useState(false)
  const [fault, setFault] = useState<string>()
  const { ticket } = now
  const open = ticket.state === 'waiting' || ticket.state === 'called' || ticket.state === 'passed'
  useEffect(() => {
    if (!open) return
    const timer = setInterval(() => {
      call(getTicket, { params: { id: ticket.id } }).then((got) => { setNow(got); setLost(false) }, () => setLost(true))
    }, 10_000)
    return () => clearInterval(timer)
  }, [ticket.id, open])
  const leave = async () => {
    try {
      setNow(await call(leaveQueue, { params: { id: ticket.id }, body: { clientId: `leave-${ticket.id}` } }))
    } catch (refusal) {
      setFault(refusal instanceof Error ? refusal.message : t('没有办成，请再试一次'))
    }
  }
  return (
    <>
      <PageTools back={{ href: `/stations/${now.stationId}`, label: now.stationName }} />
      <PageTitle lead={t('{place}，{at}取号', { place: now.stationName, at: formatMoment(ticket.takenAt) })}>{t('我的号')}</PageTitle>
      <div className="win-slip">
        <p className="win-slip-number">{ticket.number}</p>
        <p>{ticket.businessName}{ticket.fast && t('（优先）')}</p>
        <p role="status">
          {ticket.state === 'waiting' && (now.ahead === 0 ? t('下一个就是您，请到窗口附近等。') : t('前面还有{n}人，大约等{m}分钟。', { n: now.ahead, m: now.waitMinutes }))}
          {ticket.state === 'called' && <strong>{t('请到{counter}', { counter: ticket.counter })}</strong>}
          {ticket.state === 'serving' && t('正在{counter}办理', { counter: ticket.counter })}
          {ticket.state === 'served' && t('已经办完。')}
          {ticket.state === 'passed' && t('叫过您了，您不在。请到窗口说一声，可以接着排。')}
          {ticket.state === 'left' && t('这个号已经退了。要办事请重新取号。')}
        </p>
      </div>
      {fault && <Notice kind="danger" live title={fault} />}
      {lost && <Notice title={t('网络断了')}>{t('显示的可能不是最新的，请听窗口叫号。')}</Notice>}
      <Actions>
        {open && <Button kind="plain" onClick={() => print()}>{t('打印')}</Button>}
        {(ticket.state === 'waiting' || ticket.state === 'passed') && <Button kind="quiet" onClick={() => void leave()}>{t('不等了，退号')}</Button>}
        {!open && <LinkButton href={`/stations/${now.stationId}/take`}>{t('重新取号')}</LinkButton>}
      </Actions>
      <p className="meta">{t('叫号前请别走远。这个页面自己会更新，不用刷新。')}</p>
    </>
  )
}
