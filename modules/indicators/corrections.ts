import { shanghaiDate, type PlainDate } from '../../platform/kernel/dates.ts'
import type { Context } from '../../platform/server/context.ts'
import { actorOf } from '../accounts/index.ts'
import { ancestorsOf, countyOf, levelOf, scopeOf } from '../regions/index.ts'
import { countLeafOn, usableSources } from './counting.ts'
import { SOURCES } from './catalogue/sources.ts'
import { alreadyToday, boundaryChanged, correctByTownship, nothingRecorded, placeNotFound } from './errors.ts'
import { figureAt } from './board.ts'
import { isComputed } from './define.ts'
import { LARGEST, ownRows, statesRecorded } from './known.ts'
import { indicatorsOn, ownSources } from './own.ts'
import type { PlaceRow } from './queries/figures.ts'
import { addSnapshots, changedSince, holdDay, leafPlacesOn, versionsOf } from './queries/past.ts'
import { reach } from './reach.ts'

/*
 * Correcting a record of a past day. The register is put right first (a facility entered late, a wrong date); then the day is counted again
 * from the dated facts and the record gets a further version with the reason, at the place and at every place above it by the same
 * difference. What was recorded before stays readable.
 */

interface Difference {
  /** Leaf by leaf, what each measure is more or less than recorded. */
  leaves: Map<string, Map<string, number>>
}

const FOREVER = new Date('9999-12-31')

/** Refuses what cannot be counted again: today, a day without a record, a place that has been changed since, a whole county at once. */
async function ready(ctx: Context, place: PlaceRow, day: PlainDate): Promise<string[]> {
  if (day >= shanghaiDate(ctx.now)) throw alreadyToday()
  if (!['township', 'community'].includes(levelOf(place.code))) throw correctByTownship()
  if (!(await reach(ctx.tx, place.code))) throw placeNotFound()
  const { lo, hi } = scopeOf(place.code)
  const leaves = (await leafPlacesOn(ctx.tx, lo, hi, day)).map((one) => one.code)
  if (!leaves.length || !(await versionsOf(ctx.tx, countyOf(place.code), place.code, day)).length) throw nothingRecorded()
  if ((await changedSince(ctx.tx, leaves, day)).length) throw boundaryChanged()
  return leaves
}

async function difference(ctx: Context, leaves: readonly string[], day: PlainDate): Promise<Difference> {
  const sources = await usableSources(ctx.tx, [...SOURCES, ...(await ownSources(ctx.tx, day))].filter((one) => one.dated?.length))
  const recorded = ownRows(leaves, await statesRecorded(ctx.tx, leaves, day, FOREVER))
  const differences = new Map<string, Map<string, number>>()
  for (const leaf of leaves) {
    const had = recorded.get(leaf)!.measures
    const now = await countLeafOn(ctx.tx, leaf, day, sources)
    const more = new Map([...now].flatMap(([key, value]) => (had.has(key) && !LARGEST.has(key) && value !== had.get(key) ? [[key, value - had.get(key)!] as const] : [])))
    if (more.size) differences.set(leaf, more)
  }
  return { leaves: differences }
}

function total(of: Difference, within: (leaf: string) => boolean): Map<string, number> {
  const sum = new Map<string, number>()
  for (const [leaf, more] of of.leaves) if (within(leaf)) for (const [key, value] of more) sum.set(key, (sum.get(key) ?? 0) + value)
  return sum
}

/** What a correction would change in the figures of the place itself. Small numbers of people stay hidden. */
async function changesOf(ctx: Context, place: PlaceRow, day: PlainDate, of: Difference) {
  const last = (await versionsOf(ctx.tx, countyOf(place.code), place.code, day)).at(-1)!
  const before = new Map(Object.entries(last.measures))
  const after = new Map(before)
  for (const [key, more] of total(of, () => true)) after.set(key, after.get(key)! + more)
  const indicators = (await indicatorsOn(ctx.tx, place.code, day, shanghaiDate(ctx.now))).filter(isComputed)
  return indicators.flatMap((one) => {
    const [a, b] = [before, after].map((measures) => figureAt(one, place.code, { measures, reports: new Map(), off: new Set(), nothing: { reason: '', owedBy: '' } }))
    const same = a!.value === b!.value && a!.numerator === b!.numerator && a!.denominator === b!.denominator
    return same ? [] : [{ code: one.code, title: one.title, unit: one.unit, decimals: one.decimals, before: a!.value, after: b!.value, suppressed: a!.suppressed || b!.suppressed }]
  })
}

/** What counting the day again would change. */
export async function previewOf(ctx: Context, place: PlaceRow, day: PlainDate) {
  const leaves = await ready(ctx, place, day)
  const of = await difference(ctx, leaves, day)
  return { region: place.code, regionName: place.name, day, items: await changesOf(ctx, place, day, of) }
}

/** Counts the day again and records what differs, with the reason. Nothing differs: nothing is recorded. */
export async function correct(ctx: Context, place: PlaceRow, day: PlainDate, reason: string) {
  const leaves = await ready(ctx, place, day)
  await holdDay(ctx.tx, countyOf(place.code), day)
  const of = await difference(ctx, leaves, day)
  const items = of.leaves.size ? await changesOf(ctx, place, day, of) : []
  if (of.leaves.size) {
    const places = new Set([...of.leaves.keys()].flatMap((leaf) => [leaf, ...ancestorsOf(leaf)]))
    // The records above the reader's own place get the same difference: they only add up.
    const top = place.code.slice(0, 2)
    await ctx.tx.reaching(top, `${top}:`, async () => {
      const rows = []
      for (const code of [...places].sort()) {
        const last = (await versionsOf(ctx.tx, countyOf(code), code, day)).at(-1)
        if (!last) continue
        const { lo, hi } = scopeOf(code)
        const more = total(of, (leaf) => (levelOf(code) === 'community' ? leaf === code : leaf >= lo && leaf < hi))
        const measures = { ...last.measures }
        for (const [key, value] of more) if (measures[key] !== undefined) measures[key] += value
        rows.push({
          county: countyOf(code), id: ctx.newId(), region: code, day, version: last.version + 1, measures, asOf: ctx.now, at: ctx.now, reason,
          byName: actorOf(ctx).name,
        })
      }
      await addSnapshots(ctx.tx, rows)
    })
    await ctx.audit('indicator.corrected', { region: place.code, because: reason, detail: { day, figures: items.map((one) => one.code).slice(0, 50) } })
  }
  return { region: place.code, regionName: place.name, day, items }
}
