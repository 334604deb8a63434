import { endOfDay, type PlainDate } from '../../platform/kernel/dates.ts'
import type { Tx } from '../../platform/server/db.ts'
import { covers } from '../regions/index.ts'
import { indicatorOf } from './builder/rules.ts'
import { INDICATORS } from './catalogue/index.ts'
import { isComputed, type Computed, type FactSource, type IndicatorDefinition } from './define.ts'
import { indicatorNotFound } from './errors.ts'
import { ownSource } from './queries/own-facts.ts'
import { ownOn } from './queries/own.ts'
import { definitionsBefore } from './queries/past.ts'

/** Numbers that the catalogue counts, by key with their words: what a definition of a place may divide by. */
export const COUNTED: ReadonlyMap<string, string> = new Map(
  INDICATORS.filter(isComputed).flatMap((one) => [one.denominator, one.numerator]).flatMap((part) => (part ? [[part.key, part.text] as const] : [])),
)

/** Sources of the definitions that places made themselves and that count on the day. */
export const ownSources = async (tx: Tx, day: PlainDate): Promise<FactSource[]> =>
  (await ownOn(tx, day)).flatMap((row) => ownSource(row.code, row.number, row.body) ?? [])

/** Definitions of its own that hold for a place on a day: those of the place and of all above it. */
async function ownOfPlace(tx: Tx, region: string, day: PlainDate): Promise<Computed[]> {
  return (await ownOn(tx, day)).filter((row) => covers(row.region, region)).sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((row) => indicatorOf(row.code, row.number, row.body, COUNTED))
}

/**
 * The indicators of a place as they were defined on a day: those of the catalogue in its order, then the place's own. A past day is read by
 * the definitions of that day, so that its figures stay what they were when a definition changes.
 */
export async function indicatorsOn(tx: Tx, region: string, day: PlainDate, today: PlainDate): Promise<readonly IndicatorDefinition[]> {
  const own = await ownOfPlace(tx, region, day)
  if (day === today) return [...INDICATORS, ...own]
  const then = new Map((await definitionsBefore(tx, endOfDay(day))).map((row) => [row.code, row.body]))
  return [...INDICATORS.map((one) => then.get(one.code) ?? one), ...own]
}

/** Those with these codes, in order; all without codes. Refuses an unknown one. */
export function pick(indicators: readonly IndicatorDefinition[], codes: readonly string[] | undefined): readonly IndicatorDefinition[] {
  if (!codes) return indicators
  const wanted = new Set(codes)
  const found = indicators.filter((one) => wanted.delete(one.code))
  for (const code of wanted) throw indicatorNotFound(code)
  return found
}
