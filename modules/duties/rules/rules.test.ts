import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dateOfDayNumber, dayNumber } from '../../../platform/kernel/dates.ts'
import { defineDuty, type Cycle, type DutyDefinition } from '../define.ts'
import { inForce, scheduleOf, type Adaptation } from './adapt.ts'
import { addMonths, cycleWords, EVERY, horizonOf, occurrencesOf, periodOf, periodWords, rolled, type Every } from './cycle.ts'
import { counts, measure } from './match.ts'
import { climbDue, reminderDue, stateOn } from './state.ts'

const [FIRST, LAST] = [dayNumber('2020-01-01'), dayNumber('2035-12-31')]
const day = fc.integer({ min: FIRST, max: LAST }).map(dateOfDayNumber)
const every = fc.constantFrom(...(Object.keys(EVERY) as Every[]))
const cycle: fc.Arbitrary<Cycle> = fc.oneof(
  fc.record({ kind: fc.constant('fixed' as const), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }), early: fc.integer({ min: 0, max: 20 }) }),
  fc.record({ kind: fc.constant('period' as const), every }),
  fc.record({ kind: fc.constant('period' as const), every, by: fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) }) }),
  fc.record({ kind: fc.constant('period' as const), every, after: fc.record({ days: fc.integer({ min: 1, max: 90 }) }) }),
)
/** Every day works but weekends. */
const working = (from: string, n: number) => {
  let at = from
  for (let left = n; left > 0;) {
    at = addDays(at, 1)
    if ((dayNumber(at) + 4) % 7 !== 0 && (dayNumber(at) + 4) % 7 !== 6) left -= 1
  }
  return at
}

describe('cycles', () => {
  test('every day lies in exactly one period of each kind, and periods follow one another without a gap', () => {
    fc.assert(fc.property(every, day, (kind, at) => {
      const period = periodOf(kind, at)
      expect(period.from <= at && at <= period.until).toBe(true)
      expect(periodOf(kind, period.from)).toEqual(period)
      expect(periodOf(kind, period.until)).toEqual(period)
      const next = periodOf(kind, addDays(period.until, 1))
      expect(next.from).toBe(addDays(period.until, 1))
      expect(next.key).not.toBe(period.key)
    }))
  })

  test('occurrences of two stretches are those of both together: none is lost between two runs, none is made twice', () => {
    fc.assert(fc.property(cycle, day, fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 900 }), (one, from, first, second) => {
      const [middle, to] = [addDays(from, first), addDays(from, first + second)]
      const all = occurrencesOf(one, from, to, working)
      expect([...occurrencesOf(one, from, middle, working), ...occurrencesOf(one, addDays(middle, 1), to, working)]).toEqual(all)
      expect(new Set(all.map((each) => each.key)).size).toBe(all.length)
      for (const each of all) expect(each.from <= each.due && each.due <= each.until).toBe(true)
      // What was done counts for one occurrence by its day, unless a report is due after its period.
      if (!('after' in one)) for (const [i, each] of all.slice(1).entries()) expect(each.from > all[i]!.until).toBe(true)
    }))
  })

  test('fixed days, days within a period, reports after it, two years, the last of a short month', () => {
    const dues = (one: Cycle, from: string, to: string) => occurrencesOf(one, from, to, working).map((each) => `${each.key} ${each.due}`)
    expect(dues({ kind: 'fixed', month: 11, day: 9 }, '2026-01-01', '2027-12-31')).toEqual(['2026 2026-11-09', '2027 2027-11-09'])
    expect(dues({ kind: 'fixed', month: 2, day: 29 }, '2027-01-01', '2028-12-31')).toEqual(['2027 2027-02-28', '2028 2028-02-29'])
    expect(dues({ kind: 'period', every: 'year', by: { month: 7, day: 31 } }, '2026-01-01', '2026-12-31')).toEqual(['2026 2026-07-31'])
    expect(dues({ kind: 'period', every: 'quarter' }, '2026-02-01', '2026-12-31')).toEqual(['2026-Q1 2026-03-31', '2026-Q2 2026-06-30', '2026-Q3 2026-09-30', '2026-Q4 2026-12-31'])
    expect(dues({ kind: 'period', every: 'quarter', after: { days: 5, working: true } }, '2026-04-01', '2026-06-30')).toEqual(['2026-Q1 2026-04-07'])
    expect(dues({ kind: 'period', every: 'two_years' }, '2026-01-01', '2028-12-31')).toEqual(['2025-2026 2026-12-31', '2027-2028 2028-12-31'])
    // A calendar that does not reach gives no day: nothing is guessed.
    expect(occurrencesOf({ kind: 'period', every: 'quarter', after: { days: 5, working: true } }, '2026-04-01', '2026-06-30', () => null)).toEqual([])
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(horizonOf('2026-11-29')).toBe('2027-03-01')
    expect(horizonOf('2026-03-02')).toBe('2026-12-31')
  })

  test('what rolls from an event: once, or every year again from its day', () => {
    const event = { ref: 'a', day: '2024-02-29' }
    expect(rolled({ kind: 'rolling', since: { source: 'x.y' }, days: 30 }, event, '2024-01-01', '2030-01-01', working)).toEqual([{ key: 'a', from: '2024-02-29', until: '9999-12-31', due: '2024-03-30' }])
    const yearly = rolled({ kind: 'rolling', since: { source: 'x.y' }, months: 12, repeats: true }, event, '2026-01-01', '2027-12-31', working)
    expect(yearly.map((one) => [one.key, one.from, one.due])).toEqual([['a:2', '2025-03-01', '2026-02-28'], ['a:3', '2026-03-01', '2027-02-28']])
  })

  test('periods and cycles are said in words', () => {
    expect(['2026', '2026-Q2', '2026-H1', '2026-05', '2025-2026', 'a:2'].map((key) => periodWords(key, '2026-06-30'))).toEqual(['2026年', '2026年第2季度', '2026年上半年', '2026年5月', '2025至2026年', '2026年'])
    expect(cycleWords({ kind: 'period', every: 'quarter', after: { days: 5, working: true } })).toBe('每季度，期满后5个工作日内')
    expect(cycleWords({ kind: 'rolling', since: { source: 'x.y' }, months: 12, repeats: true })).toBe('每1年一次')
  })
})

