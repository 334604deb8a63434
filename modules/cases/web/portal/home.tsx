import { formatDay } from '../../../../platform/web/format.ts'
import {
  Actions, Button, Card, CardList, ChildIcon, ElderIcon, Empty, EntryGrid, HealthIcon, HelpIcon, HouseIcon, LinkButton, PageTitle,
  SearchIcon, Section, WorkIcon,
} from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { CaseCard, DraftCard } from './cards.tsx'
import type { load } from './home.load.ts'
import { ProgressForm } from './progress-form.tsx'

/** The first screen: say it in plain words, choose by what happened in life, see how one's own things stand. */
export default function Home({ data }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const { today, cases, drafts, publications, resident } = data
  const entries = [
    { href: '/matters?for=old-age', label: t('老人'), hint: t('津贴、探访、养老'), icon: ElderIcon },
    { href: '/matters?for=child', label: t('孩子'), hint: t('出生、上学、托管'), icon: ChildIcon },
    { href: '/matters?for=illness', label: t('生病'), hint: t('看病、救助、残疾'), icon: HealthIcon },
    { href: '/matters?for=work', label: t('找工作'), hint: t('登记、培训、援助'), icon: WorkIcon },
    { href: '/matters?for=housing', label: t('住房搬家'), hint: t('居住登记、报修'), icon: HouseIcon },
    { href: '/matters?for=hardship', label: t('有困难'), hint: t('救助、调解、帮忙'), icon: HelpIcon },
  ]
  const year = Number(today.slice(0, 4))
  return (
    <>
      <PageTitle>{data.name ? t('{name}，您好，要办什么事？', { name: data.name }) : t('您好，要办什么事？')}</PageTitle>
      <form className="search" role="search" action="/matters" method="get">
        <input type="search" name="q" aria-label={t('说说您要办的事')} placeholder={t('例如：老人补贴、灯坏了')} maxLength={60} enterKeyHint="search" />
        <Button type="submit" kind="main" icon={SearchIcon}>{t('搜索')}</Button>
      </form>
      {(cases.length > 0 || drafts.length > 0) && (
        <Section title={t('我的办件')} action={<a href="/my">{data.more ? t('全部办件') : t('我的')}</a>}>
          <CardList label={t('我的办件')}>
            {drafts.map((one) => <DraftCard key={one.id} one={one} today={today} />)}
            {cases.map((one) => <CaseCard key={one.id} one={one} today={today} />)}
          </CardList>
        </Section>
      )}
      <Section title={t('按生活里的事找')} action={<a href="/matters">{t('全部事项')}</a>}>
        <EntryGrid entries={entries} label={t('按生活里的事找')} />
      </Section>
      <Section title={t('看看、找人')}>
        <CardList>
          <Card href="/entitlements" title={t('看看能享受什么')} text={t('答几个问题，一样一样帮您看')} />
          <Card href="/helpers" title={t('找帮手')} text={t('送餐、陪诊、保洁、维修，谁能帮、多少钱')} />
        </CardList>
      </Section>
      <Section title={t('有事告诉社区')}>
        <CardList>
          <Card href="/matters/matters.facility-repair/apply" title={t('公共设施坏了，报修')} text={t('路灯、井盖、道路、水暖，拍张照就行')} />
          <Card href="/matters/matters.resident-request/apply" title={t('求助、投诉、提建议')} text={t('社区先办，办不了的派给有关部门')} />
          <Card href="/survey" title={t('填问卷，看结果')} text={t('有答卷码的在这里填，不记姓名；评议和调查的结果都公布')} />
          <Card href="/stories" title={t('好人好事和好做法')} text={t('身边的好人、社区的好经验')} />
          <Card href="/voices" title={t('提意见，看答复')} text={t('对社区和公共服务有想法，大家的意见和答复都在这里')} />
          <Card href="/stations" title={t('服务站')} text={t('今天开到几点，有几个人在等，先取个号')} />
          <Card href="/van" title={t('流动服务')} text={t('服务车哪天到我们嘎查，先约一件事')} />
          <Card href="/community" title={t('我的社区')} text={t('谁为您服务，电话和开放时间')} />
        </CardList>
      </Section>
      <Section title={t('查进度')}>
        {resident
          ? <CardList><Card href="/progress" title={t('用办件编号查进度')} text={t('编号和查询码在回执和短信里')} /></CardList>
          : (
              <>
                <p className="meta">{t('不用登录，编号和查询码在回执和短信里。')}</p>
                <ProgressForm />
                <Actions><LinkButton kind="quiet" wide href="/sign-in">{t('登录，看我的全部办件')}</LinkButton></Actions>
              </>
            )}
      </Section>
      <Section title={resident ? t('我们社区的公示') : t('公示')} action={<a href="/publications">{t('全部公示')}</a>}>
        {publications.length === 0
          ? <Empty title={t('现在没有公示')}><p>{t('有新的公示会出现在这里。')}</p></Empty>
          : (
              <CardList label={t('公示')}>
                {publications.map((one) => (
                  <Card key={one.id} href={`/publications#p-${one.id}`} title={one.title}
                    meta={t('{place} · {from}至{until}', { place: one.regionName, from: formatDay(one.fromOn, year),
                      until: formatDay(one.untilOn, year) })} />
                ))}
              </CardList>
            )}
      </Section>
    </>
  )
}
