import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as calendar from './deeds/calendar.ts'
import * as catalogue from './deeds/catalogue.ts'
import * as feeds from './deeds/feeds.ts'
import * as owed from './deeds/owed.ts'
import { GENERATE_JOB } from './jobs.ts'
import type { Ctx, DutyNeeds } from './needs.ts'

/** The doors of what is owed, how it is proved and who is excused. */
export const makeDutyRoutes = (needs: DutyNeeds): Route[] => [
  route(c.listOwedDuties, (ctx: Ctx, input) => owed.list(ctx, input)),
  route(c.getOwedDuty, owed.open(needs)),
  route(c.fileDuty, owed.file(needs)),
  route(c.withdrawDutyFiling, owed.withdraw(needs)),
  route(c.openDutyFile, owed.evidence(needs)),
  route(c.excuseDuty, (ctx: Ctx, input) => owed.excuse(ctx, input)),
  route(c.getDutyCalendar, (ctx: Ctx, input) => calendar.month(ctx, input)),
  route(c.getDutyCoverage, (ctx: Ctx, input) => calendar.coverage(ctx, input)),
  route(c.listDutyCatalogue, catalogue.list(needs)),
  route(c.getDutyEntry, catalogue.open(needs)),
  route(c.decideDuty, catalogue.decide(needs, GENERATE_JOB)),
  route(c.createOwnDuty, catalogue.createOwn(needs, GENERATE_JOB)),
  route(c.createDutyFeed, (ctx: Ctx) => feeds.create(ctx)),
  route(c.listDutyFeeds, (ctx: Ctx) => feeds.list(ctx)),
  route(c.revokeDutyFeed, (ctx: Ctx, input) => feeds.revoke(ctx, input)),
  route(c.readDutyFeed, (ctx: Ctx, input) => feeds.read(ctx, input)),
]
