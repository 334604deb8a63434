import { dayOf, formatDay } from '../../../../platform/web/format.ts'
import { Card, CardList, Chips, Empty, LinkButton, More, PageTitle, PageTools } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './open-data.load.ts'

/** 开放数据: yearly figures for anybody, to read and to take along. */
export default function OpenData({ data: { items, next, years, year, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const href = (of: number | null, after?: string) => {
    const query = new URLSearchParams({ ...(of ? { year: String(of) } : {}), ...(after ? { after } : {}) }).toString()
    return query ? `/open-data?${query}` : '/open-data'
  }
  return (
    <>
      <PageTools back={{ href: '/publications', label: t('公示') }} />
      <PageTitle lead={t('各地每年的社区建设指标，人人可以看、可以下载。只有汇总数，没有个人信息。')}>{t('开放数据')}</PageTitle>
      {years.length > 1 && <Chips label={t('年份')} links={[{ href: href(null), label: t('全部'), current: year === null }, ...years.map((one) => ({ href: href(one), label: t('{year}年', { year: one }), current: year === one }))]} />}
      {items.length === 0
        ? <Empty title={t('还没有公开的数据')}><p>{t('年度报告备案并公开以后会出现在这里。')}</p></Empty>
        : (
            <CardList label={t('数据')}>
              {items.map((one) => (
                <Card key={`${one.region}-${one.year}`} href={`/open-data/${one.region}/${one.year}`} title={t('{place}{year}年社区建设指标', { place: one.regionName, year: one.year })}
                  text={one.targets ? t('{n}项指标，{targets}项规划目标达到{met}项', { n: one.figures, targets: one.targets, met: one.met }) : t('{n}项指标', { n: one.figures })}
                  meta={t('{day}公开', { day: formatDay(dayOf(one.publishedAt), Number(today.slice(0, 4))) }) + (one.edition > 1 ? t('，第{n}版（更正）', { n: one.edition }) : '')} />
              ))}
            </CardList>
          )}
      {next && <p className="section"><LinkButton wide href={href(year, next)}>{t('更多数据')}</LinkButton></p>}
      <More title={t('给程序使用')}>
        <p>{t('目录按 DCAT-AP 编写，机器可读：')}<a href="/api/open-data/catalog">/api/open-data/catalog</a></p>
        <p>{t('每份数据的地址不变；加上 edition 参数可以固定到某一版。')}</p>
      </More>
    </>
  )
}
