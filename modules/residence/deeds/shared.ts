import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Context } from '../../../platform/server/context.ts'
import { EVERYWHERE } from '../../../platform/server/db.ts'
import type { Services } from '../../../platform/server/services.ts'
import { actorOf } from '../../accounts/index.ts'
import { scopeOf } from '../../regions/index.ts'
export { LAST_ID, paged } from '../../../platform/kernel/paging.ts'

export type Ctx = Context<Services>

/** County, today and the range to read: the worn post's, narrowed to a place that was asked for; a resident's rows are confined by the policy. */
export function reach(ctx: Ctx, region?: string) {
  const { scope } = ctx.tx
  const wide = scope.as === 'staff' ? { lo: scope.lo, hi: scope.hi } : EVERYWHERE
  const asked = region ? scopeOf(region) : wide
  return { county: actorOf(ctx).county, today: shanghaiDate(ctx.now), lo: asked.lo > wide.lo ? asked.lo : wide.lo, hi: asked.hi < wide.hi ? asked.hi : wide.hi }
}

/** Names as they are shown: a row whose person or place is out of sight keeps its line. */
export const named = <T extends { name?: string | null; region: string; regionName: string | null }>(row: T) =>
  ({ ...row, name: row.name ?? '', regionName: row.regionName ?? row.region })
