import { definePage } from '../../../../platform/web/page.ts'

/** Messages to a resident, and what they want to hear of. */
export const pages = [
  definePage({ path: '/my/messages', title: '我的消息', signedIn: true, view: () => import('./messages.tsx'),
    load: () => import('./messages.load.ts') }),
  definePage({ path: '/my/settings', title: '我的设置', signedIn: true, view: () => import('./settings.tsx'),
    load: () => import('./settings.load.ts') }),
]
