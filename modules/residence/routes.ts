import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { route, type Route } from '../../platform/server/context.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { actorOf } from '../accounts/index.ts'
import { endResidenceDeclaration, listResidenceDeclarations } from './contract.ts'
import { declarationNotFound } from './errors.ts'
import * as q from './queries.ts'

export const residenceRoutes: Route[] = [
  route(listResidenceDeclarations, async (ctx, { query }) => {
    const { scope } = ctx.tx
    const range = scope.as === 'staff' ? scope : EVERYWHERE
    const rows = await q.listDeclarations(ctx.tx, {
      county: actorOf(ctx).county,
      lo: range.lo,
      hi: range.hi,
      renewBy: query.renewBy ?? '9999-12-31',
      after: query.after ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    })
    const items = rows.slice(0, 50).map((row) => ({ ...row, name: row.name ?? '', regionName: row.regionName ?? row.region }))
    return { items, next: rows.length > 50 ? items.at(-1)!.id : null }
  }),

  route(endResidenceDeclaration, async (ctx, { params, body }) => {
    const ended = await q.endDeclaration(ctx.tx, actorOf(ctx).county, params.id, shanghaiDate(ctx.now), body.reason)
    if (!ended) throw declarationNotFound()
    await ctx.audit('residence.end', {
      subject: ended.person_id,
      region: ended.region,
      because: body.reason,
      detail: { declaration: params.id },
    })
    return { done: true }
  }),
]
