import { formatDate } from '../../../../platform/web/format.ts'
import { More, PageTitle, PageTools, Tag } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './dataset.load.ts'

type Figure = PageProps<Loaded<typeof load>>['data']['figures'][number]

/** The figures of a place and year in plain words, with their files. */
export default function Dataset({ data }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const say = (value: number | null, unit: string) => (value === null ? '' : `${value.toLocaleString('zh-CN', { maximumFractionDigits: 2 })}${unit}`)
  const compared = { at_least: t('不低于'), at_most: t('不高于'), equal: t('等于') }
  const known = data.figures.filter((one) => one.value !== null)
  const aimed = known.filter((one) => one.target !== null)
  const others = known.filter((one) => one.target === null)
  const unknown = data.figures.filter((one) => one.value === null)
  const codes = [...new Set(data.places.map((one) => one.code))].filter((code) => data.places.some((one) => one.code === code && one.value !== null))
  const figure = (one: Figure) => (
    <li key={one.code} className="card">
      <div className="card-body">
        <h3>{one.title}：{say(one.value, one.unit)} {one.state !== 'none' && <Tag kind={one.state === 'met' ? 'done' : 'plain'}>{one.state === 'met' ? t('已达到目标') : t('未达到目标')}</Tag>}</h3>
        {one.target !== null && one.targetComparator && <p>{one.targetYear ? t('目标：{year}年{how}{value}', { year: one.targetYear, how: compared[one.targetComparator], value: say(one.target, one.unit) }) : t('目标：{how}{value}', { how: compared[one.targetComparator], value: say(one.target, one.unit) })}</p>}
        <p className="meta">{t('统计口径：{base}。{kind}', { base: one.base, kind: one.kind })}</p>
      </div>
    </li>
  )
  return (
    <>
      <PageTools back={{ href: '/open-data', label: t('开放数据') }} />
      <PageTitle lead={data.whole ? t('全年数据，截至{day}。', { day: formatDate(data.day) }) : t('数据截至{day}，全年数据以年末为准。', { day: formatDate(data.day) })}>{t('{place}{year}年社区建设指标', { place: data.regionName, year: data.year })}</PageTitle>
      {data.edition > 1 && <p className="section">{t('这是第{n}版。更正的原因：{why}', { n: data.edition, why: data.correction })}</p>}
      <section className="section">
        <h2>{t('下载')}</h2>
        <ul className="plain-list">{data.files.map((one) => <li key={one.url}><a href={one.url}>{one.title}</a></li>)}</ul>
      </section>
      {aimed.length > 0 && <section className="section"><h2>{t('规划目标')}</h2><ul className="card-list">{aimed.map(figure)}</ul></section>}
      {others.length > 0 && <section className="section"><h2>{t('其他指标')}</h2><ul className="card-list">{others.map(figure)}</ul></section>}
      {codes.length > 0 && (
        <section className="section">
          <h2>{t('分地区')}</h2>
          {codes.map((code) => {
            const rows = data.places.filter((one) => one.code === code)
            return (
              <More key={code} title={rows[0]!.title}>
                <dl className="facts">
                  {rows.map((one) => <div key={one.region}><dt>{one.name}</dt><dd>{one.suppressed ? t('人数过少，不公开') : one.value === null ? t('没有数据') : say(one.value, one.unit)}</dd></div>)}
                </dl>
              </More>
            )
          })}
        </section>
      )}
      {unknown.length > 0 && <More title={t('没有数字的指标（{n}项）', { n: unknown.length })}><ul>{unknown.map((one) => <li key={one.code}>{one.title}：{one.note}</li>)}</ul></More>}
      <More title={t('这些数字可靠吗')}>
        <p>{t('数字来自备案的年度报告，由平台登记和逐级填报汇总。人数不足5的不公开，空着的不是0。')}</p>
        <p className="meta">{t('校验码：{code}', { code: data.sha256 })}</p>
      </More>
    </>
  )
}
