import { IdcardOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import { callNow, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listMyHandovers } from '../../contract.ts'

/** Accounts and posts for administrators; one's own security for everyone. */
export const deskPages: DeskPage[] = [
  {
    path: '/accounts',
    title: t('账号与岗位'),
    rail: { label: t('账号与岗位'), icon: IdcardOutlined, order: 72 },
    ability: 'accounts.administer',
    component: lazyPage(() => import('./accounts-page.tsx')),
  },
  { path: '/accounts/$id', title: t('账号'), parent: '/accounts', ability: 'accounts.administer', component: lazyPage(() => import('./account-page.tsx')) },
  { path: '/posts', title: t('岗位和空缺'), area: { of: '/organisations', label: t('岗位和空缺'), order: 40 }, ability: 'accounts.directory', component: lazyPage(() => import('./posts-page.tsx')) },
  { path: '/handovers', title: t('工作交接'), component: lazyPage(() => import('./handovers-page.tsx')) },
  { path: '/account/security', title: t('安全设置'), ability: 'accounts.own_security', component: lazyPage(() => import('./security-page.tsx')) },
]

/** A post that somebody is to take over waits for their word; seldom, so the card is there only then. */
export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'handovers',
    title: t('等你确认的工作交接'),
    order: 5,
    to: '/handovers',
    empty: t('没有等你确认的工作交接。'),
    urgent: true,
    seldom: true,
    load: async (signal) => {
      const { items } = await callNow(listMyHandovers, { query: {} }, { signal })
      const waiting = items.filter((row) => row.mine === 'receive' && row.state === 'waiting')
      return {
        total: waiting.length,
        items: waiting.slice(0, 5).map((row) => ({ id: row.id, title: t('{from}交来{place}{post}', { from: row.fromName, place: row.regionName, post: row.postTitle }), note: t('在办{n}件', { n: row.count }), to: '/handovers' })),
      }
    },
  },
]

/** On the page of a place: who is on duty there. */
export const deskPlaceCards = [
  { id: 'accounts.posts', title: t('在岗人员'), order: 35, levels: ['county', 'township', 'community', 'grid'] as const, ability: 'accounts.directory', component: lazy(() => import('./posts-card.tsx')) },
]
