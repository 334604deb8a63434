import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as bodies from './deeds/bodies.ts'
import * as duties from './deeds/duties.ts'
import * as meetings from './deeds/meetings.ts'
import * as packages from './deeds/packages.ts'
import * as resources from './deeds/resources.ts'
import type { Ctx, MandateNeeds } from './needs.ts'

/** The doors of duties, packages, leading bodies, joint meetings and what is passed down. */
export const makeMandateRoutes = (need: MandateNeeds): Route[] => [
  route(c.listDuties, (ctx: Ctx, input) => duties.list(ctx, input)),
  route(c.whoIsInCharge, (ctx: Ctx, input) => duties.inCharge(ctx, input)),
  route(c.getDuty, (ctx: Ctx, input) => duties.open(ctx, input)),
  route(c.createDuty, duties.create(need)),
  route(c.updateDuty, (ctx: Ctx, input) => duties.update(ctx, input)),
  route(c.endDuty, (ctx: Ctx, input) => duties.end(ctx, input)),
  route(c.listDepartments, duties.departments(need)),
  route(c.listPackages, (ctx: Ctx, input) => packages.list(ctx, input)),
  route(c.getPackage, (ctx: Ctx, input) => packages.open(ctx, input)),
  route(c.createPackage, (ctx: Ctx, input) => packages.create(ctx, input)),
  route(c.updatePackage, (ctx: Ctx, input) => packages.update(ctx, input)),
  route(c.movePackage, (ctx: Ctx, input) => packages.move(ctx, input)),
  route(c.listLeadingBodies, (ctx: Ctx, input) => bodies.list(ctx, input)),
  route(c.getLeadingBody, (ctx: Ctx, input) => bodies.open(ctx, input)),
  route(c.createLeadingBody, (ctx: Ctx, input) => bodies.create(ctx, input)),
  route(c.endLeadingBody, (ctx: Ctx, input) => bodies.end(ctx, input)),
  route(c.addBodyMember, (ctx: Ctx, input) => bodies.addMember(ctx, input)),
  route(c.endBodyMember, (ctx: Ctx, input) => bodies.endMember(ctx, input)),
  route(c.listMeetings, (ctx: Ctx, input) => meetings.list(ctx, input)),
  route(c.getMeeting, (ctx: Ctx, input) => meetings.open(ctx, input)),
  route(c.callMeeting, (ctx: Ctx, input) => meetings.call(ctx, input)),
  route(c.minuteMeeting, (ctx: Ctx, input) => meetings.minute(ctx, input)),
  route(c.cancelMeeting, (ctx: Ctx, input) => meetings.cancel(ctx, input)),
  route(c.listOwners, (ctx: Ctx, input) => meetings.owners(ctx, input)),
  route(c.listDecisions, (ctx: Ctx, input) => meetings.decisions(ctx, input)),
  route(c.followDecision, (ctx: Ctx, input) => meetings.follow(ctx, input)),
  route(c.listResources, (ctx: Ctx, input) => resources.list(ctx, input)),
  route(c.passResource, (ctx: Ctx, input) => resources.pass(ctx, input)),
  route(c.confirmResource, (ctx: Ctx, input) => resources.confirm(ctx, input)),
]
