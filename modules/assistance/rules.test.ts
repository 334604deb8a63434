import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../platform/kernel/refusal.ts'
import { addMonths, ageInMonth, decideGrant, fenOf, yuanInWords, type GrantAsked, type GrantFacts } from './rules.ts'

const allowance = {
  programme: 'old-age-allowance',
  mode: 'monthly',
  minAge: 80,
  tiers: [
    { fromAge: 100, monthlyFen: 60_000 },
    { fromAge: 80, monthlyFen: 10_000 },
    { fromAge: 90, monthlyFen: 20_000 },
  ],
}
const relief = { programme: 'temporary-relief', mode: 'one_off', maxFen: 1_000_000, notWithinMonths: 6 }
const facts = (more: Partial<GrantFacts> & { bornOn?: string } = {}): GrantFacts => ({
  person: { bornOn: more.bornOn ?? '1944-03-02', diedOn: null, state: 'present' },
  existing: [],
  caseId: 'this',
  today: '2026-03-02',
  ...more,
})
const had = (more: object) => ({
  caseId: 'other',
  caseNumber: '20260101-000001',
  mode: 'monthly' as const,
  amountFen: 10_000,
  decidedMonth: '2026-01',
  ended: false,
  ...more,
})
const refused = (settings: unknown, asked: GrantAsked, given: GrantFacts): string => {
  try {
    decideGrant(settings, asked, given)
    return 'granted'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(error.message).toMatch(/\p{Script=Han}/u)
    return error.code
  }
}

describe('old-age allowance', () => {
  test.each([
    ['1946-03-31', '80至89周岁', 10_000],
    ['1936-04-01', '80至89周岁', 10_000],
    ['1936-03-31', '90至99周岁', 20_000],
    ['1920-01-01', '100周岁以上', 60_000],
  ])('born %s: %s', (bornOn, tier, amountFen) => {
    expect(decideGrant(allowance, { fromMonth: '2026-03' }, facts({ bornOn }))).toEqual({
      mode: 'monthly',
      amountFen,
      fromMonth: '2026-03',
      tier,
    })
  })

  test.each<[string, GrantAsked, GrantFacts, string]>([
    ['eighty only next month', {}, facts({ bornOn: '1946-04-01' }), 'assistance.under_age'],
    ['from before the eightieth birthday', { fromMonth: '2024-02' }, facts(), 'assistance.from_month_impossible'],
    ['from half a year ahead', { fromMonth: '2026-09' }, facts(), 'assistance.from_month_impossible'],
    ['a month that there is not', { fromMonth: '2026-13' }, facts(), 'assistance.from_month_impossible'],
    ['dead', {}, facts({ person: { bornOn: '1944-03-02', diedOn: '2026-02-01', state: 'died' } }), 'assistance.person_dead'],
    ['unknown', {}, facts({ person: undefined }), 'assistance.person_not_in_register'],
    ['has it already', {}, facts({ existing: [had({})] }), 'assistance.already_granted'],
  ])('%s is refused', (_what, asked, given, code) => expect(refused(allowance, asked, given)).toBe(code))

  test('the month of the birthday is the first; an ended grant and that of the same case do not stand in the way', () => {
    expect(decideGrant(allowance, { fromMonth: '2024-03' }, facts()).fromMonth).toBe('2024-03')
    expect(refused(allowance, {}, facts({ existing: [had({ ended: true }), had({ caseId: 'this' })] }))).toBe('granted')
  })

  test('settings that are wrong are told and nothing is granted', () => {
    expect(refused({ ...allowance, tiers: [{ fromAge: 80, monthlyFen: -1 }] }, {}, facts())).toBe('assistance.settings_faulty')
    expect(refused(undefined, {}, facts())).toBe('assistance.settings_faulty')
  })
})

describe('temporary relief', () => {
  test('an amount in yuan becomes fen, exactly', () => {
    expect(decideGrant(relief, { amountYuan: 1234.56 }, facts({ bornOn: '1990-01-01' }))).toEqual({
      mode: 'one_off',
      amountFen: 123_456,
      fromMonth: '2026-03',
      tier: '',
    })
  })
  test.each<[string, GrantAsked, GrantFacts, string]>([
    ['no amount', {}, facts(), 'assistance.amount_needed'],
    ['nothing', { amountYuan: 0 }, facts(), 'assistance.amount_needed'],
    ['a third of a fen', { amountYuan: 1.001 }, facts(), 'assistance.amount_needed'],
    ['more than allowed', { amountYuan: 10_000.01 }, facts(), 'assistance.amount_too_high'],
    [
      'again within half a year',
      { amountYuan: 100 },
      facts({ existing: [had({ mode: 'one_off', decidedMonth: '2025-10' })] }),
      'assistance.already_granted',
    ],
  ])('%s is refused', (_what, asked, given, code) => expect(refused(relief, asked, given)).toBe(code))
  test('after half a year it may be granted again', () => {
    expect(refused(relief, { amountYuan: 100 }, facts({ existing: [had({ mode: 'one_off', decidedMonth: '2025-09' })] }))).toBe('granted')
  })
})

describe('months and money', () => {
  test('months add up over years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: -200, max: 200 }), (month, n) => {
        const start = `2026-${String(month).padStart(2, '0')}`
        expect(addMonths(addMonths(start, n), -n)).toBe(start)
        expect(addMonths(start, 12)).toBe(`2027-${start.slice(5)}`)
      }),
    )
  })
  test('every whole number of fen survives the way through yuan', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), (fen) => {
        expect(fenOf(fen / 100)).toBe(fen)
      }),
    )
  })
  test('words', () => {
    expect([100, 123_450, 100_000_000].map(yuanInWords)).toEqual(['1元', '1,234.50元', '1,000,000元'])
    expect(ageInMonth('1946-03-31', '2026-03')).toBe(80)
    expect(ageInMonth('1946-03-31', '2026-02')).toBe(79)
  })
})
