import { definePage } from '../../../../platform/web/page.ts'

/** Signing in and out; on a demonstration also the messages it would have sent. */
export const pages = [
  definePage({ path: '/sign-in', title: '登录', view: () => import('./sign-in.tsx'), load: () => import('./sign-in.load.ts') }),
  definePage({ path: '/sign-out', title: '退出登录', view: () => import('./sign-out.tsx') }),
  definePage({ path: '/demo/messages', title: '演示短信', view: () => import('./demo-messages.tsx'),
    load: () => import('./demo-messages.load.ts') }),
]
