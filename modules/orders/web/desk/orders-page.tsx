import { Button } from 'antd'
import { DateText, Go, ListPage, useGo } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listOrders, ORDER_STATES, type Order } from '../../contract.ts'
import { optionsOf } from './words.ts'

/** Orders in and out, and those whose messages do not arrive. */
export default function OrdersPage() {
  const go = useGo()
  return (
    <ListPage<typeof listOrders, Order>
      id="orders"
      title={t('工单对接')}
      operation={listOrders}
      ask={({ tab, q, filters, after }) => ({ query: { show: (tab || 'in') as 'in', ...(q ? { q: q.slice(0, 50) } : {}), ...(filters['state'] ? { state: filters['state'] as 'received' } : {}), ...(after ? { after } : {}) } })}
      read={(reply) => reply}
      rowKey={(row) => row.id}
      rowTo={(row) => `/orders/${row.id}`}
      rowTone={(row) => (row.messages.failed > 0 ? 'late' : undefined)}
      tabs={[{ key: 'in', label: t('派来的') }, { key: 'out', label: t('派出的') }, { key: 'stuck', label: t('发不出去的'), tone: 'late' }, { key: 'all', label: t('全部') }]}
      filters={[{ key: 'state', label: t('状态'), options: optionsOf(ORDER_STATES) }]}
      search={t('事由、对方编号、办件编号')}
      columns={[
        { key: 'title', title: t('事由'), render: (row) => row.title },
        { key: 'partner', title: t('对接系统'), width: 150, render: (row) => row.partner },
        { key: 'theirs', title: t('对方编号'), width: 170, render: (row) => row.theirNumber || t('还没有') },
        { key: 'case', title: t('办件'), width: 170, render: (row) => <Go to={`/cases/${row.caseId}`}>{row.caseNumber}</Go> },
        { key: 'place', title: t('所在地'), width: 130, render: (row) => row.regionName },
        { key: 'at', title: t('日期'), width: 150, render: (row) => <DateText value={row.at} /> },
        { key: 'state', title: t('状态'), width: 170, render: (row) => <>{t(ORDER_STATES[row.state])}{row.messages.failed > 0 && <span className="or-late">{t('，有消息没送到')}</span>}{row.mayReturn && <span className="d-quiet">{t('，24小时内可退回')}</span>}</> },
      ]}
      unit={t('张')}
      empty={(tab) => tab === 'out' ? { why: t('还没有派出的工单'), todo: t('在办件页的“对接工单”里发给外部单位。') } : tab === 'stuck' ? { why: t('消息都送到了') } : { why: t('还没有派来的工单'), todo: t('先在“对接系统”里登记对方，把密钥交给他们。') }}
      action={<Button onClick={() => go('/orders/partners')}>{t('对接系统')}</Button>}
    />
  )
}
