import { lazyCard, lazyPage, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Region } from '../../../regions/contract.ts'

/** Pages of population: among the figures of the place. */
export const deskPages: DeskPage[] = [
  {
    path: '/population',
    title: t('人口'),
    area: { of: '/board', label: t('人口'), order: 40 },
    parent: '/board',
    ability: 'population.read',
    component: lazyPage(() => import('./population-page.tsx')),
  },
  { path: '/population/filings', title: t('基础数据上报'), area: { of: '/board', label: t('基础数据上报'), order: 42 }, parent: '/population', ability: 'population.filings', component: lazyPage(() => import('./filings-page.tsx')) },
  { path: '/population/filings/$id', title: t('上报明细'), parent: '/population/filings', ability: 'population.filings', component: lazyPage(() => import('./filing-page.tsx')) },
]

const COUNTED = ['county', 'township', 'community'] as const

/** What population says on the page of a place. */
export const deskPlaceCards = [
  {
    id: 'population.bridge', title: t('人口'), order: 10, ability: 'population.read', levels: COUNTED,
    component: lazyCard<{ region: Region }>(() => import('./place-card.tsx')),
  },
  {
    id: 'population.structure', title: t('年龄、家庭与住房'), order: 40, ability: 'population.read', levels: COUNTED,
    component: lazyCard<{ region: Region }>(() => import('./structure-card.tsx')),
  },
]
