import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DayInput, dayRule, ListPage, newClientId, useAbility, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { addUnit, CONTACT_LEVELS, EVERY, getUnit, listUnits, STANDINGS, UNIT_KINDS, updateUnit, usualContact, type DemoUnit } from '../../contract.ts'
import { Area, optionsOf, periodText, useRoot } from './words.tsx'

/** Demonstration units: who keeps contact, and what is missing. */
export default function UnitsPage() {
  const keeps = useAbility('liaison.keep')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Area at="/liaison" />
      <ListPage<typeof listUnits, DemoUnit>
        id="demo-units" title={t('示范单位')} operation={listUnits}
        ask={({ tab, q, filters, after }) => ({ query: { show: (tab || 'all') as 'all', ...(q ? { q: q.slice(0, 50) } : {}), ...(filters['kind'] ? { kind: filters['kind'] as 'city' } : {}), ...(after ? { after } : {}) } })}
        read={({ items, next, counts }) => ({ items, next, counts })} rowKey={(row) => row.id} rowTo={(row) => `/liaison/units/${row.id}`} rowTone={(row) => (row.owed.some((one) => one.late) ? 'late' : undefined)}
        tabs={[
          { key: 'all', label: t('全部') }, { key: 'no_contact', label: t('没有联系单位'), tone: 'mine' }, { key: 'no_officer', label: t('没有联络员'), tone: 'mine' }, { key: 'late', label: t('报告逾期'), tone: 'late' },
          { key: 'no_self_check', label: t('今年没自查'), tone: 'mine' }, { key: 'ended', label: t('已取消') },
        ]}
        filters={[{ key: 'kind', label: t('类别'), options: optionsOf(UNIT_KINDS) }]}
        search={t('单位、称号、联系单位')}
        columns={[
          { key: 'name', title: t('单位'), render: (row) => <>{row.name} <span className="d-quiet">{row.title}</span></> },
          { key: 'kind', title: t('类别'), width: 100, render: (row) => t(UNIT_KINDS[row.kind]) },
          { key: 'contact', title: t('联系单位'), width: 220, render: (row) => (row.contactBody ? `${row.contactBody}（${t(CONTACT_LEVELS[row.contactLevel])}）` : <span className="li-late">{t('缺')}</span>) },
          { key: 'officer', title: t('联络员'), width: 110, render: (row) => row.officer || <span className="li-late">{t('缺')}</span> },
          { key: 'owed', title: t('报告'), width: 190, render: (row) => (row.owed.length ? <span className={row.owed.some((one) => one.late) ? 'li-late' : ''}>{t('欠{period}', { period: periodText(row.owed[0]!.period) })}{row.owed.length > 1 && t('等{n}期', { n: row.owed.length })}</span> : t('齐了')) },
          { key: 'self', title: t('今年自查'), width: 100, render: (row) => (row.selfChecked ? t('已报') : t('还没报')) },
          { key: 'state', title: t('称号'), width: 110, render: (row) => t(STANDINGS[row.state]) },
        ]}
        unit={t('个')}
        empty={(tab) => (tab === 'all' ? { why: t('还没有示范单位'), todo: t('把命名的城区、街道、社区列进来，写明谁负责联系。') } : { why: t('没有这样的单位') })}
        {...(keeps ? { action: <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('列入示范单位')}</Button> } : {})}
      />
      {open && <UnitForm onClose={() => setOpen(false)} />}
    </>
  )
}

interface Typed { region: string; kind: DemoUnit['kind']; name: string; title: string; namedOn: string; contactLevel: DemoUnit['contactLevel']; contactBody?: string; reportEvery: DemoUnit['reportEvery']; reportDays?: number; recommendedOn?: string | null }

/** A unit on the list, or its correction. */
export function UnitForm({ unit, onClose }: { unit?: DemoUnit; onClose: () => void }) {
  const root = useRoot()
  const go = useGo()
  const touches = [listUnits, getUnit]
  const [add, update] = [useMutate(addUnit, { touches }), useMutate(updateUnit, { touches })]
  if (!root) return null
  return (
    <ActionDialog<Typed> open name="demo-unit" as="drawer" title={unit ? t('修改') : t('列入示范单位')} verb={t('保存')} onClose={onClose}
      initial={unit ? ({ ...unit } as Partial<Typed>) : { kind: 'community', contactLevel: 'prefecture', reportEvery: 'half', reportDays: 0 }}
      onSubmit={async ({ region, ...typed }) => {
        const words = { ...typed, contactBody: typed.contactBody ?? '', reportDays: typed.reportDays ?? 0, recommendedOn: typed.recommendedOn || null }
        if (unit) await update.mutateAsync({ params: { id: unit.id }, body: { kind: words.kind, name: words.name, title: words.title, namedOn: words.namedOn, contactLevel: words.contactLevel, contactBody: words.contactBody, reportEvery: words.reportEvery, reportDays: words.reportDays, recommendedOn: words.recommendedOn, version: unit.version, clientId: newClientId() } })
        else go(`/liaison/units/${(await add.mutateAsync({ body: { ...words, region, clientId: newClientId() } })).id}`)
      }}>
      {(form) => (
        <>
          {!unit && <Form.Item name="region" label={t('地点')} rules={[{ required: true, message: t('请选择地点') }]}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>}
          <Form.Item name="kind" label={t('类别')} rules={[{ required: true }]}><Select options={optionsOf(UNIT_KINDS)} onChange={(kind: DemoUnit['kind']) => form.setFieldsValue({ contactLevel: usualContact(kind) })} /></Form.Item>
          <Form.Item name="name" label={t('单位')} rules={[{ required: true, message: t('请写明单位名称') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="title" label={t('称号')} rules={[{ required: true, message: t('请写明称号') }]}><Input maxLength={60} placeholder={t('例如：全国和谐社区建设示范社区')} /></Form.Item>
          <Form.Item name="namedOn" label={t('命名日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="contactLevel" label={t('哪一级联系')} rules={[{ required: true }]} extra={t('一般：民政部联系城区，省级联系街道，盟市联系社区。')}><Select options={optionsOf(CONTACT_LEVELS)} /></Form.Item>
          <Form.Item name="contactBody" label={t('联系单位')}><Input maxLength={60} /></Form.Item>
          <Form.Item name="reportEvery" label={t('多久报一次进展')} rules={[{ required: true }]}><Radio.Group options={optionsOf(EVERY)} /></Form.Item>
          <Form.Item name="reportDays" label={t('期满后几天内算按时')}><InputNumber min={0} max={90} precision={0} /></Form.Item>
          <Form.Item name="recommendedOn" label={t('推荐为联系单位的日期')} rules={[dayRule()]}><DayInput /></Form.Item>
        </>
      )}
    </ActionDialog>
  )
}
