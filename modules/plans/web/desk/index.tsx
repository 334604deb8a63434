import { lazyPage, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'

/** Pages of plans; reached from the board. */
export const deskPages: DeskPage[] = [
  { path: '/plans', title: t('规划'), area: { of: '/board', label: t('规划'), order: 30 }, parent: '/board', ability: 'plans.read', component: lazyPage(() => import('./plans-page.tsx')) },
  { path: '/plans/$code', title: t('规划'), parent: '/plans', ability: 'plans.read', component: lazyPage(() => import('./plan-page.tsx')) },
]
