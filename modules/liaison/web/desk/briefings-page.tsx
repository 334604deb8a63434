import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, ListPage, newClientId, useAbility, useCall, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { createBriefing, listBriefings, listReports, type Briefing } from '../../contract.ts'
import { Area, useRoot } from './words.tsx'

/** Issues of the briefing, received or one's own. */
export default function BriefingsPage() {
  const keeps = useAbility('liaison.keep')
  const root = useRoot()
  const go = useGo()
  const [open, setOpen] = useState(false)
  const reports = useCall(listReports, { query: {} }, { enabled: open }).data?.items ?? []
  const create = useMutate(createBriefing, { touches: [listBriefings] })
  const tabs = [{ key: 'own', label: t('我们编的') }, { key: 'received', label: t('收到的') }]
  return (
    <>
      <Area at="/liaison/briefings" />
      <ListPage<typeof listBriefings, Briefing>
        id="briefings" title={t('工作动态')} operation={listBriefings}
        ask={({ tab, after }) => ({ query: { show: (tab || (keeps ? 'own' : 'received')) as 'own', ...(after ? { after } : {}) } })}
        read={(reply) => reply} rowKey={(row) => row.id} rowTo={(row) => `/liaison/briefings/${row.id}`}
        tabs={keeps ? tabs : tabs.slice(1)}
        columns={[
          { key: 'title', title: t('标题'), render: (row) => t('第{n}期　{title}', { n: row.number, title: row.title }) },
          { key: 'items', title: t('条数'), width: 80, align: 'end', render: (row) => row.items.length },
          { key: 'sent', title: t('发出'), width: 160, render: (row) => (row.sentOn ? <DateText value={row.sentOn} /> : t('还没有发')) },
          { key: 'read', title: t('已读'), width: 120, render: (row) => (row.readHere === null ? (row.state === 'sent' ? `${row.read}/${row.received}` : '') : row.readHere ? t('本单位已读') : t('还没读')) },
        ]}
        unit={t('期')}
        empty={{ why: t('还没有动态'), ...(keeps ? { todo: t('从示范单位的报告和信息里选几条，编成一期发出去。') } : {}) }}
        {...(keeps ? { action: <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('编一期')}</Button> } : {})}
      />
      {open && root && (
        <ActionDialog<{ title: string; reportIds?: string[] }> open name="new-briefing" as="drawer" title={t('编一期工作动态')} verb={t('编写')} onClose={() => setOpen(false)}
          onSubmit={async ({ title, reportIds }) => go(`/liaison/briefings/${(await create.mutateAsync({ body: { region: root, title, reportIds: reportIds ?? [], clientId: newClientId() } })).id}`)}>
          <Form.Item name="title" label={t('标题')} rules={[{ required: true, message: t('请写标题') }]}><Input maxLength={80} /></Form.Item>
          <Form.Item name="reportIds" label={t('取哪些报告和信息')} extra={t('取来后可以改写。')}><Select mode="multiple" options={reports.map((one) => ({ value: one.id, label: `${one.title}（${one.unitName}）` }))} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
