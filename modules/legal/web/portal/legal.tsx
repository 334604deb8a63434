import { Card, CardList, Empty, LinkButton, PageTitle, PageTools, Section } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './legal.load.ts'

/** 法律服务: four things to ask for, and who advises where and when. */
export default function Legal({ data: { items, signedIn } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  return (
    <>
      <PageTools back={signedIn ? { href: '/my/legal', label: t('我的法律服务') } : { href: '/matters', label: t('全部事项') }} />
      <PageTitle lead={t('每个社区有指名的法律顾问，咨询不收费。')}>{t('法律服务')}</PageTitle>
      <Section title={t('您想')}>
        <p className="section"><LinkButton kind="main" wide href="/matters/legal.advice">{t('问法律上的事')}</LinkButton></p>
        <p className="section"><LinkButton wide href="/matters/legal.visit">{t('请律师上门')}</LinkButton></p>
        <p className="section"><LinkButton wide href="/matters/legal.aid">{t('申请法律援助')}</LinkButton></p>
        <p className="section"><LinkButton wide href="/matters/legal.rights">{t('请人帮助维权')}</LinkButton></p>
        <p className="section"><LinkButton wide href="/matters/matters.mediation">{t('请社区调解')}</LinkButton></p>
      </Section>
      <Section title={t('法律顾问在哪里、什么时候')}>
        {items.length === 0 ? <Empty title={t('还没有公布')}><p>{t('可以在网上提问，社区会转给法律顾问。')}</p></Empty> : (
          <CardList label={t('法律顾问')}>
            {items.map((one) => <Card key={one.id} title={`${one.regionName}　${one.name}`} text={`${one.hours}，${one.place}`} meta={[one.unit, one.contact].filter(Boolean).join('，')} />)}
          </CardList>
        )}
      </Section>
    </>
  )
}
