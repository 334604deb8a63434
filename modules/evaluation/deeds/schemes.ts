import type { Input, Parsed, Reply } from '../../../platform/kernel/operation.ts'
import { TEMPLATES } from '../catalogue/index.ts'
import type * as doors from '../contract/schemes.ts'
import type { EvaluationScheme } from '../contract.ts'
import type { SchemeKind, Standard } from '../define.ts'
import * as e from '../errors.ts'
import type { EvaluationNeeds } from '../needs.ts'
import { seesDrafts } from '../policy.ts'
import { stepsOf } from '../queries/parts.ts'
import { openRoundOf } from '../queries/rounds.ts'
import * as q from '../queries/schemes.ts'
import { SCHEME_STATES } from '../rules/moves.ts'
import { faultsOf } from '../rules/standard.ts'
import { can, idCursor, note, paged, reach, type Ctx } from './shared.ts'

const shown = ({ standard: _standard, byAccount: _by, ...rest }: q.SchemeRow): EvaluationScheme => rest

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listEvaluationSchemes>['query']> }): Promise<Reply<typeof doors.listEvaluationSchemes>> {
  const f = { county: reach(ctx).county, drafts: seesDrafts(ctx.caller!.abilities), kind: query.kind ?? '', q: query.q ?? '' }
  const rows = await q.listSchemes(ctx.tx, { ...f, show: query.show ?? 'in_force', after: idCursor(query.after) })
  return { ...paged(rows, shown), counts: await q.countSchemes(ctx.tx, f) }
}

export const templates = async (): Promise<Reply<typeof doors.listSchemeTemplates>> =>
  ({ items: TEMPLATES.map(({ code, kind, title, basis, standard }) => ({ code, kind, title, basis, items: standard.items.length })) })

export const indicators = (need: EvaluationNeeds) => async (): Promise<Reply<typeof doors.listSchemeIndicators>> => ({ items: need.indicators().map(({ code, title, unit, counted }) => ({ code, title, unit, counted })) })

async function found(ctx: Ctx, id: string): Promise<q.SchemeRow> {
  const row = await q.findScheme(ctx.tx, reach(ctx).county, id)
  if (!row || (row.state === 'draft' && !seesDrafts(ctx.caller!.abilities))) throw e.schemeNotFound()
  return row
}

