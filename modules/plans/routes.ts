import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as checks from './deeds/checks.ts'
import * as drafts from './deeds/drafts.ts'
import * as goals from './deeds/goals.ts'
import * as meetings from './deeds/meetings.ts'
import * as texts from './deeds/texts.ts'
import * as years from './deeds/years.ts'
import type { Ctx, PlanNeeds } from './needs.ts'

/** The doors of plan texts, drafts, goals, years, joint meetings and checks. */
export const makePlanRoutes = (need: PlanNeeds): Route[] => [
  route(c.listPlans, (ctx: Ctx, input) => texts.list(ctx, input)),
  route(c.getPlan, (ctx: Ctx, input) => texts.open(ctx, input)),
  route(c.reviewPhase, (ctx: Ctx, input) => texts.review(ctx, input)),
  route(c.comparePlans, (ctx: Ctx, input) => drafts.compare(ctx, input)),
  route(c.listPlanIndicators, drafts.indicators(need)),
  route(c.listPlanDrafts, (ctx: Ctx, input) => drafts.list(ctx, input)),
  route(c.getPlanDraft, (ctx: Ctx, input) => drafts.open(ctx, input)),
  route(c.startPlanDraft, (ctx: Ctx, input) => drafts.start(ctx, input)),
  route(c.writePlanDraft, (ctx: Ctx, input) => drafts.write(ctx, input)),
  route(c.movePlanDraft, (ctx: Ctx, input) => drafts.move(ctx, input)),
  route(c.listGoals, (ctx: Ctx, input) => goals.list(ctx, input)),
  route(c.getGoal, (ctx: Ctx, input) => goals.open(ctx, input)),
  route(c.createGoal, goals.create(need)),
  route(c.splitGoal, goals.split(need)),
  route(c.answerGoal, (ctx: Ctx, input) => goals.answer(ctx, input)),
  route(c.reportGoal, goals.report(need)),
  route(c.listGoalOwners, (ctx: Ctx, input) => goals.owners(ctx, input)),
  route(c.listPlanYears, (ctx: Ctx, input) => years.list(ctx, input)),
  route(c.getPlanYear, (ctx: Ctx, input) => years.open(ctx, input)),
  route(c.filePlanYear, (ctx: Ctx, input) => years.file(ctx, input)),
  route(c.listPlanMeetings, (ctx: Ctx, input) => meetings.list(ctx, input)),
  route(c.getPlanMeeting, (ctx: Ctx, input) => meetings.open(ctx, input)),
  route(c.callPlanMeeting, (ctx: Ctx, input) => meetings.call(ctx, input)),
  route(c.minutePlanMeeting, (ctx: Ctx, input) => meetings.minute(ctx, input)),
  route(c.cancelPlanMeeting, (ctx: Ctx, input) => meetings.cancel(ctx, input)),
  route(c.listPlanDecisions, (ctx: Ctx, input) => meetings.decisions(ctx, input)),
  route(c.followPlanDecision, (ctx: Ctx, input) => meetings.follow(ctx, input)),
  route(c.listPlanIssues, (ctx: Ctx, input) => meetings.issues(ctx, input)),
  route(c.raisePlanIssue, (ctx: Ctx, input) => meetings.raise(ctx, input)),
  route(c.listPlanChecks, (ctx: Ctx, input) => checks.list(ctx, input)),
  route(c.getPlanCheck, (ctx: Ctx, input) => checks.open(ctx, input)),
  route(c.recordPlanCheck, (ctx: Ctx, input) => checks.record(ctx, input)),
  route(c.moveFinding, (ctx: Ctx, input) => checks.moveOn(ctx, input)),
  route(c.tellLeaders, (ctx: Ctx, input) => checks.tell(ctx, input)),
]
