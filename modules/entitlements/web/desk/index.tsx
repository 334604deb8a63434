import { lazyCard, lazyPage, type DeskPage, type DeskSubjectCard } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Case } from '../../../cases/contract.ts'
import type { Person } from '../../../register/contract.ts'

const OF = '/matters'

/**
 * What is served where, the conditions of what one may get and what excludes what, beside the matters; who offers what beside the bodies of a place,
 * where those who keep it work.
 */
export const deskPages: DeskPage[] = [
  { path: '/matters/coverage', title: t('覆盖情况'), area: { of: OF, label: t('覆盖情况'), order: 60 }, parent: OF, ability: 'entitlements.coverage', component: lazyPage(() => import('./coverage-page.tsx')) },
  { path: '/entitlements', title: t('待遇条件'), area: { of: OF, label: t('待遇条件'), order: 64 }, parent: OF, ability: 'entitlements.read', component: lazyPage(() => import('./rules-page.tsx')) },
  { path: '/entitlements/pairs', title: t('不能同时享受'), area: { of: OF, label: t('不能同时享受'), order: 66 }, parent: OF, ability: 'entitlements.read', component: lazyPage(() => import('./pairs-page.tsx')) },
  { path: '/entitlements/offers', title: t('服务供给'), area: { of: '/organisations', label: t('服务供给'), order: 47 }, parent: '/organisations', ability: 'entitlements.coverage', component: lazyPage(() => import('./offers-page.tsx')) },
  { path: '/entitlements/people/$id', title: t('看看能享受什么'), parent: '/people', ability: 'entitlements.explain', component: lazyPage(() => import('./person-page.tsx')) },
]

/** Only a way to the page, where the purpose is asked: nothing is worked out by opening a file. */
export const deskPersonCards: DeskSubjectCard<{ person: Person }>[] = [
  { id: 'entitlements.ask', title: t('能享受什么'), order: 60, ability: 'entitlements.explain', suits: ({ person }) => person.state === 'present' || person.state === 'moved_away', component: lazyCard(() => import('./person-card.tsx')) },
]

/** The way in for those who have no list of matters in their menu. */
export const deskPlaceCards = [
  { id: 'entitlements.coverage', title: t('事项覆盖'), order: 46, levels: ['community', 'township'] as const, ability: 'entitlements.coverage', component: lazyCard(() => import('./place-card.tsx')) },
]

export const deskCaseCards: DeskSubjectCard<{ c: Case; reload: () => Promise<void> }>[] = [
  { id: 'entitlements.flags', title: t('重复享受核对'), order: 20, ability: 'entitlements.flags', suits: ({ c }) => c.applicant.id !== null && c.kind === 'application', component: lazyCard(() => import('./flags-card.tsx')) },
]
