import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays, dateOfDayNumber, dayNumber, daysBetween, endOfDay, formatChineseDate, formatDayRange, isPlainDate, shanghaiDate, shanghaiInstant,
  shanghaiTime, weekdayOf,
} from './dates.ts'

const anyDay = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2200-12-31') }).map(dateOfDayNumber)
const anyMoment = fc.date({ min: new Date('1992-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })

describe('the zone', () => {
  test('the day is read in Shanghai, not in UTC', () => {
    expect(shanghaiDate(new Date('2026-03-11T16:00:00Z'))).toBe('2026-03-12')
    expect(shanghaiDate(new Date('2026-03-11T15:59:59.999Z'))).toBe('2026-03-11')
    expect(shanghaiTime(new Date('2026-03-11T23:05:00Z'))).toBe('07:05')
  })

  test('a day ends at 24:00, which is when the next begins', () => {
    expect(endOfDay('2026-12-31').toISOString()).toBe('2026-12-31T16:00:00.000Z')
    expect(endOfDay('2026-03-12')).toEqual(shanghaiInstant('2026-03-13', '00:00'))
  })

  test('it agrees with the time zone data of the runtime at any moment since 1992', () => {
    const runtime = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
    })
    fc.assert(fc.property(anyMoment, (at) => {
      expect(`${shanghaiDate(at)} ${shanghaiTime(at)}`).toBe(runtime.format(at))
      expect(shanghaiInstant(shanghaiDate(at), shanghaiTime(at)).getTime()).toBe(Math.floor(at.getTime() / 60_000) * 60_000)
    }))
  })

  test.each(['24:01', '9:00', '12:60', '', 'noon'])('%j is no time of day', (time) => {
    expect(() => shanghaiInstant('2026-03-12', time)).toThrow(RangeError)
  })
})

describe('plain days', () => {
  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-3-1', '20260301', '', '2026-03-01T00:00:00Z'])('%j is no day', (text) => {
    expect(isPlainDate(text)).toBe(false)
    expect(() => addDays(text, 1)).toThrow(RangeError)
  })

  test('leap days exist every fourth year, not every hundredth', () => {
    expect([isPlainDate('2024-02-29'), isPlainDate('2100-02-29'), isPlainDate('2000-02-29')]).toEqual([true, false, true])
  })

  test('adding and counting are each other\'s reverse, and weekdays go round', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, n) => {
      expect(daysBetween(day, addDays(day, n))).toBe(n)
      expect(weekdayOf(addDays(day, 1))).toBe((weekdayOf(day) + 1) % 7)
      expect(weekdayOf(day)).toBe(new Date(`${day}T00:00:00Z`).getUTCDay())
    }))
  })
})

test('days are written as people say them', () => {
  expect(formatChineseDate('2026-03-12')).toBe('3月12日（周四）')
  expect(formatChineseDate('2027-01-03', { withYear: true })).toBe('2027年1月3日（周日）')
  expect(formatDayRange('2026-10-01', '2026-10-07')).toBe('10月1日至7日')
  expect(formatDayRange('2026-09-29', '2026-10-06')).toBe('9月29日至10月6日')
  expect(formatDayRange('2026-06-19', '2026-06-19')).toBe('6月19日')
})
