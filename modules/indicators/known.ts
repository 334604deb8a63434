import { addDays, endOfDay, type PlainDate } from '../../platform/kernel/dates.ts'
import type { Tx } from '../../platform/server/db.ts'
import { padded, prefixOf, scopeOf } from '../regions/index.ts'
import { knotsOf, makingOf } from './boundary.ts'
import { SOURCES } from './catalogue/sources.ts'
import { isComputed, isReported, type IndicatorDefinition } from './define.ts'
import type { Known } from './figure.ts'
import { ownSources } from './own.ts'
import type { Period } from './periods.ts'
import { countLeafOn, usableSources } from './counting.ts'
import { missingViews, reportsOf, snapshotsOf, sumsByPart, sumsWithWhole, type PlaceRow } from './queries/figures.ts'
import { changedSince, leafPlacesOn, linksBetween } from './queries/past.ts'

/** Measures that an indicator is made of. */
export const measuresOf = (one: IndicatorDefinition): string[] => {
  if (isComputed(one)) return [one.numerator, one.denominator, one.collected?.measure].flatMap((part) => (part ? [part.key] : []))
  return isReported(one) && one.denominator ? [one.denominator.key] : []
}

/** What is known of a place, with the moment each measure speaks of. */
export interface KnownThen extends Known {
  asOf: ReadonlyMap<string, string>
  /** Version of the day's record that was read; absent where it was counted. */
  record?: number | undefined
}

/** What is asked about: the state on a day, or a period up to its last day (or today, while it runs). */
export interface Span {
  /** The day whose state is read. */
  day: PlainDate
  today: PlainDate
  /** The period, when one was asked for; null for the state of the day. */
  period: Period | null
  /** By the boundaries of this day; null for those of the day itself. */
  boundary: PlainDate | null
  /** Only what had been recorded and filed by the end of this day; null for all that is known now. */
  known: PlainDate | null
}

export const onDay = (day: PlainDate, today: PlainDate, more: Partial<Pick<Span, 'boundary' | 'known'>> = {}): Span =>
  ({ day, today, period: null, boundary: null, known: null, ...more })

/** A period as far as it has gone. */
export const overPeriod = (period: Period, today: PlainDate, more: Partial<Pick<Span, 'boundary' | 'known'>> = {}): Span =>
  ({ day: period.until < today ? period.until : today, today, period, boundary: null, known: null, ...more })

/** The day whose places are meant. */
export const placesDay = (span: Span): PlainDate => span.boundary ?? span.day

const marked = (columns: 'flows' | 'largest') => new Set(SOURCES.flatMap((one) => (one[columns] ?? []).map((column) => `${one.name}.${column}`)))
const FLOWS: ReadonlySet<string> = marked('flows')
/** Whether a measure runs from 1 January; of a definition made in the desk its name says so. */
export const isFlow = (key: string): boolean => FLOWS.has(key) || /^own-.+\.[nd]_year$/.test(key)
/** Measures of which a place has the largest of its leaves. */
export const LARGEST: ReadonlySet<string> = marked('largest')

let off: { at: number; names: ReadonlySet<string> } | undefined

/** Sources whose module is not there; asked again every minute, since a module comes only with a migration. */
async function sourcesOff(tx: Tx): Promise<ReadonlySet<string>> {
  if (off && performance.now() - off.at < 60_000) return off.names
  const missing = new Set((await missingViews(tx, [...new Set(SOURCES.flatMap((one) => one.needs))])).map((row) => row.name))
  const names = new Set(SOURCES.filter((one) => one.needs.some((name) => missing.has(name))).map((one) => one.name))
  off = { at: performance.now(), names }
  return off.names
}

const noRecord = { reason: '这一天没有留存统计', owedBy: '' }

interface State {
  measures: Map<string, number>
  asOf: Map<string, string>
  nothing?: { reason: string; owedBy: string }
  record?: number | undefined
}

/** Counted in every leaf: a measure that fewer leaves have is still being counted for the first time, and half of a place is no number. */
const EVERYWHERE_COUNTED = 'places.communities'

