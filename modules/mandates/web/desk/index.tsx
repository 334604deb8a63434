import { lazy } from 'react'
import { callNow, dateText, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listDecisions } from '../../contract.ts'

const READ = 'mandates.read'

/** 职责与下沉, reached from 组织 and from the page of a place. */
export const deskPages: DeskPage[] = [
  { path: '/mandates', title: t('职责清单'), area: { of: '/organisations', label: t('职责与下沉'), order: 45 }, parent: '/organisations', ability: READ, component: lazyPage(() => import('./duties-page.tsx')) },
  { path: '/mandates/duties/$id', title: t('职责'), parent: '/mandates', ability: READ, component: lazyPage(() => import('./duty-page.tsx')) },
  { path: '/mandates/departments', title: t('部门职责表'), parent: '/mandates', ability: READ, component: lazyPage(() => import('./departments-page.tsx')) },
  { path: '/mandates/packages', title: t('事权下放'), parent: '/mandates', ability: READ, component: lazyPage(() => import('./packages-page.tsx')) },
  { path: '/mandates/packages/$id', title: t('事权包'), parent: '/mandates/packages', ability: READ, component: lazyPage(() => import('./package-page.tsx')) },
  { path: '/mandates/bodies', title: t('议事协调机构'), parent: '/mandates', ability: READ, component: lazyPage(() => import('./bodies-page.tsx')) },
  { path: '/mandates/bodies/$id', title: t('议事协调机构'), parent: '/mandates/bodies', ability: READ, component: lazyPage(() => import('./body-page.tsx')) },
  { path: '/mandates/meetings', title: t('党建联席会议'), parent: '/mandates', ability: READ, component: lazyPage(() => import('./meetings-page.tsx')) },
  { path: '/mandates/meetings/$id', title: t('党建联席会议'), parent: '/mandates/meetings', ability: READ, component: lazyPage(() => import('./meeting-page.tsx')) },
  { path: '/mandates/decisions', title: t('议定事项'), parent: '/mandates', ability: READ, component: lazyPage(() => import('./decisions-page.tsx')) },
  { path: '/mandates/resources', title: t('下沉的人财物'), parent: '/mandates', ability: READ, component: lazyPage(() => import('./resources-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'mandates.mine',
    title: t('联席会议交给我的'),
    order: 64,
    ability: READ,
    to: '/mandates/decisions?tab=mine',
    empty: t('没有要您落实的议定事项。'),
    seldom: true,
    load: async (signal) => {
      const page = await callNow(listDecisions, { query: { show: 'mine' } }, { signal })
      return {
        total: page.counts.mine,
        items: page.items.slice(0, 5).map((one) => ({ id: one.id, title: one.what, note: t('{day}前', { day: dateText(one.dueOn) }), to: `/mandates/meetings/${one.meetingId}` })),
      }
    },
  },
]

export const deskPlaceCards = [
  { id: 'mandates.resources', title: t('下沉到这里的人财物'), order: 45, levels: ['community'] as const, ability: READ, component: lazy(() => import('./here-card.tsx')) },
]
