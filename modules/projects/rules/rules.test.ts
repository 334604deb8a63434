import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterEntry, balanceOf, booksOf, moneyIn, moneyOut, reversed, sidesOf, type Entry } from './ledger.ts'
import { behind, timePercent } from './progress.ts'
import { fundingOf, sharesOf } from './shares.ts'

const WAN = 1_000_000

test('[PLN-07] a million by 2:4:4 is 20, 40 and 40 万; a short share is shown, and is not made good by what another paid too much', () => {
  expect(sharesOf(100 * WAN, [2, 4, 4])).toEqual([20 * WAN, 40 * WAN, 40 * WAN])
  const [province, league, banner] = fundingOf(100 * WAN, { province: 2, prefecture: 4, county: 4 }, { province: 20 * WAN, prefecture: 45 * WAN, county: 15 * WAN })
  expect(province).toMatchObject({ dueFen: 20 * WAN, shortFen: 0, overFen: 0 })
  expect(league).toMatchObject({ dueFen: 40 * WAN, shortFen: 0, overFen: 5 * WAN })
  expect(banner).toMatchObject({ dueFen: 40 * WAN, paidFen: 15 * WAN, shortFen: 25 * WAN })
})

const weights = fc.array(fc.nat({ max: 10_000 }), { minLength: 1, maxLength: 6 }).filter((all) => all.some((one) => one > 0))

test('shares add up to the whole to the last fen, each within a fen of its part, and who has no weight pays nothing', () => {
  fc.assert(fc.property(fc.nat({ max: 100_000_000_000 }), weights, (whole, of) => {
    const parts = sharesOf(whole, of)
    const all = of.reduce((sum, one) => sum + one, 0)
    expect(parts.reduce((sum, one) => sum + one, 0)).toBe(whole)
    parts.forEach((part, i) => {
      expect(Number.isSafeInteger(part)).toBe(true)
      expect(Math.abs(part - (whole * of[i]!) / all)).toBeLessThan(1.001)
      if (of[i] === 0) expect(part).toBe(0)
    })
  }))
  expect(() => sharesOf(100, [0, 0])).toThrow(RangeError)
  expect(() => sharesOf(1.5, [1])).toThrow(RangeError)
})

const deed = fc.oneof(
  fc.record({ kind: fc.constant('in' as const), code: fc.constantFrom('donation', 'lottery', 'budget_county'), fen: fc.integer({ min: 1, max: 1_000_000 }) }),
  fc.record({ kind: fc.constant('out' as const), code: fc.constantFrom('activity', 'grant', 'office'), fen: fc.integer({ min: 1, max: 1_000_000 }) }),
  fc.record({ kind: fc.constant('back' as const), code: fc.constant(''), fen: fc.nat({ max: 200 }) }),
)

test('[PLN-09] whatever is received, paid and taken back: the balance is the sum of the entries, the books balance, nothing is overdrawn', () => {
  fc.assert(fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
    const entries: Entry[] = []
    const gone = new Set<Entry>()
    let balance = 0
    for (const { kind, code, fen } of deeds) {
      const old = entries[fen % Math.max(1, entries.length)]
      const next = kind === 'in' ? moneyIn(code, fen) : kind === 'out' ? moneyOut(code, fen) : old && !gone.has(old) ? reversed(old) : undefined
      if (!next) continue
      const after = afterEntry(balance, next)
      if (after === null) {
        expect(balanceOf([...entries, next])).toBeLessThan(0)
        continue
      }
      if (kind === 'back') gone.add(old!).add(next)
      entries.push(next)
      balance = after
    }
    const books = booksOf(entries)
    const { inFen, outFen } = sidesOf(books)
    expect(balance).toBe(balanceOf(entries))
    expect(balance).toBeGreaterThanOrEqual(0)
    expect([...books.values()].reduce((sum, one) => sum + one, 0)).toBe(0)
    expect(inFen - outFen).toBe(balance)
  }))
})

test('progress is held against the time that is over', () => {
  expect(timePercent('2026-01-01', '2026-12-31', '2025-06-01')).toBe(0)
  expect(timePercent('2026-01-01', '2026-01-11', '2026-01-06')).toBe(50)
  expect(timePercent('2026-01-01', '2026-12-31', '2027-01-01')).toBe(100)
  const one = { state: 'building' as const, percent: 30, startOn: '2026-01-01', dueOn: '2026-01-11' }
  expect(behind(one, '2026-01-06')).toBe(20)
  expect(behind({ ...one, percent: 60 }, '2026-01-06')).toBe(0)
  expect(behind({ ...one, state: 'in_use' }, '2027-01-06')).toBe(0)
})
