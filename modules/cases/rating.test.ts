import { describe, expect, test } from 'vitest'
import { shanghaiInstant } from '../../platform/kernel/dates.ts'
import { CalendarNotCovered, defaultCalendar } from '../calendar/index.ts'
import { CALL_BACK_OUTCOMES, callBackDuty, isBadRating, RATING_LEVELS, ratingCodeOfStars, ratingLevel } from './rating.ts'

const calendar = defaultCalendar()

describe('[CAS-03] five levels', () => {
  test.each([[1, '非常满意', 5, false], [2, '满意', 4, false], [3, '基本满意', 3, false], [4, '不满意', 2, true], [5, '非常不满意', 1, true]] as const)(
    'code %i is %s, %i stars, bad: %s', (code, name, stars, bad) => {
      expect(ratingLevel(code)).toEqual({ code, name, stars, bad })
      expect(isBadRating(code)).toBe(bad)
      expect(ratingCodeOfStars(stars)).toBe(code)
    })

  test.each([0, 6, 1.5, Number.NaN, -1])('%d is no level', (code) => {
    expect(() => ratingLevel(code)).toThrow(expect.objectContaining({ code: 'case.rating_unknown', status: 422 }))
    expect(() => callBackDuty({ calendar, code, ratedAt: new Date() })).toThrow(expect.objectContaining({ code: 'case.rating_unknown' }))
  })
})

describe('[CAS-03] a bad rating brings a call-back', () => {
  const ratedAt = shanghaiInstant('2026-09-18', '16:20')

  test.each(RATING_LEVELS.map((level) => [level.name, level.code, level.bad] as const))('%s (%i): owed %s', (_, code, bad) => {
    expect(callBackDuty({ calendar, code, ratedAt }) !== undefined).toBe(bad)
  })

  test('fifteen working days from the next day, over working Sunday, Mid-Autumn and National Day', () => {
    const duty = callBackDuty({ calendar, code: 5, ratedAt })
    expect(duty).toMatchObject({ dueOn: '2026-10-15', dueAt: shanghaiInstant('2026-10-15', '24:00') })
    expect(duty?.source).toContain('15个工作日')
  })

  test('a place sets its own number; a year without its notice is refused', () => {
    expect(callBackDuty({ calendar, code: 4, ratedAt, workingDays: 3 })?.dueOn).toBe('2026-09-22')
    expect(() => callBackDuty({ calendar, code: 4, ratedAt: shanghaiInstant('2026-12-20', '10:00') })).toThrow(CalendarNotCovered)
  })

  test('only a rating found mistaken or malicious leaves the figures', () => {
    const excluded = Object.entries(CALL_BACK_OUTCOMES).filter(([, outcome]) => !outcome.counts).map(([name]) => name)
    expect(excluded).toEqual(['mistaken', 'malicious'])
  })
})
