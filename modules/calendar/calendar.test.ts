import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dateOfDayNumber, dayNumber, endOfDay } from '../../platform/kernel/dates.ts'
import { Refusal } from '../../platform/kernel/refusal.ts'
import { CALENDAR_DAYS, CalendarNotCovered, defaultCalendar, makeCalendar, NOTICES, YEARS_COVERED } from './index.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const calendar = defaultCalendar()

/** The vectors of the field handbook (working-day-vectors.csv): start, rule, amount, expected. */
const VECTORS = [
  ['2026-02-12', 'working_days', 5, '2026-02-26'], // over Spring Festival with working Saturday 14 Feb
  ['2026-02-14', 'working_days', 1, '2026-02-24'], // start on a working Saturday
  ['2026-02-15', 'working_days', 1, '2026-02-24'], // start inside the holiday
  ['2026-04-30', 'working_days', 3, '2026-05-08'],
  ['2026-05-08', 'working_days', 2, '2026-05-11'], // working Saturday 9 May
  ['2026-09-18', 'working_days', 5, '2026-09-24'], // working Sunday 20 Sept, Mid-Autumn
  ['2026-09-30', 'working_days', 7, '2026-10-15'],
  ['2025-01-24', 'working_days', 5, '2025-02-07'],
  ['2025-09-26', 'working_days', 5, '2025-10-10'],
  ['2024-02-02', 'working_days', 10, '2024-02-21'], // two working Sundays
  ['2026-06-18', 'working_days', 20, '2026-07-17'], // licence limit over Dragon Boat
  ['2026-02-08', 'natural_days_roll', 7, '2026-02-24'], // ends inside Spring Festival
  ['2026-09-01', 'natural_days_roll', 30, '2026-10-08'], // ends on 1 October
  ['2026-03-02', 'natural_days_roll', 15, '2026-03-17'], // petition registration
  ['2026-01-05', 'natural_days_roll', 60, '2026-03-06'], // petition
] as const

describe('the vectors', () => {
  test.each(VECTORS)('%s + %s %i = %s', (start, rule, amount, expected) => {
    const found = rule === 'working_days' ? calendar.addWorkingDays(start, amount) : calendar.addNaturalDays(start, amount, { roll: true })
    expect(found).toBe(expected)
  })

  test.each([
    ['2026-02-08', 7, '2026-02-15'], ['2026-09-01', 30, '2026-10-01'], ['2026-03-02', 15, '2026-03-17'], ['2026-01-05', 60, '2026-03-06'],
  ])(
    'unrolled %s + %i natural days = %s', (start, amount, expected) => {
      expect(calendar.addNaturalDays(start, amount)).toBe(expected)
    })

  test.each([['2026-02-12', '2026-02-26', 5], ['2026-01-01', '2026-12-31', 248], ['2025-01-01', '2025-12-31', 248]])(
    'between %s and %s lie %i working days', (from, to, expected) => {
      expect(calendar.workingDaysBetween(from, to)).toBe(expected)
      expect(calendar.workingDaysBetween(to, from)).toBe(-expected)
    })

  test('2024 had 251 working days', () => {
    expect(calendar.workingDaysBetween('2024-01-01', '2024-12-31')).toBe(251)
  })

  test('one working day from the last day of the last year covered is refused, not guessed', () => {
    expect(() => calendar.addWorkingDays('2026-12-31', 1)).toThrow(CalendarNotCovered)
  })
})

