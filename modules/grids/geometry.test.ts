import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { Atlas, areaOf, faultOf, flawsOf, holds, pointInside, rounded, snapTo, splitRing, tidy, type Geometry, type Point, type Ring } from './geometry.ts'

const box = (west: number, south: number, east: number, north: number): Geometry =>
  ({ type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] })

const places = (JSON.parse(readFileSync(new URL('../../data/packs/alxa-left/regions.json', import.meta.url), 'utf8')) as {
  regions: { code: string; level: string; parent: string; geometry?: Geometry }[]
}).regions
const gridsOf = (community: string) => places.filter((p) => p.level === 'grid' && p.parent === community).map((p) => ({ code: p.code, geometry: p.geometry! }))
const outlineOf = (community: string) => places.find((p) => p.code === community)!.geometry!

describe('which place holds a point', () => {
  test('a point on a shared border lies in exactly one neighbour, a shared corner too', () => {
    const four = [box(0, 0, 1, 1), box(1, 0, 2, 1), box(0, 1, 1, 2), box(1, 1, 2, 2)].map((geometry) => ({ geometry }))
    const atlas = new Atlas(four)
    for (const point of [[1, 0.5], [0.5, 1], [1, 1], [1.5, 1], [1, 1.7], [0.2, 0.3]] as Point[]) expect(atlas.at(point), String(point)).toHaveLength(1)
    expect(atlas.at([3, 3])).toEqual([])
  })

  test('every point inside a community of the demo lies in exactly one of its grids, corners and borders included', () => {
    const community = '152921405001'
    const grids = gridsOf(community)
    const atlas = new Atlas(grids)
    const outline = outlineOf(community)
    const corners = grids.flatMap(({ geometry }) => (geometry.coordinates as Ring[])[0]!)
    expect(corners.length).toBeGreaterThan(10)
    for (const corner of corners) if (holds(outline, corner)) expect(atlas.at(corner), String(corner)).toHaveLength(1)
    const ring = (outline.coordinates as Ring[])[0]!
    const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
    const within = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true })
    fc.assert(fc.property(within(Math.min(...xs), Math.max(...xs)), within(Math.min(...ys), Math.max(...ys)), (x, y) => {
      if (holds(outline, [x, y])) expect(atlas.at([x, y])).toHaveLength(1)
    }), { numRuns: 500 })
  })

  test('a hole does not belong to the place', () => {
    const ring: Geometry = { type: 'Polygon', coordinates: [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]], [[1, 1], [1, 3], [3, 3], [3, 1], [1, 1]]] }
    expect([holds(ring, [2, 2]), holds(ring, [0.5, 2])]).toEqual([false, true])
  })
})

describe('gaps and overlaps', () => {
  test('grids of the demo fill their community: nothing is found', () => {
    for (const community of ['152921405001', '152921405002']) expect(flawsOf(outlineOf(community), gridsOf(community).map(({ geometry }) => geometry))).toEqual([])
  })

  test('a gap, an overlap and a part beyond the outline are found with their size', () => {
    const outline = box(105, 38, 105.01, 38.01)
    const flaws = flawsOf(outline, [box(105, 38, 105.006, 38.01), box(105.005, 38, 105.009, 38.01), box(105.009, 38, 105.012, 38.005)])
    expect(flaws.map(({ kind }) => kind).sort()).toEqual(['beyond', 'gap', 'overlap'])
    const all = areaOf(outline)
    const share = (kind: string) => flaws.filter((f) => f.kind === kind).reduce((sum, f) => sum + f.m2, 0) / all
    expect(share('overlap')).toBeCloseTo(0.1, 3)
    expect(share('gap')).toBeCloseTo(0.05, 3)
    expect(share('beyond')).toBeCloseTo(0.1, 3)
    expect(flaws.find(({ kind }) => kind === 'overlap')!.parts).toEqual([0, 1])
  })

  test('what parts cover, less what they cover twice and beyond, and the gaps make up the outline', () => {
    const at = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1e5)
    const shape = fc.tuple(at, at, at, at).filter(([a, b, c, d]) => a !== c && b !== d).map(([a, b, c, d]) =>
      box(105 + Math.min(a, c), 38 + Math.min(b, d), 105 + Math.max(a, c), 38 + Math.max(b, d)))
    fc.assert(fc.property(shape, shape, (one, two) => {
      const outline = box(105, 38, 105.01, 38.01)
      const flaws = flawsOf(outline, [one, two], 0)
      const sum = (kind: string) => flaws.filter((f) => f.kind === kind).reduce((all, f) => all + f.m2, 0)
      const covered = areaOf(one) + areaOf(two) - sum('overlap')
      expect(Math.abs(covered + sum('gap') - areaOf(outline)) / areaOf(outline)).toBeLessThan(0.001)
      expect(sum('beyond')).toBeLessThan(1)
    }))
  })
})

describe('drawing', () => {
  const square: Ring = [[105, 38], [105.01, 38], [105.01, 38.01], [105, 38.01], [105, 38]]

  test('a ring is split from corner to corner, also round a bend; both parts are the whole', () => {
    const [first, second] = splitRing(square, 0, 2)!
    expect(flawsOf({ type: 'Polygon', coordinates: [square] }, [first, second].map((ring) => ({ type: 'Polygon', coordinates: [ring] })))).toEqual([])
    const bent = splitRing(square, 3, 1, [[105.004, 38.004]])!
    expect(flawsOf({ type: 'Polygon', coordinates: [square] }, bent.map((ring) => ({ type: 'Polygon', coordinates: [ring] })))).toEqual([])
    expect(splitRing(square, 0, 1)).toBeNull()
    expect(splitRing(square, 0, 2, [[105.05, 38.05]])).toBeNull()
  })

  test('crossing, repeated and too few points are told; rings are closed and turn one way', () => {
    expect(faultOf(square)).toBeNull()
    expect(faultOf([[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]])).toContain('相交')
    expect(faultOf([[0, 0], [1, 1], [0, 0]])).toContain('三个')
    expect(tidy([...square].reverse())).toHaveLength(5)
    expect(areaOf({ type: 'Polygon', coordinates: [square] })).toBeGreaterThan(900_000)
  })

  test('a point snaps to a neighbour’s vertex within reach and is rounded else', () => {
    expect(snapTo([105.00001, 38.00002], [square], 0.0001)).toEqual([105, 38])
    expect(snapTo([105.0051234567, 38.005], [square], 0.0001)).toEqual(rounded([105.0051234567, 38.005]))
  })

  test('a point inside is found for every grid of the demo and for a bent one', () => {
    for (const { geometry } of gridsOf('152921405001')) expect(holds(geometry, pointInside(geometry))).toBe(true)
    const bent: Geometry = { type: 'Polygon', coordinates: [[[0, 0], [9, 0], [9, 1], [1, 1], [1, 9], [0, 9], [0, 0]]] }
    expect(holds(bent, pointInside(bent))).toBe(true)
  })
})
