import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, ListPage, newClientId, useAbility, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { addContact, CONTACT_ROLES, listContactDays, listContacts, planContactDays, updateContact, type Contact } from '../../contract.ts'
import { linesOf, optionsOf, useRoot } from './words.ts'

interface Typed { region: string; role: Contact['role']; name: string; body: string; about?: string; ended?: boolean }

/** 接待人: who receives residents, by their public office. */
export default function ContactsPage() {
  const keeps = useAbility('voices.contact')
  const root = useRoot()
  const [dialog, setDialog] = useState<'add' | { what: 'edit' | 'days'; one: Contact } | null>(null)
  const touches = [listContacts, listContactDays]
  const [add, update, plan] = [useMutate(addContact, { touches }), useMutate(updateContact, { touches }), useMutate(planContactDays, { touches })]
  const fields = (
    <>
      <Form.Item name="role" label={t('身份')} rules={[{ required: true, message: t('请选择身份') }]}><Select options={optionsOf(CONTACT_ROLES)} /></Form.Item>
      <Form.Item name="name" label={t('姓名')} rules={[{ required: true, message: t('请填写姓名') }]}><Input maxLength={30} /></Form.Item>
      <Form.Item name="body" label={t('单位或哪一级的代表、委员')} rules={[{ required: true, message: t('请填写') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="about" label={t('可以来谈什么')}><Input maxLength={200} /></Form.Item>
    </>
  )
  return (
    <>
      <ListPage<typeof listContacts, Contact>
        id="contacts"
        title={t('接待人')}
        crumbs={[{ label: t('接待日'), to: '/voices/contacts' }]}
        operation={listContacts}
        ask={({ q, filters, after }) => ({ query: { ...(q ? { q: q.slice(0, 50) } : {}), ...(filters['role'] ? { role: filters['role'] as 'deputy' } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        filters={[{ key: 'role', label: t('身份'), options: optionsOf(CONTACT_ROLES) }]}
        search={t('姓名、单位')}
        columns={[
          { key: 'name', title: t('姓名'), width: 120, render: (row) => row.name },
          { key: 'role', title: t('身份'), width: 150, render: (row) => t(CONTACT_ROLES[row.role]) },
          { key: 'body', title: t('单位'), render: (row) => row.body },
          { key: 'place', title: t('在哪里接待'), width: 140, render: (row) => row.regionName },
          { key: 'next', title: t('下次'), width: 150, render: (row) => row.endedOn ? t('不再接待') : row.nextOn ? <DateText value={row.nextOn} /> : t('没有安排') },
          { key: 'do', title: t('办理'), width: 190, always: true, render: (row) => keeps && (
            <Space>{!row.endedOn && <Button size="small" onClick={() => setDialog({ what: 'days', one: row })}>{t('安排接待日')}</Button>}<Button size="small" onClick={() => setDialog({ what: 'edit', one: row })}>{t('修改')}</Button></Space>
          ) },
        ]}
        unit={t('人')}
        empty={{ why: t('还没有接待人'), todo: t('人大代表、党代表、政协委员、公职人员、居委会成员，谁在哪里接待居民，在这里公布。') }}
        action={keeps && root && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setDialog('add')}>{t('公布接待人')}</Button>}
      />
      {dialog === 'add' && root && (
        <ActionDialog<Typed> open name="add-contact" as="drawer" title={t('公布接待人')} verb={t('公布')} sentence={t('姓名和身份会在网上公布。')} initial={{ region: root.slice(0, 12) }} onClose={() => setDialog(null)}
          onSubmit={({ region, role, name, body, about }) => add.mutateAsync({ body: { region, role, name, body, about: about ?? '', clientId: newClientId() } })}>
          {fields}
          <Form.Item name="region" label={t('在哪里接待')}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>
        </ActionDialog>
      )}
      {dialog !== null && dialog !== 'add' && dialog.what === 'edit' && (
        <ActionDialog<Typed> open name="edit-contact" as="drawer" title={t('修改')} verb={t('保存')} initial={{ ...dialog.one, ended: dialog.one.endedOn !== null }} onClose={() => setDialog(null)}
          onSubmit={({ role, name, body, about, ended }) => update.mutateAsync({ params: { id: dialog.one.id }, body: { role, name, body, about: about ?? '', ended: ended ?? false, version: dialog.one.version, clientId: newClientId() } })}>
          {fields}
          <Form.Item name="ended" valuePropName="checked"><Checkbox>{t('不再接待')}</Checkbox></Form.Item>
        </ActionDialog>
      )}
      {dialog !== null && dialog !== 'add' && dialog.what === 'days' && (
        <ActionDialog<{ days: string; from: string; until: string; venue: string; capacity: number }> open name="plan-days" as="drawer" title={t('安排{name}的接待日', { name: dialog.one.name })} verb={t('公布')}
          initial={{ from: '09:00', until: '11:30', capacity: 6 }} onClose={() => setDialog(null)}
          onSubmit={({ days, ...typed }) => plan.mutateAsync({ params: { id: dialog.one.id }, body: { days: linesOf(days), ...typed, clientId: newClientId() } })}>
          <Form.Item name="days" label={t('日期')} extra={t('一行一天，写成 2026-12-08 这样，可以一次安排几个月。')} rules={[{ required: true, message: t('请至少写一天') }, { pattern: /^(\s*\d{4}-\d{2}-\d{2}\s*([\n、]|$))+$/, message: t('每行写一个日期，如 2026-12-08') }]}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
          <Space><Form.Item name="from" label={t('从')} rules={[{ required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: t('如 09:00') }]}><Input style={{ width: 100 }} /></Form.Item>
            <Form.Item name="until" label={t('到')} rules={[{ required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: t('如 11:30') }]}><Input style={{ width: 100 }} /></Form.Item></Space>
          <Form.Item name="venue" label={t('地点')} rules={[{ required: true, message: t('请填写地点') }]}><Input maxLength={80} /></Form.Item>
          <Form.Item name="capacity" label={t('可以预约几人')} rules={[{ required: true, message: t('请填写人数') }]}><InputNumber min={1} max={200} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
