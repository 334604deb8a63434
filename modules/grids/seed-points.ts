/** Points for the buildings of a demonstration: somewhere inside the grid of each, in rows as houses stand. Real buildings are put on the map through the door. */
import type { Tx } from '../../platform/server/db.ts'
import { findBoundaries, scopeOf } from '../regions/index.ts'
import { locateBuildings } from '../register/index.ts'
import { boxOf, holds, pointInside, type Geometry, type Point } from './geometry.ts'
import { buildingsOf } from './queries/places.ts'

/** The n-th point of a lattice in a place, which leaves the border free. */
function* spotsIn(geometry: Geometry, wanted: number): Generator<Point> {
  const [west, south, east, north] = boxOf(geometry)
  const side = Math.ceil(Math.sqrt(wanted)) * 2 + 3
  for (let row = 1; row < side; row += 1) {
    for (let column = 1; column < side; column += 1) {
      const spot: Point = [west + ((east - west) * (column + (row % 2) * 0.3)) / side, south + ((north - south) * row) / side]
      if (holds(geometry, spot)) yield [Math.round(spot[0] * 1e6) / 1e6, Math.round(spot[1] * 1e6) / 1e6]
    }
  }
}

/** Puts the buildings of a place that have no point on the map, but for every `leave`-th, which stays without. @returns how many were placed. */
export async function seedPoints(tx: Tx, county: string, region: string, day: string, leave: number): Promise<number> {
  const { lo, hi } = scopeOf(region)
  const grids = await findBoundaries(tx, lo, hi, 'grid', day)
  const buildings = (await buildingsOf(tx, county, lo, hi)).filter((b) => b.lon === null)
  let seen = 0
  const points = grids.flatMap(({ code, geometry }) => {
    const here = buildings.filter((b) => b.region.startsWith(code))
    const spots = spotsIn(geometry, here.length)
    return here.flatMap((b) => {
      const [lon, lat] = spots.next().value ?? pointInside(geometry)
      seen += 1
      return seen % leave === 0 ? [] : [{ id: b.id, lon, lat }]
    })
  })
  return locateBuildings(tx, county, points)
}
