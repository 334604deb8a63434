import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as afterwards from './deeds/afterwards.ts'
import * as files from './deeds/files.ts'
import * as meetings from './deeds/meetings.ts'
import * as mine from './deeds/mine.ts'
import * as rounds from './deeds/rounds.ts'
import type { Ctx, DisputeNeeds } from './needs.ts'

/** The doors of rounds, mediation files and what comes after; and of the parties. */
export const makeDisputeRoutes = (need: DisputeNeeds): Route[] => [
  route(c.listRoundPlans, (ctx: Ctx, input) => rounds.plans(ctx, input)),
  route(c.setRoundPlan, (ctx: Ctx, input) => rounds.setPlan(ctx, input)),
  route(c.endRoundPlan, (ctx: Ctx, input) => rounds.endPlan(ctx, input)),
  route(c.listRounds, (ctx: Ctx, input) => rounds.list(ctx, input)),
  route(c.getRound, (ctx: Ctx, input) => rounds.open(ctx, input)),
  route(c.openRound, (ctx: Ctx, input) => rounds.start(ctx, input)),
  route(c.recordFound, rounds.found(need)),
  route(c.closeRound, (ctx: Ctx, input) => rounds.close(ctx, input)),
  route(c.printRound, (ctx: Ctx, input) => rounds.print(ctx, input)),
  route(c.countDisputes, (ctx: Ctx, input) => afterwards.count(ctx, input)),
  route(c.listDisputes, (ctx: Ctx, input) => files.list(ctx, input)),
  route(c.getDispute, (ctx: Ctx, input) => files.open(ctx, input)),
  route(c.classifyDispute, (ctx: Ctx, input) => files.classify(ctx, input)),
  route(c.addParty, (ctx: Ctx, input) => files.addParty(ctx, input)),
  route(c.removeParty, (ctx: Ctx, input) => files.removeParty(ctx, input)),
  route(c.revealPartyPhone, (ctx: Ctx, input) => files.revealPhone(ctx, input)),
  route(c.acceptDispute, files.accept(need)),
  route(c.takeOverDispute, files.takeOver(need)),
  route(c.recordPartyConsent, files.consent(need)),
  route(c.extendDispute, files.extend(need)),
  route(c.endDispute, files.end(need)),
  route(c.referDispute, files.refer(need)),
  route(c.planMeeting, meetings.plan(need)),
  route(c.holdMeeting, meetings.record(need)),
  route(c.draftAgreement, meetings.draft(need)),
  route(c.signHere, meetings.sign(need)),
  route(c.printAgreement, (ctx: Ctx, input) => meetings.print(ctx, input)),
  route(c.recordPerformance, afterwards.perform(need)),
  route(c.askConfirmation, afterwards.askConfirmation(need)),
  route(c.answerConfirmation, afterwards.answerConfirmation(need)),
  route(c.recordFollowUp, (ctx: Ctx, input) => afterwards.followUp(ctx, input)),
  route(c.listMyDisputes, (ctx: Ctx) => mine.list(ctx)),
  route(c.getMyDispute, (ctx: Ctx, input) => mine.open(ctx, input)),
  route(c.answerMediation, mine.answer(need)),
  route(c.refuseMediator, mine.refuseMediator(need)),
  route(c.signMine, mine.sign(need)),
  route(c.tellPerformance, mine.tellPerformance(need)),
]
