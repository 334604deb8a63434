import { AppstoreOutlined, BarChartOutlined, TeamOutlined } from '@ant-design/icons'
import { lazyPage, callNow, type DeskHomeCard, type DeskPage, type DeskSearchSource } from '../../../platform/web/desk/index.ts'
import { listSamples } from './sample-api.ts'

/** A module's front door to the desk, as `modules/<name>/web/desk/index.tsx` would have it. */
export const deskPages: DeskPage[] = [
  {
    path: '/samples',
    title: '办件',
    rail: { label: '办件', icon: AppstoreOutlined, order: 10 },
    ability: 'sample.list',
    component: lazyPage(() => import('./sample-list.tsx')),
  },
  { path: '/samples/$id', title: '办件', parent: '/samples', component: lazyPage(() => import('./sample-detail.tsx')) },
  { path: '/board', title: '看板', rail: { label: '看板', icon: BarChartOutlined, order: 20 }, component: lazyPage(() => import('./sample-board.tsx')) },
  { path: '/people', title: '人员', ability: 'nobody.has', component: lazyPage(() => import('./sample-board.tsx')) },
  { path: '/crash', title: '出错', rail: { label: '出错', icon: TeamOutlined, order: 30 }, component: lazyPage(() => import('./sample-crash.tsx')) },
]

const card = (id: string, title: string, empty: string, items: number, urgent: boolean): DeskHomeCard => ({
  id,
  title,
  order: 10,
  to: '/samples?tab=mine',
  empty,
  urgent,
  load: async (signal) => {
    const { items: rows } = await callNow(listSamples, { query: { limit: '5' } }, { signal })
    return {
      total: items,
      items: rows.slice(0, items).map((row) => ({ id: row.id, title: `${row.who} · ${row.title}`, note: row.next, to: `/samples/${row.id}` })),
    }
  },
})

export const deskHomeCards: DeskHomeCard[] = [
  card('mine', '等我办理', '没有等你办理的事。', 37, true),
  card('late', '已超期', '没有超期的办件，都在时限内。', 3, true),
  card('visits', '该走访的老人', '本周的走访都已完成，下一次是11月30日。', 0, true),
]

export const deskSearch: DeskSearchSource[] = [
  {
    id: 'people',
    label: '人员',
    order: 10,
    search: async (term, signal) => {
      const { items } = await callNow(listSamples, { query: { q: term, limit: '4' } }, { signal })
      return items.map((row) => ({ id: `p${row.id}`, title: row.who, note: row.place, to: `/samples/${row.id}` }))
    },
  },
  {
    id: 'samples',
    label: '办件',
    order: 20,
    search: async (term, signal) => {
      const { items } = await callNow(listSamples, { query: { q: term, limit: '3' } }, { signal })
      return items.map((row) => ({ id: `c${row.id}`, title: row.title, note: `${row.number} · ${row.who}`, to: `/samples/${row.id}` }))
    },
  },
]
