import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { actorOf } from '../../accounts/index.ts'
import { mattersOn } from '../../matters/index.ts'
import { inScope, scopeOf } from '../../regions/index.ts'
import * as e from '../errors.ts'
import type { Ctx } from '../needs.ts'
import { idCursorOr } from '../../../platform/kernel/paging.ts'
export { LAST_ID } from '../../../platform/kernel/paging.ts'

export type { Ctx } from '../needs.ts'

/** County, today, the place of the worn post and its range, narrowed to a place within it that was asked for. */
export function reach(ctx: Ctx, region?: string) {
  const { scope } = ctx.tx
  const own = scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : { lo: '', hi: '' }
  const asked = region ? scopeOf(region) : own
  if (asked.lo < own.lo || asked.hi > own.hi) throw e.placeNotYours()
  const actor = actorOf(ctx)
  return { county: actor.county, today: shanghaiDate(ctx.now), here: actor.post?.region ?? actor.region, me: actor.accountId, name: actor.name, ...asked }
}

export const isMine = (ctx: Ctx, region: string): boolean => ctx.tx.scope.as === 'staff' && inScope(region, ctx.tx.scope)

/** Matters in force today, by code. */
export const mattersToday = async (ctx: Ctx) => new Map((await mattersOn(ctx.tx, shanghaiDate(ctx.now))).map((one) => [one.code, one]))

export const idCursor = idCursorOr(e.pageUnknown)
