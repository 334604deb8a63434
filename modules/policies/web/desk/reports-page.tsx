import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, DayInput, dayRule, ListPage, useAbility, useCall, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { fileResearchReport, listResearchReports, listResearchTopics, type ReportLine } from '../../contract.ts'
import { Area } from './parts.tsx'

/** 报告库, searched by the whole text. */
export default function ReportsPage() {
  const keeps = useAbility('policies.research')
  const go = useGo()
  const [adding, setAdding] = useState(false)
  const now = new Date().getFullYear()
  const topics = useCall(listResearchTopics, { query: { show: 'open' } }, { staleMs: 60_000 })
  const file = useMutate(fileResearchReport, { touches: [listResearchReports, listResearchTopics] })
  return (
    <>
      <Area at="/policies/reports" />
      <ListPage<typeof listResearchReports, ReportLine>
        id="research-reports"
        title={t('报告库')}
        operation={listResearchReports}
        ask={({ q, filters, after }) => ({ query: { ...(filters.topic ? { topicId: filters.topic } : {}), ...(filters.year ? { year: Number(filters.year) } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/policies/reports/${row.id}`}
        filters={[
          { key: 'topic', label: t('课题'), options: (topics.data?.items ?? []).map((one) => ({ value: one.id, label: one.title })) },
          { key: 'year', label: t('年份'), options: Array.from({ length: 8 }, (_, i) => ({ value: String(now - i), label: t('{n}年', { n: now - i }) })) },
        ]}
        search={t('题目、作者、关键词、全文')}
        columns={[
          { key: 'title', title: t('题目'), width: 230, render: (row) => row.title },
          { key: 'authors', title: t('作者'), width: 130, render: (row) => row.authors },
          { key: 'summary', title: t('摘要'), render: (row) => (row.found ? t('…{words}…', { words: row.found }) : row.summary) },
          { key: 'keywords', title: t('关键词'), width: 150, render: (row) => row.keywords.join('、') },
          { key: 'topic', title: t('课题'), width: 150, render: (row) => row.topicTitle ?? '' },
          { key: 'on', title: t('日期'), width: 130, render: (row) => <DateText value={row.on} /> },
        ]}
        unit={t('份')}
        empty={{ why: t('报告库是空的'), todo: t('调研和研究报告存在这里，按全文查找。') }}
        action={keeps && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('存入报告')}</Button>}
      />
      {adding && (
        <ActionDialog<{ topicId?: string; title: string; authors: string; on: string; summary: string; body?: string; keywords?: string[] }>
          open name="report" as="drawer" width={640} title={t('存入报告')} verb={t('存入')} sentence={t('存入以后不能改。')} initial={{ on: dayOf(new Date()) }}
          onSubmit={async (typed) => go(`/policies/reports/${(await file.mutateAsync({ body: { ...typed, topicId: typed.topicId ?? null, body: typed.body ?? '', keywords: typed.keywords ?? [] } as never })).id}`)} onClose={() => setAdding(false)}
        >
          <Form.Item name="title" label={t('题目')} rules={[{ required: true, message: t('请填写题目') }]}><Input maxLength={120} /></Form.Item>
          <Form.Item name="authors" label={t('作者或单位')} rules={[{ required: true, message: t('请填写作者') }]}><Input maxLength={120} /></Form.Item>
          <Form.Item name="topicId" label={t('属于哪个课题')}><Select allowClear options={(topics.data?.items ?? []).map((one) => ({ value: one.id, label: one.title }))} /></Form.Item>
          <Form.Item name="on" label={t('完成日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="keywords" label={t('关键词')} extra={t('回车确认一个词。')}><Select mode="tags" open={false} tokenSeparators={['，', ',', ' ', '、']} /></Form.Item>
          <Form.Item name="summary" label={t('摘要')} rules={[{ required: true, message: t('请写摘要') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} /></Form.Item>
          <Form.Item name="body" label={t('全文')}><Input.TextArea maxLength={20_000} autoSize={{ minRows: 6, maxRows: 20 }} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
