import { Alert, Button, Checkbox, Form, Input, InputNumber, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, dateText, ListPage, newClientId, useAbility, useGo, useMutate, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { INCIDENT_STEPS, listIncidents, recordIncident } from '../../contract.ts'
import { crumbs, daysNotice, daysOf } from './words.ts'

type Row = Reply<typeof listIncidents>['items'][number]
interface New { title: string; happened: string; found: string; kinds: string; cause: string; harm: string; people: number; prevented?: boolean }

/** A moment as `2026-11-22 14:30` in Shanghai, and back. */
const MOMENT = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/
const iso = (typed: string) => typed.trim().replace(MOMENT, '$1T$2:00+08:00')
const momentRule = { pattern: MOMENT, message: t('时间应写成2026-11-22 14:30这样') }

/** Incidents with personal data. */
export default function IncidentsPage() {
  const keeps = useAbility('privacy.keep')
  const [search] = useSearchState()
  const [open, setOpen] = useState(false)
  const go = useGo()
  const record = useMutate(recordIncident, { touches: [listIncidents] })
  const notice = daysNotice(search)
  return (
    <>
      <ListPage<typeof listIncidents, Row>
        id="privacy-incidents" title={t('安全事件')} crumbs={crumbs()} operation={listIncidents}
        ask={({ tab, after }) => ({ query: { ...(tab === 'open' || tab === 'closed' ? { state: tab } : {}), ...daysOf(search), ...(after ? { after } : {}) } })} read={(reply) => reply} rowKey={(row) => row.id} rowTo={(row) => `/privacy/incidents/${row.id}`}
        rowTone={(row) => (row.next?.overdue ? 'late' : row.state === 'open' ? 'soon' : undefined)} tabs={[{ key: 'all', label: t('全部') }, { key: 'open', label: t('处置中') }, { key: 'closed', label: t('已结束') }]}
        action={keeps && <Button type="primary" danger onClick={() => setOpen(true)}>{t('登记事件')}</Button>} notice={notice && <Alert type="info" showIcon title={notice} />}
        columns={[
          { key: 'title', title: t('发生了什么'), render: (row) => row.title }, { key: 'found', title: t('发现'), width: 180, render: (row) => <DateText value={row.foundAt} form="time" /> },
          { key: 'people', title: t('涉及人数'), width: 110, align: 'end', render: (row) => row.people.toLocaleString('zh-CN') },
          { key: 'next', title: t('下一步'), width: 280, render: (row) => (row.next ? <>{t(INCIDENT_STEPS[row.next.step])}{row.next.dueAt && <span className="d-quiet">{t('，{time}前', { time: dateText(row.next.dueAt, 'short') })}</span>}{row.next.overdue && <> <Tag color="error">{t('已超时')}</Tag></>}</> : t('已结束')) },
          { key: 'by', title: t('登记'), width: 110, render: (row) => row.madeBy },
        ]}
        unit={t('起')} empty={{ why: t('没有信息安全事件'), todo: t('发生或可能发生泄露、篡改、丢失的，立即登记，按步骤补救、报告、通知。') }}
      />
      <ActionDialog<New> open={open} name="new-incident" as="drawer" title={t('登记信息安全事件')} verb={t('登记')} sentence={t('不写任何人的姓名和号码。')} onClose={() => setOpen(false)}
        onSubmit={async ({ happened, found, prevented, ...typed }) => go(`/privacy/incidents/${(await record.mutateAsync({ body: { ...typed, happenedAt: iso(happened), foundAt: iso(found), prevented: prevented ?? false, clientId: newClientId() } })).id}`)}>
        <Form.Item name="title" label={t('发生了什么')} rules={[{ required: true, min: 2, message: t('请写明') }]}><Input maxLength={80} /></Form.Item>
        <Form.Item name="happened" label={t('什么时候发生')} rules={[{ required: true, message: t('请填写时间') }, momentRule]}><Input placeholder="2026-11-22 14:30" /></Form.Item>
        <Form.Item name="found" label={t('什么时候发现')} rules={[{ required: true, message: t('请填写时间') }, momentRule]}><Input placeholder="2026-11-22 15:00" /></Form.Item>
        <Form.Item name="kinds" label={t('涉及的信息种类')} rules={[{ required: true, min: 2, message: t('请写明种类') }]}><Input maxLength={300} /></Form.Item>
        <Form.Item name="cause" label={t('原因')} rules={[{ required: true, min: 2, message: t('请写明原因') }]}><Input.TextArea maxLength={500} /></Form.Item>
        <Form.Item name="harm" label={t('可能的危害')} rules={[{ required: true, min: 2, message: t('请写明危害') }]}><Input.TextArea maxLength={500} /></Form.Item>
        <Form.Item name="people" label={t('涉及多少人')} rules={[{ required: true, message: t('请填写人数') }]}><InputNumber min={0} precision={0} /></Form.Item>
        <Form.Item name="prevented" valuePropName="checked" extra={t('能有效避免危害的，可以不通知个人；主管部门认为需要的仍要通知。')}><Checkbox>{t('已采取措施，能有效避免危害')}</Checkbox></Form.Item>
      </ActionDialog>
    </>
  )
}
