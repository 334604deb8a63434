import type { PlainDate } from '../../platform/kernel/dates.ts'
import type { Tx } from '../../platform/server/db.ts'
import { countyOf, prefixOf, scopeOf } from '../regions/index.ts'
import { chooseTarget, placeNameOf, type PlanTargetInForce, type TargetChoice } from '../plans/index.ts'
import { INDICATORS } from './catalogue/index.ts'
import { SOURCES } from './catalogue/sources.ts'
import { isComputed, isReported, isWaiting, GROUPS, type IndicatorDefinition } from './define.ts'
import { indicatorNotFound } from './errors.ts'
import { alsoSuppressed, figureOf, targetStateOf, type Figure, type Known } from './figure.ts'
import { missingViews, reportsOf, snapshotOf, snapshotsOf, sums, sumsByPart, type PlaceRow } from './queries/figures.ts'

function denominatorText(one: IndicatorDefinition): string | null {
  if (isWaiting(one)) return one.denominatorText ?? null
  return one.denominator?.text ?? (isReported(one) ? one.denominatorText : undefined) ?? null
}

/** A definition as readers see it. */
export const present = (one: IndicatorDefinition) => ({
  code: one.code,
  title: one.title,
  sentence: one.sentence,
  group: one.group,
  groupTitle: GROUPS[one.group],
  unit: one.unit,
  decimals: one.decimals,
  direction: one.direction,
  kind: one.kind,
  numerator: isComputed(one) ? one.numerator.text : one.numeratorText,
  denominator: denominatorText(one),
  base: one.base,
  source: one.source,
  waitsFor: isWaiting(one) ? one.waitsFor : null,
  aboutPeople: one.aboutPeople !== undefined,
  opensTo: isComputed(one) && one.opens ? ('cases' as const) : ('communities' as const),
})

/** The indicators with these codes, in the catalogue's order; all without codes. Refuses an unknown one. */
export function pick(codes: readonly string[] | undefined): readonly IndicatorDefinition[] {
  if (!codes) return INDICATORS
  const wanted = new Set(codes)
  const found = INDICATORS.filter((one) => wanted.delete(one.code))
  for (const code of wanted) throw indicatorNotFound(code)
  return found
}

/** Measures that an indicator is made of. */
export const measuresOf = (one: IndicatorDefinition): string[] => {
  if (isComputed(one)) return [one.numerator, one.denominator, one.collected?.measure].flatMap((part) => (part ? [part.key] : []))
  return isReported(one) && one.denominator ? [one.denominator.key] : []
}

/** What is known of a place, with the moment each measure speaks of. */
export interface KnownThen extends Known {
  asOf: ReadonlyMap<string, string>
}

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

/** What is known of one place today (added up from its leaves) or on a past day (as recorded then). */
export async function knownOf(tx: Tx, region: string, day: PlainDate, today: PlainDate): Promise<KnownThen> {
  const reports = new Map((await reportsOf(tx, [region], day)).map((row) => [row.indicator, row]))
  const offNow = await sourcesOff(tx)
  if (day === today) {
    const { lo, hi } = scopeOf(region)
    const rows = await sums(tx, lo, hi)
    return {
      measures: new Map(rows.map((row) => [row.measure, row.value])), asOf: new Map(rows.map((row) => [row.measure, row.as_of])),
      reports, off: offNow,
    }
  }
  const record = await snapshotOf(tx, countyOf(region), region, day)
  return fromRecord(record, reports)
}

