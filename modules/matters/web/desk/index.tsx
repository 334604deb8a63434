import { FileProtectOutlined } from '@ant-design/icons'
import { callNow, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listMatterFiles } from '../../contract.ts'

const READ = 'matters.read'
const OF = '/matters'

/** 事项: what can be asked for, its versions, and the designer. */
export const deskPages: DeskPage[] = [
  { path: OF, title: t('事项'), area: { of: OF, label: t('事项'), order: 10 }, rail: { label: t('事项'), icon: FileProtectOutlined, order: 24, ability: 'matters.desk' }, ability: READ, component: lazyPage(() => import('./list-page.tsx')) },
  { path: '/matters/guides', title: t('办事指南'), area: { of: OF, label: t('办事指南'), order: 20 }, parent: OF, ability: READ, component: lazyPage(() => import('./guides-page.tsx')) },
  { path: '/matters/savings', title: t('简化成效'), area: { of: OF, label: t('简化成效'), order: 30 }, parent: OF, ability: READ, component: lazyPage(() => import('./savings-page.tsx')) },
  { path: '/matters/drafts/$id', title: t('事项草稿'), parent: OF, ability: READ, component: lazyPage(() => import('./draft-page.tsx')) },
  { path: '/matters/$code', title: t('事项'), parent: OF, ability: READ, component: lazyPage(() => import('./file-page.tsx')) },
  { path: '/matters/$code/compare', title: t('版本比较'), parent: OF, ability: READ, component: lazyPage(() => import('./compare-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'matters.waiting', title: t('等待审核的事项'), order: 66, ability: 'matters.approve', to: '/matters?tab=waiting', empty: t('没有等待审核的事项。'), urgent: true, seldom: true,
    load: async (signal) => {
      const page = await callNow(listMatterFiles, { query: { show: 'waiting' } }, { signal })
      return { total: page.counts['waiting'] ?? 0, items: page.items.slice(0, 5).map((one) => ({ id: one.code, title: one.title, note: t('{name}提交', { name: one.draft?.byName ?? '' }), to: one.draft ? `/matters/drafts/${one.draft.id}` : '/matters' })) }
    },
  },
]
