import { route, type Context, type Route } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { actorOf } from '../accounts/index.ts'
import * as c from './contract.ts'
import * as ways from './channels.ts'
import type { NoticeNeeds } from './needs.ts'
import * as q from './queries.ts'
import * as words from './words.ts'
import { messageNotFound } from './errors.ts'

type Ctx = Context<Services>

/** Messages about the served county's cases lie in it, also those to staff of the league. */
function addressee(ctx: Ctx): q.Addressee {
  const { county, personId, accountId } = actorOf(ctx)
  return personId ? { county, personId, accountId: null } : { county: ctx.services.settings.county, personId: null, accountId }
}

function resident(ctx: Ctx): { county: string; region: string; personId: string } {
  const { county, region, personId } = actorOf(ctx)
  return { county, region, personId: personId! }
}

const message = (row: q.MessageRow): c.Message => ({
  id: row.id, caseId: row.case_id, template: row.template, title: row.title, body: row.body, link: row.link, sentAt: row.sent_at, readAt: row.read_at,
})

function placeAfter(cursor: string | undefined) {
  if (!cursor) return null
  const [at, id] = cursor.split('_') as [string, string]
  return { at, id }
}

const choice = (optOut: { at: string } | undefined) => ({ stopped: optOut !== undefined, since: optOut?.at ?? null })

/** The doors of messages: one's own, how one is told, the words of the place, how messages went out, letters. */
export const makeNoticeRoutes = (need: NoticeNeeds): Route[] => [
  route(c.listMyMessages, async (ctx: Ctx, { query }) => {
    const rows = await q.listMessages(ctx.tx, addressee(ctx), { unread: query.unread, after: placeAfter(query.after) })
    const last = rows.length > 50 ? rows[49] : undefined
    return { items: rows.slice(0, 50).map(message), next: last ? `${last.sent_at}_${last.id}` : null }
  }),
  route(c.countMyMessages, async (ctx: Ctx) => ({ unread: (await q.countUnread(ctx.tx, addressee(ctx))).n })),
  route(c.readMessage, async (ctx: Ctx, { params }) => {
    const readAt = await q.markRead(ctx.tx, addressee(ctx), params.id, ctx.now)
    if (!readAt) throw messageNotFound()
    return { readAt }
  }),
  route(c.getSmsOptOut, async (ctx: Ctx) => {
    const { county, personId } = resident(ctx)
    return choice(await q.findOptOut(ctx.tx, county, personId))
  }),
  route(c.setSmsOptOut, async (ctx: Ctx, { body }) => {
    const me = resident(ctx)
    if (body.stopped) await q.insertOptOut(ctx.tx, { ...me, channel: 'sms', kind: '*', byName: '', reason: '', now: ctx.now })
    else await q.deleteOptOut(ctx.tx, me.county, me.personId, 'sms', '*')
    await ctx.audit(body.stopped ? 'notices.sms_stopped' : 'notices.sms_allowed', { subject: me.personId, region: me.region })
    return choice(await q.findOptOut(ctx.tx, me.county, me.personId))
  }),
  route(c.getMyChannels, (ctx: Ctx) => ways.myChannels(ctx)),
  route(c.setMyStop, (ctx: Ctx, input) => ways.myStop(ctx, input)),
  route(c.setMyChannels, (ctx: Ctx, input) => ways.changeMine(ctx, input)),
  route(c.getPersonChannels, ways.personChannels(need)),
  route(c.setPersonStop, ways.personStop(need)),
  route(c.setPersonChannels, ways.changePerson(need)),
  route(c.listMessageEvents, (ctx: Ctx) => words.listEvents(ctx)),
  route(c.getMessageEvent, (ctx: Ctx, input) => words.openEvent(ctx, input)),
  route(c.draftTemplate, (ctx: Ctx, input) => words.draft(ctx, input)),
  route(c.decideTemplate, (ctx: Ctx, input) => words.decide(ctx, input)),
  route(c.listDeliveries, (ctx: Ctx, input) => ways.deliveries(ctx, input)),
  route(c.listLetters, ways.letters(need)),
  route(c.printLetters, ways.print(need)),
  route(c.handOutLetters, (ctx: Ctx, input) => ways.handOut(ctx, input)),
]
