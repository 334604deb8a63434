import { callNow, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listPayments } from '../../contract.ts'
import { yuan } from './parts.tsx'

const READ = 'projects.read'
const OF = '/board'

/** 建设项目和资金: projects, where money comes from, accounts and payments, activity funds, budgets. */
export const deskPages: DeskPage[] = [
  { path: '/projects', title: t('建设项目'), area: { of: OF, label: t('项目和资金'), order: 40 }, parent: OF, ability: READ, component: lazyPage(() => import('./projects-page.tsx')) },
  { path: '/projects/money', title: t('资金来源'), parent: '/projects', ability: READ, component: lazyPage(() => import('./money-page.tsx')) },
  { path: '/projects/rules', title: t('出资比例和来源'), parent: '/projects', ability: READ, component: lazyPage(() => import('./rules-page.tsx')) },
  { path: '/projects/accounts', title: t('专账和基金'), parent: '/projects', ability: READ, component: lazyPage(() => import('./accounts-page.tsx')) },
  { path: '/projects/accounts/$id', title: t('账户'), parent: '/projects/accounts', ability: READ, component: lazyPage(() => import('./account-page.tsx')) },
  { path: '/projects/payments', title: t('付款'), parent: '/projects', ability: READ, component: lazyPage(() => import('./payments-page.tsx')) },
  { path: '/projects/activity-funds', title: t('社区活动经费'), parent: '/projects', ability: READ, component: lazyPage(() => import('./rounds-page.tsx')) },
  { path: '/projects/activity-funds/$id', title: t('社区活动经费'), parent: '/projects/activity-funds', ability: READ, component: lazyPage(() => import('./round-page.tsx')) },
  { path: '/projects/budgets', title: t('社区预算'), parent: '/projects', ability: READ, component: lazyPage(() => import('./budgets-page.tsx')) },
  { path: '/projects/$id', title: t('建设项目'), parent: '/projects', ability: READ, component: lazyPage(() => import('./project-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'projects.payments', title: t('等我复核的付款'), order: 43, ability: 'projects.release', to: '/projects/payments?tab=mine', empty: t('没有等您复核的付款。'), seldom: true, urgent: true,
    load: async (signal) => {
      const page = await callNow(listPayments, { query: { show: 'mine' } }, { signal })
      return {
        total: page.counts['mine'] ?? 0,
        items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: `${one.useTitle} ${yuan(one.amountFen)}`, note: t('{account}，{name}提出', { account: one.accountName, name: one.byName }), to: '/projects/payments?tab=mine' })),
      }
    },
  },
]
