import { definePage } from '../../../../platform/web/page.ts'

/** Finding a matter and reading its guide; both are complete without script. */
export const pages = [
  definePage({ path: '/matters', title: '办事', view: () => import('./list.tsx'), load: () => import('./list.load.ts') }),
  definePage({
    path: '/matters/:code', title: (data: { matter: { title: string } }) => data.matter.title,
    view: () => import('./guide.tsx'), load: () => import('./guide.load.ts'),
  }),
]