type Summed = { part: string | null; measure: string; value: number; as_of: string; leaves: number }

/** Writes sums into the states that they belong to, complete ones only. */
function fill(rows: readonly Summed[], stateOf: (part: string | null) => State | undefined): void {
  const full = new Map(rows.filter((row) => row.measure === EVERYWHERE_COUNTED).map((row) => [row.part, row.leaves]))
  for (const row of rows) {
    if (row.leaves < (full.get(row.part) ?? 0)) continue
    const state = stateOf(row.part)
    state?.measures.set(row.measure, row.value)
    state?.asOf.set(row.measure, row.as_of)
  }
}

/** The end of what is known: all, or what stood there when a day ended. */
const knownUntil = (span: Span): Date => (span.known ? endOfDay(span.known) : new Date('9999-12-31'))

/** Today's numbers, added up from the leaves. */
async function statesToday(tx: Tx, parts: readonly PlaceRow[], measures: readonly string[], leaves: boolean): Promise<Map<string, State>> {
  const states = new Map<string, State>(parts.map((one) => [one.code, { measures: new Map(), asOf: new Map() }]))
  // Places of one level share a length of code; leaves are told apart by all twelve digits.
  for (const [digits, places] of grouped(parts, (one) => (leaves ? 12 : prefixOf(one.code).length))) {
    const byPrefix = new Map(places.map((one) => [one.code.slice(0, digits), one.code]))
    const codes = places.map((one) => one.code.slice(0, digits)).sort()
    const rows = await sumsByPart(tx, codes[0]!, scopeOf(codes.at(-1)!).hi, digits, [...measures, EVERYWHERE_COUNTED], [...LARGEST])
    fill(rows, (part) => states.get(byPrefix.get(part ?? '') ?? ''))
  }
  return states
}

/** The records of a past day, one for each place as a whole. */
export async function statesRecorded(tx: Tx, codes: readonly string[], day: PlainDate, known: Date): Promise<Map<string, State>> {
  const records = new Map((codes.length ? await snapshotsOf(tx, codes, day, known) : []).map((row) => [row.region, row]))
  return new Map(codes.map((code) => {
    const record = records.get(code)
    const entries = Object.entries(record?.measures ?? {})
    return [code, { measures: new Map(entries), asOf: new Map(entries.map(([key]) => [key, record!.as_of])), nothing: noRecord, record: record?.version }]
  }))
}

/** Own rows of townships and counties: what their record holds beyond those of the places below. */
export function ownRows(leaves: readonly string[], whole: ReadonlyMap<string, State>): Map<string, State> {
  const states = new Map<string, State>()
  const deepest = [...leaves].sort((a, b) => prefixOf(b).length - prefixOf(a).length)
  for (const code of deepest) {
    const own = new Map(whole.get(code)!.measures)
    const prefix = prefixOf(code)
    if (prefix.length < 12) {
      for (const [other, state] of states) {
        if (other.startsWith(prefix)) for (const [key, value] of state.measures) if (own.has(key) && !LARGEST.has(key)) own.set(key, own.get(key)! - value)
      }
    }
    states.set(code, { ...whole.get(code)!, measures: own })
  }
  return states
}

/** Each leaf of the counted day with its own rows alone. */
async function leafStates(tx: Tx, lo: string, hi: string, measures: readonly string[], span: Span): Promise<Map<string, State>> {
  if (span.day === span.today) return statesToday(tx, await leafPlacesOn(tx, lo, hi, span.day), measures, true)
  const codes = (await leafPlacesOn(tx, lo, hi, span.day)).map((one) => one.code)
  return ownRows(codes, await statesRecorded(tx, codes, span.day, knownUntil(span)))
}

const added = (states: ReadonlyArray<State | undefined>): State => {
  const sum: State = { measures: new Map(), asOf: new Map() }
  for (const state of states) {
    for (const [key, value] of state?.measures ?? []) {
      const had = sum.measures.get(key)
      sum.measures.set(key, had === undefined ? value : LARGEST.has(key) ? Math.max(had, value) : had + value)
      const [a, b] = [sum.asOf.get(key), state!.asOf.get(key)]
      if (b && (!a || b < a)) sum.asOf.set(key, b)
    }
  }
  return sum
}

