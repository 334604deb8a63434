import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../platform/kernel/dates.ts'
import { PLANS } from '../catalogue/index.ts'
import { comparePieces } from './compare.ts'
import { assess, assessTask, forecastOn, type Point } from './forecast.ts'
import { partsMeet } from './split.ts'
import { cellsOf, daysOf } from './years.ts'

describe('forecast', () => {
  const line = (start: number, step: number, n: number): Point[] => Array.from({ length: n }, (_, i) => ({ day: addDays('2026-01-31', 30 * i), value: start + step * i }))
  const goal = { comparator: 'at_least' as const, value: 90, unit: '%', fromOn: '2026-01-01', dueOn: '2026-12-31' }

  test('points that lie on a line are continued on that line, whatever line it is', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 50 }), fc.integer({ min: 4, max: 24 }), fc.integer({ min: 0, max: 24 }), (start, step, n, more) => {
      const seen = forecastOn(line(start, step, n), addDays('2026-01-31', 30 * (n - 1 + more)), '个')!
      expect(seen.value).toBeCloseTo(start + step * (n - 1 + more), 5)
    }))
  })

  test('no forecast from two numbers or two months; a share ends at a hundred, nothing falls below nought', () => {
    expect(forecastOn(line(10, 1, 2), '2026-12-31', '个')).toBeNull()
    expect(forecastOn(line(10, 1, 3).map((one, i) => ({ ...one, day: addDays('2026-01-01', i) })), '2026-12-31', '个')).toBeNull()
    expect(forecastOn(line(80, 10, 4), '2027-12-31', '%')!.value).toBe(100)
    expect(forecastOn(line(80, -10, 4), '2027-12-31', '个')!.value).toBe(0)
  })

  test('a goal is judged by its line, and the sentence says how', () => {
    const slow = assess(goal, line(50, 1, 5), '2026-06-01')
    expect(slow).toMatchObject({ state: 'behind', value: 54 })
    expect(slow.forecast).toBeCloseTo(61.13, 1)
    expect(slow.method).toContain('按2026年1月至2026年5月的5次记录画一条直线（最小二乘法）')
    expect(assess(goal, line(50, 5, 5), '2026-06-01').state).toBe('on_course')
    expect(assess(goal, line(88, 1, 5), '2026-06-01').state).toBe('reached')
    expect(assess(goal, line(50, 1, 5), '2027-01-01')).toMatchObject({ state: 'overdue', forecast: null })
  })

  test('with two numbers the way gone is laid beside the time gone; with one or none nothing is said', () => {
    const two = (now: number) => assess(goal, [{ day: '2026-01-01', value: 50 }, { day: '2026-07-01', value: now }], '2026-07-02')
    expect(two(70).state).toBe('on_course')
    expect(two(60).state).toBe('behind')
    expect(assess(goal, [{ day: '2026-07-01', value: 60 }], '2026-07-02').state).toBe('too_early')
    expect(assess(goal, [], '2026-07-02', '等待填报')).toMatchObject({ state: 'no_data', value: null, words: '还没有数据：等待填报' })
  })

  test('a number not to be passed is reached from above', () => {
    expect(assess({ ...goal, comparator: 'at_most', value: 3, unit: '公里' }, [{ day: '2026-02-01', value: 2.5 }], '2026-03-01').state).toBe('reached')
    expect(assess({ ...goal, comparator: 'at_most', value: 3, unit: '公里' }, line(9, -1, 4), '2026-05-02').state).toBe('on_course')
  })

  test('a task is judged by what was reported', () => {
    const task = { fromOn: '2026-01-01', dueOn: '2026-12-31', progress: 20, state: 'confirmed' }
    expect(assessTask(task, '2026-06-01', '2026-07-01').state).toBe('behind')
    expect(assessTask({ ...task, progress: 50 }, '2026-06-01', '2026-07-01').state).toBe('on_course')
    expect(assessTask(task, null, '2026-02-01').state).toBe('too_early')
    expect(assessTask(task, '2026-06-01', '2027-01-01').state).toBe('overdue')
    expect(assessTask({ ...task, state: 'done' }, '2026-06-01', '2027-01-01').state).toBe('reached')
  })
})

test('parts that add up meet the whole exactly when their sum does; shares when each does', () => {
  const part = fc.record({ name: fc.constant('某街道'), value: fc.integer({ min: 0, max: 200 }) })
  fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 300 }), fc.boolean(), (parts, value, adds) => {
    const found = partsMeet({ comparator: 'at_least', value, unit: '个', adds }, parts)
    const sum = parts.reduce((all, one) => all + one.value, 0)
    expect(found.meets).toBe(adds ? sum >= value : parts.every((one) => one.value >= value))
  }))
  expect(partsMeet({ comparator: 'at_least', value: 10, unit: '个', adds: true }, [{ name: '甲', value: null }])).toEqual({ meets: false, words: '甲还没有数值' })
  expect(partsMeet({ comparator: 'at_least', value: 10, unit: '个', adds: true }, [{ name: '甲', value: 3 }]).words).toBe('各地合计3个，比总目标10个少7个')
})

test('a comparison names every piece of either text once, and a text is the same as itself', () => {
  const text = fc.constantFrom(...PLANS)
  fc.assert(fc.property(text, text, (left, right) => {
    const pieces = comparePieces(left, right)
    const of = (side: 'left' | 'right', gone: string) => pieces.filter((one) => one.change !== gone).length
    const own = (plan: typeof left) => comparePieces(plan, plan)
    expect(own(left).every((one) => one.change === 'same')).toBe(true)
    expect([of('left', 'added'), of('right', 'removed')]).toEqual([own(left).length, own(right).length])
  }), { numRuns: 40 })
})

test('days of the year that a place sets count, and what is no day is left', () => {
  expect(daysOf({ mid_year: '08-15', summary: 'x' })).toEqual({ year_plan: '03-31', mid_year: '08-15', summary: '12-31' })
  expect(cellsOf(2026, new Map([['year_plan', '2026-02-01']]), '2026-08-16', daysOf({ mid_year: '08-15' })).map((one) => one.state)).toEqual(['filed', 'missing', 'waiting'])
})
