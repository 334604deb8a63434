import { callNow, dateText, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listZones } from '../../contract.ts'

const READ = 'zones.read'

/** 实验区, beside the rounds. */
export const deskPages: DeskPage[] = [
  { path: '/zones', title: t('实验区'), area: { of: '/evaluation', label: t('实验区'), order: 70 }, parent: '/evaluation', ability: READ, component: lazyPage(() => import('./zones-page.tsx')) },
  { path: '/zones/$id', title: t('实验区'), parent: '/zones', ability: READ, component: lazyPage(() => import('./zone-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'zones.overdue', title: t('到期没有终期报告的实验区'), order: 71, ability: READ, to: '/zones?tab=overdue', empty: t('没有到期未报的实验区。'), seldom: true,
    load: async (signal) => {
      const page = await callNow(listZones, { query: { show: 'overdue' } }, { signal })
      return { total: page.counts['overdue'] ?? 0, items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: one.title, note: t('{day}到期', { day: one.endsOn ? dateText(one.endsOn) : '' }), to: `/zones/${one.id}` })) }
    },
  },
  {
    id: 'zones.owing', title: t('要补报计划或总结的实验区'), order: 72, ability: 'zones.write', to: '/zones?tab=owing', empty: t('计划和总结都报齐了。'), seldom: true,
    load: async (signal) => {
      const page = await callNow(listZones, { query: { show: 'owing' } }, { signal })
      return { total: page.counts['owing'] ?? 0, items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: one.title, note: t('还缺{n}份', { n: one.owes }), to: `/zones/${one.id}` })) }
    },
  },
]
