import { MailOutlined } from '@ant-design/icons'
import { callNow, lazyCard, lazyPage, type DeskHomeCard, type DeskPage } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Person } from '../../../register/contract.ts'
import { countMyMessages, listLetters, listMyMessages } from '../../contract.ts'

const under = (label: string, order: number) => ({ area: { of: '/messages', label, order }, parent: '/messages' })

/** Messages to the staff member who is signed in; the words of messages, how they went out, letters on paper. */
export const deskPages: DeskPage[] = [
  { path: '/messages', title: t('消息'), area: { of: '/messages', label: t('我的消息'), order: 10 }, rail: { label: t('消息'), icon: MailOutlined, order: 90, atTop: true }, ability: 'notices.read_own', component: lazyPage(() => import('./messages-page.tsx')) },
  { path: '/messages/templates', title: t('消息文字'), ...under(t('消息文字'), 20), ability: 'notices.words_read', component: lazyPage(() => import('./templates-page.tsx')) },
  { path: '/messages/templates/$code', title: t('消息文字'), parent: '/messages/templates', ability: 'notices.words_read', component: lazyPage(() => import('./template-page.tsx')) },
  { path: '/messages/deliveries', title: t('发送情况'), ...under(t('发送情况'), 30), ability: 'notices.deliveries', component: lazyPage(() => import('./deliveries-page.tsx')) },
  { path: '/messages/letters', title: t('待送信件'), ...under(t('待送信件'), 40), ability: 'notices.reach', component: lazyPage(() => import('./letters-page.tsx')) },
]

export const deskPersonCards = [
  { id: 'notices.channels', title: t('怎样通知'), order: 80, ability: 'notices.reach', component: lazyCard<{ person: Person }>(() => import('./person-card.tsx')) },
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
  {
    id: 'notices.letters', title: t('待送信件'), order: 92, ability: 'notices.reach', to: '/messages/letters', empty: t('没有要送的信件。'), seldom: true,
    load: async (signal) => {
      const { items } = await callNow(listLetters, {}, { signal })
      return { total: items.length, items: items.slice(0, 5).map((one) => ({ id: one.id, title: t('{name}：{event}', { name: one.name, event: one.event }), note: one.regionName, to: '/messages/letters' })) }
    },
  },
]
