/** A person asks another to act for them, online: offered, accepted or not, ended by either at any time (民法典 arts. 165, 173). */
import { addDays, shanghaiDate } from '../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../platform/kernel/operation.ts'
import { addRepresentative, endRepresentative, maskName, peopleByPhone } from '../register/index.ts'
import type * as c from './contract.ts'
import * as errors from './errors.ts'
import { countyHere, letThrough, type Ctx } from './here.ts'
import * as q from './queries/mandates.ts'
import { deedsInName } from './queries/file.ts'

export interface MandateNeeds {
  notify(ctx: Ctx, note: { region: string; personId: string; template: string; title: string; body: string; link: string }): Promise<void>
}

const MOST_WAITING = 5
const LONGEST_DAYS = 3 * 366

/** An accepted one ends by itself on its day. */
const stateToday = (row: q.MandateRow, today: string) => (row.state === 'accepted' && row.valid_until <= today ? 'ended' : row.state)

export async function myMandates(ctx: Ctx): Promise<Reply<typeof c.listMyMandates>> {
  const { person } = await letThrough(ctx, undefined)
  const today = shanghaiDate(ctx.now)
  const rows = await q.mandatesOf(ctx.tx, countyHere(ctx), person.id)
  const view = (row: q.MandateRow) => ({
    id: row.id, person: row.person_name ?? '', agent: row.by_name, powers: row.powers, validUntil: row.valid_until, state: stateToday(row, today), representativeId: row.representative_id, offeredAt: row.offered_at,
    answeredAt: row.answered_at, endedAt: row.ended_at, version: row.version,
  })
  return {
    given: rows.filter((row) => row.person_id === person.id).map(view),
    received: rows.filter((row) => row.by_person_id === person.id).map(view),
    deeds: (await deedsInName(ctx.tx, countyHere(ctx), person.id)).map((d) => ({ id: d.id, at: d.at, name: d.caller_name, deed: d.deed, caseNumber: d.case_number })),
  }
}

/** The offer is written down whoever is meant; whether name and telephone met somebody is not told. */
export async function offer(ctx: Ctx, needs: MandateNeeds, { body }: { body: Input<typeof c.offerMandate>['body'] }): Promise<{ id: string }> {
  const { person } = await letThrough(ctx, undefined)
  const county = countyHere(ctx)
  const today = shanghaiDate(ctx.now)
  if (person.age < 18) throw errors.mandateMinor()
  if (body.validUntil <= today || body.validUntil > addDays(today, LONGEST_DAYS)) throw errors.mandateDates()
  const name = body.name.replace(/\s/g, '')
  const agent = (await peopleByPhone(ctx.tx, ctx.services.sealer, county, body.phone, today)).find((p) => p.name === name && p.state === 'present')
  if (agent?.id === person.id) throw errors.mandateOneself()
  const rows = (await q.mandatesOf(ctx.tx, county, person.id)).filter((row) => row.person_id === person.id)
  const waiting = rows.filter((row) => row.state === 'offered')
  if (rows.some((row) => (row.state === 'offered' || stateToday(row, today) === 'accepted') && row.by_name === name)) throw errors.mandateTwice()
  if (waiting.length >= MOST_WAITING) throw errors.tooManyMandates()
  const id = ctx.newId()
  await q.insertMandate(ctx.tx, { county, id, region: person.region, personId: person.id, byPersonId: agent?.id ?? null, byName: name, powers: [...new Set(body.powers)], validUntil: body.validUntil, now: ctx.now })
  await ctx.audit('privacy.mandate_offered', { subject: person.id, region: person.region, because: '本人网上委托', detail: { mandate: id } })
  if (agent) {
    await needs.notify(ctx, {
      region: person.region, personId: agent.id, template: 'mandate_offered', title: '有人请您代办',
      body: `${maskName(person.name)}请您在${body.validUntil}前代为办事。是否接受由您决定，请在“家人代办”里答复。`, link: '/my/proxies',
    })
  }
  return { id }
}

export async function answer(
  ctx: Ctx, needs: MandateNeeds, { params, body }: { params: { id: string }; body: Input<typeof c.answerMandate>['body'] },
): Promise<{ done: boolean }> {
  const { person } = await letThrough(ctx, undefined)
  const county = countyHere(ctx)
  const today = shanghaiDate(ctx.now)
  const row = await q.holdMandate(ctx.tx, county, params.id)
  if (!row || row.by_person_id !== person.id) throw errors.mandateNotFound()
  if (row.state !== 'offered' || row.version !== body.version || row.valid_until <= today) throw errors.mandateAnswered()
  const made = body.accept
    ? await addRepresentative(ctx, {
        params: { id: row.person_id },
        body: { byPersonId: person.id, kind: 'agent', powers: row.powers, validFrom: today, validUntil: row.valid_until, source: '本人网上委托，代理人网上接受' },
      })
    : null
  await q.setMandate(ctx.tx, county, row.id, { state: body.accept ? 'accepted' : 'declined', representativeId: made?.id ?? null, answeredAt: ctx.now, endedAt: null })
  await ctx.audit(body.accept ? 'privacy.mandate_accepted' : 'privacy.mandate_declined', { subject: row.person_id, region: row.region, because: '代理人网上答复', detail: { mandate: row.id } })
  await needs.notify(ctx, {
    region: row.region, personId: row.person_id, template: 'mandate_answered', title: body.accept ? '代办委托已生效' : '对方没有接受代办委托',
    body: body.accept ? `${row.by_name}已接受您的委托，到${row.valid_until}为止。代您办了什么，都能在“家人代办”里看到，随时可以结束。` : `${row.by_name}没有接受您的代办委托，您可以另请他人。`,
    link: '/my/proxies',
  })
  return { done: true }
}

/** Either side, at once. What was done until then stays done. */
export async function end(
  ctx: Ctx, needs: MandateNeeds, { params, body }: { params: { id: string }; body: Input<typeof c.endMandate>['body'] },
): Promise<{ done: boolean }> {
  const { person } = await letThrough(ctx, undefined)
  const county = countyHere(ctx)
  const today = shanghaiDate(ctx.now)
  const row = await q.holdMandate(ctx.tx, county, params.id)
  if (!row || (row.person_id !== person.id && row.by_person_id !== person.id)) throw errors.mandateNotFound()
  const state = stateToday(row, today)
  const own = row.person_id === person.id
  if (!(state === 'accepted' || (state === 'offered' && own)) || row.version !== body.version) throw errors.mandateOver()
  if (row.representative_id) await endRepresentative(ctx, { params: { id: row.representative_id }, body: { on: today, reason: own ? '本人结束委托' : '代理人辞去委托' } })
  await q.setMandate(ctx.tx, county, row.id, { state: state === 'offered' ? 'withdrawn' : 'ended', representativeId: row.representative_id, answeredAt: row.answered_at, endedAt: ctx.now })
  await ctx.audit('privacy.mandate_ended', { subject: row.person_id, region: row.region, because: own ? '本人结束委托' : '代理人辞去委托', detail: { mandate: row.id } })
  const other = own ? row.by_person_id : row.person_id
  if (other && state === 'accepted') {
    await needs.notify(ctx, { region: row.region, personId: other, template: 'mandate_ended', title: '代办委托已结束', body: own ? `${maskName(person.name)}已结束请您代办的委托。` : `${row.by_name}已不再代您办事。`, link: '/my/proxies' })
  }
  return { done: true }
}
