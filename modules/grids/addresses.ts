/** Every address in exactly one grid (TER-14): what the record and the map say about each building, and putting it right. */
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { actorOf } from '../accounts/index.ts'
import { findRegion, levelOf } from '../regions/index.ts'
import { locateBuilding } from '../register/index.ts'
import type * as doors from './contract.ts'
import * as errors from './errors.ts'
import type { Atlas } from './geometry.ts'
import {
  communityOf, countyHere, gridAtlas, orderOf, placeWithin, rangeOf, recordChange, slice, todayOf, type Ctx, type GridNeeds,
} from './here.ts'
import * as rows from './queries/places.ts'
import { faultsOf, isUnplaced, type GridShape } from './rules.ts'
import type { Fault } from './words.ts'

interface Seen {
  building: rows.BuildingRow
  faults: Fault[]
  onMap: GridShape[]
}

const pointOf = (b: Pick<rows.BuildingRow, 'lon' | 'lat'>) => (b.lon === null || b.lat === null ? null : ([b.lon, b.lat] as const))

const see = (buildings: readonly rows.BuildingRow[], atlas: Atlas<GridShape>): Seen[] =>
  buildings.map((building) => ({ building, ...faultsOf({ region: building.region, point: pointOf(building) }, atlas) }))

async function seeAll(ctx: Ctx, region: string | undefined): Promise<{ code: string; seen: Seen[] }> {
  const { lo, hi } = rangeOf(ctx, region)
  const code = region ?? lo.padEnd(12, '0')
  const buildings = await rows.buildingsOf(ctx.tx, countyHere(ctx), lo, hi)
  return { code, seen: see(buildings, await gridAtlas(ctx, code)) }
}

interface Counts {
  buildings: number
  unplaced: number
  dwellings: number
  noGrid: number
  outside: number
  twoGrids: number
  differs: number
  noPoint: number
}

function countsOf(seen: readonly Seen[], dwellings: ReadonlyMap<string, number>): Counts {
  const having = (fault: Fault) => seen.filter((one) => one.faults.includes(fault)).length
  const unplaced = seen.filter((one) => isUnplaced(one.faults))
  return {
    buildings: seen.length, unplaced: unplaced.length, dwellings: unplaced.reduce((sum, one) => sum + (dwellings.get(one.building.id) ?? 0), 0),
    noGrid: having('no_grid'), outside: having('outside'), twoGrids: having('two_grids'), differs: having('differs'), noPoint: having('no_point'),
  }
}

export async function getAddressReport(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.getAddressReport>['query']> }): Promise<Reply<typeof doors.getAddressReport>> {
  const { code, seen } = await seeAll(ctx, query.region)
  const here = await findRegion(ctx.tx, code)
  if (!here) throw errors.placeNotFound()
  const unplaced = seen.filter((one) => isUnplaced(one.faults)).map((one) => one.building.id)
  const dwellings = new Map((await rows.dwellingsIn(ctx.tx, countyHere(ctx), unplaced)).map((d) => [d.building_id, d.n]))
  const range = rangeOf(ctx, query.region)
  const below = ['community', 'grid', 'building'].includes(levelOf(code)) ? [] : await rows.placesBelow(ctx.tx, range.lo, range.hi, todayOf(ctx))
  // The parts are those directly below the place; what hangs on a street or stands alone below a district is the same list (TER-21).
  const parts = below.filter((part) => part.parent === code)
  const within = (part: { code: string; level: string }) => (part.level === 'community' ? part.code : part.code.slice(0, 9))
  return {
    region: code, regionName: here.name, on: todayOf(ctx), ...countsOf(seen, dwellings),
    parts: parts.map((part) => ({
      code: part.code, name: part.name, level: part.level, ...countsOf(seen.filter(({ building }) => building.region.startsWith(within(part))), dwellings),
    })),
  }
}

