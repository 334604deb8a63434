import { formatDay } from '../../../../platform/web/format.ts'
import { Card, CardList, Chips, Empty, Facts, LinkButton, PageTitle, PageTools, PhoneLink, Section } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './community.load.ts'

/** 我的社区: which bodies and stations serve me, who answers for them, the telephone and when they are open. */
export default function Community({ data: { own, region, regionName, items, people, choices, signedIn } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const here = items.filter((one) => one.level === 'community')
  const common = commonOf(here)
  const street = items.filter((one) => one.level === 'township')
  return (
    <>
      <PageTools back={{ href: '/', label: t('首页') }} />
      <PageTitle lead={regionName ? t('谁为您服务，电话和开放时间。') : t('请选择您住的街道（苏木镇），再选社区（嘎查）。')}>
        {regionName ?? t('我的社区')}
      </PageTitle>
      {choices.length > 0 && (
        <Chips label={region ? t('选社区（嘎查）') : t('选街道（苏木镇）')} links={choices.map((one) => ({ href: `/community?region=${one.code}`, label: one.name, current: false }))} />
      )}
      {region && items.length === 0 && <Empty title={t('这里还没有登记服务组织')}><p>{t('可以打便民电话，或到街道（苏木镇）服务中心问一问。')}</p></Empty>}
      {here.length > 0 && (
        <Section title={t('社区')}>
          {common.phone && <p><PhoneLink number={common.phone}>{t('社区电话')}</PhoneLink></p>}
          <Facts items={[
            ...(common.opens ? [{ label: t('开放时间'), value: common.opens }] : []),
            ...(common.address ? [{ label: t('地址'), value: common.address }] : []),
          ]} />
          {here.map((one) => <One key={one.id} one={one} common={common} />)}
        </Section>
      )}
      {street.length > 0 && <Section title={t('街道（苏木镇）')}>{street.map((one) => <One key={one.id} one={one} common={NOTHING} />)}</Section>}
      {people && <People people={people} />}
      {region && (
        <Section title={t('更多')}>
          <CardList>
            <Card href={`/publications?region=${region}`} title={t('社区公示')} text={t('办理结果和需要大家知道的事')} />
            {signedIn && <Card href="/my/party-link" title={t('党员组织关系转接')} text={t('转到社区党组织，只有您和党务工作者能看到')} />}
          </CardList>
        </Section>
      )}
      {own && region && region !== own && <p className="section"><LinkButton wide href="/community">{t('回到我的社区')}</LinkButton></p>}
      {region && <p className="section"><LinkButton wide kind="quiet" href={`/community?region=${region.slice(0, 9)}000`}>{t('看别的社区')}</LinkButton></p>}
    </>
  )
}

type Serving = Loaded<typeof load>['items'][number]
interface Common { phone: string; opens: string; address: string }
const NOTHING: Common = { phone: '', opens: '', address: '' }

/** What most bodies of a community share is said once, above them all. */
function commonOf(items: readonly Serving[]): Common {
  const most = (of: (one: Serving) => string) => {
    const counts = new Map<string, number>()
    for (const one of items) if (of(one)) counts.set(of(one), (counts.get(of(one)) ?? 0) + 1)
    const [value, n] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0]
    return n > 1 ? value : ''
  }
  return { phone: most((one) => one.phone), opens: most((one) => one.opens), address: most((one) => one.address) }
}

/** How many live here: what is public, at the end of the last month, without any small number. */
function People({ people }: { people: NonNullable<Loaded<typeof load>['people']> }) {
  const t = useT()
  const say = (n: number | null, unit: string) => (n === null ? t('不足{n}，不公布', { n: people.smallCount }) : `${n.toLocaleString('zh-CN')}${unit}`)
  return (
    <Section title={t('这里住着多少人')}>
      <Facts items={[
        { label: t('常住人口'), value: say(people.resident, t('人')) },
        { label: t('户籍人口'), value: say(people.registered, t('人')) },
        { label: t('家庭户'), value: say(people.households, t('户')) },
        ...people.bands.map((band) => ({ label: band.label.endsWith('+') ? t('{n}岁及以上', { n: band.label.slice(0, -1) }) : t('{ages}岁', { ages: band.label }), value: band.n === null ? t('人数少，不公布') : say(band.n, t('人')) })),
      ]} />
      <p className="meta">{t('截至{day}，按居民登记统计，年龄按常住人口。为保护个人信息，少于{n}人的数字不公布。', { day: formatDay(people.day, 0), n: people.smallCount })}</p>
    </Section>
  )
}

function One({ one, common }: { one: Serving; common: Common }) {
  const t = useT()
  return (
    <section className="section" aria-label={one.name}>
      <h3>{one.name}</h3>
      {one.phone && one.phone !== common.phone && <p><PhoneLink number={one.phone} /></p>}
      <Facts items={[
        ...one.holders.slice(0, 3).map((line) => ({ label: t(line.title), value: line.names.join('、') })),
        ...(one.opens && one.opens !== common.opens ? [{ label: t('开放时间'), value: one.opens }] : []),
        ...(one.address && one.address !== common.address ? [{ label: t('地址'), value: one.address }] : []),
        ...(one.duties.length > 0 ? [{ label: t('可以办'), value: one.duties.join('、') }] : []),
      ]} />
    </section>
  )
}
