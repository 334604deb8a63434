import { route, type Route } from '../../platform/server/context.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { actorOf } from '../accounts/index.ts'
import { leaveVolunteers, listVolunteers } from './contract.ts'
import { volunteerNotFound } from './errors.ts'
import * as q from './queries.ts'

export const volunteersRoutes: Route[] = [
  route(listVolunteers, async (ctx, { query }) => {
    const { scope } = ctx.tx
    const range = scope.as === 'staff' ? scope : EVERYWHERE
    const rows = await q.listVolunteers(ctx.tx, {
      county: actorOf(ctx).county,
      lo: range.lo,
      hi: range.hi,
      field: query.field ?? '',
      after: query.after ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    })
    const items = rows.slice(0, 50).map((row) => ({ ...row, name: row.name ?? '', regionName: row.regionName ?? row.region }))
    return { items, next: rows.length > 50 ? items.at(-1)!.id : null }
  }),

  route(leaveVolunteers, async (ctx, { params, body }) => {
    const left = await q.leave(ctx.tx, actorOf(ctx).county, params.id, ctx.now)
    if (!left) throw volunteerNotFound()
    await ctx.audit('volunteers.leave', {
      subject: left.person_id,
      region: left.region,
      because: body.reason,
      detail: { volunteer: params.id },
    })
    return { done: true }
  }),
]
