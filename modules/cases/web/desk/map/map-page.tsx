import { PlusOutlined } from '@ant-design/icons'
import { Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo } from 'react'
import {
  deskCall, DueText, Go, keyOf, PageHeading, Panel, ProblemAlert, useAbility, useCall, useSearchState, Waiting,
} from '../../../../../platform/web/desk/index.ts'
import { t } from '../../../../../platform/web/text.ts'
import { getBoundaries, getRegion } from '../../../../regions/contract.ts'
import { listCases, URGENCIES, type CaseListItem } from '../../../contract.ts'
import { usePost } from '../who.ts'
import { dueOfRow, nextOf } from '../words.ts'
import { stemOf, tallies, withCommunity, type Feature } from './places.ts'
import '../cases.css'

const GridMap = lazy(() => import('./grid-map.tsx'))

/** How many events the map holds at most; more are read in the list. */
const PAGES = 6
const SHOWN = 20
/** The map of a place shows the places of this level. */
const BELOW: Record<string, 'township' | 'community' | 'grid'> = { prefecture: 'township', county: 'township', township: 'grid', community: 'grid', grid: 'grid' }

/** All open events of a place, page by page, up to the number that a map can say anything with. */
async function openEvents(region: string, signal: AbortSignal): Promise<{ items: CaseListItem[]; more: boolean }> {
  const items: CaseListItem[] = []
  let after: string | undefined
  for (let page = 0; page < PAGES; page++) {
    const answer = await deskCall(listCases, { query: { box: 'place', kind: 'event', region, after } }, { signal })
    items.push(...answer.items)
    if (!answer.next) return { items, more: false }
    after = answer.next
  }
  return { items, more: true }
}

/** 网格地图: open events of a place on its map and, the same, as a list. */
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
  const events = useQuery({
    queryKey: [...keyOf(listCases), 'map', place],
    queryFn: ({ signal }) => openEvents(place, signal),
    enabled: place !== '',
    refetchInterval: 60_000,
  })
  // 第一网格 is many: beyond one community a grid is named with its own.
  const communities = region.data?.region.level === 'township' ? region.data.children : undefined
  const features = useMemo(() => withCommunity(boundaries.data?.features ?? [], communities), [boundaries.data, communities])
  const tally = useMemo(() => tallies(features, events.data?.items ?? []), [features, events.data])
  const chosen = features.find((one) => one.properties.code === search.grid)
  const choose = (code: string) => setSearch({ grid: search.grid === code ? undefined : code })
  const inChosen = (events.data?.items ?? []).filter((one) => {
    if (search.grid === 'none') return !features.some(({ properties }) => one.region.startsWith(stemOf(properties.code, properties.level)))
    return !chosen || one.region.startsWith(stemOf(chosen.properties.code, chosen.properties.level))
  })
  const open = events.data?.items.length ?? 0
  const above = region.data?.region
  const places = home.data ? [home.data.region, ...home.data.children] : []
  const busy = [...tally].filter(([code]) => code !== '').length
  const count = (one: Feature) => tally.get(one.properties.code)?.open ?? 0
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
      <p className="d-sentence" role="status">
        {events.data ? t('{place}有{n}件事件在办{more}。', { place: above?.name ?? '', n: open, more: events.data.more ? t('（只显示最近的这些，其余请到办件清单查看）') : '' }) : ' '}
      </p>
      <ProblemAlert error={region.error ?? boundaries.error ?? events.error} retry={() => void Promise.all([boundaries.refetch(), events.refetch()])} />
      <div className="c-map-page">
        <div>
          <Suspense fallback={<div className="c-map"><Waiting rows={6} /></div>}>
            {boundaries.data && <GridMap features={features} around={around.data?.features} tally={tally} chosen={search.grid} onChoose={choose} />}
          </Suspense>
          {boundaries.data?.note && <p className="d-quiet c-map-note">{t('边界：{note}', { note: boundaries.data.note })}</p>}
        </div>
        <div>
          <Panel title={t('各处在办')} aside={<span className="d-quiet">{t('{n}处有事件', { n: busy })}</span>}>
            {features.length === 0 && boundaries.data && <p className="d-quiet">{t('这个地点还没有边界数据。')}</p>}
            {features.length > 0 && busy === 0 && !tally.has('') && <p className="d-quiet">{t('各处都没有在办的事件。')}</p>}
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
                <summary>{t('没有在办事件的{n}处', { n: features.length - busy })}</summary>
                <ul className="c-places">{features.filter((one) => !tally.has(one.properties.code)).map(line)}</ul>
              </details>
            )}
          </Panel>
          <Panel title={chosen ? t('{name}的事件', { name: chosen.properties.name }) : t('事件')} aside={<Go to={`/cases?tab=place&kind=event${chosen ? `&region=${chosen.properties.code}` : ''}`}>{t('在办件清单中查看')}</Go>}>
            {events.data && inChosen.length === 0 && <p className="d-quiet">{t('没有在办的事件。')}</p>}
            <ul>
              {inChosen.slice(0, SHOWN).map((one) => (
                <li key={one.id}>
                  <Go to={`/cases/${one.id}`} className="c-event">
                    <span className="c-event-line">
                      <strong>{one.title}</strong>
                      <DueText due={dueOfRow(one)} />
                    </span>
                    <span className="c-event-line d-quiet">
                      <span>{[one.urgency === 'ordinary' ? '' : URGENCIES[one.urgency], one.placeText || one.regionName].filter(Boolean).join(' · ')}</span>
                      <span>{nextOf(one)}</span>
                    </span>
                  </Go>
                </li>
              ))}
            </ul>
            {inChosen.length > SHOWN && <p className="d-quiet">{t('还有{n}件，请在办件清单中查看。', { n: inChosen.length - SHOWN })}</p>}
          </Panel>
        </div>
      </div>
    </>
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
