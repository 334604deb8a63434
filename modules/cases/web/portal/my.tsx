import {
  CardList, CheckIcon, Chips, Empty, EntryGrid, HomeIcon, HouseIcon, InfoIcon, LinkButton, ListIcon, Notice, PageTitle, PersonIcon, Section, SettingsIcon,
} from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { CaseCard, DraftCard } from './cards.tsx'
import type { load } from './my.load.ts'

/** 一页: a resident's own things (CHN-02). */
export default function My({ data: { name, resident, items, next, drafts, unread, open, first, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  if (!resident) {
    return (
      <>
        <PageTitle>{t('{name}，您好', { name })}</PageTitle>
        <Notice title={t('这里是居民的页面')}>{t('您用的是工作账号，办理工作请到工作台。')}</Notice>
        <p className="section"><LinkButton kind="main" wide href="/desk/">{t('去工作台')}</LinkButton></p>
        <p className="section"><LinkButton wide href="/sign-out">{t('退出登录')}</LinkButton></p>
      </>
    )
  }
  const places = [
    { href: '/my/messages', label: t('我的消息'), hint: unread > 0 ? t('{n}条没看', { n: unread }) : t('都看过了'), icon: InfoIcon },
    { href: '/my/file', label: t('我的档案'), hint: t('登记了什么、谁看过'), icon: PersonIcon },
    { href: '/my/proxies', label: t('家人代办'), hint: t('请人代办、替人办'), icon: CheckIcon },
    { href: '/my/agency', label: t('工作人员代办'), hint: t('谁在替我办、材料在哪'), icon: CheckIcon },
    { href: '/my/residence', label: t('我的居住'), hint: t('居住证、租房'), icon: HouseIcon },
    { href: '/my/disputes', label: t('我的调解'), hint: t('答复、签名、履行'), icon: ListIcon },
    { href: '/my/legal', label: t('我的法律服务'), hint: t('咨询、援助、维权'), icon: InfoIcon },
    { href: '/my/responsible', label: t('谁负责我家'), hint: t('网格员和楼栋长'), icon: HomeIcon },
    { href: '/community', label: t('我的社区'), hint: t('电话和开放时间'), icon: ListIcon },
    { href: '/my/settings', label: t('我的设置'), hint: t('短信和登录'), icon: SettingsIcon },
  ]
  return (
    <>
      <PageTitle>{t('{name}，您好', { name })}</PageTitle>
      <Section title={t('我的办件')}>
        <Chips label={t('看哪些办件')} links={[
          { href: '/my', label: t('正在办'), current: open }, { href: '/my?show=done', label: t('已经结束'), current: !open },
        ]} />
        {items.length + drafts.length === 0
          ? (
              <Empty title={!first ? t('没有更早的办件了') : open ? t('现在没有正在办的事') : t('还没有办完的事')}>
                <p>{t('您提交的申请会出现在这里。')}<a href="/matters">{t('看看能办哪些事')}</a></p>
              </Empty>
            )
          : (
              <CardList label={t('我的办件')}>
                {drafts.map((one) => <DraftCard key={one.id} one={one} today={today} />)}
                {items.map((one) => <CaseCard key={one.id} one={one} today={today} />)}
              </CardList>
            )}
        {next && (
          <p className="section">
            <LinkButton wide href={`/my?${new URLSearchParams({ ...(open ? {} : { show: 'done' }), after: next }).toString()}`}>{t('更早的办件')}</LinkButton>
          </p>
        )}
      </Section>
      <Section title={t('我的事')}><EntryGrid label={t('我的事')} entries={places} /></Section>
      <p className="section"><LinkButton wide href="/sign-out">{t('退出登录')}</LinkButton></p>
    </>
  )
}
