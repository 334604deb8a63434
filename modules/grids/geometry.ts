/**
 * Plane geometry of places on a map: which polygon holds a point, how large a place is, where grids leave gaps or overlap, cutting one in two.
 * Pure, browsers too. Points are [longitude, latitude] in degrees; rings are closed (the last point is the first).
 */

export type Point = readonly [number, number]
export type Ring = readonly Point[]
/** GeoJSON geometry of a place. */
export type Geometry = { type: string; coordinates: readonly unknown[] }

/** Steps of a ten-millionth of a degree (about a centimetre): whole numbers, so that cross products are exact for places under nine degrees wide. */
const STEPS = 1e7
const whole = (degrees: number) => Math.round(degrees * STEPS)

/** The polygons of a geometry, each a list of rings: the outer one, then holes. */
export function polygonsOf(geometry: Geometry): Ring[][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates as unknown as Ring[]]
  if (geometry.type === 'MultiPolygon') return geometry.coordinates as unknown as Ring[][]
  return []
}

/** West, south, east, north; an empty geometry holds nothing. */
export type Box = readonly [number, number, number, number]

export function boxOf(geometry: Geometry): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const polygon of polygonsOf(geometry)) {
    for (const [lon, lat] of polygon[0] ?? []) {
      west = Math.min(west, lon)
      south = Math.min(south, lat)
      east = Math.max(east, lon)
      north = Math.max(north, lat)
    }
  }
  return [west, south, east, north]
}

/**
 * Whether a geometry holds a point, by the half-open rule: of places that share a border, exactly one holds a point on it. Every edge is
 * looked at from its lower end and computed in whole numbers, so that both neighbours come to the same answer.
 */
export function holds(geometry: Geometry, point: Point): boolean {
  const [x, y] = [whole(point[0]), whole(point[1])]
  let odd = false
  for (const polygon of polygonsOf(geometry)) {
    for (const ring of polygon) {
      for (let i = 1; i < ring.length; i += 1) {
        let [ax, ay] = [whole(ring[i - 1]![0]), whole(ring[i - 1]![1])]
        let [bx, by] = [whole(ring[i]![0]), whole(ring[i]![1])]
        if (ay > y === by > y) continue
        if (ay > by) [ax, ay, bx, by] = [bx, by, ax, ay]
        if ((bx - ax) * (y - ay) - (x - ax) * (by - ay) > 0) odd = !odd
      }
    }
  }
  return odd
}

/** Places with their boxes, for asking many points. */
export class Atlas<T extends { geometry: Geometry }> {
  private readonly places: { place: T; box: Box }[]

  constructor(places: readonly T[]) {
    this.places = places.map((place) => ({ place, box: boxOf(place.geometry) }))
  }

  /** All places that hold the point, in the order given. */
  at(point: Point): T[] {
    const [x, y] = point
    return this.places
      .filter(({ place, box }) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && holds(place.geometry, point))
      .map(({ place }) => place)
  }

  /** The box around all places; null when there are none. */
  bounds(): Box | null {
    if (this.places.length === 0) return null
    const boxes = this.places.map(({ box }) => box)
    const all = (side: 0 | 1 | 2 | 3) => boxes.map((box) => box[side])
    return [Math.min(...all(0)), Math.min(...all(1)), Math.max(...all(2)), Math.max(...all(3))]
  }
}

// ------------------------------------------------------------------------------------------------------------ measuring

/** Metres of a degree of latitude; of longitude it is times the cosine of the latitude. Good to a few thousandths within a street. */
const METRES = 111_320
const scaleAt = (latitude: number): Point => [METRES * Math.cos((latitude * Math.PI) / 180), METRES]

const doubleArea = (ring: Ring) => {
  const [ox, oy] = ring[0] ?? [0, 0]
  let sum = 0
  for (let i = 1; i < ring.length; i += 1) sum += (ring[i - 1]![0] - ox) * (ring[i]![1] - oy) - (ring[i]![0] - ox) * (ring[i - 1]![1] - oy)
  return sum
}

/** Square metres of a geometry on the ground. */
export function areaOf(geometry: Geometry): number {
  const [, south, , north] = boxOf(geometry)
  if (south > north) return 0
  const [mx, my] = scaleAt((south + north) / 2)
  let sum = 0
  for (const [outer, ...holes] of polygonsOf(geometry)) sum += Math.abs(doubleArea(outer ?? [])) - holes.reduce((all, hole) => all + Math.abs(doubleArea(hole)), 0)
  return (sum / 2) * mx * my
}

/** One thing that is wrong: its strips for the map (`ring` is the largest) and its square metres. */
export interface Flaw {
  kind: 'gap' | 'overlap' | 'beyond'
  ring: Ring
  strips: Ring[]
  m2: number
  /** Which of the parts lie here (by their place in the list). */
  parts: number[]
}

