import { definePage } from '../../../../platform/web/page.ts'

/** 问卷: what is open to everybody, the code of a sheet, the sheet, the thanks, published results. */
export const pages = [
  definePage({ path: '/survey', title: '问卷', view: () => import('./survey.tsx'), load: () => import('./survey.load.ts') }),
  definePage({ path: '/survey/thanks', title: '收到了，谢谢您', view: () => import('./thanks.tsx') }),
  definePage({ path: '/survey/results/:id', title: '调查结果', view: () => import('./result.tsx'), load: () => import('./result.load.ts') }),
  definePage({ path: '/survey/:code', title: '填写问卷', frame: 'focus', view: () => import('./sheet.tsx'), load: () => import('./sheet.load.ts') }),
]
