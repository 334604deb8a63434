import { lazyPage, type DeskPage, type DeskSearchSource } from '../../../../platform/web/desk/index.ts'
import { callNow } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listPolicies } from '../../contract.ts'

const READ = 'policies.read'
const OF = '/board'

/** 政策: texts, supports, standards, data of periods, partners, research. */
export const deskPages: DeskPage[] = [
  { path: '/policies', title: t('政策文件'), area: { of: OF, label: t('政策和标准'), order: 50 }, parent: OF, ability: READ, component: lazyPage(() => import('./policies-page.tsx')) },
  { path: '/policies/supports', title: t('扶持政策'), parent: '/policies', ability: READ, component: lazyPage(() => import('./supports-page.tsx')) },
  { path: '/policies/supports/$id', title: t('扶持政策'), parent: '/policies/supports', ability: READ, component: lazyPage(() => import('./support-page.tsx')) },
  { path: '/policies/standards', title: t('服务标准'), parent: '/policies', ability: READ, component: lazyPage(() => import('./standards-page.tsx')) },
  { path: '/policies/standards/$id', title: t('服务标准'), parent: '/policies/standards', ability: READ, component: lazyPage(() => import('./standard-page.tsx')) },
  { path: '/policies/period-data', title: t('四类信息'), parent: '/policies', ability: READ, component: lazyPage(() => import('./sets-page.tsx')) },
  { path: '/policies/partners', title: t('合作伙伴'), parent: '/policies', ability: READ, component: lazyPage(() => import('./partners-page.tsx')) },
  { path: '/policies/partners/$id', title: t('合作伙伴'), parent: '/policies/partners', ability: READ, component: lazyPage(() => import('./partner-page.tsx')) },
  { path: '/policies/research', title: t('研究课题'), parent: '/policies', ability: READ, component: lazyPage(() => import('./topics-page.tsx')) },
  { path: '/policies/reports', title: t('报告库'), parent: '/policies', ability: READ, component: lazyPage(() => import('./reports-page.tsx')) },
  { path: '/policies/reports/$id', title: t('研究报告'), parent: '/policies/reports', ability: READ, component: lazyPage(() => import('./report-page.tsx')) },
  { path: '/policies/$id', title: t('政策文件'), parent: '/policies', ability: READ, component: lazyPage(() => import('./policy-page.tsx')) },
]

export const deskSearch: DeskSearchSource[] = [
  {
    id: 'policies', label: t('政策文件'), order: 80, ability: READ,
    search: async (term, signal) => (await callNow(listPolicies, { query: { q: term.slice(0, 50) } }, { signal })).items.slice(0, 5)
      .map((one) => ({ id: one.id, title: one.title, note: [one.number, one.issuer].filter(Boolean).join('，'), to: `/policies/${one.id}` })),
  },
]
