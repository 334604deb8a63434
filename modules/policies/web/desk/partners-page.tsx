import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, DayInput, dayRule, ListPage, useAbility, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { createPartner, listPartners, PARTNER_KINDS, type Partner } from '../../contract.ts'
import { Area } from './parts.tsx'

/** 合作伙伴 in other regions, with results. */
export default function PartnersPage() {
  const keeps = useAbility('policies.keep')
  const go = useGo()
  const [adding, setAdding] = useState(false)
  const create = useMutate(createPartner, { touches: [listPartners] })
  return (
    <>
      <Area at="/policies/partners" />
      <ListPage<typeof listPartners, Partner>
        id="partners"
        title={t('合作伙伴')}
        operation={listPartners}
        ask={({ tab, q, filters, after }) => ({ query: { show: (tab || 'running') as 'running', ...(filters.kind ? { kind: filters.kind as 'twinning' } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/policies/partners/${row.id}`}
        tabs={[{ key: 'running', label: t('合作中') }, { key: 'no_result', label: t('还没有成果') }, { key: 'ended', label: t('已结束') }]}
        filters={[{ key: 'kind', label: t('种类'), options: Object.entries(PARTNER_KINDS).map(([value, label]) => ({ value, label: t(label) })) }]}
        search={t('名称、地区')}
        columns={[
          { key: 'name', title: t('伙伴'), width: 220, render: (row) => row.name },
          { key: 'place', title: t('地区'), width: 150, render: (row) => row.place },
          { key: 'kind', title: t('种类'), width: 110, render: (row) => t(PARTNER_KINDS[row.kind]) },
          { key: 'from', title: t('开始'), width: 150, render: (row) => <DateText value={row.fromOn} /> },
          { key: 'programmes', title: t('项目'), width: 80, align: 'end', render: (row) => t('{n}个', { n: row.programmes.length }) },
          { key: 'result', title: t('最近的成果'), render: (row) => row.programmes.find((one) => one.result)?.result ?? '' },
        ]}
        unit={t('个')}
        empty={(tab) => (tab === 'running' ? { why: t('没有合作伙伴'), todo: t('对口帮扶、交流学习和对外合作的单位登记在这里。') } : { why: t('没有这样的伙伴') })}
        action={keeps && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('登记伙伴')}</Button>}
      />
      {adding && (
        <ActionDialog<{ name: string; place: string; kind: string; contact?: string; fromOn: string }>
          open name="partner" title={t('登记合作伙伴')} verb={t('登记')} initial={{ kind: 'twinning', fromOn: dayOf(new Date()) }}
          onSubmit={async (typed) => go(`/policies/partners/${(await create.mutateAsync({ body: { ...typed, contact: typed.contact ?? '' } as never })).id}`)} onClose={() => setAdding(false)}
        >
          <Form.Item name="name" label={t('单位名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={80} /></Form.Item>
          <Form.Item name="place" label={t('所在地区')} rules={[{ required: true, message: t('请填写地区') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="kind" label={t('种类')}><Select options={Object.entries(PARTNER_KINDS).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
          <Form.Item name="contact" label={t('联系处室')} extra={t('写单位处室，不写个人电话。')}><Input maxLength={60} /></Form.Item>
          <Form.Item name="fromOn" label={t('开始日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
