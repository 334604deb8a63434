import type { z } from 'zod'
import { CASE_STATES, parseCaseNumber, type CaseState } from '../../cases/index.ts'
import { gramsOf } from '../../register/index.ts'
import { scopeOf } from '../../regions/index.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type * as doors from '../contract.ts'
import type { CaseShort } from '../contract.ts'
import * as e from '../errors.ts'
import type { HotlineNeeds } from '../needs.ts'
import * as callBacks from '../queries/call-backs.ts'
import * as calls from '../queries/calls.ts'
import * as q from '../queries/cases.ts'
import { orderContext } from '../sealed-part.ts'
import { hold } from './desk.ts'
import { callerOf, note, reach, type Ctx } from './shared.ts'

const DAY = 86_400_000
/** Like cases are looked for among those of the last so many days. */
const LIKE_DAYS = 120
/** Of a hundred: how much must be alike where no place is known. */
const FAR_LIKENESS = 20
const OPEN: readonly string[] = ['submitted', 'awaiting_correction', 'accepted', 'suspended']

const short = (c: q.CaseRow): CaseShort => ({
  id: c.id, number: c.number, title: c.title, matterCode: c.matterCode, stateName: CASE_STATES[c.state as CaseState] ?? c.state, regionName: c.regionName, placeText: c.placeText, submittedAt: c.submittedAt, dueAt: c.dueAt, urged: c.urged,
})

export async function consent(ctx: Ctx, { params, body }: { params: { id: string }; body: z.output<NonNullable<typeof doors.recordCallConsent.body>> }): Promise<{ version: number }> {
  const call = await hold(ctx, params.id, body.version)
  if (!call.personId) throw e.callerUnknown()
  call.consent = body.given ? 'given' : 'refused'
  await calls.saveCall(ctx.tx, reach(ctx).county, call)
  await note(ctx, call, 'call', body.given ? 'consent_given' : 'consent_refused', body.given ? '来电人口头同意查看在办事项' : '来电人不同意查看在办事项', {}, call.personId)
  return { version: call.version + 1 }
}

/** Open cases of whoever calls, within the agent's place. Without spoken consent there is nothing to see. */
export async function callerCases(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.listCallerCases>> {
  const call = await hold(ctx, params.id)
  if (!call.personId) throw e.callerUnknown()
  if (call.consent !== 'given') throw e.consentNeeded()
  const { county } = reach(ctx)
  await ctx.audit('hotline.caller_cases_read', { subject: call.personId, region: call.region, because: '来电人口头同意', detail: { call: call.id } })
  return { items: (await q.openCasesOf(ctx.tx, county, call.personId)).map(short) }
}

/** What was written so far against open cases of the matter: without a name, and only where the agent may look. */
export async function like(ctx: Ctx, { query }: { query: Input<typeof doors.findLikeCases>['query'] }): Promise<Reply<typeof doors.findLikeCases>> {
  const at = reach(ctx)
  // Near is the same community; without a place the whole range is looked at by words alone.
  const near = query.region ? scopeOf(query.region.slice(0, 12)) : at
  const grams = gramsOf(query.text ?? '').filter((gram) => [...gram].length > 1).slice(0, 120)
  if (!query.region && grams.length === 0) return { items: [] }
  const rows = await q.likeCases(ctx.tx, {
    county: at.county, matter: query.matter, lo: near.lo > at.lo ? near.lo : at.lo, hi: near.hi < at.hi ? near.hi : at.hi, grams, since: new Date(ctx.now.getTime() - LIKE_DAYS * DAY),
  })
  const items = rows.map((row) => ({ ...short(row), likeness: grams.length ? Math.round((row.shared * 100) / grams.length) : 0 }))
  // Somewhere in a whole county a few words are always alike; in one community they may be the same thing.
  return { items: items.filter((one) => query.region !== undefined || one.likeness >= FAR_LIKENESS) }
}

/** A call becomes a case like any other: same numbers, same clock. The order remembers whom to call back. */
export const make = (need: HotlineNeeds) => async (
  ctx: Ctx, { params, body }: { params: { id: string }; body: z.output<NonNullable<typeof doors.makeCallCase.body>> },
): Promise<Reply<typeof doors.makeCallCase>> => {
  const at = reach(ctx)
  const call = await hold(ctx, params.id)
  const phone = callerOf(ctx.services, call)
  const receipt = await need.cases.submit(ctx, {
    matterCode: body.matterCode, form: body.form, placeText: body.placeText, channel: 'H12345', submitAnyway: body.submitAnyway,
    ...(call.personId ? { applicantId: call.personId } : {}), ...(body.region ? { region: body.region } : {}), ...(phone && !call.anonymous && phone.length >= 5 ? { contactPhone: phone } : {}),
    ...(body.urgent ? { urgency: 'urgent' as const } : {}),
  })
  const made = (await q.caseOf(ctx.tx, at.county, { id: receipt.id }))!
  const kind = typeof body.form['kind'] === 'string' ? body.form['kind'] : call.kind
  await callBacks.insertOrder(ctx.tx, {
    county: at.county, id: receipt.id, region: made.region, number: receipt.number, title: receipt.title, matter: body.matterCode, kind: kind.slice(0, 40),
    callerSealed: phone ? ctx.services.sealer.seal(phone, orderContext(receipt.id)) : null, now: ctx.now,
  })
  await link(ctx, call, made, 'made', '')
  return receipt
}

async function link(ctx: Ctx, call: calls.CallRow, to: q.CaseRow, how: 'made' | 'joined' | 'urged' | 'praised' | 'asked', words: string): Promise<string> {
  const at = reach(ctx)
  const id = ctx.newId()
  const written = await calls.insertLink(ctx.tx, {
    county: at.county, id, region: to.region, callId: call.id, caseId: to.id, number: to.number, title: to.title, link: how, words, personId: how === 'joined' ? call.personId : null, account: at.me, name: at.name, at: ctx.now,
  })
  if (!written) throw e.linkedAlready()
  await note(ctx, call, 'call', how, to.number, { case: to.id })
  return id
}

export async function join(ctx: Ctx, { params, body }: { params: { id: string }; body: z.output<NonNullable<typeof doors.linkCall.body>> }): Promise<{ id: string }> {
  const at = reach(ctx)
  const call = await hold(ctx, params.id)
  const number = parseCaseNumber(body.number)
  const to = number ? await q.caseOf(ctx.tx, at.county, { number }) : undefined
  if (!to || to.state === 'draft') throw e.caseNotFound()
  if ((body.link === 'urged' || body.link === 'joined') && !OPEN.includes(to.state)) throw e.notOpen()
  if (body.link === 'praised' && !body.words) throw e.wordsNeeded('要表扬什么')
  return { id: await link(ctx, call, to, body.link, body.words) }
}

/** For the page of a case: what was said about it by telephone, and how its call-backs ended. No number, no name of a caller. */
export async function ofCase(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.listCaseCalls>> {
  const { county } = reach(ctx)
  const rows = await callBacks.callBacksOf(ctx.tx, county, params.id)
  return {
    items: await calls.linksOfCase(ctx.tx, county, params.id),
    callBacks: rows.map(({ id, round, state, solved, satisfied, words, byName, doneAt, returned }) => ({ id, round, state, solved, satisfied, words, byName, doneAt, returned })),
  }
}
