import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutToGaps, type Span } from './timeline.ts'

const day = (n: number) => new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10)
const chain = (prefix: string) =>
  fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 4 }).chain((steps) => fc.boolean().map((open) => {
    let at = 0
    return steps.map(([gap, length], i): Span => {
      const from = at + gap
      at = from + length
      return { id: `${prefix}${i}`, from: day(from), until: open && i === steps.length - 1 ? null : day(at) }
    })
  }))
const end = (s: Span) => s.until ?? '9999-12-31'
const holds = (spans: Span[], on: string) => spans.filter((s) => s.from <= on && on < end(s)).length

test('after cutting no day has two, no day of the kept file changes, and nothing is invented', () => {
  fc.assert(fc.property(chain('k'), chain('c'), (kept, cut) => {
    const changed = cutToGaps(kept, cut)
    const after = cut.map((s) => changed.find((c) => c.id === s.id) ?? s)
    for (let n = -1; n < 400; n += 1) {
      const on = day(n)
      expect(holds([...kept, ...after], on)).toBeLessThanOrEqual(1)
      expect(holds(after, on)).toBeLessThanOrEqual(holds(cut, on))
    }
    for (const s of after) expect(s.from <= end(s)).toBe(true)
  }))
})

test('what holds today goes on where the other file has nothing any more', () => {
  const kept = [{ id: 'k', from: '2015-01-01', until: '2020-01-01' }]
  expect(cutToGaps(kept, [{ id: 'c', from: '2010-01-01', until: null }])).toEqual([{ id: 'c', from: '2020-01-01', until: null }])
  expect(cutToGaps(kept, [{ id: 'c', from: '2016-01-01', until: '2018-01-01' }])).toEqual([{ id: 'c', from: '2016-01-01', until: '2016-01-01' }])
  expect(cutToGaps(kept, [{ id: 'c', from: '2021-01-01', until: null }])).toEqual([])
})
