import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as keeping from './deeds/keeping.ts'
import * as requests from './deeds/requests.ts'
import type { Ctx, LegalNeeds } from './needs.ts'

/** The doors of advisers, requests for legal help, rights and sessions. */
export const makeLegalRoutes = (need: LegalNeeds): Route[] => [
  route(c.listAdvisers, (ctx: Ctx, input) => keeping.advisers(ctx, input)),
  route(c.setAdviser, (ctx: Ctx, input) => keeping.setAdviser(ctx, input)),
  route(c.endAdviser, (ctx: Ctx, input) => keeping.endAdviser(ctx, input)),
  route(c.getLegalCoverage, (ctx: Ctx) => keeping.coverage(ctx)),
  route(c.listLegalRequests, (ctx: Ctx, input) => requests.list(ctx, input)),
  route(c.answerAdvice, requests.answer(need)),
  route(c.handOnAid, requests.handOn(need)),
  route(c.recordAidResult, requests.aidResult(need)),
  route(c.getRight, (ctx: Ctx, input) => requests.openRight(ctx, input)),
  route(c.takeUpRight, requests.takeUp(need)),
  route(c.addRightStep, requests.addStep(need)),
  route(c.endRight, requests.endRight(need)),
  route(c.listSessions, (ctx: Ctx, input) => keeping.sessions(ctx, input)),
  route(c.planSession, (ctx: Ctx, input) => keeping.plan(ctx, input)),
  route(c.holdSession, (ctx: Ctx, input) => keeping.hold(ctx, input)),
  route(c.countSessions, (ctx: Ctx, input) => keeping.figures(ctx, input)),
  route(c.getMyLegal, (ctx: Ctx) => requests.mine(ctx)),
]
