import { BarChartOutlined } from '@ant-design/icons'
import { lazyPage, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'

/** The board of figures and what each is made of. */
export const deskPages: DeskPage[] = [
  {
    path: '/board',
    title: t('指标看板'),
    area: { of: '/board', label: t('指标看板'), order: 10 },
    rail: { label: t('看板'), icon: BarChartOutlined, order: 60 },
    ability: 'indicators.read',
    component: lazyPage(() => import('./board-page.tsx')),
  },
  { path: '/board/screen', title: t('指标大屏'), parent: '/board', ability: 'indicators.read', component: lazyPage(() => import('./screen-page.tsx')) },
  { path: '/board/list', title: t('全部指标'), area: { of: '/board', label: t('全部指标'), order: 20 }, parent: '/board', ability: 'indicators.read', component: lazyPage(() => import('./indicators-page.tsx')) },
  {
    path: '/board/definitions', title: t('自定指标'), area: { of: '/board', label: t('自定指标'), order: 30 }, parent: '/board', ability: 'indicators.define',
    component: lazyPage(() => import('./definitions-page.tsx')),
  },
  { path: '/board/definitions/$id', title: t('自定指标'), parent: '/board/definitions', ability: 'indicators.define', component: lazyPage(() => import('./definition-page.tsx')) },
  { path: '/board/$code', title: t('指标'), parent: '/board', ability: 'indicators.read', component: lazyPage(() => import('./indicator-page.tsx')) },
]
