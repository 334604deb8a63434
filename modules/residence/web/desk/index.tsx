import { SolutionOutlined } from '@ant-design/icons'
import { callNow, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { countRentals, listOriginRequests, listRentals } from '../../contract.ts'

const READ = 'residence.read'

/** 居住服务: rentals, declarations, permits, needs, requests to home offices, and how matters treat residents registered elsewhere. */
export const deskPages: DeskPage[] = [
  { path: '/residence', title: t('租住备案'), area: { of: '/residence', label: t('租住备案'), order: 10 }, rail: { label: t('居住服务'), icon: SolutionOutlined, order: 36 }, ability: READ, component: lazyPage(() => import('./rentals-page.tsx')) },
  { path: '/residence/rentals/$id', title: t('租住备案'), parent: '/residence', ability: READ, component: lazyPage(() => import('./rental-page.tsx')) },
  { path: '/residence/declarations', title: t('居住登记'), area: { of: '/residence', label: t('居住登记'), order: 20 }, parent: '/residence', ability: READ, component: lazyPage(() => import('./declarations-page.tsx')) },
  { path: '/residence/permits', title: t('居住证'), area: { of: '/residence', label: t('居住证'), order: 30 }, parent: '/residence', ability: READ, component: lazyPage(() => import('./permits-page.tsx')) },
  { path: '/residence/needs', title: t('服务需求'), area: { of: '/residence', label: t('服务需求'), order: 40 }, parent: '/residence', ability: READ, component: lazyPage(() => import('./needs-page.tsx')) },
  { path: '/residence/origin', title: t('商请户籍地'), area: { of: '/residence', label: t('商请户籍地'), order: 50 }, parent: '/residence', ability: READ, component: lazyPage(() => import('./origin-page.tsx')) },
  { path: '/residence/totals', title: t('居住服务情况'), area: { of: '/residence', label: t('服务情况'), order: 60 }, parent: '/residence', ability: READ, component: lazyPage(() => import('./totals-page.tsx')) },
  { path: '/residence/matters', title: t('事项同等情况'), area: { of: '/residence', label: t('事项同等'), order: 70 }, parent: '/residence', ability: READ, component: lazyPage(() => import('./matters-page.tsx')) },
  { path: '/residence/matters/$code', title: t('事项前后对比'), parent: '/residence/matters', ability: READ, component: lazyPage(() => import('./versions-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'residence.origin',
    title: t('商请户籍地超期未答'),
    order: 60,
    ability: READ,
    to: '/residence/origin?tab=overdue',
    empty: t('没有超期未答的商请。'),
    load: async (signal) => {
      const { items } = await callNow(listOriginRequests, { query: { state: 'overdue' } }, { signal })
      return { total: items.length, items: items.slice(0, 5).map((one) => ({ id: one.id, title: `${one.originName}：${one.asked}`.slice(0, 40), to: '/residence/origin?tab=overdue' })) }
    },
  },
  {
    id: 'residence.checks',
    title: t('该上门检查的出租房'),
    order: 62,
    ability: 'residence.check',
    to: '/residence?tab=check_due',
    empty: t('没有该检查的出租房。'),
    load: async (signal) => {
      const [counts, { items }] = await Promise.all([callNow(countRentals, {}, { signal }), callNow(listRentals, { query: { show: 'check_due' } }, { signal })])
      return { total: counts.check_due, items: items.slice(0, 5).map((one) => ({ id: one.id, title: one.address, to: `/residence/rentals/${one.id}` })) }
    },
  },
]
