import type { Context } from '../../platform/server/context.ts'
import { countyOf } from '../regions/index.ts'
import { figureAt } from './board.ts'
import { isReported, type IndicatorDefinition } from './define.ts'
import type { Span } from './known.ts'
import type { PlaceRow } from './queries/figures.ts'
import { filedBetween, versionsOf } from './queries/past.ts'

/** How a figure came about: every version of the record or of the filed number, the first one first, with who changed it and why. */
export async function historyOf(ctx: Context, one: IndicatorDefinition, place: PlaceRow, span: Span) {
  const county = countyOf(place.code)
  if (isReported(one)) {
    const filed = await filedBetween(ctx.tx, county, place.code, one.code, span.period?.from ?? `${span.day.slice(0, 4)}-01-01`, span.day)
    return filed.map((row) => {
      const reports = new Map([[one.code, { ...row, at: row.at }]])
      const figure = figureAt(one, place.code, { measures: new Map(), reports, off: new Set() })
      return {
        day: row.day, version: row.version, value: figure.value, numerator: figure.suppressed ? null : row.numerator, denominator: figure.suppressed ? null : row.denominator,
        suppressed: figure.suppressed, at: row.at, by: row.by_name, reason: row.reason, evidence: row.evidence,
      }
    })
  }
  const versions = await versionsOf(ctx.tx, county, place.code, span.day)
  let before: string | undefined
  return versions.flatMap((row) => {
    const figure = figureAt(one, place.code, { measures: new Map(Object.entries(row.measures)), reports: new Map(), off: new Set(), nothing: { reason: '', owedBy: '' } })
    const said = JSON.stringify([figure.value, figure.numerator, figure.denominator])
    // A correction of the day that left this figure alone is no version of it.
    if (said === before) return []
    before = said
    return [{
      day: span.day, version: row.version, value: figure.value, numerator: figure.numerator, denominator: figure.denominator, suppressed: figure.suppressed,
      at: row.taken_at, by: row.by_name, reason: row.reason, evidence: '',
    }]
  })
}
