import { lazyCard, lazyPage, type DeskHomeCard, type DeskPage, type DeskSubjectCard, callNow } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Person } from '../../../register/contract.ts'
import { listDuplicates } from '../../contract.ts'

/** The review list, a pair side by side, the history of merges; all under 居民. */
export const deskPages: DeskPage[] = [
  { path: '/duplicates', title: t('疑似重复'), area: { of: '/people', label: t('疑似重复'), order: 70 }, parent: '/people', ability: 'duplicates.review', component: lazyPage(() => import('./duplicates-page.tsx')) },
  { path: '/duplicates/$id', title: t('核对两份档案'), parent: '/duplicates', ability: 'duplicates.review', component: lazyPage(() => import('./pair-page.tsx')) },
  { path: '/merges', title: t('合并记录'), parent: '/duplicates', ability: 'duplicates.review', component: lazyPage(() => import('./merges-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'duplicates',
    title: t('疑似重复档案'),
    order: 60,
    ability: 'duplicates.review',
    to: '/duplicates',
    empty: t('没有待核对的重复档案。'),
    load: async (signal) => {
      const { items, counts } = await callNow(listDuplicates, { query: { state: 'open' } }, { signal })
      return { total: counts.open ?? 0, items: items.slice(0, 5).map((p) => ({ id: p.id, title: t('{a}与{b}', { a: p.a.name, b: p.b.name }), note: p.regionName, to: `/duplicates/${p.id}` })) }
    },
  },
]

export const deskPersonCards: DeskSubjectCard<{ person: Person }>[] = [
  { id: 'merged-files', title: t('重复与合并'), order: 70, ability: 'duplicates.check', component: lazyCard(() => import('./merged-card.tsx')) },
]
