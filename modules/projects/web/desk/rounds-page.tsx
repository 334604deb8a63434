import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, EmptyList, ListTable, PageHeading, useCall, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { computeActivityFunds, listActivityRounds, type ActivityRound } from '../../contract.ts'
import { Area, fenOf, yuan, YuanInput } from './parts.tsx'

/** 社区活动经费: rate times permanent population on a day. */
export default function RoundsPage() {
  const query = useCall(listActivityRounds, {})
  const compute = useMutate(computeActivityFunds, { touches: [listActivityRounds] })
  const go = useGo()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Area at="/projects/activity-funds" />
      <PageHeading title={t('社区活动经费')} aside={query.data?.mayCompute && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('核算一年')}</Button>} />
      <Awaiting query={query} inside>
        {({ items }) => items.length === 0 ? <EmptyList why={t('还没有核算过')} todo={t('按每人标准乘以某一天的常住人口核算，再从专账拨付。')} /> : (
          <ListTable<ActivityRound>
            label={t('社区活动经费')} rows={items} rowKey={(row) => row.id} rowTo={(row) => `/projects/activity-funds/${row.id}`}
            columns={[
              { key: 'year', title: t('年份'), render: (row) => (row.current ? t('{n}年', { n: row.year }) : t('{n}年（第{m}次，已重新核算）', { n: row.year, m: row.nth })) },
              { key: 'rate', title: t('每人标准'), width: 130, align: 'end', render: (row) => yuan(row.rateFen) },
              { key: 'base', title: t('人口日期'), width: 150, render: (row) => dateText(row.baseOn) },
              { key: 'people', title: t('常住人口'), width: 120, align: 'end', render: (row) => t('{n}人', { n: row.people.toLocaleString('zh-CN') }) },
              { key: 'communities', title: t('社区'), width: 90, align: 'end', render: (row) => t('{n}个', { n: row.communities }) },
              { key: 'due', title: t('应付'), width: 150, align: 'end', render: (row) => yuan(row.dueFen) },
              { key: 'paid', title: t('已付'), width: 150, align: 'end', render: (row) => yuan(row.paidFen) },
              { key: 'by', title: t('核算人'), width: 100, render: (row) => row.byName },
            ]}
          />
        )}
      </Awaiting>
      {adding && (
        <ActionDialog<{ year: number; yuan: number; baseOn: string; basis: string; words?: string }>
          open name="round" title={t('核算社区活动经费')} verb={t('核算')} sentence={t('应付 = 每人标准 × 那一天的常住人口。核算以后不变；人口有更正的，写明原因重新核算。')}
          initial={{ year: new Date().getFullYear(), baseOn: dayOf(new Date()) }}
          onSubmit={async ({ yuan: typed, words, ...rest }) => go(`/projects/activity-funds/${(await compute.mutateAsync({ body: { ...rest, words: words ?? '', rateFen: fenOf(typed) } as never })).id}`)}
          onClose={() => setAdding(false)}
        >
          <Form.Item name="year" label={t('年份')} rules={[{ required: true, message: t('请填写年份') }]}><InputNumber min={2000} max={2100} precision={0} /></Form.Item>
          <Form.Item name="yuan" label={t('每人标准')} rules={[{ required: true, message: t('请填写标准') }]}><YuanInput /></Form.Item>
          <Form.Item name="baseOn" label={t('按哪天的常住人口')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="basis" label={t('标准的依据')} rules={[{ required: true, message: t('请写明依据') }]}><Input maxLength={200} /></Form.Item>
          <Form.Item name="words" label={t('重新核算的原因')} extra={t('这一年第一次核算的不用填。')}><Input maxLength={200} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
