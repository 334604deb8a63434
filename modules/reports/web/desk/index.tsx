import { callNow, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listReports } from '../../contract.ts'

const READ = 'reports.read'

/** 年度报告: what the year added up to, with where each number came from. */
export const deskPages: DeskPage[] = [
  { path: '/reports', title: t('年度报告'), area: { of: '/board', label: t('年度报告'), order: 70 }, parent: '/board', ability: READ, component: lazyPage(() => import('./reports-page.tsx')) },
  { path: '/reports/$id', title: t('年度报告'), parent: '/reports', ability: READ, component: lazyPage(() => import('./report-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'reports.file', title: t('等备案的年度报告'), order: 67, ability: 'reports.file', to: '/reports?tab=submitted', empty: t('没有等备案的年度报告。'), seldom: true,
    load: async (signal) => {
      const page = await callNow(listReports, { query: { show: 'submitted' } }, { signal })
      return { total: page.counts['submitted'] ?? 0, items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: t('{place}{year}年年度报告', { place: one.regionName, year: one.year }), note: one.byName, to: `/reports/${one.id}` })) }
    },
  },
]
