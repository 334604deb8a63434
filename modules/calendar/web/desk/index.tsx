import { callNow, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listHolidayNotices } from '../../contract.ts'

/** 工作日历: which days count, and holiday notices to write down and publish. */
export const deskPages: DeskPage[] = [
  { path: '/calendar', title: t('工作日历'), area: { of: '/regions', label: t('工作日历'), order: 60 }, parent: '/regions', ability: 'calendar.read', component: lazyPage(() => import('./calendar-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'calendar.to-check',
    title: t('等核对公布的放假安排'),
    order: 66,
    ability: 'calendar.publish',
    to: '/calendar',
    empty: t('没有等核对的放假安排。'),
    seldom: true,
    load: async (signal) => {
      const mine = (await callNow(listHolidayNotices, {}, { signal })).items.filter((one) => one.mayPublish)
      return { total: mine.length, items: mine.slice(0, 5).map((one) => ({ id: one.id, title: one.title, note: one.byName, to: '/calendar' })) }
    },
  },
]
