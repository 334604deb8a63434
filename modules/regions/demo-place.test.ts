import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadDivisions, type Divisions } from './divisions.ts'
import { levelOf, parentCodeOf } from './region-code.ts'

type Ring = [number, number][]
interface Unit {
  code: string
  name: string
  officialName?: string
  level: string
  kind: string
  parent: string
  urbanRural?: string
  centre?: [number, number]
  geometry?: { type: string; coordinates: Ring[] }
}

const read = (path: string) => readFileSync(new URL(`../../data/packs/alxa-left/${path}`, import.meta.url), 'utf8')
const place = JSON.parse(read('place.json'))
const file = JSON.parse(read('regions.json')) as { note: string; generated: Record<string, unknown>; regions: Unit[] }
const units = file.regions
const at = (level: string) => units.filter((unit) => unit.level === level)
const mapped = units.filter((unit) => unit.geometry)

/** Whole units of 0.00001 degree, so that sums are exact. */
const rings = (unit: Unit): Ring[] => unit.geometry!.coordinates.map((ring) =>
  ring.map(([x, y]) => [Math.round(x * 1e5), Math.round(y * 1e5)]))

function doubleArea(ring: Ring): number {
  const [ox, oy] = ring[0]!
  let sum = 0
  for (let i = 1; i < ring.length; i += 1) {
    const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!]
    sum += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy)
  }
  return sum
}
const unitArea = (unit: Unit) => rings(unit).reduce((sum, ring) => sum + doubleArea(ring), 0)
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)

/** Directed sides; those that two parts share in opposite directions are gone. */
function border(parts: Unit[]): Set<string> {
  const sides = new Set<string>()
  for (const ring of parts.flatMap(rings)) {
    for (let i = 1; i < ring.length; i += 1) {
      const side = `${ring[i - 1]!.join()} ${ring[i]!.join()}`
      if (sides.has(side)) throw new Error(`two parts lie on the same side of ${side}`)
      sides.add(side)
    }
  }
  return new Set([...sides].filter((side) => !sides.has(side.split(' ').toReversed().join(' '))))
}

const cross = (o: number[], a: number[], b: number[]) => (a[0]! - o[0]!) * (b[1]! - o[1]!) - (a[1]! - o[1]!) * (b[0]! - o[0]!)

