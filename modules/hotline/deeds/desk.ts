import type { z } from 'zod'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { parseCaseNumber } from '../../cases/index.ts'
import { peopleByPhone, personById } from '../../register/index.ts'
import { findRegion } from '../../regions/index.ts'
import type * as doors from '../contract.ts'
import { REFUSALS, type CallLine, type HotlineCall } from '../contract.ts'
import * as e from '../errors.ts'
import { agentsAt, findAgent, putAgent } from '../queries/agents.ts'
import * as q from '../queries/calls.ts'
import { countWaiting } from '../queries/call-backs.ts'
import { lineOfPhone } from '../queries/lines.ts'
import { stepsOf } from '../queries/steps.ts'
import { MOVES_FROM, plainNumber } from '../rules.ts'
import { CALLER_INDEX } from '../sealed-part.ts'
import { CALL_STATES } from '../contract/parts.ts'
import { callOf } from './events.ts'
import { callerOf, idCursor, idFrom, maskedCaller, note, paged, reach, type Ctx } from './shared.ts'

type Body<Op extends { body?: unknown }> = Op extends { body?: infer B } ? (B extends z.ZodType ? z.output<B> : never) : never
const DAY = 86_400_000
/** Earlier calls are looked for this far back. */
const BEFORE_DAYS = 90

export const lineOf = (ctx: Ctx, call: q.CallRow): CallLine => ({
  id: call.id, state: call.state, called: call.called, lineName: call.lineName ?? '', topic: call.topic, callerMasked: maskedCaller(ctx.services, call), region: call.region, regionName: call.regionName ?? call.region,
  rangAt: call.rangAt, answeredAt: call.answeredAt, endedAt: call.endedAt, endedAs: call.endedAs, agentName: call.agentName, mine: call.agent === ctx.caller?.id, kind: call.kind, version: call.version,
})

export async function desk(ctx: Ctx): Promise<Reply<typeof doors.getHotlineDesk>> {
  const at = reach(ctx)
  const agent = await findAgent(ctx.tx, at.county, at.me)
  const [ringing, mine, agents, waiting] = [
    await q.ringing(ctx.tx, at), await q.unfinishedOf(ctx.tx, at.county, at.me), await agentsAt(ctx.tx, at), await countWaiting(ctx.tx, at),
  ]
  return {
    me: { state: agent?.state ?? 'off', extension: agent?.extension ?? '', since: agent?.since ?? null },
    ringing: ringing.map((call) => lineOf(ctx, call)), mine: mine.map((call) => lineOf(ctx, call)),
    agents: agents.flatMap(({ id, name, state, since, talking }) => (state === 'off' ? [] : [{ id, name, state, since, talking }])),
    callBacks: waiting.n, demo: ctx.services.settings.demo, now: ctx.now.toISOString(),
  }
}

const talking = (calls: readonly q.CallRow[]) => calls.find((call) => call.state === 'talking' || call.state === 'held')

export async function setState(ctx: Ctx, { body }: { body: Body<typeof doors.setAgentState> }): Promise<Reply<typeof doors.setAgentState>> {
  const at = reach(ctx)
  if (body.state !== 'on' && talking(await q.unfinishedOf(ctx.tx, at.county, at.me))) throw e.stillTalking()
  const before = await findAgent(ctx.tx, at.county, at.me)
  const extension = body.extension ?? before?.extension ?? ''
  await putAgent(ctx.tx, { county: at.county, id: at.me, region: at.here, name: at.name, state: body.state, extension, now: ctx.now })
  await note(ctx, { id: at.me, region: at.here }, 'agent', body.state)
  return { state: body.state, extension }
}

/** A made-up call, for trying the desk where there is no telephone. */
export async function ringDemo(ctx: Ctx, { body }: { body: Body<typeof doors.ringDemoCall> }): Promise<Reply<typeof doors.ringDemoCall>> {
  if (!ctx.services.settings.demo) throw e.demoOnly()
  const at = reach(ctx)
  const called = plainNumber(body.called)
  const line = await lineOfPhone(ctx.tx, at.county, called, at.today)
  if (!line) throw e.lineUnknown()
  const call = await callOf(ctx, at.county, { source: 'demo', region: at.here, ref: ctx.newId(), ring: true, called, caller: plainNumber(body.caller) })
  await note(ctx, call, 'call', 'demo_rang')
  return { id: call.id }
}

