import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, ListPage, newClientId, useAbility, useCall, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listPractices, listUnits, PRACTICE_KINDS, PRACTICE_STATES, submitPractice, type Practice } from '../../contract.ts'
import { Area, optionsOf, useRoot } from './words.tsx'

/** The library of practices, and what waits for review. */
export default function PracticesPage() {
  const files = useAbility('liaison.file')
  const root = useRoot()
  const go = useGo()
  const [open, setOpen] = useState(false)
  const units = useCall(listUnits, { query: {} }, { enabled: open }).data?.items ?? []
  const submit = useMutate(submitPractice, { touches: [listPractices] })
  return (
    <>
      <Area at="/liaison/practices" />
      <ListPage<typeof listPractices, Practice>
        id="practices" title={t('成果库')} operation={listPractices}
        ask={({ tab, q, filters, after }) => ({ query: { show: (tab || 'library') as 'library', ...(q ? { q: q.slice(0, 50) } : {}), ...(filters['kind'] ? { kind: filters['kind'] as 'theory' } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply} rowKey={(row) => row.id} rowTo={(row) => `/liaison/practices/${row.id}`}
        tabs={[{ key: 'library', label: t('已发布') }, { key: 'waiting', label: t('待审、待发布') }, { key: 'returned', label: t('退回修改') }]}
        filters={[{ key: 'kind', label: t('类别'), options: optionsOf(PRACTICE_KINDS) }]} search={t('标题、摘要、作者')}
        columns={[
          { key: 'title', title: t('标题'), render: (row) => <>{row.title} <span className="d-quiet">{row.summary.slice(0, 40)}</span></> },
          { key: 'kind', title: t('类别'), width: 110, render: (row) => t(PRACTICE_KINDS[row.kind]) },
          { key: 'from', title: t('来自'), width: 200, render: (row) => row.unitName || row.regionName },
          { key: 'issued', title: t('发布'), width: 160, render: (row) => (row.issuedOn ? <DateText value={row.issuedOn} /> : t(PRACTICE_STATES[row.state])) },
          { key: 'reuses', title: t('采用'), width: 90, align: 'end', render: (row) => t('{n}处', { n: row.reuses }) },
        ]}
        unit={t('项')}
        empty={(tab) => (tab === 'library' ? { why: t('成果库还是空的'), todo: t('单位报送的创新成果，审核、发布后列在这里，别处可以采用。') } : { why: t('没有这样的成果') })}
        {...(files ? { action: <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('报送成果')}</Button> } : {})}
      />
      {open && root && (
        <ActionDialog<{ kind: Practice['kind']; title: string; summary: string; text: string; author: string; unitId?: string }> open name="new-practice" as="drawer" width={640} title={t('报送成果')} verb={t('报送')} initial={{ kind: 'practice' }} onClose={() => setOpen(false)}
          onSubmit={async ({ unitId, ...typed }) => go(`/liaison/practices/${(await submit.mutateAsync({ body: { ...typed, region: root, unitId: unitId ?? null, clientId: newClientId() } })).id}`)}>
          <Form.Item name="kind" label={t('类别')} rules={[{ required: true }]}><Select options={optionsOf(PRACTICE_KINDS)} /></Form.Item>
          <Form.Item name="title" label={t('标题')} rules={[{ required: true, message: t('请写标题') }]}><Input maxLength={80} /></Form.Item>
          <Form.Item name="unitId" label={t('示范单位')}><Select allowClear options={units.map((one) => ({ value: one.id, label: one.name }))} /></Form.Item>
          <Form.Item name="author" label={t('作者')} rules={[{ required: true, message: t('请写作者') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="summary" label={t('摘要')} rules={[{ required: true, message: t('请写摘要') }]}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
          <Form.Item name="text" label={t('正文')} rules={[{ required: true, message: t('请写正文') }]}><Input.TextArea maxLength={20000} autoSize={{ minRows: 8 }} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
