import { useRef, useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { Actions, Button, CheckField, ChoiceField, Notice, PageTitle, PageTools } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { takeTicket } from '../../contract/queue.ts'
import type { load } from './station.load.ts'

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** One question: what for. Nobody is asked who they are. */
export default function Take({ data, view }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const { station } = data
  const [business, setBusiness] = useState<string | undefined>(station.business.length === 1 ? station.business[0]!.letter : undefined)
  const [fast, setFast] = useState(false)
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  const clientId = useRef('')
  const take = async () => {
    if (!business) return setFault(t('请选择要办的业务'))
    setBusy(true)
    setFault(undefined)
    clientId.current ||= newId()
    try {
      const got = await call(takeTicket, { params: { id: station.id }, body: { business, fast, via: view.place === 'kiosk' ? 'kiosk' : 'phone', clientId: clientId.current } })
      location.assign(`/tickets/${got.ticket.id}`)
    } catch (refusal) {
      clientId.current = ''
      setFault(refusal instanceof Error ? refusal.message : t('没有取到号，请再试一次'))
      setBusy(false)
    }
  }
  return (
    <>
      <PageTools back={{ href: `/stations/${station.id}`, label: station.name }} />
      <PageTitle lead={data.waiting > 0 ? t('现在有{n}人在等。', { n: data.waiting }) : t('现在没有人排队。')}>{t('取号')}</PageTitle>
      {fault && <Notice kind="danger" live title={fault} />}
      {!data.givesNumbers && <Notice title={t('今天已经不取号了')}>{t('开放时间：{hours}', { hours: data.days[0]!.hours })}</Notice>}
      <form className="form" onSubmit={(event) => { event.preventDefault(); void take() }}>
        <ChoiceField name="business" label={t('办什么业务')} required value={business} onChange={setBusiness} choices={station.business.map((one) => ({ value: one.letter, label: one.name }))} />
        <CheckField name="fast" label={t('我要走优先（老年人、残疾人、孕妇等，自己决定，不用证明，也不作记录）')} value={fast} onChange={(on) => setFast(on ?? false)} />
        <Actions><Button kind="main" wide type="submit" busy={busy}>{t('取号')}</Button></Actions>
      </form>
      <noscript><p>{t('这个页面要开启脚本才能取号。也可以到门口的机器上取，或者请工作人员代取。')}</p></noscript>
    </>
  )
}
