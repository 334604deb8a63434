import { callNow, lazyCard, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Region } from '../../../regions/contract.ts'
import { listDossiers } from '../../contract.ts'

/** Pages of territory changes, reached from 区划. */
export const deskPages: DeskPage[] = [
  { path: '/territory', title: t('区划调整'), area: { of: '/regions', label: t('区划调整'), order: 20 }, parent: '/regions', ability: 'territory.read', component: lazyPage(() => import('./dossiers-page.tsx')) },
  { path: '/territory/new', title: t('提出区划调整'), parent: '/territory', ability: 'territory.propose', component: lazyPage(() => import('./new-dossier-page.tsx')) },
  { path: '/territory/sizes', title: t('社区规模'), area: { of: '/regions', label: t('社区规模'), order: 30 }, parent: '/territory', ability: 'territory.read', component: lazyPage(() => import('./sizes-page.tsx')) },
  { path: '/territory/$id', title: t('区划调整'), parent: '/territory', ability: 'territory.read', component: lazyPage(() => import('./dossier-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'territory',
    title: t('待决定的区划调整'),
    order: 70,
    ability: 'territory.decide',
    to: '/territory',
    empty: t('没有等你决定的区划调整。'),
    load: async (signal) => {
      const { items, counts } = await callNow(listDossiers, { query: { state: 'proposed' } }, { signal })
      return { total: counts.proposed ?? 0, items: items.slice(0, 5).map((each) => ({ id: each.id, title: each.title, note: `${each.regionName} · ${each.proposedBy}`, to: `/territory/${each.id}` })) }
    },
  },
]

export const deskPlaceCards = [
  { id: 'territory.history', title: t('区划沿革'), order: 80, ability: 'territory.read', levels: ['community', 'grid'] as const, component: lazyCard<{ region: Region }>(() => import('./history-card.tsx')) },
]
