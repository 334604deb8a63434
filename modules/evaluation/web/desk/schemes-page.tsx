import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, ListPage, useAbility, useCall, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { createEvaluationScheme, listEvaluationSchemes, listSchemeTemplates, SCHEME_KINDS, SCHEME_STATES, type EvaluationScheme, type SchemeKind } from '../../contract.ts'

const kinds = () => Object.entries(SCHEME_KINDS).map(([value, label]) => ({ value, label: t(label) }))

/** 方案: by what is assessed. */
export default function SchemesPage() {
  const authors = useAbility('evaluation.author')
  const approves = useAbility('evaluation.approve')
  const [adding, setAdding] = useState(false)
  const go = useGo()
  return (
    <>
      <ListPage<typeof listEvaluationSchemes, EvaluationScheme>
        id="evaluation-schemes"
        title={t('评价方案')}
        operation={listEvaluationSchemes}
        ask={({ tab, q, filters, after }) => ({ query: { show: (tab || 'in_force') as 'all', ...(filters.kind ? { kind: filters.kind as 'safe' } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/evaluation/schemes/${row.id}`}
        tabs={[{ key: 'in_force', label: t('现行') }, ...(authors || approves ? [{ key: 'draft', label: t('起草中'), tone: 'mine' as const }] : []), { key: 'ended', label: t('旧版和停用') }, { key: 'all', label: t('全部') }]}
        filters={[{ key: 'kind', label: t('类别'), options: kinds() }]}
        search={t('名称、依据')}
        columns={[
          { key: 'title', title: t('名称'), render: (row) => row.title },
          { key: 'kind', title: t('类别'), width: 190, render: (row) => t(SCHEME_KINDS[row.kind]) },
          { key: 'nth', title: t('版本'), width: 80, align: 'end', render: (row) => t('第{n}版', { n: row.nth }) },
          { key: 'items', title: t('指标项'), width: 80, align: 'end', render: (row) => t('{n}项', { n: row.items }) },
          { key: 'from', title: t('生效日期'), width: 140, render: (row) => (row.fromOn ? <DateText value={row.fromOn} /> : '') },
          { key: 'rounds', title: t('用过'), width: 80, align: 'end', render: (row) => t('{n}轮', { n: row.rounds }) },
          { key: 'by', title: t('起草'), width: 100, render: (row) => row.byName },
          { key: 'state', title: t('状态'), width: 130, render: (row) => t(SCHEME_STATES[row.state]) },
        ]}
        unit={t('个')}
        empty={(tab) => tab === 'draft'
          ? { why: t('没有起草中的方案'), todo: t('可以从示例方案开始，也可以复制现有方案。') }
          : { why: t('没有方案'), todo: t('由民政或主管部门起草，另一人批准后生效。') }}
        action={authors && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('起草方案')}</Button>}
      />
      {adding && <NewScheme onClose={() => setAdding(false)} onMade={(id) => go(`/evaluation/schemes/${id}`)} />}
    </>
  )
}

interface Typed { template?: string; kind?: SchemeKind; title: string; basis: string }

function NewScheme({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const samples = useCall(listSchemeTemplates, {})
  const create = useMutate(createEvaluationScheme, { touches: [listEvaluationSchemes] })
  return (
    <ActionDialog<Typed> open name="new-scheme" title={t('起草方案')} verb={t('开始起草')} sentence={t('示例方案里的分值只是参考，批准前由起草单位重新确定。')}
      onSubmit={async ({ template, kind, title, basis }) => onMade((await create.mutateAsync({ body: { title, basis, ...(template ? { template } : { kind: kind ?? 'other' }) } as never })).id)} onClose={onClose}>
      {(form) => (
        <>
          <Form.Item name="template" label={t('从示例开始')}>
            <Select allowClear showSearch optionFilterProp="label" placeholder={t('不选就从空白开始')} options={(samples.data?.items ?? []).map((one) => ({ value: one.code, label: `${one.title}（${t('{n}项', { n: one.items })}）` }))}
              onChange={(code: string | undefined) => {
                const chosen = samples.data?.items.find((one) => one.code === code)
                if (chosen) form.setFieldsValue({ title: chosen.title, basis: chosen.basis, kind: chosen.kind })
              }} />
          </Form.Item>
          <Form.Item name="kind" label={t('类别')}><Select options={kinds()} /></Form.Item>
          <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="basis" label={t('依据')} extra={t('文件名称和条款。')} rules={[{ required: true, message: t('请写明依据') }]}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
        </>
      )}
    </ActionDialog>
  )
}
