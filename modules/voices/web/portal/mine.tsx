import { formatDay } from '../../../../platform/web/format.ts'
import { Card, CardList, Empty, LinkButton, PageTitle, PageTools, Tag } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './mine.load.ts'

/** What I said under my name, each with its answer or where it lies. */
export default function Mine({ data: { items, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const year = Number(today.slice(0, 4))
  return (
    <>
      <PageTools back={{ href: '/voices', label: t('社情民意') }} />
      <PageTitle lead={t('只有署名的意见在这里。没署名的，凭编号和查询码查。')}>{t('我提的意见')}</PageTitle>
      {items.length === 0
        ? <Empty title={t('还没有署名提过意见')}><p><LinkButton kind="main" wide href="/voices/say">{t('我要提意见')}</LinkButton></p></Empty>
        : (
            <CardList label={t('我提的意见')}>
              {items.map((one) => (
                <Card key={one.number} title={one.words} text={one.where} tag={<Tag kind={one.answer ? 'done' : 'going'}>{t(one.stateName)}</Tag>}
                  meta={t('{number} · {place} · {day}', { number: one.number, place: one.regionName, day: formatDay(one.saidOn, year) })} />
              ))}
            </CardList>
          )}
    </>
  )
}