interface Edge {
  owner: number
  ax: number
  ay: number
  bx: number
  by: number
}

const OUTLINE = -1

/**
 * Where parts leave gaps in their outline, overlap or lie beyond it: the plane is cut into level strips between which no two edges cross, and
 * each strip is walked from west to east. Flaws under `least` square metres (rounding of coordinates) are left out.
 */
export function flawsOf(outline: Geometry | null, parts: readonly Geometry[], least = 5): Flaw[] {
  const edges = [...(outline ? edgesOf(outline, OUTLINE) : []), ...parts.flatMap((part, i) => edgesOf(part, i))]
  if (edges.length === 0) return []
  const levels = levelsOf(edges)
  const [mx, my] = scaleAt((levels[0]! + levels.at(-1)!) / 2)
  const found: Flaw[] = []
  for (let i = 1; i < levels.length; i += 1) {
    const [low, high] = [levels[i - 1]!, levels[i]!]
    const crossing = edges
      .filter((e) => e.ay <= low && e.by >= high)
      .map((e) => ({ owner: e.owner, low: xAt(e, low), high: xAt(e, high) }))
      .sort((a, b) => a.low + a.high - b.low - b.high)
    const inside = new Set<number>()
    for (let j = 0; j < crossing.length; j += 1) {
      const { owner } = crossing[j]!
      if (!inside.delete(owner)) inside.add(owner)
      const [here, next] = [crossing[j]!, crossing[j + 1]]
      if (!next) break
      const within = inside.has(OUTLINE)
      const covering = [...inside].filter((one) => one !== OUTLINE)
      const kind = covering.length > 1 ? 'overlap' : within && covering.length === 0 ? 'gap' : outline && !within && covering.length === 1 ? 'beyond' : null
      if (!kind) continue
      const m2 = ((next.low - here.low + next.high - here.high) / 2) * (high - low) * mx * my
      if (m2 <= 1e-6) continue
      const ring: Ring = [[here.low, low], [next.low, low], [next.high, high], [here.high, high], [here.low, low]]
      found.push({ kind, m2, parts: covering, ring, strips: [ring] })
    }
  }
  return joined(found).filter((flaw) => flaw.m2 >= least)
}

/** Strips of one flaw that lie on one another are told as one: thin strips of a long gap add up. */
function joined(strips: readonly Flaw[]): Flaw[] {
  const open: { flaw: Flaw; largest: number; top: number; west: number; east: number }[] = []
  for (const strip of strips) {
    const [a, b, c, d] = strip.ring as [Point, Point, Point, Point]
    const below = open.find(({ flaw, top, west, east }) =>
      flaw.kind === strip.kind && flaw.parts.join() === strip.parts.join() && top === a[1] && a[0] <= east && b[0] >= west)
    const edge = { top: c[1], west: d[0], east: c[0] }
    if (!below) {
      open.push({ flaw: { ...strip }, largest: strip.m2, ...edge })
      continue
    }
    below.flaw.m2 += strip.m2
    below.flaw.strips = [...below.flaw.strips, strip.ring]
    if (strip.m2 > below.largest) {
      below.largest = strip.m2
      below.flaw.ring = strip.ring
    }
    Object.assign(below, edge)
  }
  return open.map(({ flaw }) => flaw)
}

function edgesOf(geometry: Geometry, owner: number): Edge[] {
  const found: Edge[] = []
  for (const ring of polygonsOf(geometry).flat()) {
    for (let i = 1; i < ring.length; i += 1) {
      const [a, b] = ring[i - 1]![1] < ring[i]![1] ? [ring[i - 1]!, ring[i]!] : [ring[i]!, ring[i - 1]!]
      if (a[1] !== b[1]) found.push({ owner, ax: a[0], ay: a[1], bx: b[0], by: b[1] })
    }
  }
  return found
}

const xAt = (e: Edge, y: number) => (y === e.ay ? e.ax : y === e.by ? e.bx : e.ax + ((y - e.ay) / (e.by - e.ay)) * (e.bx - e.ax))

/** All latitudes at which an edge begins, ends or crosses another. */
function levelsOf(edges: readonly Edge[]): number[] {
  const levels = new Set<number>()
  edges.forEach((e, i) => {
    levels.add(e.ay).add(e.by)
    for (let j = i + 1; j < edges.length; j += 1) {
      const y = crossingOf(e, edges[j]!)
      if (y !== null) levels.add(y)
    }
  })
  return [...levels].sort((a, b) => a - b)
}

function crossingOf(a: Edge, b: Edge): number | null {
  const [low, high] = [Math.max(a.ay, b.ay), Math.min(a.by, b.by)]
  if (low >= high) return null
  const [from, to] = [xAt(a, low) - xAt(b, low), xAt(a, high) - xAt(b, high)]
  if (from * to >= 0) return null
  return low + (from / (from - to)) * (high - low)
}