export const open = (need: EvaluationNeeds) => async (ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getEvaluationScheme>> => {
  const { county, me } = reach(ctx)
  const row = await found(ctx, params.id)
  const faults = row.state === 'draft' ? faultsOf(row.standard, need.indicators()) : []
  const authors = can(ctx, 'evaluation.author')
  return {
    scheme: shown(row), standard: row.standard, faults,
    versions: await q.versionsOf(ctx.tx, county, row.code, seesDrafts(ctx.caller!.abilities)),
    steps: await stepsOf(ctx.tx, county, row.id),
    may: [
      ...(authors && row.state === 'draft' ? (['edit'] as const) : []),
      ...(can(ctx, 'evaluation.approve') && row.state === 'draft' && row.byAccount !== me ? (['approve'] as const) : []),
      ...(authors ? (['copy'] as const) : []),
      ...(can(ctx, 'evaluation.approve') && row.state === 'in_force' ? (['retire'] as const) : []),
      ...(can(ctx, 'evaluation.run') && row.state === 'in_force' && !(await openRoundOf(ctx.tx, county, row.id)) ? (['open'] as const) : []),
    ],
  }
}

const EMPTY = (title: string): Standard => ({
  units: ['community'], parts: [], items: [], passMark: 60, grades: [], stages: [], noticeDays: 7, appealDays: 5, cycleMonths: 0, validMonths: 0, yearlySelfCheck: true, titleName: title, noResidents: '',
  weightsAreSamples: false,
})

export async function create(ctx: Ctx, { body }: { body: Parsed<never, never, NonNullable<typeof doors.createEvaluationScheme.body>>['body'] }): Promise<Reply<typeof doors.createEvaluationScheme>> {
  const { county, me, name } = reach(ctx)
  const from = body.copyOf ? await found(ctx, body.copyOf) : undefined
  const sample = body.template ? TEMPLATES.find((one) => one.code === body.template) : undefined
  if (body.template && !sample) throw e.templateUnknown()
  const standard = from?.standard ?? sample?.standard ?? EMPTY(body.title.slice(0, 40))
  const kind: SchemeKind = from?.kind ?? sample?.kind ?? body.kind ?? 'other'
  const next = from && body.nextVersion
  const last = next ? await q.lastOfCode(ctx.tx, county, from.code) : undefined
  if (last?.state === 'draft') throw e.draftExists()
  const code = next ? from.code : await freshCode(ctx, county, kind)
  const id = ctx.newId()
  const region = `${county}000000`
  await q.insertScheme(ctx.tx, { county, id, region, code, nth: next ? (last?.nth ?? 0) + 1 : 1, kind, title: body.title, basis: body.basis, standard, account: me, name, at: ctx.now })
  await note(ctx, { id, region }, 'evaluation_scheme', 'created', from ? `自“${from.title}”` : sample ? `自示例“${sample.title}”` : '')
  return { id }
}

/** A code of its own for a new line of versions. */
async function freshCode(ctx: Ctx, county: string, kind: SchemeKind): Promise<string> {
  const { n } = await q.lastCode(ctx.tx, county, kind)
  return n === 0 ? kind : `${kind}-${n + 1}`
}

export const update = (need: EvaluationNeeds) => async (
  ctx: Ctx, { params, body }: { params: { id: string }; body: Parsed<never, never, NonNullable<typeof doors.updateEvaluationScheme.body>>['body'] },
): Promise<Reply<typeof doors.updateEvaluationScheme>> => {
  const { county, me, name } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (row.state !== 'draft') throw e.notNow(SCHEME_STATES[row.state])
  await q.updateScheme(ctx.tx, county, row.id, { title: body.title, basis: body.basis, standard: body.standard, account: me, name })
  await note(ctx, row, 'evaluation_scheme', 'changed')
  return { version: row.version + 1, faults: faultsOf(body.standard, need.indicators()) }
}

async function hold(ctx: Ctx, id: string, version: number): Promise<q.SchemeRow> {
  const row = await q.lockScheme(ctx.tx, reach(ctx).county, id)
  if (!row || (row.state === 'draft' && !seesDrafts(ctx.caller!.abilities))) throw e.schemeNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  return row
}

export const approve = (need: EvaluationNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: { fromOn: string; words: string; version: number } }): Promise<{ version: number }> => {
  const { county, me, name, today } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (row.state !== 'draft') throw e.notNow(SCHEME_STATES[row.state])
  if (row.byAccount === me) throw e.sameHands('方案是您最后修改的')
  const faults = faultsOf(row.standard, need.indicators())
  if (faults.length) throw e.schemeFaulty(faults)
  // In force is in force from a day that has come: a round opened today goes by it.
  if (body.fromOn > today) throw e.daysWrong('生效日期不能晚于今天，到了那天再批准')
  await q.replaceInForce(ctx.tx, county, row.code, body.fromOn)
  await q.approveScheme(ctx.tx, county, row.id, { account: me, name, fromOn: body.fromOn })
  await note(ctx, row, 'evaluation_scheme', 'approved', body.words)
  return { version: row.version + 1 }
}

export async function retire(ctx: Ctx, { params, body }: { params: { id: string }; body: { words: string; version: number } }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = await hold(ctx, params.id, body.version)
  if (row.state !== 'in_force') throw e.notNow(SCHEME_STATES[row.state])
  if (body.words.length < 2) throw e.reasonNeeded('停用的原因')
  await q.retireScheme(ctx.tx, county, row.id, today)
  await note(ctx, row, 'evaluation_scheme', 'retired', body.words)
  return { version: row.version + 1 }
}
