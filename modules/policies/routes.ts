import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as partners from './deeds/partners.ts'
import * as research from './deeds/research.ts'
import * as sets from './deeds/sets.ts'
import * as standards from './deeds/standards.ts'
import * as supports from './deeds/supports.ts'
import * as texts from './deeds/texts.ts'
import type { Ctx, PolicyNeeds } from './needs.ts'

/** The doors of policy texts, supports, standards, data of periods, partners and research. */
export const makePolicyRoutes = (need: PolicyNeeds): Route[] => [
  route(c.listPolicies, (ctx: Ctx, input) => texts.list(ctx, input)),
  route(c.createPolicy, texts.create(need)),
  route(c.getPolicy, texts.open(need)),
  route(c.updatePolicy, texts.update(need)),
  route(c.publishPolicy, (ctx: Ctx, input) => texts.publish(ctx, input)),
  route(c.replacePolicy, (ctx: Ctx, input) => texts.replace(ctx, input)),
  route(c.listPublicPolicies, (ctx: Ctx, input) => texts.listPublic(ctx, input)),
  route(c.getPublicPolicy, texts.openPublic(need)),
  route(c.listSupports, (ctx: Ctx, input) => supports.list(ctx, input)),
  route(c.getSupport, (ctx: Ctx, input) => supports.open(ctx, input)),
  route(c.createSupport, supports.create(need)),
  route(c.updateSupport, supports.update(need)),
  route(c.findSupports, (ctx: Ctx, input) => supports.find(ctx, input)),
  route(c.fitOrganisation, (ctx: Ctx, input) => supports.fitOrganisation(ctx, input)),
  route(c.listStandards, (ctx: Ctx, input) => standards.list(ctx, input)),
  route(c.issueStandard, (ctx: Ctx, input) => standards.issue(ctx, input)),
  route(c.endStandardUse, (ctx: Ctx, input) => standards.endUse(ctx, input)),
  route(c.getStandard, standards.open(need)),
  route(c.useStandard, standards.use(need)),
  route(c.getPeriodSet, (ctx: Ctx, input) => sets.open(ctx, input)),
  route(c.enterPeriodGroup, (ctx: Ctx, input) => sets.enter(ctx, input)),
  route(c.listPartners, (ctx: Ctx, input) => partners.list(ctx, input)),
  route(c.createPartner, (ctx: Ctx, input) => partners.create(ctx, input)),
  route(c.writeProgrammeResult, (ctx: Ctx, input) => partners.writeResult(ctx, input)),
  route(c.getPartner, (ctx: Ctx, input) => partners.open(ctx, input)),
  route(c.endPartner, (ctx: Ctx, input) => partners.end(ctx, input)),
  route(c.addProgramme, (ctx: Ctx, input) => partners.addProgramme(ctx, input)),
  route(c.listResearchTopics, (ctx: Ctx, input) => research.listTopics(ctx, input)),
  route(c.openResearchTopic, (ctx: Ctx, input) => research.openTopic(ctx, input)),
  route(c.closeResearchTopic, (ctx: Ctx, input) => research.closeTopic(ctx, input)),
  route(c.listResearchReports, (ctx: Ctx, input) => research.listReports(ctx, input)),
  route(c.fileResearchReport, (ctx: Ctx, input) => research.fileReport(ctx, input)),
  route(c.getResearchReport, (ctx: Ctx, input) => research.openReport(ctx, input)),
]
