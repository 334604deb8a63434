import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as mandates from './deeds/mandates.ts'
import * as van from './deeds/van.ts'
import * as papers from './deeds/papers.ts'
import type { AgencyNeeds, Ctx } from './needs.ts'

/** The doors of mandates and of papers in custody. */
export const makeAgencyRoutes = (need: AgencyNeeds): Route[] => [
  route(c.listMandates, (ctx: Ctx, input) => mandates.list(ctx, input)),
  route(c.getMandate, (ctx: Ctx, input) => mandates.open(ctx, input)),
  route(c.proposeMandate, mandates.propose(need)),
  route(c.answerMandate, mandates.answer(need)),
  route(c.withdrawMandate, mandates.withdraw(need)),
  route(c.bringCase, mandates.bring(need)),
  route(c.receivePaper, papers.receive(need)),
  route(c.returnPaper, papers.giveBack(need)),
  route(c.signPaper, (ctx: Ctx, input) => papers.sign(ctx, input)),
  route(c.noteStep, (ctx: Ctx, input) => mandates.step(ctx, input)),
  route(c.handMandate, mandates.hand(need)),
  route(c.handResult, mandates.result(need)),
  route(c.signResult, mandates.sign(need)),
  route(c.getMandatePaper, (ctx: Ctx, input) => mandates.paper(need)(ctx, input) as never),
  route(c.getCaseMandate, (ctx: Ctx, input) => mandates.ofCase(ctx, input)),
  route(c.listRoutes, (ctx: Ctx) => van.routes(ctx)),
  route(c.saveRoute, (ctx: Ctx, input) => van.save(ctx, input)),
  route(c.planRuns, (ctx: Ctx, input) => van.plan(ctx, input)),
  route(c.copyMonth, (ctx: Ctx, input) => van.copy(ctx, input)),
  route(c.listRuns, (ctx: Ctx, input) => van.runs(ctx, input)),
  route(c.getRun, (ctx: Ctx, input) => van.open(ctx, input)),
  route(c.printRun, (ctx: Ctx, input) => van.print(ctx, input) as never),
  route(c.changeRun, van.change(need)),
  route(c.listHalts, (ctx: Ctx, input) => van.ahead(ctx, input)),
  route(c.getHalt, (ctx: Ctx, input) => van.halt(ctx, input)),
  route(c.bookHalt, van.book(need)),
  route(c.cancelBooking, (ctx: Ctx, input) => van.cancel(ctx, input)),
  route(c.markBooking, (ctx: Ctx, input) => van.mark(ctx, input)),
  route(c.listMyBookings, (ctx: Ctx) => van.mine(ctx)),
  route(c.listAgents, (ctx: Ctx) => mandates.agents(ctx)),
]