describe('阿拉善左旗, the demo place', () => {
  let list: Divisions
  beforeAll(async () => {
    list = await loadDivisions()
  })

  test('has exactly the units of the public list, under their listed names', () => {
    const listed = list.childrenOf('152921').flatMap((township) => [township, ...list.childrenOf(township.code)])
    expect(listed).toHaveLength(19 + 172)
    const ours = [...at('township'), ...at('community')].map((unit) => [unit.code, unit.officialName ?? unit.name])
    expect(ours.toSorted()).toEqual(listed.map(({ code, name }) => [code, name]).toSorted())
    expect(units.slice(0, 3).map(({ name }) => name)).toEqual(['内蒙古自治区', '阿拉善盟', '阿拉善左旗'])
  })

  test('codes, levels and parents agree, and every kind has its Chinese word', () => {
    const known = new Set(units.map(({ code }) => code))
    expect(known.size).toBe(units.length)
    for (const unit of units) {
      expect(unit.level, unit.code).toBe(levelOf(unit.code))
      expect(unit.parent, unit.code).toBe(parentCodeOf(unit.code))
      expect(unit.parent === '' || known.has(unit.parent), unit.code).toBe(true)
      expect(place.terms.kinds[unit.kind], unit.kind).toMatch(/^\p{Script=Han}+$/u)
    }
    expect(at('township').map(({ kind }) => kind).filter((kind) => kind === 'street')).toHaveLength(4)
  })

  test('short names keep what people say', () => {
    const name = (code: string) => units.find((unit) => unit.code === code)?.name
    expect([name('152921405000'), name('152921405001'), name('152921110200'), name('152921102200'), name('152921110206')])
      .toEqual(['王府街道', '王府社区', '南田村', '乌兰套勒盖嘎查', '扎海乌素嘎查'])
  })

  test('an urban community has four to eight grids, a gacha or village one or two', () => {
    for (const community of at('community')) {
      const grids = at('grid').filter(({ parent }) => parent === community.code)
      const [least, most] = community.kind === 'community' ? [4, 8] : [1, 2]
      expect(grids.length, community.name).toBeGreaterThanOrEqual(least!)
      expect(grids.length, community.name).toBeLessThanOrEqual(most!)
      expect(grids.map(({ name }) => name)).toEqual(['第一网格', '第二网格', '第三网格', '第四网格', '第五网格', '第六网格',
        '第七网格', '第八网格'].slice(0, grids.length))
    }
  })

  test('boundaries say that they are generated', () => {
    expect(file.note).toContain('示意边界')
    expect(file.generated).toMatchObject({ boundaries: true, grids: true })
    expect(Buffer.byteLength(read('regions.json'))).toBeLessThan(1.5 * 1024 * 1024)
  })

  test('rings are closed, run the right way round, do not touch themselves and have five decimals', () => {
    expect(mapped).toHaveLength(1 + 19 + 172 + at('grid').length)
    for (const unit of mapped) {
      expect(unit.geometry!.type).toBe('Polygon')
      unit.geometry!.coordinates.forEach((ring, i) => {
        expect(ring.length, unit.code).toBeGreaterThanOrEqual(4)
        expect(ring.at(-1), unit.code).toEqual(ring[0])
        expect(new Set(ring.map(String)).size, unit.code).toBe(ring.length - 1)
        expect(Math.sign(doubleArea(rings(unit)[i]!)), unit.code).toBe(i === 0 ? 1 : -1)
        for (const number of ring.flat()) expect(Math.round(number * 1e5) / 1e5, unit.code).toBe(number)
      })
    }
    // Only the town around the built-up streets has a hole.
    expect(mapped.filter((unit) => unit.geometry!.coordinates.length > 1).map(({ name }) => name)).toEqual(['巴彦浩特镇'])
  })

  test('grids are convex, but for rounding', () => {
    for (const grid of at('grid')) {
      const ring = rings(grid)[0]!.slice(1)
      ring.forEach((point, i) => {
        const [before, after] = [ring.at(i - 1)!, ring[(i + 1) % ring.length]!]
        const length = Math.hypot(after[0] - before[0], after[1] - before[1])
        // A corner may lie inside the line of its neighbours by the rounding (one unit is about a metre).
        expect(cross(before, point, after) / length, grid.code).toBeGreaterThan(-1.5)
      })
    }
  })

  test('parts fill their place without gap or overlap', () => {
    for (const whole of mapped.filter(({ level }) => level !== 'grid')) {
      const parts = mapped.filter(({ parent }) => parent === whole.code)
      expect(parts.length, whole.name).toBeGreaterThan(0)
      // Same sum of areas, and the parts' common border is the border of the whole: each point inside lies in exactly one part.
      expect(sum(parts.map(unitArea)), whole.name).toBe(unitArea(whole))
      expect(border(parts), whole.name).toEqual(border([whole]))
    }
    expect(sum(at('grid').map(unitArea))).toBe(unitArea(at('county')[0]!))
  })

  test('the centre of each grid and gacha lies inside it', () => {
    for (const unit of [...at('grid'), ...at('community')]) {
      const ring = unit.geometry!.coordinates[0]!
      const [x, y] = unit.centre!
      let inside = false
      for (let i = 1; i < ring.length; i += 1) {
        const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!]
        if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside
      }
      expect(inside, unit.code).toBe(true)
    }
  })

  test('the small demo is one street of about 5,000 people, all of its communities', () => {
    const { township, households, peoplePerHousehold } = place.demo.small
    expect(units.find(({ code }) => code === township)).toMatchObject({ name: '王府街道', kind: 'street' })
    expect(Object.keys(households)).toEqual(at('community').filter(({ parent }) => parent === township).map(({ code }) => code))
    expect(Math.abs(sum(Object.values(households)) * peoplePerHousehold - 5000)).toBeLessThan(100)
  })

  test('the whole banner adds up to the people asked for', () => {
    const { people, households, peoplePerHousehold } = place.demo.banner
    expect(Object.keys(households)).toEqual(at('community').map(({ code }) => code))
    expect(Math.abs(sum(Object.values(households)) * peoplePerHousehold / people - 1)).toBeLessThan(0.002)
  })

  test('assumed urban-rural classes are on the code list', () => {
    const codes = readFileSync(new URL('../../data/reference/codes/urban-rural-class.csv', import.meta.url), 'utf8')
      .split('\n').map((line) => line.split(',')[0])
    for (const community of at('community')) expect(codes, community.name).toContain(community.urbanRural)
  })
})
