import { BorderOuterOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import { callNow, lazyPage, type DeskPage, type DeskSearchSource } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { searchAddresses } from '../../../register/contract.ts'
import { listGrids, listResponsibles, resolveAddress } from '../../contract.ts'
import { kindName } from '../names.ts'

const READ = 'grids.read'

/** Grids, addresses, who answers for them, estates and area types. */
export const deskPages: DeskPage[] = [
  { path: '/grids', title: t('网格'), area: { of: '/grids', label: t('网格'), order: 10 }, rail: { label: t('网格'), icon: BorderOuterOutlined, order: 26 }, ability: READ, component: lazyPage(() => import('./grids-page.tsx')) },
  { path: '/grids/addresses', title: t('地址核对'), area: { of: '/grids', label: t('地址核对'), order: 20 }, parent: '/grids', ability: READ, component: lazyPage(() => import('./addresses-page.tsx')) },
  { path: '/grids/responsibles', title: t('责任人'), area: { of: '/grids', label: t('责任人'), order: 30 }, parent: '/grids', ability: READ, component: lazyPage(() => import('./responsibles-page.tsx')) },
  { path: '/grids/vacancies', title: t('空缺'), area: { of: '/grids', label: t('空缺'), order: 40 }, parent: '/grids', ability: READ, component: lazyPage(() => import('./vacancies-page.tsx')) },
  { path: '/grids/areas', title: t('区域类型'), area: { of: '/grids', label: t('区域类型'), order: 60 }, parent: '/grids', ability: READ, component: lazyPage(() => import('./areas-page.tsx')) },
  { path: '/grids/estates', title: t('小区'), area: { of: '/grids', label: t('小区'), order: 50 }, parent: '/grids', ability: READ, component: lazyPage(() => import('./estates-page.tsx')) },
  { path: '/grids/estates/$id', title: t('小区'), parent: '/grids/estates', ability: READ, component: lazyPage(() => import('./estate-page.tsx')) },
  { path: '/grids/draw/$community', title: t('画网格'), parent: '/grids', ability: READ, component: lazyPage(() => import('./drawing-page.tsx')) },
  { path: '/grids/$code', title: t('网格'), parent: '/grids', ability: READ, component: lazyPage(() => import('./grid-page.tsx')) },
]

export const deskSearch: DeskSearchSource[] = [
  {
    id: 'grids',
    label: t('网格和责任人'),
    order: 55,
    ability: READ,
    search: async (term, signal) => {
      const [grids, people, addresses] = await Promise.all([
        callNow(listGrids, { query: { q: term } }, { signal }), callNow(listResponsibles, { query: { q: term } }, { signal }),
        /[\u4e00-\u9fff]{2}/.test(term) ? callNow(searchAddresses, { query: { q: term.slice(0, 60) } }, { signal }).catch(() => ({ items: [] })) : { items: [] },
      ])
      // One address says who answers for it; a street of them is a list of addresses.
      const [address] = addresses.items
      const chain = address && /\d/.test(term) ? await callNow(resolveAddress, { params: { dwellingId: address.id } }, { signal }).catch(() => undefined) : undefined
      return [
        ...(chain ? [{
          id: chain.dwellingId, title: t('谁负责{address}', { address: chain.address }), to: `/dwellings/${chain.dwellingId}`,
          note: chain.links.length ? chain.links.map((l) => `${kindName(l.kind)}${l.name}`).join('、') : t('还没有人，可以找{name}', { name: chain.station.name }),
        }] : []),
        ...grids.items.slice(0, 4).map((g) => ({
          id: g.code, title: `${g.community.name}${g.name}`, note: g.workers.length ? t('网格员：{names}', { names: g.workers.map((w) => w.name).join('、') }) : t('没有网格员'), to: `/grids/${g.code}`,
        })),
        ...people.items.slice(0, 4).map((p) => ({ id: p.id, title: p.name, note: t('{kind} · {areas}', { kind: kindName(p.kind), areas: p.areaNames.join('、') }), to: `/grids/responsibles?q=${encodeURIComponent(p.name)}` })),
      ]
    },
  },
]

/** On the page of a place: its grids and what is not in order. */
export const deskPlaceCards = [
  { id: 'grids.here', title: t('网格和地址'), order: 25, levels: ['township', 'community'] as const, ability: READ, component: lazy(() => import('./place-card.tsx')) },
]
