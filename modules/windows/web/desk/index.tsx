import { callNow, dateText, lazyCard, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Case } from '../../../cases/contract.ts'
import { listUnmanned } from '../../contract.ts'

const of = '/window'
const READ = 'windows.read'

/** Pages beside 受理窗口: the queue, its day, hours and duty, stations. */
export const deskPages: DeskPage[] = [
  { path: '/windows', title: t('排队叫号'), area: { of, label: t('排队叫号'), order: 20 }, ability: 'windows.serve', component: lazyPage(() => import('./queue-page.tsx')) },
  { path: '/windows/visit', title: t('一次办几件'), area: { of, label: t('一次办几件'), order: 12 }, ability: 'windows.serve', component: lazyPage(() => import('./visit-page.tsx')) },
  { path: '/windows/visits', title: t('来访记录'), area: { of, label: t('来访记录'), order: 30 }, ability: 'windows.serve', component: lazyPage(() => import('./visits-page.tsx')) },
  { path: '/windows/desks', title: t('各环节用时'), area: { of, label: t('各环节用时'), order: 70 }, ability: READ, component: lazyPage(() => import('./desks-page.tsx')) },
  { path: '/windows/staff', title: t('窗口考核'), area: { of, label: t('窗口考核'), order: 72 }, ability: 'windows.assess', component: lazyPage(() => import('./staff-page.tsx')) },
  { path: '/windows/sheets', title: t('评分表'), area: { of, label: t('评分表'), order: 74 }, ability: READ, component: lazyPage(() => import('./sheets-page.tsx')) },
  { path: '/windows/day', title: t('当日情况'), area: { of, label: t('当日情况'), order: 40 }, ability: READ, component: lazyPage(() => import('./day-page.tsx')) },
  { path: '/windows/roster', title: t('开放和值班'), area: { of, label: t('开放和值班'), order: 50 }, ability: READ, component: lazyPage(() => import('./roster-page.tsx')) },
  { path: '/windows/stations', title: t('服务站'), area: { of, label: t('服务站'), order: 60 }, ability: READ, component: lazyPage(() => import('./stations-page.tsx')) },
  { path: '/windows/stations/$id', title: t('服务站'), parent: '/windows/stations', ability: READ, component: lazyPage(() => import('./station-page.tsx')) },
]

/** On the page of a case: how long each desk has had it. */
export const deskCaseCards = [
  { id: 'windows.desks', title: t('各环节用时'), order: 60, ability: READ, component: lazyCard<{ c: Case; reload: () => Promise<void> }>(() => import('./desks-card.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'windows.unmanned', title: t('没有人值班的开放日'), order: 70, ability: 'windows.keep', to: '/windows/roster', empty: t('今后30天的开放日都排了人。'), seldom: true,
    load: async (signal) => {
      const { total, items } = await callNow(listUnmanned, {}, { signal })
      return { total, items: items.slice(0, 5).map((one) => ({ id: `${one.stationId}${one.date}`, title: one.stationName, note: `${dateText(one.date, 'day-weekday')} ${one.holiday || one.kind}`, to: `/windows/roster?station=${one.stationId}` })) }
    },
  },
]
