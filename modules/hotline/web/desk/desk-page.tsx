import { PhoneOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select, Space } from 'antd'
import { useEffect, useState } from 'react'
import { ActionDialog, Awaiting, Go, PageHeading, Panel, ProblemAlert, useAbility, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { answerCall, getHotlineCall, getHotlineDesk, listHotlineLines, ringDemoCall, setAgentState, type CallLine } from '../../contract.ts'
import { CallPanel } from './call-panel.tsx'
import { clock, lineName } from './words.ts'
import './hotline.css'

const SECOND = 1_000

/** 接线台: what rings, the call in hand, who is on duty. Asked every second; everything stands on the server, so that a reload loses nothing. */
export default function DeskPage() {
  return useAbility('hotline.answer') ? <Desk /> : (
    <>
      <PageHeading title={t('热线')} />
      <Panel title={t('接线台')}><p>{t('接线由热线调度员和窗口人员值守。您能查看的内容在上面的标签里。')}</p></Panel>
    </>
  )
}

function Desk() {
  const query = useCall(getHotlineDesk, {}, { everyMs: SECOND, staleMs: 0 })
  const [trying, setTrying] = useState(false)
  const touches = [getHotlineDesk, getHotlineCall]
  const set = useMutate(setAgentState, { touches })
  const take = useMutate(answerCall, { touches })
  const [chosen, setChosen] = useState<string>()
  const data = query.data
  const mine = data?.mine ?? []
  const inHand = mine.find((call) => call.id === chosen) ?? mine.find((call) => call.state !== 'ended') ?? mine[0]
  const ringing = data?.ringing.length ?? 0
  useEffect(() => {
    const title = document.title
    if (ringing > 0) document.title = t('（{n}个来电）热线', { n: ringing })
    return () => {
      document.title = title
    }
  }, [ringing])
  return (
    <Awaiting query={query}>
      {({ me, agents, callBacks, demo, now }) => (
        <>
          <PageHeading title={t('接线台')} aside={
            <Space wrap>
              <span><span className={`hot-dot ${me.state === 'on' ? 'hot-dot-on' : ''}`} aria-hidden />{me.state === 'on' ? t('值守中') : me.state === 'pause' ? t('暂停中') : t('未值守')}{me.extension && t('，分机{n}', { n: me.extension })}</span>
              {me.state !== 'on' && <Button type="primary" loading={set.isPending} onClick={() => set.mutate({ body: { state: 'on' } })}>{me.state === 'pause' ? t('恢复值守') : t('开始值守')}</Button>}
              {me.state === 'on' && <Button onClick={() => set.mutate({ body: { state: 'pause' } })}>{t('暂停')}</Button>}
              {me.state !== 'off' && <Button onClick={() => set.mutate({ body: { state: 'off' } })}>{t('下线')}</Button>}
              <Extension now={me.extension} state={me.state} />
              {demo && <Button onClick={() => setTrying(true)}>{t('模拟来电')}</Button>}
            </Space>
          } />
          {[set, take].map((one, i) => one.error && <ProblemAlert key={i} error={one.error} />)}
          <div className="hot">
            <div className="hot-side">
              <Panel title={t('来电')}>
                {data!.ringing.length === 0 && <p className="d-quiet">{me.state === 'on' ? t('现在没有来电，有来电会立刻显示在这里。') : t('开始值守后可以接听来电。')}</p>}
                <ul className="hot-ring" aria-live="polite">
                  {data!.ringing.map((call) => (
                    <li key={call.id}>
                      <strong>{call.callerMasked}</strong>
                      <span>{lineName(call)}</span>
                      <span className="d-quiet">{t('等待{time}', { time: clock((Date.parse(now) - Date.parse(call.rangAt)) / SECOND) })}</span>
                      <Button type="primary" icon={<PhoneOutlined aria-hidden />} disabled={me.state !== 'on'} loading={take.isPending} onClick={() => {
                        setChosen(undefined)
                        take.mutate({ params: { id: call.id }, body: { clientId: `answer-${call.id}-${Date.now()}` } })
                      }}>{t('接听')}</Button>
                    </li>
                  ))}
                </ul>
              </Panel>
              {mine.length > 1 && <Waiting calls={mine} at={inHand?.id} onChoose={setChosen} />}
              <Panel title={t('值守人员')}>
                {agents.length === 0 && <p className="d-quiet">{t('现在没有人值守。')}</p>}
                <ul className="hot-list">
                  {agents.map((one) => (
                    <li key={one.id}><span className="hot-row"><span><span className={`hot-dot ${one.talking ? 'hot-dot-talking' : one.state === 'on' ? 'hot-dot-on' : ''}`} aria-hidden />{one.name}</span><span className="d-quiet hot-end">{one.talking ? t('通话中') : one.state === 'on' ? t('空闲') : t('暂停')}</span></span></li>
                  ))}
                </ul>
              </Panel>
              <Panel title={t('待回访')}><Go to="/hotline/call-backs">{callBacks > 0 ? t('{n}件等着回访', { n: callBacks }) : t('没有等待回访的办件')}</Go></Panel>
            </div>
            <div>
              {inHand ? <CallPanel key={inHand.id} line={inHand} agents={agents} me={me} now={now} /> : (
                <div className="d-empty"><p className="d-empty-why">{t('手上没有通话')}</p><p className="d-quiet">{t('接听后，来电人、话术、相似办件和登记表都在这里。')}</p></div>
              )}
            </div>
          </div>
          {trying && <DemoDialog onClose={() => setTrying(false)} />}
        </>
      )}
    </Awaiting>
  )
}

/** Calls that are spoken out and wait to be written up. */
function Waiting({ calls, at, onChoose }: { calls: CallLine[]; at: string | undefined; onChoose: (id: string) => void }) {
  return (
    <Panel title={t('我的通话')}>
      <ul className="hot-list">
        {calls.map((call) => (
          <li key={call.id}><Button size="small" type={call.id === at ? 'primary' : 'default'} onClick={() => onChoose(call.id)}>{call.callerMasked} {call.state === 'ended' ? t('待整理') : t('通话中')}</Button></li>
        ))}
      </ul>
    </Panel>
  )
}

function Extension({ now, state }: { now: string; state: 'on' | 'pause' | 'off' }) {
  const [open, setOpen] = useState(false)
  const set = useMutate(setAgentState, { touches: [getHotlineDesk] })
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('分机')}</Button>
      {open && (
        <ActionDialog<{ extension?: string }> open name="extension" title={t('我的分机')} sentence={t('接听后，电话系统把通话接到这个分机。')} verb={t('保存')} initial={{ extension: now }}
          onSubmit={({ extension }) => set.mutateAsync({ body: { state, extension: extension ?? '' } })} onClose={() => setOpen(false)}>
          <Form.Item name="extension" label={t('分机号')} rules={[{ pattern: /^[\w.+-]{0,40}$/, message: t('分机号只能是数字和字母') }]}><Input maxLength={40} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}

function DemoDialog({ onClose }: { onClose: () => void }) {
  const lines = useCall(listHotlineLines, { query: {} }, { staleMs: 60_000 })
  const ring = useMutate(ringDemoCall, { touches: [getHotlineDesk] })
  const mine = (lines.data?.items ?? []).filter((one) => one.mine)
  return (
    <ActionDialog<{ called: string; caller?: string }>
      open name="demo-call" title={t('模拟来电')} sentence={t('演示系统才有：编一个来电，试一试接线台。')} verb={t('打进来')} initial={{ caller: '13900000001' }}
      onSubmit={({ called, caller }) => ring.mutateAsync({ body: { called, caller: caller ?? '', clientId: `demo-${Date.now()}-${called}` } })} onClose={onClose}
    >
      <Form.Item name="called" label={t('拨打的号码')} rules={[{ required: true, message: t('请选择拨打的号码') }]}>
        <Select options={mine.map((one) => ({ value: one.phone, label: `${one.phone} ${one.name}` }))} notFoundContent={t('还没有登记号码，请先到服务号码页登记')} />
      </Form.Item>
      <Form.Item name="caller" label={t('来电号码')} extra={t('留空就是不显示号码。')}><Input maxLength={20} /></Form.Item>
    </ActionDialog>
  )
}
