import { definePage } from '../../../../platform/web/page.ts'

/** 法律服务: who advises when; one's own answers, applications and rights. */
export const pages = [
  definePage({ path: '/legal', title: '法律服务', view: () => import('./legal.tsx'), load: () => import('./legal.load.ts') }),
  definePage({ path: '/my/legal', title: '我的法律服务', signedIn: true, view: () => import('./mine.tsx'), load: () => import('./mine.load.ts') }),
]
