import { addDays, dayNumber, dateOfDayNumber, yearOf, type PlainDate } from '../../../platform/kernel/dates.ts'

/*
 * When a duty comes again. Pure: periods are those of the calendar in Shanghai, days are plain days.
 */

export const EVERY = { month: 1, quarter: 3, half: 6, year: 12, two_years: 24 } as const
export type Every = keyof typeof EVERY

export type Cycle =
  /** Once a year on one day. `early`: days before it that count as on the day; what is done after it is late. */
  | { kind: 'fixed'; month: number; day: number; early?: number }
  /**
   * Once in every period. Due on its last day; or on a day of it (`by`, counted from its first month), or so many days after it (`after`).
   * Two-year periods begin with an even or an odd year by `anchor`.
   */
  | { kind: 'period'; every: Every; by?: { month: number; day: number }; after?: { days: number; working?: boolean }; anchor?: number }
  /** So long after an event of a source; with `repeats` again and again. Working days only by days. */
  | { kind: 'rolling'; since: { source: string; tags?: readonly string[] }; months?: number; days?: number; working?: boolean; repeats?: boolean }

export interface Occurrence {
  /** `2026`, `2026-Q2`, `2026-H1`, `2026-05`, `2025-2026`; of an event its reference. */
  key: string
  /** First and last day on which what was done counts for this occurrence. */
  from: PlainDate
  until: PlainDate
  due: PlainDate
}

/** The n-th working day after a day; null where the calendar does not reach. */
export type AddWorkingDays = (day: PlainDate, n: number) => PlainDate | null

const pad = (n: number) => String(n).padStart(2, '0')
const dayOf = (year: number, month: number, day: number): PlainDate => {
  const last = Number(addDays(month === 12 ? `${year + 1}-01-01` : `${year}-${pad(month + 1)}-01`, -1).slice(8))
  return `${year}-${pad(month)}-${pad(Math.min(day, last))}`
}

/** The same day so many months later; the last of the month where it has no such day. */
export function addMonths(date: PlainDate, n: number): PlainDate {
  const months = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + n
  return dayOf(Math.floor(months / 12), (months % 12) + 1, Number(date.slice(8)))
}

/** The period of a kind in which a day lies. */
export function periodOf(every: Every, date: PlainDate, anchor = 2025): { key: string; from: PlainDate; until: PlainDate } {
  const [year, month] = [yearOf(date), Number(date.slice(5, 7))]
  const months = EVERY[every]
  if (every === 'two_years') {
    const first = year - ((((year - anchor) % 2) + 2) % 2)
    return { key: `${first}-${first + 1}`, from: `${first}-01-01`, until: `${first + 1}-12-31` }
  }
  const nth = Math.floor((month - 1) / months)
  const from = `${year}-${pad(nth * months + 1)}-01`
  const key = { month: `${year}-${pad(month)}`, quarter: `${year}-Q${nth + 1}`, half: `${year}-H${nth + 1}`, year: String(year) }[every]
  return { key, from, until: addDays(addMonths(from, months), -1) }
}

/** All occurrences that are due from one day to another, both included, in order of the due day. Rolling ones come from events: `rolled`. */
export function occurrencesOf(cycle: Cycle, from: PlainDate, to: PlainDate, working: AddWorkingDays): Occurrence[] {
  if (cycle.kind === 'rolling' || from > to) return []
  const all: Occurrence[] = []
  if (cycle.kind === 'fixed') {
    for (let year = yearOf(from); year <= yearOf(to); year += 1) all.push(fixedOf(cycle, year))
  } else {
    // A due day may lie after its period: one begins far enough before.
    const lag = (cycle.after?.days ?? 0) * 2 + 30
    for (let day = addDays(from, -lag); day <= to;) {
      const period = periodOf(cycle.every, day, cycle.anchor)
      const due = dueOf(cycle, period, working)
      if (due) all.push({ ...period, until: due > period.until ? due : period.until, due })
      day = addDays(period.until, 1)
    }
  }
  return all.filter((one) => one.due >= from && one.due <= to)
}

