import { definePage } from '../../../../platform/web/page.ts'

/** Open data: complete without script. */
export const pages = [
  definePage({ path: '/open-data', title: '开放数据', view: () => import('./open-data.tsx'), load: () => import('./open-data.load.ts') }),
  definePage({ path: '/open-data/:region/:year', title: (data) => `${data.regionName}${data.year}年社区建设指标`, view: () => import('./dataset.tsx'), load: () => import('./dataset.load.ts') }),
]
