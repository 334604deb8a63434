import { Button, Checkbox, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, DetailPage, Facts, Go, newClientId, Panel, Timeline, useAbility, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { DAY_KINDS, getQueue, getStation, listStationSteps, saveCounter, sayHours, STATION_KINDS, type Counter, type Station } from '../../contract.ts'
import { StationForm } from './stations-page.tsx'
import { STEP_WORDS } from './words.ts'

/** One station: hours, business, counters, the week, and what was changed. */
export default function StationPage() {
  const id = useParam('id')
  const query = useCall(getStation, { params: { id } })
  const steps = useCall(listStationSteps, { params: { id } })
  const keeps = useAbility('windows.keep')
  const [editing, setEditing] = useState(false)
  const [counter, setCounter] = useState<Counter | 'new'>()
  return (
    <Awaiting query={query}>
      {({ station, counters, days }) => (
        <DetailPage
          title={station.name}
          crumbs={[{ label: t('服务站'), to: '/windows/stations' }]}
          sentence={t('{kind}，在{place}，{address}。今天：{hours}。', { kind: t(STATION_KINDS[station.kind]), place: station.regionName, address: station.address, hours: sayHours(days[0]!.intervals) })}
          actions={keeps ? [
            { key: 'edit', label: t('修改'), onChoose: () => setEditing(true) }, { key: 'counter', label: t('添加窗口'), primary: counters.length === 0, onChoose: () => setCounter('new') },
          ] : []}
          facts={<Panel title={t('开放时间')}><Facts facts={[
            { label: t('工作日'), value: sayHours(station.hours.workday) }, { label: t('周末'), value: sayHours(station.hours.weekend) }, { label: t('节假日'), value: sayHours(station.hours.holiday) },
            { label: t('办公电话'), value: station.phone }, { label: t('业务种类'), value: station.business.map((one) => `${one.letter} ${one.name}`).join('、') },
          ]} />
            <p className="w-beneath w-tools"><Go to={`/windows/roster?station=${station.id}`}>{t('值班表')}</Go><Go to={`/windows?station=${station.id}`}>{t('排队叫号')}</Go><a href={`/stations/${station.id}`} target="_blank" rel="noreferrer">{t('网上公布的样子')}</a></p>
          </Panel>}
        >
          <Panel title={t('窗口')}>
            {counters.length === 0 ? <p className="d-quiet">{t('还没有窗口。添加以后，工作人员坐下就能叫号。')}</p> : (
              <ul>{counters.map((one) => (
                <li key={one.id} className="w-line">
                  <span className="w-line-number">{one.nth}</span><span>{one.name}</span>
                  <span className="d-quiet">{one.business.map((letter) => station.business.find((each) => each.letter === letter)?.name ?? letter).join('、')}</span>
                  {keeps && <span className="w-end"><Button size="small" onClick={() => setCounter(one)}>{t('修改')}</Button></span>}
                </li>
              ))}</ul>
            )}
          </Panel>
          <Panel title={t('这七天')}>
            <ul>{days.map((day) => (
              <li key={day.date} className="w-line">
                <DateText value={day.date} form="day-weekday" /> <span className="d-quiet">{day.holiday || t(DAY_KINDS[day.kind])}</span><span>{sayHours(day.intervals)}</span>
                {day.note && <span className="d-quiet">{day.note}</span>}
                <span className="w-end">{day.onDuty.join('、') || (day.intervals.length > 0 ? <span className="w-late">{t('没有人值班')}</span> : '')}</span>
              </li>
            ))}</ul>
          </Panel>
          <Panel title={t('经过')}>
            <Awaiting query={steps} inside>{({ items }) => <Timeline entries={items.map((one) => ({ id: one.id, title: t(STEP_WORDS[one.step] ?? one.step), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))} />}</Awaiting>
          </Panel>
          {editing && <StationForm station={station} onClose={() => setEditing(false)} />}
          {counter && <CounterForm station={station} counter={counter === 'new' ? undefined : counter} next={Math.max(0, ...counters.map((one) => one.nth)) + 1} onClose={() => setCounter(undefined)} />}
        </DetailPage>
      )}
    </Awaiting>
  )
}

function CounterForm({ station, counter, next, onClose }: { station: Station; counter: Counter | undefined; next: number; onClose: () => void }) {
  const save = useMutate(saveCounter, { touches: [getStation, getQueue, listStationSteps] })
  return (
    <ActionDialog<{ nth: number; name: string; business: string[]; closed?: boolean }>
      open name="counter" title={counter ? t('修改窗口') : t('添加窗口')} verb={t('保存')}
      initial={counter ? { ...counter } : { nth: next, name: t('{n}号窗口', { n: next }), business: station.business.map((one) => one.letter) }}
      onSubmit={({ closed, ...typed }) => save.mutateAsync({ params: { id: station.id }, body: { ...typed, closed: closed ?? false, clientId: newClientId(), ...(counter ? { counterId: counter.id, version: counter.version } : {}) } })}
      onClose={onClose}
    >
      <Form.Item name="nth" label={t('几号')} rules={[{ required: true, message: t('请填写') }]}><InputNumber min={1} max={99} precision={0} /></Form.Item>
      <Form.Item name="name" label={t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={20} /></Form.Item>
      <Form.Item name="business" label={t('办什么业务')} rules={[{ required: true, message: t('请选择业务') }]}><Checkbox.Group options={station.business.map((one) => ({ value: one.letter, label: one.name }))} /></Form.Item>
      {counter && <Form.Item name="closed" label={t('停用')} valuePropName="checked"><Checkbox>{t('撤掉这个窗口')}</Checkbox></Form.Item>}
    </ActionDialog>
  )
}
