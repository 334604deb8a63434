import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { actorOf } from '../../accounts/index.ts'
import { CalendarNotCovered, defaultCalendar } from '../../calendar/index.ts'
import { personById } from '../../register/index.ts'
import { ORIGIN_OUTCOMES } from '../contract/origin.ts'
import type * as doors from '../contract/origin.ts'
import * as errors from '../errors.ts'
import type { ResidenceNeeds } from '../needs.ts'
import * as q from '../queries/needs.ts'
import { LAST_ID, named, paged, reach, type Ctx } from './shared.ts'

const CURSOR = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})$/

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listOriginRequests>['query']> }): Promise<Reply<typeof doors.listOriginRequests>> {
  const at = reach(ctx)
  if (query.state === 'answered') {
    if (query.after && !/^[0-9a-f-]{36}$/.test(query.after)) throw errors.pageUnknown()
    return paged(await q.answeredRequests(ctx.tx, { ...at, after: query.after || LAST_ID }), named, (row) => row.id)
  }
  const after = query.after ? CURSOR.exec(query.after) : undefined
  if (after === null) throw errors.pageUnknown()
  const rows = await q.openRequests(ctx.tx, {
    ...at, overdue: query.state === 'overdue', afterDue: after?.[1] ?? '1900-01-01', afterId: after?.[2] ?? '00000000-0000-0000-0000-000000000000',
  })
  return paged(rows, named, (row) => `${row.dueOn}_${row.id}`)
}

/** Asks the office where somebody is registered; the last day is counted in working days from tomorrow. */
export async function ask(ctx: Ctx, { body }: { body: NonNullable<Input<typeof doors.askOrigin>['body']> }): Promise<Reply<typeof doors.askOrigin>> {
  const actor = actorOf(ctx)
  const today = shanghaiDate(ctx.now)
  if (body.originCode.startsWith(actor.county)) throw errors.originIsHere()
  const person = body.personId ? await personById(ctx.tx, actor.county, body.personId, today) : undefined
  if (body.personId && !person) throw errors.personNotFound()
  const region = person?.region ?? actor.region
  let dueOn: string
  try {
    dueOn = defaultCalendar(region).addWorkingDays(today, body.days ?? 10)
  } catch (refusal) {
    if (refusal instanceof CalendarNotCovered) throw errors.calendarMissing()
    throw refusal
  }
  const id = ctx.newId()
  await q.insertRequest(ctx.tx, {
    county: actor.county, id, region, personId: person?.id ?? null, originCode: body.originCode, originName: body.originName, kind: body.kind, asked: body.asked, on: today,
    dueOn, by: actor.name, account: actor.accountId, reachedBy: body.reachedBy ?? '', at: ctx.now,
  })
  await ctx.audit('residence.origin_asked', { subject: person?.id, region, because: 'request', detail: { request: id, origin: body.originCode, kind: body.kind } })
  return { id, dueOn }
}

export const answer = (needs: ResidenceNeeds) => async (
  ctx: Ctx, { params, body }: { params: { id: string }; body: NonNullable<Input<typeof doors.answerOrigin>['body']> },
): Promise<{ done: boolean }> => {
  const { county } = actorOf(ctx)
  const held = await q.holdRequest(ctx.tx, county, params.id)
  if (!held) throw errors.requestNotFound()
  if (held.version !== body.version) throw errors.changedMeanwhile()
  if (body.on < held.askedOn || body.on > shanghaiDate(ctx.now)) throw errors.answerDates()
  await q.answerRequest(ctx.tx, county, params.id, { outcome: body.outcome, answer: body.answer, by: body.answeredBy ?? '', on: body.on })
  await ctx.audit('residence.origin_answered', { subject: held.personId ?? undefined, region: held.region, because: 'request', detail: { request: params.id, outcome: body.outcome } })
  if (held.personId && body.outcome !== 'withdrawn') {
    await needs.notify({ tx: ctx.tx, now: ctx.now, services: ctx.services }, {
      county, region: held.region, personId: held.personId, template: 'origin_answered', title: `${held.originName}答复了`,
      body: `我们替您问的事，${held.originName}答复：${ORIGIN_OUTCOMES[body.outcome]}。${body.answer}`, link: '/my/residence',
    })
  }
  return { done: true }
}
