import { TrophyOutlined } from '@ant-design/icons'
import { callNow, dateText, lazyCard, lazyPage, type DeskHomeCard, type DeskPage, type DeskSubjectCard } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Person } from '../../../register/contract.ts'
import { ENTRY_STATES, listEvaluationEntries, listEvaluationRounds, listEvaluationTitles } from '../../contract.ts'

const READ = 'evaluation.read'
const area = (label: string, order: number) => ({ of: '/evaluation', label, order })

/** 创建评价: rounds, applications, scoring on the spot, titles, schemes. */
export const deskPages: DeskPage[] = [
  { path: '/evaluation', title: t('评选轮次'), rail: { label: t('创建评价'), icon: TrophyOutlined, order: 62 }, area: area(t('评选轮次'), 10), ability: READ, component: lazyPage(() => import('./rounds-page.tsx')) },
  { path: '/evaluation/rounds/$id', title: t('评选'), parent: '/evaluation', ability: READ, component: lazyPage(() => import('./round-page.tsx')) },
  { path: '/evaluation/entries', title: t('申报'), area: area(t('申报'), 20), parent: '/evaluation', ability: READ, component: lazyPage(() => import('./entries-page.tsx')) },
  { path: '/evaluation/entries/$id', title: t('申报'), parent: '/evaluation/entries', ability: READ, component: lazyPage(() => import('./entry-page.tsx')) },
  { path: '/evaluation/scoring', title: t('现场评分'), area: area(t('现场评分'), 30), parent: '/evaluation', ability: 'evaluation.score', component: lazyPage(() => import('./scoring-page.tsx')) },
  { path: '/evaluation/titles', title: t('称号'), area: area(t('称号'), 40), parent: '/evaluation', ability: READ, component: lazyPage(() => import('./titles-page.tsx')) },
  { path: '/evaluation/titles/$id', title: t('称号'), parent: '/evaluation/titles', ability: READ, component: lazyPage(() => import('./title-page.tsx')) },
  { path: '/evaluation/honours', title: t('个人、家庭和团队荣誉'), area: area(t('个人和家庭荣誉'), 45), parent: '/evaluation', ability: 'evaluation.honour', component: lazyPage(() => import('./honours-page.tsx')) },
  { path: '/evaluation/schemes', title: t('评价方案'), area: area(t('方案'), 50), parent: '/evaluation', ability: READ, component: lazyPage(() => import('./schemes-page.tsx')) },
  { path: '/evaluation/schemes/$id', title: t('评价方案'), parent: '/evaluation/schemes', ability: READ, component: lazyPage(() => import('./scheme-page.tsx')) },
]

export const deskPersonCards: DeskSubjectCard<{ person: Person }>[] = [{ id: 'evaluation.honours', title: t('荣誉'), order: 80, ability: 'evaluation.honour', component: lazyCard(() => import('./person-honours.tsx')) }]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'evaluation.score', title: t('等我打分的单位'), order: 42, ability: 'evaluation.score', to: '/evaluation/scoring', empty: t('没有等您打分的单位。'), seldom: true, urgent: true,
    load: async (signal) => {
      const page = await callNow(listEvaluationEntries, { query: { show: 'score' } }, { signal })
      return { total: page.counts['score'] ?? 0, items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: one.unitName, note: one.roundTitle, to: `/evaluation/scoring?entry=${one.id}` })) }
    },
  },
  {
    id: 'evaluation.sign', title: t('等我签署的申报'), order: 43, ability: 'evaluation.sign', to: '/evaluation/entries?tab=sign', empty: t('没有等您签署的申报。'), seldom: true, urgent: true,
    load: async (signal) => {
      const page = await callNow(listEvaluationEntries, { query: { show: 'sign' } }, { signal })
      return { total: page.counts['sign'] ?? 0, items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: `${one.unitName}：${one.stageTitle}`, note: one.roundTitle, to: `/evaluation/entries/${one.id}` })) }
    },
  },
  {
    id: 'evaluation.rounds', title: t('可以申报的评选'), order: 68, ability: 'evaluation.apply', to: '/evaluation', empty: t('现在没有可以申报的评选。'), seldom: true,
    load: async (signal) => {
      const page = await callNow(listEvaluationRounds, { query: { show: 'open' } }, { signal })
      return { total: page.counts['open'] ?? 0, items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: one.title, note: t('{day}前申报', { day: dateText(one.applyUntil) }), to: `/evaluation/rounds/${one.id}` })) }
    },
  },
  {
    id: 'evaluation.own', title: t('没有办完的申报'), order: 69, ability: 'evaluation.apply', to: '/evaluation/entries?tab=own', empty: t('没有正在办的申报。'), seldom: true,
    load: async (signal) => {
      const page = await callNow(listEvaluationEntries, { query: { show: 'own' } }, { signal })
      return { total: page.counts['own'] ?? 0, items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: one.roundTitle, note: t(ENTRY_STATES[one.state]), to: `/evaluation/entries/${one.id}` })) }
    },
  },
  {
    id: 'evaluation.owing', title: t('今年还没有自查的称号'), order: 70, ability: READ, to: '/evaluation/titles?tab=owing', empty: t('自查都报齐了。'), seldom: true,
    load: async (signal) => {
      const page = await callNow(listEvaluationTitles, { query: { show: 'owing' } }, { signal })
      return { total: page.counts['owing'] ?? 0, items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: `${one.unitName}：${one.title}`, to: `/evaluation/titles/${one.id}` })) }
    },
  },
]
