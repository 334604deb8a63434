import { endOfDay, shanghaiDate, shanghaiInstant, yearOf, type PlainDate } from '../../platform/kernel/dates.ts'
import type { Tx } from '../../platform/server/db.ts'
import { countyOf } from '../regions/index.ts'
import type { CountAt, FactSource } from './define.ts'
import { countSource, missingViews } from './queries/figures.ts'

/** Where a leaf's rows lie: its twelve digits and whatever follows them, but not the places below a township. */
export const rangeOfLeaf = (region: string) => ({ lo: region, hi: region + ':' })

export function countAt(county: string, range: { lo: string; hi: string }, now: Date, past = false): CountAt {
  const day = shanghaiDate(now)
  return { county, ...range, now, day, past, yearStart: shanghaiInstant(`${yearOf(day)}-01-01`, '00:00') }
}

/** Sources whose views are there. */
export async function usableSources(tx: Tx, sources: readonly FactSource[]): Promise<FactSource[]> {
  const missing = new Set((await missingViews(tx, [...new Set(sources.flatMap((one) => one.needs))])).map((row) => row.name))
  return sources.filter((one) => !one.needs.some((name) => missing.has(name)))
}

/** The last moment of a day, at which its records are taken. */
export const lastMoment = (day: PlainDate): Date => new Date(endOfDay(day).getTime() - 1)

/** Counts the dated columns of some sources for a leaf as it is today, for a past day. Measures by key, zeros included. */
export async function countLeafOn(tx: Tx, leaf: string, day: PlainDate, sources: readonly FactSource[]): Promise<Map<string, number>> {
  const at = countAt(countyOf(leaf), rangeOfLeaf(leaf), lastMoment(day), true)
  const counted = new Map<string, number>()
  for (const source of sources) {
    const row = (await countSource(tx, source, at)).find((one) => one.region === leaf)
    for (const column of source.dated ?? []) counted.set(`${source.name}.${column}`, Number(row?.[column] ?? 0))
  }
  return counted
}
