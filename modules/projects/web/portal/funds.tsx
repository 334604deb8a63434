import { Card, CardList, Empty, LinkButton, PageTitle, PageTools } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './funds.load.ts'
import { yuanOf } from './money.ts'

/** 社区发展基金: every fund with its balance. */
export default function Funds({ data: { items, next } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  return (
    <>
      <PageTools back={{ href: '/publications', label: t('公示') }} />
      <PageTitle lead={t('大家捐的钱从哪里来、用到哪里去，都在这里公开。')}>{t('社区发展基金')}</PageTitle>
      {items.length === 0
        ? <Empty title={t('还没有社区发展基金')}><p>{t('设立以后，每一笔收支会在这里公开。')}</p></Empty>
        : (
            <CardList label={t('基金')}>
              {items.map((one) => (
                <Card key={one.id} href={`/funds/${one.id}`} title={one.name} text={t('收到{in}元，用出{out}元，现有{left}元', { in: yuanOf(one.inFen), out: yuanOf(one.outFen), left: yuanOf(one.balanceFen) })} meta={t('{place} · {purpose}', { place: one.regionName, purpose: one.purpose })} />
              ))}
            </CardList>
          )}
      {next && <p className="section"><LinkButton wide href={`/funds?after=${next}`}>{t('更多基金')}</LinkButton></p>}
    </>
  )
}
