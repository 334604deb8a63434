import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { route, type Route } from '../../platform/server/context.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { actorOf } from '../accounts/index.ts'
import { endEmploymentRegistration, listEmploymentRegistrations, refreshEmploymentRegistration } from './contract.ts'
import { registrationNotFound } from './errors.ts'
import * as q from './queries.ts'
import { refreshDue } from './rules.ts'

const LAST_DAY = '9999-12-31'

export const employmentRoutes: Route[] = [
  route(listEmploymentRegistrations, async (ctx, { query }) => {
    const { scope } = ctx.tx
    const range = scope.as === 'staff' ? scope : EVERYWHERE
    const rows = await q.listRegistrations(ctx.tx, {
      county: actorOf(ctx).county,
      lo: range.lo,
      hi: range.hi,
      wish: query.wish ?? '',
      dueOn: query.due === 'true' ? shanghaiDate(ctx.now) : LAST_DAY,
      after: query.after ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    })
    const items = rows.slice(0, 50).map((row) => ({ ...row, name: row.name ?? '', regionName: row.regionName ?? row.region }))
    return { items, next: rows.length > 50 ? items.at(-1)!.id : null }
  }),

  route(endEmploymentRegistration, async (ctx, { params, body }) => {
    const ended = await q.endRegistration(ctx.tx, actorOf(ctx).county, params.id, shanghaiDate(ctx.now), body.reason)
    if (!ended) throw registrationNotFound()
    await ctx.audit('employment.end', {
      subject: ended.person_id,
      region: ended.region,
      because: body.reason,
      detail: { registration: params.id },
    })
    return { done: true }
  }),

  route(refreshEmploymentRegistration, async (ctx, { params }) => {
    const due = refreshDue(shanghaiDate(ctx.now))
    const refreshed = await q.refresh(ctx.tx, actorOf(ctx).county, params.id, due)
    if (!refreshed) throw registrationNotFound()
    await ctx.audit('employment.refresh', { subject: refreshed.person_id, region: refreshed.region, detail: { registration: params.id } })
    return { refreshDue: due }
  }),
]
