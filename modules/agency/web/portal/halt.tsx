import { useRef, useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { formatDay } from '../../../../platform/web/format.ts'
import { Actions, Button, ChoiceField, Facts, LinkButton, Notice, PageTitle, PageTools, PhoneLink, Section, TextField } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { bookHalt } from '../../contract/van.ts'
import type { load } from './halt.load.ts'

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** One stop of the van: when, where, who is there, and a matter booked. */
export default function Halt({ data: { halt, signedIn }, url }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const [matter, setMatter] = useState<string>()
  const [note, setNote] = useState<string>()
  const [fault, setFault] = useState<string>()
  const [done, setDone] = useState(false)
  const [busy, setBusy] = useState(false)
  const clientId = useRef('')
  const book = async () => {
    if (!matter) return setFault(t('请选择要办的事'))
    setBusy(true)
    setFault(undefined)
    clientId.current ||= newId()
    try {
      await call(bookHalt, { params: { id: halt.id }, body: { matter, note: note ?? '', clientId: clientId.current } })
      setDone(true)
    } catch (refusal) {
      clientId.current = ''
      setFault(refusal instanceof Error ? refusal.message : t('没有约上，请再试一次'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <PageTools back={{ href: '/van', label: t('流动服务') }} />
      <PageTitle lead={t('{from}到{until}，{vehicle}', { from: halt.from, until: halt.until, vehicle: halt.vehicle })}>{t('{day} {stop}', { day: formatDay(halt.onDate), stop: halt.stop })}</PageTitle>
      <Facts items={[
        { label: t('在哪里'), value: `${halt.regionName} ${halt.stop}` }, ...(halt.agent ? [{ label: t('代办员'), value: halt.agent }] : []), ...(halt.phone ? [{ label: t('电话'), value: <PhoneLink number={halt.phone} /> }] : []),
        { label: t('还能约'), value: t('{n}人', { n: halt.left }) },
      ]} />
      {halt.state === 'cancelled' && <Notice kind="danger" title={t('这一班取消了')}>{t('请看别的日子。')}</Notice>}
      {done && <Notice kind="done" live title={t('约好了')}>{t('到时候带好身份证和材料去。改时间会发消息告诉您，来不了请在“流动服务”里取消。')}</Notice>}
      {fault && <Notice kind="danger" live title={fault} />}
      {halt.state === 'planned' && !done && (
        <Section title={t('约一件事')}>
          {halt.left === 0 ? <p>{t('这一站约满了，请看别的日子，或者打电话问一问。')}</p> : !signedIn ? (
            <>
              <p>{t('这一站办：{titles}。', { titles: halt.matters.map((one) => one.title).join('、') })}</p>
              <Actions><LinkButton kind="main" wide href={`/sign-in?next=${encodeURIComponent(url)}`}>{t('登录后预约')}</LinkButton></Actions>
            </>
          ) : (
            <form className="form" onSubmit={(event) => { event.preventDefault(); void book() }}>
              <ChoiceField name="matter" label={t('办什么')} required value={matter} onChange={setMatter} choices={halt.matters.map((one) => ({ value: one.code, label: one.title }))} />
              <TextField name="note" label={t('要说明的')} value={note} onChange={setNote} maxLength={100} />
              <Actions><Button kind="main" wide type="submit" busy={busy}>{t('预约')}</Button></Actions>
            </form>
          )}
        </Section>
      )}
      {done && <Actions><LinkButton href="/van">{t('看我约的')}</LinkButton></Actions>}
    </>
  )
}
