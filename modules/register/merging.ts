/** What the register itself does when two files of one person become one: ties, households, representatives. Runs within the county. */
import type { Db } from '../../platform/server/db.ts'
import type { MergeConflict, MergePair, TouchedRow } from './definition.ts'
import { holdFiles, holdHouseholds, holdStandings, holdTies, setHousehold, setStanding, setTie, type MergedTie } from './queries/merging.ts'
import { cutToGaps } from './timeline.ts'

const KINDS = ['registered', 'living', 'cared_for'] as const
const samePlace = (a: MergedTie, b: MergedTie) =>
  a.household_id === b.household_id && a.dwelling_id === b.dwelling_id && a.elsewhere_code === b.elsewhere_code && a.elsewhere === b.elsewhere

/**
 * Whose ties of a kind hold where the two files differ, unless somebody chose: the newer address; of one and the same place the older tie,
 * since that person has been there as long.
 */
export function preferredSide(ties: readonly MergedTie[], kind: string, { into, from }: Pick<MergePair, 'into' | 'from'>): 'into' | 'from' {
  const current = (person: string) => ties.filter((t) => t.person_id === person && t.kind === kind && (t.valid_until === null || t.valid_until > t.valid_from)).at(-1)
  const [mine, theirs] = [current(into), current(from)]
  if (!mine || !theirs) return mine ? 'into' : theirs ? 'from' : 'into'
  if ((mine.valid_until === null) !== (theirs.valid_until === null)) return mine.valid_until === null ? 'into' : 'from'
  if (samePlace(mine, theirs)) return mine.valid_from <= theirs.valid_from ? 'into' : 'from'
  return mine.valid_from >= theirs.valid_from ? 'into' : 'from'
}

/** What says that the two cannot be one person: one stands for the other. */
export async function conflictsBetween(db: Db, { county, into, from, today }: MergePair): Promise<MergeConflict[]> {
  const standings = await holdStandings(db, county, [into, from])
  const each = standings.find((s) => [s.person_id, s.by_person_id].every((id) => id === into || id === from) && (s.valid_until === null || s.valid_until > today))
  if (!each) return []
  return [{ code: 'register.one_stands_for_other', message: '两份档案中的一位是另一位的监护人或代理人，应是两个人。如登记有误，请先结束这条代理关系' }]
}

/** Brings ties, households and representations of one file to the other, without overlaps; answers every row changed. */
export async function uniteRelations(db: Db, pair: MergePair): Promise<TouchedRow[]> {
  const touched = await uniteTies(db, pair)
  touched.push(...(await uniteHouseholds(db, pair, touched)))
  touched.push(...(await uniteStandings(db, pair)))
  return touched
}

async function uniteTies(db: Db, { county, into, from, prefer }: MergePair): Promise<TouchedRow[]> {
  const ties = await holdTies(db, county, [into, from])
  const region = (await holdFiles(db, county, [into]))[0]!.region
  const touched: TouchedRow[] = []
  for (const kind of KINDS) {
    const side = prefer?.[kind] ?? preferredSide(ties, kind, { into, from })
    const spans = (person: string) =>
      ties.filter((t) => t.kind === kind && t.person_id === person).map((t) => ({ id: t.id, from: t.valid_from, until: t.valid_until }))
    const cut = cutToGaps(spans(side === 'into' ? into : from), spans(side === 'into' ? from : into))
    for (const tie of ties.filter((t) => t.kind === kind)) {
      const span = cut.find((c) => c.id === tie.id)
      const covered = span !== undefined && span.from === span.until
      if (!span && tie.person_id === into) continue
      const before = { person_id: tie.person_id, region: tie.region, valid_from: tie.valid_from, valid_until: tie.valid_until }
      const after = {
        // What the other file says on every day is put aside with the merged file, and holds on none.
        person_id: covered ? from : into,
        // Of a place elsewhere the row stands with the person.
        region: tie.elsewhere_code && !covered ? region : tie.region,
        valid_from: span?.from ?? tie.valid_from,
        valid_until: span ? span.until : tie.valid_until,
      }
      await setTie(db, county, { id: tie.id, ...after })
      touched.push({ table: 'register.ties', id: tie.id, before, after })
    }
  }
  return touched
}

/** Households headed by the file that goes are headed by the one that stays; one in which nobody is left ends today. */
async function uniteHouseholds(db: Db, { county, into, from, today }: MergePair, ties: readonly TouchedRow[]): Promise<TouchedRow[]> {
  const touchedTies = new Set(ties.map((t) => t.id))
  const named = (await holdTies(db, county, [into, from])).filter((t) => touchedTies.has(t.id) && t.household_id).map((t) => t.household_id!)
  const touched: TouchedRow[] = []
  for (const home of await holdHouseholds(db, county, [...new Set(named)], from, today)) {
    const ends = home.valid_until === null && home.holding === 0
    const after = { head_id: home.head_id === from ? into : home.head_id, valid_until: ends ? (today > home.valid_from ? today : home.valid_from) : home.valid_until }
    if (after.head_id === home.head_id && after.valid_until === home.valid_until) continue
    await setHousehold(db, county, { id: home.id, ...after })
    touched.push({ table: 'register.households', id: home.id, before: { head_id: home.head_id, valid_until: home.valid_until }, after })
  }
  return touched
}

/** Representations follow; one that the other file has already is put aside with the merged file and ends as it began. */
async function uniteStandings(db: Db, { county, into, from }: MergePair): Promise<TouchedRow[]> {
  const standings = await holdStandings(db, county, [into, from])
  const region = (await holdFiles(db, county, [into]))[0]!.region
  const at = (id: string) => (id === from ? into : id)
  const open = (s: { valid_until: string | null; valid_from: string }) => s.valid_until === null || s.valid_until > s.valid_from
  const touched: TouchedRow[] = []
  for (const s of standings) {
    if (s.person_id !== from && s.by_person_id !== from) continue
    const twice = standings.some((o) =>
      o.id !== s.id && o.person_id !== from && o.by_person_id !== from && o.person_id === at(s.person_id) && o.by_person_id === at(s.by_person_id)
      && o.kind === s.kind && open(o) && o.valid_from <= s.valid_from && (o.valid_until === null || (s.valid_until !== null && o.valid_until >= s.valid_until)))
    const before = { region: s.region, person_id: s.person_id, by_person_id: s.by_person_id, valid_until: s.valid_until }
    const after = {
      region: s.person_id === from && !twice ? region : s.region,
      person_id: twice ? s.person_id : at(s.person_id),
      by_person_id: twice ? s.by_person_id : at(s.by_person_id),
      valid_until: twice ? s.valid_from : s.valid_until,
    }
    await setStanding(db, county, { id: s.id, ...after })
    touched.push({ table: 'register.representatives', id: s.id, before, after })
  }
  return touched
}
