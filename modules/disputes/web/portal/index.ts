import { definePage } from '../../../../platform/web/page.ts'

/** What a party does themself: consent, minutes, agreement, performance. */
export const pages = [
  definePage({ path: '/my/disputes', title: '我的调解', signedIn: true, view: () => import('./disputes.tsx'), load: () => import('./disputes.load.ts') }),
  definePage({ path: '/my/disputes/:id', title: '我的调解', signedIn: true, view: () => import('./dispute.tsx'), load: () => import('./dispute.load.ts') }),
]