describe('states', () => {
  const standing = { state: 'open' as const, fromOn: '2026-07-01', dueOn: '2026-09-30', doneOn: null }
  test('later, owed, soon, late by the day; done on time and done late by what was done', () => {
    expect(['2026-06-30', '2026-07-01', '2026-08-31', '2026-09-30', '2026-10-01'].map((today) => stateOn(standing, today))).toEqual(['later', 'owed', 'soon', 'soon', 'late'])
    expect(stateOn({ ...standing, state: 'done', doneOn: '2026-09-30' }, '2027-01-01')).toBe('done')
    expect(stateOn({ ...standing, state: 'done', doneOn: '2026-10-01' }, '2027-01-01')).toBe('done_late')
    expect(stateOn({ ...standing, state: 'excused' }, '2027-01-01')).toBe('excused')
  })

  test('time only leads forward: no day brings an open duty back to an earlier state', () => {
    const order = ['later', 'owed', 'soon', 'late']
    fc.assert(fc.property(day, fc.integer({ min: 0, max: 400 }), day, fc.integer({ min: 0, max: 30 }), (fromOn, long, today, days) => {
      const one = { ...standing, fromOn, dueOn: addDays(fromOn, long) }
      expect(order.indexOf(stateOn(one, addDays(today, days)))).toBeGreaterThanOrEqual(order.indexOf(stateOn(one, today)))
    }))
  })

  test('one reminder for the nearest day that was reached, none when late; lateness climbs a level at each threshold', () => {
    expect(['2026-08-01', '2026-08-31', '2026-09-23', '2026-09-26', '2026-09-30', '2026-10-01'].map((today) => reminderDue('2026-09-30', today, [30, 7, 1]))).toEqual([null, 30, 7, 7, 1, null])
    expect(['2026-09-30', '2026-10-03', '2026-10-15', '2026-11-30'].map((today) => climbDue('2026-09-30', today, [3, 15, 30]))).toEqual([0, 1, 2, 3])
  })
})

describe('what counts', () => {
  const facts = fc.array(fc.record({ day, amount: fc.integer({ min: 1, max: 9 }), period: fc.constant(null) }), { maxLength: 12 })
  test('the day on which it was enough does not depend on the order of records, and another record never makes it later', () => {
    fc.assert(fc.property(facts, fc.integer({ min: 1, max: 30 }), day, (list, needed, extra) => {
      const { amount, doneOn } = measure(list, needed)
      expect(measure([...list].reverse(), needed)).toEqual({ amount, doneOn })
      expect(doneOn === null).toBe(amount < needed)
      const more = measure([...list, { day: extra, amount: 1, period: null }], needed)
      if (doneOn !== null) expect(more.doneOn! <= doneOn).toBe(true)
    }))
  })

  test('a record counts by the period that it names, else by its day', () => {
    const window = { key: '2026-Q1', fromOn: '2026-01-01', untilOn: '2026-03-31' }
    expect([{ day: '2026-03-31', period: null }, { day: '2026-04-01', period: null }, { day: '2026-04-20', period: '2026-Q1' }, { day: '2026-02-01', period: '2025-Q4' }]
      .map((one) => counts({ ...one, amount: 1 }, window))).toEqual([true, false, true, false])
  })
})

