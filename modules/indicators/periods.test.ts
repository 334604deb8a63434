import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dateOfDayNumber, dayNumber } from '../../platform/kernel/dates.ts'
import { lastPeriods, parsePeriod, periodBefore, periodOf, PERIODS } from './periods.ts'

const day = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2090-12-31') }).map(dateOfDayNumber)

test('periods of a kind lie side by side without gap or overlap, each holds its days, and what is written is read again', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PERIODS), day, (kind, one) => {
      const period = periodOf(kind, one)
      expect(period.from <= one && one <= period.until).toBe(true)
      expect(parsePeriod(period.code)).toEqual(period)
      expect(periodOf(kind, period.until)).toEqual(period)
      expect(periodBefore(period).until).toBe(addDays(period.from, -1))
      expect(periodOf(kind, addDays(period.until, 1)).from).toBe(addDays(period.until, 1))
    }),
  )
})

test('a quarter, a half-year and a leap February by hand; what is no period is none', () => {
  expect(periodOf('quarter', '2026-11-29')).toEqual({ kind: 'quarter', code: '2026-Q4', from: '2026-10-01', until: '2026-12-31', title: '2026年第四季度' })
  expect(periodOf('half_year', '2026-06-30')).toMatchObject({ code: '2026-H1', from: '2026-01-01', until: '2026-06-30', title: '2026年上半年' })
  expect(periodOf('month', '2024-02-10').until).toBe('2024-02-29')
  expect(lastPeriods('quarter', '2026-02-01', 3).map((one) => one.code)).toEqual(['2025-Q3', '2025-Q4', '2026-Q1'])
  for (const text of ['2026-13', '2026-Q5', '2026-H3', '2026-02-30', '26', '', '2026-q1']) expect(parsePeriod(text), text).toBeUndefined()
})
