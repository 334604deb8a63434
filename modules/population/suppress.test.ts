import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disclosed, hiddenIn, withSums } from './suppress.ts'

const table = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) => fc.array(fc.array(fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 300 })), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }))

/** Every table with the same shown numbers, tried out: the values a reader must think possible for each hidden one. */
function possible(values: number[], rules: ReturnType<typeof withSums>['rules'], hidden: boolean[], most: number): Map<number, Set<number>> {
  const unknown = hidden.flatMap((is, at) => (is ? [at] : []))
  const found = new Map(unknown.map((at) => [at, new Set<number>()]))
  const guess = [...values]
  const holds = () => rules.every((rule) => guess[rule.total] === rule.parts.reduce((sum, at) => sum + guess[at]!, 0))
  const step = (i: number) => {
    if (i === unknown.length) {
      if (holds()) for (const at of unknown) found.get(at)!.add(guess[at]!)
      return
    }
    for (let v = 1; v <= most; v++) {
      guess[unknown[i]!] = v
      step(i + 1)
    }
  }
  step(0)
  return found
}

describe('small counts', () => {
  test('a lone small cell takes the smallest of its row and of its column with it', () => {
    const { values, rules, at } = withSums([[3, 40, 50], [20, 60, 70], [30, 80, 90]])
    const hidden = hiddenIn(values, rules, 5)
    expect([...hidden.keys()].filter((i) => hidden[i]).length).toBe(4)
    expect(hidden[at(0, 0)]).toBe(true)
    expect(disclosed(values, rules, hidden).size).toBe(0)
  })

  test('two ones that add up to two are no secret: a third is hidden with them', () => {
    const { values, rules } = withSums([[1, 1, 30]])
    expect(hiddenIn(values, rules, 2).filter(Boolean).length).toBeGreaterThan(2)
  })

  test('nothing is hidden where nobody is few, and noughts stay', () => {
    const { values, rules } = withSums([[0, 12, 0], [7, 0, 9]])
    expect(hiddenIn(values, rules, 5)).toEqual(values.map(() => false))
  })

  test('whatever the table, no small count that stays can be worked out from what is shown', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 2, max: 10 }), (cells, threshold) => {
        const { values, rules } = withSums(cells)
        const hidden = hiddenIn(values, rules, threshold)
        values.forEach((value, at) => expect(!hidden[at] && value > 0 && value < threshold).toBe(false))
        expect(values.some((value, at) => hidden[at] && value === 0)).toBe(false)
        const open = disclosed(values, rules, hidden)
        // Only where every number around is nought or hidden can the engine do no more; then the whole table is hidden.
        if (open.size > 0) expect(values.every((value, at) => value === 0 || hidden[at])).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('tried out over all tables that look the same: each hidden count could be another', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 }), (cells) => {
        const { values, rules } = withSums(cells)
        const hidden = hiddenIn(values, rules, 3)
        if (hidden.filter(Boolean).length > 5) return
        for (const seen of possible(values, rules, hidden, 14).values()) expect(seen.size).toBeGreaterThan(1)
      }),
      { numRuns: 150 },
    )
  })
})
