import { formatDay } from '../../../../platform/web/format.ts'
import { Button, Card, CardList, Chips, Empty, Field, fieldId, LinkButton, PageTitle, PageTools, Tag } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './policies.load.ts'
import { LEVEL_WORDS, VALIDITY_WORDS } from './words.ts'

/** 政策文件: found by words and level; what is no longer valid is there too, marked. */
export default function Policies({ data: { items, next, q, level, old, matter, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const year = Number(today.slice(0, 4))
  const href = (change: Record<string, string | null>) => {
    const query = new URLSearchParams(Object.entries({ q: q || null, level, old: old ? 'yes' : null, matter: matter || null, ...change }).flatMap(([key, value]) => (value ? [[key, value]] : []))).toString()
    return query ? `/policies?${query}` : '/policies'
  }
  return (
    <>
      <PageTools back={{ href: '/', label: t('首页') }} />
      <PageTitle lead={t('文件的依据、本地的落实办法、是不是还有效，都写在文件下面。')}>{t('政策文件')}</PageTitle>
      <form className="search" action="/policies" method="get">
        <Field name="q" label={t('名称、文号、内容')}><input id={fieldId('q')} name="q" type="search" defaultValue={q} maxLength={50} /></Field>
        {level && <input type="hidden" name="level" value={level} />}
        {old && <input type="hidden" name="old" value="yes" />}
        <Button type="submit">{t('查找')}</Button>
      </form>
      <Chips label={t('层级')} links={[
        { href: href({ level: null }), label: t('全部'), current: level === null },
        ...Object.entries(LEVEL_WORDS).map(([value, label]) => ({ href: href({ level: value }), label: t(label), current: level === value })),
      ]} />
      <Chips label={t('是否有效')} links={[{ href: href({ old: null }), label: t('有效的'), current: !old }, { href: href({ old: 'yes' }), label: t('连同失效的'), current: old }]} />
      {matter && <p>{t('只列出所选事项依据的文件。')} <a href="/policies">{t('查看全部')}</a></p>}
      {items.length === 0
        ? <Empty title={t('没有找到文件')}><p>{t('换一个词，或者连同失效的一起查。')}</p></Empty>
        : (
            <CardList label={t('文件')}>
              {items.map((one) => (
                <Card key={one.id} href={`/policies/${one.id}`} title={one.title} text={one.summary.length > 90 ? `${one.summary.slice(0, 90)}…` : one.summary}
                  meta={[one.number, one.issuer, one.issuedOn && formatDay(one.issuedOn, year)].filter(Boolean).join(' · ')}
                  tag={<Tag kind={one.validity === 'in_force' ? 'going' : 'plain'}>{t(VALIDITY_WORDS[one.validity])}</Tag>} />
              ))}
            </CardList>
          )}
      {next && <p className="section"><LinkButton wide href={href({ after: next })}>{t('更多文件')}</LinkButton></p>}
      <p className="section"><LinkButton href="/supports">{t('看看哪项扶持政策适合您')}</LinkButton></p>
    </>
  )
}
