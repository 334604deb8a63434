import { CarryOutOutlined } from '@ant-design/icons'
import { callNow, dateText, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listOwedDuties } from '../../contract.ts'

const READ = 'duties.read'
const OF = '/duties'

/** 责任日历: what is owed on a cycle or a date, what proves it, what is missing before it is late. */
export const deskPages: DeskPage[] = [
  { path: OF, title: t('责任日历'), area: { of: OF, label: t('清单'), order: 10 }, rail: { label: t('责任日历'), icon: CarryOutOutlined, order: 16, ability: READ }, ability: READ, component: lazyPage(() => import('./duties-page.tsx')) },
  { path: '/duties/$id', title: t('责任'), parent: OF, ability: READ, component: lazyPage(() => import('./duty-page.tsx')) },
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
