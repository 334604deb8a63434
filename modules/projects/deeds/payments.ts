import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type * as doors from '../contract/accounts.ts'
import { PAYMENT_STATES, type Payment } from '../contract/accounts.ts'
import * as e from '../errors.ts'
import { mayRelease } from '../policy.ts'
import * as q from '../queries/accounts.ts'
import * as budgets from '../queries/budgets.ts'
import { afterEntry, moneyOut, reversed } from '../rules/ledger.ts'
import { USES, type Use } from '../rules/sources.ts'
import { post } from './books.ts'
import { can, idCursor, note, paged, reach, yuanOf, type Ctx } from './shared.ts'

export const paymentShown = (ctx: Ctx) => ({ county: _county, byAccount, accountUses: _uses, accountClosed: _closed, ...row }: q.PaymentRow): Payment => ({
  ...row, kind: row.reverses ? 'taking_back' : 'payment', useTitle: row.reverses ? '冲正' : USES[row.use as Use].title,
  mayDecide: row.state === 'proposed' && mayRelease(ctx.caller!.abilities, byAccount === reach(ctx).me),
  mayWithdraw: row.state === 'proposed' && can(ctx, 'projects.money') && byAccount === reach(ctx).me,
})

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPayments>['query']> }): Promise<Reply<typeof doors.listPayments>> {
  const at = reach(ctx)
  const f = { lo: at.lo, hi: at.hi, q: query.q ?? '', me: at.me }
  const counts = await q.countPayments(ctx.tx, f)
  return { ...paged(await q.listPayments(ctx.tx, { ...f, show: query.show ?? 'proposed', after: idCursor(query.after) }), paymentShown(ctx)), counts }
}

async function account(ctx: Ctx, id: string): Promise<q.AccountRow> {
  const row = await q.findAccount(ctx.tx, reach(ctx), id)
  if (!row) throw e.accountNotFound()
  if (row.closedOn) throw e.accountClosed()
  return row
}

const refuseUse = (allowed: readonly string[], use: string): void => {
  if (!allowed.includes(use)) throw e.useNotAllowed(allowed.map((one) => USES[one as Use]?.title ?? one))
}

/** What is due to a community by the year of a round, less what was paid and, when a payment is written, what waits. */
async function refuseMoreThanDue(ctx: Ctx, county: string, one: { roundId: string; toRegion: string; amountFen: number }, waits: boolean): Promise<void> {
  const at = reach(ctx)
  const round = await budgets.findRound(ctx.tx, at, one.roundId)
  if (!round || round.county !== county) throw e.roundNotFound()
  const [due] = await budgets.duesOf(ctx.tx, at, round, one.toRegion)
  if (!due) throw e.communityNotInRound()
  const left = due.dueFen - due.paidFen - (waits ? due.waitingFen : 0)
  if (one.amountFen > left) throw e.moreThanDue(yuanOf(Math.max(0, left)))
}

export async function propose(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.proposePayment>['body'] }): Promise<{ id: string }> {
  const { today, me, name } = reach(ctx)
  const row = await account(ctx, params.id)
  refuseUse(row.uses, body.use)
  if (body.on > today || (body.on < row.openedOn && row.kind !== 'project')) throw e.daysWrong('应在开户以后、今天以前')
  if (Boolean(body.roundId) !== Boolean(body.toRegion)) throw e.communityNotInRound()
  if (body.roundId && body.toRegion) {
    if (body.use !== 'activity') throw e.useNotAllowed([USES.activity.title])
    await refuseMoreThanDue(ctx, row.county, { roundId: body.roundId, toRegion: body.toRegion, amountFen: body.amountFen }, true)
  }
  if (afterEntry(row.balanceFen, moneyOut(body.use, body.amountFen)) === null) throw e.notEnough(yuanOf(row.balanceFen))
  const id = ctx.newId()
  await q.insertPayment(ctx.tx, {
    county: row.county, id, region: row.region, accountId: row.id, use: body.use, amountFen: body.amountFen, on: body.on, payee: body.payee, words: body.words, voucher: body.voucher,
    roundId: body.roundId ?? null, toRegion: body.toRegion ?? null, reverses: null, account: me, name, at: ctx.now,
  })
  await note(ctx, { id, region: row.region, county: row.county }, 'payment.proposed', body.words, { amountFen: body.amountFen })
  return { id }
}

