import { PlusOutlined } from '@ant-design/icons'
import { Select } from 'antd'
import { Suspense, lazy, useMemo } from 'react'
import { dateText, Go, PageHeading, Panel, ProblemAlert, useAbility, useCall, useSearchState, Waiting } from '../../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../../platform/web/format.ts'
import { t } from '../../../../../platform/web/text.ts'
import { EVENT_ENDS, EVENT_LEVELS, eventLevels, getEventLists, listEventCells, listGridEvents, type GridEvent } from '../../../../incidents/contract.ts'
import { getBoundaries, getRegion } from '../../../../regions/contract.ts'
import { usePost } from '../who.ts'
import { stemOf, tallies, withCommunity, type Feature } from './places.ts'
import '../cases.css'

const GridMap = lazy(() => import('./grid-map.tsx'))

const SHOWN = 20
/** The map of a place shows the places of this level. */
const BELOW: Record<string, 'township' | 'community' | 'grid'> = { prefecture: 'township', county: 'township', township: 'grid', community: 'grid', grid: 'grid' }
const SHOWS = [['open', '在办'], ['late', '超期'], ['ended', '已结案'], ['all', '全部']] as const
const PERIODS = [['', '不限时间'], ['7', '近7天'], ['30', '近30天'], ['90', '近90天']] as const

