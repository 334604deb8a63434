import { route, type Route } from '../../platform/server/context.ts'
import * as doors from './contract.ts'
import * as accessLog from './access-log.ts'
import type { Ctx } from './here.ts'
import * as keeping from './keeping.ts'
import * as moving from './moving.ts'
import * as people from './people.ts'
import * as places from './places.ts'
import * as representatives from './representatives.ts'
import { searchDwellings } from './search.ts'

/** The doors of the register. */
export const registerRoutes: Route[] = [
  route(doors.listPeople, (ctx: Ctx, input) => people.listPeople(ctx, input)),
  route(doors.getPerson, (ctx: Ctx, input) => people.openPerson(ctx, input)),
  route(doors.createPerson, (ctx: Ctx, input) => keeping.createPerson(ctx, input)),
  route(doors.updatePerson, (ctx: Ctx, input) => keeping.updatePerson(ctx, input)),
  route(doors.unmaskPerson, (ctx: Ctx, input) => people.unmask(ctx, input)),
  route(doors.listAccessLog, (ctx: Ctx, input) => accessLog.listAccessLog(ctx, input)),
  route(doors.listPersonChanges, (ctx: Ctx, input) => accessLog.listPersonChanges(ctx, input)),
  route(doors.getMyFile, (ctx: Ctx) => people.openMyFile(ctx)),
  route(doors.addTie, (ctx: Ctx, input) => moving.moveIn(ctx, input)),
  route(doors.endTie, (ctx: Ctx, input) => moving.moveOut(ctx, input)),
  route(doors.addRepresentative, (ctx: Ctx, input) => representatives.addRepresentative(ctx, input)),
  route(doors.endRepresentative, (ctx: Ctx, input) => representatives.endRepresentative(ctx, input)),
  route(doors.createHousehold, (ctx: Ctx, input) => places.createHousehold(ctx, input)),
  route(doors.getHousehold, (ctx: Ctx, input) => places.getHousehold(ctx, input)),
  route(doors.listHouseholds, (ctx: Ctx, input) => places.listHouseholds(ctx, input)),
  route(doors.endHousehold, (ctx: Ctx, input) => places.endHousehold(ctx, input)),
  route(doors.createDwelling, (ctx: Ctx, input) => places.createDwelling(ctx, input)),
  route(doors.listDwellings, (ctx: Ctx, input) => places.listDwellings(ctx, input)),
  route(doors.getDwelling, (ctx: Ctx, input) => places.getDwelling(ctx, input)),
  route(doors.searchAddresses, async (ctx: Ctx, { query }) => ({ items: await searchDwellings(ctx, query.q) })),
]
