import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as answers from './deeds/answers.ts'
import * as coverage from './deeds/coverage.ts'
import * as flags from './deeds/flags.ts'
import * as offers from './deeds/offers.ts'
import * as rules from './deeds/rules.ts'
import type { Ctx, EntitlementNeeds } from './needs.ts'

/** The doors of rules, answers, flags, coverage and offers. */
export const makeEntitlementRoutes = (need: EntitlementNeeds): Route[] => [
  route(c.listEntitlementRules, (ctx: Ctx) => rules.list(ctx)),
  route(c.writeEntitlementRule, (ctx: Ctx, input) => rules.write(ctx, input)),
  route(c.setEntitlementStandard, (ctx: Ctx, input) => rules.setStandard(ctx, input)),
  route(c.askMyEntitlements, (ctx: Ctx, input) => answers.mine(ctx, input)),
  route(c.askEntitlementVisit, answers.askVisit(need)),
  route(c.explainEntitlements, (ctx: Ctx, input) => answers.forPerson(ctx, input)),
  route(c.suggestEntitlementVisit, answers.suggestVisit(need)),
  route(c.listEntitlementPairs, (ctx: Ctx) => flags.pairs(ctx)),
  route(c.writeEntitlementPair, (ctx: Ctx, input) => flags.writePair(ctx, input)),
  route(c.getCaseFlags, (ctx: Ctx, input) => flags.ofCase(ctx, input)),
  route(c.answerCaseFlag, (ctx: Ctx, input) => flags.answer(ctx, input)),
  route(c.listLeftFlags, (ctx: Ctx, input) => flags.left(ctx, input)),
  route(c.getCoverage, (ctx: Ctx, input) => coverage.open(ctx, input)),
  route(c.markGap, (ctx: Ctx, input) => coverage.mark(ctx, input)),
  route(c.endGap, (ctx: Ctx, input) => coverage.end(ctx, input)),
  route(c.listServiceOffers, (ctx: Ctx, input) => offers.list(ctx, input)),
  route(c.listKeptOffers, (ctx: Ctx, input) => offers.kept(ctx, input)),
  route(c.addOffer, (ctx: Ctx, input) => offers.add(ctx, input)),
  route(c.changeOffer, (ctx: Ctx, input) => offers.change(ctx, input)),
  route(c.endOffer, (ctx: Ctx, input) => offers.end(ctx, input)),
]
