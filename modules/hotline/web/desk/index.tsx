import { CustomerServiceOutlined } from '@ant-design/icons'
import { callNow, dateText, lazyCard, lazyPage, type DeskHomeCard, type DeskPage, type DeskSearchSource } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getHotlineDesk, listCallBacks, listKnowledge, searchAnswers } from '../../contract.ts'

const READ = 'hotline.read'

/** 热线: the desk, the record of calls, knowledge, call-backs, rates, numbers. */
export const deskPages: DeskPage[] = [
  { path: '/hotline', title: t('热线'), rail: { label: t('热线'), icon: CustomerServiceOutlined, order: 22, ability: 'hotline.desk' }, area: { of: '/hotline', label: t('接线台'), order: 10 }, ability: READ, component: lazyPage(() => import('./desk-page.tsx')) },
  { path: '/hotline/calls', title: t('来电记录'), area: { of: '/hotline', label: t('来电记录'), order: 20 }, parent: '/hotline', ability: 'hotline.calls', component: lazyPage(() => import('./calls-page.tsx')) },
  { path: '/hotline/calls/$id', title: t('来电'), parent: '/hotline/calls', ability: 'hotline.calls', component: lazyPage(() => import('./call-page.tsx')) },
  { path: '/hotline/knowledge', title: t('知识库'), area: { of: '/hotline', label: t('知识库'), order: 30 }, parent: '/hotline', ability: 'hotline.knowledge', component: lazyPage(() => import('./knowledge-page.tsx')) },
  { path: '/hotline/knowledge/$id', title: t('知识'), parent: '/hotline/knowledge', ability: 'hotline.knowledge', component: lazyPage(() => import('./entry-page.tsx')) },
  { path: '/hotline/call-backs', title: t('回访'), area: { of: '/hotline', label: t('回访'), order: 40 }, parent: '/hotline', ability: 'hotline.call_backs', component: lazyPage(() => import('./call-backs-page.tsx')) },
  { path: '/hotline/call-backs/$id', title: t('回访'), parent: '/hotline/call-backs', ability: 'hotline.call_backs', component: lazyPage(() => import('./call-back-page.tsx')) },
  { path: '/hotline/rates', title: t('三率'), area: { of: '/hotline', label: t('三率'), order: 50 }, parent: '/hotline', ability: 'hotline.rates', component: lazyPage(() => import('./rates-page.tsx')) },
  { path: '/hotline/lines', title: t('服务号码'), area: { of: '/hotline', label: t('服务号码'), order: 60 }, parent: '/hotline', ability: READ, component: lazyPage(() => import('./lines-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'hotline.ringing', title: t('来电'), order: 5, ability: 'hotline.answer', to: '/hotline', empty: t('现在没有来电。'), urgent: true, seldom: true,
    load: async (signal) => {
      const { ringing, mine } = await callNow(getHotlineDesk, {}, { signal })
      return {
        total: ringing.length + mine.length,
        items: [...ringing, ...mine].slice(0, 5).map((one) => ({ id: one.id, title: one.callerMasked, note: one.state === 'ringing' ? t('正在呼入') : t('待整理'), to: '/hotline' })),
      }
    },
  },
  {
    id: 'hotline.call_backs', title: t('待回访'), order: 44, ability: 'hotline.call_back', to: '/hotline/call-backs', empty: t('没有等您回访的办件。'), seldom: true,
    load: async (signal) => {
      const page = await callNow(listCallBacks, { query: {} }, { signal })
      const mine = page.items.filter((one) => one.mayCall)
      return { total: page.counts['waiting'] ?? mine.length, items: mine.slice(0, 5).map((one) => ({ id: one.id, title: one.title, note: one.dueOn ? t('{day}前', { day: dateText(one.dueOn) }) : '', to: `/hotline/call-backs/${one.id}` })) }
    },
  },
  {
    id: 'hotline.to_review', title: t('待审核的知识'), order: 66, ability: 'hotline.write', to: '/hotline/knowledge?tab=draft', empty: t('没有待审核的知识。'), seldom: true,
    load: async (signal) => {
      const page = await callNow(listKnowledge, { query: { state: 'draft' } }, { signal })
      const others = page.items.filter((one) => !one.mine)
      return { total: others.length, items: others.slice(0, 5).map((one) => ({ id: one.id, title: one.question, note: one.writtenBy, to: `/hotline/knowledge/${one.id}` })) }
    },
  },
]

/** The knowledge base is everybody's: found from the box at the top of every page. */
export const deskSearch: DeskSearchSource[] = [
  {
    id: 'hotline.knowledge', label: t('知识'), order: 60, ability: 'hotline.knowledge',
    search: async (q, signal) => {
      const { items } = await callNow(searchAnswers, { query: { q: q.slice(0, 50) } }, { signal })
      return items.map((one) => ({ id: one.id, title: one.question, note: one.topic || one.source, to: `/hotline/knowledge/${one.id}` }))
    },
  },
]

export const deskCaseCards = [{ id: 'hotline.calls', title: t('来电和回访'), order: 30, ability: 'cases.read', component: lazyCard(() => import('./case-card.tsx')) }]
