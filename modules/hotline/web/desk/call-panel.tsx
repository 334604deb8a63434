import { Button, Form, Input, Select, Space } from 'antd'
import { useEffect, useState } from 'react'
import { ActionDialog, Awaiting, Panel, ProblemAlert, useCall, useMutate, useRefresh } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  declineCall, getHotlineCall, getHotlineDesk, listHotlineLines, moveCall, REFUSALS, type CallLine, type HotlineCall,
} from '../../contract.ts'
import { AnswersPart } from './answers-part.tsx'
import { CallerPart } from './caller-part.tsx'
import { CasePart } from './case-part.tsx'
import { NotesPart } from './notes-part.tsx'
import { clock, lineName } from './words.ts'

type Agent = { id: string; name: string; state: 'on' | 'pause'; talking: boolean }

/** The call in hand: who, what is said, what comes of it. */
export function CallPanel({ line, agents, me, now }: { line: CallLine; agents: readonly Agent[]; me: { state: string }; now: string }) {
  const query = useCall(getHotlineCall, { params: { id: line.id } }, { staleMs: 0 })
  const refresh = useRefresh()
  // The desk is asked every second; the whole call only when something about it has changed.
  useEffect(() => void refresh(getHotlineCall), [line.version])
  return <Awaiting query={query}>{(call) => <Call call={call} agents={agents} now={now} onDuty={me.state === 'on'} />}</Awaiting>
}

function Call({ call, agents, now, onDuty }: { call: HotlineCall; agents: readonly Agent[]; now: string; onDuty: boolean }) {
  const [dialog, setDialog] = useState<'transfer' | 'decline'>()
  const [searched, setSearched] = useState('')
  const move = useMutate(moveCall, { touches: [getHotlineCall, getHotlineDesk] })
  const go = (what: 'hold' | 'resume' | 'end' | 'finish') =>
    move.mutate({ params: { id: call.id }, body: { move: what, version: call.version, clientId: `${what}-${call.id}-${call.version}` } })
  const ended = call.state === 'ended'
  const seconds = (Date.parse(call.endedAt ?? now) - Date.parse(call.answeredAt ?? call.rangAt)) / 1000
  return (
    <>
      <div className="hot-head">
        <div><strong>{call.caller ?? call.callerMasked}</strong><div className="d-quiet">{lineName(call)}</div></div>
        <span className="d-figures">{ended ? t('已挂断，通话{time}', { time: clock(seconds) }) : call.state === 'held' ? t('保持中 {time}', { time: clock(seconds) }) : t('通话中 {time}', { time: clock(seconds) })}</span>
        <div className="hot-acts">
          {call.state === 'talking' && <Button onClick={() => go('hold')}>{t('保持')}</Button>}
          {call.state === 'held' && <Button type="primary" onClick={() => go('resume')}>{t('恢复')}</Button>}
          {!ended && <Button onClick={() => setDialog('transfer')}>{t('转接')}</Button>}
          <Button onClick={() => setDialog('decline')}>{t('不予受理')}</Button>
          {!ended && <Button danger onClick={() => go('end')}>{t('结束通话')}</Button>}
          {ended && <Button type="primary" loading={move.isPending} onClick={() => go('finish')}>{onDuty ? t('整理完成，接下一个') : t('整理完成')}</Button>}
        </div>
      </div>
      {move.error && <ProblemAlert error={move.error} />}
      <div className="hot-call">
        <div>
          <CallerPart call={call} />
          <NotesPart call={call} onSearch={setSearched} />
          <AnswersPart asked={searched} />
        </div>
        <div>
          <CasePart call={call} />
        </div>
      </div>
      {dialog === 'transfer' && <TransferDialog call={call} agents={agents} onClose={() => setDialog(undefined)} />}
      {dialog === 'decline' && <DeclineDialog call={call} onClose={() => setDialog(undefined)} />}
    </>
  )
}

function TransferDialog({ call, agents, onClose }: { call: HotlineCall; agents: readonly Agent[]; onClose: () => void }) {
  const lines = useCall(listHotlineLines, { query: {} }, { staleMs: 60_000 })
  const move = useMutate(moveCall, { touches: [getHotlineCall, getHotlineDesk] })
  const free = agents.filter((one) => one.state === 'on' && !one.talking)
  const outside = [
    ...(lines.data?.items ?? []).filter((one) => one.kind !== 'old' && one.phone !== call.called).map((one) => ({ value: one.phone, label: `${one.phone} ${one.name}` })),
    ...REFUSALS.flatMap((one) => one.phones).map((one) => ({ value: one.phone, label: `${one.phone} ${one.name}` })),
  ]
  return (
    <ActionDialog<{ to: string; note?: string }>
      open name="transfer" title={t('转接')} sentence={t('转给同事时，已记的内容一起转过去；转到别的号码后，这个通话在这里结束。')} verb={t('转接')}
      onSubmit={({ to, note }) => move.mutateAsync({ params: { id: call.id }, body: {
        move: 'transfer', ...(to.startsWith('agent:') ? { toAgent: to.slice(6) } : { toPhone: to }), note: note ?? '', version: call.version, clientId: `transfer-${call.id}-${call.version}` } })}
      onClose={onClose}
    >
      <Form.Item name="to" label={t('转给')} rules={[{ required: true, message: t('请选择转给谁') }]}>
        <Select options={[{ label: t('空闲的同事'), options: free.map((one) => ({ value: `agent:${one.id}`, label: one.name })) }, { label: t('其他号码'), options: outside }]} />
      </Form.Item>
      <Form.Item name="note" label={t('交代')}><Input maxLength={300} /></Form.Item>
    </ActionDialog>
  )
}

function DeclineDialog({ call, onClose }: { call: HotlineCall; onClose: () => void }) {
  const decline = useMutate(declineCall, { touches: [getHotlineCall, getHotlineDesk] })
  const move = useMutate(moveCall, { touches: [getHotlineCall, getHotlineDesk] })
  const [reason, setReason] = useState<string>()
  const chosen = REFUSALS.find((one) => one.code === reason)
  return (
    <ActionDialog<{ reason: string; words?: string }>
      open name="decline" title={t('不予受理')} sentence={t('要把原因和正确渠道告诉来电人。')} verb={t('记录')}
      onSubmit={(typed) => decline.mutateAsync({ params: { id: call.id }, body: { reason: typed.reason, words: typed.words ?? '', version: call.version, clientId: `decline-${call.id}-${call.version}` } })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('原因')} rules={[{ required: true, message: t('请选择原因') }]}>
        <Select onChange={setReason} options={REFUSALS.map((one) => ({ value: one.code, label: t(one.reason) }))} />
      </Form.Item>
      {chosen && (
        <Panel title={t('这样告诉来电人')}>
          <p>{t(chosen.channel)}</p>
          {call.state !== 'ended' && chosen.phones.length > 0 && (
            <Space wrap>
              {chosen.phones.map((one) => (
                <Button key={one.phone} onClick={() => move.mutateAsync({ params: { id: call.id }, body: { move: 'transfer', toPhone: one.phone, note: one.name, version: call.version, clientId: `through-${call.id}-${one.phone}` } }).then(onClose)}>
                  {t('立即转{phone}（{name}）', { phone: one.phone, name: t(one.name) })}
                </Button>
              ))}
            </Space>
          )}
        </Panel>
      )}
      <Form.Item name="words" label={t('说明')}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActionDialog>
  )
}
