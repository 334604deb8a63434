import { Alert, Button, Form, InputNumber, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, dateText, DayInput, dayRule, ListPage, newClientId, useCall, useGo, useMutate, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { beginReview, listReviews } from '../../contract.ts'
import { crumbs, daysNotice, daysOf } from './words.ts'

type Row = Reply<typeof listReviews>['items'][number]

/** Reviews of the record of reads and writes. */
export default function ReviewsPage() {
  const [search] = useSearchState()
  const [open, setOpen] = useState(false)
  const go = useGo()
  const due = useCall(listReviews, { query: {} })
  const begin = useMutate(beginReview, { touches: [listReviews] })
  const notice = daysNotice(search)
  return (
    <>
      <ListPage<typeof listReviews, Row>
        id="privacy-reviews" title={t('查阅记录核查')} crumbs={crumbs()} operation={listReviews}
        ask={({ tab, after }) => ({ query: { ...(tab === 'open' || tab === 'closed' ? { state: tab } : {}), ...daysOf(search), ...(after ? { after } : {}) } })}
        read={(reply) => reply} rowKey={(row) => row.id} rowTo={(row) => `/privacy/reviews/${row.id}`} rowTone={(row) => (row.overdue ? 'late' : undefined)}
        tabs={[{ key: 'all', label: t('全部') }, { key: 'open', label: t('进行中') }, { key: 'closed', label: t('已完成') }]}
        action={<Button type="primary" onClick={() => setOpen(true)}>{t('开始核查')}</Button>}
        notice={due.data?.overdue ? <Alert type="warning" showIcon title={t('上一段时间的核查应在{day}前完成，已逾期', { day: dateText(due.data.next_due) })} /> : notice ? <Alert type="info" showIcon title={notice} /> : undefined}
        columns={[
          { key: 'period', title: t('期间'), width: 240, render: (row) => t('{from}至{until}', { from: dateText(row.from), until: dateText(row.until) }) },
          { key: 'place', title: t('范围'), width: 150, render: (row) => row.regionName },
          { key: 'entries', title: t('期间记录'), width: 110, align: 'end', render: (row) => row.entries.toLocaleString('zh-CN') },
          { key: 'items', title: t('核查条数'), width: 110, align: 'end', render: (row) => row.items.toLocaleString('zh-CN') },
          { key: 'state', title: t('状态'), render: (row) => (row.state === 'closed' ? (row.followUps ? t('已完成，{n}条需跟进', { n: row.followUps }) : t('已完成')) : row.overdue ? <Tag color="error">{t('已逾期，还有{n}条', { n: row.open })}</Tag> : t('还有{n}条', { n: row.open })) },
          { key: 'due', title: t('最迟'), width: 140, render: (row) => <DateText value={row.dueOn} /> },
          { key: 'by', title: t('由谁'), width: 110, render: (row) => row.begunBy },
        ]}
        unit={t('次')} empty={{ why: t('还没有核查过'), todo: t('每月核查一次：系统抽一批记录，再列出不寻常的查看，逐条给结果。') }}
      />
      {due.data && (
        <ActionDialog<{ from: string; until: string; size: number }> open={open} name="begin-review" title={t('开始核查')} verb={t('抽取并开始')} initial={{ from: due.data.suggestFrom, until: due.data.suggestUntil, size: 30 }}
          sentence={t('样本由地点和期间算出，任何人再抽一次都一样。')} onSubmit={async (typed) => go(`/privacy/reviews/${(await begin.mutateAsync({ body: { ...typed, clientId: newClientId() } })).id}`)} onClose={() => setOpen(false)}>
          <Form.Item name="from" label={t('从哪天')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="until" label={t('到哪天')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="size" label={t('抽多少条')} rules={[{ required: true, message: t('请填写条数') }]}><InputNumber min={5} max={200} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
