import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, DayInput, dayRule, ListPage, useAbility, useCall, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { DRAFT_STATES, listPlanDrafts, listPlans, startPlanDraft, type DraftLine } from '../../contract.ts'
import { useRoot } from './parts.tsx'

/** Texts in the making, and those that were published or dropped. */
export default function DraftsPage() {
  const writes = useAbility('plans.write')
  const root = useRoot()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <ListPage<typeof listPlanDrafts, DraftLine>
        id="plan-drafts"
        title={t('规划草案')}
        operation={listPlanDrafts}
        ask={({ tab, q, after }) => ({ query: { show: (tab || 'open') as 'open', ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/plans/drafts/${row.id}`}
        search={t('名称')}
        tabs={[{ key: 'open', label: t('在办') }, { key: 'to_approve', label: t('等我审批'), tone: 'mine' }, { key: 'published', label: t('已发布') }, { key: 'dropped', label: t('已放弃') }]}
        columns={[
          { key: 'title', title: t('名称'), render: (row) => row.title },
          { key: 'state', title: t('状态'), width: 140, render: (row) => t(DRAFT_STATES[row.state]) },
          { key: 'place', title: t('适用地'), width: 130, render: (row) => row.regionName },
          { key: 'of', title: t('来自'), width: 240, render: (row) => (row.revises ? t('修订为第{n}版', { n: row.textVersion }) : row.copiedFrom ? t('参照《{title}》', { title: row.copiedFrom.title }) : t('新写')) },
          { key: 'by', title: t('起草'), width: 100, render: (row) => row.writtenName },
          { key: 'at', title: t('开始'), width: 130, render: (row) => <DateText value={row.madeAt} /> },
        ]}
        unit={t('份')}
        empty={(tab) => (tab === 'to_approve' ? { why: t('没有等您审批的草案') } : { why: t('没有草案'), todo: t('可以参照别处的规划起草，也可以从头写。') })}
        action={writes && root && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('起草规划')}</Button>}
      />
      {adding && root && <StartDialog root={root} onClose={() => setAdding(false)} />}
    </>
  )
}

interface Typed { region: string; title: string; issuer: string; from: string; until: string; copy?: string }

function StartDialog({ root, onClose }: { root: string; onClose: () => void }) {
  const go = useGo()
  const start = useMutate(startPlanDraft, { touches: [listPlanDrafts] })
  const plans = useCall(listPlans, { query: {} }).data?.items ?? []
  const year = new Date().getFullYear()
  return (
    <ActionDialog<Typed>
      open name="start-plan" as="drawer" title={t('起草规划')} verb={t('开始起草')} initial={{ region: root, from: `${year}-01-01`, until: `${year + 4}-12-31` }}
      onSubmit={async ({ copy, ...typed }) => {
        const [code, version] = copy?.split(' ') ?? []
        go(`/plans/drafts/${(await start.mutateAsync({ body: { ...typed, ...(code ? { copyOf: { code, version: Number(version) } } : {}) } as never })).id}`)
      }}
      onClose={onClose}
    >
      <Form.Item name="region" label={t('适用地')}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>
      <Form.Item name="title" label={t('名称')} rules={[{ required: true, whitespace: true, message: t('请填写规划名称') }]}><Input maxLength={100} /></Form.Item>
      <Form.Item name="issuer" label={t('发布单位')} rules={[{ required: true, whitespace: true, message: t('请填写发布单位') }]}><Input maxLength={60} /></Form.Item>
      <div className="pl-two">
        <Form.Item name="from" label={t('规划期第一天')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
        <Form.Item name="until" label={t('规划期最后一天')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      </div>
      <Form.Item name="copy" label={t('参照')} extra={t('带入文字；那里的目标只供参考，不自动成为本地的目标，起点数据和阶段也不带入。')}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={plans.map((one) => ({ value: `${one.code} ${one.version}`, label: t('{title}（{place}，第{n}版）', { title: one.title, place: one.placeName, n: one.version }) }))} />
      </Form.Item>
    </ActionDialog>
  )
}
