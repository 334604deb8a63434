import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, Go, Panel, Timeline, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { BURDEN_KINDS, BURDEN_STATES, decideBurden, enterBurdenHours, getBurden, getBurdenRelief, listBurdens, type Burden } from '../../contract.ts'
import { BurdenForm } from './burden-form.tsx'
import { hoursText, placesText, stepEntries } from './parts.tsx'

const touches = [getBurden, listBurdens, getBurdenRelief]

/** One thing that is asked of communities. */
export default function BurdenPage() {
  const id = useParam('id')
  const query = useCall(getBurden, { params: { id } })
  const [chosen, setChosen] = useState<'edit' | 'decide' | 'hours' | null>(null)
  const enter = useMutate(enterBurdenHours, { touches })
  const close = () => setChosen(null)
  return (
    <Awaiting query={query}>
      {({ burden, places, merged, hours, steps, may }) => (
        <DetailPage
          title={burden.title}
          crumbs={[{ label: t('社区减负'), to: '/admission/burdens' }]}
          sentence={t('{department}要求{n}个社区每年做{times}次', { department: burden.department, n: burden.communities, times: burden.times })}
          state={t(BURDEN_STATES[burden.state])}
          actions={[
            ...(may.includes('hours') ? [{ key: 'hours', label: burden.mineMinutes === null ? t('填写用时') : t('更新用时'), primary: true, onChoose: () => setChosen('hours') }] : []),
            ...(may.includes('decide') ? [{ key: 'decide', label: burden.state === 'open' ? t('决定保留、合并或取消') : t('重新决定'), primary: burden.state === 'open', onChoose: () => setChosen('decide') }] : []),
            ...(may.includes('edit') ? [{ key: 'edit', label: t('修改'), onChoose: () => setChosen('edit') }] : []),
          ]}
          noActions={t('现在没有要您办的。')}
          facts={
            <Panel title={t('基本情况')}><Facts facts={[
              { label: t('类别'), value: t(BURDEN_KINDS[burden.kind]) }, { label: t('依据'), value: burden.basis, note: burden.basis ? undefined : t('没有依据的应当取消') },
              { label: t('社区'), value: burden.all ? t('全旗所有社区（嘎查），{n}个', { n: burden.communities }) : placesText(places, 20) },
              { label: t('每次用时'), value: hoursText(burden.median), note: burden.entered ? t('{n}个社区填写的中位数', { n: burden.entered }) : undefined },
              { label: t('全年合计'), value: burden.yearMinutes === null ? '' : hoursText(burden.yearMinutes) },
              burden.state !== 'open' && { label: t('决定'), value: t(BURDEN_STATES[burden.state]), note: burden.fromOn && t('{day}起。{words}', { day: dateText(burden.fromOn), words: burden.decision }) },
              merged !== null && { label: t('合并到'), value: <Go to={`/admission/burdens/${merged.id}`}>{merged.title}</Go> },
              { label: t('列入'), value: burden.byName },
            ]} /></Panel>
          }
        >
          <Panel title={t('社区填写的用时')}>
            {hours.length === 0 ? <p className="d-quiet">{t('还没有社区填写。')}</p> : (
              <ul className="adm-lines">
                {hours.map((one) => <li key={one.region}><span>{one.regionName}</span><div>{t('每次{time}', { time: hoursText(one.minutes) })}{one.words && <p>{one.words}</p>}<p className="d-quiet">{t('{name}，{day}', { name: one.byName, day: dateText(one.at) })}</p></div></li>)}
              </ul>
            )}
          </Panel>
          <Panel title={t('经过')}>{steps.length ? <Timeline entries={stepEntries(steps)} /> : <p className="d-quiet">{t('由旗里列入清单。')}</p>}</Panel>
          {chosen === 'edit' && <BurdenForm file={burden} places={places} onClose={close} />}
          {chosen === 'decide' && <Decide burden={burden} onClose={close} />}
          {chosen === 'hours' && (
            <ActionDialog<{ hours?: number; minutes?: number; words?: string }> open name="burden-hours" title={t('填写用时')} verb={t('保存')} sentence={t('社区做一次要用多少时间，几个人做的加在一起。')}
              initial={{ hours: Math.floor((burden.mineMinutes ?? 0) / 60), minutes: (burden.mineMinutes ?? 0) % 60 }}
              onSubmit={({ hours: h, minutes: m, words }) => enter.mutateAsync({ params: { id }, body: { minutes: (h ?? 0) * 60 + (m ?? 0), words: words ?? '' } as never })} onClose={close}>
              <Form.Item name="hours" label={t('小时')}><InputNumber min={0} max={999} precision={0} style={{ width: 160 }} /></Form.Item>
              <Form.Item name="minutes" label={t('分钟')}><InputNumber min={0} max={59} precision={0} style={{ width: 160 }} /></Form.Item>
              <Form.Item name="words" label={t('说明')}><Input maxLength={200} /></Form.Item>
            </ActionDialog>
          )}
        </DetailPage>
      )}
    </Awaiting>
  )
}

function Decide({ burden, onClose }: { burden: Burden; onClose: () => void }) {
  const decide = useMutate(decideBurden, { touches })
  const others = useCall(listBurdens, { query: { show: 'all' } })
  const into = (others.data?.items ?? []).filter((one) => one.id !== burden.id && one.state !== 'merged' && one.state !== 'cut')
  return (
    <ActionDialog<{ decision: 'kept' | 'merged' | 'cut'; mergedInto?: string; words: string; fromOn: string }>
      open name="decide-burden" title={t('决定保留、合并或取消')} verb={t('决定')} initial={{ decision: burden.basis ? 'kept' : 'cut', fromOn: dayOf(new Date()) }}
      onSubmit={({ mergedInto, ...rest }) => decide.mutateAsync({ params: { id: burden.id }, body: { ...rest, ...(rest.decision === 'merged' && mergedInto ? { mergedInto } : {}), version: burden.version } as never })} onClose={onClose}
    >
      <Form.Item name="decision" label={t('决定')}><Radio.Group options={[{ value: 'kept', label: t('保留') }, { value: 'merged', label: t('合并') }, { value: 'cut', label: t('取消') }]} /></Form.Item>
      <Form.Item noStyle dependencies={['decision']}>
        {({ getFieldValue }) => getFieldValue('decision') === 'merged' && (
          <Form.Item name="mergedInto" label={t('合并到哪一项')} rules={[{ required: true, message: t('请选择') }]}>
            <Select showSearch optionFilterProp="label" options={into.map((one) => ({ value: one.id, label: t('{title}（{department}）', { title: one.title, department: one.department }) }))} />
          </Form.Item>
        )}
      </Form.Item>
      <Form.Item name="words" label={t('理由')} rules={[{ required: true, message: t('请写明理由') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="fromOn" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
    </ActionDialog>
  )
}
