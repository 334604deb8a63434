import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, DayInput, dayRule, ListPage, newClientId, useAbility, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { addDataRecipient, endDataRecipient, listDataRecipients, listPurposes, RECIPIENT_ROLES } from '../../contract.ts'
import { crumbs, options } from './words.ts'

type Row = Reply<typeof listDataRecipients>['items'][number]
interface New { name: string; role: 'entrusted'; purposes: string[]; what: string; basis: string; contact?: string; validFrom: string; validUntil?: string }

/** Who is entrusted with data or receives it. */
export default function RecipientsPage() {
  const keeps = useAbility('privacy.keep')
  const [open, setOpen] = useState(false)
  const [ending, setEnding] = useState<Row | null>(null)
  const purposes = useCall(listPurposes, {}, { staleMs: 300_000 })
  const add = useMutate(addDataRecipient, { touches: [listDataRecipients] })
  const end = useMutate(endDataRecipient, { touches: [listDataRecipients] })
  const today = dayOf(new Date())
  return (
    <>
      <ListPage<typeof listDataRecipients, Row>
        id="privacy-recipients" title={t('受托方和接收方')} crumbs={crumbs()} operation={listDataRecipients}
        ask={({ tab, after }) => ({ query: { ...(tab === 'over' ? { state: 'over' as const } : tab === 'all' ? {} : { state: 'standing' as const }), ...(after ? { after } : {}) } })} read={(reply) => reply} rowKey={(row) => row.id}
        tabs={[{ key: 'standing', label: t('现在的') }, { key: 'over', label: t('已结束') }, { key: 'all', label: t('全部') }]} action={keeps && <Button type="primary" onClick={() => setOpen(true)}>{t('登记')}</Button>}
        columns={[
          { key: 'name', title: t('名称'), width: 220, render: (row) => row.name }, { key: 'role', title: t('关系'), width: 110, render: (row) => t(RECIPIENT_ROLES[row.role]) }, { key: 'what', title: t('信息种类'), render: (row) => row.what },
          { key: 'purposes', title: t('用途'), width: 190, render: (row) => row.purposes.join('、') }, { key: 'basis', title: t('依据'), width: 200, render: (row) => row.basis },
          { key: 'until', title: t('到哪天'), width: 130, render: (row) => (row.endedOn ? <>{t('已结束')} <DateText value={row.endedOn} /></> : <DateText value={row.validUntil} absent={t('长期')} />) },
          { key: 'do', title: t('办理'), width: 90, render: (row) => keeps && !row.endedOn && <Button size="small" onClick={() => setEnding(row)}>{t('结束')}</Button> },
        ]}
        unit={t('个')} empty={{ why: t('没有受托方或接收方'), todo: t('委托他人处理、向他人提供个人信息的，先登记再提供。') }}
      />
      <ActionDialog<New> open={open} name="new-recipient" as="drawer" title={t('登记受托方或接收方')} verb={t('登记')} initial={{ validFrom: today }} onClose={() => setOpen(false)}
        onSubmit={({ validUntil, contact, ...typed }) => add.mutateAsync({ body: { ...typed, contact: contact ?? '', validUntil: validUntil || null, clientId: newClientId() } })}>
        <Form.Item name="name" label={t('名称')} rules={[{ required: true, min: 2, message: t('请写明名称') }]}><Input maxLength={80} /></Form.Item>
        <Form.Item name="role" label={t('关系')} rules={[{ required: true, message: t('请选择关系') }]}><Select options={options(RECIPIENT_ROLES)} /></Form.Item>
        <Form.Item name="purposes" label={t('用途')} rules={[{ required: true, message: t('请选择用途') }]}><Select mode="multiple" options={(purposes.data?.items ?? []).map((p) => ({ value: p.code, label: p.title }))} /></Form.Item>
        <Form.Item name="what" label={t('信息种类')} rules={[{ required: true, min: 2, message: t('请写明种类') }]}><Input.TextArea maxLength={300} /></Form.Item>
        <Form.Item name="basis" label={t('协议编号或法律依据')} rules={[{ required: true, min: 2, message: t('请写明依据') }]}><Input maxLength={200} /></Form.Item>
        <Form.Item name="contact" label={t('联系人和电话')}><Input maxLength={100} /></Form.Item>
        <Form.Item name="validFrom" label={t('从哪天')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
        <Form.Item name="validUntil" label={t('到哪天')} extra={t('不填为长期。')} rules={[dayRule()]}><DayInput /></Form.Item>
      </ActionDialog>
      <ActionDialog<{ on: string; reason: string }> open={ending !== null} name="end-recipient" title={ending ? t('结束：{name}', { name: ending.name }) : t('结束')} verb={t('结束')} initial={{ on: today }} reason={{ label: t('数据怎样返还或删除'), max: 200 }}
        onSubmit={({ on, reason }) => end.mutateAsync({ params: { id: ending!.id }, body: { on, note: reason, version: ending!.version, clientId: newClientId() } })} onClose={() => setEnding(null)}>
        <Form.Item name="on" label={t('哪天结束')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ max: today })]}><DayInput max={today} /></Form.Item>
      </ActionDialog>
    </>
  )
}
