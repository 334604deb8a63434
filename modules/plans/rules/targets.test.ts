import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PLANS } from '../catalogue/index.ts'
import { definePlan } from '../define.ts'
import { markOf } from './mark.ts'
import { chooseTarget, reaches, type PlanTargetInForce } from './targets.ts'

const LEAGUE = '152900000000'
const BANNER = '152921000000'
const OTHER_BANNER = '152922000000'
const COMMUNITY = '152921405001'

/** The digits that all places inside begin with, written out by hand. */
const DIGITS: Record<string, string> = {
  [LEAGUE]: '1529', [BANNER]: '152921', [OTHER_BANNER]: '152922', [COMMUNITY]: COMMUNITY, '152921405000': '152921405', '152922101001': '152922101001',
  '150000000000': '15',
}

const target = (over: Partial<PlanTargetInForce>): PlanTargetInForce => ({
  indicator: 'X', year: 2025, comparator: 'at_least', value: 90, unit: '%', reach: 'whole', quote: '', section: '',
  plan: 'p', planTitle: '', place: LEAGUE, planFrom: '2021-01-01', planUntil: '2025-12-31', ...over,
})

describe('which target holds', () => {
  test('[PLN-04] a number set for the league as a whole is shown to a banner but not applied to it', () => {
    const all = [target({})]
    expect(chooseTarget(all, 'X', LEAGUE, '2024-06-01').applied?.target.value).toBe(90)
    const below = chooseTarget(all, 'X', BANNER, '2024-06-01')
    expect(below.applied).toBeNull()
    expect(below.elsewhere?.target.place).toBe(LEAGUE)
  })

  test('a text that says each holds for the parts, at its level only', () => {
    const each = [target({ reach: 'each', atLevel: 'community' })]
    expect(chooseTarget(each, 'X', COMMUNITY, '2024-06-01').applied).not.toBeNull()
    expect(chooseTarget(each, 'X', BANNER, '2024-06-01').applied).toBeNull()
    expect(chooseTarget([target({ reach: 'each' })], 'X', BANNER, '2024-06-01').applied).not.toBeNull()
  })

  test('of several years the next one due holds; after the period the last, marked ended', () => {
    const years = [2022, 2023, 2024, 2025].map((year) => target({ year, value: year }))
    expect(chooseTarget(years, 'X', LEAGUE, '2023-03-01').applied?.target.year).toBe(2023)
    const after = chooseTarget(years, 'X', LEAGUE, '2026-03-01').applied
    expect(after).toMatchObject({ planState: 'ended', target: { year: 2025 } })
    expect(chooseTarget(years, 'X', LEAGUE, '2020-12-31').applied).toBeNull()
  })

  test('a plan in force goes before one that has ended, the nearer place before the farther', () => {
    const next = target({ planFrom: '2026-01-01', planUntil: '2030-12-31', year: 2030, value: 95, plan: 'next' })
    expect(chooseTarget([target({}), next], 'X', LEAGUE, '2026-03-01').applied?.target.plan).toBe('next')
    const own = target({ place: BANNER, value: 50, plan: 'own' })
    expect(chooseTarget([target({ reach: 'each' }), own], 'X', BANNER, '2024-01-01').applied?.target.plan).toBe('own')
  })

  test('no target of any place is ever applied outside that place, nor to its parts unless it says each', () => {
    const place = fc.constantFrom(LEAGUE, BANNER, OTHER_BANNER, COMMUNITY, '152921405000', '152922101001', '150000000000')
    const any = fc.record({ place, reach: fc.constantFrom('whole' as const, 'each' as const), year: fc.integer({ min: 2021, max: 2025 }), value: fc.nat(100) })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), place, fc.constantFrom('2021-05-01', '2023-05-01', '2026-05-01'), (list, region, day) => {
        const chosen = chooseTarget(list.map((one) => target(one)), 'X', region, day).applied?.target
        if (!chosen) return
        expect(region.startsWith(DIGITS[chosen.place]!)).toBe(true)
        if (chosen.reach === 'whole') expect(chosen.place).toBe(region)
      }),
    )
  })

  test('reaching is exact to a billionth', () => {
    expect(reaches(90, { comparator: 'at_least', value: 90 })).toBe(true)
    expect(reaches((0.9 * 3 * 100) / 3, { comparator: 'at_least', value: 90 })).toBe(true)
    expect(reaches(89.99, { comparator: 'at_least', value: 90 })).toBe(false)
    expect(reaches(3, { comparator: 'at_most', value: 2 })).toBe(false)
    expect(reaches(2, { comparator: 'equal', value: 2 })).toBe(true)
  })
})

describe('texts', () => {
  test('a target outside the period or said twice is refused', () => {
    const plan = PLANS[1]!
    const one = plan.targets[0]!
    expect(() => definePlan({ ...plan, targets: [one, one] })).toThrow(RangeError)
    expect(() => definePlan({ ...plan, targets: [{ ...one, year: 2026 }] })).toThrow(RangeError)
  })

  test('[PLN-01] the first printing is marked as replaced from 7 September 2022, not before', () => {
    const row = { body: PLANS[0]!, replaced_on: '2022-09-07', replaced_title: PLANS[1]!.title }
    expect(markOf(row, '2022-09-06')).toEqual({ state: 'in_force', mark: '' })
    expect(markOf(row, '2022-09-07')).toEqual({ state: 'replaced', mark: '本文本已废止，自2022年9月7日起由《阿拉善盟“十四五”城乡社区发展规划》新印发的文本替代' })
    expect(markOf({ body: PLANS[1]!, replaced_on: null }, '2026-01-01').state).toBe('ended')
  })
})