describe('a date outside the years covered', () => {
  test('is refused with the year whose notice must be imported', () => {
    const refusal = refusalOf(() => calendar.addWorkingDays('2026-12-31', 1))
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal).toMatchObject({ code: 'calendar.not_covered', status: 422, year: 2027, details: { year: 2027 } })
    expect(refusal.message).toBe('工作日历还没有2027年的数据，期限无法计算。请先导入国务院办公厅《关于2027年部分节假日安排的通知》，再重新计算。')
  })

  test.each<[string, () => unknown, number]>([
    ['asked for itself', () => calendar.isWorkingDay('2027-01-01'), 2027],
    ['as a start', () => calendar.addWorkingDays('2018-12-31', 1), 2018],
    ['as a start of nothing', () => calendar.addWorkingDays('2018-12-31', 0), 2018],
    ['reached backwards', () => calendar.addWorkingDays('2019-01-02', -1), 2018],
    ['as a rolled end', () => calendar.addNaturalDays('2026-12-20', 30, { roll: true }), 2027],
    ['as the end of a count', () => calendar.workingDaysBetween('2026-12-01', '2027-01-05'), 2027],
    ['as the start of a count', () => calendar.workingDaysBetween('2018-12-31', '2019-01-05'), 2018],
  ])('%s', (_, ask, year) => {
    expect(refusalOf(ask).year).toBe(year)
  })

  test('a gap between covered years is not stepped over', () => {
    const gap = makeCalendar([], [2024, 2026])
    expect(refusalOf(() => gap.addWorkingDays('2024-12-30', 5)).year).toBe(2025)
    expect(refusalOf(() => gap.workingDaysBetween('2024-12-30', '2026-01-05')).year).toBe(2025)
  })

  test('natural days that are not rolled depend on no holiday and are answered', () => {
    expect(calendar.addNaturalDays('2026-12-20', 30)).toBe('2027-01-19')
  })
})

/** Independent of calendar.ts: a set of days of rest, built from the CSV, and plain `Date` steps. */
const csv = readFileSync(here('../../data/reference/calendar/holiday-adjustments-2019-2026.csv'), 'utf8').trim().split('\n').slice(1)
const holidays = new Set(csv.filter((line) => line.includes(',holiday,')).map((line) => line.slice(0, 10)))
const workdays = new Set(csv.filter((line) => line.includes(',workday,')).map((line) => line.slice(0, 10)))
const day = (date: Date) => date.toISOString().slice(0, 10)
const works = (date: Date) => workdays.has(day(date)) || (!holidays.has(day(date)) && date.getUTCDay() !== 0 && date.getUTCDay() !== 6)

const coveredDay = fc.integer({ min: dayNumber('2019-06-01'), max: dayNumber('2026-06-30') }).map(dateOfDayNumber)

describe('against a day-by-day count that shares no code', () => {
  test('the kind of every day of eight years', () => {
    for (let at = new Date('2019-01-01T00:00:00Z'); at < new Date('2027-01-01T00:00:00Z'); at = new Date(at.getTime() + 86_400_000)) {
      expect([day(at), calendar.isWorkingDay(day(at))]).toEqual([day(at), works(at)])
    }
  })

  test('adding working days, forwards and backwards', () => {
    fc.assert(fc.property(coveredDay, fc.integer({ min: -90, max: 90 }).filter((n) => n !== 0), (start, n) => {
      const at = new Date(`${start}T00:00:00Z`)
      for (let left = Math.abs(n); left > 0;) {
        at.setUTCDate(at.getUTCDate() + Math.sign(n))
        if (works(at)) left -= 1
      }
      expect(calendar.addWorkingDays(start, n)).toBe(day(at))
    }))
  })

  test('the count between two days undoes the addition', () => {
    fc.assert(fc.property(coveredDay, fc.integer({ min: 1, max: 90 }), (start, n) => {
      const end = calendar.addWorkingDays(start, n)
      expect(calendar.workingDaysBetween(start, end)).toBe(n)
      expect(calendar.isWorkingDay(end)).toBe(true)
    }))
  })

  test('a rolled end is the first working day not before the unrolled end', () => {
    fc.assert(fc.property(coveredDay, fc.integer({ min: 0, max: 90 }), (start, n) => {
      const at = new Date(`${calendar.addNaturalDays(start, n)}T00:00:00Z`)
      while (!works(at)) at.setUTCDate(at.getUTCDate() + 1)
      expect(calendar.addNaturalDays(start, n, { roll: true })).toBe(day(at))
      expect(calendar.addWorkingDays(addDays(start, n), 0)).toBe(day(at))
    }))
  })
})

