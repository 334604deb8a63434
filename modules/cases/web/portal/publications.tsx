import { formatDay } from '../../../../platform/web/format.ts'
import {
  Button, CardList, Chips, Empty, Field, fieldId, LinkButton, PageTitle, PageTools, Tag,
} from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './publications.load.ts'

/** 公示: what is on notice, until when, and where to object. */
export default function Publications({ data: { items, next, running, region, places, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const year = Number(today.slice(0, 4))
  const href = (ended: boolean, after?: string) => {
    const query = new URLSearchParams({ ...(region ? { place: region } : {}), ...(ended ? { ended: 'yes' } : {}),
      ...(after ? { after } : {}) }).toString()
    return query ? `/publications?${query}` : '/publications'
  }
  return (
    <>
      <PageTools back={{ href: '/', label: t('首页') }} />
      <PageTitle lead={t('公示期内有不同意见，可以打公示里写的电话反映。')}>{t('公示')}</PageTitle>
      {places.length > 1 && (
        <form className="search" action="/publications" method="get">
          <Field name="place" label={t('哪个街道、苏木镇')} required>
            <select id={fieldId('place')} name="place" defaultValue={region ?? ''}>
              <option value="">{t('全部')}</option>
              {places.map((one) => <option key={one.code} value={one.code}>{one.name}</option>)}
            </select>
          </Field>
          {!running && <input type="hidden" name="ended" value="yes" />}
          <Button type="submit">{t('查看')}</Button>
        </form>
      )}
      <p><a href="/honours">{t('荣誉和公示：社区、街道和服务机构的称号')}</a></p>
      <Chips label={t('公示状态')} links={[
        { href: href(false), label: t('正在公示'), current: running }, { href: href(true), label: t('已经结束'), current: !running },
      ]} />
      {items.length === 0
        ? <Empty title={running ? t('现在没有公示') : t('没有已经结束的公示')}><p>{t('换一个地方看看，或者过几天再来。')}</p></Empty>
        : (
            <CardList label={t('公示')}>
              {items.map((one) => (
                <li key={one.id} id={`p-${one.id}`} className="card">
                  <div className="card-body">
                    <h2>{one.title} <Tag kind={one.running ? 'going' : 'plain'}>{one.running ? t('公示中') : t('已结束')}</Tag></h2>
                    <p>{one.body}</p>
                    <p className="meta">{t('{place} · {from}至{until}',
                      { place: one.regionName, from: formatDay(one.fromOn, year), until: formatDay(one.untilOn, year) })}</p>
                  </div>
                </li>
              ))}
            </CardList>
          )}
      <p className="section"><LinkButton href="/admission">{t('社区承担的部门事项和经费')}</LinkButton></p>
      <p className="section"><LinkButton href="/funds">{t('社区发展基金的收支')}</LinkButton></p>
      <p className="section"><LinkButton href="/open-data">{t('开放数据和年度报告')}</LinkButton></p>
      {next && <p className="section"><LinkButton wide href={href(!running, next)}>{t('更多公示')}</LinkButton></p>}
    </>
  )
}
