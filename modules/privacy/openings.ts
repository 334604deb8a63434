/** Sensitive reads: asked for with a purpose, opened by a second person for a time; in an emergency at once, and looked at afterwards. */
import type { Route } from '../../platform/server/context.ts'
import { shanghaiDate, shanghaiInstant } from '../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { actorOf } from '../accounts/index.ts'
import { maskName, personById } from '../register/index.ts'
import { sensitiveReadsInForce } from './catalogue.ts'
import type * as c from './contract.ts'
import type { SensitiveRead } from './definition.ts'
import * as errors from './errors.ts'
import { countyHere, LAST_ID, page, reach, span, widenToCounty, type Ctx } from './here.ts'
import { mayDecideOpening, privacyAbilities } from './policy.ts'
import * as q from './queries/openings.ts'

/** An emergency opens one thing for an hour. */
const EMERGENCY_MINUTES = 60

export interface OpeningNeeds {
  notify(ctx: Ctx, note: { region: string; personId?: string; accountId?: string; template: string; title: string; body: string; link: string }): Promise<void>
}

const aboutOne = (read: SensitiveRead) => read.when.underAge !== undefined

/** The condition in words. */
export function conditionWords({ when }: SensitiveRead): string {
  return [
    when.peoplePerDay === undefined ? '' : `同一人一天内超过${when.peoplePerDay}人`, when.underAge === undefined ? '' : `本人不满${when.underAge}周岁`, when.field === 'idNumber' ? '证件号码' : '',
    when.bodyFlag === undefined ? '' : '要求完整号码',
  ].filter(Boolean).join('，')
}

export async function listReads(ctx: Ctx): Promise<Reply<typeof c.listSensitiveReads>> {
  return { items: (await sensitiveReadsInForce(ctx.tx)).map((r) => ({ code: r.code, title: r.title, hours: r.hours, law: r.law, aboutOne: aboutOne(r), off: r.off ?? false, condition: conditionWords(r) })) }
}

export async function ask(ctx: Ctx, needs: OpeningNeeds, { body }: { body: Input<typeof c.askOpening>['body'] }): Promise<Reply<typeof c.askOpening>> {
  const actor = actorOf(ctx)
  const county = countyHere(ctx)
  const today = shanghaiDate(ctx.now)
  const read = (await sensitiveReadsInForce(ctx.tx)).find((one) => one.code === body.kind)
  if (!read) throw errors.readNotFound()
  if (aboutOne(read) && !body.personId) throw errors.personNeeded()
  const person = body.personId ? await personById(ctx.tx, county, body.personId, today) : undefined
  if (body.personId && !person) throw errors.personNotFound()
  const emergency = body.emergency ?? false
  if (emergency && [...body.purpose].length < 10) throw errors.emergencyNeedsReason()
  const id = ctx.newId()
  const region = person?.region ?? actor.region
  const until = emergency ? new Date(ctx.now.getTime() + EMERGENCY_MINUTES * 60_000) : null
  await q.insertOpening(ctx.tx, {
    county, id, region, kind: read.code, personId: person?.id ?? null, purpose: body.purpose, ref: body.ref ?? '', emergency, askedBy: actor.accountId, askedName: actor.name,
    askedPost: actor.post ? `${actor.post.regionName}${actor.post.title}` : '', until, now: ctx.now,
  })
  await ctx.audit('privacy.opening_asked', { subject: person?.id, region, because: body.purpose, detail: { opening: id, kind: read.code, ...(emergency ? { emergency } : {}), ...(body.ref ? { ref: body.ref } : {}) } })
  if (emergency) await tellEmergency(ctx, needs, { id, region, title: read.title, purpose: body.purpose, personId: person?.id })
  return { id, state: emergency ? 'approved' : 'asked', until: until?.toISOString() ?? null }
}

