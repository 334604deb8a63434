import type { PlainDate } from '../../platform/kernel/dates.ts'
import type { Tx } from '../../platform/server/db.ts'
import { placesThen, placeThen, spanAsked } from './asked.ts'
import { asOfFigure, denominatorText, figureAt, partsOf } from './board.ts'
import { isComputed, type IndicatorDefinition } from './define.ts'
import { placeNotFound } from './errors.ts'
import { knownOf, knownOfParts, measuresOf } from './known.ts'
import { indicatorsOn, pick } from './own.ts'
import { reach } from './reach.ts'

/** What another module asks for. Without day and period: the state of today. */
export interface FiguresAsked {
  codes: readonly string[]
  /** Twelve digits, within the transaction's scope. */
  region: string
  now: Date
  day?: PlainDate
  /** `2026`, `2026-H1`, `2026-Q3`, `2026-09`; while it runs, up to today. */
  period?: string
  /** By the places of this day, and only what was recorded and filed by the end of that one. */
  boundary?: PlainDate
  known?: PlainDate
  /** Also the places directly below, with small numbers withheld so that none can be had by subtraction. */
  below?: boolean
}

/** One indicator of one place, with all that a reader must be told beside the number. */
export interface FigureReading {
  code: string
  title: string
  unit: string
  decimals: number
  direction: IndicatorDefinition['direction']
  kind: IndicatorDefinition['kind']
  region: string
  /** The day whose state it is: of a period the last, or today while it runs. */
  day: PlainDate
  /** The period as asked, or null. */
  period: string | null
  value: number | null
  numerator: number | null
  denominator: number | null
  numeratorText: string
  denominatorText: string | null
  base: string
  source: string
  /** 截至: the oldest moment of its parts. */
  asOf: string | null
  /** Version of the day's record that a counted figure was read from; null where it was counted live or filed. */
  record: number | null
  /** Too few people: neither value nor parts may be shown. */
  suppressed: boolean
  /** 尚未采集: why there is no number and who owes it. Never 0 instead. */
  missing: { reason: string; owedBy: string } | null
  note: string
  /** The places directly below; empty unless asked for. */
  parts: Array<{ region: string; regionName: string; value: number | null; numerator: number | null; denominator: number | null; suppressed: boolean; missing: boolean }>
}

/**
 * Figures for other modules (plans, evaluation, filings, reports), in the order of the catalogue. The caller's own rights apply: a place
 * outside the transaction's scope is refused as not found, unknown codes too. A past day comes out as it was recorded, with corrections.
 */
export async function figuresOf(tx: Tx, asked: FiguresAsked): Promise<FigureReading[]> {
  const span = spanAsked(asked.now, asked)
  const place = (await reach(tx, asked.region)) ? await placeThen({ tx }, asked.region, span) : undefined
  if (!place) throw placeNotFound()
  const indicators = pick(await indicatorsOn(tx, place.code, span.day, span.today), asked.codes)
  const measures = [...new Set(indicators.flatMap(measuresOf))]
  const known = await knownOf(tx, place, measures, span)
  const below = asked.below && place.level !== 'community' ? await placesThen({ tx }, place.code, span) : []
  const parts = await knownOfParts(tx, below, measures, span, false)
  return indicators.map((one) => {
    const { filedAt: _, ...figure } = figureAt(one, place.code, known)
    return {
      code: one.code, title: one.title, unit: one.unit, decimals: one.decimals, direction: one.direction, kind: one.kind, region: place.code,
      day: span.day, period: span.period?.code ?? null, ...figure,
      numeratorText: isComputed(one) ? one.numerator.text : one.numeratorText, denominatorText: denominatorText(one), base: one.base, source: one.source,
      asOf: asOfFigure(one, place.code, known), record: isComputed(one) ? (known.record ?? null) : null,
      parts: partsOf(one, below, parts, span.day, []).map(({ kind: _kind, asOf: _asOf, targetState: _state, ...part }) => part),
    }
  })
}
