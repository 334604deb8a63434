import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, DayInput, dayRule, ListPage, useAbility, useMutate, useSearchState } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { confirmResource, listResources, passResource, RESOURCE_KINDS, RESOURCE_STATES, resourceKinds, type Resource } from '../../contract.ts'
import { Area, fenOf, useRoot, yuan } from './area.tsx'

/** 下沉的人财物: what went to which community, from whom, and whether it arrived. */
export default function ResourcesPage() {
  const [search] = useSearchState()
  const gives = useAbility('mandates.pass_down')
  const receives = useAbility('mandates.receive')
  const [adding, setAdding] = useState(false)
  const [asked, setAsked] = useState<Resource | null>(null)
  return (
    <>
      <Area at="/mandates/resources" />
      <ListPage<typeof listResources, Resource>
        id="passed-resources"
        title={t('下沉的人财物')}
        operation={listResources}
        ask={({ tab, q, filters, after }) => ({ query: {
          ...(tab && tab !== 'all' ? { kind: tab as 'people' } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(filters.state ? { state: filters.state as 'given' } : {}),
          ...(search.place ? { region: search.place } : {}), ...(after ? { after } : {}),
        } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTone={(row) => (row.state === 'not_come' ? 'late' : row.state === 'given' ? 'soon' : undefined)}
        tabs={[{ key: 'all', label: t('全部') }, ...resourceKinds.map((kind) => ({ key: kind, label: t(RESOURCE_KINDS[kind]) }))]}
        filters={[{ key: 'state', label: t('状态'), options: Object.entries(RESOURCE_STATES).map(([value, label]) => ({ value, label: t(label) })) }]}
        search={t('是什么、谁下沉的')}
        columns={[
          { key: 'what', title: t('是什么'), render: (row) => row.what },
          { key: 'kind', title: t('类别'), width: 80, render: (row) => t(RESOURCE_KINDS[row.kind]) },
          { key: 'amount', title: t('数量或金额'), width: 130, align: 'end', render: (row) => (row.kind === 'money' ? yuan(row.amountFen) : `${row.quantity}${row.unit}`) },
          { key: 'giver', title: t('谁下沉的'), width: 150, render: (row) => row.giver },
          { key: 'place', title: t('到哪个社区'), width: 130, render: (row) => row.regionName },
          { key: 'on', title: t('日期'), width: 140, render: (row) => <DateText value={row.givenOn} /> },
          { key: 'state', title: t('状态'), width: 190, render: (row) => row.state !== 'received' && receives ? <Button size="small" onClick={() => setAsked(row)}>{t('确认是否收到')}</Button> : t(RESOURCE_STATES[row.state]) },
        ]}
        unit={t('条')}
        empty={{ why: t('这里还没有下沉记录'), todo: t('由街道、民政和部门干部登记，社区确认收到。') }}
        action={gives && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('登记下沉')}</Button>}
      />
      {adding && <Pass onClose={() => setAdding(false)} />}
      {asked && <Confirm row={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

interface Typed { region: string; kind: Resource['kind']; what: string; giver: string; quantity?: number; unit?: string; yuan?: number; givenOn: string; basis?: string }

function Pass({ onClose }: { onClose: () => void }) {
  const root = useRoot()
  const pass = useMutate(passResource, { touches: [listResources] })
  if (!root) return null
  return (
    <ActionDialog<Typed>
      open name="pass-resource" as="drawer" title={t('登记下沉')} sentence={t('人员只记人数，不记姓名。')} verb={t('登记')} initial={{ kind: 'people', givenOn: dayOf(new Date()) }}
      onSubmit={({ yuan: typed, ...rest }) => pass.mutateAsync({ body: { ...rest, amountFen: fenOf(typed), quantity: rest.quantity ?? 0, unit: rest.unit ?? '', basis: rest.basis ?? '' } as never })}
      onClose={onClose}
    >
      <Form.Item name="region" label={t('到哪个社区（嘎查）')} rules={[{ required: true, message: t('请选择社区') }]}><PlaceField root={root} upTo="community" /></Form.Item>
      <Form.Item name="kind" label={t('类别')}><Select options={resourceKinds.map((value) => ({ value, label: t(RESOURCE_KINDS[value]) }))} /></Form.Item>
      <Form.Item name="what" label={t('是什么')} rules={[{ required: true, message: t('请写明是什么') }]}><Input maxLength={100} /></Form.Item>
      <Form.Item name="giver" label={t('谁下沉的')} rules={[{ required: true, message: t('请填写单位') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) => {
          const kind = getFieldValue('kind') as Resource['kind']
          return (
            <>
              {kind !== 'money' && <Form.Item name="quantity" label={kind === 'people' ? t('人数') : t('数量')} rules={[{ required: true, message: t('请填写') }]}><InputNumber min={1} precision={0} /></Form.Item>}
              {kind === 'goods' && <Form.Item name="unit" label={t('单位')}><Input maxLength={10} /></Form.Item>}
              {kind !== 'people' && <Form.Item name="yuan" label={kind === 'money' ? t('金额（元）') : t('价值（元）')} rules={kind === 'money' ? [{ required: true, message: t('请填写金额') }] : []}><InputNumber min={0} precision={2} /></Form.Item>}
            </>
          )
        }}
      </Form.Item>
      <Form.Item name="givenOn" label={t('日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="basis" label={t('文件')}><Input maxLength={200} /></Form.Item>
    </ActionDialog>
  )
}

function Confirm({ row, onClose }: { row: Resource; onClose: () => void }) {
  const confirm = useMutate(confirmResource, { touches: [listResources] })
  return (
    <ActionDialog<{ came: 'yes' | 'no'; on: string; note?: string }>
      open name="confirm-resource" title={t('确认是否收到')} sentence={t('{giver}下沉的{what}', { giver: row.giver, what: row.what })} verb={t('确认')} initial={{ came: 'yes', on: dayOf(new Date()) }}
      onSubmit={({ came, on, note }) => confirm.mutateAsync({ params: { id: row.id }, body: { came: came === 'yes', on, note: note ?? '', version: row.version } as never })}
      onClose={onClose}
    >
      <Form.Item name="came" label={t('收到了吗')}><Select options={[{ value: 'yes', label: t('收到了') }, { value: 'no', label: t('没有收到，或者不全') }]} /></Form.Item>
      <Form.Item name="on" label={t('日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="note" label={t('说明')} extra={t('没有收到的，请写明缺了什么。')}><Input maxLength={200} /></Form.Item>
    </ActionDialog>
  )
}
