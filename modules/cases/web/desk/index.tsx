import { AuditOutlined, FormOutlined } from '@ant-design/icons'
import { callNow, lazyPage, type DeskHomeCard, type DeskPage, type DeskSearchSource } from '../../../../platform/web/desk/index.ts'
import { getCaseCounts, listCases } from '../../contract.ts'
import { HomeNote } from './home-note.tsx'
import { applicantOf } from './words.ts'

/** Pages of cases on the desk: the work list, one case, the one-stop window, the grid map. */
export const deskPages: DeskPage[] = [
  {
    path: '/cases',
    title: '办件',
    area: { of: '/cases', label: '办件', order: 10 },
    rail: { label: '办件', icon: AuditOutlined, order: 10, ability: 'cases.read' },
    ability: 'cases.read',
    component: lazyPage(() => import('./work-list.tsx')),
  },
  { path: '/cases/$id', title: '办件', parent: '/cases', ability: 'cases.read', component: lazyPage(() => import('./case-page.tsx')) },
  {
    path: '/window',
    title: '受理窗口',
    rail: { label: '受理窗口', icon: FormOutlined, order: 12, ability: 'cases.counter' },
    area: { of: '/window', label: '受理', order: 10 },
    ability: 'cases.submit',
    component: lazyPage(() => import('./window/window-page.tsx')),
  },
  {
    path: '/map',
    title: '网格地图',
    area: { of: '/incidents', label: '地图', order: 40 },
    parent: '/incidents',
    ability: 'cases.read',
    component: lazyPage(() => import('./map/map-page.tsx')),
  },
]

const card = (box: 'mine' | 'overdue' | 'due_soon', title: string, order: number, empty: string): DeskHomeCard => ({
  id: `cases.${box}`,
  title,
  order,
  ability: 'cases.read',
  to: box === 'mine' ? '/cases' : `/cases?tab=${box}`,
  empty,
  // What is late or soon due is among 我的待办 already or is a colleague's: only one of the three counts in the bell.
  urgent: box === 'mine',
  load: async (signal) => {
    const [counts, page] = await Promise.all([callNow(getCaseCounts, {}, { signal }), callNow(listCases, { query: { box } }, { signal })])
    return {
      total: Math.max(counts[box], page.items.length),
      items: page.items.slice(0, 5).map((row) => ({
        id: row.id,
        title: `${applicantOf(row)} · ${row.title}`,
        note: <HomeNote row={row} />,
        to: `/cases/${row.id}`,
      })),
    }
  },
})

export const deskHomeCards: DeskHomeCard[] = [
  card('mine', '我的待办', 10, '没有等你办理的办件。'),
  card('overdue', '已超期', 20, '没有超期的办件，都在时限内。'),
  card('due_soon', '即将到期', 30, '没有即将到期的办件。'),
]

export const deskSearch: DeskSearchSource[] = [
  {
    id: 'cases',
    label: '办件',
    order: 30,
    ability: 'cases.read',
    search: async (q, signal) => {
      const { items } = await callNow(listCases, { query: { box: 'all', q } }, { signal })
      return items.map((row) => ({
        id: row.id,
        title: `${applicantOf(row)} · ${row.title}`,
        note: `${row.number} · ${row.stateName} · ${row.regionName}`,
        to: `/cases/${row.id}`,
      }))
    },
  },
]
