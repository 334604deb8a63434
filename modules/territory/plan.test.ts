import { expect, test } from 'vitest'
import { movedTo, rangesOf } from '../regions/definition.ts'
import { Change } from './contract.ts'
import { inverseSteps, numeral, planOf, type Facts, type Known } from './plan.ts'

const place = (code: string, level: string, name: string, parent: string | null, kind = level, validUntil: string | null = null): Known =>
  ({ code, level, name, fullName: name, parent, kind, validUntil })
const STREET = place('152921405000', 'township', '王府街道', '152921000000', 'street')
const A = place('152921405001', 'community', '甲社区', STREET.code)
const B = place('152921405002', 'community', '乙社区', STREET.code)
const OLD = place('152921405003', 'community', '旧社区', STREET.code, 'community', '2020-01-01')
const grids = [1, 2, 3].map((n) => place(`${A.code}00${n}`, 'grid', `第${numeral(n)}网格`, A.code)).concat([1, 2].map((n) => place(`${B.code}00${n}`, 'grid', `第${numeral(n)}网格`, B.code)))
const facts = (buildings: [string, string][] = []): Facts => ({ places: new Map([STREET, A, B, OLD, ...grids].map((p) => [p.code, p])), buildings: new Map(buildings) })
const wish = (change: object) => Change.parse(change)
const faults = (change: object, f = facts()) => planOf(wish(change), f).faults.map((each) => each.code)

test('ranges of nested steps do not meet, and the longest code decides', () => {
  const ranges = rangesOf([{ from: A.code, to: B.code, below: 'here' }, { from: `${A.code}002`, to: `${B.code}009`, below: 'same' }])
  for (const [i, range] of ranges.entries()) if (i) expect(ranges[i - 1]!.hi <= range.lo).toBe(true)
  expect(movedTo(ranges, A.code)).toBe(B.code)
  expect(movedTo(ranges, `${A.code}001`)).toBe(B.code)
  expect(movedTo(ranges, `${A.code}002`)).toBe(`${B.code}009`)
  expect(movedTo(ranges, `${A.code}002007`)).toBe(`${B.code}009007`)
  expect(movedTo(ranges, `${A.code}999999`)).toBe(B.code)
  expect(movedTo(ranges, B.code)).toBeUndefined()
  expect(() => rangesOf([{ from: '152921405000', to: '152921406000', below: 'same' }])).toThrow(RangeError)
  expect(() => rangesOf([{ from: A.code, to: B.code, below: 'here' }, { from: A.code, to: B.code, below: 'same' }])).toThrow(RangeError)
})

test('a merger renumbers grids behind those that are there, and numbers their names anew', () => {
  const plan = planOf(wish({ kind: 'merge', places: [A.code, B.code], into: B.code }), facts())
  expect(plan.faults).toEqual([])
  expect(plan.stages).toHaveLength(1)
  expect(plan.stages[0]!.create.map((c) => [c.code, c.name])).toEqual([[`${B.code}003`, '第三网格'], [`${B.code}004`, '第四网格'], [`${B.code}005`, '第五网格']])
  expect(plan.region).toBe(STREET.code)
})

test('a new community takes the next number of its kind, never one that was used, and may keep the name of one that ends', () => {
  const plan = planOf(wish({ kind: 'merge', places: [A.code, B.code], name: '甲社区' }), facts())
  expect(plan.faults).toEqual([])
  expect(plan.stages[0]!.create[0]).toMatchObject({ code: '152921405004', name: '甲社区' })
  expect(plan.stages.map((s) => s.source)).toEqual([A.code, B.code])
  expect(planOf(wish({ kind: 'set_up', parent: STREET.code, name: '新嘎查', placeKind: 'gacha' }), facts()).stages[0]!.create[0]!.code).toBe('152921405200')
})

test('what cannot be is said in words: codes used, names taken, too few, emptied, ended', () => {
  expect(faults({ kind: 'merge', places: [A.code] })).toEqual(['few'])
  expect(faults({ kind: 'merge', places: [A.code, OLD.code], into: A.code })).toContain('gone')
  expect(faults({ kind: 'set_up', parent: STREET.code, name: '乙社区' })).toEqual(['name'])
  expect(faults({ kind: 'set_up', parent: STREET.code, name: '丙社区', code: OLD.code })).toEqual(['code'])
  expect(faults({ kind: 'set_up', parent: STREET.code, name: '丙社区', code: '152921406001' })).toEqual(['code'])
  expect(faults({ kind: 'split', place: B.code, parts: [{ name: '丙社区', grids: [`${B.code}001`, `${B.code}002`] }] })).toEqual(['emptied'])
  expect(faults({ kind: 'split', place: A.code, parts: [{ name: '丙社区', grids: [`${B.code}001`] }] })).toContain('grid')
  expect(faults({ kind: 'split', place: A.code, parts: [{ name: '丙社区', grids: [`${A.code}001`] }, { name: '丁社区', grids: [`${A.code}001`] }] })).toContain('grid')
  expect(faults({ kind: 'rename', place: A.code, name: '乙社区' })).toEqual(['name'])
  expect(faults({ kind: 'abolish', place: A.code, into: A.code })).toEqual(['same'])
  expect(faults({ kind: 'adjust', into: B.code })).toEqual(['nothing'])
  expect(faults({ kind: 'adjust', level: 'grid', into: `${A.code}001`, buildings: ['00000000-0000-4000-8000-000000000001'] }, facts([['00000000-0000-4000-8000-000000000001', `${B.code}001`]]))).toEqual(['building'])
})

test('what came after a change finds its way back only where there is one way', () => {
  const merged = planOf(wish({ kind: 'merge', places: [A.code, B.code], name: '丙社区' }), facts())
  const madeOfBoth = merged.stages[0]!.create[0]!.code
  expect(inverseSteps(merged.stages[0]!, merged.stages).find((s) => s.from === madeOfBoth)).toBeUndefined()
  expect(inverseSteps(merged.stages[0]!, merged.stages).filter((s) => s.from.length === 15).map((s) => s.to)).toEqual(grids.slice(0, 3).map((g) => g.code))
  expect(inverseSteps(planOf(wish({ kind: 'merge', level: 'grid', places: [grids[0]!.code, grids[1]!.code], name: '' }), facts()).stages[0]!)).toEqual([])
})

test('numbers are written as a person writes them', () => {
  expect([1, 10, 11, 20, 21, 101, 110, 999].map(numeral)).toEqual(['一', '十', '十一', '二十', '二十一', '一百零一', '一百一十', '九百九十九'])
})
