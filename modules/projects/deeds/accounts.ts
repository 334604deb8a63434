import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type { FileReply } from '../../../platform/server/context.ts'
import { inScope } from '../../regions/index.ts'
import type * as doors from '../contract/accounts.ts'
import type { EntryShown } from '../contract/accounts.ts'
import * as e from '../errors.ts'
import { entriesCsv } from '../file.ts'
import * as q from '../queries/accounts.ts'
import { stepsOf } from '../queries/parts.ts'
import { localSources } from '../queries/rules.ts'
import { BANK, moneyIn } from '../rules/ledger.ts'
import { SOURCES } from '../rules/sources.ts'
import { post, sumsOf, titlesOf } from './books.ts'
import { paymentShown } from './payments.ts'
import { can, idCursor, LAST_NTH, note, nthCursor, ownPlace, paged, reach, type Ctx } from './shared.ts'
import { paged as pageOf } from '../../../platform/kernel/paging.ts'

const shown = ({ county: _county, ...row }: q.AccountRow) => row

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listAccounts>['query']> }): Promise<Reply<typeof doors.listAccounts>> {
  const at = reach(ctx, query.region)
  const f = { lo: at.lo, hi: at.hi, q: query.q ?? '' }
  const counts = await q.countAccounts(ctx.tx, f)
  return { ...paged(await q.listAccounts(ctx.tx, { ...f, show: query.show ?? 'special', after: idCursor(query.after) }), shown), counts }
}

export async function getAccount(ctx: Ctx, id: string): Promise<q.AccountRow> {
  const row = await q.findAccount(ctx.tx, reach(ctx), id)
  if (!row) throw e.accountNotFound()
  return row
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getAccount>> {
  const at = reach(ctx)
  const row = await getAccount(ctx, params.id)
  const title = await titlesOf(ctx.tx, at)
  const { sources, spent, agrees } = await sumsOf(ctx.tx, row, title)
  const waiting = await q.waitingOf(ctx.tx, row.county, row.id)
  const running = row.closedOn === null && can(ctx, 'projects.money')
  return {
    account: shown(row), sources, spent, agrees, waiting: waiting.map(paymentShown(ctx)), steps: await stepsOf(ctx.tx, row.county, row.id), mayReceive: running, mayPropose: running,
    mayClose: running && row.kind !== 'project' && row.balanceFen === 0 && waiting.length === 0,
  }
}

const entryShown = (title: (book: string) => string) => (row: q.EntryRow): EntryShown => {
  const book = row.debit === BANK ? row.credit : row.debit
  return {
    id: row.id, nth: row.nth, on: row.on, side: row.debit === BANK ? 'in' : 'out', book, bookTitle: title(book), amountFen: row.amountFen, balanceFen: row.balanceFen, party: row.party, words: row.words,
    voucher: row.voucher, reverses: row.reverses, reversed: row.reversed, byName: row.byName, releasedBy: row.releasedBy, at: row.at,
  }
}

export async function entries(
  ctx: Ctx, { params, query }: { params: { id: string }; query: NonNullable<Input<typeof doors.listEntries>['query']> },
): Promise<Reply<typeof doors.listEntries>> {
  const row = await getAccount(ctx, params.id)
  const rows = await q.entriesOf(ctx.tx, row.county, row.id, { show: query.show ?? 'all', q: query.q ?? '', before: nthCursor(query.after), most: 51 })
  return pageOf(rows, entryShown(await titlesOf(ctx.tx, reach(ctx))), (one) => String(one.nth))
}

export async function exported(ctx: Ctx, { params }: { params: { id: string } }): Promise<FileReply> {
  const row = await getAccount(ctx, params.id)
  const rows = await q.entriesOf(ctx.tx, row.county, row.id, { show: 'all', q: '', before: LAST_NTH, most: 50_000 })
  await note(ctx, row, 'money_account.exported', '', { entries: rows.length })
  const shownRows = rows.toReversed().map(entryShown(await titlesOf(ctx.tx, reach(ctx))))
  return { file: Buffer.from(entriesCsv(row, shownRows), 'utf8'), type: 'text/csv; charset=utf-8', name: `账户明细-${reach(ctx).today}.csv` }
}

export async function openNew(ctx: Ctx, { body }: { body: Input<typeof doors.openAccount>['body'] }): Promise<{ id: string }> {
  const { county, today, me, name } = reach(ctx)
  const place = await ownPlace(ctx, body.region)
  if (body.openedOn > today) throw e.daysWrong('应是今天或以前', 'body.openedOn')
  if (body.kind === 'special' && (await q.purposeUsed(ctx.tx, county, place.code, body.purpose))) throw e.purposeTaken()
  const id = ctx.newId()
  await q.insertAccount(ctx.tx, {
    county, id, region: place.code, kind: body.kind, name: body.name, purpose: body.purpose, uses: [...new Set(body.uses)], projectId: null, openedOn: body.openedOn, account: me, byName: name, at: ctx.now,
  })
  await note(ctx, { id, region: place.code, county }, 'money_account.opened', body.name)
  return { id }
}

export async function close(ctx: Ctx, { params, body }: { params: { id: string }; body: { words: string; version: number } }): Promise<{ version: number }> {
  const first = await getAccount(ctx, params.id)
  await q.lockAccount(ctx.tx, first.county, first.id)
  const row = await getAccount(ctx, params.id)
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (row.closedOn) throw e.accountClosed()
  if (row.kind === 'project' || row.balanceFen !== 0 || row.waiting > 0) throw e.notEmpty()
  await q.closeAccount(ctx.tx, row.county, row.id, reach(ctx).today)
  await note(ctx, row, 'money_account.closed', body.words)
  return { version: row.version + 1 }
}

/** Money that came in. What a level paid towards a building is known by its source. */
export async function receive(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.receiveMoney>['body'] }): Promise<{ id: string }> {
  const { today, me, name } = reach(ctx)
  const row = await getAccount(ctx, params.id)
  if (!inScope(row.region, reach(ctx))) throw e.accountNotFound()
  if (row.closedOn) throw e.accountClosed()
  const local = SOURCES[body.source] ? undefined : (await localSources(ctx.tx, row.county)).find((one) => one.id === body.source && !one.endedOn)
  if (!SOURCES[body.source] && !local) throw e.sourceUnknown()
  // What a project was given before it was put on file is entered with the day it came.
  if (body.on > today || (body.on < row.openedOn && row.kind !== 'project')) throw e.daysWrong('应在开户以后、今天以前')
  const payer = SOURCES[body.source]?.payer ?? local?.payer ?? null
  const id = await post(ctx, row, moneyIn(body.source, body.amountFen), {
    on: body.on, payer, party: body.party ?? '', partyShown: (body.partyShown ?? false) && (body.party ?? '') !== '', words: body.words ?? '', voucher: body.voucher, by: { account: me, name },
  })
  await note(ctx, row, 'money_account.received', '', { entry: id, amountFen: body.amountFen })
  return { id }
}
