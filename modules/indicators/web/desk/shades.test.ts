import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SHADES, shadeOf, shadesOf } from './shades.ts'

test('every value has exactly one shade, equal values the same, larger values none that is lighter', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }).map((n) => n / 3), { minLength: 1, maxLength: 60 }), (values) => {
      const shades = shadesOf(values)
      expect(shades.length).toBe(Math.min(SHADES.length, new Set(values).size))
      expect(shades.reduce((sum, one) => sum + one.places, 0)).toBe(values.length)
      for (const value of values) expect(shades.filter((one) => one.from <= value && value <= one.to).length).toBe(1)
      const ranks = [...values].sort((a, b) => a - b).map((value) => SHADES.indexOf(shadeOf(shades, value)!.colour as (typeof SHADES)[number]))
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    }),
  )
  expect(shadesOf([])).toEqual([])
})