/** Counts some leaves of today's boundaries for a past day, as far as dated facts tell it. */
async function countedAgain(tx: Tx, leaves: readonly string[], day: PlainDate, measures: ReadonlySet<string>): Promise<State> {
  const sources = await usableSources(tx, [...SOURCES, ...(await ownSources(tx, day))].filter((one) => (one.dated ?? []).some((column) => measures.has(`${one.name}.${column}`))))
  const counted = []
  for (const leaf of leaves) counted.push({ measures: await countLeafOn(tx, leaf, day, sources), asOf: new Map<string, string>() })
  return added(counted)
}

/** What is known of places by the boundaries of another day than that which was counted. */
async function statesByBoundary(tx: Tx, parts: readonly PlaceRow[], measures: readonly string[], span: Span, leaves: boolean): Promise<Map<string, State>> {
  const boundary = span.boundary!
  const { lo, hi } = scopeOf(commonPrefix(parts.map((one) => prefixOf(one.code))))
  const links = await linksBetween(tx, span.day, boundary)
  // What lies outside the range that is looked at, but hangs together with it, counts as well, as far as the reader may see it.
  const outside = [...new Set(links.flatMap((link) => [link.was, link.is]))].filter((code) => !(code >= lo && code < hi))
  const then = await leafStates(tx, lo, hi, measures, span)
  for (const code of outside) {
    const range = scopeOf(code)
    for (const [leaf, state] of await leafStates(tx, range.lo, range.hi, measures, span)) if (!then.has(leaf)) then.set(leaf, state)
  }
  const linked = new Set(links.map((link) => link.was))
  const itself = [...then.keys()].filter((code) => !linked.has(code)).map((code) => ({ was: code, is: code }))
  const knots = knotsOf([...links, ...itself])
  const wanted = new Set(measures)
  const states = new Map<string, State>()
  for (const part of parts) {
    const prefix = prefixOf(part.code)
    const making = makingOf(knots, (leaf) => (leaves ? leaf === part.code : leaf.startsWith(prefix)))
    const pieces = making.whole.map((code) => then.get(code))
    const unseen = pieces.filter((piece) => !piece?.measures.size).length
    if (unseen && unseen < pieces.length + making.torn.length) {
      states.set(part.code, { ...added([]), nothing: elsewhere })
      continue
    }
    if (making.torn.length) {
      const settled = span.day < boundary && !(await changedSince(tx, making.torn, boundary)).length
      const again = settled ? await countedAgain(tx, making.torn, span.day, wanted) : added([])
      const sum = added([...pieces, again])
      for (const key of sum.measures.keys()) if (!again.measures.has(key)) sum.measures.delete(key)
      states.set(part.code, { ...sum, nothing: torn(boundary) })
      continue
    }
    states.set(part.code, { ...added(pieces), nothing: noRecord })
  }
  return states
}

const elsewhere = { reason: '其中有的社区当时属于别处或没有留存，合在一起的数要由上级查看', owedBy: '' }
const torn = (boundary: PlainDate) => ({ reason: `两个日期之间区划作过拆分或局部调整，这项数据不能按${boundary}的区划重新划分`, owedBy: '' })

/** The digits that all prefixes begin with, cut at the border of a level. */
function commonPrefix(prefixes: readonly string[]): string {
  let common = prefixes[0] ?? ''
  for (const one of prefixes) while (!one.startsWith(common)) common = common.slice(0, -1)
  const digits = [12, 9, 6, 4, 2, 0].find((n) => n <= common.length)!
  return padded(common.slice(0, digits))
}

/** Measures of places on the day that is read. */
async function statesOf(tx: Tx, parts: readonly PlaceRow[], measures: readonly string[], span: Span, leaves: boolean): Promise<Map<string, State>> {
  if (!parts.length) return new Map()
  if (span.boundary && span.boundary !== span.day) return statesByBoundary(tx, parts, measures, span, leaves)
  if (span.day === span.today) return statesToday(tx, parts, measures, leaves)
  const codes = parts.map((one) => one.code)
  const whole = await statesRecorded(tx, codes, span.day, knownUntil(span))
  return leaves ? ownRows(codes, whole) : whole
}

