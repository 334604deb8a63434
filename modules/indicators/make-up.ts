import { addDays, shanghaiDate, type PlainDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { EVERYWHERE, type Database, type Tx } from '../../platform/server/db.ts'
import { ancestorsOf, countyOf } from '../regions/index.ts'
import { countAt, lastMoment, usableSources } from './counting.ts'
import type { FactSource } from './define.ts'
import { LARGEST } from './known.ts'
import { ownSources } from './own.ts'
import { countSource } from './queries/figures.ts'
import { addSnapshots, changedSince, firstRecord, leafPlacesOn, recordedOn } from './queries/past.ts'

/*
 * Nights on which nothing was recorded because the server stood still. What is told by dated facts is counted for that day afterwards and
 * recorded as such; what is not dated stays missing for that day.
 */

const everyone = { as: 'staff', ...EVERYWHERE } as const
/** Further back nobody would know what else was put right since. */
const DAYS_BACK = 7
const REASON = '当晚没有留存，事后按登记补算'

async function countDay(tx: Tx, sources: readonly FactSource[], day: PlainDate, leaves: readonly string[]): Promise<Map<string, Map<string, number>>> {
  const known = new Set(leaves)
  const counted = new Map(leaves.map((leaf) => [leaf, new Map<string, number>()]))
  for (const prefix of new Set(leaves.map((leaf) => leaf.slice(0, 9)))) {
    const at = countAt(countyOf(`${prefix}000`), { lo: prefix, hi: `${prefix}:` }, lastMoment(day), true)
    for (const source of sources) {
      const rows = new Map((await countSource(tx, source, at)).map((row) => [row.region, row]))
      for (const leaf of leaves) {
        if (!leaf.startsWith(prefix) || !known.has(leaf)) continue
        for (const column of source.dated ?? []) if (!LARGEST.has(`${source.name}.${column}`)) counted.get(leaf)!.set(`${source.name}.${column}`, Number(rows.get(leaf)?.[column] ?? 0))
      }
    }
  }
  return counted
}

/** Records a day that was missed, unless places changed since. @returns rows added. */
async function makeUpDay(tx: Tx, catalogue: readonly FactSource[], day: PlainDate, now: Date): Promise<number> {
  const leaves = (await leafPlacesOn(tx, EVERYWHERE.lo, EVERYWHERE.hi, day)).map((one) => one.code)
  if (!leaves.length || (await changedSince(tx, leaves, day)).length) return 0
  const sources = await usableSources(tx, [...catalogue, ...(await ownSources(tx, day))].filter((one) => one.dated?.length))
  const places = new Map<string, Record<string, number>>()
  for (const [leaf, measures] of await countDay(tx, sources, day, leaves)) {
    for (const place of new Set([leaf, ...ancestorsOf(leaf)])) {
      const sum = places.get(place) ?? {}
      for (const [key, value] of measures) sum[key] = (sum[key] ?? 0) + value
      places.set(place, sum)
    }
  }
  return addSnapshots(tx, [...places].map(([region, measures]) => ({
    county: countyOf(region), id: uuidv7(now.getTime()), region, day, version: 1, measures, asOf: now, at: now, reason: REASON, byName: '',
  })))
}

/** Makes up for the nights of the last week that were missed since records began. Each day is a transaction of its own. @returns the days. */
export async function makeUpMissedDays(db: Database, catalogue: readonly FactSource[], now: Date): Promise<PlainDate[]> {
  const today = shanghaiDate(now)
  const made: PlainDate[] = []
  for (let back = DAYS_BACK; back >= 1; back--) {
    const day = addDays(today, -back)
    const added = await db.within(everyone, async (tx) => {
      const first = (await firstRecord(tx)).day
      return first && first < day && !(await recordedOn(tx, day)).recorded ? makeUpDay(tx, catalogue, day, now) : 0
    })
    if (added) made.push(day)
  }
  return made
}
