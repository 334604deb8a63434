/** What every deed of this module stands on: the county, the post's range, the history, and what the app hands in. */
import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import type { Tx } from '../../platform/server/db.ts'
import { actorOf } from '../accounts/index.ts'
import type { PlaceMove } from '../regions/definition.ts'
import { findBoundaries, findRegion, inScope, levelOf, scopeOf, wayUp, type RegionScope } from '../regions/index.ts'
import * as errors from './errors.ts'
import { Atlas } from './geometry.ts'
import type { GridShape } from './rules.ts'
import { insertChange, type ChangeRow } from './queries/responsibles.ts'

export type Ctx = Context<Services>

/** What the app hands in. */
export interface GridNeeds {
  /** Moves buildings and places with all that hangs on them. @returns what stands in the way, as words: nothing has moved then. */
  move(tx: Tx, move: PlaceMove): Promise<string[]>
  /** Open work of someone whose duty ends goes to the successor, or back to the desk when there is none. */
  handWork(ctx: Ctx, county: string, from: string, to: { id: string; name: string } | null, grid: string): Promise<void>
}

export const countyHere = (ctx: Ctx): string => ctx.services.settings.county
export const todayOf = (ctx: Pick<Ctx, 'now'>): string => shanghaiDate(ctx.now)
export const communityOf = (region: string): string => region.slice(0, 12)

/** Adds a line to this module's history under the caller's name. */
export function recordChange(ctx: Ctx, change: Omit<ChangeRow, 'county' | 'id' | 'accountId' | 'byName' | 'now'>): Promise<number> {
  const { accountId, name } = actorOf(ctx)
  return insertChange(ctx.tx, { ...change, county: countyHere(ctx), id: ctx.newId(), accountId, byName: name, now: ctx.now })
}

/** The range of a list: the post's own, or the part of it that was asked for. */
export function rangeOf(ctx: Ctx, region: string | undefined): RegionScope {
  const { scope } = ctx.tx
  if (scope.as !== 'staff') return { lo: '', hi: '' }
  if (!region) return { lo: scope.lo, hi: scope.hi }
  const asked = scopeOf(region)
  return { lo: asked.lo > scope.lo ? asked.lo : scope.lo, hi: asked.hi < scope.hi ? asked.hi : scope.hi }
}

/** A place of the levels wanted, within the post's place, that exists today. */
export async function placeWithin(ctx: Ctx, code: string, levels: readonly string[]): Promise<{ code: string; name: string; parent: string | null }> {
  const { scope } = ctx.tx
  const place = scope.as === 'staff' && inScope(code, scope) ? await findRegion(ctx.tx, code) : undefined
  const today = todayOf(ctx)
  if (!place || !levels.includes(place.level) || place.validFrom > today || (place.validUntil !== null && place.validUntil <= today)) {
    throw levels.length === 1 && levels[0] === 'grid' ? errors.gridNotFound() : errors.placeNotFound()
  }
  return { code: place.code, name: place.name, parent: place.parent }
}

/** Goes on in the whole community of a place: what serves an address there may stand beside the caller's own grid. Only after the row was found in scope. */
export async function widenToCommunity(ctx: Ctx, region: string): Promise<RegionScope> {
  const range = scopeOf(communityOf(region))
  await ctx.tx.widen(range.lo, range.hi)
  return range
}

/**
 * The grids that a place's buildings may lie in: for a community those of all communities beside it, so that a point across the border is seen.
 * The place above is asked for, not computed: there may be no street (TER-21).
 */
export async function gridAtlas(ctx: Pick<Ctx, 'tx' | 'now'>, code: string): Promise<Atlas<GridShape>> {
  let around = code
  if (['community', 'grid', 'building'].includes(levelOf(code))) {
    const way = await wayUp(ctx.tx, levelOf(code) === 'community' ? code : communityOf(code))
    around = way[1]?.code ?? code
  }
  const { lo, hi } = scopeOf(around)
  const shapes = await findBoundaries(ctx.tx, lo, hi, 'grid', todayOf(ctx))
  return new Atlas(shapes.map(({ code: grid, name, geometry }) => ({ code: grid, name, geometry })))
}

// ---------------------------------------------------------------------------------------------------------------- pages

/** Where a page begins: the place and number of the last row seen. */
export function pageAfter(after: string | undefined): { region: string; id: string } | null {
  if (!after) return null
  const found = /^(\d{12}(?:\d{3}){0,2})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after)
  if (!found) throw errors.pageUnknown()
  return { region: found[1]!, id: found[2]! }
}

/** A key in whose order rows stand by place and number, as the database sorts them: a community before its grids. */
export const orderOf = (row: { region: string; id: string }): string => `${row.region.padEnd(18, '0')}_${row.id}`

/** Fifty of a list that is known whole, after the key of the last one seen. */
export function slice<T>(all: readonly T[], after: string | undefined, key: (row: T) => string): { items: T[]; next: string | null } {
  if (after !== undefined && !/^[\w.-]{1,190}$/.test(after)) throw errors.pageUnknown()
  const rest = after === undefined ? all : all.filter((row) => key(row) > after)
  const items = rest.slice(0, 50)
  return { items, next: rest.length > 50 ? key(items.at(-1)!) : null }
}
