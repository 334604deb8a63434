import { Card, CardList, Empty, Notice, PageTitle, PageTools, Section } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { RESPONSIBLE_KINDS } from '../../words.ts'
import type { load } from './responsible.load.ts'

/** 谁负责我家: names and office telephones of those who answer for the reader's address; private numbers only where their holder agreed. */
export default function MyResponsible({ data: { chain, regionName, station } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const kind = (code: string) => (code === 'grid_worker' ? t('网格员') : code === 'grid_deputy' ? t('网格员（顶岗）') : t(RESPONSIBLE_KINDS[code as keyof typeof RESPONSIBLE_KINDS] ?? code))
  const call = (phone: string) => <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{t('拨打{phone}', { phone })}</a>
  const absent = { door_head: t('楼栋长'), group_leader: t('居民小组长'), grid_worker: t('网格员') }
  return (
    <>
      <PageTools back={{ href: '/my', label: t('我的') }} />
      <PageTitle lead={chain ? `${chain.place} ${chain.address}` : regionName}>{t('谁负责我家')}</PageTitle>
      {!chain && (
        <Empty title={t('还没有登记您的住址')}>
          <p>{t('登记住址后，这里会显示网格员、楼栋长和居民小组长。')}</p>
        </Empty>
      )}
      {chain && chain.links.length > 0 && (
        <CardList label={t('负责的人')}>
          {chain.links.map((link, i) => (
            <Card key={i} title={`${link.name}（${kind(link.kind)}）`} text={link.phone ? call(link.phone) : t('电话没有公开，可以找社区转达')} meta={link.area} />
          ))}
        </CardList>
      )}
      {chain && chain.missing.length > 0 && (
        <Notice title={t('还没有{names}', { names: chain.missing.map((one) => absent[one]).join('、') })}>
          {t('有事请直接找社区。')}
        </Notice>
      )}
      <Section title={station.name}>
        {station.phone ? <p>{call(station.phone)}</p> : <p>{t('没有登记电话，请到社区办公地点。')}</p>}
      </Section>
    </>
  )
}
