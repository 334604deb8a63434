import { route, type Route } from '../../platform/server/context.ts'
import type { RetentionPart } from '../../platform/server/retention.ts'
import type { SealedPart } from '../../platform/server/sealed.ts'
import type { FilePart } from '../register/definition.ts'
import { purposesInForce } from './catalogue.ts'
import * as consents from './consents.ts'
import * as c from './contract.ts'
import type { Ctx } from './here.ts'
import * as keys from './keys.ts'
import * as mandates from './mandates.ts'
import * as file from './my-file.ts'
import * as openings from './openings.ts'
import * as records from './records.ts'
import { listRequests, print, report } from './report.ts'
import * as retention from './retention.ts'
import * as reviews from './reviews.ts'

/** What the app hands in: the parts of all modules, and a way to tell people. */
export interface PrivacyNeeds {
  fileParts: readonly FilePart[]
  sealedParts: readonly SealedPart[]
  retentionParts: readonly RetentionPart[]
  notify(ctx: Ctx, note: { region: string; personId?: string; accountId?: string; template: string; title: string; body: string; link: string }): Promise<void>
}

/** The doors of privacy. */
export function makePrivacyRoutes(needs: PrivacyNeeds): Route[] {
  return [
    route(c.tellMyFile, (ctx: Ctx, { query }) => file.tellParts(ctx, needs.fileParts, query.of)),
    route(c.listMyReaders, (ctx: Ctx, { query }) => file.readers(ctx, query)),
    route(c.sendCopyCode, (ctx: Ctx) => file.sendCode(ctx)),
    route(c.makeMyCopy, (ctx: Ctx, input) => file.makeCopy(ctx, input)),
    route(c.getMyCopy, (ctx: Ctx, input) => file.fetchCopy(ctx, needs.fileParts, input)),
    route(c.listMyMandates, (ctx: Ctx) => mandates.myMandates(ctx)),
    route(c.offerMandate, (ctx: Ctx, input) => mandates.offer(ctx, needs, input)),
    route(c.answerMandate, (ctx: Ctx, input) => mandates.answer(ctx, needs, input)),
    route(c.endMandate, (ctx: Ctx, input) => mandates.end(ctx, needs, input)),
    route(c.listPurposes, async (ctx: Ctx) => ({ items: (await purposesInForce(ctx.tx)).map(consents.purposeView) })),
    route(c.listMyConsents, (ctx: Ctx, { query }) => consents.myConsents(ctx, query.of)),
    route(c.giveConsent, (ctx: Ctx, input) => consents.give(ctx, input)),
    route(c.withdrawConsent, (ctx: Ctx, input) => consents.withdraw(ctx, input)),
    route(c.recordConsent, (ctx: Ctx, input) => consents.recordAtWindow(ctx, input)),
    route(c.listConsents, (ctx: Ctx, input) => consents.listConsents(ctx, input)),
    route(c.listRetentionRules, (ctx: Ctx) => retention.listRules(ctx)),
    route(c.rehearseRetention, (ctx: Ctx) => retention.rehearse(ctx, needs.retentionParts)),
    route(c.listRetentionRuns, (ctx: Ctx, input) => retention.listRuns(ctx, input)),
    route(c.getKeys, (ctx: Ctx) => keys.listKeys(ctx)),
    route(c.rotateKeys, (ctx: Ctx) => keys.startRotation(ctx, needs.sealedParts)),
    route(c.retireKeys, (ctx: Ctx, { params }) => keys.retireOldKeys(ctx, needs.sealedParts, params.id)),
    route(c.listSensitiveReads, (ctx: Ctx) => openings.listReads(ctx)),
    route(c.askOpening, (ctx: Ctx, input) => openings.ask(ctx, needs, input)),
    route(c.listOpenings, (ctx: Ctx, input) => openings.list(ctx, input)),
    route(c.decideOpening, (ctx: Ctx, input) => openings.decide(ctx, needs, input)),
    route(c.lookAtEmergency, (ctx: Ctx, input) => openings.lookAfterwards(ctx, input)),
    route(c.listReviews, (ctx: Ctx, input) => reviews.list(ctx, input)),
    route(c.getReview, (ctx: Ctx, { params }) => reviews.get(ctx, params.id)),
    route(c.beginReview, (ctx: Ctx, input) => reviews.begin(ctx, input)),
    route(c.markReviewItem, (ctx: Ctx, input) => reviews.mark(ctx, input)),
    route(c.closeReview, (ctx: Ctx, input) => reviews.close(ctx, input)),
    route(c.listAssessments, (ctx: Ctx, input) => records.listAssessments(ctx, input)),
    route(c.getAssessment, (ctx: Ctx, { params }) => records.getAssessment(ctx, params.id)),
    route(c.saveAssessment, (ctx: Ctx, input) => records.saveAssessment(ctx, input)),
    route(c.submitAssessment, (ctx: Ctx, input) => records.submitAssessment(ctx, input)),
    route(c.decideAssessment, (ctx: Ctx, input) => records.decideAssessment(ctx, input)),
    route(c.listDataRecipients, (ctx: Ctx, input) => records.listDataRecipients(ctx, input)),
    route(c.addDataRecipient, (ctx: Ctx, input) => records.addDataRecipient(ctx, input)),
    route(c.endDataRecipient, (ctx: Ctx, input) => records.endDataRecipient(ctx, input)),
    route(c.listIncidents, (ctx: Ctx, input) => records.listIncidents(ctx, input)),
    route(c.getIncident, (ctx: Ctx, { params }) => records.getIncident(ctx, params.id)),
    route(c.recordIncident, (ctx: Ctx, input) => records.recordIncident(ctx, input)),
    route(c.addIncidentStep, (ctx: Ctx, input) => records.addStep(ctx, input)),
    route(c.listDataRequests, (ctx: Ctx, input) => listRequests(ctx, input)),
    route(c.getPrivacyReport, (ctx: Ctx, { query }) => report(ctx, Number(query.year))),
    route(c.printPrivacyReport, (ctx: Ctx, { query }) => print(ctx, Number(query.year))),
  ]
}
