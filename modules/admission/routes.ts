import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as agreements from './deeds/agreements.ts'
import * as burdens from './deeds/burdens.ts'
import * as ledger from './deeds/ledger.ts'
import * as reports from './deeds/reports.ts'
import * as requests from './deeds/requests.ts'
import type { AdmissionNeeds, Ctx } from './needs.ts'

/** The doors of requests, admitted matters and their money, duties pushed on communities, and the burden meter. */
export const makeAdmissionRoutes = (need: AdmissionNeeds): Route[] => [
  route(c.listAdmissionRequests, (ctx: Ctx, input) => requests.list(ctx, input)),
  route(c.getAdmissionRequest, (ctx: Ctx, input) => requests.open(ctx, input)),
  route(c.createAdmissionRequest, requests.create(need)),
  route(c.updateAdmissionRequest, requests.update(need)),
  route(c.submitAdmissionRequest, requests.submit(need)),
  route(c.withdrawAdmissionRequest, (ctx: Ctx, input) => requests.withdraw(ctx, input)),
  route(c.giveAdmissionOpinion, (ctx: Ctx, input) => requests.giveOpinion(ctx, input)),
  route(c.decideAdmissionRequest, requests.decide(need)),
  route(c.makeAdmissionAgreement, (ctx: Ctx, input) => requests.agree(ctx, input)),
  route(c.listAdmitted, (ctx: Ctx, input) => agreements.list(ctx, input)),
  route(c.getAdmitted, (ctx: Ctx, input) => agreements.open(ctx, input)),
  route(c.moveAdmitted, (ctx: Ctx, input) => agreements.move(ctx, input)),
  route(c.listPublicAdmitted, (ctx: Ctx, input) => agreements.published(ctx, input)),
  route(c.enterAdmissionWork, (ctx: Ctx, input) => ledger.work(ctx, input)),
  route(c.reverseAdmissionWork, (ctx: Ctx, input) => ledger.reverseWork(ctx, input)),
  route(c.payAdmission, (ctx: Ctx, input) => ledger.pay(ctx, input)),
  route(c.reverseAdmissionPayment, (ctx: Ctx, input) => ledger.reversePayment(ctx, input)),
  route(c.getAdmissionMoney, (ctx: Ctx, input) => ledger.money(ctx, input)),
  route(c.exportAdmissionLedger, (ctx: Ctx, input) => ledger.exported(ctx, input)),
  route(c.listPushedDuties, (ctx: Ctx, input) => reports.list(ctx, input)),
  route(c.getPushedDuty, (ctx: Ctx, input) => reports.open(ctx, input)),
  route(c.reportPushedDuty, reports.report(need)),
  route(c.answerPushedDuty, reports.answer(need)),
  route(c.takeBackPushedDuty, (ctx: Ctx, input) => reports.takeBack(ctx, input)),
  route(c.listBurdens, (ctx: Ctx, input) => burdens.list(ctx, input)),
  route(c.getBurdenRelief, (ctx: Ctx, input) => burdens.before(ctx, input)),
  route(c.getBurden, (ctx: Ctx, input) => burdens.open(ctx, input)),
  route(c.createBurden, (ctx: Ctx, input) => burdens.create(ctx, input)),
  route(c.updateBurden, (ctx: Ctx, input) => burdens.update(ctx, input)),
  route(c.decideBurden, (ctx: Ctx, input) => burdens.decide(ctx, input)),
  route(c.enterBurdenHours, (ctx: Ctx, input) => burdens.hours(ctx, input)),
]