/** The privacy officers and the person hear at once. */
async function tellEmergency(ctx: Ctx, needs: OpeningNeeds, one: { id: string; region: string; title: string; purpose: string; personId: string | undefined }): Promise<void> {
  const actor = actorOf(ctx)
  const who = `${actor.post ? `${actor.post.regionName}${actor.post.title}` : ''}${actor.name}`
  await widenToCounty(ctx)
  for (const { account_id: accountId } of await q.holders(ctx.tx, countyHere(ctx), 'privacy_officer', shanghaiDate(ctx.now))) {
    await needs.notify(ctx, { region: one.region, accountId, template: 'emergency_opened', title: '紧急打开敏感信息', body: `${who}紧急打开：${one.title}。理由：${one.purpose}。请核查。`, link: '/privacy/openings?tab=emergency' })
  }
  if (one.personId) {
    await needs.notify(ctx, { region: one.region, personId: one.personId, template: 'emergency_opened', title: '您的信息被紧急查看', body: `${who}因紧急情况查看了您的完整号码。理由：${one.purpose}。个人信息保护负责人会核查；有疑问可以向社区提出。`, link: '/my/file/readers' })
  }
}

async function askerDeputies(ctx: Ctx, askedBy: string): Promise<string[]> {
  return (await q.deputyOf(ctx.tx, countyHere(ctx), askedBy, shanghaiDate(ctx.now))).map((row) => row.deputy_for)
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof c.listOpenings>['query']> }): Promise<Reply<typeof c.listOpenings>> {
  const actor = actorOf(ctx)
  const range = reach(ctx)
  const box = query.box ?? 'mine'
  const may = (ability: keyof typeof privacyAbilities) => ctx.caller?.abilities.has(ability) ?? false
  const titles = new Map((await sensitiveReadsInForce(ctx.tx)).map((r) => [r.code, r.title]))
  const none = (box === 'decide' && !may('privacy.approve_opening')) || (box === 'all' && !may('privacy.read'))
  const rows = none ? [] : await q.listOpenings(ctx.tx, {
    county: countyHere(ctx), ...range, askedBy: box === 'mine' ? actor.accountId : null, notBy: box === 'decide' ? actor.accountId : null,
    state: box === 'decide' ? 'asked' : (query.state ?? null), emergency: query.emergency === 'yes', ...span(query), after: query.after || LAST_ID,
  })
  const waiting = may('privacy.approve_opening') ? (await q.countWaiting(ctx.tx, { county: countyHere(ctx), ...range, notBy: actor.accountId })).n : 0
  const deputies = new Map<string, string[]>()
  for (const row of rows) if (row.state === 'asked' && !deputies.has(row.asked_by)) deputies.set(row.asked_by, await askerDeputies(ctx, row.asked_by))
  return {
    ...page(rows, (row) => ({
      id: row.id, kind: row.kind, title: titles.get(row.kind) ?? row.kind, personId: row.person_id, personName: row.person_name ? maskName(row.person_name) : '', regionName: row.region_name ?? row.region,
      purpose: row.purpose, ref: row.ref, state: row.state, emergency: row.emergency, askedBy: row.asked_name, askedPost: row.asked_post, askedAt: row.asked_at, decidedBy: row.decided_name,
      decidedAt: row.decided_at, reason: row.reason, until: row.until, uses: row.uses, lookedAt: row.looked_at, lookedBy: row.looked_by, lookedNote: row.looked_note, mine: row.asked_by === actor.accountId,
      mayDecide: row.state === 'asked' && may('privacy.approve_opening') && mayDecideOpening(actor, { askedBy: row.asked_by, askerIsDeputyFor: deputies.get(row.asked_by) ?? [] }), version: row.version,
    })),
    waiting,
  }
}

export async function decide(ctx: Ctx, needs: OpeningNeeds, { params, body }: { params: { id: string }; body: Input<typeof c.decideOpening>['body'] }): Promise<Reply<typeof c.decideOpening>> {
  const actor = actorOf(ctx)
  const county = countyHere(ctx)
  const row = await q.holdOpening(ctx.tx, county, params.id)
  if (!row) throw errors.openingNotFound()
  if (!mayDecideOpening(actor, { askedBy: row.asked_by, askerIsDeputyFor: await askerDeputies(ctx, row.asked_by) })) throw errors.openingOwn()
  if (row.state !== 'asked') throw errors.openingDecided()
  if (row.version !== body.version) throw errors.changedMeanwhile()
  const read = (await sensitiveReadsInForce(ctx.tx)).find((one) => one.code === row.kind)
  const until = body.approve ? new Date(ctx.now.getTime() + (read?.hours ?? 1) * 3_600_000) : null
  const state = body.approve ? 'approved' : 'refused'
  await q.decide(ctx.tx, county, row.id, { state, by: actor.accountId, name: actor.name, reason: body.reason, until, now: ctx.now })
  await ctx.audit(body.approve ? 'privacy.opening_approved' : 'privacy.opening_refused', { subject: row.person_id ?? undefined, region: row.region, because: body.reason, detail: { opening: row.id } })
  await needs.notify(ctx, {
    region: row.region, accountId: row.asked_by, template: 'opening_decided', title: body.approve ? '敏感查看已批准' : '敏感查看未批准',
    body: body.approve ? `${read?.title ?? '敏感查看'}已由${actor.name}批准，${read?.hours ?? 1}小时内有效。` : `${read?.title ?? '敏感查看'}未批准。理由：${body.reason}。`, link: '/privacy/openings',
  })
  return { state, until: until?.toISOString() ?? null }
}

