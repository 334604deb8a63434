import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultCalendar } from '../../calendar/index.ts'
import { accountOf, lumpShare, settlementsOf, type Cycle, type Terms } from './account.ts'
import { isAsked, relief, yearMinutes } from './burden.ts'
import { failed, testAdmission, type AdmissionAsk } from './tests.ts'

const GOOD: AdmissionAsk = {
  kind: 'entrust', districtCan: false, streetCan: false, ownDuty: false, basis: '条例第八条', authority: '可以出具登记回执', people: '', conditions: '配电脑一台', priceFen: 2000, moneySource: '部门预算',
}
const against = (more: Partial<AdmissionAsk>) => failed(testAdmission({ ...GOOD, ...more })).map((one) => one.rule)

test('the four rules refuse each for its own reason, in Chinese', () => {
  expect(against({})).toEqual([])
  expect(against({ districtCan: true })).toEqual(['level'])
  expect(against({ streetCan: true })).toEqual(['level'])
  expect(against({ ownDuty: true })).toEqual(['own_duty'])
  expect(against({ kind: 'assist', conditions: '' })).toEqual(['assist'])
  expect(against({ kind: 'assist', basis: '' })).toEqual(['assist'])
  expect(against({ kind: 'assist', authority: '' })).toEqual([])
  expect(against({ authority: ' ' })).toEqual(['entrust'])
  expect(against({ priceFen: 0 })).toEqual(['entrust'])
  expect(testAdmission({ ...GOOD, streetCan: true })[0]!.reason).toBe('街道（苏木镇）能办，不应交给社区')
  expect(testAdmission({ ...GOOD, moneySource: '' })[3]!.reason).toBe('委托办理的事项要权随责走、费随事转，还缺经费来源')
})

test('without funding terms no request passes, whatever else it says', () => {
  const text = fc.constantFrom('', '有')
  fc.assert(fc.property(fc.record({
    kind: fc.constantFrom('assist' as const, 'entrust' as const), districtCan: fc.boolean(), streetCan: fc.boolean(), ownDuty: fc.boolean(), basis: text, authority: text, people: text,
    conditions: text, priceFen: fc.constantFrom(0, 100), moneySource: text,
  }), (ask) => {
    const passes = failed(testAdmission(ask)).length === 0
    if (ask.priceFen === 0 || ask.moneySource === '' || ask.districtCan || ask.streetCan || ask.ownDuty) expect(passes).toBe(false)
  }))
})

const TERMS: Terms = { pricing: 'unit', priceFen: 2000, cycle: 'quarter', payDays: 15, fromOn: '2026-01-01', untilOn: null, leftOn: null }
const payDay = (after: string, days: number) => defaultCalendar().addWorkingDays(after, days)

test('a settlement is due some working days after its last day, by the legal calendar', () => {
  const account = accountOf(TERMS, [{ month: '2026-01', quantity: 60 }, { month: '2026-03', quantity: 40 }, { month: '2026-04', quantity: 5 }], 160_000, '2026-05-20', payDay)
  expect(account.settlements.map((one) => [one.from, one.to, one.quantity, one.dueOn])).toEqual([['2026-01-01', '2026-03-31', 100, '2026-04-22'], ['2026-04-01', '2026-06-30', 5, '2026-07-21']])
  expect(account).toMatchObject({ quantity: 105, doneFen: 210_000, paidFen: 160_000, owingFen: 50_000, lateFen: 40_000, lateSince: '2026-04-22', overpaidFen: 0 })
})

test('where the calendar does not reach, nothing is called late', () => {
  const account = accountOf(TERMS, [{ month: '2026-12', quantity: 1 }], 0, '2027-06-01', (after, days) => (after >= '2026-12-01' ? null : payDay(after, days)))
  expect(account).toMatchObject({ owingFen: 2000, lateFen: 0, lateSince: null })
})

test('a lump sum is paid out whole over a year, and by days when it ends early', () => {
  const of = (cycle: Cycle) => settlementsOf({ ...TERMS, pricing: 'lump', cycle }, '2026-12-31').map((one, nth) => lumpShare({ priceFen: 1_000_001, cycle }, nth, one))
  for (const cycle of ['month', 'quarter', 'half', 'year'] as const) expect(of(cycle).reduce((a, b) => a + b, 0), cycle).toBe(1_000_001)
  const short = accountOf({ ...TERMS, pricing: 'lump', priceFen: 36_500_00, cycle: 'year', leftOn: '2026-01-31' }, [], 0, '2026-03-01', payDay)
  expect(short.doneFen).toBe(Math.floor((36_500_00 * 31) / 365))
})

/** A calendar that ends with the year. */
const shortPay = (after: string, days: number) => (after >= '2026-12-01' ? null : payDay(after, days))
const months = fc.array(fc.record({ month: fc.constantFrom('2026-01', '2026-02', '2026-03', '2026-05', '2026-09'), quantity: fc.integer({ min: -3, max: 500 }) }), { maxLength: 12 })
test('money adds up: settled parts are what was paid, owing is never below nought, what is too much is shown as such', () => {
  fc.assert(fc.property(months, fc.integer({ min: 0, max: 5_000_000 }), fc.integer({ min: 0, max: 100_000 }), fc.constantFrom<Cycle>('month', 'quarter', 'half', 'year'), fc.constantFrom('unit' as const, 'lump' as const),
    (done, paidFen, priceFen, cycle, pricing) => {
      const a = accountOf({ ...TERMS, pricing, priceFen, cycle }, done, paidFen, '2026-10-20', shortPay)
      expect(a.settlements.reduce((sum, one) => sum + one.amountFen, 0)).toBe(a.doneFen)
      expect(a.settlements.reduce((sum, one) => sum + one.paidFen, 0) + a.overpaidFen).toBe(paidFen)
      expect(a.doneFen - a.owingFen + a.overpaidFen).toBe(a.paidFen)
      expect(a.owingFen >= 0 && a.overpaidFen >= 0 && (a.owingFen === 0 || a.overpaidFen === 0)).toBe(true)
      expect(a.lateFen <= a.owingFen).toBe(true)
      expect([a.doneFen, a.owingFen, a.lateFen].every(Number.isInteger)).toBe(true)
    }))
})

test('hours before and after: what is cut goes from its day on, what nobody spoke of counts as an item only', () => {
  const all = [
    { state: 'cut' as const, times: 12, communities: 10, median: 60, fromOn: '2026-07-01' }, { state: 'kept' as const, times: 1, communities: 10, median: 30, fromOn: '2026-01-01' },
    { state: 'open' as const, times: 4, communities: 10, median: null, fromOn: null },
  ]
  expect(all.map(yearMinutes)).toEqual([7200, 300, null])
  expect(isAsked(all[0]!, '2026-06-30')).toBe(true)
  expect(relief(all, '2026-06-30')).toEqual({ before: 3, after: 3, minutesBefore: 7500, minutesAfter: 7500, unknown: 1 })
  expect(relief(all, '2026-07-01')).toEqual({ before: 3, after: 2, minutesBefore: 7500, minutesAfter: 300, unknown: 1 })
})
