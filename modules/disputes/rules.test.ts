import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreementText, allSigned, digestOf, signatureCounts, type Wording } from './agreement-text.ts'
import { afterConsents, afterPerformance, conflictOf, FILE_MOVES, mayMove, nextRoundOn, planIsLate, roundToOpen, waysFor } from './rules.ts'
import { fileStates, lawfulWays } from './contract/parts.ts'

const line = (most: number) => fc.string({ minLength: 1, maxLength: most, unit: fc.constantFrom(...'甲乙方第条．：。元 \n１1无') }).filter((text) => text.trim() !== '')
const wording: fc.Arbitrary<Wording> = fc.record({
  number: fc.constantFrom('20260302-0000017', '20260302-0000018'), nth: fc.integer({ min: 1, max: 3 }), kind: fc.constantFrom('邻里', '物业'),
  parties: fc.array(fc.record({ side: fc.constantFrom('a' as const, 'b' as const), name: line(6) }), { minLength: 2, maxLength: 3 }),
  clauses: fc.array(fc.record({ who: line(4), what: line(12), amountFen: fc.constantFrom(0, 1, 10, 100, 50_000), dueOn: fc.constantFrom('2026-03-10', '2026-04-10') }), { minLength: 1, maxLength: 4 }),
  remark: fc.oneof(fc.constant(''), line(10)), writtenOn: fc.constantFrom('2026-03-02', '2026-03-03'),
})
/** What is said, without the spaces that one line of text does not tell apart. */
const meant = (w: Wording) => JSON.stringify({
  ...w, parties: w.parties.map((one) => ({ ...one, name: flat(one.name) })), clauses: w.clauses.map((one) => ({ ...one, who: flat(one.who), what: flat(one.what) })), remark: flat(w.remark) || '无',
})
const flat = (text: string) => text.replace(/\s+/g, ' ').trim()

describe('a signature', () => {
  test('counts for exactly the text that was signed: whatever is changed, it no longer does', () => {
    fc.assert(fc.property(wording, wording, (signed, other) => {
      const signature = { partyId: 'p', textSha256: digestOf(agreementText(signed)) }
      expect(signatureCounts(signature, agreementText(signed))).toBe(true)
      const counts = signatureCounts(signature, agreementText(other))
      expect(counts).toBe(agreementText(signed) === agreementText(other))
      expect(allSigned(agreementText(other), ['p'], [signature])).toBe(counts)
    }))
  })

  test('a change of any one word, sum, day, name or number of an agreement is another text', () => {
    const one = (w: Wording): Wording[] => [
      { ...w, nth: w.nth + 1 }, { ...w, number: `${w.number}9` }, { ...w, writtenOn: '2026-05-01' }, { ...w, remark: `${w.remark}改` },
      { ...w, clauses: [...w.clauses, w.clauses[0]!] }, { ...w, clauses: w.clauses.map((c, i) => (i === 0 ? { ...c, amountFen: c.amountFen + 1 } : c)) },
      { ...w, clauses: w.clauses.map((c, i) => (i === 0 ? { ...c, dueOn: '2027-01-01' } : c)) }, { ...w, clauses: w.clauses.map((c, i) => (i === 0 ? { ...c, what: `${c.what}改` } : c)) },
      { ...w, parties: w.parties.map((p, i) => (i === 0 ? { ...p, name: `${p.name}改` } : p)) }, { ...w, parties: w.parties.map((p, i) => (i === 0 ? { ...p, side: p.side === 'a' ? 'b' as const : 'a' as const } : p)) },
    ]
    fc.assert(fc.property(wording, (w) => {
      const text = agreementText(w)
      for (const changed of one(w)) expect(meant(changed) === meant(w) || agreementText(changed) !== text).toBe(true)
    }))
  })

  test('a clause that spells out another clause does not become one', () => {
    const base: Wording = { number: '20260302-0000017', nth: 1, kind: '邻里', parties: [{ side: 'a', name: '甲' }, { side: 'b', name: '乙' }], remark: '', writtenOn: '2026-03-02', clauses: [] }
    const two = { ...base, clauses: [{ who: '甲', what: '道歉', amountFen: 0, dueOn: '2026-03-10' }, { who: '乙', what: '赔偿', amountFen: 100, dueOn: '2026-03-11' }] }
    const forged = { ...base, clauses: [{ who: '甲', what: '道歉。金额：无。2026-03-10前履行。\n2．由乙：赔偿', amountFen: 100, dueOn: '2026-03-11' }] }
    expect(agreementText(forged)).not.toBe(agreementText(two))
  })

  test('not all have signed while one hand is missing or on another text', () => {
    const text = '一份协议'
    const hand = (partyId: string | null, of = text) => ({ partyId, textSha256: digestOf(of) })
    expect(allSigned(text, ['a', 'b'], [hand('a'), hand('b')])).toBe(true)
    expect(allSigned(text, ['a', 'b'], [hand('a'), hand(null)])).toBe(false)
    expect(allSigned(text, ['a', 'b'], [hand('a'), hand('b', '另一份')])).toBe(false)
    expect(allSigned(text, [], [])).toBe(false)
  })
})

