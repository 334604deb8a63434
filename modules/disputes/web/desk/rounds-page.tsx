import { PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, dateText, DayInput, dayRule, ListPage, Panel, ProblemAlert, useAbility, useCall, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { endRoundPlan, listRoundPlans, listRounds, openRound, ROUND_CYCLES, roundCycles, setRoundPlan, type Round, type RoundPlan } from '../../contract.ts'
import './disputes.css'

/** 矛盾排查: the cycle of each place with what is late, then the rounds. */
export default function RoundsPage() {
  const plans = useCall(listRoundPlans, { query: {} })
  return (
    <>
      <ListPage<typeof listRounds, Round>
        id="dispute-rounds"
        title={t('矛盾排查')}
        operation={listRounds}
        notice={<Awaiting query={plans}>{({ items }) => <Plans items={items} />}</Awaiting>}
        ask={({ tab, after }) => ({ query: { show: (tab || 'all') as 'all', ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/disputes/rounds/${row.id}`}
        rowTone={(row) => (row.late ? 'late' : undefined)}
        tabs={[{ key: 'all', label: t('全部') }, { key: 'open', label: t('进行中'), tone: 'mine' }, { key: 'late', label: t('超期未结束'), tone: 'late' }, { key: 'closed', label: t('已结束') }]}
        columns={[
          { key: 'title', title: t('排查'), render: (row) => t('{title}第{n}轮', { title: row.title, n: row.nth }) },
          { key: 'place', title: t('社区'), width: 150, render: (row) => row.regionName },
          { key: 'from', title: t('开始'), width: 150, render: (row) => <DateText value={row.fromOn} /> },
          { key: 'due', title: t('应结束'), width: 150, render: (row) => (row.late ? <span className="dis-late">{t('{day}，已超期', { day: dateText(row.dueOn, 'short') })}</span> : <DateText value={row.dueOn} />) },
          { key: 'state', title: t('状态'), width: 140, render: (row) => (row.state === 'closed' ? t('{day}结束', { day: dateText(row.closedOn!, 'short') }) : row.unclassed ? t('{n}件未归类', { n: row.unclassed }) : t('进行中')) },
          { key: 'found', title: t('发现'), width: 80, align: 'end', render: (row) => row.found },
          { key: 'settled', title: t('达成协议'), width: 100, align: 'end', render: (row) => row.settled },
          { key: 'referred', title: t('转依法处理'), width: 110, align: 'end', render: (row) => row.referred },
        ]}
        unit={t('轮')}
        empty={{ why: t('还没有排查过'), todo: t('社区负责人定好多久排查一次，到日子由调解员开一轮。') }}
      />
    </>
  )
}

function Plans({ items }: { items: RoundPlan[] }) {
  const plans = useAbility('disputes.plan')
  const rounds = useAbility('disputes.rounds')
  const root = useCall(getMe, {}, { staleMs: 60_000 }).data?.currentPost?.region
  const go = useGo()
  const [dialog, setDialog] = useState<'new' | RoundPlan | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const touches = [listRoundPlans, listRounds]
  const open = useMutate(openRound, { touches })
  const set = useMutate(setRoundPlan, { touches })
  const end = useMutate(endRoundPlan, { touches })
  const start = async (plan: RoundPlan) => {
    setProblem(null)
    try {
      go(`/disputes/rounds/${(await open.mutateAsync({ body: { planId: plan.id } as never })).id}`)
    } catch (refusal) {
      setProblem(refusal)
    }
  }
  const late = items.filter((one) => one.late)
  return (
    <Panel title={t('排查周期')}>
      {late.length > 0 && <Alert type="warning" showIcon className="c-notice" title={t('{n}个社区的排查已过期限', { n: late.length })} description={late.map((one) => (one.missed ? t('{place}（漏了{n}轮）', { place: one.regionName, n: one.missed }) : one.regionName)).join('、')} />}
      <ProblemAlert error={problem} />
      {items.length === 0 && <p className="d-quiet">{t('还没有定排查周期。')}</p>}
      <ul className="dis-lines">
        {items.slice(0, 20).map((one) => (
          <li key={one.id}>
            <div className="dis-head">
              <strong>{one.regionName}</strong><span>{one.title}</span><span className="d-quiet">{t('{every}一次，{n}天内结束', { every: t(ROUND_CYCLES[one.every]), n: one.openDays })}</span>
              <span className={one.late ? 'dis-late' : 'd-quiet'}>{one.openRound ? t('正在排查') : one.due ? t('{day}应开始', { day: dateText(one.nextOn, 'short') }) : t('下一轮{day}', { day: dateText(one.nextOn, 'short') })}</span>
              <span className="dis-end">
                {rounds && one.due && !one.openRound && <Button type="primary" size="small" loading={open.isPending} onClick={() => void start(one)}>{t('开始排查')}</Button>}
                {one.openRound && <Button size="small" onClick={() => go(`/disputes/rounds/${one.openRound}`)}>{t('继续排查')}</Button>}
                {plans && !one.openRound && <Button size="small" onClick={() => setDialog(one)}>{t('停用')}</Button>}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {plans && <p><Button icon={<PlusOutlined aria-hidden />} onClick={() => setDialog('new')}>{t('定排查周期')}</Button></p>}
      {dialog === 'new' && root && (
        <ActionDialog<{ region: string; title: string; every: 'month'; firstOn: string; openDays: number }>
          open name="new-round-plan" title={t('定排查周期')} verb={t('保存')} initial={{ region: root, title: t('矛盾纠纷排查'), every: 'month', firstOn: dayOf(new Date()), openDays: 10 }}
          onSubmit={(typed) => set.mutateAsync({ body: typed as never })} onClose={() => setDialog(null)}
        >
          <Form.Item name="region" label={t('社区（嘎查）')} rules={[{ required: true, message: t('请选择社区') }]}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>
          <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请写名称') }]}><Input maxLength={40} /></Form.Item>
          <Form.Item name="every" label={t('多久一次')}><Select options={roundCycles.map((value) => ({ value, label: t(ROUND_CYCLES[value]) }))} /></Form.Item>
          <Form.Item name="firstOn" label={t('第一轮开始')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="openDays" label={t('几天内结束')} rules={[{ required: true, message: t('请填写天数') }]}><InputNumber min={1} max={92} precision={0} /></Form.Item>
        </ActionDialog>
      )}
      {dialog !== null && dialog !== 'new' && (
        <ActionDialog<{ reason: string }> open name="end-round-plan" danger title={t('停用排查周期')} sentence={t('已经开过的各轮不受影响。')} verb={t('停用')} reason={{}}
          onSubmit={({ reason }) => end.mutateAsync({ params: { id: dialog.id }, body: { reason, version: dialog.version } as never })} onClose={() => setDialog(null)} />
      )}
    </Panel>
  )
}
