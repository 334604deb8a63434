import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as opinions from './deeds/opinions.ts'
import * as topics from './deeds/topics.ts'
import type { Ctx, VoiceNeeds } from './needs.ts'

/** The doors of opinions and topics, hearings, contact days and letters. */
export const makeVoiceRoutes = (need: VoiceNeeds): Route[] => [
  route(c.listOpinions, (ctx: Ctx, input) => opinions.list(ctx, input)),
  route(c.collectOpinion, (ctx: Ctx, input) => opinions.collect(ctx, input)),
  route(c.sayOpinion, (ctx: Ctx, input) => opinions.say(ctx, input)),
  route(c.getOpinionAnswer, (ctx: Ctx, input) => opinions.answerOf(ctx, input)),
  route(c.listMyOpinions, (ctx: Ctx) => opinions.mine(ctx)),
  route(c.suggestTopics, (ctx: Ctx, input) => opinions.suggest(ctx, input)),
  route(c.groupOpinions, (ctx: Ctx, input) => opinions.group(ctx, input)),
  route(c.tellOpinion, (ctx: Ctx, input) => opinions.tell(ctx, input)),
  route(c.getVoiceSummary, (ctx: Ctx, input) => opinions.summary(ctx, input)),
  route(c.listTopics, (ctx: Ctx, input) => topics.list(ctx, input)),
  route(c.getTopic, (ctx: Ctx, input) => topics.open(ctx, input)),
  route(c.openTopic, (ctx: Ctx, input) => topics.create(ctx, input)),
  route(c.updateTopic, (ctx: Ctx, input) => topics.update(ctx, input)),
  route(c.moveTopic, topics.move(need)),
  route(c.mergeTopics, (ctx: Ctx, input) => topics.merge(ctx, input)),
  route(c.unmergeTopic, (ctx: Ctx, input) => topics.unmerge(ctx, input)),
  route(c.listVoiceBoard, (ctx: Ctx, input) => topics.board(ctx, input)),
  route(c.listProposals, (ctx: Ctx, input) => topics.proposals(ctx, input)),
  route(c.proposeTopic, (ctx: Ctx, input) => topics.propose(ctx, input)),
  route(c.moveProposal, (ctx: Ctx, input) => topics.moveProposal(ctx, input)),
]
