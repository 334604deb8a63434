/** The facts of a file in a merge: which side is kept, the numbers that change hands, the way back. Runs within the county, both files held. */
import type { Db } from '../../platform/server/db.ts'
import type { Sealer } from '../../platform/server/crypto.ts'
import type { MergePair, TouchedRow } from './definition.ts'
import { preferredSide } from './merging.ts'
import { idNumberIndex, openIdNumber, openPhone, phoneIndex, sealIdNumber, sealPhone } from './numbers.ts'
import { setFacts, setIdNumber, setPhone, setPlace, type PlainFacts } from './queries/merged-facts.ts'
import { holdFiles, holdTies, setTie, type MergedRow } from './queries/merging.ts'
import { cutToGaps } from './timeline.ts'
import { regionByTies } from './ties.ts'

export type Side = 'into' | 'from'

/** Which side of each field is kept, with the reason in words. */
export interface Suggestion {
  side: Side
  because: string
}

/** Both files as they lie, in the order of their numbers; held until the transaction ends. Merged ones are held too. */
export const holdBoth = async (db: Db, county: string, one: string, other: string): Promise<MergedRow[]> => holdFiles(db, county, [one, other])

const filled = (value: unknown) => value !== null && value !== undefined && value !== ''

/**
 * What is kept when nobody chooses: what is known before what is not; a number before none; the file that has been kept longer for what both
 * say differently; the newer address; a death that either file knows of. Reasons are sentences for the page.
 */
export async function suggestChoices(db: Db, pair: MergePair, into: MergedRow, from: MergedRow): Promise<Record<string, Suggestion>> {
  const one = (mine: unknown, theirs: unknown, otherwise: Suggestion): Suggestion =>
    filled(mine) === filled(theirs) ? otherwise : filled(mine) ? { side: 'into', because: '另一份没有填写' } : { side: 'from', because: '保留的档案没有填写' }
  const kept: Suggestion = { side: 'into', because: '以保留的档案为准' }
  const ties = await holdTies(db, pair.county, [into.id, from.id])
  const where = (kind: string): Suggestion => {
    const side = preferredSide(ties, kind, pair)
    const other = ties.some((t) => t.kind === kind && t.person_id === (side === 'into' ? from.id : into.id))
    return { side, because: other ? '以较新的地址为准' : '另一份没有登记' }
  }
  const placeholder = from.name.length > into.name.length && /某|无名|未知|之[子女]$/.test(into.name)
  return {
    name: placeholder ? { side: 'from', because: '保留的档案没有真实姓名' } : kept,
    sex: into.sex === '1' || into.sex === '2' ? kept : { side: 'from', because: '保留的档案没有写明性别' },
    bornOn: from.id_sealed && !into.id_sealed ? { side: 'from', because: '与证件号码一致' } : kept,
    diedOn: one(into.died_on, from.died_on, kept),
    idNumber: one(into.id_sealed, from.id_sealed, kept),
    phone: one(into.phone_sealed, from.phone_sealed, kept),
    language: kept,
    living: where('living'),
    registered: where('registered'),
    caredFor: where('cared_for'),
  }
}

/** The file that should stay: one with a number, else the one kept longer, else the smaller number. */
export function suggestSurvivor(a: MergedRow, b: MergedRow): { into: string; because: string } {
  if (Boolean(a.id_sealed) !== Boolean(b.id_sealed)) return { into: a.id_sealed ? a.id : b.id, because: '这份档案有核验过的证件号码' }
  if ((a.state === 'present') !== (b.state === 'present')) return { into: a.state === 'present' ? a.id : b.id, because: '这份档案仍然在册' }
  const older = a.created_at < b.created_at || (a.created_at === b.created_at && a.id < b.id)
  return { into: older ? a.id : b.id, because: '这份档案建立较早' }
}

const plainOf = (row: MergedRow): PlainFacts => ({
  name: row.name, initials: row.initials, grams: row.grams, sex: row.sex, born_on: row.born_on, died_on: row.died_on, id_kind: row.id_kind,
  language: row.language, state: row.state, region: row.region, merged_into: row.merged_into,
})

/** Only the columns that differ, before and after; null when nothing does. */
function touchedFile(id: string, before: PlainFacts, after: PlainFacts): TouchedRow[] {
  const was: TouchedRow['after'] = {}
  const is: TouchedRow['after'] = {}
  for (const key of Object.keys(before) as Array<keyof PlainFacts>) {
    if (JSON.stringify(before[key]) === JSON.stringify(after[key])) continue
    was[key] = before[key]
    is[key] = after[key]
  }
  return Object.keys(is).length ? [{ table: 'register.people', id, before: was, after: is }] : []
}

/** The numbers of the merged file as they were, for whoever keeps them sealed until an undo; null where they stayed with it. */
export interface KeptNumbers {
  idNumber: string | null
  phone: string | null
}

/**
 * Writes the chosen facts into the surviving file and marks the other as merged. A number that goes over changes places with the one it
 * replaces, so that both are still found. After the ties were united: the place follows them.
 */
