import { addDays, type PlainDate } from '../../platform/kernel/dates.ts'
import type { Tx } from '../../platform/server/db.ts'
import { prefixOf, scopeOf } from '../regions/index.ts'
import { SOURCES } from './catalogue/sources.ts'
import { isComputed, isReported, type IndicatorDefinition } from './define.ts'
import type { Known } from './figure.ts'
import type { Period } from './periods.ts'
import { missingViews, reportsOf, snapshotsOf, sumsByPart, type PlaceRow } from './queries/figures.ts'

/** Measures that an indicator is made of. */
export const measuresOf = (one: IndicatorDefinition): string[] => {
  if (isComputed(one)) return [one.numerator, one.denominator, one.collected?.measure].flatMap((part) => (part ? [part.key] : []))
  return isReported(one) && one.denominator ? [one.denominator.key] : []
}

/** What is known of a place, with the moment each measure speaks of. */
export interface KnownThen extends Known {
  asOf: ReadonlyMap<string, string>
}

/** What is asked about: the state on a day, or a period up to its last day (or today, while it runs). */
export interface Span {
  /** The day whose state is read. */
  day: PlainDate
  today: PlainDate
  /** The period, when one was asked for; null for the state of the day. */
  period: Period | null
}

export const onDay = (day: PlainDate, today: PlainDate): Span => ({ day, today, period: null })

/** A period as far as it has gone. */
export const overPeriod = (period: Period, today: PlainDate): Span => ({ day: period.until < today ? period.until : today, today, period })

const marked = (columns: 'flows' | 'largest') => new Set(SOURCES.flatMap((one) => (one[columns] ?? []).map((column) => `${one.name}.${column}`)))
/** Measures that run from 1 January. */
export const FLOWS: ReadonlySet<string> = marked('flows')
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
}

/** Measures of places on a day: today added up from their leaves, a past day as it was recorded. */
async function statesOf(tx: Tx, parts: readonly PlaceRow[], measures: readonly string[], day: PlainDate, today: PlainDate, leaves: boolean): Promise<Map<string, State>> {
  const states = new Map<string, State>(parts.map((one) => [one.code, { measures: new Map(), asOf: new Map() }]))
  if (!parts.length) return states
  if (day !== today) {
    const records = new Map((await snapshotsOf(tx, parts.map((one) => one.code), day)).map((row) => [row.region, row]))
    for (const [code, state] of states) {
      state.nothing = noRecord
      const record = records.get(code)
      for (const [key, value] of Object.entries(record?.measures ?? {})) {
        state.measures.set(key, value)
        state.asOf.set(key, record!.as_of)
      }
    }
    return states
  }
  // Places of one level share a length of code; leaves are told apart by all twelve digits.
  for (const [digits, places] of grouped(parts, (one) => (leaves ? 12 : prefixOf(one.code).length))) {
    const byPrefix = new Map(places.map((one) => [one.code.slice(0, digits), one.code]))
    const codes = places.map((one) => one.code.slice(0, digits)).sort()
    for (const row of await sumsByPart(tx, codes[0]!, scopeOf(codes.at(-1)!).hi, digits, measures, [...LARGEST])) {
      const state = states.get(byPrefix.get(row.part) ?? '')
      state?.measures.set(row.measure, row.value)
      state?.asOf.set(row.measure, row.as_of)
    }
  }
  return states
}

/** What happened within the period: what runs from 1 January less what had run before it. */
async function lessBefore(tx: Tx, parts: readonly PlaceRow[], span: Span, states: Map<string, State>): Promise<void> {
  if (!span.period || span.period.from.endsWith('-01-01') || !FLOWS.size) return
  const before = addDays(span.period.from, -1)
  const records = new Map((await snapshotsOf(tx, parts.map((one) => one.code), before)).map((row) => [row.region, row]))
  for (const [code, state] of states) {
    const then = records.get(code)?.measures
    for (const key of FLOWS) {
      const value = state.measures.get(key)
      if (value === undefined) continue
      if (then?.[key] === undefined) state.measures.delete(key)
      else state.measures.set(key, value - then[key])
    }
    if (!then) state.nothing = { reason: `${before}没有留存统计，本期发生数算不出来`, owedBy: '' }
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
  const codes = parts.map((one) => one.code)
  const reports = grouped(codes.length ? await reportsOf(tx, codes, span.day, span.period?.from ?? '0001-01-01') : [], (row) => row.region)
  const states = await statesOf(tx, parts, measures, span.day, span.today, leaves)
  await lessBefore(tx, parts, span, states)
  const offNow = span.day === span.today ? await sourcesOff(tx) : new Set<string>()
  return new Map(codes.map((code) => [code, {
    ...states.get(code)!, reports: new Map((reports.get(code) ?? []).map((row) => [row.indicator, row])) as Known['reports'], off: offNow,
  }]))
}

/** What is known of one place. */
export async function knownOf(tx: Tx, place: PlaceRow, measures: readonly string[], span: Span): Promise<KnownThen> {
  return (await knownOfParts(tx, [place], measures, span, false)).get(place.code)!
}