export async function lookAfterwards(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof c.lookAtEmergency>['body'] }): Promise<{ done: boolean }> {
  const actor = actorOf(ctx)
  const row = await q.holdOpening(ctx.tx, countyHere(ctx), params.id)
  if (!row?.emergency) throw errors.openingNotFound()
  if (row.asked_by === actor.accountId) throw errors.openingOwn()
  if (row.looked_at) throw errors.openingLookedAt()
  if (row.version !== body.version) throw errors.changedMeanwhile()
  await q.recordLook(ctx.tx, countyHere(ctx), row.id, { name: actor.name, note: body.note, now: ctx.now })
  await ctx.audit('privacy.emergency_looked_at', { subject: row.person_id ?? undefined, region: row.region, because: body.note, detail: { opening: row.id } })
  return { done: true }
}

// ----------------------------------------------------------------------------------------------------------------- guards

interface Reading {
  params?: { id?: string }
  body?: Record<string, unknown>
}

/** Whether this call is the sensitive read that the rule means. */
async function isMeant(ctx: Ctx, read: SensitiveRead, input: Reading): Promise<boolean> {
  const { field, peoplePerDay, underAge, bodyFlag } = read.when
  const today = shanghaiDate(ctx.now)
  if (field !== undefined && input.body?.['field'] !== field) return false
  if (bodyFlag !== undefined && input.body?.[bodyFlag] !== true) return false
  const id = input.params?.id ?? ''
  if (underAge !== undefined) {
    const person = await personById(ctx.tx, countyHere(ctx), id, today)
    if (!person || person.age >= underAge) return false
  }
  if (peoplePerDay !== undefined) {
    const { n } = await q.numbersSeen(ctx.tx, actorOf(ctx).accountId, field ?? '', shanghaiInstant(today, '00:00'), id)
    if (n < peoplePerDay) return false
  }
  return true
}

/**
 * Puts the second person before the doors that the catalogue names: a staff member who comes without an opening that stands is told where to
 * ask for one. With one, the read happens and is counted. Residents read what is their own. `doors` are those that may be closed at all:
 * asking the catalogue costs a statement, which no other door should pay.
 */
export function guardSensitive(routes: readonly Route[], doors: readonly string[]): Route[] {
  return routes.map((one) => {
    const { id } = one.operation
    if (!doors.includes(id)) return one
    return {
      ...one,
      async handle(ctx: Ctx, input: Reading) {
        if (ctx.caller?.kind !== 'staff') return one.handle(ctx, input)
        const county = countyHere(ctx)
        const opened: string[] = []
        for (const read of (await sensitiveReadsInForce(ctx.tx)).filter((r) => r.operations.includes(id))) {
          if (!(await isMeant(ctx, read, input))) continue
          const open = await q.standing(ctx.tx, county, actorOf(ctx).accountId, read.code, input.params?.id ?? null, ctx.now)
          if (!open) throw errors.openingNeeded(read.code, read.title)
          opened.push(open.id)
          await ctx.audit('privacy.opening_used', { subject: aboutOne(read) ? input.params?.id : undefined, region: actorOf(ctx).region, because: read.title, detail: { opening: open.id } })
        }
        const answer = await one.handle(ctx, input)
        for (const opening of opened) await q.countUse(ctx.tx, county, opening)
        return answer
      },
    }
  })
}