function fixedOf(cycle: Extract<Cycle, { kind: 'fixed' }>, year: number): Occurrence {
  const due = dayOf(year, cycle.month, cycle.day)
  const next = dayOf(year + 1, cycle.month, cycle.day)
  return { key: String(year), from: addDays(due, -(cycle.early ?? 0)), until: addDays(next, -(cycle.early ?? 0) - 1), due }
}

function dueOf(cycle: Extract<Cycle, { kind: 'period' }>, period: { from: PlainDate; until: PlainDate }, working: AddWorkingDays): PlainDate | null {
  if (cycle.by) {
    const month = addMonths(period.from, cycle.by.month - 1)
    const due = dayOf(yearOf(month), Number(month.slice(5, 7)), cycle.by.day)
    return due > period.until ? period.until : due
  }
  if (cycle.after) return cycle.after.working ? working(period.until, cycle.after.days) : addDays(period.until, cycle.after.days)
  return period.until
}

export interface Event { ref: string; day: PlainDate }

/** What follows from one event and is due from one day to another. What is done after the event counts; of a repeating one until the next begins. */
export function rolled(cycle: Extract<Cycle, { kind: 'rolling' }>, event: Event, from: PlainDate, to: PlainDate, working: AddWorkingDays): Occurrence[] {
  const step = (n: number): PlainDate | null => {
    if (cycle.months) return addMonths(event.day, cycle.months * n)
    return cycle.working ? working(event.day, cycle.days! * n) : addDays(event.day, cycle.days! * n)
  }
  const all: Occurrence[] = []
  for (let n = 1; n <= (cycle.repeats ? 600 : 1); n += 1) {
    const [begin, due] = [n === 1 ? event.day : step(n - 1), step(n)]
    if (!begin || !due || due > to) break
    if (due < from) continue
    all.push({ key: cycle.repeats ? `${event.ref}:${n}` : event.ref, from: n === 1 ? event.day : addDays(begin, 1), until: cycle.repeats ? due : '9999-12-31', due })
  }
  return all
}

/** How far ahead is generated: to the end of the year, and at least a quarter. */
export function horizonOf(today: PlainDate): PlainDate {
  const year = `${yearOf(today)}-12-31`
  const quarter = dateOfDayNumber(dayNumber(today) + 92)
  return quarter > year ? quarter : year
}

/** A period in words: 2026年第2季度. */
export function periodWords(key: string, due: PlainDate): string {
  const m = /^(\d{4})(?:-(?:Q(\d)|H(\d)|(\d{2})|(\d{4})))?$/.exec(key)
  if (!m) return `${yearOf(due)}年`
  const [, year, quarter, half, month, until] = m
  if (quarter) return `${year}年第${quarter}季度`
  if (half) return `${year}年${half === '1' ? '上' : '下'}半年`
  if (month) return `${year}年${Number(month)}月`
  return until ? `${year}至${until}年` : `${year}年`
}

/** A cycle in words: 每季度，季度结束后15日内. */
export function cycleWords(cycle: Cycle): string {
  if (cycle.kind === 'fixed') return `每年${cycle.month}月${cycle.day}日`
  if (cycle.kind === 'rolling') {
    const long = cycle.months ? (cycle.months % 12 === 0 ? `${cycle.months / 12}年` : `${cycle.months}个月`) : `${cycle.days}个${cycle.working ? '工作日' : '日'}`
    return cycle.repeats ? `每${long}一次` : `${long}内`
  }
  const word = { month: '每月', quarter: '每季度', half: '每半年', year: '每年', two_years: '每两年' }[cycle.every]
  if (cycle.by) return cycle.every === 'year' ? `${word}${cycle.by.month}月${cycle.by.day}日前` : `${word}，第${cycle.by.month}个月${cycle.by.day}日前`
  if (cycle.after) return `${word}，期满后${cycle.after.days}个${cycle.after.working ? '工作日' : '日'}内`
  return word
}
