import { formatDay } from '../../../../platform/web/format.ts'
import { Button, Chips, Empty, LinkButton, More, PageTitle, PageTools, PhoneLink, SearchIcon } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './questions.load.ts'

/** 常见问题: answers that two people looked at, by words or topic; whoever finds none is told whom to call. Works without script. */
export default function Questions({ data: { items, next, topics, q, topic, numbers } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const href = (change: { topic?: string; after?: string }) => {
    const given = Object.entries({ q, topic, ...change }).filter((pair): pair is [string, string] => Boolean(pair[1]))
    return given.length ? `/questions?${new URLSearchParams(given).toString()}` : '/questions'
  }
  const phones = numbers.length > 0 && (
    <ul className="plain-list">{numbers.map((one) => <li key={one.phone}><PhoneLink number={one.phone}>{one.name}</PhoneLink>{one.hours && <p className="meta">{one.hours}</p>}</li>)}</ul>
  )
  return (
    <>
      <PageTools back={{ href: '/', label: t('首页') }} />
      <PageTitle lead={t('别人常问的事，社区和部门的答复。')}>{t('常见问题')}</PageTitle>
      <form className="search" role="search" action="/questions" method="get">
        <input type="search" name="q" defaultValue={q} aria-label={t('想问什么')} placeholder={t('例如：高龄津贴、暖气')} maxLength={50} enterKeyHint="search" />
        <Button type="submit" kind="main" icon={SearchIcon}>{t('搜索')}</Button>
      </form>
      {topics.length > 1 && (
        <Chips label={t('主题')} links={[{ href: href({ topic: '' }), label: t('全部'), current: topic === '' }, ...topics.map((one) => ({ href: href({ topic: one }), label: one, current: one === topic }))]} />
      )}
      {items.length === 0 ? (
        <Empty title={q ? t('没有找到“{q}”', { q }) : t('还没有常见问题')}>
          <p>{t('可以打电话问，接线员会告诉您。')}</p>
          {phones}
          <p><a href="/matters/matters.resident-request">{t('直接告诉社区')}</a></p>
        </Empty>
      ) : (
        <>
          {items.map((one) => (
            <More key={one.id} title={one.question}>
              {one.answer.split(/\n+/).map((line, i) => <p key={i}>{line}</p>)}
              {one.matterCode && <p><a href={`/matters/${one.matterCode}`}>{t('怎么办理')}</a></p>}
              <p className="meta">{t('{owner}答复，{day}核对', { owner: one.owner, day: formatDay(one.reviewedOn) })}</p>
            </More>
          ))}
          {next && <p className="section"><LinkButton wide href={href({ after: next })}>{t('更多问题')}</LinkButton></p>}
          {numbers.length > 0 && <section className="section"><h2>{t('没有找到答案，打电话问')}</h2>{phones}</section>}
        </>
      )}
    </>
  )
}
