import { lazyPage, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'

const READ = 'liaison.read'

/** 示范联系: units and what they file, briefings, gatherings, the library, stories, pilots, the campaign, supervision. */
export const deskPages: DeskPage[] = [
  { path: '/liaison', title: t('示范单位'), area: { of: '/evaluation', label: t('示范联系'), order: 90 }, parent: '/evaluation', ability: READ, component: lazyPage(() => import('./units-page.tsx')) },
  { path: '/liaison/units/$id', title: t('示范单位'), parent: '/liaison', ability: READ, component: lazyPage(() => import('./unit-page.tsx')) },
  { path: '/liaison/reports', title: t('报告和信息'), parent: '/liaison', ability: READ, component: lazyPage(() => import('./reports-page.tsx')) },
  { path: '/liaison/briefings', title: t('工作动态'), parent: '/liaison', ability: READ, component: lazyPage(() => import('./briefings-page.tsx')) },
  { path: '/liaison/briefings/$id', title: t('工作动态'), parent: '/liaison/briefings', ability: READ, component: lazyPage(() => import('./briefing-page.tsx')) },
  { path: '/liaison/gatherings', title: t('联席活动'), parent: '/liaison', ability: READ, component: lazyPage(() => import('./gatherings-page.tsx')) },
  { path: '/liaison/gatherings/$id', title: t('联席活动'), parent: '/liaison/gatherings', ability: READ, component: lazyPage(() => import('./gathering-page.tsx')) },
  { path: '/liaison/practices', title: t('成果库'), parent: '/liaison', ability: READ, component: lazyPage(() => import('./practices-page.tsx')) },
  { path: '/liaison/practices/$id', title: t('成果库'), parent: '/liaison/practices', ability: READ, component: lazyPage(() => import('./practice-page.tsx')) },
  { path: '/liaison/stories', title: t('宣传'), parent: '/liaison', ability: READ, component: lazyPage(() => import('./stories-page.tsx')) },
  { path: '/liaison/pilots', title: t('试点'), parent: '/liaison', ability: READ, component: lazyPage(() => import('./pilots-page.tsx')) },
  { path: '/liaison/campaign', title: t('服务质量提升'), parent: '/liaison', ability: READ, component: lazyPage(() => import('./campaign-page.tsx')) },
  { path: '/liaison/oversight', title: t('效能监察'), parent: '/liaison', ability: 'liaison.oversee', component: lazyPage(() => import('./oversight-page.tsx')) },
]
