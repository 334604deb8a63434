import type { Reply } from '../../../../../platform/kernel/operation.ts'
import type { getBoundaries } from '../../../../regions/contract.ts'

export type Boundaries = Reply<typeof getBoundaries>
/** A place on the map; `short` is what stands on the map itself, where the name would say twice what the place around it says. */
export type Feature = Boundaries['features'][number] & { short?: string }
export type Ring = [number, number][]

/** How many events a place has, and how many of them are late. */
export interface Tally {
  open: number
  late: number
}

/** The digits that all codes within a place begin with: a grid keeps its three after the twelve of its community. */
export function stemOf(code: string, level: string): string {
  if (level === 'township') return code.slice(0, 9)
  if (level === 'county') return code.slice(0, 6)
  return level === 'community' ? code.slice(0, 12) : code
}

/** Counts of places summed up for the places of the map; what lies in none of them stands under the empty key. */
export function tallies(features: readonly Feature[], counts: readonly { region: string; n: number; late: number }[]): Map<string, Tally> {
  const found = new Map<string, Tally>()
  for (const { region, n, late } of counts) {
    const place = features.find(({ properties }) => region.startsWith(stemOf(properties.code, properties.level)))
    const key = place?.properties.code ?? ''
    const tally = found.get(key) ?? { open: 0, late: 0 }
    found.set(key, { open: tally.open + n, late: tally.late + late })
  }
  return found
}

/** Grids named with the community they belong to, where the communities are given. */
export function withCommunity(features: readonly Feature[], communities: readonly { code: string; name: string }[] | undefined): readonly Feature[] {
  if (!communities) return features
  const names = new Map(communities.map((one) => [one.code, one.name]))
  return features.map((feature) => {
    const community = feature.properties.level === 'grid' ? names.get(feature.properties.code.slice(0, 12)) : undefined
    return community ? { ...feature, short: feature.properties.name, properties: { ...feature.properties, name: `${community}${feature.properties.name}` } } : feature
  })
}

/** The outer rings of a polygon or several. */
export function ringsOf(geometry: Feature['geometry']): Ring[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates[0] as Ring]
  if (geometry.type === 'MultiPolygon') return (geometry.coordinates as Ring[][]).map((polygon) => polygon[0]!)
  return []
}

/** West, south, east, north of all features; undefined when there are none. */
export function boundsOf(features: readonly Feature[]): [number, number, number, number] | undefined {
  const points = features.flatMap(({ geometry }) => ringsOf(geometry).flat())
  if (points.length === 0) return undefined
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of points) {
    bounds[0] = Math.min(bounds[0], lon)
    bounds[1] = Math.min(bounds[1], lat)
    bounds[2] = Math.max(bounds[2], lon)
    bounds[3] = Math.max(bounds[3], lat)
  }
  return bounds
}

/** The middle of a place by area, for its label. */
export function middleOf(geometry: Feature['geometry']): [number, number] {
  const ring = ringsOf(geometry).sort((a, b) => Math.abs(areaOf(b)) - Math.abs(areaOf(a)))[0] ?? [[0, 0]]
  const area = areaOf(ring)
  const [x0, y0] = ring[0]!
  if (area === 0) return [x0, y0]
  let x = 0
  let y = 0
  for (let i = 0; i < ring.length - 1; i++) {
    // Measured from the first point: degrees squared leave too few figures otherwise.
    const [ax, ay] = [ring[i]![0] - x0, ring[i]![1] - y0]
    const [bx, by] = [ring[i + 1]![0] - x0, ring[i + 1]![1] - y0]
    const cross = ax * by - bx * ay
    x += (ax + bx) * cross
    y += (ay + by) * cross
  }
  return [x0 + x / (6 * area), y0 + y / (6 * area)]
}

/** How large a place is, in square degrees: good for comparing neighbours. */
export const extentOf = (geometry: Feature['geometry']): number => Math.max(0, ...ringsOf(geometry).map((ring) => Math.abs(areaOf(ring))))

const areaOf = (ring: Ring) => {
  const [x0, y0] = ring[0] ?? [0, 0]
  return ring.slice(0, -1).reduce((sum, [x, y], i) => sum + ((x - x0) * (ring[i + 1]![1] - y0) - (ring[i + 1]![0] - x0) * (y - y0)) / 2, 0)
}

/** The feature that holds a point; undefined outside of all. */
export function featureAt(features: readonly Feature[], lon: number, lat: number): Feature | undefined {
  return features.find(({ geometry }) => ringsOf(geometry).some((ring) => inside(ring, lon, lat)))
}

function inside(ring: Ring, lon: number, lat: number): boolean {
  let odd = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]!
    const [bx, by] = ring[j]!
    if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) odd = !odd
  }
  return odd
}
