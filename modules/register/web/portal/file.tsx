import { formatDate, formatMoment } from '../../../../platform/web/format.ts'
import { Card, CardList, Chips, Empty, Facts, LinkButton, Notice, PageTitle, PageTools,
  Section } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { PURPOSES } from '../../contract.ts'
import { deedName, householdKindName, idKindName, languageName, powerName, representativeKindName, sexName, tieName } from '../names.ts'
import type { load } from './file.load.ts'

/** Everything that is kept of a person, and who has read it (REG-14). Numbers stay masked here too: a phone is looked at over shoulders. */
export default function MyFile({ data: { person, isOwn, own, standsFor, log, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const dates = (from: string, until: string | null) =>
    until ? t('{from}至{until}', { from: formatDate(from), until: formatDate(until) }) : t('{from}起', { from: formatDate(from) })
  const ties = [...person.ties].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  const because = (code: string) => t(PURPOSES[code as keyof typeof PURPOSES] ?? ({ own: '本人查看',
    representative: '代理人查看' } as Record<string, string>)[code] ?? code)
  const of = (id: string) => (id === own.id ? '/my/file' : `/my/file?of=${id}`)
  return (
    <>
      <PageTools back={{ href: '/my', label: t('我的') }} />
      <PageTitle lead={t('社区登记的内容都在这里。号码只显示一部分。')}>{isOwn ? t('我的档案') : t('{name}的档案', { name: person.name })}</PageTitle>
      {standsFor.length > 0 && (
        <Chips label={t('看谁的档案')} links={[own, ...standsFor].map((one) => ({ href: of(one.id), label: one.name,
          current: one.id === person.id }))} />
      )}
      <Facts items={[
        { label: t('姓名'), value: person.name },
        { label: t('性别'), value: sexName(person.sex) },
        { label: t('出生日期'), value: t('{date}（{age}岁）', { date: formatDate(person.bornOn), age: person.age }) },
        { label: idKindName(person.idKind), value: person.idNumberMasked ? <span className="number">{person.idNumberMasked}</span>
          : t('没有登记') },
        { label: t('电话'), value: person.phoneMasked ? <span className="number">{person.phoneMasked}</span> : t('没有登记') },
        { label: t('服务语言'), value: languageName(person.language) },
        { label: t('所在地'), value: person.regionName },
      ]} />
      <Section title={t('住址和户籍')}>
        {ties.length === 0
          ? <p>{t('没有登记住址。')}</p>
          : <Facts items={ties.map((one, index) => ({
              label: `${tieName(one.kind)}${ties.findIndex((other) => other.kind === one.kind) < index ? t('（以前）') : ''}`,
              value: <>{one.address || one.elsewhere || one.regionName}<br /><span
                className="meta">{dates(one.validFrom, one.validUntil)}</span></>,
            }))} />}
      </Section>
      <Section title={t('我的家')}>
        {person.household
          ? <Facts items={[
              { label: householdKindName(person.household.kind), value: person.household.number
                ? t('户号{number}', { number: person.household.number }) : t('没有户号') },
              { label: t('成员'), value: [...new Set(person.household.members.map((one) => one.name))].join('、') },
            ]} />
          : <p>{t('没有登记家庭。')}</p>}
      </Section>
      <Section title={t('谁可以替我办事')}>
        {person.representatives.length === 0
          ? <p>{t('还没有登记。请监护人或委托代理人带证明到社区服务站办理。')}</p>
          : <CardList>{person.representatives.map((one) => (
              <Card key={one.id} title={`${one.name}（${representativeKindName(one.kind)}）`} text={one.powers.map(powerName).join('、')}
                meta={dates(one.validFrom, one.validUntil)} />
            ))}</CardList>}
      </Section>
      {person.represents.length > 0 && (
        <Section title={t('我可以替谁办事')}>
          <CardList>{person.represents.map((one) => (
            <Card key={one.id} title={`${one.name}（${representativeKindName(one.kind)}）`} text={one.powers.map(powerName).join('、')}
              meta={dates(one.validFrom, one.validUntil)} />
          ))}</CardList>
        </Section>
      )}
      <Notice title={t('发现内容不对？')}>
        {t('告诉社区要改哪一项、改成什么，社区核对后更正，并告诉您结果。')}{' '}
        <a href="/matters/matters.resident-request/apply">{t('申请更正')}</a>
      </Notice>
      <Section title={t('谁看过这份档案')}>
        {log.items.length === 0
          ? <Empty title={t('还没有人看过')}><p>{t('工作人员每次打开档案都要说明为什么，并记在这里。')}</p></Empty>
          : (
              <CardList label={t('查看记录')}>
                {log.items.map((one) => (
                  <Card key={one.id} title={t('{who}：{deed}',
                    { who: [one.post, one.name].filter(Boolean).join(' ') || t('系统'), deed: deedName(one.deed) })}
                    text={t('为了：{because}', { because: one.because ? because(one.because) : t('没有写明') }) + (one.ref ? `（${one.ref}）` : '')}
                    meta={formatMoment(one.at, Number(today.slice(0, 4)))} />
                ))}
              </CardList>
            )}
        {log.next && (
          <p className="section">
            <LinkButton wide href={`/my/file?${new URLSearchParams({ ...(isOwn ? {} : { of: person.id }), after: log.next }).toString()}`}>{t('更早的记录')}</LinkButton>
          </p>
        )}
      </Section>
    </>
  )
}
