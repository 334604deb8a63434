import { Button, Form, Input } from 'antd'
import { useRef, useState } from 'react'
import { ActionDialog, dateText, DateText, ListPage, newClientId, useAbility, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { draftOwnIndicator, listOwnIndicators, type OwnBody, type OwnIndicatorLine, type OwnState } from '../../builder/contract.ts'
import { OWN_STATES } from './words.ts'

/** What a new definition begins with: cases of the year, to be changed in the editor. */
const beginning = (title: string): OwnBody => ({
  title, sentence: t('本年度收到的办件数。'), base: t('本辖区收到的办件'), source: t('本地工作需要'), unit: t('件'), decimals: 0, direction: 'none', period: 'month',
  numerator: { of: 'fact', fact: 'cases', sum: null, window: 'year', days: null, filters: [] }, denominator: null, factor: 1,
})

/** Indicators that the place defines itself. */
export default function DefinitionsPage() {
  const drafts = useAbility('indicators.draft')
  const [adding, setAdding] = useState(false)
  const add = useMutate(draftOwnIndicator, { touches: [listOwnIndicators] })
  const clientId = useRef(newClientId())
  const go = useGo()
  return (
    <>
      <ListPage
        id="own-indicators"
        title={t('自定指标')}
        crumbs={[{ label: t('指标看板'), to: '/board' }]}
        operation={listOwnIndicators}
        ask={({ q, filters, after }) => ({ query: { ...(q ? { q: q.slice(0, 50) } : {}), ...(filters.state ? { state: filters.state as OwnState } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => ({ items: reply.items, next: reply.next })}
        rowKey={(row) => row.id}
        rowTo={(row) => `/board/definitions/${row.id}`}
        search={t('名称、代码')}
        filters={[{ key: 'state', label: t('状态'), options: Object.entries(OWN_STATES).map(([value, label]) => ({ value, label: label() })) }]}
        columns={[
          { key: 'title', title: t('指标'), render: (row: OwnIndicatorLine) => row.title },
          { key: 'code', title: t('代码'), width: 160, render: (row) => row.code },
          { key: 'place', title: t('适用地'), width: 170, render: (row) => row.regionName },
          { key: 'state', title: t('状态'), width: 110, render: (row) => OWN_STATES[row.state]() },
          { key: 'since', title: t('在用版本'), width: 200, render: (row) => (row.since ? t('第{n}版，{day}起', { n: row.number ?? 1, day: dateText(row.since) }) : t('没有')) },
          { key: 'by', title: t('起草人'), width: 120, render: (row) => row.draftedBy },
          { key: 'changed', title: t('最近变动'), width: 160, spare: true, render: (row) => <DateText value={row.changedAt} form="time" /> },
        ]}
        unit={t('项')}
        empty={{
          why: t('还没有自定指标'), todo: t('国家、自治区和盟里规定的指标已经都在“全部指标”里；只有本地另要统计的才在这里定。'),
          action: drafts && <Button onClick={() => setAdding(true)}>{t('新建自定指标')}</Button>,
        }}
        action={drafts && <Button type="primary" onClick={() => setAdding(true)}>{t('新建自定指标')}</Button>}
      />
      <ActionDialog<{ title: string; code: string }>
        open={adding}
        name="new-own-indicator"
        title={t('新建自定指标')}
        sentence={t('先起草，试算看过数据，再提交另一个人审核；审核通过的那天起才统计。')}
        verb={t('开始起草')}
        onSubmit={async (typed) => {
          const { id } = await add.mutateAsync({ body: { code: typed.code, body: beginning(typed.title), clientId: clientId.current } })
          clientId.current = newClientId()
          go(`/board/definitions/${id}`)
        }}
        onClose={() => setAdding(false)}
      >
        <Form.Item name="title" label={t('名称')} rules={[{ required: true, min: 2, whitespace: true, message: t('请写名称') }]}><Input maxLength={40} autoComplete="off" /></Form.Item>
        <Form.Item
          name="code" label={t('代码')} extra={t('字母开头，由字母、数字和横线组成，以后不改，如ZQ-LAIXIN。')}
          rules={[{ required: true, message: t('请写代码') }, { pattern: /^[A-Za-z][A-Za-z0-9_-]{1,39}$/, message: t('代码由字母、数字和横线组成，字母开头') }]}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
      </ActionDialog>
    </>
  )
}
