import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { actorOf } from '../../accounts/index.ts'
import { mattersOn } from '../../matters/index.ts'
import { inScope, scopeOf } from '../../regions/index.ts'
import * as e from '../errors.ts'
import type { Ctx } from '../needs.ts'

export type { Ctx } from '../needs.ts'
export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

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

export const idCursor = (after: string | undefined): string => {
  if (after && !/^[0-9a-f-]{36}$/.test(after)) throw e.pageUnknown()
  return after || LAST_ID
}
