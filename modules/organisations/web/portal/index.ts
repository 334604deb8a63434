import { definePage } from '../../../../platform/web/page.ts'

/** Who serves a resident's community; and, for party members, the move of their organisational link. */
export const pages = [
  definePage({ path: '/community', title: '我的社区', view: () => import('./community.tsx'), load: () => import('./community.load.ts') }),
  definePage({ path: '/my/party-link', title: '组织关系转接', signedIn: true, view: () => import('./party-link.tsx'), load: () => import('./party-link.load.ts') }),
]
