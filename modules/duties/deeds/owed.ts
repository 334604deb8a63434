import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type { FileReply } from '../../../platform/server/context.ts'
import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import { countyOf } from '../../regions/index.ts'
import type * as doors from '../contract/owed.ts'
import * as e from '../errors.ts'
import type { DutyNeeds } from '../needs.ts'
import { mayExcuse, mayFile } from '../policy.ts'
import { viewsThere } from '../queries/bodies.ts'
import * as q from '../queries/owed.ts'
import { OWED_STATES, stateOn } from '../rules/state.ts'
import { matchRows } from './match.ts'
import { can, filterOf, note, owing, reach, shown, type Ctx } from './shared.ts'

const CURSOR = /^(\d{4}-\d{2}-\d{2})\|([0-9a-f-]{36})$/
function cursorOf(after: string | undefined): { due: string; id: string } | null {
  if (!after) return null
  const m = CURSOR.exec(after)
  if (!m) throw e.pageUnknown()
  return { due: m[1]!, id: m[2]! }
}


export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listOwedDuties>['query']> }): Promise<Reply<typeof doors.listOwedDuties>> {
  const f = await filterOf(ctx, query)
  const { today, who } = reach(ctx)
  const rows = await q.listOwed(ctx.tx, { ...f, show: query.show ?? 'todo', after: cursorOf(query.after) })
  const last = rows.length > 50 ? rows[49]! : undefined
  return { items: rows.slice(0, 50).map(shown(today, who)), next: last ? `${last.dueOn}|${last.id}` : null, counts: await q.countOwed(ctx.tx, f) }
}

/** A row that the reader may see: a person's own, or whoever answers for the place. */
async function visible(ctx: Ctx, id: string, lock = false): Promise<q.OwedRow> {
  const r = reach(ctx)
  const row = await (lock ? q.lockOwed : q.findOwed)(ctx.tx, countyOf(r.here), id)
  if (!row || row.state === 'dropped' || (row.bodyKind === 'person' && row.body !== r.me && !r.oversees)) throw e.owedNotFound()
  return row
}

/** Reads what counts anew, so that a record of this minute shows at once. */
async function fresh(ctx: Ctx, needs: DutyNeeds, row: q.OwedRow): Promise<q.OwedRow> {
  if (row.state !== 'open' && row.state !== 'done') return row
  const changed = await matchRows(ctx.tx, needs, { county: row.county, code: row.code, rows: [row], today: shanghaiDate(ctx.now), now: ctx.now })
  return changed ? (await q.findOwed(ctx.tx, row.county, row.id))! : row
}

