import { callNow, dateText, lazyCard, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Case } from '../../../cases/contract.ts'
import { listMandates } from '../../contract.ts'

const of = '/window'
const READ = 'agency.read'

/** 代办, beside 受理窗口. */
export const deskPages: DeskPage[] = [
  { path: '/agency', title: t('代办'), area: { of, label: t('代办'), order: 80 }, ability: READ, component: lazyPage(() => import('./mandates-page.tsx')) },
  { path: '/agency/van', title: t('流动服务'), area: { of, label: t('流动服务'), order: 90 }, ability: READ, component: lazyPage(() => import('./van-page.tsx')) },
  { path: '/agency/van/$id', title: t('流动服务'), parent: '/agency/van', ability: READ, component: lazyPage(() => import('./run-page.tsx')) },
  { path: '/agency/$id', title: t('代办'), parent: '/agency', ability: READ, component: lazyPage(() => import('./mandate-page.tsx')) },
  { path: '/agency/$id/bring', title: t('代为申请'), parent: '/agency', ability: 'agency.act', component: lazyPage(() => import('./bring-page.tsx')) },
]

/** On the page of a case that somebody brought for the applicant. */
export const deskCaseCards = [
  { id: 'agency.mandate', title: t('代办'), order: 55, ability: READ, suits: ({ c }: { c: Case }) => c.applicant.onBehalf !== '', component: lazyCard<{ c: Case; reload: () => Promise<void> }>(() => import('./case-card.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'agency.mine', title: t('我代办的'), order: 65, ability: 'agency.act', to: '/agency?tab=mine', empty: t('没有你代办的事。'), seldom: true,
    load: async (signal) => {
      const { items, counts } = await callNow(listMandates, { query: { show: 'mine' } }, { signal })
      return {
        total: counts['mine'] ?? items.length,
        items: items.slice(0, 5).map((one) => ({ id: one.id, title: `${one.personName} · ${one.titles.join('、')}`, note: t('委托到{until}', { until: dateText(one.until, 'short') }), to: `/agency/${one.id}` })),
      }
    },
  },
]
