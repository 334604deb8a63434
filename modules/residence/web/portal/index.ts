import { definePage } from '../../../../platform/web/page.ts'

/** What somebody who moved here registered, holds and asked for; and the points towards a household registration. */
export const pages = [
  definePage({ path: '/my/residence', title: '我的居住', signedIn: true, view: () => import('./residence.tsx'), load: () => import('./residence.load.ts') }),
  definePage({ path: '/points', title: '积分入户估分', view: () => import('./points.tsx'), load: () => import('./points.load.ts') }),
]
