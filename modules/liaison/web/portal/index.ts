import { definePage } from '../../../../platform/web/page.ts'

/** 好人好事和好做法. */
export const pages = [definePage({ path: '/stories', title: '好人好事和好做法', view: () => import('./stories.tsx'), load: () => import('./stories.load.ts') })]
