import { route, type Route } from '../../platform/server/context.ts'
import * as c from './contract.ts'
import * as contacts from './deeds/contacts.ts'
import * as hearings from './deeds/hearings.ts'
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
  route(c.listRounds, (ctx: Ctx, input) => hearings.list(ctx, input)),
  route(c.getRound, (ctx: Ctx, input) => hearings.open(ctx, input)),
  route(c.planRound, (ctx: Ctx, input) => hearings.plan(ctx, input)),
  route(c.hearOpinion, (ctx: Ctx, input) => hearings.hear(ctx, input)),
  route(c.moveRound, (ctx: Ctx, input) => hearings.move(ctx, input)),
  route(c.getHearingReport, (ctx: Ctx, input) => hearings.report(ctx, input)),
  route(c.setHearingCycle, (ctx: Ctx, input) => hearings.setCycle(ctx, input)),
  route(c.listContacts, (ctx: Ctx, input) => contacts.list(ctx, input)),
  route(c.addContact, (ctx: Ctx, input) => contacts.add(ctx, input)),
  route(c.updateContact, (ctx: Ctx, input) => contacts.update(ctx, input)),
  route(c.listContactDays, (ctx: Ctx, input) => contacts.days(ctx, input)),
  route(c.listContactTimetable, (ctx: Ctx, input) => contacts.timetable(ctx, input)),
  route(c.getContactCalendar, (ctx: Ctx, input) => contacts.calendar(ctx, input)),
  route(c.planContactDays, (ctx: Ctx, input) => contacts.plan(ctx, input)),
  route(c.cancelContactDay, contacts.cancel(need)),
  route(c.getContactDay, (ctx: Ctx, input) => contacts.openDay(ctx, input)),
  route(c.bookVisit, (ctx: Ctx, input) => contacts.book(ctx, input)),
  route(c.cancelVisit, (ctx: Ctx, input) => contacts.cancelOwn(ctx, input)),
  route(c.listMyVisits, (ctx: Ctx) => contacts.mine(ctx)),
  route(c.addWalkIn, (ctx: Ctx, input) => contacts.walkIn(ctx, input)),
  route(c.noteVisit, (ctx: Ctx, input) => contacts.noteVisit(ctx, input)),
  route(c.makeVisitCase, contacts.makeCase(need)),
]
