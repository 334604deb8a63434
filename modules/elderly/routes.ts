import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { route, type Route } from '../../platform/server/context.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { actorOf } from '../accounts/index.ts'
import { endVisitPlan, listVisitPlans } from './contract.ts'
import { planNotFound } from './errors.ts'
import * as q from './queries.ts'

export const elderlyRoutes: Route[] = [
  route(listVisitPlans, async (ctx, { query }) => {
    const { scope } = ctx.tx
    const range = scope.as === 'staff' ? scope : EVERYWHERE
    const rows = await q.listPlans(ctx.tx, {
      county: actorOf(ctx).county,
      lo: range.lo,
      hi: range.hi,
      every: query.every ?? '',
      after: query.after ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    })
    const items = rows.slice(0, 50).map((row) => ({ ...row, name: row.name ?? '', regionName: row.regionName ?? row.region }))
    return { items, next: rows.length > 50 ? items.at(-1)!.id : null }
  }),

  route(endVisitPlan, async (ctx, { params, body }) => {
    const ended = await q.endPlan(ctx.tx, actorOf(ctx).county, params.id, shanghaiDate(ctx.now), body.reason)
    if (!ended) throw planNotFound()
    await ctx.audit('elderly.end_plan', {
      subject: ended.person_id,
      region: ended.region,
      because: body.reason,
      detail: { plan: params.id },
    })
    return { done: true }
  }),
]
