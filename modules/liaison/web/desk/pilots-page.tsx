import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { ActionDialog, dateText, DayInput, dayRule, ListPage, newClientId, useAbility, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { levelOfCode, PlaceField } from '../../../regions/web/fields.tsx'
import { addPilot, decidePilot, listPilots, PILOT_DECISIONS, type Pilot } from '../../contract.ts'
import { Area, inDays, optionsOf, today, useRoot } from './words.tsx'

/** Pilots: what is tried where, and the decision that ends it. */
export default function PilotsPage() {
  const keeps = useAbility('liaison.publish')
  const root = useRoot()
  const [dialog, setDialog] = useState<'new' | Pilot | null>(null)
  const touches = [listPilots]
  const [add, decide] = [useMutate(addPilot, { touches }), useMutate(decidePilot, { touches })]
  return (
    <>
      <Area at="/liaison/pilots" />
      <ListPage<typeof listPilots, Pilot>
        id="pilots" title={t('试点')} operation={listPilots}
        ask={({ tab, q, after }) => ({ query: { show: (tab || 'all') as 'all', ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={({ items, next, counts }) => ({ items, next, counts })} rowKey={(row) => row.id} rowTone={(row) => (row.undecided ? 'late' : undefined)}
        tabs={[{ key: 'all', label: t('全部') }, { key: 'running', label: t('试点中') }, { key: 'undecided', label: t('到期没有决定'), tone: 'late' }, { key: 'decided', label: t('已决定') }]} search={t('名称、内容')}
        columns={[
          { key: 'title', title: t('试点'), render: (row) => <>{row.title} <span className="d-quiet">{row.what.slice(0, 60)}</span></> },
          { key: 'place', title: t('在哪里'), width: 160, render: (row) => row.regionName },
          { key: 'body', title: t('谁负责'), width: 160, render: (row) => row.body },
          { key: 'days', title: t('到哪天'), width: 170, render: (row) => dateText(row.untilDay) },
          { key: 'decision', title: t('决定'), width: 220, render: (row) => (row.decision ? `${t(PILOT_DECISIONS[row.decision])}${row.spreadTo && `：${row.spreadTo}`}` : row.undecided ? t('到期了，还没有决定') : t('试点中')) },
          { key: 'do', title: t('办理'), width: 110, always: true, render: (row) => keeps && !row.decision && <Button size="small" onClick={() => setDialog(row)}>{t('作决定')}</Button> },
        ]}
        unit={t('项')}
        empty={{ why: t('还没有试点'), todo: t('登记试什么、在哪里试、试到哪天；到期要有结果和决定。') }}
        {...(keeps ? { action: <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setDialog('new')}>{t('登记试点')}</Button> } : {})}
      />
      {dialog === 'new' && root && (
        <ActionDialog<{ region: string; title: string; what: string; body: string; fromDay: string; untilDay: string }> open name="new-pilot" as="drawer" title={t('登记试点')} verb={t('登记')} initial={{ region: root, fromDay: today(), untilDay: inDays(180) }} onClose={() => setDialog(null)}
          onSubmit={(typed) => add.mutateAsync({ body: { ...typed, clientId: newClientId() } })}>
          <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请写明试点名称') }]}><Input maxLength={80} /></Form.Item>
          <Form.Item name="what" label={t('试什么')} rules={[{ required: true, message: t('请写明试什么') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
          <Form.Item name="region" hidden={levelOfCode(root) === 'community'} label={t('在哪里')} rules={[{ required: true, message: t('请选择地点') }]}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>
          <Form.Item name="body" label={t('谁负责')} rules={[{ required: true, message: t('请写明谁负责') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="fromDay" label={t('开始')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="untilDay" label={t('结束')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
        </ActionDialog>
      )}
      {dialog && dialog !== 'new' && (
        <ActionDialog<{ result: string; decision: 'spread' | 'adjust' | 'stop'; spreadTo?: string; untilDay?: string }> open name="decide-pilot" as="drawer" title={t('作决定')} verb={t('保存')} sentence={dialog.title} initial={{ result: dialog.result, decision: 'spread', untilDay: inDays(180) }} onClose={() => setDialog(null)}
          onSubmit={({ result, decision, spreadTo, untilDay }) => decide.mutateAsync({ params: { id: dialog.id }, body: { result, decision, spreadTo: decision === 'spread' ? (spreadTo ?? '') : '', untilDay: decision === 'adjust' ? (untilDay ?? null) : null, version: dialog.version, clientId: newClientId() } })}>
          {(form) => (
            <>
              <Form.Item name="result" label={t('结果')} rules={[{ required: true, message: t('请写明结果') }]}><Input.TextArea maxLength={2000} autoSize={{ minRows: 4 }} /></Form.Item>
              <Form.Item name="decision" label={t('决定')} rules={[{ required: true }]}><Radio.Group options={optionsOf(PILOT_DECISIONS)} /></Form.Item>
              <Form.Item noStyle shouldUpdate>{() => form.getFieldValue('decision') === 'spread' ? <Form.Item name="spreadTo" label={t('推广到哪里')} rules={[{ required: true, message: t('请写明推广到哪里') }]}><Input maxLength={200} /></Form.Item>
                : form.getFieldValue('decision') === 'adjust' ? <Form.Item name="untilDay" label={t('再试到哪天')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item> : null}</Form.Item>
            </>
          )}
        </ActionDialog>
      )}
    </>
  )
}
