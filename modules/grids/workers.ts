/** Grids, who works them (A角) and who stands in (B角). Duties are posts; nothing here grants what an administrator grants. */
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { actorOf, endDuty, giveDuty, staffAt, staffForDuty } from '../accounts/index.ts'
import { findBoundaries, scopeOf, wayUp } from '../regions/index.ts'
import type * as doors from './contract.ts'
import * as errors from './errors.ts'
import { areaOf } from './geometry.ts'
import {
  communityOf, countyHere, gridAtlas, placeWithin, rangeOf, recordChange, slice, todayOf, widenToCommunity, type Ctx, type GridNeeds,
} from './here.ts'
import * as rows from './queries/places.ts'
import { faultsOf, isUnplaced } from './rules.ts'

type GridFacts = Omit<Reply<typeof doors.getGrid>, 'way' | 'boundary' | 'faults'>

const holder = (h: rows.HolderRow) => ({ postId: h.id, accountId: h.account_id, name: h.holder, since: h.valid_from, until: h.valid_until, at: h.region })
const workersOf = (row: rows.GridRow) => row.holders.filter((h) => h.deputy_for === null)
const deputiesOf = (row: rows.GridRow) => row.holders.filter((h) => h.deputy_for !== null)

function factsOf(row: rows.GridRow, counts: rows.GridCounts | undefined, m2: number | null): GridFacts {
  return {
    code: row.code, name: row.name, community: { code: row.parent, name: row.community },
    workers: workersOf(row).map(holder), deputies: deputiesOf(row).map(holder), vacant: workersOf(row).length === 0,
    buildings: counts?.buildings ?? 0, dwellings: counts?.dwellings ?? 0, households: counts?.households ?? 0, people: counts?.people ?? 0, m2,
  }
}

export async function listGrids(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listGrids>['query']> }): Promise<Reply<typeof doors.listGrids>> {
  const county = countyHere(ctx)
  const range = rangeOf(ctx, query.region)
  const all = await rows.gridsOf(ctx.tx, { county, ...range, day: todayOf(ctx), q: query.q ?? '' })
  const vacant = all.filter((g) => workersOf(g).length === 0)
  const noDeputy = all.filter((g) => deputiesOf(g).length === 0)
  const { items, next } = slice({ all, vacant, no_deputy: noDeputy }[query.only ?? 'all'], query.after, (g) => g.code)
  const counts = new Map((await rows.countsOfGrids(ctx.tx, county, items.map((g) => g.code), todayOf(ctx))).map((c) => [c.code, c]))
  return { items: items.map((g) => factsOf(g, counts.get(g.code), null)), next, counts: { all: all.length, vacant: vacant.length, no_deputy: noDeputy.length } }
}

export async function getGrid(ctx: Ctx, { params }: { params: { code: string } }): Promise<Reply<typeof doors.getGrid>> {
  const county = countyHere(ctx)
  const grid = await placeWithin(ctx, params.code, ['grid'])
  const today = todayOf(ctx)
  await widenToCommunity(ctx, grid.code)
  const own = scopeOf(grid.code)
  const [row] = await rows.gridsOf(ctx.tx, { county, ...own, day: today, q: '' })
  if (!row) throw errors.gridNotFound()
  const [counts] = await rows.countsOfGrids(ctx.tx, county, [grid.code], today)
  const [boundary] = await findBoundaries(ctx.tx, own.lo, own.hi, 'grid', today)
  const atlas = await gridAtlas(ctx, communityOf(grid.code))
  const seen = (await rows.buildingsOf(ctx.tx, county, own.lo, own.hi)).map((b) =>
    faultsOf({ region: b.region, point: b.lon === null || b.lat === null ? null : [b.lon, b.lat] }, atlas).faults)
  const way = (await wayUp(ctx.tx, grid.code)).slice(1).reverse()
  return {
    ...factsOf(row, counts, boundary ? areaOf(boundary.geometry) : null),
    way: way.map(({ code, name, level }) => ({ code, name, level })),
    boundary: boundary?.geometry ?? null,
    faults: {
      unplaced: seen.filter(isUnplaced).length, noPoint: seen.filter((f) => f.includes('no_point')).length, differs: seen.filter((f) => f.includes('differs')).length,
    },
  }
}