// -------------------------------------------------------------------------------------------------------------- drawing

/** The point to five decimals of a degree (about a metre), as boundaries are kept. */
export const rounded = ([lon, lat]: Point): Point => [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5]
export const samePoint = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1]

/** A closed ring that runs counter-clockwise, without repeated points. */
export function tidy(ring: Ring): Ring {
  const open = ring.map(rounded).filter((point, i, all) => i === 0 || !samePoint(point, all[i - 1]!))
  if (open.length > 1 && samePoint(open[0]!, open.at(-1)!)) open.pop()
  const closed = [...open, ...open.slice(0, 1)]
  return doubleArea(closed) < 0 ? closed.reverse() : closed
}

/** Why a ring is no place, as a Chinese sentence; null when it is fine. */
export function faultOf(ring: Ring): string | null {
  const open = ring.slice(0, -1)
  if (open.length < 3) return '至少要有三个顶点'
  if (new Set(open.map(String)).size < open.length) return '有重复的顶点'
  for (let i = 0; i < open.length; i += 1) {
    for (let j = i + 2; j < open.length; j += 1) {
      if (i === 0 && j === open.length - 1) continue
      if (cross(open[i]!, open[i + 1]!, open[j]!, open[(j + 1) % open.length]!)) return '边线自己相交了'
    }
  }
  return areaOf({ type: 'Polygon', coordinates: [ring] }) < 1 ? '面积太小' : null
}

const turn = (a: Point, b: Point, c: Point) =>
  Math.sign((whole(b[0]) - whole(a[0])) * (whole(c[1]) - whole(a[1])) - (whole(b[1]) - whole(a[1])) * (whole(c[0]) - whole(a[0])))
const cross = (a: Point, b: Point, c: Point, d: Point) => turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0

/** The vertex of other rings nearest to a point, when it is no farther than `reach` degrees. */
export function snapTo(point: Point, rings: readonly Ring[], reach: number): Point {
  let best: Point | undefined
  let least = reach
  for (const candidate of rings.flat()) {
    const far = Math.hypot((candidate[0] - point[0]) * Math.cos((point[1] * Math.PI) / 180), candidate[1] - point[1])
    if (far <= least) [best, least] = [candidate, far]
  }
  return best ?? rounded(point)
}

/**
 * Cuts a ring along a path that begins and ends on two of its vertices (given by their places in the ring) and passes `through` points inside.
 * @returns both parts, or null when the path does not divide it.
 */
export function splitRing(ring: Ring, from: number, to: number, through: readonly Point[] = []): [Ring, Ring] | null {
  const open = ring.slice(0, -1)
  const [a, b] = from < to ? [from, to] : [to, from]
  const way = from < to ? through : [...through].reverse()
  if (a < 0 || b >= open.length || a === b) return null
  if (way.some((point) => !holds({ type: 'Polygon', coordinates: [ring] }, point))) return null
  if (way.length === 0 && (b - a === 1 || (a === 0 && b === open.length - 1))) return null
  const first = tidy([...open.slice(a, b + 1), ...[...way].reverse(), open[a]!])
  const second = tidy([...open.slice(b), ...open.slice(0, a + 1), ...way, open[b]!])
  if (faultOf(first) || faultOf(second)) return null
  const all = areaOf({ type: 'Polygon', coordinates: [ring] })
  const both = areaOf({ type: 'Polygon', coordinates: [first] }) + areaOf({ type: 'Polygon', coordinates: [second] })
  return Math.abs(all - both) <= Math.max(1, all * 0.001) ? [first, second] : null
}

/** A point well inside a geometry's largest ring: its middle where that lies inside, else beside an edge. */
export function pointInside(geometry: Geometry): Point {
  const ring = polygonsOf(geometry).map(([outer]) => outer ?? []).sort((a, b) => Math.abs(doubleArea(b)) - Math.abs(doubleArea(a)))[0] ?? []
  const open = ring.slice(0, -1)
  const middle: Point = [open.reduce((sum, [x]) => sum + x, 0) / (open.length || 1), open.reduce((sum, [, y]) => sum + y, 0) / (open.length || 1)]
  if (holds(geometry, middle)) return middle
  for (let i = 1; i < ring.length; i += 1) {
    for (const part of [0.01, 0.1, 0.3]) {
      const [a, b] = [ring[i - 1]!, ring[i]!]
      const edge: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
      const near: Point = [edge[0] + (middle[0] - edge[0]) * part, edge[1] + (middle[1] - edge[1]) * part]
      if (holds(geometry, near)) return near
    }
  }
  return open[0] ?? [0, 0]
}
