import { definePage } from '../../../../platform/web/page.ts'

/** A resident's own file. */
export const pages = [
  definePage({ path: '/my/file', title: '我的档案', signedIn: true, view: () => import('./file.tsx'), load: () => import('./file.load.ts') }),
]