export async function listAddresses(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listAddresses>['query']> }): Promise<Reply<typeof doors.listAddresses>> {
  const { seen } = await seeAll(ctx, query.region)
  const wanted = query.fault ?? 'unplaced'
  const q = query.q ?? ''
  const found = seen.filter(({ building, faults }) =>
    (wanted === 'all' || (wanted === 'unplaced' ? isUnplaced(faults) : faults.includes(wanted))) && (q === '' || building.address.includes(q)))
  const { items, next } = slice(found, query.after, ({ building }) => orderOf(building))
  const dwellings = new Map((await rows.dwellingsIn(ctx.tx, countyHere(ctx), items.map(({ building }) => building.id))).map((d) => [d.building_id, d.n]))
  const names = new Map((await rows.namesOf(ctx.tx, [...new Set(items.flatMap(({ building }) => [building.region, communityOf(building.region)]))])).map((r) => [r.code, r.name]))
  const nameOf = (region: string) => {
    const own = names.get(region) ?? region
    return region.length > 12 ? `${names.get(communityOf(region)) ?? ''}${own}` : own
  }
  return {
    items: items.map(({ building: b, faults, onMap }) => ({
      id: b.id, region: b.region, regionName: nameOf(b.region), estate: b.estate, name: b.name, address: b.address, lon: b.lon, lat: b.lat,
      dwellings: dwellings.get(b.id) ?? 0, faults, onMap: onMap.map(({ code, name }) => ({ code, name })),
    })),
    next, total: found.length,
  }
}

/** Gives buildings to a grid. Across communities only a territory change moves them: registers, cases and posts go with it. */
export async function assignBuildings(ctx: Ctx, needs: GridNeeds, { body }: { body: Input<typeof doors.assignBuildings>['body'] }): Promise<Reply<typeof doors.assignBuildings>> {
  const county = countyHere(ctx)
  const grid = await placeWithin(ctx, body.grid, ['grid'])
  const ids = [...new Set(body.buildingIds)].sort()
  const buildings = await rows.buildingsById(ctx.tx, county, ids)
  if (buildings.length !== ids.length) throw errors.buildingNotFound()
  if (buildings.some((b) => communityOf(b.region) !== communityOf(grid.code))) throw errors.otherCommunity()
  const going = buildings.filter((b) => !b.region.startsWith(grid.code))
  if (going.length === 0) return { buildings: 0, dwellings: 0, households: 0, people: 0 }
  const goingIds = going.map((b) => b.id)
  const below = await rows.countBelow(ctx.tx, county, goingIds, todayOf(ctx))
  const changeId = ctx.newId()
  const because = body.reason || `划入${grid.name}`
  const { accountId, name } = actorOf(ctx)
  const blocked = await needs.move(ctx.tx, {
    changeId, county, on: todayOf(ctx), at: ctx.now, steps: [], rows: [{ table: 'register.buildings', ids: goingIds, to: grid.code }], ending: [], posts: 'move', because,
    by: { id: accountId, name },
  })
  if (blocked.length) throw errors.inTheWay(blocked.slice(0, 3).join('、'))
  for (const building of going) {
    await recordChange(ctx, {
      region: grid.code, subject: 'building', subjectId: building.id, deed: 'assigned', before: { region: building.region }, after: { region: grid.code }, reason: because,
    })
  }
  await ctx.audit('grids.buildings_assigned', { region: grid.code, because, detail: { change: changeId, buildings: going.length } })
  return { buildings: going.length, ...below }
}

export async function setBuildingPoint(
  ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.setBuildingPoint>['body'] },
): Promise<Reply<typeof doors.setBuildingPoint>> {
  const county = countyHere(ctx)
  const [building] = await rows.buildingsById(ctx.tx, county, [params.id])
  if (!building) throw errors.buildingNotFound()
  const point = { lon: body.lon, lat: body.lat }
  if (!(await isNear(ctx, building.region, point))) throw errors.pointFarAway()
  if (!(await locateBuilding(ctx.tx, county, building.id, body.was, point))) throw errors.changedMeanwhile()
  await recordChange(ctx, { region: building.region, subject: 'building', subjectId: building.id, deed: 'located', before: { lon: building.lon, lat: building.lat }, after: point })
  await ctx.audit('grids.building_located', { region: building.region, detail: { building: building.id } })
  const { faults, onMap } = faultsOf({ region: building.region, point: [body.lon, body.lat] }, await gridAtlas(ctx, communityOf(building.region)))
  return { faults, onMap: onMap.map(({ code, name }) => ({ code, name })) }
}

/** A point more than about two degrees from every grid of the neighbourhood is a slip of the keys. */
const FAR = 2
async function isNear(ctx: Ctx, region: string, { lon, lat }: { lon: number; lat: number }): Promise<boolean> {
  const bounds = (await gridAtlas(ctx, communityOf(region))).bounds()
  return bounds === null || (lon >= bounds[0] - FAR && lat >= bounds[1] - FAR && lon <= bounds[2] + FAR && lat <= bounds[3] + FAR)
}
