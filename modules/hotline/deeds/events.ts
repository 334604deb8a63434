import { createHash } from 'node:crypto'
import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Parsed } from '../../../platform/kernel/operation.ts'
import { scopeOf } from '../../regions/index.ts'
import type { CallDirection, askCall, receiveCallEvent } from '../contract.ts'
import * as e from '../errors.ts'
import type { Ctx } from '../needs.ts'
import { agentsAt } from '../queries/agents.ts'
import * as calls from '../queries/calls.ts'
import * as q from '../queries/events.ts'
import { findLine, lineOfPhone } from '../queries/lines.ts'
import { recordStep } from '../queries/steps.ts'
import { afterEvent, endedAs, isRetired, plainNumber } from '../rules.ts'
import { CALLER_INDEX, callerContext, keyContext } from '../sealed-part.ts'
import { CLOCK_MINUTES, isSigned, linesOfEvent, linesOfQuestion } from '../signature.ts'

type Event = Parsed<never, never, NonNullable<typeof receiveCallEvent.body>>['body']
type Question = Parsed<never, never, NonNullable<typeof askCall.body>>['body']
const WHO = '电话系统'

/** The system that signed this. A door without a session: only the signature opens it, and it opens the place of that system alone. */
async function admitted(ctx: Ctx, system: string, lines: string, signature: string) {
  const { county } = ctx.services.settings
  const all = scopeOf(`${county}000000`)
  await ctx.tx.widen(all.lo, all.hi)
  const row = await q.findSystem(ctx.tx, county, system)
  if (!row || row.endedAt || !isSigned(ctx.services.sealer.open(row.keySealed, keyContext(row.id)), lines, signature)) throw e.eventUnsigned()
  await q.systemSeen(ctx.tx, county, row.id, ctx.now)
  return { county, system: row }
}

const refuseStale = (ctx: Ctx, at: string): void => {
  if (Math.abs(ctx.now.getTime() - new Date(at).getTime()) > CLOCK_MINUTES * 60_000) throw e.eventStale()
}

/** Takes an event in: once, signed, fresh. What the system is to do now comes back. */
export async function receive(ctx: Ctx, { body }: { body: Event }): Promise<CallDirection> {
  const lines = linesOfEvent(body)
  const { county, system } = await admitted(ctx, body.system, lines, body.signature)
  const digest = createHash('sha256').update(lines).digest()
  const known = await q.earlierEvent(ctx.tx, county, system.id, body.event)
  if (known) {
    if (!known.digest.equals(digest)) throw e.eventDiffers()
    return direction(ctx, county, (await calls.findCall(ctx.tx, county, known.callId))!, true)
  }
  refuseStale(ctx, body.at)
  const call = await callOf(ctx, county, { source: system.id, region: system.region, ref: body.call, ring: body.kind === 'ringing', called: plainNumber(body.called), caller: plainNumber(body.caller) })
  const first = await q.insertEvent(ctx.tx, {
    county, id: ctx.newId(), region: call.region, source: system.id, ref: body.event, digest, event: body.kind, callId: call.id, happenedAt: new Date(body.at), now: ctx.now,
  })
  if (first) await change(ctx, county, call, body)
  return direction(ctx, county, call, !first)
}

/** What to do with a call that still rings. */
export async function ask(ctx: Ctx, { body }: { body: Question }): Promise<CallDirection> {
  const { county, system } = await admitted(ctx, body.system, linesOfQuestion(body), body.signature)
  refuseStale(ctx, body.at)
  const call = await calls.lockCallByRef(ctx.tx, county, system.id, body.call)
  if (!call) throw e.callUnknown()
  return direction(ctx, county, call, false)
}

/** The call of an event, held; a ringing one that is new is put in the queue of the line it belongs to. */
export async function callOf(
  ctx: Ctx, county: string, c: { source: string; region: string; ref: string; ring: boolean; called: string; caller: string },
): Promise<calls.CallRow> {
  const known = await calls.lockCallByRef(ctx.tx, county, c.source, c.ref)
  if (known) return known
  if (!c.ring) throw e.callUnknown()
  const today = shanghaiDate(ctx.now)
  const dialled = await lineOfPhone(ctx.tx, county, c.called, today)
  const joined = dialled?.joinsId ? await findLine(ctx.tx, county, dialled.joinsId) : undefined
  const retired = dialled ? isRetired(dialled, today) : false
  const id = ctx.newId()
  const { sealer } = ctx.services
  await calls.insertCall(ctx.tx, {
    county, id, region: joined?.region ?? dialled?.region ?? c.region, source: c.source, callRef: c.ref, lineId: (dialled ?? joined)?.id ?? null, called: c.called, topic: dialled?.topic ?? '',
    callerSealed: c.caller ? sealer.seal(c.caller, callerContext(id)) : null, callerIndex: c.caller ? sealer.blindIndex(c.caller, CALLER_INDEX) : null,
    state: retired ? 'ended' : 'ringing', endedAs: retired ? 'retired' : '', at: ctx.now,
  })
  return (await calls.lockCallByRef(ctx.tx, county, c.source, c.ref))!
}

async function change(ctx: Ctx, county: string, call: calls.CallRow, event: Event): Promise<void> {
  const to = afterEvent(call.state, event.kind)
  if (!to) return
  const before = call.state
  call.state = to
  if (to === 'talking' && before === 'ringing') {
    call.answeredAt ??= ctx.now.toISOString()
    const { lo, hi } = scopeOf(`${county}000000`)
    const agent = event.extension && !call.agent ? (await agentsAt(ctx.tx, { county, lo, hi })).find((one) => one.extension === event.extension) : undefined
    if (agent) Object.assign(call, { agent: agent.id, agentName: agent.name })
  }
  if (to === 'ended') {
    call.endedAt = ctx.now.toISOString()
    call.endedAs = endedAs(before, event.kind)
    if (!call.agent) call.doneAt = ctx.now.toISOString()
  }
  await calls.saveCall(ctx.tx, county, call)
  await recordStep(ctx.tx, { county, id: ctx.newId(), region: call.region, aboutId: call.id, step: event.kind, note: event.to ? `转到${event.to}` : '', detail: { event: event.event }, account: null, name: WHO, at: ctx.now })
}

/** Wait while nobody has taken it; connect to the extension of the agent who has; announce where the number has retired. */
async function direction(ctx: Ctx, county: string, call: calls.CallRow, repeated: boolean): Promise<CallDirection> {
  const plain = { callId: call.id, state: call.state, extension: '', announcement: '', repeated }
  if (call.endedAs === 'retired') return { ...plain, action: 'announce', announcement: call.announcement ?? '' }
  if (call.state === 'ringing') return { ...plain, action: 'wait' }
  if (call.state !== 'talking' || !call.agent) return { ...plain, action: 'none' }
  const { lo, hi } = scopeOf(`${county}000000`)
  const agent = (await agentsAt(ctx.tx, { county, lo, hi })).find((one) => one.id === call.agent)
  return { ...plain, action: agent?.extension ? 'connect' : 'none', extension: agent?.extension ?? '' }
}
