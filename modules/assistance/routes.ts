import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { route, type Route } from '../../platform/server/context.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { actorOf } from '../accounts/index.ts'
import { endDerivedMarks } from '../register/index.ts'
import { endGrant, listGrants } from './contract.ts'
import { endMonthImpossible, grantEnded, grantNotFound, grantOnce } from './errors.ts'
import * as q from './queries.ts'
import { monthOf } from './rules.ts'

export const assistanceRoutes: Route[] = [
  route(listGrants, async (ctx, { query }) => {
    const { scope } = ctx.tx
    const range = scope.as === 'staff' ? scope : EVERYWHERE
    const rows = await q.listGrants(ctx.tx, {
      county: actorOf(ctx).county,
      lo: range.lo,
      hi: range.hi,
      programme: query.programme ?? '',
      state: query.state,
      month: monthOf(shanghaiDate(ctx.now)),
      after: query.after ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    })
    const items = rows.slice(0, 50).map((row) => ({ ...row, name: row.name ?? '', regionName: row.regionName ?? row.region }))
    const last = items.at(-1)
    return { items, next: rows.length > 50 && last ? last.id : null }
  }),

  route(endGrant, async (ctx, { params, body }) => {
    const { county, name } = actorOf(ctx)
    const first = await q.findGrant(ctx.tx, county, params.id)
    if (!first) throw grantNotFound()
    await q.lockPerson(ctx.tx, county, first.person_id, first.programme)
    const held = await q.findGrant(ctx.tx, county, params.id)
    if (!held || held.ended) throw grantEnded()
    if (held.mode === 'one_off') throw grantOnce()
    if (body.fromMonth < held.from_month) throw endMonthImpossible()
    await q.insertEnd(ctx.tx, {
      county,
      id: ctx.newId(),
      region: held.region,
      grantId: held.id,
      fromMonth: body.fromMonth,
      reason: body.reason,
      note: body.note,
      at: ctx.now,
      by: name,
    })
    await endDerivedMarks(ctx.tx, county, held.person_id, held.id, shanghaiDate(ctx.now), '待遇终止')
    await ctx.audit('assistance.end_grant', {
      subject: held.person_id,
      region: held.region,
      because: body.reason,
      detail: { grant: held.id },
    })
    return { done: true }
  }),
]
