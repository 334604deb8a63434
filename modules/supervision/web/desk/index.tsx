import { callNow, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listLateCases } from '../../contract.ts'

/** 督办, beside the work list. */
export const deskPages: DeskPage[] = [
  { path: '/supervision', title: t('督办看板'), area: { of: '/cases', label: t('督办看板'), order: 50 }, parent: '/cases', ability: 'supervision.read', component: lazyPage(() => import('./board-page.tsx')) },
  { path: '/supervision/late', title: t('超期办件'), area: { of: '/cases', label: t('超期办件'), order: 52 }, parent: '/cases', ability: 'supervision.late', component: lazyPage(() => import('./late-page.tsx')) },
  { path: '/supervision/topics', title: t('热点诉求'), area: { of: '/cases', label: t('热点诉求'), order: 54 }, parent: '/cases', ability: 'supervision.read', component: lazyPage(() => import('./topics-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'supervision.late',
    title: t('辖区内超期最久的'),
    order: 22,
    ability: 'supervision.late',
    to: '/supervision/late',
    empty: t('辖区内没有超期的办件。'),
    seldom: true,
    load: async (signal) => {
      const page = await callNow(listLateCases, {}, { signal })
      return {
        total: page.departments.reduce((all, one) => all + one.late, 0),
        items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: one.title, note: t('{body}，超期{n}天', { body: one.body || one.department, n: one.daysLate }), to: `/cases/${one.id}` })),
      }
    },
  },
]
