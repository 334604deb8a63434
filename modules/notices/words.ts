import { shanghaiDate } from '../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { actorOf } from '../accounts/index.ts'
import { inScope } from '../regions/index.ts'
import { EVENTS, eventOf, type MessageEvent } from './catalogue/events.ts'
import type * as doors from './contract/words.ts'
import * as e from './errors.ts'
import type { Ctx } from './needs.ts'
import * as q from './queries/words.ts'
import { checkText } from './rules/templates.ts'

/* The words of messages: read, drafted by one, approved by another, in force from a day. */

const at = (ctx: Ctx) => ({ county: ctx.services.settings.county, today: shanghaiDate(ctx.now), me: actorOf(ctx).accountId, name: actorOf(ctx).name })
const line = (event: MessageEvent, counts: Awaited<ReturnType<typeof q.templateCounts>>) => {
  const own = counts.filter((one) => one.event === event.code)
  return { code: event.code, title: event.title, kind: event.kind, to: event.to, adapted: own.filter((one) => one.adapted).map((one) => one.channel), drafts: own.reduce((sum, one) => sum + one.drafts, 0) }
}

export async function listEvents(ctx: Ctx): Promise<Reply<typeof doors.listMessageEvents>> {
  const { county, today } = at(ctx)
  const counts = await q.templateCounts(ctx.tx, county, today)
  return { items: EVENTS.map((event) => line(event, counts)) }
}

/** Words are the county's: a post below reads them. */
const isCountys = (ctx: Ctx, county: string): boolean => ctx.tx.scope.as === 'staff' && inScope(`${county}000000`, ctx.tx.scope)

export async function openEvent(ctx: Ctx, { params }: { params: { code: string } }): Promise<Reply<typeof doors.getMessageEvent>> {
  const { county, today, me } = at(ctx)
  const event = eventOf(params.code)
  if (!event) throw e.eventNotFound()
  const rows = await q.templatesOf(ctx.tx, county, event.code)
  const seen = new Set<string>()
  const templates = rows.map(({ byAccount, region: _region, event: _event, ...row }) => {
    // Rows come with the newest first: the first approved one whose day has come is in force.
    const inForce = row.state === 'approved' && row.fromOn! <= today && !seen.has(row.channel)
    if (inForce) seen.add(row.channel)
    return { ...row, inForce, mine: byAccount === me }
  })
  const { abilities } = ctx.caller!
  const countys = isCountys(ctx, county)
  return {
    event: line(event, await q.templateCounts(ctx.tx, county, today)), templates, mayDraft: countys && abilities.has('notices.words'), mayApprove: countys && abilities.has('notices.approve'),
  }
}

export async function draft(ctx: Ctx, { body }: { body: Input<typeof doors.draftTemplate>['body'] }): Promise<Reply<typeof doors.draftTemplate>> {
  const { county, me, name } = at(ctx)
  if (!isCountys(ctx, county)) throw e.placeNotYours()
  if (!eventOf(body.event)) throw e.eventNotFound()
  const words = { title: body.title ?? '', body: body.body ?? '' }
  const back = words.body === ''
  if (!back) {
    const faults = checkText(body.event, body.channel, words).filter((one) => one.level === 'wrong')
    if (faults.length) throw e.textWrong(faults.map((one) => one.words))
    if (body.channel === 'wechat' && !body.outside) throw e.outsideMissing()
  }
  const id = ctx.newId()
  await q.insertTemplate(ctx.tx, { county, id, region: `${county}000000`, event: body.event, channel: body.channel, ...words, outside: back ? '' : (body.outside ?? ''), account: me, name, at: ctx.now })
  await ctx.audit('message_template.drafted', { detail: { event: body.event, channel: body.channel, template: id } })
  return { id }
}

export async function decide(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.decideTemplate>['body'] }): Promise<Reply<typeof doors.decideTemplate>> {
  const { county, today, me, name } = at(ctx)
  const row = isCountys(ctx, county) ? await q.lockTemplate(ctx.tx, county, params.id) : undefined
  if (!row) throw e.templateNotFound()
  if (row.state !== 'draft') throw e.notNow()
  if (body.approve && row.byAccount === me) throw e.sameHands()
  if (!body.approve && (body.reason ?? '').length < 2) throw e.reasonNeeded()
  const fromOn = body.fromOn ?? today
  if (body.approve && fromOn < today) throw e.dayPast()
  const state = body.approve ? 'approved' : 'dropped'
  await q.decideTemplate(ctx.tx, county, row.id, { state, fromOn: body.approve ? fromOn : null, reason: body.reason ?? '', account: me, name, at: ctx.now })
  await ctx.audit(body.approve ? 'message_template.approved' : 'message_template.dropped', { because: body.reason || undefined, detail: { template: row.id, event: row.event, channel: row.channel } })
  return { state }
}
