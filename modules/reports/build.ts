import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { figuresOf, INDICATORS } from '../indicators/index.ts'
import { chooseTarget, reaches, targetsOn } from '../plans/index.ts'
import type { Ctx, ReportNeeds } from './needs.ts'
import type { ReportContent, ReportFigure } from './rules/content.ts'

/** The figures, targets and tasks of a place and year as they are known now; the place lies within the transaction's scope. */
export async function contentOf(ctx: Ctx, need: ReportNeeds, place: { code: string; name: string }, year: number): Promise<ReportContent> {
  const today = shanghaiDate(ctx.now)
  const codes = INDICATORS.map((one) => one.code)
  const asked = { codes, region: place.code, now: ctx.now }
  const readings = await figuresOf(ctx.tx, { ...asked, period: String(year), below: true })
  const before = new Map((await figuresOf(ctx.tx, { ...asked, period: String(year - 1) })).map((one) => [one.code, one]))
  const day = readings[0]?.day ?? today
  const targets = await targetsOn(ctx.tx, day)
  const aboutPeople = new Map(INDICATORS.map((one) => [one.code, one.aboutPeople !== undefined]))
  const figures = readings.map((one, i): ReportFigure => {
    const chosen = chooseTarget(targets, one.code, place.code, day).applied
    const target = chosen?.target ?? null
    return {
      n: i + 1, code: one.code, title: one.title, unit: one.unit, decimals: one.decimals, kind: one.kind, aboutPeople: aboutPeople.get(one.code) ?? false, value: one.value, numerator: one.numerator,
      denominator: one.denominator, numeratorText: one.numeratorText, denominatorText: one.denominatorText, base: one.base, source: one.source, day: one.day, asOf: one.asOf, record: one.record ?? null,
      suppressed: one.suppressed, missing: one.missing, note: one.note,
      target: target && {
        plan: target.plan, planTitle: target.planTitle, year: target.year, comparator: target.comparator, value: target.value, strive: target.strive ?? false, noYear: target.noYear === true || target.year >= 9000,
        ended: chosen?.planState === 'ended', quote: target.quote, section: target.section,
      },
      state: target && one.value !== null ? (reaches(one.value, target) ? 'met' : 'short') : 'none',
      before: before.get(one.code)?.value ?? null,
    }
  })
  const places = new Map<string, ReportContent['places'][number]>()
  for (const one of readings) {
    for (const part of one.parts) {
      const at = places.get(part.region) ?? { region: part.region, name: part.regionName, cells: {} }
      at.cells[one.code] = { value: part.value, suppressed: part.suppressed, missing: part.missing }
      places.set(part.region, at)
    }
  }
  return {
    region: place.code, regionName: place.name, year, day, whole: day === `${year}-12-31`, builtAt: ctx.now.toISOString(), figures, places: [...places.values()],
    tasks: await need.tasks(ctx, place.code, day),
  }
}
