import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { ActionDialog, dateText, DayInput, dayRule, ListPage, newClientId, useAbility, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { levelOfCode, PlaceField } from '../../../regions/web/fields.tsx'
import { addCampaignTask, listCampaignTasks, measureTask, type CampaignTask } from '../../contract.ts'
import { Area, inDays, today, useRoot } from './words.tsx'

const number = (value: number) => value.toLocaleString('zh-CN', { maximumFractionDigits: 2 })
interface Typed { region: string; campaign: string; title: string; body: string; measure: string; unit: string; higher: boolean; before: number; beforeOn: string; dueOn: string }

/** Tasks of quality campaigns, each with its measure before and after. */
export default function CampaignPage() {
  const keeps = useAbility('liaison.publish')
  const files = useAbility('liaison.file')
  const root = useRoot()
  const [dialog, setDialog] = useState<'new' | CampaignTask | null>(null)
  const touches = [listCampaignTasks]
  const [add, measure] = [useMutate(addCampaignTask, { touches }), useMutate(measureTask, { touches })]
  return (
    <>
      <Area at="/liaison/campaign" />
      <ListPage<typeof listCampaignTasks, CampaignTask>
        id="campaign" title={t('“新时代新社区新生活”服务质量提升')} operation={listCampaignTasks}
        ask={({ tab, q, after }) => ({ query: { show: (tab || 'all') as 'all', ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={({ items, next, counts }) => ({ items, next, counts: { open: counts.open, measured: counts.measured }, note: counts.measured ? t('已衡量{n}项，{better}项有改善。', { n: counts.measured, better: counts.better }) : '' })} rowKey={(row) => row.id} rowTone={(row) => (row.late ? 'late' : undefined)}
        tabs={[{ key: 'all', label: t('全部') }, { key: 'open', label: t('进行中') }, { key: 'measured', label: t('已衡量') }]} search={t('任务、行动、单位')}
        columns={[
          { key: 'title', title: t('任务'), render: (row) => <>{row.title} <span className="d-quiet">{row.campaign}</span></> },
          { key: 'place', title: t('在哪里、谁办'), width: 220, render: (row) => `${row.regionName} ${row.body}` },
          { key: 'measure', title: t('衡量什么'), width: 180, render: (row) => `${row.measure}（${row.unit}）` },
          { key: 'before', title: t('之前'), width: 90, align: 'end', render: (row) => number(row.before) },
          { key: 'after', title: t('之后'), width: 90, align: 'end', render: (row) => (row.after === null ? '—' : number(row.after)) },
          { key: 'effect', title: t('效果'), width: 130, render: (row) => (row.better === null ? (row.late ? t('到期没有衡量') : t('{day}前', { day: dateText(row.dueOn) })) : row.better ? t('有改善') : t('没有改善')) },
          { key: 'do', title: t('办理'), width: 110, always: true, render: (row) => files && <Button size="small" onClick={() => setDialog(row)}>{row.after === null ? t('记之后的数') : t('改正')}</Button> },
        ]}
        unit={t('项')}
        empty={{ why: t('还没有任务'), todo: t('每项任务先记之前的数，做完再记之后的数，效果一看就知道。') }}
        {...(keeps ? { action: <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setDialog('new')}>{t('加一项任务')}</Button> } : {})}
      />
      {dialog === 'new' && root && (
        <ActionDialog<Typed> open name="new-task" as="drawer" title={t('加一项任务')} verb={t('保存')} initial={{ region: root, campaign: t('新时代新社区新生活'), higher: true, beforeOn: today(), dueOn: inDays(90) }} onClose={() => setDialog(null)}
          onSubmit={(typed) => add.mutateAsync({ body: { ...typed, clientId: newClientId() } })}>
          <Form.Item name="campaign" label={t('行动')} rules={[{ required: true, message: t('请写明行动名称') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="title" label={t('任务')} rules={[{ required: true, message: t('请写明任务') }]}><Input maxLength={80} /></Form.Item>
          <Form.Item name="region" hidden={levelOfCode(root) === 'community'} label={t('在哪里')} rules={[{ required: true, message: t('请选择地点') }]}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>
          <Form.Item name="body" label={t('谁办')} rules={[{ required: true, message: t('请写明谁办') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="measure" label={t('衡量什么')} rules={[{ required: true, message: t('请写明衡量什么') }]}><Input maxLength={60} placeholder={t('例如：窗口平均等候时间')} /></Form.Item>
          <Form.Item name="unit" label={t('单位')} rules={[{ required: true, message: t('请写明单位') }]}><Input maxLength={10} /></Form.Item>
          <Form.Item name="higher" label={t('怎样算好')} rules={[{ required: true }]}><Radio.Group options={[{ value: true, label: t('越高越好') }, { value: false, label: t('越低越好') }]} /></Form.Item>
          <Form.Item name="before" label={t('之前的数')} rules={[{ required: true, message: t('请填写之前的数') }]}><InputNumber /></Form.Item>
          <Form.Item name="beforeOn" label={t('哪天的数')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="dueOn" label={t('最迟哪天完成')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
        </ActionDialog>
      )}
      {dialog && dialog !== 'new' && (
        <ActionDialog<{ after: number; afterOn: string; note?: string }> open name="measure-task" title={t('之后的数')} verb={t('保存')} sentence={t('{measure}，之前是{before}{unit}。', { measure: dialog.measure, before: number(dialog.before), unit: dialog.unit })} onClose={() => setDialog(null)}
          initial={{ afterOn: today(), note: dialog.note, ...(dialog.after === null ? {} : { after: dialog.after }) }}
          onSubmit={({ after, afterOn, note }) => measure.mutateAsync({ params: { id: dialog.id }, body: { after, afterOn, note: note ?? '', version: dialog.version, clientId: newClientId() } })}>
          <Form.Item name="after" label={t('之后的数')} rules={[{ required: true, message: t('请填写之后的数') }]}><InputNumber /></Form.Item>
          <Form.Item name="afterOn" label={t('哪天的数')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="note" label={t('做了什么')}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
