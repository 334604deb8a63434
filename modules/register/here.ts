/** What every deed of the register stands on: the county, the post’s range, a page of a list, a line in the history. */
import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { actorOf } from '../accounts/index.ts'
import { inScope, levelOf, scopeOf } from '../regions/index.ts'
import * as errors from './errors.ts'
import * as rows from './queries/people.ts'
import { findPlace } from './queries/places.ts'

export type Ctx = Context<Services>

export const countyHere = (ctx: Ctx): string => ctx.services.settings.county

/** Adds a line to the register's history under the caller's name. */
export const recordChange = (ctx: Ctx, change: Omit<rows.ChangeRow, 'county'>) => {
  const actor = actorOf(ctx)
  return rows.insertChange(ctx.tx, { id: ctx.newId(), accountId: actor.accountId, name: actor.name, now: ctx.now }, { ...change, county: countyHere(ctx) })
}

/** A place that a new row may stand in: a community or a part of one, on the list today, within the post's place. */
export async function placeWithin(ctx: Ctx, region: string): Promise<void> {
  const { scope } = ctx.tx
  if (scope.as !== 'staff' || !inScope(region, scope)) throw errors.placeNotYours()
  const place = await findPlace(ctx.tx, region, shanghaiDate(ctx.now))
  if (!place || !['community', 'grid', 'building'].includes(levelOf(region))) throw errors.placeUnknown()
}

/** Where a page begins: the place and number of the last row seen. */
export function pageAfter(after: string | undefined): { region: string; id: string } | null {
  if (!after) return null
  const found = /^(\d{12}(?:\d{3}){0,2})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after)
  if (!found) throw errors.pageUnknown()
  return { region: found[1]!, id: found[2]! }
}

/** Fifty of fifty-one, and where the next page begins. */
export function page<R, T>(found: R[], key: (row: R) => string, make: (row: R) => T): { items: T[]; next: string | null } {
  const shown = found.slice(0, 50)
  return { items: shown.map(make), next: found.length > 50 ? key(shown.at(-1)!) : null }
}

/** The range of a list: the post's own, or the part of it that was asked for. Outside the post's place it is empty. */
export function rangeOf(ctx: Ctx, region: string | undefined): { lo: string; hi: string } {
  const { scope } = ctx.tx
  if (scope.as !== 'staff') return { lo: '', hi: '' }
  if (!region) return { lo: scope.lo, hi: scope.hi }
  const asked = scopeOf(region)
  return { lo: asked.lo > scope.lo ? asked.lo : scope.lo, hi: asked.hi < scope.hi ? asked.hi : scope.hi }
}

/** Where a page of a history begins: the moment and number of the last row seen. */
export const timeAfter = (after: string | undefined): { at: string; id: string } | null => {
  if (!after) return null
  const found = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after)
  if (!found || Number.isNaN(Date.parse(found[1]!))) throw errors.pageUnknown()
  return { at: found[1]!, id: found[2]! }
}