export async function listGridCandidates(ctx: Ctx, { params }: { params: { code: string } }): Promise<Reply<typeof doors.listGridCandidates>> {
  const grid = await placeWithin(ctx, params.code, ['grid'])
  const { scope } = ctx.tx
  if (scope.as !== 'staff') throw errors.gridNotFound()
  // Of the whole community, and of what the post reaches around it.
  const community = scopeOf(communityOf(grid.code))
  return { items: await staffAt(ctx, { ...community, day: todayOf(ctx) }) }
}

export async function nameGridWorker(
  ctx: Ctx, needs: GridNeeds, { params, body }: { params: { code: string }; body: Input<typeof doors.nameGridWorker>['body'] },
): Promise<Reply<typeof doors.nameGridWorker>> {
  const grid = await placeWithin(ctx, params.code, ['grid'])
  const today = todayOf(ctx)
  if (body.from < today) throw errors.dayPast()
  const account = await staffForDuty(ctx, body.accountId)
  if (!account) throw errors.accountNotFound()
  if (account.id === actorOf(ctx).accountId) throw errors.notOneself()
  const [row] = await rows.gridsOf(ctx.tx, { county: countyHere(ctx), ...scopeOf(grid.code), day: today, q: '' })
  if (!row) throw errors.gridNotFound()
  if (row.holders.some((h) => h.account_id === account.id && h.region === grid.code)) throw errors.worksHereAlready()
  const before = body.replaces ? row.holders.find((h) => h.id === body.replaces) : undefined
  if (body.replaces && !before) throw errors.accountNotFound()
  // A deputy stands in for a named worker and gets that worker's work.
  const standsFor = body.as === 'deputy' ? workersOf(row)[0] : undefined
  if (body.as === 'deputy' && !standsFor) throw errors.noWorkerToStandInFor()
  if (before) await endOne(ctx, needs, { postId: before.id, on: body.from, reason: body.reason || `由${account.name}接任` }, account)
  const postId = await giveDuty(ctx, { accountId: account.id, kind: 'grid_worker', region: grid.code, deputyFor: standsFor?.account_id ?? null, from: body.from })
  await recordChange(ctx, {
    region: grid.code, subject: 'worker', subjectId: postId, deed: 'named', before: before ? { name: before.holder } : {}, after: { name: account.name, as: body.as, from: body.from }, reason: body.reason ?? '',
  })
  return { postId }
}

export async function endGridWorker(
  ctx: Ctx, needs: GridNeeds, { params, body }: { params: { code: string; postId: string }; body: Input<typeof doors.endGridWorker>['body'] },
): Promise<Reply<typeof doors.endGridWorker>> {
  const grid = await placeWithin(ctx, params.code, ['grid'])
  const [row] = await rows.gridsOf(ctx.tx, { county: countyHere(ctx), ...scopeOf(grid.code), day: todayOf(ctx), q: '' })
  const held = row?.holders.find((h) => h.id === params.postId && h.region === grid.code)
  if (!held) throw errors.accountNotFound()
  if (held.account_id === actorOf(ctx).accountId) throw errors.notOneself()
  await endOne(ctx, needs, { postId: held.id, on: todayOf(ctx), reason: body.reason }, null)
  await recordChange(ctx, { region: grid.code, subject: 'worker', subjectId: held.id, deed: 'ended', before: { name: held.holder }, reason: body.reason })
  return { vacant: workersOf(row!).every((h) => h.id === held.id) }
}

async function endOne(ctx: Ctx, needs: GridNeeds, duty: { postId: string; on: string; reason: string }, successor: { id: string; name: string } | null): Promise<void> {
  const ended = await endDuty(ctx, duty)
  if (!ended) throw errors.accountNotFound()
  if (duty.on <= todayOf(ctx)) await needs.handWork(ctx, countyHere(ctx), ended.accountId, successor, ended.region)
}
