import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { idCursorOr } from '../../../platform/kernel/paging.ts'
import { actorOf } from '../../accounts/index.ts'
import { ancestorsOf, countyOf, covers, inScope, padded, scopeOf } from '../../regions/index.ts'
import * as e from '../errors.ts'
import type { Ctx } from '../needs.ts'
import { recordStep } from '../queries/steps.ts'
export { paged } from '../../../platform/kernel/paging.ts'
export type { Ctx } from '../needs.ts'

/** County, today, the place of the worn post and its range. */
export function reach(ctx: Ctx) {
  const { scope } = ctx.tx
  const actor = actorOf(ctx)
  const here = actor.post?.region ?? actor.region
  return { county: actor.county, today: shanghaiDate(ctx.now), here, above: ancestorsOf(here), place: actor.post?.regionName ?? '', me: actor.accountId, name: actor.name, ...(scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : { lo: '', hi: '' }) }
}

export const may = (ctx: Ctx, ability: string): boolean => ctx.caller?.abilities.has(ability) === true
export const isMine = (ctx: Ctx, region: string): boolean => ctx.tx.scope.as === 'staff' && inScope(region, ctx.tx.scope)
export const refuseElsewhere = (ctx: Ctx, region: string): void => {
  if (!isMine(ctx, region)) throw e.placeNotYours()
}
/** Of one's own range, or of a place above that speaks to all below it. */
export const concerns = (ctx: Ctx, region: string): boolean => isMine(ctx, region) || covers(region, reach(ctx).here)
export const idCursor = idCursorOr(e.pageUnknown)

/** The whole county: what places above share with those below (gatherings, briefings, the library) is read there, and nothing else is. */
export const acrossCounty = <T>(ctx: Ctx, deed: () => Promise<T>): Promise<T> => {
  const { lo, hi } = scopeOf(padded(countyOf(reach(ctx).here)))
  return ctx.tx.reaching(lo, hi, deed)
}

/** A row that was held, in the version that was seen. */
export function seen<T extends { version: number }>(row: T | undefined, version: number, refuse: () => Error): T {
  if (!row) throw refuse()
  if (row.version !== version) throw e.changedMeanwhile()
  return row
}

/** Adds to the row's own history and to the audit. */
export async function note(ctx: Ctx, row: { id: string; region: string }, noun: string, step: string, text = ''): Promise<void> {
  const { county, name } = actorOf(ctx)
  await recordStep(ctx.tx, { county, id: ctx.newId(), region: row.region, aboutId: row.id, step, note: text, name, at: ctx.now })
  await ctx.audit(`${noun}.${step}`, { region: row.region, because: text.slice(0, 200) || undefined, detail: { [noun]: row.id } })
}
