import { formatDay } from '../../../../platform/web/format.ts'
import { CardList, Empty, Facts, LinkButton, PageTitle, PageTools, Section, Tag } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './fund.load.ts'
import { yuanOf } from './money.ts'

/** One fund: sums first, then every gift and grant. */
export default function Fund({ data: { fund, sources, spent, entries, next, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const year = Number(today.slice(0, 4))
  return (
    <>
      <PageTools back={{ href: '/funds', label: t('社区发展基金') }} />
      <PageTitle lead={t('{place}设立，用于{purpose}。', { place: fund.regionName, purpose: fund.purpose })}>{fund.name}</PageTitle>
      <Facts items={[
        { label: t('收到'), value: t('{n}元', { n: yuanOf(fund.inFen) }) }, { label: t('用出'), value: t('{n}元', { n: yuanOf(fund.outFen) }) }, { label: t('现有'), value: t('{n}元', { n: yuanOf(fund.balanceFen) }) },
      ]} />
      {sources.length > 0 && <Section title={t('钱从哪里来')}><Facts items={sources.map((one) => ({ label: one.title, value: t('{n}元', { n: yuanOf(one.amountFen) }) }))} /></Section>}
      {spent.length > 0 && <Section title={t('钱用到哪里去')}><Facts items={spent.map((one) => ({ label: one.title, value: t('{n}元', { n: yuanOf(one.amountFen) }) }))} /></Section>}
      <Section title={t('每一笔')}>
        {entries.length === 0
          ? <Empty title={t('还没有收支')}><p>{t('收到第一笔捐款以后，会在这里公开。')}</p></Empty>
          : (
              <CardList label={t('收支')}>
                {entries.map((one) => (
                  <li key={one.id} className="card">
                    <div className="card-body">
                      <h3>{one.side === 'in' ? t('收入{n}元', { n: yuanOf(one.amountFen) }) : t('支出{n}元', { n: yuanOf(one.amountFen) })} <Tag kind={one.side === 'in' ? 'going' : 'plain'}>{one.reverses ? t('更正') : one.title}</Tag></h3>
                      {(one.party || one.words) && <p>{[one.party && (one.side === 'in' ? t('来自{name}', { name: one.party }) : t('付给{name}', { name: one.party })), one.words].filter(Boolean).join('。')}</p>}
                      <p className="meta">{t('{day} · 之后余额{n}元', { day: formatDay(one.on, year), n: yuanOf(one.balanceFen) })}</p>
                    </div>
                  </li>
                ))}
              </CardList>
            )}
        {next && <p className="section"><LinkButton wide href={`/funds/${fund.id}?after=${next}`}>{t('更早的收支')}</LinkButton></p>}
      </Section>
    </>
  )
}