describe('what a place decides', () => {
  const base: DutyDefinition = defineDuty({
    code: 'safety.a-day', title: '一日', sentence: '做一次。', group: 'safety', source: '某文', serves: [], owes: { places: 'community' }, cycle: { kind: 'fixed', month: 11, day: 9 }, dated: 'place', holds: '1525', needs: { amount: 1, unit: '次' }, proof: '照片',
  })
  const decide = (kind: Adaptation['kind'], fromOn: string, more: Partial<Adaptation> = {}): Adaptation => ({ region: '152921000000', code: base.code, kind, terms: {}, fromOn, nth: 1, ...more })
  const HERE = '152921405001'
  const list = (duty: DutyDefinition) => occurrencesOf(duty.cycle, '2026-01-01', '2027-12-31', working)
  const dues = (decided: Adaptation[]) => [...scheduleOf(base, decided, HERE, list).values()].map((one) => one.occurrence.due)

  test('a duty of one league is not owed by another until it switches it on; the nearest place decides', () => {
    expect(inForce(base, [], '152501001001', '2026-01-01')).toBe(base)
    expect(inForce(base, [], HERE, '2026-01-01')).toBeUndefined()
    expect(inForce(base, [decide('on', '2026-03-01')], HERE, '2026-02-28')).toBeUndefined()
    expect(inForce(base, [decide('on', '2026-03-01')], HERE, '2026-03-01')).toEqual(base)
    expect(inForce(base, [decide('on', '2026-03-01'), decide('off', '2026-03-01', { region: '152921405000', nth: 2 })], HERE, '2026-04-01')).toBeUndefined()
    expect(inForce(base, [decide('off', '2026-03-01', { region: '152921405000', nth: 1 }), decide('on', '2026-03-01', { nth: 2 })], HERE, '2026-04-01')).toBeUndefined()
    expect(inForce({ ...base, holds: null }, [], '152501001001', '2026-01-01')).toBeUndefined()
  })

  test('another day holds from its own day on and never reaches back', () => {
    const moved = (to: number, fromOn: string) => dues([decide('on', '2025-01-01'), decide('change', fromOn, { nth: 2, terms: { cycle: { kind: 'fixed', month: 11, day: to } } })])
    expect(moved(20, '2026-11-01')).toEqual(['2026-11-20', '2027-11-20'])
    expect(moved(20, '2026-11-15')).toEqual(['2026-11-09', '2027-11-20'])
    // Moved to a day that is past when it holds: this year stays as it was.
    expect(moved(5, '2026-11-07')).toEqual(['2026-11-09', '2027-11-05'])
    expect(dues([decide('on', '2025-01-01'), decide('off', '2026-12-01', { nth: 2 })])).toEqual(['2026-11-09'])
  })

  test('whatever is decided, each period is owed at most once and what was due before a decision stays', () => {
    const decisions = fc.array(fc.record({
      kind: fc.constantFrom('on' as const, 'off' as const, 'change' as const), fromOn: fc.integer({ min: dayNumber('2026-01-01'), max: dayNumber('2027-12-31') }).map(dateOfDayNumber),
      month: fc.integer({ min: 1, max: 12 }),
    }), { maxLength: 5 })
    fc.assert(fc.property(decisions, (made) => {
      const decided = made.map((one, nth) => decide(one.kind, one.fromOn, { nth, terms: one.kind === 'change' ? { cycle: { kind: 'fixed', month: one.month, day: 9 } } : {} }))
      const first = decide('on', '2025-01-01', { nth: -1 })
      for (let n = 1; n <= decided.length; n += 1) {
        const [before, after] = [scheduleOf(base, [first, ...decided.slice(0, n - 1)], HERE, list), scheduleOf(base, [first, ...decided.slice(0, n)], HERE, list)]
        expect(new Set(after.keys()).size).toBe(after.size)
        for (const [key, one] of before) if (one.occurrence.due < decided[n - 1]!.fromOn) expect(after.get(key)?.occurrence.due).toBe(one.occurrence.due)
      }
    }))
  })
})
