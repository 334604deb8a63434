import { definePage } from '../../../../platform/web/page.ts'

/** 荣誉查询: which units hold a title today, what is under public notice, and whether a certificate holds; complete without script. */
export const pages = [
  definePage({ path: '/honours', title: '荣誉和公示', view: () => import('./honours.tsx'), load: () => import('./honours.load.ts') }),
  definePage({ path: '/my/honours', title: '我的荣誉', signedIn: true, view: () => import('./mine.tsx'), load: () => import('./mine.load.ts') }),
  definePage({ path: '/honours/:number', title: '核对证书', view: () => import('./certificate.tsx'), load: () => import('./certificate.load.ts') }),
]