export async function mergeFacts(
  db: Db, sealer: Sealer, pair: MergePair, into: MergedRow, from: MergedRow, choices: Readonly<Record<string, Side>>,
): Promise<{ touched: TouchedRow[]; kept: KeptNumbers; region: string }> {
  const { county } = pair
  const theirs = (field: string) => choices[field] === 'from'
  const died_on = theirs('diedOn') ? from.died_on : into.died_on
  const region = (await regionByTies(db, county, into.id)) ?? into.region
  const after: PlainFacts = {
    ...plainOf(into),
    ...(theirs('name') ? { name: from.name, initials: from.initials, grams: from.grams } : {}),
    sex: theirs('sex') ? from.sex : into.sex,
    born_on: theirs('bornOn') ? from.born_on : into.born_on,
    died_on,
    id_kind: theirs('idNumber') ? from.id_kind : into.id_kind,
    language: theirs('language') ? from.language : into.language,
    // Whoever either file knows to be here is here.
    state: died_on ? 'died' : into.state === 'present' || from.state === 'present' ? 'present' : 'moved_away',
    region,
  }
  const gone: PlainFacts = { ...plainOf(from), state: 'merged', merged_into: into.id, id_kind: theirs('idNumber') ? into.id_kind : from.id_kind }
  await setFacts(db, county, into.id, after)
  await setFacts(db, county, from.id, gone)
  if (region !== into.region) await setPlace(db, county, into.id, region)
  const kept: KeptNumbers = { idNumber: null, phone: null }
  if (theirs('idNumber')) {
    kept.idNumber = from.id_sealed && openIdNumber(sealer, from.id, from.id_sealed)
    await exchangeIdNumbers(db, sealer, county, into, from, kept.idNumber, into.id_sealed && openIdNumber(sealer, into.id, into.id_sealed))
  }
  if (theirs('phone')) {
    kept.phone = from.phone_sealed && openPhone(sealer, from.id, from.phone_sealed)
    await givePhone(db, sealer, county, into.id, kept.phone)
    await givePhone(db, sealer, county, from.id, into.phone_sealed && openPhone(sealer, into.id, into.phone_sealed))
  }
  return { touched: [...touchedFile(from.id, plainOf(from), gone), ...touchedFile(into.id, plainOf(into), after)], kept, region }
}

const giveIdNumber = (db: Db, sealer: Sealer, county: string, id: string, number: string | null) =>
  setIdNumber(db, county, id, number === null ? null : sealIdNumber(sealer, id, number), number === null ? null : idNumberIndex(sealer, number))
const givePhone = (db: Db, sealer: Sealer, county: string, id: string, number: string | null) =>
  setPhone(db, county, id, number === null ? null : sealPhone(sealer, id, number), number === null ? null : phoneIndex(sealer, number))

/** Gives one number to each file; both are taken off first, since a number stands once. */
async function exchangeIdNumbers(db: Db, sealer: Sealer, county: string, into: { id: string }, from: { id: string }, forInto: string | null, forFrom: string | null) {
  await setIdNumber(db, county, from.id, null, null)
  await giveIdNumber(db, sealer, county, into.id, forInto)
  await giveIdNumber(db, sealer, county, from.id, forFrom)
}

/**
 * Gives the numbers back. The surviving file gets its own again unless it was changed since the merge; then it keeps what it has.
 * @returns fields that were changed since, by name.
 */
export async function returnNumbers(
  db: Db, sealer: Sealer, county: string, into: MergedRow, from: MergedRow, kept: KeptNumbers, moved: { idNumber: boolean; phone: boolean },
): Promise<string[]> {
  const changed: string[] = []
  if (moved.idNumber) {
    const own = from.id_sealed && openIdNumber(sealer, from.id, from.id_sealed)
    const now = into.id_sealed && openIdNumber(sealer, into.id, into.id_sealed)
    if (now !== kept.idNumber) changed.push('idNumber')
    await setIdNumber(db, county, into.id, null, null)
    await giveIdNumber(db, sealer, county, from.id, kept.idNumber)
    await giveIdNumber(db, sealer, county, into.id, now === kept.idNumber ? own : now)
  }
  if (moved.phone) {
    const own = from.phone_sealed && openPhone(sealer, from.id, from.phone_sealed)
    const now = into.phone_sealed && openPhone(sealer, into.id, into.phone_sealed)
    if (now === kept.phone) await givePhone(db, sealer, county, into.id, own)
    else changed.push('phone')
    await givePhone(db, sealer, county, from.id, kept.phone)
  }
  return changed
}

/**
 * After an undo: ties that came back give way to those that were added since, and the place follows the ties. Counts the version up.
 * @returns whether a tie had to give way.
 */
export async function settleFile(db: Db, county: string, id: string, cameBack: ReadonlySet<string>): Promise<boolean> {
  const ties = await holdTies(db, county, [id])
  let gaveWay = false
  for (const kind of ['registered', 'living', 'cared_for']) {
    const spans = ties.filter((t) => t.kind === kind).map((t) => ({ id: t.id, from: t.valid_from, until: t.valid_until }))
    for (const cut of cutToGaps(spans.filter((s) => !cameBack.has(s.id)), spans.filter((s) => cameBack.has(s.id)))) {
      const tie = ties.find((t) => t.id === cut.id)!
      await setTie(db, county, { ...tie, valid_from: cut.from, valid_until: cut.until })
      gaveWay = true
    }
  }
  const [row] = await holdFiles(db, county, [id])
  await setPlace(db, county, id, (await regionByTies(db, county, id)) ?? row!.region)
  return gaveWay
}
