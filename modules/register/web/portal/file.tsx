import { formatDate, formatMoment } from '../../../../platform/web/format.ts'
import {
  Card, CardList, CheckIcon, Chips, ClockIcon, EntryGrid, Facts, InfoIcon, ListIcon, Notice, PageTitle, PageTools, PersonIcon, Section, SettingsIcon, TrashIcon,
} from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { householdKindName, idKindName, languageName, powerName, representativeKindName, sexName, tieName } from '../names.ts'
import type { load } from './file.load.ts'
import { readerReason, readerTitle } from './reader-words.ts'

/** Everything that is kept of a person, and who has read it (REG-14). Numbers stay masked here too: a phone is looked at over shoulders. */
export default function MyFile({ data: { person, isOwn, own, standsFor, readers, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const dates = (from: string, until: string | null) =>
    until ? t('{from}至{until}', { from: formatDate(from), until: formatDate(until) }) : t('{from}起', { from: formatDate(from) })
  const ties = [...person.ties].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  const of = (id: string) => (id === own.id ? '/my/file' : `/my/file?of=${id}`)
  const more = (path: string) => (isOwn ? path : `${path}?of=${person.id}`)
  const places = [
    { href: more('/my/file/services'), label: t('我的服务和记录'), hint: t('办件、签约，可终止服务'), icon: ListIcon },
    { href: more('/my/file/readers'), label: t('谁看过'), hint: t('谁、何时、为什么'), icon: PersonIcon },
    { href: more('/my/file/changes'), label: t('改过什么'), hint: t('谁改的、为什么'), icon: ClockIcon },
    { href: more('/my/consents'), label: t('我的同意'), hint: t('同意或撤回'), icon: CheckIcon },
    { href: '/my/proxies', label: t('家人代办'), hint: t('请人代办、替人办'), icon: SettingsIcon },
    { href: more('/my/copy'), label: t('下载一份'), hint: t('带走我的信息'), icon: InfoIcon },
    { href: '/matters/register.correction/apply', label: t('申请更正'), hint: t('写错了、变了'), icon: CheckIcon },
    { href: '/matters/register.deletion/apply', label: t('申请删除'), hint: t('不再需要的'), icon: TrashIcon },
  ]
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
          : <p>{t('没有登记家庭。和家人住在一起的，请告诉社区登记。')}</p>}
      </Section>
      <Section title={t('谁可以替我办事')} action={isOwn && person.representatives.length > 0 ? <a href="/my/proxies">{t('结束或更改')}</a> : undefined}>
        {person.representatives.length === 0
          ? <p>{t('还没有登记。可以在网上请家人代办；监护人请带证明到社区服务站登记。')}{' '}<a href="/my/proxies">{t('请人代办')}</a></p>
          : <CardList>{person.representatives.map((one) => (
              <Card key={one.id} title={`${one.name}（${representativeKindName(one.kind)}）`} text={one.powers.map(powerName).join('、')}
                meta={dates(one.validFrom, one.validUntil)} />
            ))}</CardList>}
      </Section>
      {person.represents.length > 0 && (
        <Section title={t('我可以替谁办事')} action={isOwn ? <a href="/my/proxies">{t('结束或更改')}</a> : undefined}>
          <CardList>{person.represents.map((one) => (
            <Card key={one.id} title={`${one.name}（${representativeKindName(one.kind)}）`} text={one.powers.map(powerName).join('、')}
              meta={dates(one.validFrom, one.validUntil)} />
          ))}</CardList>
        </Section>
      )}
      <Section title={t('关于我的档案')}><EntryGrid label={t('关于我的档案')} entries={places} /></Section>
      <Section title={t('最近谁看过')} action={<a href={more('/my/file/readers')}>{t('全部')}</a>}>
        {readers.length === 0
          ? <p>{t('还没有工作人员看过。每次打开都要说明为什么，并记在这里。')}</p>
          : (
              <CardList label={t('查看记录')}>
                {readers.map((one) => (
                  <Card key={one.id} title={readerTitle(one, t)} text={readerReason(one, t)} meta={formatMoment(one.at, Number(today.slice(0, 4)))} />
                ))}
              </CardList>
            )}
      </Section>
      <Notice title={t('为什么登记这些')}>{t('依法为居民服务需要。用在哪里、保存多久，见“我的同意”里的说明。')}{' '}<a href={more('/my/consents')}>{t('看说明')}</a></Notice>
    </>
  )
}
