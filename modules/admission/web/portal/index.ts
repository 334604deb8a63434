import { definePage } from '../../../../platform/web/page.ts'

/** What departments may ask of communities, and for what money; complete without script. */
export const pages = [definePage({ path: '/admission', title: '社区承担的部门事项', view: () => import('./admitted.tsx'), load: () => import('./admitted.load.ts') })]
