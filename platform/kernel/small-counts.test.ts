import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSmall, shownCounts, SMALLEST_SHOWN } from './small-counts.ts'

test('nobody may be told, one to four may not, five may', () => {
  expect([0, 1, 4, 5].map(isSmall)).toEqual([false, true, true, false])
})

test('no left-out group can be worked out from the total and the groups that are shown', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 12 }), (counts) => {
      const shown = shownCounts(counts)
      expect(shown.some((n) => n !== null && n > 0 && n < SMALLEST_SHOWN)).toBe(false)
      const hidden = shown.filter((n) => n === null).length
      // One hidden group alone would follow from the total, unless nothing but empty groups stands beside it.
      if (hidden === 1) expect(counts.filter((n) => n > 0)).toHaveLength(1)
      shown.forEach((n, i) => n !== null && expect(n).toBe(counts[i]))
    }),
  )
})
