import { callNow, dateText, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listAdmissionRequests, listAdmitted, listPushedDuties } from '../../contract.ts'

const READ = 'admission.read'

/** 社区准入: what may enter a community, with what money, and what is asked of communities besides. */
export const deskPages: DeskPage[] = [
  { path: '/admission', title: t('准入申请'), area: { of: '/organisations', label: t('社区准入'), order: 46 }, parent: '/organisations', ability: READ, component: lazyPage(() => import('./requests-page.tsx')) },
  { path: '/admission/matters', title: t('准入事项'), parent: '/admission', ability: READ, component: lazyPage(() => import('./matters-page.tsx')) },
  { path: '/admission/matters/$id', title: t('准入事项'), parent: '/admission/matters', ability: READ, component: lazyPage(() => import('./matter-page.tsx')) },
  { path: '/admission/money', title: t('准入事项经费'), parent: '/admission', ability: READ, component: lazyPage(() => import('./money-page.tsx')) },
  { path: '/admission/reports', title: t('摊派反映'), parent: '/admission', ability: READ, component: lazyPage(() => import('./reports-page.tsx')) },
  { path: '/admission/reports/$id', title: t('摊派反映'), parent: '/admission/reports', ability: READ, component: lazyPage(() => import('./report-page.tsx')) },
  { path: '/admission/burdens', title: t('社区减负'), parent: '/admission', ability: READ, component: lazyPage(() => import('./burdens-page.tsx')) },
  { path: '/admission/burdens/$id', title: t('社区任务'), parent: '/admission/burdens', ability: READ, component: lazyPage(() => import('./burden-page.tsx')) },
  { path: '/admission/$id', title: t('准入申请'), parent: '/admission', ability: READ, component: lazyPage(() => import('./request-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'admission.opinions', title: t('等我答复的准入意见'), order: 40, ability: 'admission.opinion', to: '/admission?tab=mine', empty: t('没有要您答复的准入申请。'), seldom: true, urgent: true,
    load: async (signal) => {
      const page = await callNow(listAdmissionRequests, { query: { show: 'mine' } }, { signal })
      return {
        total: page.counts['mine'] ?? 0,
        items: page.items.slice(0, 5).map((one) => ({
          id: one.id, title: one.title, note: one.opinionDue ? t('{department}提出，{day}前答复', { department: one.department, day: dateText(one.opinionDue) }) : one.department, to: `/admission/${one.id}`,
        })),
      }
    },
  },
  {
    id: 'admission.reports', title: t('等我答复的摊派反映'), order: 41, ability: 'admission.decide', to: '/admission/reports?tab=waiting', empty: t('没有要答复的摊派反映。'), seldom: true, urgent: true,
    load: async (signal) => {
      const page = await callNow(listPushedDuties, { query: { show: 'waiting' } }, { signal })
      return {
        total: page.counts['waiting'] ?? 0,
        items: page.items.slice(0, 5).map((one) => ({
          id: one.id, title: `${one.regionName}：${one.title}`, to: `/admission/reports/${one.id}`,
          note: one.answerBy ? (one.late ? t('应在{day}前答复，已逾期', { day: dateText(one.answerBy) }) : t('{day}前答复', { day: dateText(one.answerBy) })) : one.department,
        })),
      }
    },
  },
  {
    id: 'admission.late', title: t('逾期未付的准入经费'), order: 66, ability: 'admission.pay', to: '/admission/matters?tab=late', empty: t('没有逾期未付的经费。'), seldom: true,
    load: async (signal) => {
      const page = await callNow(listAdmitted, { query: { show: 'late' } }, { signal })
      return {
        total: page.counts['late'] ?? 0,
        items: page.items.slice(0, 5).map((one) => ({
          id: one.id, title: one.title, note: t('{department}，欠付{money}', { department: one.department, money: (one.lateFen / 100).toLocaleString('zh-CN') }), to: `/admission/matters/${one.id}`,
        })),
      }
    },
  },
]
