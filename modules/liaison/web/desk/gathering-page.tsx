import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, newClientId, Panel, Timeline, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { GATHERING_KINDS, GATHERING_STATES, getGathering, listGatherings, moveGathering, sharePaper, signUp, type Gathering } from '../../contract.ts'
import { inDays, stepEntries, today } from './words.tsx'

type Deed = 'sign' | 'paper' | 'hold' | 'cancel'

/** One gathering: who comes, papers, minutes, tasks. */
export default function GatheringPage() {
  const id = useParam('id')
  const query = useCall(getGathering, { params: { id } })
  const [deed, setDeed] = useState<Deed | null>(null)
  const touches = [getGathering, listGatherings]
  const move = useMutate(moveGathering, { touches })
  return (
    <Awaiting query={query}>
      {({ gathering, signups, papers, steps, myUnits, mayKeep, takesSignups }) => {
        const files = myUnits.length > 0
        const done = (i: number) => move.mutateAsync({ params: { id }, body: { move: 'tasks', tasks: gathering.tasks.map((one, k) => (k === i ? { ...one, doneOn: today() } : one)), version: gathering.version, clientId: newClientId() } })
        return (
          <DetailPage
            title={gathering.title} crumbs={[{ label: t('联席活动'), to: '/liaison/gatherings' }]} state={t(GATHERING_STATES[gathering.state])}
            sentence={[gathering.fromDay === gathering.untilDay ? dateText(gathering.fromDay) : t('{from}至{until}', { from: dateText(gathering.fromDay), until: dateText(gathering.untilDay) }), gathering.place, gathering.theme].filter(Boolean).join('，')}
            actions={[
              ...(files && takesSignups ? [{ key: 'sign', label: t('报名'), primary: !mayKeep, onChoose: () => setDeed('sign') }] : []),
              ...(files && gathering.state !== 'cancelled' ? [{ key: 'paper', label: t('交材料'), onChoose: () => setDeed('paper') }] : []),
              ...(mayKeep && gathering.state === 'planned' ? [{ key: 'hold', label: t('记纪要'), primary: true, onChoose: () => setDeed('hold') }, { key: 'cancel', label: t('取消'), danger: true, onChoose: () => setDeed('cancel') }] : []),
            ]}
            noActions={t('您可以查看，不用办理。')}
            facts={<Panel title={t('活动')}><Facts facts={[{ label: t('种类'), value: t(GATHERING_KINDS[gathering.kind]) }, { label: t('组织'), value: gathering.regionName }, { label: t('报名'), value: t('{units}个单位{people}人', { units: gathering.units, people: gathering.people }) }, ...(gathering.signupBy ? [{ label: t('报名到'), value: dateText(gathering.signupBy) }] : [])]} /></Panel>}
          >
            {gathering.minutes && <Panel title={t('纪要')}><p className="li-words">{gathering.minutes}</p></Panel>}
            {gathering.tasks.length > 0 && (
              <Panel title={t('任务')}><ul className="li-lines">{gathering.tasks.map((one, i) => (
                <li key={i} className="li-head"><span>{one.what}</span><span className="d-quiet">{one.who}</span><span className={!one.doneOn && one.due < today() ? 'li-late' : 'd-quiet'}>{one.doneOn ? t('{day}完成', { day: dateText(one.doneOn) }) : t('{day}前', { day: dateText(one.due) })}</span>
                  {!one.doneOn && mayKeep && <span className="li-end"><Button size="small" loading={move.isPending} onClick={() => void done(i).catch(() => undefined)}>{t('完成')}</Button></span>}</li>
              ))}</ul></Panel>
            )}
            <Panel title={t('报名')}>
              {signups.length === 0 && <p className="d-quiet">{t('还没有单位报名。')}</p>}
              <ul className="li-lines">{signups.map((one) => <li key={one.id} className="li-head"><span>{one.unitName}</span><span>{one.withdrawn ? t('已退出') : t('{n}人', { n: one.people })}</span><span className="d-quiet">{one.note}</span></li>)}</ul>
            </Panel>
            <Panel title={t('交流材料')}>
              {papers.length === 0 && <p className="d-quiet">{t('还没有材料。')}</p>}
              {papers.map((one) => <details key={one.id}><summary>{one.title} <span className="d-quiet">{one.unitName}，{one.author}</span></summary><p className="li-words">{one.text}</p></details>)}
            </Panel>
            {steps.length > 0 && <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>}
            {deed && <Dialog deed={deed} gathering={gathering} units={myUnits} onClose={() => setDeed(null)} />}
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}

function Dialog({ deed, gathering, units, onClose }: { deed: Deed; gathering: Gathering; units: readonly { id: string; name: string }[]; onClose: () => void }) {
  const touches = [getGathering, listGatherings]
  const [sign, share, move] = [useMutate(signUp, { touches }), useMutate(sharePaper, { touches }), useMutate(moveGathering, { touches })]
  const params = { id: gathering.id }
  const unit = <Form.Item name="unitId" label={t('单位')} rules={[{ required: true, message: t('请选择单位') }]}><Select options={units.map((one) => ({ value: one.id, label: one.name }))} /></Form.Item>
  const first = units[0] ? { unitId: units[0].id } : {}
  if (deed === 'sign') {
    return (
      <ActionDialog<{ unitId: string; people: number; note?: string }> open name="sign-up" title={t('报名')} verb={t('报名')} sentence={t('报过的再报一次，就按新的人数。')} initial={{ ...first, people: 1 }} onClose={onClose}
        onSubmit={({ unitId, people, note }) => sign.mutateAsync({ params, body: { unitId, people, note: note ?? '', withdrawn: false, clientId: newClientId() } })}>
        {unit}
        <Form.Item name="people" label={t('人数')} rules={[{ required: true, message: t('请填写人数') }]}><InputNumber min={1} max={1000} precision={0} /></Form.Item>
        <Form.Item name="note" label={t('说明')}><Input maxLength={200} /></Form.Item>
      </ActionDialog>
    )
  }
  if (deed === 'paper') {
    return (
      <ActionDialog<{ unitId: string; title: string; author: string; text: string }> open name="share-paper" as="drawer" width={640} title={t('交材料')} verb={t('提交')} initial={first} onClose={onClose} onSubmit={(typed) => share.mutateAsync({ params, body: { ...typed, clientId: newClientId() } })}>
        {unit}
        <Form.Item name="title" label={t('标题')} rules={[{ required: true, message: t('请写标题') }]}><Input maxLength={100} /></Form.Item>
        <Form.Item name="author" label={t('作者')} rules={[{ required: true, message: t('请写作者') }]}><Input maxLength={60} /></Form.Item>
        <Form.Item name="text" label={t('正文')} rules={[{ required: true, message: t('请写正文') }]}><Input.TextArea maxLength={20000} autoSize={{ minRows: 8 }} /></Form.Item>
      </ActionDialog>
    )
  }
  if (deed === 'hold') {
    return (
      <ActionDialog<{ minutes: string; tasks?: Array<{ what: string; who: string; due: string }> }> open name="hold-gathering" as="drawer" width={720} title={t('记纪要')} verb={t('保存')} onClose={onClose}
        onSubmit={({ minutes, tasks }) => move.mutateAsync({ params, body: { move: 'hold', minutes, tasks: (tasks ?? []).map((one) => ({ what: one.what, who: one.who, due: one.due, doneOn: null })), version: gathering.version, clientId: newClientId() } })}>
        <Form.Item name="minutes" label={t('纪要')} rules={[{ required: true, message: t('请写纪要') }]}><Input.TextArea maxLength={6000} autoSize={{ minRows: 6 }} /></Form.Item>
        <Form.List name="tasks">
          {(fields, { add, remove }) => (
            <>
              {fields.map((field, i) => (
                <div className="li-item" key={field.key}>
                  <div className="li-head"><strong>{t('任务{n}', { n: i + 1 })}</strong><span className="li-end"><Button size="small" danger onClick={() => remove(field.name)}>{t('删除')}</Button></span></div>
                  <Form.Item name={[field.name, 'what']} label={t('办什么')} rules={[{ required: true, message: t('请写明任务') }]}><Input maxLength={200} /></Form.Item>
                  <Form.Item name={[field.name, 'who']} label={t('谁办')} rules={[{ required: true, message: t('请写明谁办') }]}><Input maxLength={60} /></Form.Item>
                  <Form.Item name={[field.name, 'due']} label={t('最迟哪天')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
                </div>
              ))}
              <Button onClick={() => add({ due: inDays(30) })}>{t('加一项任务')}</Button>
            </>
          )}
        </Form.List>
      </ActionDialog>
    )
  }
  return <ActionDialog<{ reason: string }> open name="cancel-gathering" danger title={t('取消活动')} verb={t('取消活动')} reason={{ max: 300 }} onClose={onClose} onSubmit={({ reason }) => move.mutateAsync({ params, body: { move: 'cancel', note: reason, version: gathering.version, clientId: newClientId() } })} />
}
