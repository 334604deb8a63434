import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countsFile } from './file.ts'
import { linesOf } from './lines.ts'
import { ageOfBucket, bandLabel, bandOf, birthdaysOn, bridgeOf, lastDayOf, monthsBefore, NOBODY, rangeOf, reconciles, sumOf, USUAL_RULES, type Counted } from './rules.ts'

const some = fc.nat({ max: 400 })
/** A community that reconciles, from its parts: stay, away and came by where, and how many of those from afar are new. */
const community = fc
  .record({ stay: some, awayTownship: some, awayCounty: some, awayOutside: some, awayUnknown: some, cameTownship: some, cameCounty: some, cameOutside: some, cameUnknown: some, share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ stay, share, ...c }): Counted => {
    const mobile = c.cameCounty + c.cameOutside + c.cameUnknown
    return {
      ...c, registered: stay + c.awayTownship + c.awayCounty + c.awayOutside + c.awayUnknown, living: stay + c.cameTownship + mobile, mobile,
      mobileFresh: Math.floor(mobile * share),
    }
  })

describe('the rules', () => {
  test('days half a year and whole years before stay in their month', () => {
    expect(monthsBefore('2026-08-31', 6)).toBe('2026-02-28')
    expect(monthsBefore('2024-08-31', 6)).toBe('2024-02-29')
    expect(monthsBefore('2026-03-15', 15)).toBe('2024-12-15')
    expect([lastDayOf('2009'), lastDayOf('2024-02'), lastDayOf('2026-Q3')]).toEqual(['2009-12-31', '2024-02-29', '2026-09-30'])
  })

  test('ages come out of the days of birth, on leap days too', () => {
    const ageOn = (born: string, day: string) => ageOfBucket(birthdaysOn(day).filter((each) => each < born).length)
    expect([ageOn('2020-02-29', '2025-02-28'), ageOn('2020-02-29', '2025-03-01'), ageOn('2026-01-01', '2026-01-01'), ageOn('1900-01-01', '2026-01-01')]).toEqual([4, 5, 0, 110])
    expect(USUAL_RULES.ageBands.map((_, i) => bandLabel(USUAL_RULES.ageBands, i)).join()).toBe('0–2,3–6,7–15,16–59,60–64,65–79,80+')
    expect([2, 3, 59, 60, 64, 65, 99].map((age) => bandOf(age, USUAL_RULES.ageBands))).toEqual([0, 1, 3, 4, 4, 5, 6])
  })

  test('a reading that does not add up is never shown', () => {
    expect(() => bridgeOf({ ...NOBODY, registered: 5, living: 4 }, 'community')).toThrow(/reconcile/)
    expect(rangeOf('152921405')).toEqual({ low: 152921405000, high: 152921406000 })
  })

  test('[TER-01] bridges reconcile at every level, and a parent is the sum of its children', () => {
    // Inside a street whoever is away in one community came to another: what is on both sides must be equal.
    fc.assert(
      fc.property(fc.array(community, { minLength: 2, maxLength: 6 }), (list) => {
        const left = list.reduce((sum, c) => sum + c.awayTownship, 0)
        const right = list.reduce((sum, c) => sum + c.cameTownship, 0)
        const first = list[0]!
        const more = { ...first, cameTownship: first.cameTownship + Math.max(0, left - right), living: first.living + Math.max(0, left - right) }
        more.awayTownship += Math.max(0, right - left)
        more.registered += Math.max(0, right - left)
        const parts = [more, ...list.slice(1)]
        for (const part of parts) expect(reconciles(bridgeOf(part, 'community'))).toBe(true)
        expect(reconciles(bridgeOf(sumOf(parts), 'township'))).toBe(true)
        const shown = linesOf(parts, 'township', 'community', 5)
        for (const key of ['registered', 'living', 'resident', 'mobile'] as const) {
          const all = shown.parts.map((line) => line[key])
          if (shown.total[key] !== null && all.every((n) => n !== null)) expect(all.reduce((a, b) => a! + b!, 0)).toBe(shown.total[key])
          for (const n of [shown.total[key], ...all]) expect(n === null || n === 0 || n >= 5).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('a file says withheld numbers in words, and a name that a spreadsheet would run stays text', () => {
    const line = { region: '152921405001', regionName: '=cmd', level: 'community', kind: '', registered: 9, stay: 9, away: 0, came: null, living: null, fresh: null, resident: null, mobile: null }
    const side = { near: 0, county: 0, outside: 0, unknown: 0 }
    const text = countsFile({
      region: line.region, regionName: line.regionName, level: 'community', total: line, away: side, came: side, inner: 0, parts: [], changes: [], filed: null,
      method: { day: '2026-01-01', boundaryDay: '2026-01-01', boundary: '当日界线', residentAfterMonths: 6, mobileBeyond: 'township', smallCount: 5, source: '居民登记' },
    })
    expect(text).toContain("'=cmd")
    expect(text).toContain('少于5或为保护隐私不显示')
    expect(text.startsWith('\uFEFF三种人口口径')).toBe(true)
  })
})
