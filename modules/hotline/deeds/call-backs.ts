import type { z } from 'zod'
import { Refusal } from '../../../platform/kernel/refusal.ts'
import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { actorOf } from '../../accounts/index.ts'
import { CASE_OUTCOMES, parseCaseNumber } from '../../cases/index.ts'
import { maskPhone } from '../../register/index.ts'
import { levelOf } from '../../regions/index.ts'
import { CALL_KINDS, type HotlineCallBack, type RateLine } from '../contract.ts'
import type * as doors from '../contract.ts'
import * as e from '../errors.ts'
import type { HotlineNeeds } from '../needs.ts'
import { handledIt } from '../policy.ts'
import * as q from '../queries/call-backs.ts'
import { caseOf } from '../queries/cases.ts'
import { stepsOf } from '../queries/steps.ts'
import { isBad, ratesOf, TRIES } from '../rates.ts'
import { maskedNumber } from '../rules.ts'
import { orderContext } from '../sealed-part.ts'
import { CALL_BACK_STATES } from '../contract/call-backs.ts'
import { FIRST_ID, LAST_ID, note, paged, reach, type Ctx } from './shared.ts'

const midnight = (day: string): Date => new Date(`${day}T00:00:00+08:00`)
const phoneOf = (ctx: Ctx, row: q.CallBackRow): string | null => (row.callerSealed ? ctx.services.sealer.open(row.callerSealed, orderContext(row.caseId)) : null)

const mayCall = (ctx: Ctx, row: q.CallBackRow): boolean => ctx.caller?.abilities.has('hotline.call_back') === true && !handledIt(actorOf(ctx), row)

/** What is told of a row: the reply's schema leaves out the rest. */
const shown = (ctx: Ctx) => (row: q.CallBackRow): HotlineCallBack => ({
  ...row, outcomeName: (CASE_OUTCOMES as Record<string, { name: string }>)[row.outcome]?.name ?? '', late: row.state === 'waiting' && row.dueOn !== null && row.dueOn < shanghaiDate(ctx.now),
  callerMasked: maskedNumber(phoneOf(ctx, row), maskPhone), mayCall: mayCall(ctx, row),
})

