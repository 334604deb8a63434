import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, Panel, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  CHANNELS, checkText, decideTemplate, DEFAULTS, draftTemplate, examplesOf, getMessageEvent, listMessageEvents, NOTICE_KINDS, placeholdersOf, render, smsParts, type Channel, type Template,
} from '../../contract.ts'
import './messages.css'

const touches = [getMessageEvent, listMessageEvents]
const STATES = { draft: '待批准', approved: '已批准', dropped: '没有采用' } as const

/** One kind of message: its words by channel, with an example as the person will read it. */
export default function TemplatePage() {
  const code = useParam('code')
  const query = useCall(getMessageEvent, { params: { code } })
  const [writing, setWriting] = useState<Channel | null>(null)
  const [deciding, setDeciding] = useState<{ one: Template; approve: boolean } | null>(null)
  return (
    <Awaiting query={query}>
      {({ event, templates, mayDraft, mayApprove }) => (
        <DetailPage
          title={event.title}
          crumbs={[{ label: t('消息文字'), to: '/messages/templates' }]}
          sentence={event.to === 'resident' ? t('给居民的消息：{kind}', { kind: t(NOTICE_KINDS[event.kind]) }) : t('给工作人员的消息')}
          facts={
            <Panel title={t('可以用的空')}>
              <Facts facts={placeholdersOf(code).map((one) => ({ label: `{${one.key}}`, value: one.what, note: t('例如：{example}', { example: one.example }) }))} />
            </Panel>
          }
        >
          {(Object.keys(CHANNELS) as Channel[]).filter((channel) => event.to === 'resident' || channel === 'in_app').map((channel) => {
            const own = templates.filter((one) => one.channel === channel)
            const inForce = own.find((one) => one.inForce && one.body)
            const words = inForce ?? DEFAULTS[channel]
            return (
              <Panel key={channel} title={t(CHANNELS[channel])} aside={inForce ? t('本地的话，{day}起', { day: dateText(inForce.fromOn!) }) : DEFAULTS[channel] ? t('系统原文') : t('没有开通：先在微信公众平台批准模板，再填写编号和文字')}>
                {words && <Shown code={code} channel={channel} words={words} />}
                {own.filter((one) => one.state === 'draft').map((one) => (
                  <div key={one.id} className="n-draft">
                    <p><strong>{one.body ? t('待批准的新文字') : t('待批准：恢复系统原文')}</strong> <span className="d-quiet">{t('{name}起草，{day}', { name: one.byName, day: dateText(one.at) })}</span></p>
                    {one.body && <Shown code={code} channel={channel} words={one} />}
                    {mayApprove && (
                      <p className="n-tools">
                        {one.mine ? <span className="d-quiet">{t('您起草的，要由另一位同事批准。')}</span> : <Button type="primary" onClick={() => setDeciding({ one, approve: true })}>{t('批准')}</Button>}
                        <Button onClick={() => setDeciding({ one, approve: false })}>{t('不采用')}</Button>
                      </p>
                    )}
                  </div>
                ))}
                {mayDraft && <p className="n-tools"><Button onClick={() => setWriting(channel)}>{inForce ? t('修改或恢复原文') : t('改成本地的话')}</Button></p>}
                {own.some((one) => one.state !== 'draft') && (
                  <details>
                    <summary>{t('以前的文字')}</summary>
                    <ul className="n-history">
                      {own.filter((one) => one.state !== 'draft').map((one) => (
                        <li key={one.id}>
                          <span className="d-quiet">{t(STATES[one.state])}{one.fromOn && t('，{day}起', { day: dateText(one.fromOn) })}{t('，{a}起草，{b}决定', { a: one.byName, b: one.decidedName })}{one.reason && t('：{why}', { why: one.reason })}</span>
                          <p className="n-words">{one.body || t('恢复系统原文')}</p>
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </Panel>
            )
          })}
          {writing && <Write code={code} channel={writing} from={templates.find((one) => one.channel === writing && one.inForce && one.body)} onClose={() => setWriting(null)} />}
          {deciding && <Decide {...deciding} onClose={() => setDeciding(null)} />}
        </DetailPage>
      )}
    </Awaiting>
  )
}

/** The words, and the same filled with the example. */
function Shown({ code, channel, words }: { code: string; channel: Channel; words: { title: string; body: string } }) {
  const values = examplesOf(code)
  const body = render(words.body, values) ?? words.body
  return (
    <div className="n-shown">
      <div><p className="d-quiet">{t('文字')}</p>{words.title && <p><strong>{words.title}</strong></p>}<p className="n-words">{words.body}</p></div>
      <div className="n-example"><p className="d-quiet">{t('例子')}{channel === 'sms' && t('（{n}条短信）', { n: smsParts(`【邻里】${body} ${values['link']}`) })}</p>{words.title && <p><strong>{render(words.title, values) ?? words.title}</strong></p>}<p className="n-words">{body}</p></div>
    </div>
  )
}

function Write({ code, channel, from, onClose }: { code: string; channel: Channel; from: Template | undefined; onClose: () => void }) {
  const draft = useMutate(draftTemplate, { touches })
  const [words, setWords] = useState({ title: from?.title ?? DEFAULTS[channel]?.title ?? '', body: from?.body ?? (DEFAULTS[channel] ? '{text}' : '') })
  const faults = words.body ? checkText(code, channel, words) : []
  const titled = channel !== 'sms' && channel !== 'wechat'
  return (
    <ActionDialog<{ title?: string; body?: string; outside?: string }>
      open name="template" as="drawer" width={600} title={t('{channel}的文字', { channel: t(CHANNELS[channel]) })} verb={t('送另一位同事批准')}
      sentence={t('句子要短，不用公文里的话。空着就是恢复系统原文。')} initial={{ ...words, outside: from?.outside ?? '' }}
      onSubmit={({ outside, body, title }) => draft.mutateAsync({ body: { event: code, channel, title: titled ? (title ?? '') : '', body: body ?? '', outside: outside ?? '' } as never })}
      onClose={onClose}
    >
      {titled && <Form.Item name="title" label={t('标题')}><Input maxLength={60} onChange={(event) => setWords({ ...words, title: event.target.value })} /></Form.Item>}
      {channel === 'wechat' && <Form.Item name="outside" label={t('微信批准的模板编号')}><Input maxLength={80} /></Form.Item>}
      <Form.Item name="body" label={t('正文')} extra={channel === 'wechat' ? t('每行一个字段，例如 thing1：{matter}') : t('可以用的空：{list}', { list: placeholdersOf(code).map((one) => `{${one.key}}`).join(' ') })}>
        <Input.TextArea maxLength={4000} autoSize={{ minRows: 4 }} onChange={(event) => setWords({ ...words, body: event.target.value })} />
      </Form.Item>
      {faults.filter((one) => one.level === 'wrong').length > 0 && <Alert type="error" showIcon title={faults.filter((one) => one.level === 'wrong').map((one) => one.words).join('；')} />}
      {faults.filter((one) => one.level === 'hard').map((one) => <Alert key={one.words} type="warning" showIcon title={one.words} style={{ marginBlockStart: 8 }} />)}
      {words.body && <Shown code={code} channel={channel} words={titled ? words : { ...words, title: '' }} />}
    </ActionDialog>
  )
}

function Decide({ one, approve, onClose }: { one: Template; approve: boolean; onClose: () => void }) {
  const decide = useMutate(decideTemplate, { touches })
  return (
    <ActionDialog<{ fromOn?: string; reason?: string }>
      open name="decide-template" title={approve ? t('批准新文字') : t('不采用')} verb={approve ? t('批准') : t('不采用')} danger={!approve} initial={{ fromOn: dayOf(new Date()) }}
      onSubmit={({ fromOn, reason }) => decide.mutateAsync({ params: { id: one.id }, body: { approve, ...(approve && fromOn ? { fromOn } : {}), reason: reason ?? '' } as never })} onClose={onClose}
    >
      {approve
        ? <Form.Item name="fromOn" label={t('从哪天起用')} rules={[dayRule({ min: dayOf(new Date()) })]}><DayInput /></Form.Item>
        : <Form.Item name="reason" label={t('原因')} rules={[{ required: true, min: 2, message: t('请写明原因') }]}><Input maxLength={300} /></Form.Item>}
    </ActionDialog>
  )
}
