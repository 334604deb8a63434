import { callNow, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listLegalRequests, REQUEST_KINDS } from '../../contract.ts'

const READ = 'legal.read'
const area = (label: string, order: number) => ({ of: '/disputes', label, order })

/** 法律服务, beside the mediation files. */
export const deskPages: DeskPage[] = [
  { path: '/legal', title: t('法律服务'), area: area(t('法律服务'), 40), parent: '/disputes', ability: READ, component: lazyPage(() => import('./requests-page.tsx')) },
  { path: '/legal/rights/$id', title: t('维权'), parent: '/legal', ability: READ, component: lazyPage(() => import('./right-page.tsx')) },
  { path: '/legal/advisers', title: t('法律顾问'), area: area(t('法律顾问'), 50), parent: '/disputes', ability: 'legal.count', component: lazyPage(() => import('./advisers-page.tsx')) },
  { path: '/legal/sessions', title: t('普法活动'), area: area(t('普法活动'), 60), parent: '/disputes', ability: READ, component: lazyPage(() => import('./sessions-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'legal.requests', title: t('法律服务'), order: 67, ability: 'legal.handle', to: '/legal', empty: t('没有要办的法律服务。'), seldom: true,
    load: async (signal) => {
      const page = await callNow(listLegalRequests, { query: {} }, { signal })
      return { total: page.counts.open, items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: t('{name} · {kind}', { name: one.name, kind: t(REQUEST_KINDS[one.kind]) }), note: one.step, to: one.kind === 'legal.rights' ? `/legal/rights/${one.id}` : '/legal' })) }
    },
  },
]
