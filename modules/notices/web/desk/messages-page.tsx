import { Button } from 'antd'
import { useEffect, useState } from 'react'
import {
  DateText, EmptyList, Go, ListSkeleton, PageHeading, ProblemAlert, useCall, useMutate, useSearchState,
} from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { countMyMessages, listMyMessages, readMessage, type Message } from '../../contract.ts'
import './messages.css'

/** Where a message leads on the desk; other addresses are the portal's and not for staff. */
export function deskLink(link: string, caseId: string | null): string | null {
  if (link.startsWith('/desk/')) return link.slice('/desk'.length)
  return caseId ? `/cases/${caseId}` : null
}

/** 消息: what was sent to this person, newest first; opening one marks it as read. */
export default function MessagesPage() {
  const [search, setSearch] = useSearchState()
  const unread = search.tab === 'unread'
  const query = useCall(listMyMessages, { query: { unread: unread ? 'true' : 'false', ...(search.after ? { after: search.after } : {}) } }, { keep: true })
  const count = useCall(countMyMessages, {})
  const tabs = [
    { key: '', label: t('全部'), count: undefined },
    { key: 'unread', label: t('未读'), count: count.data?.unread },
  ]
  return (
    <>
      <PageHeading title={t('消息')} />
      <nav aria-label={t('按状态查看')} className="d-tabs">
        <ul>
          {tabs.map((tab) => {
            const on = (tab.key === 'unread') === unread
            return (
              <li key={tab.key}>
                <Go to={tab.key ? `.?tab=${tab.key}` : '.'} aria-current={on ? 'page' : undefined} className={on ? 'd-tab d-tab-on' : 'd-tab'}>
                  {tab.label}
                  {tab.count !== undefined && <span className={tab.count > 0 ? 'd-count d-count-mine' : 'd-count'}>{tab.count >= 100 ? '99+' : tab.count}</span>}
                </Go>
              </li>
            )
          })}
        </ul>
      </nav>
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.data === undefined && !query.error && <ListSkeleton rows={6} />}
      {query.data && query.data.items.length === 0 && (
        <EmptyList why={unread ? t('没有未读消息') : t('还没有消息')} todo={t('办件提醒、督办和评价会发到这里。')} />
      )}
      {query.data && query.data.items.length > 0 && (
        <>
          <ul className="n-list">
            {query.data.items.map((message) => (
              <One key={message.id} message={message} first={search.open === message.id} />
            ))}
          </ul>
          <nav className="d-foot d-pages" aria-label={t('翻页')}>
            {search.after && <Button onClick={() => setSearch({ after: undefined }, { push: true })}>{t('回到第一页')}</Button>}
            {query.data.next && <Button onClick={() => setSearch({ after: query.data.next ?? undefined }, { push: true })}>{t('更早的消息')}</Button>}
          </nav>
        </>
      )}
    </>
  )
}

function One({ message, first }: { message: Message; first: boolean }) {
  const [open, setOpen] = useState(first)
  const [read, setRead] = useState(message.readAt !== null)
  // The list itself is not asked anew: a message must not vanish from 未读 while it is being read.
  const mark = useMutate(readMessage, { touches: [countMyMessages] })
  useEffect(() => {
    if (!open || read) return
    setRead(true)
    mark.mutate({ params: { id: message.id } }, { onError: () => setRead(false) })
  }, [open])
  const to = deskLink(message.link, message.caseId)
  return (
    <li className={read ? undefined : 'n-unread'}>
      <button type="button" className="n-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="n-title">{message.title}</span>
        {!read && <span className="n-new">{t('未读')}</span>}
        <span className="d-quiet">
          <DateText value={message.sentAt} form="short" />
        </span>
      </button>
      {open && (
        <div className="n-body">
          {message.body}
          {to && (
            <div>
              <Go to={to}>{t('去办理')}</Go>
            </div>
          )}
        </div>
      )}
    </li>
  )
}
