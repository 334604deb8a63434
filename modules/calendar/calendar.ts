import {
  addDays, dateOfDayNumber, dayNumber, endOfDay as endOfPlainDay, weekdayOf, yearOf, type PlainDate,
} from '../../platform/kernel/dates.ts'
import { CalendarNotCovered } from './errors.ts'

/** One day that departs from "Monday to Friday work, Saturday and Sunday rest". */
export interface CalendarDay {
  date: PlainDate
  kind: 'holiday' | 'workday'
  /** The holiday it belongs to: 国庆节; a working Sunday before National Day carries that name too. */
  name: string
  /** 调休: a rest day given in exchange for a working weekend. */
  inLieu?: boolean
  /** A division code; absent or empty for the whole country. 全年节放假办法 art. 4 lets local governments set holidays of ethnic groups. */
  region?: string
}

/** What a day is, with the holiday's name where it has one. */
export interface DayFacts {
  date: PlainDate
  working: boolean
  kind: 'workday' | 'in_lieu_workday' | 'weekend' | 'holiday'
  name?: string
}

/**
 * The working days of one place. Days are plain days in Asia/Shanghai. Every method that depends on what kind a day is
 * throws `CalendarNotCovered` when it meets a day outside the years covered.
 */
export interface WorkingDayCalendar {
  readonly yearsCovered: readonly number[]
  /** The division code whose holidays are applied; empty for the national days alone. */
  readonly region: string
  dayFacts(date: PlainDate): DayFacts
  isWorkingDay(date: PlainDate): boolean
  /**
   * The n-th working day after `start`, which is not counted itself (Civil Code art. 201); n < 0 counts backwards.
   * n = 0 is the start when it is a working day, otherwise the next one. 行政许可法 art. 82: days of a licence are working days.
   */
  addWorkingDays(start: PlainDate, n: number): PlainDate
  /**
   * The day `n` calendar days later. With `roll` a last day that is a day of rest moves to the next working day (Civil Code art. 203);
   * without it nothing depends on holidays, so any year is answered.
   */
  addNaturalDays(start: PlainDate, n: number, options?: { roll?: boolean }): PlainDate
  /** Working days after `from` up to and including `to`; negative when `to` lies before `from`. */
  workingDaysBetween(from: PlainDate, to: PlainDate): number
  /** 24:00 in Shanghai, when a period of days ends (Civil Code art. 203). */
  endOfDay(date: PlainDate): Date
}

/**
 * A calendar from the days that differ and the years whose notices they hold. Of several rows for one date the narrowest region that
 * contains `region` wins. Throws RangeError for two rows that contradict each other for one date and region, and for a row outside
 * the years.
 */
export function makeCalendar(days: readonly CalendarDay[], yearsCovered: readonly number[], region = ''): WorkingDayCalendar {
  const covered = new Set(yearsCovered)
  const here = significantPart(region)
  const differing = daysThatApply(days, covered, here)

  function factsOfNumber(day: number): DayFacts {
    const date = dateOfDayNumber(day)
    if (!covered.has(yearOf(date))) throw new CalendarNotCovered(yearOf(date), yearsCovered)
    const row = differing.get(day)
    const weekend = isWeekend(date)
    if (!row) return { date, working: !weekend, kind: weekend ? 'weekend' : 'workday' }
    if (row.kind === 'holiday') return { date, working: false, kind: 'holiday', name: row.name }
    return { date, working: true, kind: weekend ? 'in_lieu_workday' : 'workday', name: row.name }
  }

  const calendar: WorkingDayCalendar = {
    yearsCovered: [...yearsCovered],
    region,

    dayFacts: (date) => factsOfNumber(dayNumber(date)),

    isWorkingDay: (date) => factsOfNumber(dayNumber(date)).working,

    addWorkingDays(start, n) {
      assertWhole(n)
      let day = dayNumber(start)
      let startWorks = factsOfNumber(day).working
      if (n === 0) {
        while (!startWorks) startWorks = factsOfNumber(++day).working
        return dateOfDayNumber(day)
      }
      const step = Math.sign(n)
      for (let left = Math.abs(n); left > 0;) {
        day += step
        if (factsOfNumber(day).working) left -= 1
      }
      return dateOfDayNumber(day)
    },

    addNaturalDays(start, n, { roll = false } = {}) {
      assertWhole(n)
      const end = addDays(start, n)
      return roll ? calendar.addWorkingDays(end, 0) : end
    },

    workingDaysBetween(from, to) {
      const [first, last] = [dayNumber(from), dayNumber(to)]
      if (last < first) return -calendar.workingDaysBetween(to, from)
      factsOfNumber(first)
      let count = 0
      for (let day = first + 1; day <= last; day += 1) if (factsOfNumber(day).working) count += 1
      return count
    },

    endOfDay: endOfPlainDay,
  }
  return calendar
}

/** The rows in force at a place by day number; the narrowest region wins. */
function daysThatApply(days: readonly CalendarDay[], covered: ReadonlySet<number>, here: string): Map<number, CalendarDay> {
  const chosen = new Map<number, { row: CalendarDay; scope: string }>()
  for (const row of days) {
    const day = dayNumber(row.date)
    if (!covered.has(yearOf(row.date))) throw new RangeError(`${row.date} lies outside the years covered`)
    const scope = significantPart(row.region ?? '')
    if (!here.startsWith(scope)) continue
    const before = chosen.get(day)
    if (before && before.scope === scope && before.row.kind !== row.kind) {
      throw new RangeError(`two rows contradict each other for ${row.date}`)
    }
    if (!before || scope.length > before.scope.length) chosen.set(day, { row, scope })
  }
  return new Map([...chosen].map(([day, { row }]) => [day, row]))
}

/** A division code without the zero levels at its end: 150000 → 15, 152921000000 → 152921. Levels are 2, 4, 6, 9 and 12 digits long. */
function significantPart(code: string): string {
  let end = code.length
  for (const [from, to] of [[9, 12], [6, 9], [4, 6], [2, 4]] as const) {
    if (end === to && /^0+$/.test(code.slice(from, to))) end = from
  }
  return code.slice(0, end)
}

function isWeekend(date: PlainDate): boolean {
  const weekday = weekdayOf(date)
  return weekday === 0 || weekday === 6
}

function assertWhole(n: number): void {
  if (!Number.isInteger(n)) throw new RangeError(`whole days expected, not ${n}`)
}
