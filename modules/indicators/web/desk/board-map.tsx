import { Button, Select } from 'antd'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { Awaiting, DataTableChart, dateText, Go, Panel, useCall, useGo, useSearchState, Waiting } from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import { getBoundaries } from '../../../regions/contract.ts'
import { getIndicatorMap } from '../../contract.ts'
import { figuresOf, hasValue, type Board } from './board-figures.ts'
import { numberText } from './figures.tsx'
import { shadeOf, shadesOf, type Shade } from './shades.ts'

const Choropleth = lazy(() => import('./choropleth.tsx'))

type MapReply = Reply<typeof getIndicatorMap>
type Part = MapReply['places'][number]

/** The figures that a map can show: counted ones that have a number. */
export const mapped = (board: Board) => figuresOf(board).filter((one) => hasValue(one) && one.value.kind === 'computed' && board.breakdown.codes.includes(one.value.code))

/** Which figure is looked at, kept in the address. */
function useShown(board: Board): [code: string | undefined, choose: (code: string) => void] {
  const [search, setSearch] = useSearchState()
  const figures = mapped(board)
  const wanted = figures.find(({ value }) => value.code === search.of)
  // Best one on which places differ: a share that is neither nothing nor all.
  const telling = figures.filter(({ value }) => value.unit === '%' && value.value !== null && value.value > 2 && value.value < 98)
  const usual = telling.find(({ value }) => value.target ?? value.targetElsewhere) ?? telling[0] ?? figures.find(({ value }) => value.target) ?? figures[0]
  return [(wanted ?? usual)?.value.code, (code) => setSearch({ of: code })]
}

/** One figure by community as a map with its legend and table, and how it went over the last days. */
export function PlaceMap({ board }: { board: Board }) {
  const [code, choose] = useShown(board)
  const figure = figuresOf(board).find(({ value }) => value.code === code)
  const community = board.level === 'community'
  const map = useCall(getIndicatorMap, { params: { code: code ?? '' }, query: { region: board.region, level: 'community' } }, { enabled: code !== undefined && !community, keep: true })
  if (!code || !figure) return null
  const trend = figure.trend.filter((point) => point.value !== null)
  return (
    <>
      <Panel
        title={community ? t('走势') : t('各社区分布')}
        aside={
          <Select
            className="b-tools"
            aria-label={t('看哪一项指标')}
            value={code}
            style={{ inlineSize: 320 }}
            options={mapped(board).map(({ value }) => ({ value: value.code, label: value.title }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={choose}
          />
        }
      >
        {community ? <Trend board={board} code={code} /> : <Awaiting query={map} inside>{(reply) => <Shown reply={reply} region={board.region} />}</Awaiting>}
      </Panel>
      {!community && trend.length > 1 && (
        <Panel title={t('走势')}>
          <Trend board={board} code={code} />
        </Panel>
      )}
    </>
  )
}

function Trend({ board, code }: { board: Board; code: string }) {
  const figure = figuresOf(board).find(({ value }) => value.code === code)!
  if (figure.trend.filter((point) => point.value !== null).length < 2) return <p className="d-quiet">{t('留存的天数还不够画出走势。')}</p>
  return (
    <DataTableChart
      kind="line"
      title={t('{place}：{title}', { place: board.regionName, title: figure.value.title })}
      unit={figure.value.unit}
      digits={figure.value.decimals}
      points={figure.trend.map((point) => ({ label: dateText(point.day), value: point.value, target: figure.value.target?.value ?? null }))}
    />
  )
}

const known = (part: Part): part is Part & { value: number } => part.value !== null && !part.suppressed
const words = (part: Part, reply: MapReply) => (part.suppressed ? t('少于5') : part.value === null ? t('无数据') : `${numberText(part.value, reply.decimals)}${reply.unit}`)

/** 「3.0—4.5%：6处」 */
export const shadeWords = (shade: Shade, unit: string, decimals: number): string => {
  const from = numberText(shade.from, decimals)
  const to = numberText(shade.to, decimals)
  return from === to ? `${from}${unit}` : `${from}—${to}${unit}`
}

const FIRST = 12

function Shown({ reply, region }: { reply: MapReply; region: string }) {
  const [whole, setWhole] = useState(false)
  // Paper has no button to press.
  useEffect(() => {
    const open = () => setWhole(true)
    window.addEventListener('beforeprint', open)
    return () => window.removeEventListener('beforeprint', open)
  }, [])
  const go = useGo()
  const boundaries = useCall(getBoundaries, { params: { code: region }, query: { level: 'community' } }, { staleMs: 600_000 })
  const shades = useMemo(() => shadesOf(reply.places.filter(known).map((part) => part.value)), [reply])
  const shaded = useMemo(
    () => reply.places.map((part) => ({ code: part.region, colour: known(part) ? shadeOf(shades, part.value)?.colour : undefined, words: words(part, reply) })),
    [reply, shades],
  )
  const ordered = useMemo(() => [...reply.places].sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity) || (a.region < b.region ? -1 : 1)), [reply])
  const unknown = reply.places.length - shades.reduce((sum, shade) => sum + shade.places, 0)
  return (
    <>
      <p className="b-map-title">
        <strong>{reply.title}</strong> <span className="d-quiet">{reply.sentence}{reply.asOf && t('截至{time}。', { time: dateText(reply.asOf, 'time') })}</span>
      </p>
      <div className="b-map-pair">
        <div className="b-map-side">
          <Suspense fallback={<div className="b-map"><Waiting rows={6} /></div>}>
            {boundaries.data && <Choropleth title={reply.title} features={boundaries.data.features} shaded={shaded} onChoose={(code) => go(`/board?region=${code}&of=${reply.code}`)} />}
          </Suspense>
          <ul className="b-legend" aria-label={t('图例')}>
            {shades.map((shade) => (
              <li key={shade.from}>
                <span className="b-swatch" style={{ background: shade.colour }} aria-hidden />
                {t('{range}：{n}处', { range: shadeWords(shade, reply.unit, reply.decimals), n: shade.places })}
              </li>
            ))}
            {unknown > 0 && (
              <li>
                <span className="b-swatch b-swatch-empty" aria-hidden />
                {t('没有数值：{n}处', { n: unknown })}
              </li>
            )}
          </ul>
          {boundaries.data?.note && <p className="d-quiet b-map-note">{boundaries.data.note}</p>}
        </div>
        <div className="b-map-table">
          <table className="d-table">
            <caption className="d-hidden">{t('{title}，按社区', { title: reply.title })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('社区、嘎查村')}</th>
                <th scope="col" className="d-end">{t('数值')}</th>
                <th scope="col">{t('目标')}</th>
              </tr>
            </thead>
            <tbody>
              {(whole ? ordered : ordered.slice(0, FIRST)).map((part) => (
                <tr key={part.region}>
                  <th scope="row"><Go to={`/board?region=${part.region}&of=${reply.code}`}>{part.regionName}</Go></th>
                  <td className="d-end">{known(part) ? <Go to={`/board/${reply.code}?region=${part.region}`}>{words(part, reply)}</Go> : <span className="d-quiet">{words(part, reply)}</span>}</td>
                  <td>{{ met: t('已达标'), short: t('未达标'), none: '' }[part.targetState]}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {ordered.length > FIRST && !whole && (
            <p className="d-foot">
              <Button onClick={() => setWhole(true)}>{t('显示全部{n}处', { n: ordered.length })}</Button>
            </p>
          )}
        </div>
      </div>
    </>
  )
}
