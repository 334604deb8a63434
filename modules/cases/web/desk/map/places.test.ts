import { describe, expect, test } from 'vitest'
import { boundsOf, featureAt, middleOf, stemOf, tallies, type Feature } from './places.ts'

const square = (code: string, level: string, x: number, y: number, size = 0.01): Feature => ({
  type: 'Feature',
  properties: { code, name: code, level },
  geometry: { type: 'Polygon', coordinates: [[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]] },
})
const A = square('152921405001001', 'grid', 105.66, 38.83)
const B = square('152921405001002', 'grid', 105.67, 38.83)
const event = (region: string, late = 0) => ({ region, n: 1, late })

describe('the map of a place', () => {
  test('open events are counted in the grid they lie in; those of no grid are not lost', () => {
    const found = tallies([A, B], [event('152921405001001'), event('152921405001001', 1), event('152921405001')])
    expect(found.get(A.properties.code)).toEqual({ open: 2, late: 1 })
    expect(found.has(B.properties.code)).toBe(false)
    expect(found.get('')).toEqual({ open: 1, late: 0 })
  })

  test('a community or street counts everything below it', () => {
    const street = square('152921405000', 'township', 105.6, 38.8, 0.1)
    expect(tallies([street], [event('152921405001002'), event('152921405003'), event('152921406001')]).get('152921405000')).toEqual({ open: 2, late: 0 })
    expect(stemOf('152921405001', 'community')).toBe('152921405001')
  })

  test('a click finds its grid, and nothing outside', () => {
    expect(featureAt([A, B], 105.675, 38.835)?.properties.code).toBe(B.properties.code)
    expect(featureAt([A, B], 105.69, 38.835)).toBeUndefined()
  })

  test('the middle and the bounds of a grid are exact to the metre', () => {
    const [lon, lat] = middleOf(A.geometry)
    expect(lon).toBeCloseTo(105.665, 6)
    expect(lat).toBeCloseTo(38.835, 6)
    expect(boundsOf([A, B])).toEqual([105.66, 38.83, expect.closeTo(105.68, 6), expect.closeTo(38.84, 6)])
    expect(boundsOf([])).toBeUndefined()
  })
})
