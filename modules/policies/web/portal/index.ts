import { definePage } from '../../../../platform/web/page.ts'

/** Policies and supports for everybody; complete without script. */
export const pages = [
  definePage({ path: '/policies', title: '政策文件', view: () => import('./policies.tsx'), load: () => import('./policies.load.ts') }),
  definePage({ path: '/policies/:id', title: (data: { policy: { title: string } }) => data.policy.title, view: () => import('./policy.tsx'), load: () => import('./policy.load.ts') }),
  definePage({ path: '/supports', title: '扶持政策', view: () => import('./supports.tsx'), load: () => import('./supports.load.ts') }),
]
