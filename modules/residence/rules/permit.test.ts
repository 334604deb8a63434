import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../platform/kernel/dates.ts'
import { endorsed, issued, mayApplyFrom, permitState, yearsLater, yearsOfResidence } from './permit.ts'
import { pointsOf, type PointRule } from './points.ts'
import { servicesFor } from './services.ts'

describe('a residence permit', () => {
  const permit = issued('2024-03-01')
  test('runs for a year; endorsed in time it goes on, and so do the years', () => {
    expect(permit).toMatchObject({ endorsedUntil: '2025-02-28', yearsFrom: '2024-03-01' })
    const second = endorsed(permit, '2025-02-10')
    expect(second).toMatchObject({ endorsedUntil: '2026-02-28', yearsFrom: '2024-03-01', late: false })
    expect(yearsOfResidence(second, '2026-02-28')).toBe(1)
    expect(yearsOfResidence(second, '2026-03-01')).toBe(2)
  })
  test('stands still when it is late, and the years begin anew on the day it is made up for (居住证暂行条例 art. 10)', () => {
    expect(permitState(permit, '2025-02-28')).toBe('due')
    expect(permitState(permit, '2025-03-01')).toBe('suspended')
    const late = endorsed(permit, '2025-06-10')
    expect(late).toMatchObject({ endorsedUntil: '2026-06-09', yearsFrom: '2025-06-10', late: true })
    expect(permitState(late, '2025-06-10')).toBe('valid')
    expect(yearsOfResidence(late, '2026-06-09')).toBe(0)
  })
  test('a leap day has its anniversary on the 28th', () => {
    expect(yearsLater('2024-02-29', 1)).toBe('2025-02-28')
    expect(mayApplyFrom('2026-01-01')).toBe('2026-07-03')
  })
  test('[FLO-02] each service is open, or not yet with the reason', () => {
    const open = (p: Parameters<typeof servicesFor>[0], day: string) => servicesFor(p, day)
    expect(open(permit, '2024-06-01').every((one) => one.open && one.because === '')).toBe(true)
    for (const list of [open(null, '2024-06-01'), open(permit, '2025-03-01'), open({ ...permit, endedOn: '2024-05-01' }, '2024-06-01')]) {
      expect(list.every((one) => !one.open && one.because.length > 5)).toBe(true)
    }
    const [years] = servicesFor(permit, '2024-06-01', [{ code: 'x', area: 'school', title: '', text: '', basis: '', years: 2 }])
    expect(years).toMatchObject({ open: false, because: '要连续居住满2年，现在是0年' })
  })
  test('however it is endorsed, a year is never shorter than a year and years never grow by being late', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 800 }), { minLength: 1, maxLength: 8 }), (waits) => {
        let day = '2020-02-29'
        let one = issued(day)
        for (const wait of waits) {
          day = addDays(day, wait)
          const before = yearsOfResidence(one, day)
          const next = endorsed(one, day)
          expect(next.endorsedUntil >= addDays(day, 364)).toBe(true)
          expect(yearsOfResidence(next, day)).toBe(next.late ? 0 : before)
          expect(permitState(next, day)).not.toBe('suspended')
          one = next
        }
      }),
    )
  })
})

describe('points', () => {
  const rule: PointRule = {
    place: '示例', year: 2026, source: '示例', pass: 60,
    items: [
      { kind: 'per', field: 'years', title: '居住年限', unit: '年', points: 5, most: 20 },
      { kind: 'choice', field: 'school', title: '学历', choices: [{ value: 'a', title: '大学', points: 40 }, { value: 'b', title: '高中', points: 10 }] },
      { kind: 'yes', field: 'home', title: '有住房', points: 20 },
    ],
  }
  test('are added up line by line, within each item’s limit', () => {
    expect(pointsOf(rule, { years: 9.7, school: 'a', home: true })).toEqual({
      lines: [
        { field: 'years', title: '居住年限', said: '9年', points: 20 },
        { field: 'school', title: '学历', said: '大学', points: 40 },
        { field: 'home', title: '有住房', said: '是', points: 20 },
      ],
      total: 80, pass: 60, enough: true,
    })
  })
  test('whatever is answered: never below nought here, never above the sum of the limits, the order of answers without effect', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('years', 'school', 'home', 'x', 'constructor'), fc.anything()), (answers) => {
        const points = pointsOf(rule, answers)
        expect(points.total).toBeGreaterThanOrEqual(0)
        expect(points.total).toBeLessThanOrEqual(80)
        expect(points.total).toBe(points.lines.reduce((sum, line) => sum + line.points, 0))
        expect(pointsOf(rule, Object.fromEntries(Object.entries(answers).reverse()))).toEqual(points)
      }),
    )
  })
})
