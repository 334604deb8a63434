import { definePage } from '../../../../platform/web/page.ts'

/** What I may get, asked and answered on the page itself; and who helps with one need, four ways side by side. */
export const pages = [
  definePage({ path: '/entitlements', title: '看看能享受什么', view: () => import('./ask.tsx'), load: () => import('./ask.load.ts') }),
  definePage({ path: '/helpers', title: '找帮手', view: () => import('./helpers.tsx'), load: () => import('./helpers.load.ts') }),
  definePage({ path: '/helpers/:need', title: (data: { title: string }) => data.title, view: () => import('./helper.tsx'), load: () => import('./helper.load.ts') }),
]
