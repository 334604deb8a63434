import { CarryOutOutlined } from '@ant-design/icons'
import { callNow, dateText, lazyCard, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Region } from '../../../regions/contract.ts'
import { listOwedDuties } from '../../contract.ts'

const READ = 'duties.read'
const OF = '/duties'

/** 责任日历: what is owed on a cycle or a date, what proves it, what is missing before it is late. */
export const deskPages: DeskPage[] = [
  { path: OF, title: t('责任日历'), area: { of: OF, label: t('清单'), order: 10 }, rail: { label: t('责任日历'), icon: CarryOutOutlined, order: 16, ability: READ }, ability: READ, component: lazyPage(() => import('./duties-page.tsx')) },
  { path: '/duties/calendar', title: t('责任月历'), area: { of: OF, label: t('月历'), order: 20 }, parent: OF, ability: READ, component: lazyPage(() => import('./calendar-page.tsx')) },
  { path: '/duties/coverage', title: t('责任完成情况'), area: { of: OF, label: t('完成情况'), order: 30 }, parent: OF, ability: 'duties.oversee', component: lazyPage(() => import('./coverage-page.tsx')) },
  { path: '/duties/catalogue', title: t('责任目录'), area: { of: OF, label: t('目录'), order: 40 }, parent: OF, ability: READ, component: lazyPage(() => import('./catalogue-page.tsx')) },
  { path: '/duties/catalogue/$code', title: t('责任事项'), parent: '/duties/catalogue', ability: READ, component: lazyPage(() => import('./entry-page.tsx')) },
  { path: '/duties/$id', title: t('责任'), parent: OF, ability: READ, component: lazyPage(() => import('./duty-page.tsx')) },
]

export const deskPlaceCards = [
  {
    id: 'duties.coverage', title: t('责任完成情况'), order: 30, ability: 'duties.oversee', levels: ['county', 'township', 'community'] as const,
    component: lazyCard<{ region: Region }>(() => import('./place-card.tsx')),
  },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'duties.due', title: t('快到期的责任'), order: 28, ability: READ, to: '/duties?tab=todo', empty: t('三十天内没有要完成的责任。'), urgent: true, seldom: true,
    load: async (signal) => {
      const page = await callNow(listOwedDuties, { query: { show: 'todo' } }, { signal })
      const pressing = page.items.filter((one) => one.state === 'late' || one.state === 'soon')
      return {
        total: (page.counts['late'] ?? 0) + (page.counts['soon'] ?? 0),
        items: pressing.slice(0, 5).map((one) => ({
          id: one.id, title: one.title, to: `/duties/${one.id}`, note: one.state === 'late' ? t('应在{day}前完成，已逾期', { day: dateText(one.dueOn, 'short') }) : t('{day}前', { day: dateText(one.dueOn, 'short') }),
        })),
      }
    },
  },
]
