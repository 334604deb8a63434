import { ApartmentOutlined } from '@ant-design/icons'
import { callNow, lazyPage, type DeskPage, type DeskSearchSource } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listRegions } from '../../contract.ts'
import { levelName } from '../names.ts'

/** Pages of places. They are public facts: every post may read them. */
export const deskPages: DeskPage[] = [
  { path: '/regions', title: t('区划'), area: { of: '/regions', label: t('区划'), order: 10 }, rail: { label: t('区划'), icon: ApartmentOutlined, order: 80 }, component: lazyPage(() => import('./regions-page.tsx')) },
  { path: '/regions/$code', title: t('区划'), parent: '/regions', component: lazyPage(() => import('./region-page.tsx')) },
]

export const deskSearch: DeskSearchSource[] = [
  {
    id: 'regions',
    label: t('区划'),
    order: 60,
    search: async (term, signal) => {
      const { items } = await callNow(listRegions, { query: { q: term, limit: 5 } }, { signal })
      return items.map((each) => ({ id: each.code, title: each.name, note: `${levelName(each.level)} · ${each.code}`, to: `/regions/${each.code}` }))
    },
  },
]
