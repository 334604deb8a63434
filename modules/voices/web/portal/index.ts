import { definePage } from '../../../../platform/web/page.ts'

/** 民意: the board, saying something, its answer. */
export const pages = [
  definePage({ path: '/voices', title: '社情民意', view: () => import('./board.tsx'), load: () => import('./board.load.ts') }),
  definePage({ path: '/voices/say', title: '提意见', frame: 'focus', view: () => import('./say.tsx'), load: () => import('./say.load.ts') }),
  definePage({ path: '/voices/answer', title: '查意见的答复', view: () => import('./answer.tsx'), load: () => import('./answer.load.ts') }),
  definePage({ path: '/voices/mine', title: '我提的意见', signedIn: true, view: () => import('./mine.tsx'), load: () => import('./mine.load.ts') }),
  definePage({ path: '/letters', title: '信访', view: () => import('./letters.tsx'), load: () => import('./letters.load.ts') }),
  definePage({ path: '/contact-days', title: '接待日', view: () => import('./contact-days.tsx'), load: () => import('./contact-days.load.ts') }),
  definePage({ path: '/contact-days/mine', title: '我的预约和来访', signedIn: true, view: () => import('./visits.tsx'), load: () => import('./visits.load.ts') }),
]
