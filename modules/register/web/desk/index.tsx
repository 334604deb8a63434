import { TeamOutlined } from '@ant-design/icons'
import { callNow, lazyPage, type DeskPage, type DeskSearchSource } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listPeople, searchAddresses } from '../../contract.ts'
import { sexName } from '../names.ts'

/** Pages of people, households and dwellings. */
export const deskPages: DeskPage[] = [
  {
    path: '/people',
    title: t('居民'),
    area: { of: '/people', label: t('居民'), order: 10 },
    rail: { label: t('居民'), icon: TeamOutlined, order: 20 },
    ability: 'register.search',
    component: lazyPage(() => import('./people-page.tsx')),
  },
  { path: '/people/new', title: t('新建居民档案'), parent: '/people', ability: 'register.keep', component: lazyPage(() => import('./new-person-page.tsx')) },
  { path: '/people/$id', title: t('居民档案'), parent: '/people', ability: 'register.open', component: lazyPage(() => import('./person-page.tsx')) },
  {
    path: '/people/$id/access-log',
    title: t('查阅记录'),
    parent: '/people',
    ability: 'register.read_access_log',
    component: lazyPage(() => import('./access-log-page.tsx')),
  },
  {
    path: '/dwellings',
    title: t('住房'),
    area: { of: '/people', label: t('住房'), order: 30 },
    parent: '/people',
    ability: 'register.search',
    component: lazyPage(() => import('./dwellings-page.tsx')),
  },
  { path: '/buildings/$id', title: t('楼栋'), parent: '/dwellings', ability: 'register.open', component: lazyPage(() => import('./building-page.tsx')) },
  { path: '/dwellings/$id', title: t('住房'), parent: '/dwellings', ability: 'register.open', component: lazyPage(() => import('./dwelling-page.tsx')) },
  { path: '/household-events', title: t('人口变动'), area: { of: '/people', label: t('人口变动'), order: 40 }, parent: '/people', ability: 'register.keep', component: lazyPage(() => import('./events/book-page.tsx')) },
  { path: '/household-events/new/$kind', title: t('登记人口变动'), parent: '/household-events', ability: 'register.keep', component: lazyPage(() => import('./events/new-event-page.tsx')) },
  { path: '/service-groups', title: t('服务对象名单'), area: { of: '/people', label: t('服务对象'), order: 60 }, parent: '/people', ability: 'register.serve_groups', component: lazyPage(() => import('./service-group-page.tsx')) },
  { path: '/tie-checks', title: t('待核实'), area: { of: '/people', label: t('待核实'), order: 50 }, parent: '/people', ability: 'register.keep', component: lazyPage(() => import('./events/tie-checks-page.tsx')) },
  { path: '/households', title: t('家庭'), area: { of: '/people', label: t('家庭'), order: 20 }, parent: '/people', ability: 'register.search', component: lazyPage(() => import('./households-page.tsx')) },
  { path: '/households/new', title: t('新建户'), parent: '/households', ability: 'register.keep', component: lazyPage(() => import('./new-household-page.tsx')) },
  { path: '/households/$id', title: t('户'), parent: '/households', ability: 'register.open', component: lazyPage(() => import('./household-page.tsx')) },
]

export const deskSearch: DeskSearchSource[] = [
  {
    id: 'people',
    label: t('居民'),
    order: 10,
    ability: 'register.search',
    search: async (term, signal) => {
      const { items } = await callNow(listPeople, { query: { q: term } }, { signal })
      return items.slice(0, 8).map((row) => ({
        id: row.id,
        title: row.name,
        note: t('{sex}，{age}岁 · {place}', { sex: sexName(row.sex), age: row.age, place: row.address || row.regionName }),
        to: `/people/${row.id}`,
      }))
    },
  },
  {
    id: 'addresses',
    label: t('地址'),
    order: 20,
    ability: 'register.search',
    search: async (term, signal) => {
      const { items } = await callNow(searchAddresses, { query: { q: term } }, { signal })
      return items.slice(0, 8).map((row) => ({
        id: row.id,
        title: row.address,
        note: row.residents.length > 0 ? row.residents.map((each) => each.name).join('、') : t('没有登记居住的人'),
        to: `/dwellings/${row.id}`,
      }))
    },
  },
]
