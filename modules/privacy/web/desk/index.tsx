import { SafetyOutlined } from '@ant-design/icons'
import { callNow, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listAssessments, listOpenings } from '../../contract.ts'

/** 信息保护: what the privacy officer, the auditor and the administrator look after. Everything is reached from the first page. */
export const deskPages: DeskPage[] = [
  { path: '/privacy', title: t('信息保护'), rail: { label: t('信息保护'), icon: SafetyOutlined, order: 70, ability: 'privacy.read' }, ability: 'privacy.read', component: lazyPage(() => import('./privacy-page.tsx')) },
  { path: '/privacy/requests', title: t('更正和删除请求'), ability: 'privacy.read', parent: '/privacy', component: lazyPage(() => import('./requests-page.tsx')) },
  { path: '/privacy/purposes', title: t('用途目录'), ability: 'privacy.read', parent: '/privacy', component: lazyPage(() => import('./purposes-page.tsx')) },
  { path: '/privacy/consents', title: t('同意记录'), ability: 'privacy.read', parent: '/privacy', component: lazyPage(() => import('./consents-page.tsx')) },
  { path: '/privacy/retention', title: t('保存期限'), ability: 'privacy.read', parent: '/privacy', component: lazyPage(() => import('./retention-page.tsx')) },
  { path: '/privacy/keys', title: t('加密密钥'), ability: 'privacy.keys', parent: '/privacy', component: lazyPage(() => import('./keys-page.tsx')) },
  { path: '/privacy/openings', title: t('敏感查看'), ability: 'privacy.ask_opening', component: lazyPage(() => import('./openings-page.tsx')) },
  { path: '/privacy/reviews', title: t('查阅记录核查'), ability: 'privacy.review', parent: '/privacy', component: lazyPage(() => import('./reviews-page.tsx')) },
  { path: '/privacy/reviews/$id', title: t('核查'), ability: 'privacy.review', parent: '/privacy/reviews', component: lazyPage(() => import('./review-page.tsx')) },
  { path: '/privacy/assessments', title: t('影响评估'), ability: 'privacy.read', parent: '/privacy', component: lazyPage(() => import('./assessments-page.tsx')) },
  { path: '/privacy/assessments/$id', title: t('影响评估'), ability: 'privacy.read', parent: '/privacy/assessments', component: lazyPage(() => import('./assessment-page.tsx')) },
  { path: '/privacy/recipients', title: t('受托方和接收方'), ability: 'privacy.read', parent: '/privacy', component: lazyPage(() => import('./recipients-page.tsx')) },
  { path: '/privacy/incidents', title: t('安全事件'), ability: 'privacy.read', parent: '/privacy', component: lazyPage(() => import('./incidents-page.tsx')) },
  { path: '/privacy/incidents/$id', title: t('安全事件'), ability: 'privacy.read', parent: '/privacy/incidents', component: lazyPage(() => import('./incident-page.tsx')) },
  { path: '/privacy/report', title: t('年度报告'), ability: 'privacy.read', parent: '/privacy', component: lazyPage(() => import('./report-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'privacy-openings', title: t('等你审批的敏感查看'), order: 60, ability: 'privacy.approve_opening', to: '/privacy/openings?tab=decide', empty: t('没有等待审批的敏感查看。'), urgent: true,
    load: async (signal) => {
      const { items, waiting } = await callNow(listOpenings, { query: { box: 'decide' } }, { signal })
      return { total: waiting, items: items.slice(0, 5).map((one) => ({ id: one.id, title: one.title, note: one.askedBy, to: '/privacy/openings?tab=decide' })) }
    },
  },
  {
    id: 'privacy-assessments', title: t('待批准的影响评估'), order: 62, ability: 'privacy.decide', to: '/privacy/assessments?tab=submitted', empty: t('没有等待批准的影响评估。'), urgent: true,
    load: async (signal) => {
      const { items } = await callNow(listAssessments, { query: { state: 'submitted' } }, { signal })
      return { total: items.length, items: items.slice(0, 5).map((one) => ({ id: one.id, title: one.title, note: one.madeBy, to: `/privacy/assessments/${one.id}` })) }
    },
  },
]
