import { AimOutlined } from '@ant-design/icons'
import { callNow, dateText, lazyCard, lazyPage, type DeskHomeCard, type DeskPage, type DeskSearchSource } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listGoals, listPlanChecks, listPlanDecisions, listPlanDrafts, listPlans } from '../../contract.ts'

const READ = 'plans.read'
const DESK = 'plans.desk'

/** 规划: texts and how they are carried out. In the main menu of posts of the county and above; others come by the board, by their cards and by the page of a place. */
export const deskPages: DeskPage[] = [
  { path: '/plans', title: t('规划'), rail: { label: t('规划'), icon: AimOutlined, order: 61, ability: 'plans.menu' }, area: { of: '/plans', label: t('规划文本'), order: 10 }, ability: READ, component: lazyPage(() => import('./plans-page.tsx')) },
  { path: '/board/plans', title: t('规划'), area: { of: '/board', label: t('规划'), order: 30 }, parent: '/board', ability: READ, component: lazyPage(() => import('./plans-page.tsx')) },
  { path: '/plans/drafts', title: t('规划草案'), area: { of: '/plans', label: t('草案'), order: 12 }, parent: '/plans', ability: DESK, component: lazyPage(() => import('./drafts-page.tsx')) },
  { path: '/plans/drafts/$id', title: t('规划草案'), parent: '/plans/drafts', ability: DESK, component: lazyPage(() => import('./draft-page.tsx')) },
  { path: '/plans/compare', title: t('文本对照'), parent: '/plans', ability: READ, component: lazyPage(() => import('./compare-page.tsx')) },
  { path: '/plans/goals', title: t('目标分解'), area: { of: '/plans', label: t('目标分解'), order: 20 }, parent: '/plans', ability: READ, component: lazyPage(() => import('./goals-page.tsx')) },
  { path: '/plans/goals/$id', title: t('目标'), parent: '/plans/goals', ability: READ, component: lazyPage(() => import('./goal-page.tsx')) },
  { path: '/plans/years', title: t('年度记录'), area: { of: '/plans', label: t('年度记录'), order: 30 }, parent: '/plans', ability: READ, component: lazyPage(() => import('./years-page.tsx')) },
  { path: '/plans/years/$region', title: t('年度记录'), parent: '/plans/years', ability: READ, component: lazyPage(() => import('./year-page.tsx')) },
  { path: '/plans/meetings', title: t('部门联席会议'), area: { of: '/plans', label: t('联席会议'), order: 40 }, parent: '/plans', ability: READ, component: lazyPage(() => import('./meetings-page.tsx')) },
  { path: '/plans/meetings/$id', title: t('部门联席会议'), parent: '/plans/meetings', ability: READ, component: lazyPage(() => import('./meeting-page.tsx')) },
  { path: '/plans/decisions', title: t('联席会议议定事项'), parent: '/plans/meetings', ability: READ, component: lazyPage(() => import('./decisions-page.tsx')) },
  { path: '/plans/issues', title: t('社区难题'), area: { of: '/plans', label: t('社区难题'), order: 42 }, parent: '/plans', ability: READ, component: lazyPage(() => import('./issues-page.tsx')) },
  { path: '/plans/checks', title: t('督查'), area: { of: '/plans', label: t('督查'), order: 50 }, parent: '/plans', ability: READ, component: lazyPage(() => import('./checks-page.tsx')) },
  { path: '/plans/checks/$id', title: t('督查'), parent: '/plans/checks', ability: READ, component: lazyPage(() => import('./check-page.tsx')) },
  { path: '/plans/$code', title: t('规划'), parent: '/plans', ability: READ, component: lazyPage(() => import('./plan-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'plans.goals', title: t('我负责的规划目标'), order: 60, ability: READ, to: '/plans/goals?tab=mine', empty: t('没有交给您负责的规划目标。'), seldom: true,
    load: async (signal) => {
      const page = await callNow(listGoals, { query: { show: 'mine' } }, { signal })
      const late = (state: string) => state === 'behind' || state === 'overdue'
      const items = [...page.items].sort((a, b) => Number(late(b.assessment.state)) - Number(late(a.assessment.state)))
      return { total: page.counts.mine, items: items.slice(0, 5).map((one) => ({ id: one.id, title: one.what, note: one.assessment.words, to: `/plans/goals/${one.id}` })) }
    },
  },
  {
    id: 'plans.confirm', title: t('等本级确认的目标'), order: 61, ability: 'plans.confirm', to: '/plans/goals?tab=to_confirm', empty: t('没有等本级确认的目标。'), seldom: true, urgent: true,
    load: async (signal) => {
      const page = await callNow(listGoals, { query: { show: 'to_confirm' } }, { signal })
      return { total: page.counts.to_confirm, items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: one.what, note: t('{day}前完成', { day: dateText(one.dueOn) }), to: `/plans/goals/${one.id}` })) }
    },
  },
  {
    id: 'plans.approve', title: t('等我审批的规划草案'), order: 62, ability: 'plans.approve', to: '/plans/drafts?tab=to_approve', empty: t('没有等您审批的规划草案。'), seldom: true, urgent: true,
    load: async (signal) => {
      const page = await callNow(listPlanDrafts, { query: { show: 'to_approve' } }, { signal })
      return { total: page.counts.to_approve, items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: one.title, note: t('{name}起草', { name: one.writtenName }), to: `/plans/drafts/${one.id}` })) }
    },
  },
  {
    id: 'plans.decisions', title: t('部门联席会议交给我的'), order: 63, ability: READ, to: '/plans/decisions?tab=mine', empty: t('没有要您落实的议定事项。'), seldom: true,
    load: async (signal) => {
      const page = await callNow(listPlanDecisions, { query: { show: 'mine' } }, { signal })
      return { total: page.counts.mine, items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: one.what, note: t('{day}前', { day: dateText(one.dueOn) }), to: `/plans/meetings/${one.meetingId}` })) }
    },
  },
  {
    id: 'plans.findings', title: t('规划督查待整改'), order: 64, ability: 'plans.confirm', to: '/plans/checks?tab=open', empty: t('没有待整改的督查问题。'), seldom: true,
    load: async (signal) => {
      const page = await callNow(listPlanChecks, { query: { show: 'open' } }, { signal })
      return { total: page.counts.open, items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: one.subject, note: t('{place}，{n}个问题未销号', { place: one.regionName, n: one.open }), to: `/plans/checks/${one.id}` })) }
    },
  },
]

export const deskPlaceCards = [
  { id: 'plans.goals', title: t('规划目标'), order: 40, levels: ['prefecture', 'county', 'township', 'community'] as const, ability: READ, component: lazyCard(() => import('./here-card.tsx')) },
]

export const deskSearch: DeskSearchSource[] = [
  {
    id: 'plans', label: t('规划'), order: 60, ability: READ,
    search: async (term, signal) => {
      const { items } = await callNow(listPlans, { query: { q: term.slice(0, 50) } }, { signal })
      return items.slice(0, 8).map((one) => ({ id: `${one.code} ${one.version}`, title: one.title, note: one.mark || one.issuer, to: `/plans/${one.code}?version=${one.version}` }))
    },
  },
]
