import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Go, newClientId, useAbility, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Case } from '../../../cases/contract.ts'
import { listOrders, listPartners, ORDER_STATES, sendOrder } from '../../contract.ts'
import './orders.css'

/** Orders of this case, and the way to an outside unit. */
export default function OrdersCard({ c }: { c: Case; reload: () => Promise<void> }) {
  const sends = useAbility('orders.send')
  const found = useCall(listOrders, { query: { caseId: c.id, show: 'all' } }).data?.items ?? []
  const partners = (useCall(listPartners, {}, { staleMs: 60_000 }).data?.items ?? []).filter((one) => one.active && one.direction !== 'in')
  const [open, setOpen] = useState(false)
  const send = useMutate(sendOrder, { touches: [listOrders] })
  const running = ['submitted', 'accepted', 'suspended'].includes(c.state)
  if (!found.length && !(sends && running && partners.length)) return <p className="d-quiet">{t('没有对接工单。')}</p>
  const words = ['content', 'description', 'what'].map((key) => c.form[key]).find((one) => typeof one === 'string')
  return (
    <>
      <ul className="or-lines">{found.map((one) => <li key={one.id} className="or-head"><Go to={`/orders/${one.id}`}>{one.direction === 'in' ? t('{partner}派来', { partner: one.partner }) : t('派给{partner}', { partner: one.partner })}</Go><span className="d-quiet">{t(ORDER_STATES[one.state])}</span>{one.lastNote && <span>{one.lastNote}</span>}</li>)}</ul>
      {sends && running && partners.length > 0 && <Button onClick={() => setOpen(true)}>{t('发给外部单位')}</Button>}
      {open && (
        <ActionDialog<{ partnerId: string; theirKind?: string; title: string; content: string; place?: string; name?: string; phone?: string }> open name="send-order" as="drawer" title={t('发给外部单位')} verb={t('发出')} sentence={t('只发这里写的内容。协议没有约定的，不要写姓名、电话。')}
          initial={{ title: c.title.slice(0, 100), content: typeof words === 'string' ? words : '', place: c.placeText }} onClose={() => setOpen(false)}
          onSubmit={(typed) => send.mutateAsync({ body: { partnerId: typed.partnerId, caseId: c.id, theirKind: typed.theirKind ?? '', title: typed.title, content: typed.content, place: typed.place ?? '', name: typed.name ?? '', phone: typed.phone ?? '', clientId: newClientId() } })}>
          <Form.Item name="partnerId" label={t('发给谁')} rules={[{ required: true, message: t('请选择单位') }]}><Select options={partners.map((one) => ({ value: one.id, label: one.name }))} /></Form.Item>
          <Form.Item name="title" label={t('事由')} rules={[{ required: true, message: t('请写明事由') }]}><Input maxLength={100} /></Form.Item>
          <Form.Item name="content" label={t('要对方办什么')} rules={[{ required: true, message: t('请写明要对方办什么') }]}><Input.TextArea maxLength={2000} autoSize={{ minRows: 4 }} /></Form.Item>
          <Form.Item name="place" label={t('地点')}><Input maxLength={200} /></Form.Item>
          <Form.Item name="theirKind" label={t('对方的类别')}><Input maxLength={80} /></Form.Item>
          <Form.Item noStyle shouldUpdate>{(form) => partners.find((one) => one.id === form.getFieldValue('partnerId'))?.personal === 'name_phone' && (
            <><Form.Item name="name" label={t('姓名')}><Input maxLength={50} /></Form.Item><Form.Item name="phone" label={t('电话')}><Input maxLength={20} /></Form.Item></>
          )}</Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
