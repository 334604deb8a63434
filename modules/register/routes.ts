import { route, type Route } from '../../platform/server/context.ts'
import * as doors from './contract.ts'
import * as accessLog from './access-log.ts'
import * as buildings from './buildings.ts'
import * as contracts from './care-contracts.ts'
import { recordBirth, recordDeath } from './events/births-and-deaths.ts'
import { recordDivision, recordHeadChange } from './events/dividing.ts'
import { recordMarriage, recordMerger } from './events/joining.ts'
import * as events from './events/reading.ts'
import * as transfers from './events/transfers.ts'
import { undoEvent } from './events/undo.ts'
import type { Ctx } from './here.ts'
import * as keeping from './keeping.ts'
import * as moving from './moving.ts'
import type { RegisterNeeds } from './needs.ts'
import * as people from './people.ts'
import * as places from './places.ts'
import * as representatives from './representatives.ts'
import { searchDwellings } from './search.ts'
import * as groups from './service-groups.ts'
import * as tieChecks from './tie-checks.ts'

/** The doors of the register; what it needs of modules above comes from the app. */
export const makeRegisterRoutes = (needs: RegisterNeeds): Route[] => [
  route(doors.listPeople, (ctx: Ctx, input) => people.listPeople(ctx, input)),
  route(doors.getPerson, (ctx: Ctx, input) => people.openPerson(ctx, input)),
  route(doors.createPerson, (ctx: Ctx, input) => keeping.createPerson(ctx, input)),
  route(doors.updatePerson, (ctx: Ctx, input) => keeping.updatePerson(ctx, input)),
  route(doors.unmaskPerson, (ctx: Ctx, input) => people.unmask(ctx, input)),
  route(doors.listAccessLog, (ctx: Ctx, input) => accessLog.listAccessLog(ctx, input)),
  route(doors.listPersonChanges, (ctx: Ctx, input) => accessLog.listPersonChanges(ctx, input)),
  route(doors.getMyFile, (ctx: Ctx) => people.openMyFile(ctx)),
  route(doors.addTie, (ctx: Ctx, input) => moving.moveIn(ctx, needs, input)),
  route(doors.endTie, (ctx: Ctx, input) => moving.moveOut(ctx, needs, input)),
  route(doors.addRepresentative, (ctx: Ctx, input) => representatives.addRepresentative(ctx, input)),
  route(doors.endRepresentative, (ctx: Ctx, input) => representatives.endRepresentative(ctx, input)),
  route(doors.createHousehold, (ctx: Ctx, input) => places.createHousehold(ctx, input)),
  route(doors.getHousehold, (ctx: Ctx, input) => places.getHousehold(ctx, input)),
  route(doors.printHousehold, async (ctx: Ctx, input) => (await places.printHousehold(ctx, input)) as never),
  route(doors.listHouseholds, (ctx: Ctx, input) => places.listHouseholds(ctx, input)),
  route(doors.endHousehold, (ctx: Ctx, input) => places.endHousehold(ctx, input)),
  route(doors.createDwelling, (ctx: Ctx, input) => places.createDwelling(ctx, input)),
  route(doors.listDwellings, (ctx: Ctx, input) => places.listDwellings(ctx, input)),
  route(doors.getDwelling, (ctx: Ctx, input) => places.getDwelling(ctx, input)),
  route(doors.searchAddresses, async (ctx: Ctx, { query }) => ({ items: await searchDwellings(ctx, query.q) })),
  route(doors.recordBirth, (ctx: Ctx, { body }) => recordBirth(ctx, needs, body)),
  route(doors.recordDeath, (ctx: Ctx, { body }) => recordDeath(ctx, needs, body)),
  route(doors.recordMarriage, (ctx: Ctx, { body }) => recordMarriage(ctx, needs, body)),
  route(doors.recordDivision, (ctx: Ctx, { body }) => recordDivision(ctx, needs, 'division', body)),
  route(doors.recordDivorce, (ctx: Ctx, { body }) => recordDivision(ctx, needs, 'divorce', body)),
  route(doors.recordMerger, (ctx: Ctx, { body }) => recordMerger(ctx, needs, body)),
  route(doors.recordHeadChange, (ctx: Ctx, { body }) => recordHeadChange(ctx, needs, body)),
  route(doors.recordTransferOut, (ctx: Ctx, { body }) => transfers.recordTransferOut(ctx, needs, body)),
  route(doors.recordTransferIn, (ctx: Ctx, { body }) => transfers.recordTransferIn(ctx, needs, body)),
  route(doors.getTransferSlip, (ctx: Ctx, { params }) => transfers.transferSlip(ctx, params.id)),
  route(doors.printTransferSlip, async (ctx: Ctx, { params }) => (await transfers.printSlip(ctx, params.id)) as never),
  route(doors.undoEvent, (ctx: Ctx, { params, body }) => undoEvent(ctx, needs, params.id, body)),
  route(doors.listHouseholdEvents, (ctx: Ctx, { query }) => events.listHouseholdEvents(ctx, query)),
  route(doors.listPersonEvents, (ctx: Ctx, { params }) => events.listPersonEvents(ctx, params.id)),
  route(doors.listEventsOfHousehold, (ctx: Ctx, { params }) => events.listEventsOfHousehold(ctx, params.id)),
  route(doors.previewRelations, (ctx: Ctx, { params, query }) => events.previewRelations(ctx, params.id, query)),
  route(doors.listTieChecks, (ctx: Ctx, { query }) => tieChecks.listTieChecks(ctx, query)),
  route(doors.answerTieCheck, (ctx: Ctx, { params, body }) => tieChecks.answerTieCheck(ctx, needs, params.id, body)),
  route(doors.endMyRepresentation, (ctx: Ctx, { params, body }) => representatives.endMyRepresentation(ctx, params.id, body.reason)),
  route(doors.addCareContract, (ctx: Ctx, { params, body }) => contracts.addCareContract(ctx, params.id, body)),
  route(doors.endCareContract, (ctx: Ctx, { params, body }) => contracts.endCareContract(ctx, params.id, body)),
  route(doors.listCareContracts, (ctx: Ctx, { params }) => contracts.listCareContracts(ctx, params.id)),
  route(doors.requestServiceMark, (ctx: Ctx, { params, body }) => groups.requestServiceMark(ctx, params.id, body)),
  route(doors.listServiceMarks, (ctx: Ctx, { params }) => groups.listServiceMarks(ctx, params.id)),
  route(doors.endServiceMark, (ctx: Ctx, { params, body }) => groups.endServiceMark(ctx, params.id, body.reason)),
  route(doors.listServiceGroup, (ctx: Ctx, { params, query }) => groups.listServiceGroup(ctx, params.kind, query)),
  route(doors.getBuilding, (ctx: Ctx, { params }) => buildings.getBuilding(ctx, params.id)),
  route(doors.listDwellingLinks, (ctx: Ctx, { params }) => buildings.listDwellingLinks(ctx, params.id)),
  route(doors.addDwellingLink, (ctx: Ctx, { params, body }) => buildings.addDwellingLink(ctx, params.id, body)),
  route(doors.endDwellingLink, (ctx: Ctx, { params, body }) => buildings.endDwellingLink(ctx, params.id, body)),
  route(doors.reshapeDwellings, (ctx: Ctx, { params, body }) => buildings.reshapeDwellings(ctx, params.id, body)),
]
