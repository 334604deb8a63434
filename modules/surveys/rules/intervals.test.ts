import fc from 'fast-check'
import { expect, test } from 'vitest'
import { effective, meanError, meanInterval, shareInterval, stratifiedMean, stratifiedShare, tQuantile, wilson } from './intervals.ts'

test('Wilson’s interval gives the values of Newcombe (1998), Statistics in Medicine 17, table I, method 3', () => {
  const published: Array<[r: number, n: number, lo: number, hi: number]> = [[81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718]]
  for (const [r, n, lo, hi] of published) {
    const got = wilson(r / n, n)
    expect([got.lo.toFixed(4), got.hi.toFixed(4)]).toEqual([lo.toFixed(4), hi.toFixed(4)])
  }
})

test('Student’s t has the values of the printed tables', () => {
  const printed: Array<[p: number, degrees: number, t: number]> = [[0.975, 1, 12.706], [0.975, 2, 4.303], [0.975, 10, 2.228], [0.975, 30, 2.042], [0.975, 120, 1.98], [0.95, 5, 2.015], [0.995, 20, 2.845]]
  for (const [p, degrees, t] of printed) expect(tQuantile(p, degrees)).toBeCloseTo(t, 3)
})

test('the standard error of a mean gives Cochran’s example 2.2: 676 sheets, 50 counted, total 19 888 ± 1 392', () => {
  const signatures: Array<[value: number, times: number]> = [
    [42, 23], [41, 4], [36, 1], [32, 1], [29, 1], [27, 2], [23, 1], [19, 1], [16, 2], [15, 2], [14, 1], [11, 1], [10, 1], [9, 1], [7, 1], [6, 3], [5, 2], [4, 1], [3, 1],
  ]
  const all = signatures.flatMap(([value, times]) => Array<number>(times).fill(value))
  const mean = all.reduce((a, b) => a + b, 0) / all.length
  const variance = all.reduce((a, b) => a + (b - mean) ** 2, 0) / (all.length - 1)
  expect([all.length, variance.toFixed(1), Math.round(676 * mean)]).toEqual([50, '229.0', 19_888])
  expect(Math.abs(676 * meanError(variance, 50, 676) - 1392)).toBeLessThan(1)
  // Worked by hand: t(0.975; 49) = 2.0096.
  const { lo, hi } = meanInterval(mean, variance, 50, 676)
  expect([lo!.toFixed(2), hi!.toFixed(2)]).toEqual([(mean - 2.00958 * 1391.9 / 676).toFixed(2), (mean + 2.00958 * 1391.9 / 676).toFixed(2)])
})

test('a share narrows with the part of the list that was asked, and has no width when all were', () => {
  expect(shareInterval(0.6, 50, 50)).toEqual({ value: 0.6, lo: 0.6, hi: 0.6 })
  expect(effective(100, 1000)).toBeCloseTo(111, 0)
  fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 5000 }), (n, r, more) => {
    const p = Math.min(r, n) / n
    const narrow = shareInterval(p, n, n + more + 1)
    const wide = wilson(p, n)
    expect(narrow.lo).toBeGreaterThanOrEqual(wide.lo - 1e-12)
    expect(narrow.hi).toBeLessThanOrEqual(wide.hi + 1e-12)
    expect(narrow.lo).toBeLessThanOrEqual(p + 1e-12)
    expect(narrow.hi).toBeGreaterThanOrEqual(p - 1e-12)
  }))
})

test('strata count by the size of their list, not by how many answered', () => {
  const strata = [{ population: 900, n: 10, mean: 1, variance: 0.25 }, { population: 100, n: 90, mean: 5, variance: 0.25 }]
  expect(stratifiedMean(strata).value).toBeCloseTo(1.4, 10)
  const share = stratifiedShare([{ population: 900, n: 30, mean: 0.5, variance: 0.25 * 30 / 29 }, { population: 100, n: 30, mean: 1, variance: 0 }])
  expect(share.value).toBeCloseTo(0.55, 10)
  expect(share.lo).toBeLessThan(0.55)
  expect(share.hi).toBeGreaterThan(0.55)
  // One stratum alone is the simple sample.
  expect(stratifiedShare([{ population: 1000, n: 100, mean: 0.7, variance: 0.21 }])).toEqual(shareInterval(0.7, 100, 1000))
  expect(stratifiedMean([{ population: 10, n: 0, mean: 0, variance: 0 }, { population: 1000, n: 100, mean: 3, variance: 1 }])).toEqual(meanInterval(3, 1, 100, 1000))
})
