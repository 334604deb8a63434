import { definePage } from '../../../../platform/web/page.ts'

/** Who answers for a resident's own address. */
export const pages = [
  definePage({ path: '/my/responsible', title: '谁负责我家', signedIn: true, view: () => import('./responsible.tsx'), load: () => import('./responsible.load.ts') }),
]
