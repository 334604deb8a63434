import { handWork, releaseWork } from '../../modules/cases/index.ts'
import type { GridNeeds } from '../../modules/grids/index.ts'
import { inTheWayOf, moveRowsOfPlaces } from '../../modules/regions/index.ts'
import { PLACED } from './placed.ts'

/** What grids need of modules beside them: rows of every module that go along, and open work that goes back. */
export const gridNeeds: GridNeeds = {
  async move(tx, move) {
    const blocked = await inTheWayOf(tx, PLACED, move)
    if (blocked.length) return blocked.map(({ what, label, place }) => `${what}${label || place}`)
    await moveRowsOfPlaces(tx, PLACED, move)
    return []
  },
  async handWork(ctx, county, from, to, grid) {
    const post = { kind: 'grid_worker', region: grid }
    if (to) await handWork(ctx, county, from, to, post)
    else await releaseWork(ctx, county, from, post)
  },
}