describe('consent', () => {
  const consents = fc.array(fc.record({ side: fc.constantFrom('a', 'b'), consent: fc.constantFrom('asked', 'given', 'refused', 'withdrawn') }), { maxLength: 5 })
  test('there is mediation only while both sides are there and everybody has said yes', () => {
    fc.assert(fc.property(consents, (parties) => {
      const whole = parties.some((one) => one.side === 'a') && parties.some((one) => one.side === 'b') && parties.every((one) => one.consent === 'given')
      expect(afterConsents(parties) === 'mediating').toBe(whole)
      if (parties.some((one) => one.consent === 'withdrawn')) expect(afterConsents(parties)).toBe('withdrawn')
    }))
  })
})

describe('rounds', () => {
  test('the round that is opened is the latest that has begun, and no round of the plan is lost without being counted', () => {
    fc.assert(fc.property(fc.constantFrom('week' as const, 'month' as const, 'quarter' as const), fc.integer({ min: 0, max: 800 }), fc.integer({ min: 1, max: 31 }), (every, later, day) => {
      const nextOn = `2026-01-${String(day).padStart(2, '0')}`
      const today = new Date(Date.UTC(2026, 0, day) + later * 86_400_000).toISOString().slice(0, 10)
      const found = roundToOpen({ nextOn, every, openDays: 10 }, today)!
      expect(found.fromOn <= today && found.nextOn > today).toBe(true)
      let n = 0
      for (let at = nextOn; at < found.fromOn; at = nextRoundOn(at, every, day)) n++
      expect(found.missed).toBe(n)
    }))
    expect(roundToOpen({ nextOn: '2026-03-03', every: 'month', openDays: 5 }, '2026-03-02')).toBeUndefined()
    expect(nextRoundOn('2026-01-31', 'month')).toBe('2026-02-28')
    expect(nextRoundOn('2026-02-28', 'month', 31)).toBe('2026-03-31')
    expect([planIsLate({ nextOn: '2026-03-01', openDays: 10 }, '2026-03-11'), planIsLate({ nextOn: '2026-03-01', openDays: 10 }, '2026-03-12')]).toEqual([false, true])
  })
})

test('nobody mediates who is a party, kin or refused; who has no file of their own in the register is asked to declare it', () => {
  const facts = { partyPersons: ['p1', 'p2'], kinPersons: ['p2'], refusedAccounts: ['x'] }
  expect(conflictOf({ accountId: 'x', personId: null }, facts)).toBe('refused')
  expect(conflictOf({ accountId: 'm', personId: 'p1' }, facts)).toBe('party')
  expect(conflictOf({ accountId: 'm', personId: 'k' }, facts)).toBe('kin')
  expect(conflictOf({ accountId: 'm', personId: 'k' }, { ...facts, kinPersons: [] })).toBeUndefined()
  expect(conflictOf({ accountId: 'm', personId: null }, facts)).toBeUndefined()
})

test('money counts up to done; what is not money is done when it is said', () => {
  expect(afterPerformance({ amountFen: 500, paidFen: 200 }, { state: 'part', amountFen: 300 })).toEqual({ state: 'done', paidFen: 500 })
  expect(afterPerformance({ amountFen: 500, paidFen: 0 }, { state: 'part', amountFen: 100 })).toEqual({ state: 'part', paidFen: 100 })
  expect(afterPerformance({ amountFen: 0, paidFen: 0 }, { state: 'done', amountFen: 0 })).toEqual({ state: 'done', paidFen: 0 })
  expect(afterPerformance({ amountFen: 500, paidFen: 100 }, { state: 'not_done', amountFen: 0 })).toEqual({ state: 'not_done', paidFen: 100 })
})

test('the table of moves names known states, an offence cannot be accepted on the way round, every way has words', () => {
  for (const { from } of Object.values(FILE_MOVES)) for (const state of from) expect(fileStates).toContain(state)
  for (const over of ['ended', 'referred'] as const) expect(Object.keys(FILE_MOVES).filter((move) => mayMove(move as 'accept', over))).toEqual([])
  for (const kind of ['', 'A04', 'A09', 'A99'] as const) for (const way of waysFor(kind)) expect(lawfulWays).toContain(way)
})
