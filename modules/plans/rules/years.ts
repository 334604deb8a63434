import type { yearKinds } from '../contract/years.ts'

export type YearKind = (typeof yearKinds)[number]

/** Days by which the three records of a year are filed, as month and day; a place may set others (`plans.year_days`). No text gives a day: 年初、年中、年底 (000 §四(五)). */
export const YEAR_DAYS: Readonly<Record<YearKind, string>> = { year_plan: '03-31', mid_year: '07-31', summary: '12-31' }

/** The first day on which a record can be filed: a mid-year check not before the middle, a summary not before November. */
export const YEAR_OPENS: Readonly<Record<YearKind, string>> = { year_plan: '01-01', mid_year: '06-01', summary: '11-01' }

/** The three records of a year on a day: filed, waiting for its day, or missing since it. */
export function cellsOf(year: number, filed: ReadonlyMap<YearKind, string>, today: string, days: Readonly<Record<YearKind, string>> = YEAR_DAYS) {
  return (['year_plan', 'mid_year', 'summary'] as const).map((kind) => {
    const dueOn = `${year}-${days[kind]}`
    const filedOn = filed.get(kind) ?? null
    return { kind, dueOn, filedOn, state: filedOn ? ('filed' as const) : dueOn < today ? ('missing' as const) : ('waiting' as const) }
  })
}

/** Days set by a place, where they are real month-days; the rest stays. */
export function daysOf(setting: unknown): Record<YearKind, string> {
  const days = { ...YEAR_DAYS }
  if (typeof setting !== 'object' || setting === null) return days
  for (const kind of ['year_plan', 'mid_year', 'summary'] as const) {
    const day = (setting as Record<string, unknown>)[kind]
    if (typeof day === 'string' && /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day)) days[kind] = day
  }
  return days
}
