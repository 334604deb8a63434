import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { route, type Route } from '../../platform/server/context.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { actorOf } from '../accounts/index.ts'
import * as c from './contract.ts'
import * as needs from './deeds/needs.ts'
import * as origin from './deeds/origin.ts'
import * as reading from './deeds/reading.ts'
import * as rentals from './deeds/rentals.ts'
import { LAST_ID, type Ctx } from './deeds/shared.ts'
import { declarationNotFound } from './errors.ts'
import type { ResidenceNeeds } from './needs.ts'
import * as q from './queries/declarations.ts'

/** The doors of residents on the move. */
export const makeResidenceRoutes = (given: ResidenceNeeds): Route[] => [
  route(c.listResidenceDeclarations, async (ctx, { query }) => {
    const { scope } = ctx.tx
    const range = scope.as === 'staff' ? scope : EVERYWHERE
    const rows = await q.listDeclarations(ctx.tx, {
      county: actorOf(ctx).county, lo: range.lo, hi: range.hi, renewBy: query.renewBy ?? '9999-12-31', after: query.after || LAST_ID,
    })
    const items = rows.slice(0, 50).map((row) => ({ ...row, name: row.name ?? '', regionName: row.regionName ?? row.region }))
    return { items, next: rows.length > 50 ? items.at(-1)!.id : null }
  }),

  route(c.endResidenceDeclaration, async (ctx, { params, body }) => {
    const ended = await q.endDeclaration(ctx.tx, actorOf(ctx).county, params.id, shanghaiDate(ctx.now), body.reason)
    if (!ended) throw declarationNotFound()
    await ctx.audit('residence.end', { subject: ended.person_id, region: ended.region, because: body.reason, detail: { declaration: params.id } })
    return { done: true }
  }),

  route(c.listResidencePermits, (ctx: Ctx, input) => reading.listPermits(ctx, input)),
  route(c.endResidencePermit, (ctx: Ctx, input) => reading.endPermit(ctx, input)),
  route(c.listRentals, (ctx: Ctx, input) => rentals.list(ctx, input)),
  route(c.countRentals, (ctx: Ctx) => rentals.counts(ctx)),
  route(c.getRental, (ctx: Ctx, input) => rentals.open(ctx, input)),
  route(c.createRental, (ctx: Ctx, input) => rentals.create(ctx, input)),
  route(c.linkRental, (ctx: Ctx, input) => rentals.link(ctx, input)),
  route(c.endRental, (ctx: Ctx, input) => rentals.end(ctx, input)),
  route(c.addSafetyCheck, (ctx: Ctx, input) => rentals.check(ctx, input)),
  route(c.answerInvitation, (ctx: Ctx, input) => rentals.answer(ctx, input)),
  route(c.listNeeds, (ctx: Ctx, input) => needs.list(ctx, input)),
  route(c.countNeeds, (ctx: Ctx) => needs.counts(ctx)),
  route(c.stateNeed, (ctx: Ctx, input) => needs.state(ctx, input)),
  route(c.endNeed, (ctx: Ctx, input) => needs.end(ctx, input)),
  route(c.confirmNeed, (ctx: Ctx, input) => needs.confirm(ctx, input)),
  route(c.listOriginRequests, (ctx: Ctx, input) => origin.list(ctx, input)),
  route(c.askOrigin, (ctx: Ctx, input) => origin.ask(ctx, input)),
  route(c.answerOrigin, origin.answer(given)),
  route(c.getResidenceCoverage, (ctx: Ctx) => reading.coverage(ctx)),
  route(c.countParticipation, (ctx: Ctx) => reading.participation(ctx)),
  route(c.getMyResidence, (ctx: Ctx) => reading.mine(ctx)),
  route(c.listMattersForMobile, (ctx: Ctx) => reading.matters(ctx)),
  route(c.compareMatterVersions, (ctx: Ctx, input) => reading.versions(ctx, input)),
  route(c.getPointRule, (ctx: Ctx) => reading.points(ctx)),
]
