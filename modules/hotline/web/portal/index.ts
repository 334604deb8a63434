import { definePage } from '../../../../platform/web/page.ts'

/** Frequent questions with their answers, and which number to call. */
export const pages = [definePage({ path: '/questions', title: '常见问题', view: () => import('./questions.tsx'), load: () => import('./questions.load.ts') })]
