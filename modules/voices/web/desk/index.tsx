import { callNow, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listTopics } from '../../contract.ts'

const READ = 'voices.read'

/** 民意, beside the cases: opinions, topics, hearings, contact days, letters. */
export const deskPages: DeskPage[] = [
  { path: '/voices', title: t('社情民意'), area: { of: '/cases', label: t('民意'), order: 40 }, parent: '/cases', ability: READ, component: lazyPage(() => import('./opinions-page.tsx')) },
  { path: '/voices/topics', title: t('话题'), parent: '/voices', ability: READ, component: lazyPage(() => import('./topics-page.tsx')) },
  { path: '/voices/topics/$id', title: t('话题'), parent: '/voices/topics', ability: READ, component: lazyPage(() => import('./topic-page.tsx')) },
  { path: '/voices/summary', title: t('民意汇总'), parent: '/voices', ability: READ, component: lazyPage(() => import('./summary-page.tsx')) },
  { path: '/voices/hearings', title: t('听取意见'), parent: '/voices', ability: READ, component: lazyPage(() => import('./hearings-page.tsx')) },
  { path: '/voices/hearings/report', title: t('听取意见季度报告'), parent: '/voices/hearings', ability: READ, component: lazyPage(() => import('./hearing-report-page.tsx')) },
  { path: '/voices/hearings/$id', title: t('听取意见'), parent: '/voices/hearings', ability: READ, component: lazyPage(() => import('./round-page.tsx')) },
  { path: '/voices/contacts', title: t('接待日'), parent: '/voices', ability: READ, component: lazyPage(() => import('./contact-days-page.tsx')) },
  { path: '/voices/contacts/people', title: t('接待人'), parent: '/voices/contacts', ability: READ, component: lazyPage(() => import('./contacts-page.tsx')) },
  { path: '/voices/contacts/$id', title: t('接待日'), parent: '/voices/contacts', ability: 'voices.contact', component: lazyPage(() => import('./contact-day-page.tsx')) },
  { path: '/voices/letters', title: t('来信来访'), parent: '/voices', ability: 'voices.letters', component: lazyPage(() => import('./letters-page.tsx')) },
  { path: '/voices/letters/$id', title: t('信访'), parent: '/voices/letters', ability: 'voices.letters', component: lazyPage(() => import('./letter-page.tsx')) },
  { path: '/voices/proposals', title: t('协商建议'), parent: '/voices', ability: READ, component: lazyPage(() => import('./proposals-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'voices.topics', title: t('轮到我们研究的话题'), order: 58, ability: 'voices.answer', to: '/voices/topics?tab=mine', empty: t('没有等着研究的话题。'), seldom: true,
    load: async (signal) => {
      const page = await callNow(listTopics, { query: { show: 'mine' } }, { signal })
      return { total: page.counts.mine, items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: one.title, note: t('{n}条意见', { n: one.opinions }), to: `/voices/topics/${one.id}` })) }
    },
  },
]
