import { callNow, dateText, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listCollections } from '../../contract.ts'

const READ = 'collections.read'

/** 填报: what is asked of places, what they sent, and how it adds up. */
export const deskPages: DeskPage[] = [
  { path: '/collections', title: t('填报'), area: { of: '/board', label: t('填报'), order: 60 }, parent: '/board', ability: READ, component: lazyPage(() => import('./collections-page.tsx')) },
  { path: '/collections/calendar', title: t('填报日程'), parent: '/collections', ability: READ, component: lazyPage(() => import('./calendar-page.tsx')) },
  { path: '/collections/sheets/$id', title: t('报表'), parent: '/collections', ability: READ, component: lazyPage(() => import('./sheet-page.tsx')) },
  { path: '/collections/$id', title: t('填报'), parent: '/collections', ability: READ, component: lazyPage(() => import('./collection-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'collections.mine', title: t('要填的报表'), order: 37, ability: 'collections.fill', to: '/collections?tab=mine', empty: t('没有要填的报表。'), seldom: true, urgent: true,
    load: async (signal) => {
      const page = await callNow(listCollections, { query: { show: 'mine' } }, { signal })
      return {
        total: page.counts['mine'] ?? 0,
        items: page.items.slice(0, 5).flatMap((one) => (one.mine ? [{
          id: one.id, title: `${one.title}（${one.periodTitle}）`, to: `/collections/sheets/${one.mine.id}`,
          note: one.mine.late ? t('应在{day}前报出，已逾期', { day: dateText(one.mine.dueOn) }) : t('{day}前报出', { day: dateText(one.mine.dueOn) }),
        }] : [])),
      }
    },
  },
  {
    id: 'collections.check', title: t('等我审核的报表'), order: 38, ability: 'collections.check', to: '/collections?tab=check', empty: t('没有等您审核的报表。'), seldom: true, urgent: true,
    load: async (signal) => {
      const page = await callNow(listCollections, { query: { show: 'check' } }, { signal })
      return {
        total: page.counts['check'] ?? 0,
        items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: `${one.title}（${one.periodTitle}）`, note: t('{n}份等您审核', { n: one.toCheck }), to: `/collections/${one.id}?tab=check` })),
      }
    },
  },
]
