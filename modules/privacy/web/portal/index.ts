import { definePage } from '../../../../platform/web/page.ts'

/** What a resident decides about their data: consents, who acts for them, a copy to take along. */
export const pages = [
  definePage({ path: '/my/consents', title: '我的同意', signedIn: true, view: () => import('./consents.tsx'), load: () => import('./consents.load.ts') }),
  definePage({ path: '/my/proxies', title: '家人代办', signedIn: true, view: () => import('./proxies.tsx'), load: () => import('./proxies.load.ts') }),
  definePage({ path: '/my/copy', title: '下载我的信息', signedIn: true, view: () => import('./copy.tsx'), load: () => import('./copy.load.ts') }),
]
