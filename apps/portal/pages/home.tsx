import {
  Button, Card, CardList, ChildIcon, ElderIcon, EntryGrid, HealthIcon, HelpIcon, HouseIcon, PageTitle, SearchIcon, Section, WorkIcon,
} from '../../../platform/web/kit/index.ts'
import { useT } from '../../../platform/web/use-t.ts'

/** The first screen: say it in plain words, or choose by what happened in life. */
export default function HomePage() {
  const t = useT()
  const entries = [
    { href: '/matters?for=elder', label: t('老人'), hint: t('津贴、探访、养老'), icon: ElderIcon },
    { href: '/matters?for=child', label: t('孩子'), hint: t('出生、上学、托管'), icon: ChildIcon },
    { href: '/matters?for=illness', label: t('生病'), hint: t('看病、报销、残疾'), icon: HealthIcon },
    { href: '/matters?for=work', label: t('找工作'), hint: t('登记、培训、社保'), icon: WorkIcon },
    { href: '/matters?for=housing', label: t('住房搬家'), hint: t('居住登记、报修'), icon: HouseIcon },
    { href: '/matters?for=hardship', label: t('有困难'), hint: t('救助、调解、帮忙'), icon: HelpIcon },
  ]
  return (
    <>
      <PageTitle>{t('您好，要办什么事？')}</PageTitle>
      <form className="search" role="search" action="/search" method="get">
        <input type="search" name="q" aria-label={t('说说您要办的事')} placeholder={t('例如：高龄津贴')} maxLength={100} enterKeyHint="search" />
        <Button type="submit" kind="main" icon={SearchIcon}>{t('搜索')}</Button>
      </form>
      <Section title={t('按生活里的事找')}>
        <EntryGrid entries={entries} label={t('按生活里的事找')} />
      </Section>
      <Section title={t('查进度')}>
        <CardList>
          <Card href="/progress" title={t('用办件编号查进度')} text={t('不用登录，编号在回执和短信里')} />
        </CardList>
      </Section>
    </>
  )
}