/** 网格地图: events of a place by state, kind, level and time, as counts and heat on its map and, the same, as a list. */
export default function MapPage() {
  const { post } = usePost()
  const [search, setSearch] = useSearchState()
  const mayReport = useAbility('incidents.report')
  const place = search.place ?? post?.region ?? ''
  const region = useCall(getRegion, { params: { code: place } }, { enabled: place !== '', staleMs: 300_000 })
  const home = useCall(getRegion, { params: { code: post?.region ?? '' } }, { enabled: post !== undefined, staleMs: 300_000 })
  const level = BELOW[region.data?.region.level ?? ''] ?? 'grid'
  const boundaries = useCall(getBoundaries, { params: { code: place }, query: { level } }, { enabled: region.data !== undefined, staleMs: 300_000 })
  const around = useCall(getBoundaries, { params: { code: place }, query: { level: 'community' } }, { enabled: region.data?.region.level === 'township', staleMs: 300_000 })
  const lists = useCall(getEventLists, { query: {} }, { staleMs: 600_000 })
  const classes = [...new Map((lists.data?.kinds ?? []).filter((one) => !one.elsewhere).map((one) => [one.class, one.className]))]
  const show = SHOWS.some(([key]) => key === search.show) ? (search.show as 'open') : 'open'
  const from = search.days ? dayOf(new Date(Date.now() - (Number(search.days) - 1) * 86_400_000)) : undefined
  const filters = {
    show, ...(search.class ? { class: search.class } : {}), ...(search.level ? { level: search.level as 'grid' } : {}), ...(search.ended ? { ended: search.ended as 'solved' } : {}), ...(from ? { from } : {}),
  }
  const cells = useCall(listEventCells, { query: { ...filters, region: place } }, { enabled: place !== '', everyMs: 60_000, keep: true })
  // 第一网格 is many: beyond one community a grid is named with its own.
  const communities = region.data?.region.level === 'township' ? region.data.children : undefined
  const features = useMemo(() => withCommunity(boundaries.data?.features ?? [], communities), [boundaries.data, communities])
  const counted = cells.data?.places
  const tally = useMemo(() => tallies(features, counted ?? []), [features, counted])
  const chosen = features.find((one) => one.properties.code === search.grid)
  const events = useCall(listGridEvents, { query: { ...filters, region: chosen?.properties.code ?? place } }, { enabled: place !== '', everyMs: 60_000, keep: true })
  const choose = (code: string) => setSearch({ grid: search.grid === code ? undefined : code })
  const inChosen = (events.data?.items ?? []).filter((one) => search.grid !== 'none' || !features.some(({ properties }) => one.region.startsWith(stemOf(properties.code, properties.level))))
  const total = (counted ?? []).reduce((sum, one) => sum + one.n, 0)
  const above = region.data?.region
  const places = home.data ? [home.data.region, ...home.data.children] : []
  const busy = [...tally].filter(([code]) => code !== '').length
  const count = (one: Feature) => tally.get(one.properties.code)?.open ?? 0
  const heat = search.heat !== 'off'
  const line = ({ properties }: Feature) => (
    <li key={properties.code}>
      <PlaceButton name={properties.name} tally={tally.get(properties.code)} on={search.grid === properties.code} onPress={() => choose(properties.code)} />
      {properties.level !== 'grid' && <Go to={`/map?place=${properties.code}`} aria-label={t('进入{name}', { name: properties.name })}>{t('进入')}</Go>}
    </li>
  )
  return (
    <>
      <PageHeading
        title={t('网格地图')}
        aside={
          <>
            {places.length > 1 && (
              <Select
                aria-label={t('切换地点')}
                value={place}
                style={{ inlineSize: 240 }}
                showSearch={{ optionFilterProp: 'label' }}
                options={[...places, ...(above && !places.some((one) => one.code === above.code) ? [above] : [])].map((one) => ({ value: one.code, label: one.name }))}
                onChange={(code: string) => setSearch({ place: code === post?.region ? undefined : code, grid: undefined }, { push: true })}
              />
            )}
            {mayReport && (
              <Go to="/incidents/report" className="c-link-button">
                <PlusOutlined aria-hidden /> {t('上报事件')}
              </Go>
            )}
          </>
        }
      />
      <div className="c-map-filters" role="group" aria-label={t('筛选')}>
        {SHOWS.map(([key, label]) => <button key={key} type="button" className="c-chip" aria-pressed={show === key} onClick={() => setSearch({ show: key === 'open' ? undefined : key, ended: undefined })}>{t(label)}</button>)}
        <Select aria-label={t('大类')} value={search.class ?? ''} style={{ inlineSize: 170 }} options={[{ value: '', label: t('全部大类') }, ...classes.map(([value, label]) => ({ value, label }))]} onChange={(value: string) => setSearch({ class: value || undefined })} />
        <Select aria-label={t('办到哪一级')} value={search.level ?? ''} style={{ inlineSize: 150 }} options={[{ value: '', label: t('全部层级') }, ...eventLevels.map((value) => ({ value, label: t(EVENT_LEVELS[value]) }))]} onChange={(value: string) => setSearch({ level: value || undefined })} />
        <Select aria-label={t('上报时间')} value={search.days ?? ''} style={{ inlineSize: 120 }} options={PERIODS.map(([value, label]) => ({ value, label: t(label) }))} onChange={(value: string) => setSearch({ days: value || undefined })} />
        {(search.show === 'ended' || search.show === 'all') && <Select aria-label={t('结果')} value={search.ended ?? ''} style={{ inlineSize: 160 }} options={[{ value: '', label: t('全部结果') }, ...Object.entries(EVENT_ENDS).map(([value, label]) => ({ value, label: t(label) }))]} onChange={(value: string) => setSearch({ ended: value || undefined })} />}
        <button type="button" className="c-chip" aria-pressed={heat} onClick={() => setSearch({ heat: heat ? 'off' : undefined })}>{t('热力')}</button>
      </div>
      <p className="d-sentence" role="status">
        {cells.data ? t('{place}有{n}件{state}的事件{off}。', { place: above?.name ?? '', n: total, state: t(SHOWS.find(([key]) => key === show)![1]), off: cells.data.withoutPoint ? t('，其中{n}件没有定位，只计在网格里', { n: cells.data.withoutPoint }) : '' }) : ' '}
      </p>
      <ProblemAlert error={region.error ?? boundaries.error ?? events.error ?? cells.error} retry={() => void Promise.all([boundaries.refetch(), events.refetch(), cells.refetch()])} />
      <div className="c-map-page">
        <div>
          <Suspense fallback={<div className="c-map"><Waiting rows={6} /></div>}>
            {boundaries.data && <GridMap features={features} around={around.data?.features} tally={tally} cells={heat ? cells.data?.cells : undefined} chosen={search.grid} onChoose={choose} />}
          </Suspense>
          <p className="d-quiet c-map-note">{heat && t('颜色越深的方格（约200米）里事件越多；只有合计，没有个人。')}{boundaries.data?.note && t('边界：{note}', { note: boundaries.data.note })}</p>
        </div>
        <div>
          <Panel title={t('各处')} aside={<span className="d-quiet">{t('{n}处有事件', { n: busy })}</span>}>
            {features.length === 0 && boundaries.data && <p className="d-quiet">{t('这个地点还没有边界数据。')}</p>}
            {features.length > 0 && busy === 0 && !tally.has('') && <p className="d-quiet">{t('各处都没有这样的事件。')}</p>}
            <ul className="c-places">
              {features.filter((one) => tally.has(one.properties.code)).sort((a, b) => count(b) - count(a)).map(line)}
              {tally.has('') && (
                <li>
                  <PlaceButton name={t('没有定到网格')} tally={tally.get('')} on={search.grid === 'none'} onPress={() => choose('none')} />
                </li>
              )}
            </ul>
            {features.length > busy && (
              <details className="c-places-rest">
                <summary>{t('没有事件的{n}处', { n: features.length - busy })}</summary>
                <ul className="c-places">{features.filter((one) => !tally.has(one.properties.code)).map(line)}</ul>
              </details>
            )}
          </Panel>
          <Panel title={chosen ? t('{name}的事件', { name: chosen.properties.name }) : t('事件')} aside={<Go to={`/incidents?tab=${show}`}>{t('在清单中查看')}</Go>}>
            {events.data && inChosen.length === 0 && <p className="d-quiet">{t('没有这样的事件。')}</p>}
            <ul>{inChosen.slice(0, SHOWN).map((one) => <li key={one.id}><EventLine event={one} /></li>)}</ul>
            {inChosen.length > SHOWN && <p className="d-quiet">{t('只列出最近的{n}件，其余在清单中查看。', { n: SHOWN })}</p>}
          </Panel>
        </div>
      </div>
    </>
  )
}

