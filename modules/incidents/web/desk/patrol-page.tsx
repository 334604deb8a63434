import { Awaiting, dateText, DetailPage, Facts, Go, Panel, useCall, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getPatrol } from '../../contract.ts'
import { lasted } from './patrols-page.tsx'
import { distance } from './words.tsx'
import './incidents.css'

/** One patrol: when, where, what was found; the line where it may be seen. */
export default function PatrolPage() {
  const query = useCall(getPatrol, { params: { id: useParam('id') } })
  return (
    <Awaiting query={query}>
      {({ patrol, track, trackUntil, found }) => (
        <DetailPage
          title={t('{by}的巡查', { by: patrol.by })}
          crumbs={[{ label: t('巡查'), to: '/incidents/patrols' }]}
          sentence={t('{by}于{at}在{place}巡查{long}，发现{n}件。', { by: patrol.by, at: dateText(patrol.startedAt, 'time'), place: patrol.regionName, long: lasted(patrol.startedAt, patrol.endedAt), n: patrol.findings })}
          actions={[]}
          facts={<Panel title={t('巡查')}><Facts facts={[
            { label: t('开始'), value: dateText(patrol.startedAt, 'time') }, { label: t('结束'), value: dateText(patrol.endedAt, 'time') },
            { label: t('去了哪里'), value: patrol.places }, { label: t('记事'), value: patrol.note }, { label: t('路程'), value: patrol.metres ? distance(patrol.metres) : t('没有记轨迹') },
          ]} /></Panel>}
        >
          <Panel title={t('轨迹')}>
            {track ? <Line track={track} /> : <p className="d-quiet">{patrol.tracked ? t('轨迹只给本人和所在社区、街道的负责人看。') : t('这次没有记轨迹，或者已经到期删除。')}</p>}
            {trackUntil && <p className="d-quiet">{t('轨迹由网格员自己开关，保存到{day}，到期自动删除。', { day: dateText(trackUntil) })}</p>}
          </Panel>
          <Panel title={t('发现的事件')}>
            {found.length === 0 && <p className="d-quiet">{t('没有发现事件。')}</p>}
            <ul className="inc-rows">{found.map((one) => <li key={one.id}><Go to={`/cases/${one.id}`}>{one.number} {one.title}</Go></li>)}</ul>
          </Panel>
        </DetailPage>
      )}
    </Awaiting>
  )
}

/** The walked line, drawn to scale without tiles. */
function Line({ track }: { track: readonly (readonly [number, number, number])[] }) {
  const [lons, lats] = [track.map((fix) => fix[0]), track.map((fix) => fix[1])]
  const scale = Math.cos(((lats[0] ?? 0) * Math.PI) / 180)
  const [west, south] = [Math.min(...lons), Math.min(...lats)]
  const width = Math.max((Math.max(...lons) - west) * scale, 1e-4)
  const height = Math.max(Math.max(...lats) - south, 1e-4)
  const points = track.map(([lon, lat]) => `${(((lon - west) * scale) / Math.max(width, height)) * 280 + 10},${290 - ((lat - south) / Math.max(width, height)) * 280}`)
  const [begin = '', last = ''] = [points[0], points.at(-1)]
  return (
    <svg viewBox="0 0 300 300" className="inc-track" role="img" aria-label={t('巡查路线，共{n}个点', { n: track.length })}>
      <polyline points={points.join(' ')} fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinejoin="round" />
      <circle cx={begin.split(',')[0]} cy={begin.split(',')[1]} r="5" className="inc-track-begin" />
      <rect x={Number(last.split(',')[0]) - 5} y={Number(last.split(',')[1]) - 5} width="10" height="10" className="inc-track-end" />
    </svg>
  )
}
