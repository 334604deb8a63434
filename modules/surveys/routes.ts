import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as answering from './deeds/answering.ts'
import * as questionnaires from './deeds/questionnaires.ts'
import * as reviews from './deeds/reviews.ts'
import * as results from './deeds/results.ts'
import * as sample from './deeds/sample.ts'
import * as surveys from './deeds/surveys.ts'
import type { Ctx, SurveyNeeds } from './needs.ts'

/** The doors of questionnaires, surveys, their samples, answers and results. */
export const makeSurveyRoutes = (need: SurveyNeeds): Route[] => [
  route(c.listQuestionnaires, (ctx: Ctx, input) => questionnaires.list(ctx, input)),
  route(c.createQuestionnaire, (ctx: Ctx, input) => questionnaires.create(ctx, input)),
  route(c.getQuestionnaire, (ctx: Ctx, input) => questionnaires.open(ctx, input)),
  route(c.retireQuestionnaire, (ctx: Ctx, input) => questionnaires.retire(ctx, input)),
  route(c.draftEdition, (ctx: Ctx, input) => questionnaires.draft(ctx, input)),
  route(c.writeEdition, (ctx: Ctx, input) => questionnaires.write(ctx, input)),
  route(c.settleEdition, (ctx: Ctx, input) => questionnaires.settle(ctx, input)),
  route(c.printQuestionnaire, (ctx: Ctx, input) => questionnaires.print(ctx, input)),
  route(c.listSurveys, (ctx: Ctx, input) => surveys.list(ctx, input)),
  route(c.createSurvey, (ctx: Ctx, input) => surveys.create(ctx, input)),
  route(c.listPublicSurveys, (ctx: Ctx, input) => results.publicList(ctx, input)),
  route(c.getPublicSurveyResult, (ctx: Ctx, input) => results.publicResult(ctx, input)),
  route(c.listSatisfaction, (ctx: Ctx, input) => results.satisfaction(ctx, input)),
  route(c.listReviews, (ctx: Ctx, input) => reviews.list(ctx, input)),
  route(c.createReview, (ctx: Ctx, input) => reviews.create(ctx, input)),
  route(c.listPublicReviews, (ctx: Ctx, input) => reviews.publicList(ctx, input)),
  route(c.getReview, (ctx: Ctx, input) => reviews.open(ctx, input)),
  route(c.moveReview, (ctx: Ctx, input) => reviews.move(ctx, input)),
  route(c.getSurvey, (ctx: Ctx, input) => surveys.open(ctx, input)),
  route(c.changeSurvey, (ctx: Ctx, input) => surveys.change(ctx, input)),
  route(c.drawSample, (ctx: Ctx, input) => surveys.draw(ctx, input)),
  route(c.checkDraw, (ctx: Ctx, input) => surveys.check(ctx, input)),
  route(c.moveSurvey, (ctx: Ctx, input) => surveys.move(ctx, input)),
  route(c.listSample, (ctx: Ctx, input) => sample.list(ctx, input)),
  route(c.askMember, sample.ask(need)),
  route(c.noteMember, (ctx: Ctx, input) => sample.noted(ctx, input)),
  route(c.remindSample, sample.remind(need)),
  route(c.enterInterview, (ctx: Ctx, input) => answering.interview(ctx, input)),
  route(c.getSurveyForm, (ctx: Ctx, input) => answering.form(ctx, input)),
  route(c.answerSurvey, (ctx: Ctx, input) => answering.answer(ctx, input)),
  route(c.answerByForm, (ctx: Ctx, input) => answering.answerForm(ctx, input)),
  route(c.getEntryForm, (ctx: Ctx, input) => answering.entryForm(ctx, input)),
  route(c.listSheets, (ctx: Ctx, input) => answering.sheets(ctx, input)),
  route(c.enterSheet, (ctx: Ctx, input) => answering.enterSheet(ctx, input)),
  route(c.listRemarks, (ctx: Ctx, input) => results.remarks(ctx, input)),
  route(c.reviewRemark, (ctx: Ctx, input) => results.review(ctx, input)),
  route(c.getSurveyResult, (ctx: Ctx, input) => results.result(ctx, input)),
  route(c.exportSurveyResult, (ctx: Ctx, input) => results.workbook(ctx, input)),
]
