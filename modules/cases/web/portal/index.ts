import { definePage } from '../../../../platform/web/page.ts'

/** The first screen and a resident's cases: apply, follow, correct, rate; progress and papers checked by number. */
export const pages = [
  definePage({ path: '/', title: '首页', view: () => import('./home.tsx'), load: () => import('./home.load.ts') }),
  definePage({
    path: '/matters/:code/apply', title: (data: { matter: { title: string } }) => `申请${data.matter.title}`, frame: 'focus', signedIn: true,
    view: () => import('./apply.tsx'), load: () => import('./apply.load.ts'),
  }),
  definePage({ path: '/my', title: '我的', signedIn: true, view: () => import('./my.tsx'), load: () => import('./my.load.ts') }),
  definePage({
    path: '/my/cases/:id', title: (data: { one: { title: string } }) => data.one.title, signedIn: true,
    view: () => import('./case.tsx'), load: () => import('./case.load.ts'),
  }),
  // The address in messages, the same for residents and staff.
  definePage({ path: '/cases/:id', title: '办件', signedIn: true, view: () => import('./nothing.tsx'),
    load: () => import('./to-case.load.ts') }),
  definePage({ path: '/progress', title: '查进度', view: () => import('./progress.tsx'), load: () => import('./progress.load.ts') }),
  definePage({ path: '/verify/:number', title: '核验文书', view: () => import('./verify.tsx'), load: () => import('./verify.load.ts') }),
  definePage({ path: '/publications', title: '公示', view: () => import('./publications.tsx'),
    load: () => import('./publications.load.ts') }),
]