function fromRecord(record: { measures: Record<string, number>; as_of: string } | undefined, reports: Known['reports']): KnownThen {
  const measures = new Map(Object.entries(record?.measures ?? {}))
  return { measures, asOf: new Map([...measures.keys()].map((key) => [key, record!.as_of])), reports, off: new Set(), nothing: noRecord }
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

/** The same for several places that lie side by side. */
export async function knownOfParts(
  tx: Tx, parts: readonly PlaceRow[], measures: readonly string[], day: PlainDate, today: PlainDate, leaves: boolean,
): Promise<Map<string, KnownThen>> {
  const codes = parts.map((one) => one.code)
  const reports = grouped(codes.length ? await reportsOf(tx, codes, day) : [], (row) => row.region)
  const reportsAt = (code: string) => new Map((reports.get(code) ?? []).map((row) => [row.indicator, row]))
  if (day !== today) {
    const records = new Map((codes.length ? await snapshotsOf(tx, codes, day) : []).map((row) => [row.region, row]))
    return new Map(codes.map((code) => [code, fromRecord(records.get(code), reportsAt(code))]))
  }
  const offNow = await sourcesOff(tx)
  const known = new Map(codes.map((code) => [code, {
    measures: new Map<string, number>(), asOf: new Map<string, string>(), reports: reportsAt(code) as Known['reports'], off: offNow,
  }]))
  // Places of one level share a length of code; leaves are told apart by all twelve digits.
  for (const [digits, places] of grouped(parts, (one) => (leaves ? 12 : prefixOf(one.code).length))) {
    const byPrefix = new Map(places.map((one) => [one.code.slice(0, digits), one.code]))
    const lo = places[0]!.code.slice(0, digits)
    const hi = places.at(-1)!.code.slice(0, digits) + ':'
    for (const row of await sumsByPart(tx, lo, hi, digits, measures)) {
      const one = known.get(byPrefix.get(row.part) ?? '')
      one?.measures.set(row.measure, row.value)
      one?.asOf.set(row.measure, row.as_of)
    }
  }
  return known
}

/** The oldest moment among those given; null without any. */
export const oldest = (moments: Iterable<string | null | undefined>): string | null => {
  let first: string | null = null
  for (const one of moments) if (one && (first === null || one < first)) first = one
  return first
}

const asOfFigure = (one: IndicatorDefinition, figure: Figure, known: KnownThen) =>
  oldest([...measuresOf(one).map((key) => known.asOf.get(key)), figure.filedAt])

function presentTarget(choice: TargetChoice['applied'], names: ReadonlyMap<string, string>) {
  if (!choice) return null
  const t = choice.target
  return {
    plan: t.plan, planTitle: t.planTitle, planState: choice.planState, place: t.place, placeName: names.get(t.place) ?? placeNameOf(t.place),
    year: t.year,
    comparator: t.comparator, value: t.value, strive: t.strive ?? false, noYear: t.noYear ?? false, onlyFor: t.onlyFor ?? null, quote: t.quote, section: t.section,
  }
}

/** Lays a figure beside the target that holds for its place. */
export function valueOf(
  one: IndicatorDefinition, region: string, day: PlainDate, known: KnownThen, targets: readonly PlanTargetInForce[],
  names: ReadonlyMap<string, string>,
) {
  const figure = figureOf(one, known)
  const choice = chooseTarget(targets, one.code, region, day)
  return {
    code: one.code,
    title: one.title,
    unit: one.unit,
    decimals: one.decimals,
    direction: one.direction,
    kind: one.kind,
    region,
    value: figure.value,
    numerator: figure.numerator,
    denominator: figure.denominator,
    asOf: figure.missing ? null : asOfFigure(one, figure, known),
    day,
    suppressed: figure.suppressed,
    missing: figure.missing,
    target: presentTarget(choice.applied, names),
    targetState: targetStateOf(figure, choice.applied),
    targetElsewhere: presentTarget(choice.elsewhere, names),
    basis: `${one.base}，${day}`,
    note: figure.note,
  }
}

/** The figures of the parts of a place for one indicator, with small numbers suppressed so that none can be had by subtraction. */
export function partsOf(
  one: IndicatorDefinition, parts: readonly PlaceRow[], known: ReadonlyMap<string, KnownThen>, day: PlainDate,
  targets: readonly PlanTargetInForce[],
) {
  const figures = parts.map((part) => figureOf(one, known.get(part.code)!))
  if (one.aboutPeople) {
    const hidden = { suppressed: true, value: null, numerator: null, denominator: null }
    for (const i of alsoSuppressed(figures)) figures[i] = { ...figures[i]!, ...hidden }
  }
  return parts.map((part, i) => {
    const figure = figures[i]!
    return {
      region: part.code,
      regionName: part.name,
      kind: part.kind,
      value: figure.value,
      numerator: figure.numerator,
      denominator: figure.denominator,
      suppressed: figure.suppressed,
      missing: figure.missing !== null,
      asOf: figure.missing ? null : asOfFigure(one, figure, known.get(part.code)!),
      targetState: targetStateOf(figure, chooseTarget(targets, one.code, part.code, day).applied),
    }
  })
}

