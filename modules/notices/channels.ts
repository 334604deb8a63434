import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { makePdf } from '../../platform/server/pdf/index.ts'
import type { FileReply } from '../../platform/server/context.ts'
import { formatChineseDate, shanghaiDate } from '../../platform/kernel/dates.ts'
import { actorOf } from '../accounts/index.ts'
import { eventOf, OUTSIDE } from './catalogue/events.ts'
import type * as ways from './contract/channels.ts'
import type { Channels } from './contract/channels.ts'
import type * as doors from './contract/words.ts'
import * as e from './errors.ts'
import type { Ctx, NoticeNeeds } from './needs.ts'
import { reachContext } from './notify.ts'
import * as q from './queries.ts'
import * as w from './queries/words.ts'

/* How a person is told, what they stopped, how it went, and letters on paper. */

interface Whom { county: string; region: string; personId: string }

const maskEmail = (address: string): string => address.replace(/^(.)[^@]*(@.*)$/, '$1***$2')

async function channelsOf(ctx: Ctx, { county, personId }: Whom): Promise<Channels> {
  const reach = await q.findReach(ctx.tx, county, personId)
  const { sealer, email, wechat } = ctx.services
  return {
    preferred: (reach?.preferred ?? '') as Channels['preferred'],
    email: reach?.email_sealed ? maskEmail(sealer.open(reach.email_sealed, reachContext('email')(reach.id))) : '',
    wechat: Boolean(reach?.wechat_sealed),
    stops: (await q.optOutsOf(ctx.tx, county, personId)).map(({ at, ...one }) => ({ ...one, since: at }) as Channels['stops'][number]),
    works: OUTSIDE.filter((channel) => channel === 'sms' || channel === 'print' || (channel === 'email' ? email !== undefined : wechat !== undefined)),
  }
}

type Stop = { channel: (typeof OUTSIDE)[number]; kind?: string | undefined; stopped: boolean }

/** A stop holds from the next delivery on, also for what waits (`stopUnwanted`); the next channel takes over unless it is stopped too. */
async function setStop(ctx: Ctx, whom: Whom, stop: Stop, by: { name: string; reason: string }): Promise<Channels> {
  const kind = stop.kind ?? '*'
  if (stop.stopped) await q.insertOptOut(ctx.tx, { ...whom, channel: stop.channel, kind, byName: by.name, reason: by.reason, now: ctx.now })
  else await q.deleteOptOut(ctx.tx, whom.county, whom.personId, stop.channel, kind)
  await ctx.audit(stop.stopped ? 'notices.stopped' : 'notices.allowed', { subject: whom.personId, region: whom.region, because: by.reason || undefined, detail: { channel: stop.channel, kind } })
  return channelsOf(ctx, whom)
}

async function setReach(ctx: Ctx, whom: Whom, next: { preferred?: string | undefined; email?: string | undefined; wechat?: string | undefined }): Promise<Channels> {
  const before = await q.findReach(ctx.tx, whom.county, whom.personId)
  const id = before?.id ?? ctx.newId()
  const sealed = (what: 'email' | 'wechat') => {
    const typed = next[what]
    if (typed === undefined) return before?.[`${what}_sealed`] ?? null
    return typed ? ctx.services.sealer.seal(typed, reachContext(what)(id)) : null
  }
  await q.saveReach(ctx.tx, { ...whom, id, preferred: next.preferred ?? before?.preferred ?? '', email: sealed('email'), wechat: sealed('wechat'), now: ctx.now })
  await ctx.audit('notices.reach_changed', { subject: whom.personId, region: whom.region, detail: { fields: Object.keys(next) } })
  return channelsOf(ctx, whom)
}

const mine = (ctx: Ctx): Whom => {
  const { county, region, personId } = actorOf(ctx)
  return { county, region, personId: personId! }
}
export const myChannels = (ctx: Ctx) => channelsOf(ctx, mine(ctx))
export const myStop = (ctx: Ctx, { body }: { body: Stop }) => setStop(ctx, mine(ctx), body, { name: '', reason: '' })
export const changeMine = (ctx: Ctx, { body }: { body: { preferred?: string | undefined; email?: string | undefined; wechat?: string | undefined } }) => setReach(ctx, mine(ctx), body)

async function whomOf(ctx: Ctx, need: NoticeNeeds, personId: string): Promise<Whom> {
  const person = await need.personOf(ctx, personId)
  if (!person) throw e.personNotFound()
  return { county: actorOf(ctx).county, region: person.region, personId: person.id }
}
const readState = (one: w.DeliveryLine) => (one.readAt && (one.state === 'sent' || one.state === 'delivered') ? 'read' : one.state)
const nextTry = (one: w.DeliveryLine) => (one.state === 'waiting' && one.tries > 0 ? one.nextTry : null)

export const personChannels = (need: NoticeNeeds) => async (ctx: Ctx, { params }: { params: { personId: string } }): Promise<Reply<typeof ways.getPersonChannels>> => {
  const whom = await whomOf(ctx, need, params.personId)
  await ctx.audit('notices.channels_read', { subject: whom.personId, region: whom.region })
  const latest = await w.latestOf(ctx.tx, whom.county, whom.personId)
  return {
    ...(await channelsOf(ctx, whom)),
    latest: latest.map((one) => ({ id: one.id, event: eventOf(one.event)?.title ?? '消息', channel: one.channel, state: readState(one), tries: one.tries, reason: one.reason, nextTry: nextTry(one), at: one.createdAt })),
  }
}
export const personStop = (need: NoticeNeeds) => async (ctx: Ctx, { params, body }: { params: { personId: string }; body: Stop & { reason: string } }) =>
  setStop(ctx, await whomOf(ctx, need, params.personId), body, { name: actorOf(ctx).name, reason: body.reason })
