import { callNow, dateText, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listReviews, listSurveys } from '../../contract.ts'

const READ = 'surveys.read'

/** 问卷: surveys, their samples, sheets, words and results; questionnaires; satisfaction by unit and period. */
export const deskPages: DeskPage[] = [
  { path: '/surveys', title: t('问卷调查'), area: { of: '/evaluation', label: t('问卷'), order: 80 }, parent: '/evaluation', ability: READ, component: lazyPage(() => import('./surveys-page.tsx')) },
  { path: '/surveys/questionnaires', title: t('问卷'), parent: '/surveys', ability: READ, component: lazyPage(() => import('./questionnaires-page.tsx')) },
  { path: '/surveys/questionnaires/$id', title: t('问卷'), parent: '/surveys/questionnaires', ability: READ, component: lazyPage(() => import('./questionnaire-page.tsx')) },
  { path: '/surveys/satisfaction', title: t('满意度'), parent: '/surveys', ability: READ, component: lazyPage(() => import('./satisfaction-page.tsx')) },
  { path: '/surveys/reviews', title: t('居民民主评议'), parent: '/surveys', ability: READ, component: lazyPage(() => import('./reviews-page.tsx')) },
  { path: '/surveys/reviews/$id', title: t('居民民主评议'), parent: '/surveys/reviews', ability: READ, component: lazyPage(() => import('./review-page.tsx')) },
  { path: '/surveys/$id', title: t('问卷调查'), parent: '/surveys', ability: READ, component: lazyPage(() => import('./survey-page.tsx')) },
  { path: '/surveys/$id/sample', title: t('联系被抽中的人'), parent: '/surveys', ability: 'surveys.invite', component: lazyPage(() => import('./sample-page.tsx')) },
  { path: '/surveys/$id/enter', title: t('录入纸质答卷'), parent: '/surveys', ability: 'surveys.enter', component: lazyPage(() => import('./enter-page.tsx')) },
  { path: '/surveys/$id/remarks', title: t('审留言'), parent: '/surveys', ability: 'surveys.make', component: lazyPage(() => import('./remarks-page.tsx')) },
  { path: '/surveys/$id/result', title: t('调查结果'), parent: '/surveys', ability: READ, component: lazyPage(() => import('./result-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'surveys.running', title: t('正在填写的问卷'), order: 66, ability: 'surveys.invite', to: '/surveys', empty: t('没有正在填写的问卷。'), seldom: true,
    load: async (signal) => {
      const open = (await callNow(listSurveys, { query: { show: 'running' } }, { signal })).items.filter((one) => one.state === 'open')
      return { total: open.length, items: open.slice(0, 5).map((one) => ({ id: one.id, title: one.title, note: one.mode === 'sample' ? t('收回{n}份，抽中{all}人', { n: one.answered, all: one.drawn }) : t('收回{n}份', { n: one.answered }), to: `/surveys/${one.id}` })) }
    },
  },
  {
    id: 'surveys.reviews', title: t('等答复的居民评议'), order: 67, ability: 'surveys.answer', to: '/surveys/reviews?tab=unanswered', empty: t('没有等答复的评议。'), seldom: true,
    load: async (signal) => {
      const page = await callNow(listReviews, { query: { show: 'unanswered' } }, { signal })
      return { total: page.counts.unanswered, items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: one.title, note: one.late ? t('已逾期') : one.answerDue ? t('{day}前', { day: dateText(one.answerDue) }) : '', to: `/surveys/reviews/${one.id}` })) }
    },
  },
]
