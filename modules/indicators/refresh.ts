import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { EVERYWHERE, type Database, type Tx } from '../../platform/server/db.ts'
import { countyOf } from '../regions/index.ts'
import { countAt, rangeOfLeaf, usableSources } from './counting.ts'
import type { FactSource } from './define.ts'
import { LARGEST } from './known.ts'
import { ownSources } from './own.ts'
import {
  addTouched, allLeaves, countSource, beginFollowing, followerAt, forgetCounts, holdFollower, lockLeaf, oldestLeaf, staleLeaves,
  takeSnapshots, takeTouched, touchFromAudit, waitingLeaves, writeCounts, type Leaf,
} from './queries/figures.ts'

/*
 * How figures stay true. Four ways lead to the same deed, counting one leaf anew from the records; each is safe to repeat:
 *
 * 1. The audit. Every write records its deed in its own transaction with a transaction number. The follower marks the
 *    leaves of all deeds whose transactions its last snapshot had not seen, and remembers the new snapshot, in one statement.
 * 2. `touch`, for writes without a caller (imports, jobs) and for a second place that a deed concerns.
 * 3. Time. A new day, or the moment at which a case becomes overdue, makes a leaf stale by itself.
 * 4. A slow round over all leaves, so that even a write that told nobody is found within minutes.
 *
 * Marks are taken out in the transaction that counts, after the leaf's lock: a change that commits later leaves its own mark. So a crash
 * at any point loses nothing, and two refreshers never write an older count over a newer one.
 */

/** The slow round counts a leaf anew that nothing has counted for this long. */
const ROUND_MS = 600_000

const everyone = { as: 'staff', ...EVERYWHERE } as const

/**
 * Says that something at a place has changed, in the caller's transaction. `events` are deeds by name (`case.concluded`). Cheap: one
 * insert, no lock. Writes that are audited with their place need not call it.
 */
export async function touch(tx: Tx, place: { region: string; events: readonly string[]; at: Date }): Promise<void> {
  await addTouched(tx, countyOf(place.region), uuidv7(place.at.getTime()), place.region.slice(0, 12), place.events, place.at)
}

/** Sources that a deed concerns. */
export const concerned = (sources: readonly FactSource[], events: readonly string[]) =>
  sources.filter((source) => events.some((event) => source.touchedBy.includes(event.split('.')[0]!)))

/** Counts some leaves of one county anew; the transaction holds their locks until it ends. Leaves in the order of their codes. */
export async function recount(
  tx: Tx, county: string, range: { lo: string; hi: string }, leaves: readonly string[], sources: readonly FactSource[], now: Date,
): Promise<void> {
  for (const region of leaves) await lockLeaf(tx, { county, region })
  const at = countAt(county, range, now)
  for (const source of sources) {
    const counted = new Map((await countSource(tx, source, at)).map((row) => [row.region, row]))
    await writeCounts(tx, source, at, leaves, counted)
  }
}

const recountLeaf = (tx: Tx, leaf: Leaf, sources: readonly FactSource[], now: Date) =>
  recount(tx, leaf.county, rangeOfLeaf(leaf.region), [leaf.region], sources, now)

/** Sources whose views are there, with those of definitions made in the desk. */
const sourcesNow = async (tx: Tx, sources: readonly FactSource[], now: Date): Promise<FactSource[]> =>
  usableSources(tx, [...sources, ...(await ownSources(tx, shanghaiDate(now)))])

/** Reads the deeds since last time into marks. The first time it only remembers where it begins: nothing has been counted yet. */
export async function followAudit(db: Database, sources: readonly FactSource[], now: Date): Promise<void> {
  await db.within(everyone, async (tx) => {
    if (!(await holdFollower(tx))) return
    const stands = await followerAt(tx)
    if (stands && !stands.ahead) {
      await touchFromAudit(tx, [...new Set(sources.flatMap((one) => one.touchedBy))], now)
      return
    }
    if (stands) await forgetCounts(tx)
    await beginFollowing(tx, now)
  })
}

export interface Refreshed {
  touched: number
  stale: number
  round: number
}

/**
 * One turn of the refresher: follows the audit, counts marked leaves, then stale ones, then the one counted longest ago. Each leaf is a
 * small transaction of its own. Stops after `budgetMs`; the next turn goes on.
 */
export async function refresh(
  db: Database, sources: readonly FactSource[], clock: () => Date, budgetMs = 1_500, stopped: () => boolean = () => false,
): Promise<Refreshed> {
  const began = performance.now()
  const late = () => stopped() || performance.now() - began > budgetMs
  const done: Refreshed = { touched: 0, stale: 0, round: 0 }
  const usable = await db.within(everyone, (tx) => sourcesNow(tx, sources, clock()))
  await followAudit(db, usable, clock())

  while (!late()) {
    const waiting = await db.within(everyone, (tx) => waitingLeaves(tx, 50))
    if (!waiting.length) break
    for (const leaf of waiting) {
      if (late()) break
      await db.within(everyone, async (tx) => {
        await lockLeaf(tx, leaf)
        const events = (await takeTouched(tx, leaf)).flatMap((row) => row.events)
        await recountLeaf(tx, leaf, concerned(usable, events), clock())
      })
      done.touched++
    }
  }
  const names = usable.map((one) => one.name)
  while (!late()) {
    const now = clock()
    const stale = await db.within(everyone, (tx) => staleLeaves(tx, names, shanghaiDate(now), now, 50))
    if (!stale.length) break
    for (const leaf of stale) {
      if (late()) break
      await db.within(everyone, (tx) => recountLeaf(tx, leaf, usable.filter((one) => leaf.sources.includes(one.name)), clock()))
      done.stale++
    }
  }
  if (!late() && !done.touched && !done.stale) {
    const oldest = await db.within(everyone, (tx) => oldestLeaf(tx))
    if (oldest && clock().getTime() - Date.parse(oldest.counted_at) > ROUND_MS) {
      await db.within(everyone, (tx) => recountLeaf(tx, oldest, usable, clock()))
      done.round++
    }
  }
  return done
}

/** Counts everything anew, township by township. Same SQL as for one leaf, over a wider range. */
export async function recountAll(
  db: Database, sources: readonly FactSource[], clock: () => Date,
  progress: (done: number, total: number) => Promise<void> = async () => {},
): Promise<number> {
  const { usable, leaves } = await db.within(everyone, async (tx) => ({
    usable: await sourcesNow(tx, sources, clock()), leaves: await allLeaves(tx, EVERYWHERE.lo, EVERYWHERE.hi),
  }))
  const townships = new Map<string, string[]>()
  for (const { region } of leaves) townships.set(region.slice(0, 9), [...(townships.get(region.slice(0, 9)) ?? []), region])
  let done = 0
  for (const [prefix, regions] of townships) {
    await db.within(everyone, (tx) => recount(tx, countyOf(regions[0]!), { lo: prefix, hi: prefix + ':' }, regions, usable, clock()))
    await progress(++done, townships.size)
  }
  return leaves.length
}

/** Records the day at every level; numbers that differ from an earlier record of the same day become its next version, with the reason. */
export const snapshotDay = (db: Database, now: Date, reason = '当日重新统计'): Promise<number> =>
  db.within(everyone, (tx) => takeSnapshots(tx, shanghaiDate(now), now, reason, [...LARGEST]))
