import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, Facts, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Person } from '../../../register/contract.ts'
import { CHANNELS, getPersonChannels, NOTICE_KINDS, OUTSIDE, setPersonChannels, setPersonStop, type Channels, type NoticeKind, type Outside } from '../../contract.ts'
import { deliveryText } from './delivery-words.ts'
import './messages.css'

const kindName = (kind: string): string => (kind === '*' ? t('所有消息') : t(NOTICE_KINDS[kind as NoticeKind]))

/** How this resident is told, what they stopped, how the latest messages went. Opening it is written down, so it is asked for by hand. */
export default function PersonCard({ person }: { person: Person }) {
  const [open, setOpen] = useState(false)
  if (!open) return <Button onClick={() => setOpen(true)}>{t('查看和修改')}</Button>
  return <Opened id={person.id} />
}

function Opened({ id }: { id: string }) {
  const query = useCall(getPersonChannels, { params: { personId: id } }, { staleMs: Number.POSITIVE_INFINITY })
  const [chosen, setChosen] = useState<'stop' | 'reach' | { channel: Outside; kind: string } | null>(null)
  const touches = [getPersonChannels]
  const stop = useMutate(setPersonStop, { touches })
  const reach = useMutate(setPersonChannels, { touches })
  const ways = OUTSIDE.map((value) => ({ value, label: t(CHANNELS[value]) }))
  return (
    <Awaiting query={query} inside>
      {(page) => (
        <>
          <Facts facts={[
            { label: t('先用'), value: page.preferred ? t(CHANNELS[page.preferred]) : t('没有指定，按本地的顺序') }, { label: t('电子邮件'), value: page.email }, { label: t('微信'), value: page.wechat ? t('已绑定') : '' },
            { label: t('停收'), value: page.stops.length ? <Stops stops={page.stops} onAllow={(one) => setChosen(one)} /> : t('没有停收') },
          ]} />
          {page.latest.length > 0 && (
            <ul className="n-latest">
              {page.latest.map((one) => <li key={one.id}><span>{one.event}</span> <span className="d-quiet">{t(CHANNELS[one.channel])}，{deliveryText(one)}，{dateText(one.at, 'short')}</span></li>)}
            </ul>
          )}
          <p className="n-tools"><Button onClick={() => setChosen('stop')}>{t('替本人停收')}</Button><Button onClick={() => setChosen('reach')}>{t('修改通知方式')}</Button></p>
          {chosen === 'stop' && (
            <ActionDialog<{ channel: Outside; kind: NoticeKind | '*'; reason: string }> open name="stop" title={t('替本人停收')} verb={t('停收')} initial={{ channel: 'sms', kind: '*' }} sentence={t('马上生效。本人可以随时恢复；站内消息不受影响。')}
              onSubmit={(typed) => stop.mutateAsync({ params: { personId: id }, body: { ...typed, stopped: true } as never })} onClose={() => setChosen(null)}>
              <Form.Item name="channel" label={t('渠道')}><Select options={ways} /></Form.Item>
              <Form.Item name="kind" label={t('哪些消息')}><Select options={[{ value: '*', label: t('所有消息') }, ...Object.entries(NOTICE_KINDS).map(([value, label]) => ({ value, label: t(label) }))]} /></Form.Item>
              <Form.Item name="reason" label={t('本人怎样提出的')} rules={[{ required: true, min: 2, message: t('请写明') }]}><Input maxLength={200} placeholder={t('例如：本人到窗口要求')} /></Form.Item>
            </ActionDialog>
          )}
          {chosen && typeof chosen === 'object' && (
            <ActionDialog<{ reason: string }> open name="allow" title={t('恢复接收')} verb={t('恢复')} sentence={t('恢复{channel}的{kind}。', { channel: t(CHANNELS[chosen.channel]), kind: kindName(chosen.kind) })}
              onSubmit={({ reason }) => stop.mutateAsync({ params: { personId: id }, body: { channel: chosen.channel, kind: chosen.kind, stopped: false, reason } as never })} onClose={() => setChosen(null)}>
              <Form.Item name="reason" label={t('本人怎样提出的')} rules={[{ required: true, min: 2, message: t('请写明') }]}><Input maxLength={200} /></Form.Item>
            </ActionDialog>
          )}
          {chosen === 'reach' && (
            <ActionDialog<{ preferred: Outside | ''; email?: string }> open name="reach" title={t('修改通知方式')} verb={t('保存')} initial={{ preferred: page.preferred }} sentence={t('按本人的意思修改。没有手机的，可以选纸质信件。')}
              onSubmit={({ preferred, email }) => reach.mutateAsync({ params: { personId: id }, body: { preferred, ...(email ? { email } : {}) } as never })} onClose={() => setChosen(null)}>
              <Form.Item name="preferred" label={t('先用')}><Select options={[{ value: '', label: t('没有指定') }, ...ways.filter((one) => page.works.includes(one.value))]} /></Form.Item>
              <Form.Item name="email" label={t('新的电子邮件')} extra={page.email ? t('现在是{email}，不改就空着。', { email: page.email }) : undefined}><Input maxLength={120} /></Form.Item>
            </ActionDialog>
          )}
        </>
      )}
    </Awaiting>
  )
}

function Stops({ stops, onAllow }: { stops: Channels['stops']; onAllow: (one: { channel: Outside; kind: string }) => void }) {
  return (
    <ul className="n-latest">
      {stops.map((one) => (
        <li key={`${one.channel}${one.kind}`}>
          {t('{channel}：{kind}，{day}起', { channel: t(CHANNELS[one.channel]), kind: kindName(one.kind), day: dateText(one.since) })}{one.byName && <span className="d-quiet">{t('（{name}代办：{reason}）', { name: one.byName, reason: one.reason })}</span>}{' '}
          <Button size="small" onClick={() => onAllow({ channel: one.channel, kind: one.kind })}>{t('恢复')}</Button>
        </li>
      ))}
    </ul>
  )
}
