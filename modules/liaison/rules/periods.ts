import { addDays, isPlainDate } from '../../../platform/kernel/dates.ts'

export type Every = 'quarter' | 'half'
export interface ReportPeriod { period: string; from: string; until: string }

const LAST = { 3: 31, 6: 30, 9: 30, 12: 31 } as const
const two = (n: number) => String(n).padStart(2, '0')

/** The period that a day lies in: `2026-Q3` or `2026-H2`. */
export function periodOf(day: string, every: Every): ReportPeriod {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const months = every === 'quarter' ? 3 : 6
  const nth = Math.ceil(month / months)
  const last = (nth * months) as keyof typeof LAST
  return { period: `${year}-${every === 'quarter' ? 'Q' : 'H'}${nth}`, from: `${year}-${two(last - months + 1)}-01`, until: `${year}-${two(last)}-${LAST[last]}` }
}

/** Periods that have ended between two days (the first: when the unit was named), newest first, at most so many. A period counts when it began on or after the first day. */
export function endedPeriods(named: string, today: string, every: Every, most = 8): ReportPeriod[] {
  const found: ReportPeriod[] = []
  for (let at = addDays(periodOf(today, every).from, -1); found.length < most && isPlainDate(at); ) {
    const one = periodOf(at, every)
    if (one.from < named) break
    found.push(one)
    at = addDays(one.from, -1)
  }
  return found
}

export interface Owed { period: string; due: string; late: boolean }
/** Reports that a unit still owes, newest first; `days` after a period's end it is late. */
export function owedReports(unit: { namedOn: string; every: Every; days: number; ended?: string | null }, filed: readonly string[], today: string): Owed[] {
  const until = unit.ended && unit.ended < today ? unit.ended : today
  return endedPeriods(unit.namedOn, until, unit.every).filter((one) => !filed.includes(one.period)).map((one) => {
    const due = addDays(one.until, unit.days)
    return { period: one.period, due, late: due < today }
  })
}

/** Which level usually keeps contact with a unit (004-F 三): the ministry with cities, the province with streets, the city with communities. A place may set another. */
export const usualContact = (kind: 'city' | 'street' | 'community') => ({ city: 'ministry', street: 'province', community: 'prefecture' } as const)[kind]
