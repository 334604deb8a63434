import { CommentOutlined } from '@ant-design/icons'
import { callNow, lazyCard, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listDisputes, listRoundPlans } from '../../contract.ts'
import { kindName, nextOf } from './words.ts'

const READ = 'disputes.read'

/** 调解: files, rounds, figures. */
export const deskPages: DeskPage[] = [
  { path: '/disputes', title: t('调解'), area: { of: '/disputes', label: t('调解案卷'), order: 10 }, rail: { label: t('调解'), icon: CommentOutlined, order: 23, ability: 'disputes.mediate' }, ability: READ, component: lazyPage(() => import('./disputes-page.tsx')) },
  { path: '/disputes/rounds', title: t('矛盾排查'), area: { of: '/disputes', label: t('矛盾排查'), order: 20 }, parent: '/disputes', ability: READ, component: lazyPage(() => import('./rounds-page.tsx')) },
  { path: '/disputes/rounds/$id', title: t('一轮排查'), parent: '/disputes/rounds', ability: READ, component: lazyPage(() => import('./round-page.tsx')) },
  { path: '/disputes/figures', title: t('调解统计'), area: { of: '/disputes', label: t('调解统计'), order: 30 }, parent: '/disputes', ability: 'disputes.count', component: lazyPage(() => import('./figures-page.tsx')) },
  { path: '/disputes/$id', title: t('调解案卷'), parent: '/disputes', ability: READ, component: lazyPage(() => import('./dispute-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'disputes.mine', title: t('我的调解'), order: 35, ability: 'disputes.mediate', to: '/disputes?tab=mine', empty: t('没有在调解的纠纷。'), seldom: true,
    load: async (signal) => {
      const page = await callNow(listDisputes, { query: { show: 'mine' } }, { signal })
      return { total: page.counts.mine, items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: t('{kind}纠纷 {number}', { kind: kindName(one.kind), number: one.number }), note: nextOf(one), to: `/disputes/${one.id}` })) }
    },
  },
  {
    id: 'disputes.rounds', title: t('矛盾排查'), order: 66, ability: 'disputes.rounds', to: '/disputes/rounds', empty: t('没有到期的排查。'), seldom: true,
    load: async (signal) => {
      const page = await callNow(listRoundPlans, { query: {} }, { signal })
      const due = page.items.filter((one) => one.due || one.openRound)
      return { total: due.length, items: due.slice(0, 5).map((one) => ({ id: one.id, title: t('{place}{title}', { place: one.regionName, title: one.title }), note: one.openRound ? t('正在排查') : one.late ? t('已过期限') : t('该开始了'), to: one.openRound ? `/disputes/rounds/${one.openRound}` : '/disputes/rounds' })) }
    },
  },
]

/** Who does not mediate finds files and rounds from the page of the place: the main menu is full. */
export const deskPlaceCards = [
  { id: 'disputes.here', title: t('调解'), order: 50, levels: ['community', 'township'] as const, ability: READ, component: lazyCard<{ region: { code: string } }>(() => import('./here-card.tsx')) },
]

export const deskCaseCards = [
  { id: 'disputes.file', title: t('调解案卷'), order: 10, ability: READ, suits: ({ c }: { c: { kind: string; state: string } }) => c.kind === 'dispute' && c.state !== 'draft', component: lazyCard<{ c: { id: string } }>(() => import('./case-card.tsx')) },
]
