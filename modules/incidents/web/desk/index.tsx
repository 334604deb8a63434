import { BellOutlined } from '@ant-design/icons'
import { callNow, type DeskHomeCard, type DeskPage, keepForOffline, lazyCard, lazyPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Case } from '../../../cases/contract.ts'
import { listCallouts, listVisits } from '../../contract.ts'

const READ = 'incidents.read'
const OF = '/incidents'

/** The pages that are used without network: whoever opens one has both from then on. */
const field = () => Promise.all([import('./report/report-page.tsx'), import('./today/today-page.tsx')])
const inTheField = (load: Parameters<typeof lazyPage>[0]) => lazyPage(async () => {
  keepForOffline(field)
  return load()
})

/** 网格事件: the worker's day, intake that works without network, events and their ends, joint dispatch, patrols and visits, what the county sets. */
export const deskPages: DeskPage[] = [
  { path: OF, title: t('网格事件'), area: { of: OF, label: t('事件'), order: 10 }, rail: { label: t('网格事件'), icon: BellOutlined, order: 14, ability: READ }, ability: READ, component: lazyPage(() => import('./events-page.tsx')) },
  { path: '/incidents/report', title: t('上报事件'), area: { of: OF, label: t('上报'), order: 20 }, parent: OF, ability: 'incidents.report', component: inTheField(() => import('./report/report-page.tsx')) },
  { path: '/incidents/today', title: t('今天的网格'), area: { of: OF, label: t('今天'), order: 30 }, parent: OF, ability: 'incidents.patrols', component: inTheField(() => import('./today/today-page.tsx')) },
  { path: '/incidents/callouts', title: t('吹哨报到'), area: { of: OF, label: t('吹哨报到'), order: 50 }, parent: OF, ability: READ, component: lazyPage(() => import('./callouts-page.tsx')) },
  { path: '/incidents/patrols', title: t('巡查'), area: { of: OF, label: t('巡查'), order: 60 }, parent: OF, ability: READ, component: lazyPage(() => import('./patrols-page.tsx')) },
  { path: '/incidents/patrols/$id', title: t('巡查'), parent: '/incidents/patrols', ability: READ, component: lazyPage(() => import('./patrol-page.tsx')) },
  { path: '/incidents/visits', title: t('走访'), area: { of: OF, label: t('走访'), order: 70 }, parent: OF, ability: 'incidents.patrols', component: lazyPage(() => import('./visits-page.tsx')) },
  { path: '/incidents/figures', title: t('办结情况'), area: { of: OF, label: t('办结情况'), order: 80 }, parent: OF, ability: 'incidents.count', component: lazyPage(() => import('./figures-page.tsx')) },
  { path: '/incidents/lists', title: t('分类标准'), area: { of: OF, label: t('分类标准'), order: 90 }, parent: OF, ability: 'incidents.lists_read', component: lazyPage(() => import('./lists-page.tsx')) },
]

const isEvent = ({ c }: { c: Case }) => c.kind === 'event' && c.state !== 'draft'

export const deskCaseCards = [
  { id: 'incidents.event', title: t('网格事件'), order: 10, ability: READ, suits: isEvent, component: lazyCard<{ c: Case; reload: () => Promise<void> }>(() => import('./event-card.tsx')) },
  { id: 'incidents.callouts', title: t('吹哨报到'), order: 12, ability: READ, suits: isEvent, component: lazyCard<{ c: Case; reload: () => Promise<void> }>(() => import('./callouts-card.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'incidents.callouts',
    title: t('吹哨给我的'),
    order: 24,
    ability: READ,
    to: '/incidents/callouts',
    empty: t('没有等你报到的吹哨。'),
    urgent: true,
    seldom: true,
    load: async (signal) => {
      const page = await callNow(listCallouts, { query: { show: 'mine' } }, { signal })
      return { total: page.counts.mine, items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: `${one.unit} · ${one.eventTitle}`, note: one.job, to: `/cases/${one.eventId}` })) }
    },
  },
  {
    id: 'incidents.visits',
    title: t('该走访的'),
    order: 66,
    ability: 'incidents.patrols',
    to: '/incidents/visits',
    empty: t('这一周没有到期的走访。'),
    seldom: true,
    load: async (signal) => {
      const page = await callNow(listVisits, { query: { show: 'due' } }, { signal })
      return { total: page.counts.due, items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: one.whom, note: `${one.nextDueOn ?? ''} ${one.cycleName}`, to: '/incidents/visits' })) }
    },
  },
]
