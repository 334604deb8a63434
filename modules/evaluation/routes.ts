import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as entries from './deeds/entries.ts'
import * as honours from './deeds/honours.ts'
import * as rounds from './deeds/rounds.ts'
import * as schemes from './deeds/schemes.ts'
import { sign } from './deeds/signatures.ts'
import * as titles from './deeds/titles.ts'
import type { Ctx, EvaluationNeeds } from './needs.ts'

/** The doors of schemes, rounds, applications with their sheets, and titles. */
export const makeEvaluationRoutes = (need: EvaluationNeeds): Route[] => [
  route(c.listEvaluationSchemes, (ctx: Ctx, input) => schemes.list(ctx, input)),
  route(c.listSchemeTemplates, () => schemes.templates()),
  route(c.listSchemeIndicators, schemes.indicators(need)),
  route(c.getEvaluationScheme, schemes.open(need)),
  route(c.createEvaluationScheme, (ctx: Ctx, input) => schemes.create(ctx, input)),
  route(c.updateEvaluationScheme, schemes.update(need)),
  route(c.approveEvaluationScheme, schemes.approve(need)),
  route(c.retireEvaluationScheme, (ctx: Ctx, input) => schemes.retire(ctx, input)),
  route(c.listEvaluationRounds, (ctx: Ctx, input) => rounds.list(ctx, input)),
  route(c.getEvaluationRound, (ctx: Ctx, input) => rounds.open(ctx, input)),
  route(c.openEvaluationRound, rounds.begin(need)),
  route(c.setRoundPanel, rounds.panel(need)),
  route(c.listPanelCandidates, (ctx: Ctx) => rounds.candidates(ctx)),
  route(c.drawEvaluationSample, (ctx: Ctx, input) => rounds.draw(ctx, input)),
  route(c.closeEvaluationRound, (ctx: Ctx, input) => rounds.close(ctx, input)),
  route(c.listEvaluationEntries, (ctx: Ctx, input) => entries.list(ctx, input)),
  route(c.getEvaluationEntry, entries.open(need)),
  route(c.startEvaluationEntry, (ctx: Ctx, input) => entries.start(ctx, input)),
  route(c.saveEvaluationEntry, entries.save(need)),
  route(c.submitEvaluationEntry, entries.submit(need)),
  route(c.withdrawEvaluationEntry, (ctx: Ctx, input) => entries.withdraw(ctx, input)),
  route(c.scoreEvaluationEntry, entries.score(need)),
  route(c.refreshEvaluationFigures, entries.refresh(need)),
  route(c.signEvaluationEntry, sign(need)),
  route(c.appealEvaluation, entries.appeal(need)),
  route(c.answerEvaluationAppeal, entries.answer(need)),
  route(c.getEvaluationPaper, entries.paper(need)),
  route(c.listEvaluationTitles, (ctx: Ctx, input) => titles.list(ctx, input)),
  route(c.getEvaluationTitle, (ctx: Ctx, input) => titles.open(ctx, input)),
  route(c.fileSelfCheck, (ctx: Ctx, input) => titles.selfCheck(ctx, input)),
  route(c.warnTitle, titles.warn(need)),
  route(c.reportCorrection, (ctx: Ctx, input) => titles.correct(ctx, input)),
  route(c.settleTitle, titles.settle(need)),
  route(c.listNominations, (ctx: Ctx, input) => honours.list(ctx, input)),
  route(c.nominateHonour, honours.nominate(need)),
  route(c.recordHonourConsent, (ctx: Ctx, input) => honours.consentOnPaper(ctx, input)),
  route(c.decideHonour, honours.decide(need)),
  route(c.listPersonHonours, (ctx: Ctx, input) => honours.listOfPerson(ctx, input)),
  route(c.listMyHonours, (ctx: Ctx) => honours.listMine(ctx)),
  route(c.applyFamilyHonour, (ctx: Ctx, input) => honours.apply(ctx, input)),
  route(c.answerHonour, (ctx: Ctx, input) => honours.answer(ctx, input)),
  route(c.listPublicHonours, (ctx: Ctx, input) => honours.published(ctx, input)),
  route(c.listPublicTitles, (ctx: Ctx, input) => titles.published(ctx, input)),
  route(c.verifyTitle, (ctx: Ctx, input) => titles.verify(ctx, input)),
]