/** A wrong entry goes by the same two hands as a payment. */
export async function takeBack(ctx: Ctx, { params, body }: { params: { id: string; entry: string }; body: { words: string } }): Promise<{ id: string }> {
  const { today, me, name } = reach(ctx)
  const row = await account(ctx, params.id)
  const first = await q.findEntry(ctx.tx, row.county, row.id, params.entry)
  if (!first) throw e.entryNotFound()
  if (first.reverses) throw e.takingBackItself()
  if (first.reversed || (await q.takingBack(ctx.tx, row.county, row.id, first.id))) throw e.takenBackAlready()
  if (afterEntry(row.balanceFen, reversed(first)) === null) throw e.notEnough(yuanOf(row.balanceFen))
  const id = ctx.newId()
  await q.insertPayment(ctx.tx, {
    county: row.county, id, region: row.region, accountId: row.id, use: '', amountFen: first.amountFen, on: today, payee: first.party, words: body.words, voucher: first.voucher, roundId: null,
    toRegion: null, reverses: first.id, account: me, name, at: ctx.now,
  })
  await note(ctx, { id, region: row.region, county: row.county }, 'payment.taking_back', body.words, { entry: first.id })
  return { id }
}

async function hold(ctx: Ctx, id: string, version: number): Promise<q.PaymentRow> {
  const row = await q.lockPayment(ctx.tx, reach(ctx), id)
  if (!row) throw e.paymentNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  if (row.state !== 'proposed') throw e.notNow(PAYMENT_STATES[row.state])
  return row
}

/** Purpose and balance are checked here, with the account held: a payment that was covered when it was written may not be now. */
export async function decide(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.decidePayment>['body'] }): Promise<{ version: number }> {
  const { me, name } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (!mayRelease(ctx.caller!.abilities, row.byAccount === me)) throw e.sameHands()
  const words = (body.words ?? '').trim()
  if (!body.release && words.length < 2) throw e.wordsNeeded('不同意的原因')
  if (body.release) await release(ctx, row)
  await q.decidePayment(ctx.tx, row.county, row.id, { state: body.release ? 'released' : 'refused', account: me, name, words, at: ctx.now })
  await note(ctx, row, body.release ? 'payment.released' : 'payment.refused', words, { amountFen: row.amountFen })
  return { version: row.version + 1 }
}

async function release(ctx: Ctx, row: q.PaymentRow): Promise<void> {
  const { name } = reach(ctx)
  if (row.accountClosed) throw e.accountClosed()
  await q.lockAccount(ctx.tx, row.county, row.accountId)
  const of = { county: row.county, id: row.accountId, region: row.region }
  const by = { account: row.byAccount, name: row.byName }
  if (row.reverses) {
    const first = await q.findEntry(ctx.tx, row.county, row.accountId, row.reverses)
    if (!first) throw e.entryNotFound()
    if (first.reversed) throw e.takenBackAlready()
    await post(ctx, of, { ...reversed(first) }, {
      on: row.on, payer: first.payer, party: first.party, partyShown: first.partyShown, words: row.words, voucher: row.voucher, reverses: first.id, paymentId: row.id, roundId: first.roundId,
      toRegion: first.toRegion, by, releasedBy: name,
    })
    return
  }
  refuseUse(row.accountUses, row.use)
  if (row.roundId && row.toRegion) await refuseMoreThanDue(ctx, row.county, { roundId: row.roundId, toRegion: row.toRegion, amountFen: row.amountFen }, false)
  await post(ctx, of, moneyOut(row.use, row.amountFen), {
    on: row.on, party: row.payee, partyShown: true, words: row.words, voucher: row.voucher, paymentId: row.id, roundId: row.roundId, toRegion: row.toRegion, by, releasedBy: name,
  })
}

export async function withdraw(ctx: Ctx, { params, body }: { params: { id: string }; body: { words: string; version: number } }): Promise<{ version: number }> {
  const { me, name } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (row.byAccount !== me) throw e.paymentNotFound()
  await q.decidePayment(ctx.tx, row.county, row.id, { state: 'withdrawn', account: me, name, words: body.words, at: ctx.now })
  await note(ctx, row, 'payment.withdrawn', body.words)
  return { version: row.version + 1 }
}