function cursor(after: string | undefined, waiting: boolean): { due: string; id: string } {
  if (!after) return { due: '', id: waiting ? FIRST_ID : LAST_ID }
  const [due = '', id = ''] = after.split('|')
  if (!/^(\d{4}-\d\d-\d\d|infinity|)$/.test(due) || !/^[0-9a-f-]{36}$/.test(id)) throw e.pageUnknown()
  return { due, id }
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listCallBacks>['query']> }): Promise<Reply<typeof doors.listCallBacks>> {
  const at = reach(ctx, query.region)
  const state = query.state ?? 'waiting'
  const f: q.CallBackFilter = {
    county: at.county, lo: at.lo, hi: at.hi, state, unit: query.unit ?? '', kind: query.kind ?? '', number: query.q ? (parseCaseNumber(query.q) ?? '-') : '', counted: query.counted ?? '',
    from: query.from ? midnight(query.from) : null, until: query.until ? midnight(addDays(query.until, 1)) : null, after: cursor(query.after, state === 'waiting'),
  }
  const [rows, counts] = [await q.listCallBacks(ctx.tx, f), await q.countCallBacks(ctx.tx, f)]
  return { ...paged(rows, shown(ctx), (row) => `${row.dueOn ?? 'infinity'}|${row.id}`), counts }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getCallBack>> {
  const { county } = reach(ctx)
  const row = await q.findCallBack(ctx.tx, county, params.id)
  if (!row) throw e.callBackNotFound()
  return { callBack: shown(ctx)(row), steps: await stepsOf(ctx.tx, county, row.id) }
}

/** A call-back by somebody who had no hand in the order. */
async function toCall(ctx: Ctx, id: string): Promise<q.CallBackRow> {
  const row = await q.findCallBack(ctx.tx, reach(ctx).county, id)
  if (!row) throw e.callBackNotFound()
  if (!mayCall(ctx, row)) throw e.ownUnit()
  if (row.state !== 'waiting') throw e.notNow(CALL_BACK_STATES[row.state])
  return row
}

export async function number(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.showCallBackNumber>> {
  const row = await toCall(ctx, params.id)
  const phone = phoneOf(ctx, row)
  if (!phone) throw e.noNumber()
  await note(ctx, row, 'call_back', 'number_shown', '回访，显示号码')
  return { phone }
}

export const record = (need: HotlineNeeds) => async (
  ctx: Ctx, { params, body }: { params: { id: string }; body: z.output<NonNullable<typeof doors.recordCallBack.body>> },
): Promise<Reply<typeof doors.recordCallBack>> => {
  const at = reach(ctx)
  const row = await toCall(ctx, params.id)
  if (!(await q.lockCallBack(ctx.tx, at.county, row.id, body.version))) throw e.changedMeanwhile()
  row.tries += 1
  if (!body.reached) return missed(ctx, row, body)
  const { inTime, solved, satisfied } = body
  if (inTime === undefined || solved === undefined || satisfied === undefined) throw e.answersNeeded()
  const bad = isBad({ solved, satisfied })
  if (bad && !body.words) throw e.wordsNeeded('来电人哪里没有解决、哪里不满意')
  Object.assign(row, { state: 'reached', inTime, solved, satisfied, words: body.words, returned: bad, doneAt: ctx.now.toISOString(), byName: at.name })
  await q.saveCallBack(ctx.tx, at.county, { ...row, byAccount: at.me })
  const returned = bad && (await sendBack(ctx, need, row, body.words))
  if (bad && !returned) await q.saveCallBack(ctx.tx, at.county, { ...row, returned: false, byAccount: at.me })
  await note(ctx, row, 'call_back', bad ? 'bad' : 'good', body.words, { returned })
  return { version: row.version + (bad && !returned ? 2 : 1), state: 'reached', returned }
}

/** Nobody answered: one more try another time, or after enough of them given up and counted apart. */
async function missed(ctx: Ctx, row: q.CallBackRow, body: { giveUp: boolean; words: string }): Promise<Reply<typeof doors.recordCallBack>> {
  const at = reach(ctx)
  const noPhone = row.callerSealed === null
  if (body.giveUp && row.tries < TRIES && !noPhone) throw e.tooFewTries(TRIES)
  if (body.giveUp) Object.assign(row, { state: 'unreachable', doneAt: ctx.now.toISOString(), byName: at.name, words: body.words })
  await q.saveCallBack(ctx.tx, at.county, { ...row, byAccount: body.giveUp ? at.me : null })
  await note(ctx, row, 'call_back', body.giveUp ? 'unreachable' : 'not_reached', body.words, { tries: row.tries })
  return { version: row.version + 1, state: row.state, returned: false }
}

/** Reopens the case at the caller's word. Where the days for that are over the answer counts all the same; a new case can be made. */
async function sendBack(ctx: Ctx, need: HotlineNeeds, row: q.CallBackRow, words: string): Promise<boolean> {
  const now = await caseOf(ctx.tx, reach(ctx).county, { id: row.caseId })
  if (!now) return false
  try {
    await need.cases.move(ctx, row.caseId, { move: 'reopen', version: now.version, reason: `回访：${words}` })
    return true
  } catch (refusal) {
    if (refusal instanceof Refusal && ['case.reopen_too_late', 'case.move_not_allowed'].includes(refusal.code)) return false
    throw refusal
  }
}

const DIGITS = { province: 4, prefecture: 6, county: 9, township: 12, community: 15, grid: 18, building: 18 } as const

export async function rates(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.getHotlineRates>['query']> }): Promise<Reply<typeof doors.getHotlineRates>> {
  const at = reach(ctx, query.region)
  const until = query.until ?? at.today
  const from = query.from ?? addDays(until, -89)
  if (from > until) throw e.daysWrong('开始不能晚于结束')
  const place = query.region ?? at.here
  const f = { county: at.county, lo: at.lo, hi: at.hi, from: midnight(from), until: midnight(addDays(until, 1)), digits: DIGITS[levelOf(place) as keyof typeof DIGITS] ?? 12 }
  const line = (row: q.RateCounts): RateLine => {
    const { key, concluded, waiting, unreachable, valid, returned } = row
    return { key, name: nameOf(query.by ?? 'body', row), concluded, waiting, unreachable, valid, returned, ...ratesOf(row) }
  }
  const [total] = await q.rateCounts(ctx.tx, { ...f, by: 'all' })
  const none: q.RateCounts = { key: '', name: '', concluded: 0, waiting: 0, unreachable: 0, valid: 0, inTime: 0, solved: 0, satisfied: 0, returned: 0 }
  const lines = query.by === 'all' ? [] : await q.rateCounts(ctx.tx, { ...f, by: query.by ?? 'body' })
  return { from, until, total: { ...line(total ?? none), name: '合计' }, lines: lines.map(line) }
}

const nameOf = (by: string, row: q.RateCounts): string => (by === 'kind' ? ((CALL_KINDS as Record<string, string>)[row.key] ?? (row.key || '其他')) : by === 'place' ? row.name : row.key)

