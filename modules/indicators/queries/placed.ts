import type { Db } from '../../../platform/server/db.ts'
import { uuidv7 } from '../../../platform/kernel/ids.ts'
import type { PlaceMove, PlacedPart } from '../../regions/definition.ts'
import { SOURCES } from '../catalogue/sources.ts'
import { addTouched } from './figures.ts'

/** Marks every place of the move for a recount of everything; the refresher does it within seconds. */
async function touchPlaces(db: Db, move: PlaceMove): Promise<void> {
  const places = new Set([...move.steps.flatMap((s) => [s.from, s.to]), ...move.rows.map((r) => r.to), ...move.ending].map((code) => code.slice(0, 12)))
  const events = [...new Set(SOURCES.flatMap((s) => s.touchedBy))].map((noun) => `${noun}.place_changed`)
  for (const place of [...places].sort()) await addTouched(db, move.county, uuidv7(move.at.getTime()), place, events, move.at)
}

/** Figures are counted anew; what was filed or true on past days stays with the place of that day. */
export const indicatorPlaces: PlacedPart = {
  module: 'indicators',
  tables: [],
  stays: {
    'indicators.figures': '重新统计',
    'indicators.counts': '重新统计',
    'indicators.touched': '重新统计的标记',
    'indicators.snapshots': '当日的数字，按当日的区划保存',
    'indicators.reports': '当日填报的数字，按当日的区划保存',
    'indicators.own': '自定指标属于定它的单位',
    'indicators.own_versions': '自定指标属于定它的单位',
    'indicators.own_steps': '自定指标属于定它的单位',
  },
  after: touchPlaces,
}
