import { union, type Geom } from 'polyclip-ts'

/** A shape as GeoJSON writes it. */
export interface Shape {
  type: string
  coordinates: unknown[]
}

const polygons = (shape: Shape): Geom => (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates) as Geom
/** Five decimals, about a metre: what all our boundaries have. */
const rounded = (n: number) => Math.round(n * 1e5) / 1e5

/** The shape of several places together; one polygon where they touch. Undefined when there is none. */
export function together(shapes: readonly Shape[]): Shape | undefined {
  const drawn = shapes.filter((each) => each.type === 'Polygon' || each.type === 'MultiPolygon')
  if (!drawn.length) return undefined
  const [first, ...more] = drawn.map(polygons)
  const joined = union(first!, ...more).map((polygon) => polygon.map((ring) => ring.map(([x, y]) => [rounded(x), rounded(y)])))
  return joined.length === 1 ? { type: 'Polygon', coordinates: joined[0]! } : { type: 'MultiPolygon', coordinates: joined }
}
