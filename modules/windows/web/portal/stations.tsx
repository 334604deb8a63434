import { Button, Card, CardList, Empty, PageTitle, PageTools, SearchIcon } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './stations.load.ts'

/** Where one can go today, and until when. */
export default function Stations({ data }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  return (
    <>
      <PageTools back={{ href: '/', label: t('首页') }} />
      <PageTitle lead={t('开放时间、值班人和排队的人数。取号不用登录，不问姓名。')}>{t('服务站')}</PageTitle>
      <form className="search" role="search" action="/stations" method="get">
        <input type="search" name="q" defaultValue={data.q} aria-label={t('服务站的名称或地址')} placeholder={t('社区、街道或路名')} maxLength={40} enterKeyHint="search" />
        <Button type="submit" kind="main" icon={SearchIcon}>{t('搜索')}</Button>
      </form>
      {data.items.length === 0 ? <Empty title={t('没有找到服务站')}><p><a href="/stations?all=1">{t('看全部服务站')}</a></p></Empty> : (
        <CardList label={t('服务站')}>
          {data.items.map((one) => (
            <Card key={one.id} href={`/stations/${one.id}`} title={one.name} text={t('今天：{hours}', { hours: one.hours })}
              meta={[one.address, one.waiting > 0 ? t('{n}人在等', { n: one.waiting }) : t('没有人排队'), one.onDuty.length > 0 ? t('值班：{names}', { names: one.onDuty.join('、') }) : ''].filter(Boolean).join(' · ')} />
          ))}
        </CardList>
      )}
      {data.near && <p className="section"><a href="/stations?all=1">{t('看全部服务站')}</a></p>}
    </>
  )
}