export const open = (needs: DutyNeeds) => async (ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getOwedDuty>> => {
  const { today, who, oversees } = reach(ctx)
  const row = await fresh(ctx, needs, await visible(ctx, params.id))
  const filings = await q.filingsOf(ctx.tx, row.county, row.id)
  const taken = new Map(filings.flatMap((one) => (one.withdraws ? [[one.withdraws, one.words] as const] : [])))
  const mayBack = (one: q.FilingRow) => can(ctx, 'duties.file') && !taken.has(one.id) && (one.byAccount === who.account || (can(ctx, 'duties.excuse') && mayExcuse(owing(row), who)))
  const sources = row.terms.satisfiedBy.flatMap(({ source, tags }) => (needs.sources.has(source) ? [{ source: needs.sources.get(source)!, tags }] : []))
  const there = await viewsThere(ctx.tx, sources.flatMap((one) => one.source.needs))
  const live = sources.filter((one) => one.source.needs.every((view) => there.has(view)))
  const excuses = can(ctx, 'duties.excuse') && mayExcuse(owing(row), who)
  return {
    duty: shown(today, who)(row), sentence: row.terms.sentence, source: row.terms.source, proof: row.terms.proof, cycle: row.terms.cycle, dated: row.terms.dated, serves: row.terms.serves,
    records: live.map(({ source, tags }) => ({ title: source.title, tags: tags.map((tag) => source.tags[tag] ?? tag) })),
    waitsFor: live.length ? '' : row.terms.waitsFor, countsFrom: row.fromOn, countsUntil: row.untilOn,
    proofs: row.proofs.map((one) => ({ title: needs.sources.get(one.source)?.title ?? '', day: one.day, amount: one.amount, link: one.link })),
    filings: filings.filter((one) => !one.withdraws).map((one) => ({
      id: one.id, onDay: one.onDay, amount: one.amount, words: one.words, files: one.fileIds, withdrawn: taken.get(one.id) ?? null, byName: one.byName, at: one.at, mayWithdraw: mayBack(one),
    })),
    because: row.because, decidedName: row.decidedName, steps: await q.stepsOf(ctx.tx, row.county, row.id),
    may: [
      ...((row.state === 'open' || row.state === 'done') && can(ctx, 'duties.file') && mayFile(owing(row), who, oversees) && row.fromOn <= today ? (['file'] as const) : []),
      ...(row.state === 'open' && excuses ? (['excuse'] as const) : []),
      ...(row.state === 'excused' && excuses ? (['unexcuse'] as const) : []),
    ],
  }
}

export const file = (needs: DutyNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.fileDuty>['body'] }): Promise<{ id: string }> => {
  const { today, who, oversees, me, name } = reach(ctx)
  const row = await visible(ctx, params.id, true)
  if (!mayFile(owing(row), who, oversees)) throw e.notYours()
  if (row.state === 'excused') throw e.notNow(OWED_STATES.excused)
  if (body.onDay > today) throw e.dayWrong('不能晚于今天')
  if (body.onDay < row.fromOn) throw e.dayWrong(`本期从${row.fromOn}开始，之前做的不计入`)
  const id = ctx.newId()
  await q.insertFiling(ctx.tx, { county: row.county, id, region: row.region, owedId: row.id, onDay: body.onDay, amount: body.amount, words: body.words, fileIds: body.files, withdraws: null, account: me, name, at: ctx.now })
  await needs.attachFiles(ctx.tx, row.county, row.id, row.region, body.files, me)
  await note(ctx, row, 'filed', body.words, { amount: body.amount, onDay: body.onDay })
  await matchRows(ctx.tx, needs, { county: row.county, code: row.code, rows: [row], today, now: ctx.now })
  return { id }
}

export const withdraw = (needs: DutyNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string; filingId: string }; body: Input<typeof doors.withdrawDutyFiling>['body'] }): Promise<{ id: string }> => {
  const { today, who, me, name } = reach(ctx)
  const row = await visible(ctx, params.id, true)
  const filings = await q.filingsOf(ctx.tx, row.county, row.id)
  const filing = filings.find((one) => one.id === params.filingId && !one.withdraws)
  if (!filing || filings.some((one) => one.withdraws === filing.id)) throw e.filingNotFound()
  if (filing.byAccount !== me && !(can(ctx, 'duties.excuse') && mayExcuse(owing(row), who))) throw e.notYours()
  const id = ctx.newId()
  await q.insertFiling(ctx.tx, { county: row.county, id, region: row.region, owedId: row.id, onDay: today, amount: -filing.amount, words: body.words, fileIds: [], withdraws: filing.id, account: me, name, at: ctx.now })
  await note(ctx, row, 'withdrawn', body.words, { filing: filing.id })
  await matchRows(ctx.tx, needs, { county: row.county, code: row.code, rows: [row], today, now: ctx.now })
  return { id }
}

export const evidence = (needs: DutyNeeds) => async (ctx: Ctx, { params }: { params: { id: string; fileId: string } }): Promise<FileReply> => {
  const row = await visible(ctx, params.id)
  await ctx.audit('owed_duty.evidence_read', { region: row.region, detail: { duty: row.id, file: params.fileId } })
  return needs.openFile(ctx, params.fileId, row.id)
}

export async function excuse(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.excuseDuty>['body'] }): Promise<{ version: number }> {
  const { today, who, me, name } = reach(ctx)
  const row = await visible(ctx, params.id, true)
  if (!mayExcuse(owing(row), who)) throw e.sameHands()
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (row.state !== (body.excused ? 'open' : 'excused')) throw e.notNow(OWED_STATES[stateOn(row, today)])
  if (body.excused) await q.excuseOwed(ctx.tx, { county: row.county, id: row.id, because: body.words, by: me, name })
  else await q.owesAgain(ctx.tx, row.county, row.id)
  await note(ctx, row, body.excused ? 'excused' : 'unexcused', body.words)
  return { version: row.version + 1 }
}
