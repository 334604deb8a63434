import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as queue from './deeds/queue.ts'
import * as roster from './deeds/roster.ts'
import * as staff from './deeds/staff.ts'
import * as stations from './deeds/stations.ts'
import * as visits from './deeds/visits.ts'
import type { Ctx, WindowNeeds } from './needs.ts'

/** The doors of stations, the queue, the roster and visits. */
export const makeWindowRoutes = (need: WindowNeeds): Route[] => [
  route(c.listStations, (ctx: Ctx, input) => stations.list(ctx, input)),
  route(c.getStation, (ctx: Ctx, input) => stations.open(ctx, input)),
  route(c.createStation, (ctx: Ctx, input) => stations.create(ctx, input)),
  route(c.updateStation, (ctx: Ctx, input) => stations.update(ctx, input)),
  route(c.listStationSteps, (ctx: Ctx, input) => stations.steps(ctx, input)),
  route(c.saveCounter, (ctx: Ctx, input) => stations.saveCounter(ctx, input)),
  route(c.takeTicket, (ctx: Ctx, input) => queue.take(ctx, input)),
  route(c.getTicket, (ctx: Ctx, input) => queue.look(ctx, input)),
  route(c.leaveQueue, (ctx: Ctx, input) => queue.leave(ctx, input)),
  route(c.getDisplay, (ctx: Ctx, input) => queue.display(ctx, input)),
  route(c.getQueue, (ctx: Ctx, input) => queue.queue(ctx, input)),
  route(c.seatCounter, (ctx: Ctx, input) => queue.seat(ctx, input)),
  route(c.callNext, (ctx: Ctx, input) => queue.callNext(ctx, input)),
  route(c.moveTicket, (ctx: Ctx, input) => queue.move(ctx, input)),
  route(c.getQueueDay, (ctx: Ctx, input) => queue.day(ctx, input)),
  route(c.getRoster, (ctx: Ctx, input) => roster.open(ctx, input)),
  route(c.listUnmanned, (ctx: Ctx) => roster.unmanned(ctx)),
  route(c.planShifts, (ctx: Ctx, input) => roster.plan(ctx, input)),
  route(c.replaceShift, (ctx: Ctx, input) => roster.replace(ctx, input)),
  route(c.setStationDay, (ctx: Ctx, input) => roster.setDay(ctx, input)),
  route(c.listBundles, (ctx: Ctx) => visits.bundles(ctx)),
  route(c.submitVisit, visits.submit(need)),
  route(c.listVisits, (ctx: Ctx, input) => visits.list(ctx, input)),
  route(c.getVisit, (ctx: Ctx, input) => visits.open(ctx, input)),
  route(c.getVisitReceipt, (ctx: Ctx, input) => visits.receipt(ctx, input) as never),
  route(c.getVisitProgress, (ctx: Ctx, input) => visits.progress(ctx, input)),
  route(c.getDeskTimes, (ctx: Ctx, input) => visits.deskTimes(ctx, input)),
  route(c.listDeskTimes, (ctx: Ctx, input) => visits.deskSummary(ctx, input)),
  route(c.getAssessmentDay, (ctx: Ctx, input) => staff.day(ctx, input)),
  route(c.saveClerk, (ctx: Ctx, input) => staff.saveClerk(ctx, input)),
  route(c.saveItems, (ctx: Ctx, input) => staff.saveItems(ctx, input)),
  route(c.assessDay, (ctx: Ctx, input) => staff.assess(ctx, input)),
  route(c.recordTraining, (ctx: Ctx, input) => staff.train(ctx, input)),
  route(c.listSheets, (ctx: Ctx, input) => staff.sheets(ctx, input)),
  route(c.makeSheets, staff.make(need)),
  route(c.moveSheet, staff.move(need)),
  route(c.printSheet, (ctx: Ctx, input) => staff.print(ctx, input) as never),
  route(c.printRoster, (ctx: Ctx, input) => roster.print(ctx, input) as never),
]
