import { route, type Route } from '../../platform/server/context.ts'
import { createKind, setLocalSize } from './adapting.ts'
import { countyOf } from './around.ts'
import * as c from './contract.ts'
import * as keep from './keeping.ts'
import type { Ctx, OrganisationNeeds } from './need.ts'
import * as party from './party-moves.ts'
import { localKinds, localSetting } from './queries/organisations.ts'
import * as read from './reading.ts'
import * as teams from './teams.ts'

/** The doors of organisations. */
export const makeOrganisationRoutes = (need: OrganisationNeeds): Route[] => [
  route(c.listOrganisationKinds, async (ctx: Ctx) => ({
    local: await localKinds(ctx.tx, countyOf(ctx)), professionalBodyPeople: await localSetting(ctx.tx, countyOf(ctx), read.LOCAL_SIZE),
  })),
  route(c.createOrganisationKind, (ctx: Ctx, { body }) => createKind(ctx, body)),
  route(c.setLocalSize, (ctx: Ctx, { body }) => setLocalSize(ctx, body.people)),
  route(c.listOrganisations, (ctx: Ctx, { query }) => read.listOrganisations(ctx, need, query)),
  route(c.getOrganisation, (ctx: Ctx, { params }) => read.getOrganisation(ctx, params.id)),
  route(c.createOrganisation, (ctx: Ctx, { body }) => keep.createOrganisation(ctx, need, body)),
  route(c.updateOrganisation, (ctx: Ctx, { params, body }) => keep.updateOrganisation(ctx, need, params.id, body)),
  route(c.closeOrganisation, (ctx: Ctx, { params, body }) => keep.closeOrganisation(ctx, params.id, body)),
  route(c.addSeat, (ctx: Ctx, { params, body }) => keep.addSeat(ctx, params.id, body)),
  route(c.endSeat, (ctx: Ctx, { params, body }) => keep.endSeat(ctx, params.id, params.seatId, body)),
  route(c.addTerm, (ctx: Ctx, { params, body }) => keep.addTerm(ctx, params.id, body)),
  route(c.addRecord, (ctx: Ctx, { params, body }) => keep.addRecord(ctx, params.id, body)),
  route(c.listOrganisationChanges, (ctx: Ctx, { params, query }) => read.listChanges(ctx, params.id, query.after)),
  route(c.getCompleteness, (ctx: Ctx, { query }) => read.completeness(ctx, query)),
  route(c.getCrossPosts, (ctx: Ctx, { query }) => read.readCrossPosts(ctx, query)),
  route(c.listServing, (ctx: Ctx, { query }) => read.serving(ctx, query.region)),
  route(c.listMyRecipients, (ctx: Ctx, { params, query }) => teams.listMyRecipients(ctx, params.id, query.after)),
  route(c.addRecipient, (ctx: Ctx, { params, body }) => teams.addRecipient(ctx, params.id, body)),
  route(c.getRecipient, (ctx: Ctx, { params }) => teams.getRecipient(ctx, params.id)),
  route(c.recordService, (ctx: Ctx, { params, body }) => teams.recordService(ctx, params.id, body)),
  route(c.endRecipient, (ctx: Ctx, { params, body }) => teams.endRecipient(ctx, params.id, body)),
  route(c.listPartyMoves, (ctx: Ctx, { query }) => party.listPartyMoves(ctx, query)),
  route(c.getPartyMove, (ctx: Ctx, { params }) => party.getPartyMove(ctx, params.id)),
  route(c.listMyPartyMoves, (ctx: Ctx) => party.listMyPartyMoves(ctx)),
  route(c.createPartyMove, (ctx: Ctx, { body }) => party.createPartyMove(ctx, need, body)),
  route(c.takePartyStep, (ctx: Ctx, { params, body }) => party.takePartyStep(ctx, params.id, body)),
]