export async function answer(ctx: Ctx, { params }: { params: { id: string } }): Promise<{ version: number }> {
  const at = reach(ctx)
  const call = await q.lockCall(ctx.tx, at.county, params.id)
  if (!call) throw e.callNotFound()
  if (call.state !== 'ringing') throw e.callTaken(call.agentName)
  const agent = await findAgent(ctx.tx, at.county, at.me)
  if (agent?.state !== 'on') throw e.notOnDuty()
  if (talking(await q.unfinishedOf(ctx.tx, at.county, at.me))) throw e.stillTalking()
  Object.assign(call, { state: 'talking', answeredAt: ctx.now.toISOString(), agent: at.me, agentName: at.name })
  await q.saveCall(ctx.tx, at.county, call)
  // From here the number is shown whole to this agent: the purpose is the call itself, and everybody it may belong to can read that.
  const phone = callerOf(ctx.services, call)
  const matches = phone ? await peopleByPhone(ctx.tx, ctx.services.sealer, at.county, phone, at.today) : []
  await note(ctx, call, 'call', 'answered', '接听热线来电，显示号码', { matches: matches.length })
  for (const one of matches) await ctx.audit('register.number_unmasked', { subject: one.id, region: one.region, because: '接听热线来电', detail: { call: call.id, field: 'phone' } })
  return { version: call.version + 1 }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<HotlineCall> {
  const at = reach(ctx)
  const call = await q.findCall(ctx.tx, at.county, params.id)
  if (!call) throw e.callNotFound()
  const inHand = call.agent === at.me && call.doneAt === null
  const phone = inHand ? callerOf(ctx.services, call) : null
  const matches = phone && !call.anonymous ? await peopleByPhone(ctx.tx, ctx.services.sealer, at.county, phone, at.today) : []
  const person = call.personId ? await personById(ctx.tx, at.county, call.personId, at.today) : undefined
  // Whoever looks a call up later reads who it was: that is an opening of the person's file like any other.
  if (person && !inHand) await ctx.audit('register.person_opened', { subject: person.id, region: person.region, because: '查看来电记录', detail: { call: call.id } })
  const placeOf = async (code: string) => (await findRegion(ctx.tx, code.slice(0, 12)))?.name ?? ''
  const before = inHand && call.callerIndex ? (await q.countBefore(ctx.tx, at.county, call.callerIndex, call.id, new Date(ctx.now.getTime() - BEFORE_DAYS * DAY))).n : 0
  return {
    ...lineOf(ctx, call), caller: phone, announcement: call.announcement ?? '',
    person: person ? { id: person.id, name: person.name, regionName: await placeOf(person.region) } : null,
    matches: await Promise.all(matches.slice(0, 8).map(async (one) => ({ id: one.id, name: one.name, regionName: await placeOf(one.region), bornYear: one.bornOn.slice(0, 4) }))),
    before, consent: call.consent, anonymous: call.anonymous, notes: call.notes, declined: call.declined, doneAt: call.doneAt,
    links: await q.linksOfCalls(ctx.tx, at.county, [call.id]), steps: await stepsOf(ctx.tx, at.county, call.id),
  }
}

/** The call, held, in the hand of the caller of the door and not finished. */
export async function hold(ctx: Ctx, id: string, version?: number): Promise<q.CallRow> {
  const at = reach(ctx)
  const call = await q.lockCall(ctx.tx, at.county, id)
  if (!call) throw e.callNotFound()
  if (call.agent !== at.me || call.doneAt !== null) throw e.notYourCall()
  if (version !== undefined && call.version !== version) throw e.changedMeanwhile()
  return call
}

export async function move(ctx: Ctx, { params, body }: { params: { id: string }; body: Body<typeof doors.moveCall> }): Promise<{ version: number }> {
  const at = reach(ctx)
  const call = await hold(ctx, params.id, body.version)
  if (!MOVES_FROM[body.move].includes(call.state)) throw e.notNow(CALL_STATES[call.state])
  let detail: object = {}
  switch (body.move) {
    case 'hold': call.state = 'held'; break
    case 'resume': call.state = 'talking'; break
    case 'end': Object.assign(call, { state: 'ended', endedAs: 'finished', endedAt: ctx.now.toISOString() }); break
    case 'transfer': detail = await transfer(ctx, call, body); break
    case 'finish': {
      const linked = await q.linksOfCalls(ctx.tx, at.county, [call.id])
      if (!call.notes.trim() && !call.declined && linked.length === 0) throw e.notesNeeded()
      call.doneAt = ctx.now.toISOString()
    }
  }
  await q.saveCall(ctx.tx, at.county, call)
  await note(ctx, call, 'call', body.move, body.note, detail)
  return { version: call.version + 1 }
}

/** To a colleague who is free, together with all that was written; or out to another number, where the call ends for us. */
async function transfer(ctx: Ctx, call: q.CallRow, body: Body<typeof doors.moveCall>): Promise<object> {
  const at = reach(ctx)
  if (body.toAgent) {
    const agent = (await agentsAt(ctx.tx, at)).find((one) => one.id === body.toAgent)
    if (!agent || agent.state !== 'on' || agent.talking || agent.id === at.me) throw e.agentNotFree()
    Object.assign(call, { agent: agent.id, agentName: agent.name, state: 'talking' })
    return { agent: agent.id }
  }
  if (!body.toPhone) throw e.targetNeeded()
  const line = await lineOfPhone(ctx.tx, at.county, plainNumber(body.toPhone), at.today)
  Object.assign(call, { state: 'ended', endedAs: 'transferred', endedAt: ctx.now.toISOString() })
  if (!call.notes.trim()) call.notes = `转接到${line ? `${line.name}（${line.phone}）` : body.toPhone}`
  return { to: plainNumber(body.toPhone) }
}

export async function write(ctx: Ctx, { params, body }: { params: { id: string }; body: Body<typeof doors.writeCall> }): Promise<{ version: number }> {
  const at = reach(ctx)
  const call = await hold(ctx, params.id, body.version)
  const before = call.personId
  if (body.notes !== undefined) call.notes = body.notes
  if (body.kind !== undefined) call.kind = body.kind
  if (body.anonymous !== undefined) {
    call.anonymous = body.anonymous
    if (body.anonymous) Object.assign(call, { personId: null, consent: '' })
  }
  if (body.personId !== undefined) {
    const person = body.personId ? await personById(ctx.tx, at.county, body.personId, at.today) : undefined
    if (body.personId && !person) throw e.personNotFound()
    call.personId = person?.id ?? null
    if (person) call.anonymous = false
    // Consent was that of whoever spoke for themselves; another person is asked anew.
    if (call.personId !== before) call.consent = ''
    if (person && call.personId !== before) await ctx.audit('register.person_opened', { subject: person.id, region: person.region, because: '热线来电人核对', detail: { call: call.id } })
  }
  await q.saveCall(ctx.tx, at.county, call)
  await ctx.audit('hotline.call_written', { region: call.region, detail: { call: call.id } })
  return { version: call.version + 1 }
}

export async function decline(ctx: Ctx, { params, body }: { params: { id: string }; body: Body<typeof doors.declineCall> }): Promise<{ version: number }> {
  const at = reach(ctx)
  const call = await hold(ctx, params.id, body.version)
  const reason = REFUSALS.find((one) => one.code === body.reason)
  if (!reason) throw e.reasonUnknown()
  if ((await q.linksOfCalls(ctx.tx, at.county, [call.id])).some((one) => one.link === 'made')) throw e.caseMadeAlready()
  call.declined = reason.code
  await q.saveCall(ctx.tx, at.county, call)
  await note(ctx, call, 'call', 'declined', [reason.reason, body.words].filter(Boolean).join('：'), { reason: reason.code })
  return { version: call.version + 1 }
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listHotlineCalls>['query']> }): Promise<Reply<typeof doors.listHotlineCalls>> {
  const at = reach(ctx)
  const number = parseCaseNumber(query.q ?? '') ?? ''
  const typed = plainNumber(query.q ?? '')
  const index = !number && typed.length >= 5 ? ctx.services.sealer.blindIndex(typed, CALLER_INDEX) : null
  // A search that is neither a whole number nor a case number finds nothing: numbers are never searched by parts.
  const nothing = (query.q ?? '') !== '' && !number && !index
  const f: q.CallFilter = { ...at, tab: query.tab ?? 'all', called: query.called ?? '', kind: query.kind ?? '', index, number: nothing ? '-' : number, after: idCursor(query.after) }
  const [rows, counts] = [await q.listCalls(ctx.tx, f), await q.countCalls(ctx.tx, f, idFrom(new Date(ctx.now.getTime() - 30 * DAY)))]
  const links = await q.linksOfCalls(ctx.tx, at.county, rows.map((row) => row.id))
  return {
    ...paged(rows, (row) => ({ ...lineOf(ctx, row), declined: row.declined, cases: links.filter((one) => one.callId === row.id).map(({ caseId, number: n, link }) => ({ id: caseId, number: n, link })) }), (row) => row.id),
    counts: { ...counts },
  }
}

