import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defineIndicator, measure, type Computed } from './define.ts'
import { alsoSuppressed, figureOf, targetStateOf, type Known } from './figure.ts'
import { cases } from './queries/sources.ts'

const share = defineIndicator({
  code: 'T-SHARE', title: '占比', sentence: '甲占乙。', group: 'service', unit: '%', decimals: 1, direction: 'up', base: '乙', source: '测试', kind: 'computed',
  numerator: measure(cases, 'on_time', '甲'), denominator: measure(cases, 'timed', '乙'), factor: 100,
} satisfies Computed)
const people: Computed = { ...share, aboutPeople: true }
const answers: Computed = { ...share, aboutPeople: 'base' }
const known = (numerator: number | null, denominator: number | null, off: string[] = []): Known => ({
  measures: new Map([['cases.on_time', numerator], ['cases.timed', denominator]].filter((one): one is [string, number] => one[1] !== null)),
  reports: new Map(), off: new Set(off),
})

describe('a figure', () => {
  test('is a share of its base; over nothing it has no value and says so', () => {
    expect(figureOf(share, known(9, 10)).value).toBe(90)
    expect(figureOf(share, known(0, 0))).toMatchObject({ value: null, denominator: 0, missing: null, note: '本期没有可统计的对象，不计算比率' })
  })

  test('is missing, never 0, when its module is off or its place was never counted', () => {
    expect(figureOf(share, known(9, 10, ['cases']))).toMatchObject({ value: null, numerator: null, missing: { owedBy: '管理员' } })
    expect(figureOf(share, known(null, null)).missing).not.toBeNull()
  })

  test('of one to four people is hidden with its parts; of answers only for a small base; nobody at all is shown', () => {
    expect(figureOf(people, known(3, 100))).toMatchObject({ suppressed: true, value: null, numerator: null, denominator: null })
    expect(figureOf(people, known(0, 100))).toMatchObject({ suppressed: false, value: 0 })
    expect(figureOf(answers, known(3, 100))).toMatchObject({ suppressed: false, value: 3 })
    expect(figureOf(answers, known(3, 4)).suppressed).toBe(true)
  })

  test('without a number or a target there is no judgement', () => {
    const applied = { planState: 'in_force', target: { comparator: 'at_least', value: 90 } } as never
    expect(targetStateOf({ value: 90 }, applied)).toBe('met')
    expect(targetStateOf({ value: 89.9 }, applied)).toBe('short')
    expect(targetStateOf({ value: null }, applied)).toBe('none')
    expect(targetStateOf({ value: 90 }, null)).toBe('none')
  })

  test('one hidden part takes another with it, so that no subtraction gives it away', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 2, maxLength: 12 }), (numbers) => {
        const figures = numbers.map((n) => figureOf(people, known(n, 100)))
        const hidden = figures.filter((one) => one.suppressed).length
        const more = alsoSuppressed(figures)
        for (const i of more) expect(figures[i]!.suppressed).toBe(false)
        const others = numbers.filter((n) => n >= 5).length
        if (hidden === 1 && others > 0) expect(more).toHaveLength(1)
        if (hidden !== 1) expect(more).toEqual([])
      }),
    )
  })

  test('an indicator without base, sentence or source, or with a factor over nothing, is refused', () => {
    expect(() => defineIndicator({ ...share, base: ' ' })).toThrow(RangeError)
    expect(() => defineIndicator({ ...share, code: '指标' })).toThrow(RangeError)
    const { denominator: _, ...count } = share
    expect(() => defineIndicator(count)).toThrow(RangeError)
  })
})