describe('holidays of a place (全年节放假办法 art. 4)', () => {
  // Invented: a festival of one league on a Thursday, which one of its banners works through.
  const days = [
    { date: '2026-06-18', kind: 'holiday', name: '草原节', region: '152900' },
    { date: '2026-06-18', kind: 'workday', name: '草原节', region: '152922000000' },
  ] as const
  const at = (region?: string) => makeCalendar(days, [2026], region)

  test.each([['', true], ['150000', true], ['1529', false], ['152900', false], ['152921', false], ['152921001001', false], ['152922', true],
    ['152922100201', true], ['1523', true]])('for region %j the day is a working day: %j', (region, working) => {
    expect(at(region).isWorkingDay('2026-06-18')).toBe(working)
  })

  test('the narrower row wins whatever the order of the rows, and says why', () => {
    expect(makeCalendar([...days].reverse(), [2026], '152922').isWorkingDay('2026-06-18')).toBe(true)
    expect(at('152921').dayFacts('2026-06-18')).toEqual({ date: '2026-06-18', working: false, kind: 'holiday', name: '草原节' })
    expect(at('152921').addWorkingDays('2026-06-17', 1)).toBe('2026-06-19')
  })

  test('rows that contradict each other, or lie outside the years, are a fault in the data', () => {
    const twice = [{ date: '2026-06-18', kind: 'holiday', name: '甲' }, { date: '2026-06-18', kind: 'workday', name: '乙' }] as const
    expect(() => makeCalendar(twice, [2026])).toThrow(RangeError)
    expect(() => makeCalendar(days, [2025], '1529')).toThrow(RangeError)
  })
})

describe('the data', () => {
  test('the generated file says what the CSV says', () => {
    expect(execFileSync(process.execPath, [here('generate.mjs'), '--check']).toString()).toBe('')
    expect(CALENDAR_DAYS).toHaveLength(csv.length)
  })

  test('every year covered has its notice and its holidays', () => {
    for (const year of YEARS_COVERED) {
      const names = new Set(CALENDAR_DAYS.filter((row) => row.date.startsWith(`${year}-`)).map((row) => row.name))
      // Mid-Autumn is left out: in 2020 it fell on 1 October and carries the name of National Day.
      expect([...names], String(year)).toEqual(expect.arrayContaining(['元旦', '春节', '清明', '劳动节', '端午', '国庆节']))
      expect(NOTICES[year]).toContain(`${year}年`)
    }
  })

  test('a day says what it is', () => {
    expect(calendar.dayFacts('2026-10-10')).toEqual({ date: '2026-10-10', working: true, kind: 'in_lieu_workday', name: '国庆节' })
    expect(calendar.dayFacts('2026-10-05')).toEqual({ date: '2026-10-05', working: false, kind: 'holiday', name: '国庆节' })
    expect(calendar.dayFacts('2026-10-11')).toEqual({ date: '2026-10-11', working: false, kind: 'weekend' })
    expect(calendar.dayFacts('2026-10-12')).toEqual({ date: '2026-10-12', working: true, kind: 'workday' })
    expect(calendar.endOfDay('2026-10-12')).toEqual(endOfDay('2026-10-12'))
  })

  test('part days and text that is no day are faults of the caller', () => {
    expect(() => calendar.addWorkingDays('2026-10-12', 1.5)).toThrow(RangeError)
    expect(() => calendar.addNaturalDays('2026-10-12', Number.NaN)).toThrow(RangeError)
    expect(() => calendar.isWorkingDay('2026-02-30')).toThrow(RangeError)
  })

  test('one calendar serves all addresses of a county', () => {
    expect(defaultCalendar('152921001001')).toBe(defaultCalendar('152921'))
  })
})

function refusalOf(ask: () => unknown): CalendarNotCovered {
  try {
    ask()
  } catch (refusal) {
    if (refusal instanceof CalendarNotCovered) return refusal
    throw refusal
  }
  throw new Error('nothing was refused')
}
