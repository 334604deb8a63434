import { formatDay } from '../../../../platform/web/format.ts'
import { Actions, Chips, LinkButton, More, PageTitle, PageTools } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './stories.load.ts'

const KINDS = [['', '全部'], ['good_deed', '好人好事'], ['model', '先进典型'], ['practice', '好经验好做法']] as const

/** Stories with their source, newest first. */
export default function Stories({ data: { items, next, kind, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const year = Number(today.slice(0, 4))
  return (
    <>
      <PageTools back={{ href: '/', label: t('首页') }} />
      <PageTitle lead={t('写到的人都同意公开。')}>{t('好人好事和好做法')}</PageTitle>
      <Chips label={t('类别')} links={KINDS.map(([value, label]) => ({ href: value ? `/stories?kind=${value}` : '/stories', label: t(label), current: kind === value }))} />
      {items.length === 0 && <p className="meta">{t('还没有发布的稿件。')}</p>}
      {items.map((one) => (
        <article key={one.id} className="story">
          <h2>{one.title}</h2>
          <p className="meta">{[t(one.kindName), one.regionName, one.shownOn ? formatDay(one.shownOn, year) : ''].filter(Boolean).join('，')}</p>
          {one.text.length > 200 ? <><p>{one.text.slice(0, 120)}…</p><More title={t('看全文')}>{one.text.split('\n').map((line, i) => <p key={i}>{line}</p>)}</More></> : one.text.split('\n').map((line, i) => <p key={i}>{line}</p>)}
          <p className="meta">{t('来源：{source}，作者：{author}', { source: one.source, author: one.author })}</p>
        </article>
      ))}
      {next && <Actions><LinkButton href={`/stories?${new URLSearchParams({ ...(kind ? { kind } : {}), after: next }).toString()}`}>{t('更早的')}</LinkButton></Actions>}
    </>
  )
}
