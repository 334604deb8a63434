import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knotsOf, makingOf } from './boundary.ts'

/** Ground in small pieces: each lies in one leaf of the counted day and one of the boundary's day, and holds a number. */
const ground = fc.array(fc.record({ was: fc.integer({ min: 0, max: 7 }), is: fc.integer({ min: 0, max: 7 }), number: fc.nat(100) }), { minLength: 1, maxLength: 24 })

test('what a place is made of adds up to what lies on its ground, or says which leaves no record tells apart', () => {
  fc.assert(
    fc.property(ground, fc.func(fc.boolean()), (pieces, choose) => {
      const links = pieces.map((piece) => ({ was: `w${piece.was}`, is: `i${piece.is}` }))
      const within = (leaf: string) => choose(leaf)
      const recorded = new Map<string, number>()
      for (const piece of pieces) recorded.set(`w${piece.was}`, (recorded.get(`w${piece.was}`) ?? 0) + piece.number)
      const making = makingOf(knotsOf(links), within)
      const whole = making.whole.reduce((sum, leaf) => sum + recorded.get(leaf)!, 0)
      const torn = pieces.filter((piece) => making.torn.includes(`i${piece.is}`)).reduce((sum, piece) => sum + piece.number, 0)
      const byHand = pieces.filter((piece) => within(`i${piece.is}`)).reduce((sum, piece) => sum + piece.number, 0)
      expect(whole + torn).toBe(byHand)
      // Nothing that is torn could have been told from the records: its knot reaches beyond the place.
      for (const leaf of making.torn) {
        const knot = knotsOf(links).find((one) => one.is.includes(leaf))!
        expect(knot.is.some((other) => !within(other))).toBe(true)
      }
    }),
  )
})

test('a merger counts in the new place, a split within a place changes nothing for it, across its border it is torn', () => {
  const knots = knotsOf([{ was: 'A', is: 'B' }, { was: 'B', is: 'B' }, { was: 'C', is: 'C' }, { was: 'C', is: 'D' }])
  expect(makingOf(knots, (leaf) => leaf === 'B')).toEqual({ whole: ['A', 'B'], torn: [] })
  expect(makingOf(knots, (leaf) => leaf === 'C' || leaf === 'D')).toEqual({ whole: ['C'], torn: [] })
  expect(makingOf(knots, (leaf) => leaf === 'D')).toEqual({ whole: [], torn: ['D'] })
})
