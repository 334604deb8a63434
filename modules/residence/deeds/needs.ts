import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { actorOf } from '../../accounts/index.ts'
import { personById } from '../../register/index.ts'
import { scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract/needs.ts'
import { needKinds } from '../contract/needs.ts'
import * as errors from '../errors.ts'
import * as q from '../queries/needs.ts'
import { LAST_ID, named, paged, reach, type Ctx } from './shared.ts'

/** A need stands for half a year, then it is asked after: lists stay current (分类动态). */
const STANDS_DAYS = 183
const LONGEST_DAYS = 731

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listNeeds>['query']> }): Promise<Reply<typeof doors.listNeeds>> {
  const at = reach(ctx, query.region)
  const [month, quarter] = [addDays(at.today, -30), addDays(at.today, -90)]
  const [from, to] = query.when === 'month' ? [month, at.today] : query.when === 'quarter' ? [quarter, addDays(month, -1)] : query.when === 'older' ? ['1900-01-01', addDays(quarter, -1)] : ['1900-01-01', at.today]
  const rows = await q.listNeeds(ctx.tx, { ...at, kind: query.kind ?? '', from, to, after: query.after || LAST_ID })
  return paged(rows, named, (row) => row.id)
}

export async function counts(ctx: Ctx): Promise<Reply<typeof doors.countNeeds>> {
  const at = reach(ctx)
  const found = await q.countNeeds(ctx.tx, { ...at, month: addDays(at.today, -30), quarter: addDays(at.today, -90) })
  return { items: needKinds.map((kind) => found.find((one) => one.kind === kind) ?? { kind, month: 0, quarter: 0, older: 0 }) }
}

export async function state(ctx: Ctx, { body }: { body: NonNullable<Input<typeof doors.stateNeed>['body']> }): Promise<Reply<typeof doors.stateNeed>> {
  const actor = actorOf(ctx)
  const today = shanghaiDate(ctx.now)
  const personId = actor.kind === 'staff' ? body.personId : actor.personId
  const person = personId ? await personById(ctx.tx, actor.county, personId, today) : undefined
  if (!person) throw errors.personNotFound()
  const until = body.until ?? addDays(today, STANDS_DAYS)
  if (until <= today || until > addDays(today, LONGEST_DAYS)) throw errors.needDates()
  if (actor.kind === 'resident') await ctx.tx.widen(scopeOf(person.region).lo, scopeOf(person.region).hi)
  if ((await q.needsOf(ctx.tx, actor.county, person.id, today)).some((need) => need.kind === body.kind)) throw errors.needStated()
  const id = ctx.newId()
  await q.insertNeed(ctx.tx, {
    county: actor.county, id, region: person.region, personId: person.id, kind: body.kind, said: body.said ?? '', on: today, until, by: actor.kind === 'staff' ? 'worker' : 'resident',
  })
  await ctx.audit('residence.need_stated', { subject: person.id, region: person.region, because: actor.kind === 'staff' ? 'request' : 'own', detail: { need: id, kind: body.kind } })
  return { id, until }
}

/** A resident ends and confirms only their own: the policy shows them no other, and the deed goes on in the need's own place. */
async function mine(ctx: Ctx, id: string): Promise<void> {
  const actor = actorOf(ctx)
  const need = await q.findNeed(ctx.tx, actor.county, id)
  if (!need || (actor.kind === 'resident' && need.person_id !== actor.personId)) throw errors.needNotFound()
  if (actor.kind === 'resident') await ctx.tx.widen(scopeOf(need.region).lo, scopeOf(need.region).hi)
}

export async function end(ctx: Ctx, { params, body }: { params: { id: string }; body: { reason: 'met' | 'withdrawn' } }): Promise<{ done: boolean }> {
  await mine(ctx, params.id)
  const ended = await q.endNeed(ctx.tx, actorOf(ctx).county, params.id, shanghaiDate(ctx.now), body.reason)
  if (!ended) throw errors.needNotFound()
  await ctx.audit('residence.need_ended', { subject: ended.person_id, region: ended.region, because: body.reason, detail: { need: params.id } })
  return { done: true }
}

/** The need goes on as a new one from today: when it was stated first stays to be read. */
export async function confirm(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.confirmNeed>> {
  await mine(ctx, params.id)
  const { county } = actorOf(ctx)
  const today = shanghaiDate(ctx.now)
  const ended = await q.endNeed(ctx.tx, county, params.id, today, 'confirmed')
  if (!ended) throw errors.needNotFound()
  const id = ctx.newId()
  const until = addDays(today, STANDS_DAYS)
  await q.insertNeed(ctx.tx, { county, id, region: ended.region, personId: ended.person_id, kind: ended.kind, said: ended.said, on: today, until, by: ended.stated_by })
  await ctx.audit('residence.need_confirmed', { subject: ended.person_id, region: ended.region, because: 'own', detail: { need: id } })
  return { id, until }
}
