import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as callouts from './deeds/callouts.ts'
import * as grouping from './deeds/grouping.ts'
import * as lists from './deeds/lists.ts'
import * as patrols from './deeds/patrols.ts'
import * as reading from './deeds/reading.ts'
import * as reporting from './deeds/reporting.ts'
import * as work from './deeds/work.ts'
import type { Ctx, IncidentNeeds } from './needs.ts'

/** The doors of grid events, joint dispatch, patrols and visits. */
export const makeIncidentRoutes = (need: IncidentNeeds): Route[] => [
  route(c.getEventLists, (ctx: Ctx, input) => lists.read(ctx, input)),
  route(c.listEntryVersions, (ctx: Ctx, input) => lists.versions(ctx, input)),
  route(c.setEventEntry, (ctx: Ctx, input) => lists.set(ctx, input)),
  route(c.listGridEvents, (ctx: Ctx, input) => reading.list(ctx, input)),
  route(c.listNearEvents, (ctx: Ctx, input) => reporting.near(ctx, input)),
  route(c.getGridEventFigures, (ctx: Ctx, input) => reading.figures(ctx, input)),
  route(c.listEventCells, (ctx: Ctx, input) => reading.cells(ctx, input)),
  route(c.getGridEvent, (ctx: Ctx, input) => reading.open(ctx, input)),
  route(c.reportGridEvent, reporting.report(need)),
  route(c.endGridEvent, work.end(need)),
  route(c.climbGridEvent, work.climb(need)),
  route(c.reopenGridEvent, work.reopen(need)),
  route(c.joinGridEvents, grouping.join(need)),
  route(c.leaveGridEvent, grouping.leave(need)),
  route(c.callUnits, callouts.call(need)),
  route(c.listCallouts, (ctx: Ctx, input) => callouts.list(ctx, input)),
  route(c.arriveCallout, callouts.arrive()),
  route(c.finishCallout, callouts.finish(need)),
  route(c.refuseCallout, callouts.refuse(need)),
  route(c.decideCallout, callouts.decide(need)),
  route(c.listPatrols, (ctx: Ctx, input) => patrols.list(ctx, input)),
  route(c.getPatrol, (ctx: Ctx, input) => patrols.open(ctx, input)),
  route(c.recordPatrol, (ctx: Ctx, input) => patrols.record(ctx, input)),
  route(c.listVisits, (ctx: Ctx, input) => patrols.visits(ctx, input)),
  route(c.recordVisit, (ctx: Ctx, input) => patrols.recordVisit(ctx, input)),
]