/** What happened within the period: what runs from 1 January less what had run before it, by the same boundaries. */
async function lessBefore(tx: Tx, parts: readonly PlaceRow[], measures: readonly string[], span: Span, leaves: boolean, states: Map<string, State>): Promise<void> {
  const flows = measures.filter(isFlow)
  if (!span.period || span.period.from.endsWith('-01-01') || !flows.length) return
  const before = addDays(span.period.from, -1)
  const then = await statesOf(tx, parts, flows, { ...span, day: before, period: null, boundary: placesDay(span) }, leaves)
  for (const [code, state] of states) {
    const had = then.get(code)?.measures
    for (const key of flows) {
      const value = state.measures.get(key)
      if (value === undefined) continue
      if (had?.get(key) === undefined) state.measures.delete(key)
      else state.measures.set(key, value - had.get(key)!)
    }
    if (!had?.size) state.nothing = { reason: `${before}没有留存统计，本期发生数算不出来`, owedBy: '' }
  }
}

function grouped<K, T>(all: readonly T[], key: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of all) {
    const group = groups.get(key(one))
    if (group) group.push(one)
    else groups.set(key(one), [one])
  }
  return groups
}

/** What is known of several places that lie side by side. `leaves`: they are communities, and townships or counties with their own rows alone. */
export async function knownOfParts(
  tx: Tx, parts: readonly PlaceRow[], measures: readonly string[], span: Span, leaves: boolean,
): Promise<Map<string, KnownThen>> {
  const states = await statesOf(tx, parts, measures, span, leaves)
  await lessBefore(tx, parts, measures, span, leaves, states)
  return withReports(tx, parts, states, span)
}

/** Adds the numbers that were filed. */
async function withReports(tx: Tx, parts: readonly PlaceRow[], states: ReadonlyMap<string, State>, span: Span): Promise<Map<string, KnownThen>> {
  const codes = parts.map((one) => one.code)
  const filed = codes.length ? await reportsOf(tx, codes, { from: span.period?.from ?? '0001-01-01', until: span.day, known: knownUntil(span) }) : []
  const reports = grouped(filed, (row) => row.region)
  const offNow = span.day === span.today ? await sourcesOff(tx) : new Set<string>()
  return new Map(codes.map((code) => [code, {
    ...states.get(code)!, reports: new Map((reports.get(code) ?? []).map((row) => [row.indicator, row])) as Known['reports'], off: offNow,
  }]))
}

/** What is known of one place. */
export async function knownOf(tx: Tx, place: PlaceRow, measures: readonly string[], span: Span): Promise<KnownThen> {
  return (await knownOfParts(tx, [place], measures, span, false)).get(place.code)!
}

/** What is known of a place and of the places directly below it: of today in one reading of the leaves. */
export async function knownOfBoard(
  tx: Tx, place: PlaceRow, below: readonly PlaceRow[], measures: readonly string[], span: Span,
): Promise<{ whole: KnownThen; parts: Map<string, KnownThen> }> {
  const digits = new Set(below.map((one) => prefixOf(one.code).length))
  if (span.day !== span.today || span.period || span.boundary || digits.size !== 1) {
    return { whole: await knownOf(tx, place, measures, span), parts: await knownOfParts(tx, below, measures, span, false) }
  }
  const [cut] = digits
  const { lo, hi } = scopeOf(place.code)
  const byPart = new Map(below.map((one) => [one.code.slice(0, cut), one.code]))
  const places = [place, ...below]
  const states = new Map<string, State>(places.map((one) => [one.code, { measures: new Map(), asOf: new Map() }]))
  const rows = await sumsWithWhole(tx, lo, hi, cut!, [...measures, EVERYWHERE_COUNTED], [...LARGEST])
  fill(rows, (part) => states.get(part === null ? place.code : (byPart.get(part) ?? '')))
  const known = await withReports(tx, places, states, span)
  return { whole: known.get(place.code)!, parts: known }
}
