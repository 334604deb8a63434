import { MailOutlined } from '@ant-design/icons'
import { callNow, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { countMyMessages, listMyMessages } from '../../contract.ts'

/** Messages to the staff member who is signed in. */
export const deskPages: DeskPage[] = [
  { path: '/messages', title: t('消息'), rail: { label: t('消息'), icon: MailOutlined, order: 90 }, ability: 'notices.read_own', component: lazyPage(() => import('./messages-page.tsx')) },
]

export const deskHomeCards: DeskHomeCard[] = [
  {
    id: 'messages',
    title: t('未读消息'),
    order: 90,
    ability: 'notices.read_own',
    to: '/messages?tab=unread',
    empty: t('没有未读消息。'),
    urgent: true,
    load: async (signal) => {
      const [{ unread }, { items }] = await Promise.all([
        callNow(countMyMessages, {}, { signal }),
        callNow(listMyMessages, { query: { unread: 'true' } }, { signal }),
      ])
      return { total: unread, items: items.slice(0, 5).map((each) => ({ id: each.id, title: each.title, to: `/messages?tab=unread&open=${each.id}` })) }
    },
  },
]
