import { definePage } from '../../../../platform/web/page.ts'

/** The community development fund: what came in, what went out; complete without script. */
export const pages = [
  definePage({ path: '/funds', title: '社区发展基金', view: () => import('./funds.tsx'), load: () => import('./funds.load.ts') }),
  definePage({ path: '/funds/:id', title: (data: { fund: { name: string } }) => data.fund.name, view: () => import('./fund.tsx'), load: () => import('./fund.load.ts') }),
]
