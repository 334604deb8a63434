import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract/titles.ts'
import type { EvaluationTitle, PublicTitle } from '../contract.ts'
import * as e from '../errors.ts'
import type { EvaluationNeeds } from '../needs.ts'
import { speaksFor } from '../policy.ts'
import { communitiesOfCounty, stepsOf } from '../queries/parts.ts'
import * as q from '../queries/titles.ts'
import { holds, standingOf, TITLE_STATES } from '../rules/moves.ts'
import { can, idCursor, note, paged, reach, tellUnit, type Ctx } from './shared.ts'

const owes = (row: q.TitleRow, today: string): boolean =>
  holds(standingOf(row, today)) && row.yearly && row.grantedOn < `${today.slice(0, 4)}-01-01` && row.selfCheckYear !== Number(today.slice(0, 4))

const shown = (today: string) => (row: q.TitleRow): EvaluationTitle => {
  const { state: _state, entryId: _entry, warnedBy: _by, yearly: _yearly, ...rest } = row
  return { ...rest, standing: standingOf(row, today), owesSelfCheck: owes(row, today) }
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listEvaluationTitles>['query']> }): Promise<Reply<typeof doors.listEvaluationTitles>> {
  const { county, lo, hi, today } = reach(ctx)
  const f = { county, lo, hi, today, kind: query.kind ?? '', q: query.q ?? '' }
  const rows = await q.listTitles(ctx.tx, { ...f, show: query.show ?? 'valid', after: idCursor(query.after) })
  const whole = scopeOf(`${county}000000`)
  // The share is of all communities of the county; a narrower reader would see a part over the whole.
  const share = query.kind && lo <= whole.lo && hi >= whole.hi
    ? { kind: query.kind, units: (await q.communitiesWith(ctx.tx, f)).n, all: (await communitiesOfCounty(ctx.tx, county, today)).n } : null
  return { ...paged(rows, shown(today)), counts: await q.countTitles(ctx.tx, f), share }
}

async function found(ctx: Ctx, id: string, locked = false): Promise<q.TitleRow> {
  const row = await (locked ? q.lockTitle : q.findTitle)(ctx.tx, reach(ctx).county, id)
  if (!row) throw e.titleNotFound()
  return row
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getEvaluationTitle>> {
  const { county, today, post, me } = reach(ctx)
  const row = await found(ctx, params.id)
  const standing = standingOf(row, today)
  const own = speaksFor(post, row) && can(ctx, 'evaluation.apply')
  const watches = can(ctx, 'evaluation.watch')
  return {
    title: shown(today)(row), entryId: row.entryId, selfChecks: await q.selfChecksOf(ctx.tx, county, row.id), steps: await stepsOf(ctx.tx, county, row.id),
    may: [
      ...(own && holds(standing) && row.yearly && row.selfCheckYear !== Number(today.slice(0, 4)) ? (['self_check'] as const) : []),
      ...(own && standing === 'warned' ? (['report'] as const) : []),
      ...(watches && standing === 'valid' ? (['warn'] as const) : []),
      ...(watches && standing === 'warned' ? (['keep'] as const) : []),
      ...(watches && standing === 'warned' && row.warnedBy !== me && row.correctBy! < today ? (['remove'] as const) : []),
    ],
  }
}

export async function selfCheck(ctx: Ctx, { params, body }: { params: { id: string }; body: { year: number; words: string; faults: string } }): Promise<{ version: number }> {
  const { county, me, name, today, post } = reach(ctx)
  const row = await found(ctx, params.id, true)
  if (!speaksFor(post, row)) throw e.notYours()
  const standing = standingOf(row, today)
  if (!holds(standing)) throw e.notNow(TITLE_STATES[standing])
  if (body.year > Number(today.slice(0, 4)) || body.year < Number(row.grantedOn.slice(0, 4))) throw e.daysWrong('自查年度应在命名以后、今年以前（含今年）', 'body.year')
  const filed = await q.insertSelfCheck(ctx.tx, { county, id: ctx.newId(), region: row.region, titleId: row.id, ...body, account: me, name, at: ctx.now })
  if (filed === 0) throw e.selfCheckFiled(body.year)
  await note(ctx, row, 'evaluation_title', 'self_check', `${body.year}年`)
  return { version: row.version }
}

async function hold(ctx: Ctx, id: string, version: number): Promise<q.TitleRow> {
  const row = await found(ctx, id, true)
  if (row.version !== version) throw e.changedMeanwhile()
  return row
}

export const warn = (need: EvaluationNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: { words: string; correctBy: string; version: number } }): Promise<{ version: number }> => {
  const { county, me, today } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  const standing = standingOf(row, today)
  if (standing !== 'valid') throw e.notNow(TITLE_STATES[standing])
  if (body.correctBy <= today) throw e.daysWrong('整改期限应晚于今天', 'body.correctBy')
  await q.setTitle(ctx.tx, county, row.id, { state: 'warned', warnedOn: today, warnedBy: me, correctBy: body.correctBy, removedOn: null })
  await note(ctx, row, 'evaluation_title', 'warned', `${body.words}（${body.correctBy}前整改）`)
  await tellUnit(ctx, need, row, { template: 'evaluation_title', title: '称号被警示，请限期整改', body: `“${row.title}”：${body.words}。请在${body.correctBy}前整改，到期仍不达标的将取消称号。`, link: `/desk/evaluation/titles/${row.id}` })
  return { version: row.version + 1 }
}

