import { definePage } from '../../../../platform/web/page.ts'

/** What others do for a resident, with everything that was handed over. */
export const pages = [
  definePage({ path: '/my/agency', title: '替我代办', signedIn: true, view: () => import('./agency.tsx'), load: () => import('./agency.load.ts') }),
  definePage({ path: '/van', title: '流动服务', view: () => import('./van.tsx'), load: () => import('./van.load.ts') }),
  definePage({ path: '/van/:id', title: '流动服务', view: () => import('./halt.tsx'), load: () => import('./halt.load.ts') }),
]
