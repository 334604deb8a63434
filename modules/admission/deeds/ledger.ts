import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { inScope } from '../../regions/index.ts'
import { YEARS_COVERED } from '../../calendar/index.ts'
import type * as doors from '../contract/agreements.ts'
import * as e from '../errors.ts'
import { ledgerCsv } from '../file.ts'
import * as q from '../queries/agreements.ts'
import { placesNamed } from '../queries/parts.ts'
import { AGREEMENT_STATES } from '../rules/moves.ts'
import { accountsOf, grouped, sumOf } from './accounts.ts'
import { note, reach, type Ctx } from './shared.ts'
import type { FileReply } from '../../../platform/server/context.ts'

async function get(ctx: Ctx, id: string): Promise<q.AgreementRow> {
  const row = await q.findAgreement(ctx.tx, reach(ctx).county, id)
  if (!row) throw e.agreementNotFound()
  return row
}

const refuseOutside = (ctx: Ctx, row: q.AgreementRow, region: string): void => {
  if (ctx.tx.scope.as !== 'staff' || !inScope(region, ctx.tx.scope)) throw e.placeNotYours()
  if (!row.communities.includes(region)) throw e.communityOutside()
}

const lastDay = (row: q.AgreementRow, today: string): string => [row.leftOn, row.untilOn, today].filter((day) => day !== null).toSorted()[0]!

/** Step 6: what was done, where no case counts it. */
export async function work(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.enterAdmissionWork>['body'] }): Promise<Reply<typeof doors.enterAdmissionWork>> {
  const { county, today, me, name } = reach(ctx)
  const row = await get(ctx, params.id)
  refuseOutside(ctx, row, body.region)
  if (row.state !== 'in_force') throw e.notNow(AGREEMENT_STATES[row.state])
  if (body.doneOn < row.fromOn || body.doneOn > lastDay(row, today)) throw e.daysWrong('应在协议期内、今天以前', 'body.doneOn')
  const id = ctx.newId()
  await q.insertWork(ctx.tx, {
    county, id, region: body.region, agreementId: row.id, doneOn: body.doneOn, quantity: body.quantity, source: 'entry', caseId: null, caseNumber: '', proof: body.proof, reverses: null,
    account: me, name, at: ctx.now,
  })
  await ctx.audit('admission_work.entered', { region: body.region, detail: { admitted_matter: row.id, quantity: body.quantity } })
  return { id }
}

export async function reverseWork(ctx: Ctx, { params, body }: { params: { id: string }; body: { words: string } }): Promise<Reply<typeof doors.reverseAdmissionWork>> {
  const { county, me, name } = reach(ctx)
  const first = await q.lockWork(ctx.tx, county, params.id)
  if (!first) throw e.entryNotFound()
  if (first.reverses) throw e.reversalItself()
  if (first.source === 'case') throw e.fromCase()
  if (first.reversed) throw e.reversedAlready()
  const id = ctx.newId()
  await q.insertWork(ctx.tx, {
    county, id, region: first.region, agreementId: first.agreementId, doneOn: first.doneOn, quantity: -first.quantity, source: 'entry', caseId: null, caseNumber: '', proof: body.words,
    reverses: first.id, account: me, name, at: ctx.now,
  })
  await ctx.audit('admission_work.reversed', { region: first.region, because: body.words, detail: { admission_work: first.id } })
  return { id }
}

/** Step 7: what was paid. A payment for an agreement that has been left is still a payment. */
export async function pay(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.payAdmission>['body'] }): Promise<Reply<typeof doors.payAdmission>> {
  const { county, today, me, name } = reach(ctx)
  const row = await get(ctx, params.id)
  refuseOutside(ctx, row, body.region)
  if (body.paidOn < row.fromOn || body.paidOn > today) throw e.daysWrong('应在协议开始以后、今天以前', 'body.paidOn')
  const id = ctx.newId()
  await q.insertPayment(ctx.tx, {
    county, id, region: body.region, agreementId: row.id, paidOn: body.paidOn, amountFen: body.amountFen, voucher: body.voucher, note: body.note ?? '', reverses: null, account: me, name, at: ctx.now,
  })
  await note(ctx, { id: row.id, region: row.region }, 'admitted_matter', 'paid', '', { community: body.region, amountFen: body.amountFen, payment: id })
  return { id }
}

export async function reversePayment(ctx: Ctx, { params, body }: { params: { id: string }; body: { words: string } }): Promise<Reply<typeof doors.reverseAdmissionPayment>> {
  const { county, me, name } = reach(ctx)
  const first = await q.lockPayment(ctx.tx, county, params.id)
  if (!first) throw e.entryNotFound()
  if (first.reverses) throw e.reversalItself()
  if (first.reversed) throw e.reversedAlready()
  const id = ctx.newId()
  await q.insertPayment(ctx.tx, {
    county, id, region: first.region, agreementId: first.agreementId, paidOn: first.paidOn, amountFen: -first.amountFen, voucher: first.voucher, note: body.words, reverses: first.id,
    account: me, name, at: ctx.now,
  })
  await ctx.audit('admission_payment.reversed', { region: first.region, because: body.words, detail: { admission_payment: first.id } })
  return { id }
}

type MoneyQuery = NonNullable<Input<typeof doors.getAdmissionMoney>['query']>

async function moneyOf(ctx: Ctx, query: MoneyQuery) {
  const at = reach(ctx, query.region)
  const rows = await q.allAgreements(ctx.tx, { ...at, q: '', department: query.department ?? '' })
  const accounts = await accountsOf(ctx, at, rows)
  const names = new Map((await placesNamed(ctx.tx, [...new Set(accounts.map((one) => one.region))])).map((one) => [one.code, one.name]))
  return { at, rows, accounts, names }
}

export async function money(ctx: Ctx, { query }: { query: MoneyQuery }): Promise<Reply<typeof doors.getAdmissionMoney>> {
  const { at, rows, accounts, names } = await moneyOf(ctx, query)
  const departmentOf = new Map(rows.map((row) => [row.id, row.department]))
  const lines = (keyOf: (one: (typeof accounts)[number]) => string, nameOf: (key: string) => string) =>
    [...grouped(accounts, keyOf)].map(([key, of]) => ({ key, name: nameOf(key), matters: new Set(of.map((one) => one.agreementId)).size, ...sumOf(of) }))
      .toSorted((x, y) => y.lateFen - x.lateFen || y.owingFen - x.owingFen || (x.key < y.key ? -1 : 1))
  return {
    day: at.today, total: sumOf(accounts), departments: lines((one) => departmentOf.get(one.agreementId)!, (key) => key), communities: lines((one) => one.region, (key) => names.get(key) ?? key),
    calendarUntil: accounts.some((one) => one.settlements.some((each) => each.dueOn === null)) ? `${Math.max(...YEARS_COVERED)}-12-31` : null,
  }
}

export async function exported(ctx: Ctx, { query }: { query: MoneyQuery }): Promise<FileReply> {
  const { at, rows, accounts, names } = await moneyOf(ctx, query)
  const payments = await q.paymentsAll(ctx.tx, at.county, rows.map((row) => row.id), at.lo, at.hi)
  await ctx.audit('admission_ledger.exported', { region: at.here, detail: { agreements: rows.length, payments: payments.length } })
  return { file: Buffer.from(ledgerCsv({ day: at.today, rows, accounts, names, payments }), 'utf8'), type: 'text/csv; charset=utf-8', name: `准入事项经费-${at.today}.csv` }
}
