import type { PlainDate } from '../../platform/kernel/dates.ts'
import { levelOf } from '../regions/index.ts'
import { chooseTarget, placeNameOf, type PlanTargetInForce, type TargetChoice } from '../plans/index.ts'
import { isComputed, isReported, isWaiting, GROUPS, type IndicatorDefinition } from './define.ts'
import { alsoSuppressed, figureOf, targetStateOf, type Figure, type Known } from './figure.ts'
import { measuresOf, type KnownThen } from './known.ts'
import type { PlaceRow } from './queries/figures.ts'

const LEVEL_NAMES: Readonly<Record<string, string>> = { province: '省级', prefecture: '盟市', county: '旗县区', township: '苏木镇街道', community: '社区、嘎查村' }

export function denominatorText(one: IndicatorDefinition): string | null {
  if (isWaiting(one)) return one.denominatorText ?? null
  return one.denominator?.text ?? (isReported(one) ? one.denominatorText : undefined) ?? null
}

/** A definition as readers see it. */
export const present = (one: IndicatorDefinition, opensTo: 'cases' | 'rows' | 'communities' = isComputed(one) && one.opens ? 'cases' : 'communities') => ({
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
  waitsFor: isWaiting(one) ? { ...one.waitsFor, duty: one.waitsFor.duty ?? null } : null,
  owedBy: isWaiting(one) ? one.waitsFor.owedBy : isReported(one) ? one.owedBy : null,
  period: one.period ?? ('day' as const),
  perYear: one.perYear ?? false,
  own: one.group === 'own',
  aboutPeople: one.aboutPeople !== undefined,
  opensTo,
})

/** The oldest moment among those given; null without any. */
export const oldest = (moments: Iterable<string | null | undefined>): string | null => {
  let first: string | null = null
  for (const one of moments) if (one && (first === null || one < first)) first = one
  return first
}

/** 截至: the oldest moment of what a figure is made of; null where there is none. */
export const asOfFigure = (one: IndicatorDefinition, region: string, known: KnownThen): string | null => {
  const figure = figureAt(one, region, known)
  return figure.missing ? null : oldest([...measuresOf(one).map((key) => known.asOf.get(key)), figure.filedAt])
}

function presentTarget(choice: TargetChoice['applied'], names: ReadonlyMap<string, string>) {
  if (!choice) return null
  const t = choice.target
  return {
    plan: t.plan, planTitle: t.planTitle, planState: choice.planState, place: t.place, placeName: names.get(t.place) ?? placeNameOf(t.place),
    year: t.year,
    comparator: t.comparator, value: t.value, strive: t.strive ?? false, noYear: t.noYear ?? false, onlyFor: t.onlyFor ?? null, quote: t.quote, section: t.section,
  }
}

/** One indicator of one place; where it says nothing at the place's level there is no value and the note says so. */
export function figureAt(one: IndicatorDefinition, region: string, known: Known): Figure {
  if (!one.levels || one.levels.includes(levelOf(region))) return figureOf(one, known)
  const names = one.levels.map((level) => LEVEL_NAMES[level] ?? level).join('、')
  return { value: null, numerator: null, denominator: null, suppressed: false, missing: null, note: `本指标按${names}统计，本级没有数值`, filedAt: null }
}

/** Lays a figure beside the target that holds for its place. */
export function valueOf(
  one: IndicatorDefinition, region: string, day: PlainDate, known: KnownThen, targets: readonly PlanTargetInForce[],
  names: ReadonlyMap<string, string>,
) {
  const figure = figureAt(one, region, known)
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
    asOf: asOfFigure(one, region, known),
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
  const figures = parts.map((part) => figureAt(one, part.code, known.get(part.code)!))
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
      asOf: asOfFigure(one, part.code, known.get(part.code)!),
      targetState: targetStateOf(figure, chooseTarget(targets, one.code, part.code, day).applied),
    }
  })
}

