import { useEffect } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { formatMoment } from '../../../../platform/web/format.ts'
import { Card, CardList, Empty, LinkButton, PageTitle, PageTools, Tag } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { readMessage } from '../../contract.ts'
import type { load } from './messages.load.ts'

/** Messages in full, newest first; what has been on the screen counts as read from the next visit on. */
export default function Messages({ data: { items, next, today, first } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  useEffect(() => {
    for (const one of items) if (one.readAt === null) void call(readMessage, { params: { id: one.id } }).catch(() => undefined)
  }, [items])
  return (
    <>
      <PageTools back={{ href: '/my', label: t('我的') }} />
      <PageTitle>{t('我的消息')}</PageTitle>
      {items.length === 0
        ? <Empty title={first ? t('还没有消息') : t('没有更早的消息了')}><p>{t('办件有了进展，会在这里告诉您，同时发短信。')}</p></Empty>
        : (
            <>
            <h2 className="only-read">{t('消息')}</h2>
            <CardList label={t('消息')}>
              {items.map((one) => (
                <Card key={one.id} title={one.title} text={one.body} {...(one.link ? { href: one.link } : {})}
                  tag={one.readAt === null ? <Tag kind="yours">{t('新')}</Tag> : undefined}
                  meta={formatMoment(one.sentAt, Number(today.slice(0, 4)))} />
              ))}
            </CardList>
            </>
          )}
      {next && <p className="section"><LinkButton wide
        href={`/my/messages?${new URLSearchParams({ after: next }).toString()}`}>{t('更早的消息')}</LinkButton></p>}
    </>
  )
}
