import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as callBacks from './deeds/call-backs.ts'
import * as callCases from './deeds/call-cases.ts'
import * as desk from './deeds/desk.ts'
import * as events from './deeds/events.ts'
import * as knowledge from './deeds/knowledge.ts'
import * as lines from './deeds/lines.ts'
import type { Ctx, HotlineNeeds } from './needs.ts'

/** The doors of the hotline: events of telephone systems, the desk, cases from calls, knowledge, lines, call-backs. */
export const makeHotlineRoutes = (need: HotlineNeeds): Route[] => [
  route(c.receiveCallEvent, (ctx: Ctx, input) => events.receive(ctx, input)),
  route(c.askCall, (ctx: Ctx, input) => events.ask(ctx, input)),
  route(c.getHotlineDesk, (ctx: Ctx) => desk.desk(ctx)),
  route(c.setAgentState, (ctx: Ctx, input) => desk.setState(ctx, input)),
  route(c.ringDemoCall, (ctx: Ctx, input) => desk.ringDemo(ctx, input)),
  route(c.listHotlineCalls, (ctx: Ctx, input) => desk.list(ctx, input)),
  route(c.getHotlineCall, (ctx: Ctx, input) => desk.open(ctx, input)),
  route(c.answerCall, (ctx: Ctx, input) => desk.answer(ctx, input)),
  route(c.moveCall, (ctx: Ctx, input) => desk.move(ctx, input)),
  route(c.writeCall, (ctx: Ctx, input) => desk.write(ctx, input)),
  route(c.declineCall, (ctx: Ctx, input) => desk.decline(ctx, input)),
  route(c.recordCallConsent, (ctx: Ctx, input) => callCases.consent(ctx, input)),
  route(c.listCallerCases, (ctx: Ctx, input) => callCases.callerCases(ctx, input)),
  route(c.findLikeCases, (ctx: Ctx, input) => callCases.like(ctx, input)),
  route(c.makeCallCase, callCases.make(need)),
  route(c.linkCall, (ctx: Ctx, input) => callCases.join(ctx, input)),
  route(c.listCaseCalls, (ctx: Ctx, input) => callCases.ofCase(ctx, input)),
  route(c.searchAnswers, (ctx: Ctx, input) => knowledge.search(ctx, input)),
  route(c.useAnswer, (ctx: Ctx, input) => knowledge.use(ctx, input)),
  route(c.listKnowledge, (ctx: Ctx, input) => knowledge.list(ctx, input)),
  route(c.getKnowledgeEntry, (ctx: Ctx, input) => knowledge.open(ctx, input)),
  route(c.createKnowledgeEntry, (ctx: Ctx, input) => knowledge.create(ctx, input)),
  route(c.updateKnowledgeEntry, (ctx: Ctx, input) => knowledge.update(ctx, input)),
  route(c.reviewKnowledgeEntry, (ctx: Ctx, input) => knowledge.review(ctx, input)),
  route(c.listFaq, (ctx: Ctx, input) => knowledge.faq(ctx, input)),
  route(c.getScript, (ctx: Ctx, input) => knowledge.script(ctx, input)),
  route(c.addScriptLine, (ctx: Ctx, input) => knowledge.addLine(ctx, input)),
  route(c.dropScriptLine, (ctx: Ctx, input) => knowledge.dropLine(ctx, input)),
  route(c.listHotlineLines, (ctx: Ctx, input) => lines.list(ctx, input)),
  route(c.listServiceNumbers, (ctx: Ctx, input) => lines.numbers(ctx, input)),
  route(c.createHotlineLine, (ctx: Ctx, input) => lines.create(ctx, input)),
  route(c.endHotlineLine, (ctx: Ctx, input) => lines.end(ctx, input)),
  route(c.getHotlineReach, (ctx: Ctx) => lines.reached(ctx)),
  route(c.listTelephoneSystems, (ctx: Ctx) => lines.listSystems(ctx)),
  route(c.connectTelephoneSystem, (ctx: Ctx, input) => lines.connect(ctx, input)),
  route(c.disconnectTelephoneSystem, (ctx: Ctx, input) => lines.disconnect(ctx, input)),
  route(c.listCallBacks, (ctx: Ctx, input) => callBacks.list(ctx, input)),
  route(c.getCallBack, (ctx: Ctx, input) => callBacks.open(ctx, input)),
  route(c.showCallBackNumber, (ctx: Ctx, input) => callBacks.number(ctx, input)),
  route(c.recordCallBack, callBacks.record(need)),
  route(c.getHotlineRates, (ctx: Ctx, input) => callBacks.rates(ctx, input)),
]