export const changePerson = (need: NoticeNeeds) => async (ctx: Ctx, { params, body }: { params: { personId: string }; body: { preferred?: string | undefined; email?: string | undefined } }) =>
  setReach(ctx, await whomOf(ctx, need, params.personId), body)

// ------------------------------------------------------------------------------------------------------------------ deliveries and letters

const range = (ctx: Ctx) => (ctx.tx.scope.as === 'staff' ? { lo: ctx.tx.scope.lo, hi: ctx.tx.scope.hi } : { lo: '', hi: '' })
/** Older ones are past their retention anyway; the list is for what can still be put right. */
const DAYS_BACK = 60

export async function deliveries(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listDeliveries>['query']> }): Promise<Reply<typeof doors.listDeliveries>> {
  const f = { county: ctx.services.settings.county, ...range(ctx), channel: query.channel ?? '', since: new Date(ctx.now.getTime() - DAYS_BACK * 86_400_000) }
  const [at, id] = (query.after ?? '').split('_')
  if (query.after && !(/^\d{4}-/.test(at ?? '') && /^[0-9a-f-]{36}$/.test(id ?? ''))) throw e.pageUnknown()
  const rows = await w.listDeliveries(ctx.tx, { ...f, show: query.show ?? 'all', after: query.after ? { at: at!, id: id! } : null })
  const last = rows.length > 50 ? rows[49] : undefined
  return {
    items: rows.slice(0, 50).map((one) => ({
      id: one.id, event: one.event, title: eventOf(one.event)?.title ?? '其他消息', channel: one.channel, regionName: one.regionName, state: readState(one) as 'sent', tries: one.tries, reason: one.reason,
      nextTry: nextTry(one), createdAt: one.createdAt, doneAt: one.doneAt,
    })),
    next: last ? `${last.createdAt}_${last.id}` : null,
    counts: await w.countDeliveries(ctx.tx, f),
  }
}

export const letters = (need: NoticeNeeds) => async (ctx: Ctx): Promise<Reply<typeof doors.listLetters>> => {
  const rows = await w.lettersWaiting(ctx.tx, ctx.services.settings.county, range(ctx).lo, range(ctx).hi)
  const items = []
  for (const one of rows.slice(0, 50)) {
    items.push({ id: one.id, name: (await need.personOf(ctx, one.personId))?.name ?? '不在本地的居民', regionName: one.regionName, event: eventOf(one.event)?.title ?? '消息', createdAt: one.createdAt })
  }
  return { items, more: rows.length > 50 }
}

/** One PDF, a page for each letter, with the place for whoever carries it. */
export const print = (need: NoticeNeeds) => async (ctx: Ctx, { body }: { body: { ids: string[] } }): Promise<FileReply> => {
  const rows = await w.lettersById(ctx.tx, ctx.services.settings.county, body.ids)
  if (rows.length !== new Set(body.ids).size) throw e.letterNotFound()
  const today = formatChineseDate(shanghaiDate(ctx.now), { withYear: true })
  const content = []
  for (const [i, one] of rows.entries()) {
    const name = (await need.personOf(ctx, one.personId))?.name ?? ''
    await ctx.audit('notices.letter_printed', { subject: one.personId, region: one.region, detail: { delivery: one.id } })
    content.push(
      { text: `${one.regionName}  ${name}  收`, fontSize: 12, margin: [0, 0, 0, 40] as [number, number, number, number], ...(i ? { pageBreak: 'before' as const } : {}) },
      { text: one.title, fontSize: 20, bold: true, margin: [0, 0, 0, 16] as [number, number, number, number] },
      { text: `${name ? `${name}，您好：` : '您好：'}`, fontSize: 16, margin: [0, 0, 0, 8] as [number, number, number, number] },
      { text: one.body, fontSize: 16, lineHeight: 1.6, margin: [0, 0, 0, 24] as [number, number, number, number] },
      { text: `有不清楚的，请到社区服务站，或者拨打12345。`, fontSize: 14, margin: [0, 0, 0, 24] as [number, number, number, number] },
      { text: today, fontSize: 14, alignment: 'right' as const },
    )
  }
  const file = await makePdf({ pageMargins: [70, 70, 70, 70], info: { title: '信件' }, content })
  return { file, type: 'application/pdf', name: `信件-${rows.length}封-${shanghaiDate(ctx.now)}.pdf` }
}

export async function handOut(ctx: Ctx, { body }: { body: { ids: string[] } }): Promise<{ handedOut: number }> {
  const { county } = ctx.services.settings
  const done = await w.handOut(ctx.tx, county, body.ids, ctx.now)
  for (const one of done) await q.spareOthers(ctx.tx, county, one.message_id, ctx.now)
  await ctx.audit('notices.letters_handed_out', { detail: { letters: done.length } })
  return { handedOut: done.length }
}
