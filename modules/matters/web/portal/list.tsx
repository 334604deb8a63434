import { Button, Card, CardList, Chips, Empty, More, PageTitle, PhoneLink, SearchIcon, Tag } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { LIFE_EVENTS, lifeEvents, MATTER_TYPES } from '../../definition.ts'
import type { load } from './list.load.ts'
import { limitWords } from '../parts.ts'

type Line = Loaded<typeof load>['items'][number]

/**
 * What can be asked for. Seventy matters are too many for one strip on a phone: they lie in groups that open, the first thing in a life that
 * a matter belongs to; a search, a group or both chosen show cards, the best first. Everything is a link or a plain form.
 */
export default function MatterList({ data: { q, lifeEvent, type, items, total } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const href = (change: { for?: string | null; type?: string | null }) => {
    const next = { q, for: lifeEvent, type, ...change }
    const given = Object.entries(next).filter((pair): pair is [string, string] => Boolean(pair[1]))
    return given.length ? `/matters?${new URLSearchParams(given).toString()}` : '/matters'
  }
  const chips = (names: Readonly<Record<string, string>>, name: 'for' | 'type', now: string | null) => [
    { href: href({ [name]: null }), label: t('全部'), current: now === null },
    ...Object.entries(names).filter(([code]) => code !== 'none')
      .map(([code, words]) => ({ href: href({ [name]: code }), label: t(words), current: now === code })),
  ]
  const grouped = q === '' && lifeEvent === null && items.length > 12
  return (
    <>
      <PageTitle>{t('能办哪些事')}</PageTitle>
      <form className="search" role="search" action="/matters" method="get">
        <input type="search" name="q" defaultValue={q} aria-label={t('说说您要办的事')} placeholder={t('例如：老人补贴、灯坏了')} maxLength={60}
          enterKeyHint="search" />
        {lifeEvent && <input type="hidden" name="for" value={lifeEvent} />}
        {type && <input type="hidden" name="type" value={type} />}
        <Button type="submit" kind="main" icon={SearchIcon}>{t('搜索')}</Button>
      </form>
      <Chips label={t('类别')} links={chips(MATTER_TYPES, 'type', type)} />
      {!grouped && (
        <More title={lifeEvent ? t('只看：{chosen}', { chosen: t(LIFE_EVENTS[lifeEvent]) }) : t('按生活里的事找')}>
          <Chips label={t('生活里的事')} links={chips(LIFE_EVENTS, 'for', lifeEvent)} />
        </More>
      )}
      <p><a href="/questions">{t('常见问题')}</a></p>
      {grouped && <p><a href="/entitlements">{t('说不清？看看能享受什么')}</a></p>}
      <p className="meta" role="status">{q ? t('“{q}”找到{total}件事', { q, total }) : t('共{total}件事', { total })}</p>
      {items.length === 0
        ? (
            <Empty title={q ? t('没有找到“{q}”', { q }) : t('这一类暂时没有可以办的事')}>
              <p>{t('换个说法再试试，比如说出您遇到的事：“老人钱”“灯坏了”。')}</p>
              <p><a href="/matters">{t('看全部事项')}</a> · <a href="/matters/matters.resident-request">{t('直接告诉社区')}</a></p>
              <p><PhoneLink number="12345">{t('服务热线')}</PhoneLink></p>
            </Empty>
          )
        : (
            <>
            <h2 className="only-read">{t('事项')}</h2>
            {grouped
              ? lifeEvents.map((group) => ({ group, lines: items.filter((one) => one.lifeEvents[0] === group) })).filter(({ lines }) => lines.length > 0)
                .map(({ group, lines }) => (
                  <More key={group} title={t('{group}（{n}件）', { group: t(LIFE_EVENTS[group]), n: lines.length })}>
                    <CardList label={t(LIFE_EVENTS[group])}>{lines.map((one) => <MatterCard key={one.code} one={one} short />)}</CardList>
                  </More>
                ))
              : <CardList label={t('事项')}>{items.map((one) => <MatterCard key={one.code} one={one} />)}</CardList>}
            </>
          )}
    </>
  )
}

function MatterCard({ one, short = false }: { one: Line; short?: boolean }) {
  const t = useT()
  return (
    <Card href={`/matters/${one.code}`} title={t(one.title)} text={short ? undefined : t(one.summary)}
      tag={one.type === 'none' ? undefined : <Tag kind={one.type === 'relief' ? 'going' : 'plain'}>{t(MATTER_TYPES[one.type])}</Tag>}
      meta={[
        one.handling === 'at_once' ? t('当场办结') : t('{limit}内办结', { limit: limitWords(one.promised, t) }),
        one.visits === 0 ? t('不用跑') : t('跑一次'),
        one.feeFen === 0 && !short ? t('不收费') : '',
      ].filter(Boolean).join(' · ')} />
  )
}