const URGENT = { ordinary: '', serious: '较重', urgent: '紧急', major: '重大' } as const

function EventLine({ event }: { event: GridEvent }) {
  const until = event.endedAt ? dateText(event.endedAt, 'short') : event.dueAt ? (event.late ? t('已超期') : t('{at}前', { at: dateText(event.dueAt, 'time') })) : ''
  return (
    <Go to={`/cases/${event.id}`} className="c-event">
      <span className="c-event-line">
        <strong>{event.kindName || event.title}</strong>
        <span className={event.late ? 'c-late' : 'd-quiet'}>{until}</span>
      </span>
      <span className="c-event-line d-quiet">
        <span>{[URGENT[event.urgency], event.placeText || event.regionName].filter(Boolean).join(' · ')}</span>
        <span>{event.ended ? t(EVENT_ENDS[event.ended]) : event.mainId ? t('已合并') : t('办到{level}', { level: t(EVENT_LEVELS[event.level]) })}</span>
      </span>
    </Go>
  )
}

function PlaceButton({ name, tally, on, onPress }: { name: string; tally: { open: number; late: number } | undefined; on: boolean; onPress: () => void }) {
  return (
    <button type="button" className="c-place-button" aria-pressed={on} onClick={onPress}>
      <span>{name}</span>
      <span>
        {tally && tally.late > 0 && <span className="d-count d-count-late">{t('超期{n}', { n: tally.late })}</span>}{' '}
        <span className={tally ? 'd-count d-count-mine' : 'd-count'}>{t('{n}件', { n: tally?.open ?? 0 })}</span>
      </span>
    </button>
  )
}
