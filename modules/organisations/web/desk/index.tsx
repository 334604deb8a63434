import { ClusterOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import { callNow, dateText, lazyPage, type DeskHomeCard, type DeskPage, type DeskSearchSource } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listOrganisations } from '../../contract.ts'

const READ = 'organisations.read'

/** Organisations of a place: lists, files, what is missing, who sits in several bodies; and moves of members' links for party staff. */
export const deskPages: DeskPage[] = [
  { path: '/organisations', title: t('组织'), area: { of: '/organisations', label: t('组织'), order: 10 }, rail: { label: t('组织'), icon: ClusterOutlined, order: 30 }, ability: READ, component: lazyPage(() => import('./list-page.tsx')) },
  { path: '/organisations/new', title: t('新建组织档案'), parent: '/organisations', ability: 'organisations.keep', component: lazyPage(() => import('./new-page.tsx')) },
  { path: '/organisations/completeness', title: t('组织健全情况'), area: { of: '/organisations', label: t('健全情况'), order: 20 }, parent: '/organisations', ability: READ, component: lazyPage(() => import('./completeness-page.tsx')) },
  { path: '/organisations/cross-posts', title: t('交叉任职'), area: { of: '/organisations', label: t('交叉任职'), order: 30 }, parent: '/organisations', ability: READ, component: lazyPage(() => import('./cross-posts-page.tsx')) },
  { path: '/organisations/$id', title: t('组织档案'), parent: '/organisations', ability: READ, component: lazyPage(() => import('./organisation-page.tsx')) },
  { path: '/organisations/$id/edit', title: t('修改组织档案'), parent: '/organisations', ability: 'organisations.keep', component: lazyPage(() => import('./edit-page.tsx')) },
  { path: '/service-recipients/$id', title: t('服务对象'), parent: '/organisations', ability: 'organisations.serve', component: lazyPage(() => import('./recipient-page.tsx')) },
  { path: '/party-moves', title: t('组织关系转接'), area: { of: '/organisations', label: t('组织关系转接'), order: 50 }, parent: '/organisations', ability: 'organisations.party', component: lazyPage(() => import('./party-moves-page.tsx')) },
  { path: '/party-moves/$id', title: t('组织关系转接'), parent: '/party-moves', ability: 'organisations.party', component: lazyPage(() => import('./party-move-page.tsx')) },
]

export const deskSearch: DeskSearchSource[] = [
  {
    id: 'organisations',
    label: t('组织'),
    order: 50,
    ability: READ,
    search: async (term, signal) => {
      const { items } = await callNow(listOrganisations, { query: { q: term } }, { signal })
      return items.slice(0, 8).map((row) => ({ id: row.id, title: row.name, note: t('{kind} · {place}', { kind: row.kindTitle, place: row.regionName }), to: `/organisations/${row.id}` }))
    },
  },
]

/** Terms that are over or end within half a year; there only while there are any. */
export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'terms',
    title: t('届满和即将届满'),
    order: 60,
    ability: 'organisations.keep',
    to: '/organisations?state=due',
    empty: t('半年内没有届满的组织。'),
    seldom: true,
    load: async (signal) => {
      const page = await callNow(listOrganisations, { query: { state: 'due' } }, { signal })
      return {
        total: page.total,
        items: page.items.toSorted((a, b) => ((a.termUntil ?? '') < (b.termUntil ?? '') ? -1 : 1)).slice(0, 5)
          .map((row) => ({ id: row.id, title: row.name, note: t('{day}届满', { day: dateText(row.termUntil ?? '') }), to: `/organisations/${row.id}` })),
      }
    },
  },
]

/** On the page of a place: who serves it, and its units. */
export const deskPlaceCards = [
  { id: 'organisations.serving', title: t('为这里服务的组织'), order: 30, levels: ['township', 'community', 'grid'] as const, component: lazy(() => import('./serving-card.tsx')) },
  { id: 'organisations.here', title: t('组织和驻区单位'), order: 40, levels: ['township', 'community'] as const, ability: READ, component: lazy(() => import('./here-card.tsx')) },
]
