import { definePage } from '../../../../platform/web/page.ts'

type Named = { station: { name: string } }

/** Stations with hours and duty, taking a number, the number's own page, and the display over the counters. */
export const pages = [
  definePage({ path: '/stations', title: '服务站', view: () => import('./stations.tsx'), load: () => import('./stations.load.ts') }),
  definePage({ path: '/stations/:id', title: (data: Named) => data.station.name, view: () => import('./station.tsx'), load: () => import('./station.load.ts') }),
  definePage({ path: '/stations/:id/take', title: '取号', frame: 'focus', view: () => import('./take.tsx'), load: () => import('./station.load.ts') }),
  definePage({ path: '/stations/:id/display', title: '叫号屏', frame: 'focus', view: () => import('./display.tsx'), load: () => import('./display.load.ts') }),
  definePage({ path: '/visits', title: '查来访进度', view: () => import('./visits.tsx'), load: () => import('./visits.load.ts') }),
  definePage({ path: '/tickets/:id', title: '我的号', view: () => import('./ticket.tsx'), load: () => import('./ticket.load.ts') }),
]
