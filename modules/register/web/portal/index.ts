import { definePage } from '../../../../platform/web/page.ts'

/** A resident's own file: what is kept, what services there are, who looked, what was changed. */
export const pages = [
  definePage({ path: '/my/file', title: '我的档案', signedIn: true, view: () => import('./file.tsx'), load: () => import('./file.load.ts') }),
  definePage({ path: '/my/file/services', title: '我的服务和记录', signedIn: true, view: () => import('./services.tsx'), load: () => import('./services.load.ts') }),
  definePage({ path: '/my/file/readers', title: '谁看过我的档案', signedIn: true, view: () => import('./readers.tsx'), load: () => import('./readers.load.ts') }),
  definePage({ path: '/my/file/changes', title: '档案改过什么', signedIn: true, view: () => import('./changes.tsx'), load: () => import('./changes.load.ts') }),
]
