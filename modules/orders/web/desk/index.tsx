import { callNow, lazyCard, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listOrders } from '../../contract.ts'

const READ = 'orders.read'

/** 工单对接, beside the hotline desk. */
export const deskPages: DeskPage[] = [
  { path: '/orders', title: t('工单对接'), area: { of: '/hotline', label: t('工单对接'), order: 70 }, parent: '/hotline', ability: READ, component: lazyPage(() => import('./orders-page.tsx')) },
  { path: '/orders/partners', title: t('对接系统'), parent: '/orders', ability: READ, component: lazyPage(() => import('./partners-page.tsx')) },
  { path: '/orders/$id', title: t('工单'), parent: '/orders', ability: READ, component: lazyPage(() => import('./order-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'orders.stuck', title: t('发不出去的工单消息'), order: 66, ability: 'orders.send', to: '/orders?tab=stuck', empty: t('工单消息都送到了。'), seldom: true,
    load: async (signal) => {
      const page = await callNow(listOrders, { query: { show: 'stuck' } }, { signal })
      return { total: page.counts.stuck, items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: one.title, note: one.partner, to: `/orders/${one.id}` })) }
    },
  },
]

export const deskCaseCards = [{ id: 'orders.case', title: t('对接工单'), order: 60, ability: READ, component: lazyCard(() => import('./case-card.tsx')) }]
