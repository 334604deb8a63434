import { dayOf, formatDate } from '../../../../platform/web/format.ts'
import { Card, CardList, More, Notice, PageTitle, Section, Tag } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './services.load.ts'
import { Ending } from './ending.tsx'
import { FileTools } from './whose-chips.tsx'

const SHOWN = 5

/** All that is kept beside the file itself: services, cases, messages, papers; what is empty says so in one line. */
export default function Services({ data: { of, parts, ends, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  type Line = (typeof parts)[number]['lines'][number]
  const day = (at: string) => formatDate(at.length > 10 ? dayOf(at) : at)
  const dates = ({ from, until }: Line) => {
    if (!from) return ''
    if (!until || day(until) === day(from)) return day(from)
    return t('{from}至{until}', { from: day(from), until: day(until) })
  }
  const over = ({ until }: Line) => until !== null && (until.length > 10 ? dayOf(until) : until) < today
  const card = (line: Line, index: number) => (
    <Card key={index} title={line.title} text={line.text || undefined} meta={dates(line)} {...(line.href ? { href: line.href } : {})}
      tag={over(line) ? <Tag>{t('已结束')}</Tag> : undefined} />
  )
  const filled = parts.filter((part) => part.lines.length > 0)
  const empty = parts.filter((part) => part.lines.length === 0)
  return (
    <>
      <FileTools of={of} path="/my/file/services" />
      <PageTitle lead={t('各项服务里关于您的记录。哪里不对，可以申请更正。')}>{of.isOwn ? t('我的服务和记录') : t('{name}的服务和记录', { name: of.name })}</PageTitle>
      {ends.contracts.length + ends.marks.length > 0 && <Ending contracts={ends.contracts} marks={ends.marks} />}
      {filled.map((part) => (
        <Section key={part.id} title={t('{title}（{n}）', { title: t(part.title), n: part.lines.length })}>
          <CardList label={t(part.title)}>{part.lines.slice(0, SHOWN).map(card)}</CardList>
          {part.lines.length > SHOWN && (
            <More title={t('更早的{n}条', { n: part.lines.length - SHOWN })}><CardList>{part.lines.slice(SHOWN).map(card)}</CardList></More>
          )}
        </Section>
      ))}
      {empty.length > 0 && <Section title={t('没有记录的')}><p>{empty.map((part) => t(part.title)).join('、')}</p></Section>}
      <Notice title={t('发现内容不对？')}><a href="/matters/register.correction/apply">{t('申请更正')}</a>{'　'}<a href="/matters/register.deletion/apply">{t('申请删除')}</a></Notice>
    </>
  )
}
