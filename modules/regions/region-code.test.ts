import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  LEVEL_DIGITS, REGION_LEVELS, ancestorsOf, countyOf, covers, inScope, isRegionCode, levelOf, padded, parentCodeOf, partCodeOf,
  prefixOf, scopeOf,
} from './region-code.ts'

describe('codes of real places', () => {
  const places = [
    // code, level, lo, hi, county, parent
    ['150000000000', 'province', '15', '16', '150000', ''],
    ['152900000000', 'prefecture', '1529', '152:', '152900', '150000000000'],
    ['152921000000', 'county', '152921', '152922', '152921', '152900000000'],
    ['152921001000', 'township', '152921001', '152921002', '152921', '152921000000'],
    ['152921110000', 'township', '152921110', '152921111', '152921', '152921000000'],
    ['152921110209', 'community', '152921110209', '15292111020:', '152921', '152921110000'],
    ['152921402001003', 'grid', '152921402001003', '152921402001004', '152921', '152921402001'],
    ['152921402001003012', 'building', '152921402001003012', '152921402001003013', '152921', '152921402001003'],
    // Zeros that count: 110110 and 630100 end in zero digits of their own level, and 690 would be read short by a naive trim.
    ['110110000000', 'county', '110110', '110111', '110110', '110100000000'],
    ['441900000000', 'prefecture', '4419', '441:', '441900', '440000000000'],
    ['441900003000', 'township', '441900003', '441900004', '441900', '441900000000'],
    ['152921100010', 'community', '152921100010', '152921100011', '152921', '152921100000'],
  ] as const

  test.each(places)('%s is a %s from %s to %s', (code, level, lo, hi, county, parent) => {
    expect(levelOf(code)).toBe(level)
    expect(scopeOf(code)).toEqual({ lo, hi })
    expect(countyOf(code)).toBe(county)
    expect(parentCodeOf(code)).toBe(parent)
    expect(padded(lo)).toBe(code)
  })

  test('the whole country is the empty code', () => {
    expect(levelOf('')).toBe('country')
    expect(scopeOf('')).toEqual({ lo: '', hi: ':' })
    expect(parentCodeOf('')).toBeNull()
    expect(padded('')).toBe('')
    expect(covers('', '990000000000')).toBe(true)
  })

  test('short and over-long ways of writing a place come to one stored form', () => {
    expect(padded('152921')).toBe('152921000000')
    expect(padded('152921402001000')).toBe('152921402001')
    expect(padded('152921402001003000')).toBe('152921402001003')
  })

  test('[TER-21] a level may be missing', () => {
    const listed = new Set(['150000000000', '152900000000', '152921000000', '152921801001'])
    expect(parentCodeOf('152921801001', (code) => listed.has(code))).toBe('152921000000')
    expect(parentCodeOf('152921000001')).toBe('152921000000')
    expect(parentCodeOf('152921801001000007')).toBe('152921801001')
    expect(ancestorsOf('441900003001')).toEqual(['441900003000', '441900000000', '440000000000'])
    expect(covers('152921', '152921801001')).toBe(true)
  })

  test('what is not a code is refused, not guessed', () => {
    for (const text of ['1', '15292', '000000', '00', '15292100000', '15292a', '１５', '152921 ', '-15', '1529210000000000001']) {
      expect(isRegionCode(text), text).toBe(false)
      expect(() => scopeOf(text), text).toThrow(RangeError)
    }
  })

  test('grids and buildings are numbered under their community', () => {
    expect(partCodeOf('152921402001', 'grid', 3)).toBe('152921402001003')
    expect(partCodeOf('152921402001003', 'building', 12)).toBe('152921402001003012')
    expect(partCodeOf('152921402001', 'building', 7)).toBe('152921402001000007')
    expect(() => partCodeOf('152921402001', 'grid', 0)).toThrow(RangeError)
    expect(() => partCodeOf('152921402001', 'grid', 1000)).toThrow(RangeError)
    expect(() => partCodeOf('152921', 'grid', 1)).toThrow(RangeError)
    expect(() => partCodeOf('152921402001003', 'grid', 1)).toThrow(RangeError)
  })
})

describe('[TER-21] trees in which any level may be missing', () => {
  const part = (width: number) => fc.oneof(
    { weight: 1, arbitrary: fc.constant('0'.repeat(width)) },
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 10 ** width - 1 }).map((n) => String(n).padStart(width, '0')) },
    // Close neighbours and nines, where a wrong upper end would show.
    { weight: 2, arbitrary: fc.constantFrom('9'.repeat(width), '1'.padStart(width, '0'), '1'.padEnd(width, '0')) },
  )
  const province = fc.integer({ min: 1, max: 99 }).map((n) => String(n).padStart(2, '0'))
  const codes = fc.tuple(province, part(2), part(2), part(3), part(3), part(3), part(3)).map((parts) => padded(parts.join('')))
  const near = fc.tuple(codes, codes, fc.integer({ min: 2, max: 18 })).map(([a, b, keep]) => {
    const long = (code: string) => code.padEnd(18, '0')
    return [a, padded(long(a).slice(0, keep) + long(b).slice(keep))] as const
  })

  test('the stored form is stable and says its level by itself', () => {
    fc.assert(fc.property(codes, (code) => {
      expect(padded(code)).toBe(code)
      expect(padded(prefixOf(code))).toBe(code)
      expect(prefixOf(code)).toHaveLength(LEVEL_DIGITS[levelOf(code)])
      expect([12, 15, 18]).toContain(code.length)
    }))
  })

  test('the range of a place holds itself and the ranges of its children, at whatever level they hang', () => {
    fc.assert(fc.property(codes, fc.func(fc.boolean()), (code, exists) => {
      const scope = scopeOf(code)
      expect(inScope(code, scope)).toBe(true)
      const parent = parentCodeOf(code, exists)!
      const above = scopeOf(parent)
      expect(above.lo <= scope.lo && scope.hi <= above.hi).toBe(true)
      expect(covers(parent, code)).toBe(true)
      expect(covers(code, parent)).toBe(false)
      expect(REGION_LEVELS.indexOf(levelOf(parent))).toBeLessThan(REGION_LEVELS.indexOf(levelOf(code)))
    }))
  })

  test('two places are nested or apart, and the range agrees with covers', () => {
    fc.assert(fc.property(near, ([a, b]) => {
      const [x, y] = [scopeOf(a), scopeOf(b)]
      const apart = x.hi <= y.lo || y.hi <= x.lo
      expect(apart).toBe(!covers(a, b) && !covers(b, a))
      expect(inScope(b, x)).toBe(covers(a, b))
    }), { numRuns: 2000 })
  })

  test('siblings never share a row', () => {
    fc.assert(fc.property(near, codes, ([a, b], row) => {
      fc.pre(a !== b && parentCodeOf(a) === parentCodeOf(b) && levelOf(a) === levelOf(b))
      expect(inScope(row, scopeOf(a)) && inScope(row, scopeOf(b))).toBe(false)
      expect(scopeOf(a).hi <= scopeOf(b).lo || scopeOf(b).hi <= scopeOf(a).lo).toBe(true)
    }), { numRuns: 300 })
  })
})