export async function correct(ctx: Ctx, { params, body }: { params: { id: string }; body: { words: string } }): Promise<{ version: number }> {
  const { today, post } = reach(ctx)
  const row = await found(ctx, params.id, true)
  if (!speaksFor(post, row)) throw e.notYours()
  const standing = standingOf(row, today)
  if (standing !== 'warned') throw e.notNow(TITLE_STATES[standing])
  await note(ctx, row, 'evaluation_title', 'corrected', body.words)
  return { version: row.version }
}

/** Keeps a title that was put right, or removes it: only once the day is over, and not by whoever warned. */
export const settle = (need: EvaluationNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: { keep: boolean; words: string; version: number } }): Promise<{ version: number }> => {
  const { county, me, today } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  const standing = standingOf(row, today)
  if (standing !== 'warned') throw e.notNow(TITLE_STATES[standing])
  if (!body.keep && row.warnedBy === me) throw e.sameHands('警示是您发出的')
  if (!body.keep && today <= row.correctBy!) throw e.correctionRuns(row.correctBy!)
  await q.setTitle(ctx.tx, county, row.id, body.keep
    ? { state: 'valid', warnedOn: null, warnedBy: null, correctBy: null, removedOn: null }
    : { state: 'removed', warnedOn: row.warnedOn, warnedBy: row.warnedBy, correctBy: row.correctBy, removedOn: today })
  await note(ctx, row, 'evaluation_title', body.keep ? 'kept' : 'removed', body.words)
  await tellUnit(ctx, need, row, { template: 'evaluation_title', title: body.keep ? '整改合格，称号保留' : '称号已取消', body: `“${row.title}”：${body.words}`, link: `/desk/evaluation/titles/${row.id}` })
  return { version: row.version + 1 }
}

// ---------------------------------------------------------------- for everybody

const toAll = (today: string) => ({ id: _id, state, removedOn, ...rest }: q.PublicRow): PublicTitle => {
  const standing = standingOf({ state, validUntil: rest.validUntil }, today)
  return { ...rest, standing, endedOn: standing === 'removed' ? removedOn : standing === 'lapsed' ? rest.validUntil : null }
}

/** Titles and notices are public: the range is only where to look. */
async function toPublic(ctx: Ctx): Promise<{ county: string; today: string }> {
  const { county } = ctx.services.settings
  const { lo, hi } = scopeOf(county)
  await ctx.tx.widen(lo, hi)
  return { county, today: shanghaiDate(ctx.now) }
}

export async function published(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPublicTitles>['query']> }): Promise<Reply<typeof doors.listPublicTitles>> {
  const after = idCursor(query.after)
  const { county, today } = await toPublic(ctx)
  const rows = await q.publicTitles(ctx.tx, { county, kind: query.kind ?? '', q: query.q ?? '', today, after })
  return { ...paged(rows, toAll(today), 20), notices: query.after ? [] : await q.publicNotices(ctx.tx, county, today) }
}

export async function verify(ctx: Ctx, { params }: { params: { number: string } }): Promise<PublicTitle> {
  const { county, today } = await toPublic(ctx)
  const row = await q.publicTitle(ctx.tx, county, params.number.trim().toUpperCase())
  if (!row) throw e.numberUnknown()
  return toAll(today)(row)
}
