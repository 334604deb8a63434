import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { actorOf } from '../../accounts/index.ts'
import { countyOf, inScope, padded, scopeOf } from '../../regions/index.ts'
import * as e from '../errors.ts'
import type { Ctx } from '../needs.ts'
import { recordStep } from '../queries/steps.ts'
import { LAST_ID, idCursorOr } from '../../../platform/kernel/paging.ts'
export { LAST_ID, paged } from '../../../platform/kernel/paging.ts'

export type { Ctx } from '../needs.ts'

/** County, today, the place of the worn post and its range; narrowed to a place within it that was asked for. */
export function reach(ctx: Ctx, region?: string) {
  const { scope } = ctx.tx
  const own = scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : { lo: '', hi: '' }
  const asked = region ? scopeOf(region) : own
  if (asked.lo < own.lo || asked.hi > own.hi) throw e.placeNotYours()
  const actor = actorOf(ctx)
  return { county: actor.county, today: shanghaiDate(ctx.now), here: actor.post?.region ?? actor.region, me: actor.accountId, name: actor.name, ...asked }
}

/** For doors without sign-in: the served county, or a place in it. What is public is read as staff of just that range. */
export async function openReach(ctx: Ctx, region?: string) {
  const { county } = ctx.services.settings
  const whole = scopeOf(county)
  const asked = region ? scopeOf(region) : whole
  if (region && (countyOf(region) !== county || !inScope(asked.lo, whole))) throw e.placeUnknown()
  await ctx.tx.widen(asked.lo, asked.hi)
  return { county, today: shanghaiDate(ctx.now), ...asked }
}

export const isMine = (ctx: Ctx, region: string): boolean => ctx.tx.scope.as === 'staff' && inScope(region, ctx.tx.scope)
export const refuseElsewhere = (ctx: Ctx, region: string): void => {
  if (!isMine(ctx, region)) throw e.placeNotYours()
}
export const may = (ctx: Ctx, ability: string): boolean => ctx.caller?.abilities.has(ability) === true

/** The whole county: what a deed that sends something up may reach for a moment. */
export const wholeCounty = (region: string) => scopeOf(padded(countyOf(region)))

export const idCursor = idCursorOr(e.pageUnknown)

/** A cursor of a day and an id. */
export function dayCursor(after: string | undefined, first: string): { day: string; id: string } {
  if (!after) return { day: first, id: first < '1000' ? '00000000-0000-0000-0000-000000000000' : LAST_ID }
  const [day, id] = after.split('|')
  if (!/^\d{4}-\d\d-\d\d$/.test(day ?? '') || !/^[0-9a-f-]{36}$/.test(id ?? '')) throw e.pageUnknown()
  return { day: day!, id: id! }
}

/** Adds to the row's own history and to the audit. */
export async function note(ctx: Ctx, row: { id: string; region: string }, noun: string, step: string, text = '', detail: object = {}): Promise<void> {
  const { county, name } = actorOf(ctx)
  await recordStep(ctx.tx, { county, id: ctx.newId(), region: row.region, aboutId: row.id, step, note: text, detail, name, at: ctx.now })
  await ctx.audit(`${noun}.${step}`, { region: row.region, because: text.slice(0, 200) || undefined, detail: { [noun]: row.id } })
}
