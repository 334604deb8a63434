import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { staffAt } from '../../accounts/index.ts'
import { levelOf, scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract/rounds.ts'
import { UNIT_KINDS } from '../define.ts'
import * as e from '../errors.ts'
import type { EvaluationNeeds } from '../needs.ts'
import { speaksFor } from '../policy.ts'
import * as entries from '../queries/entries.ts'
import { placeOn, stepsOf } from '../queries/parts.ts'
import * as q from '../queries/rounds.ts'
import { findScheme } from '../queries/schemes.ts'
import { isUnderWay, monthsAfter, SCHEME_STATES } from '../rules/moves.ts'
import { DRAW_WAY, drawSample, poolMark } from '../rules/sample.ts'
import { sheetsOf } from './sheets.ts'
import { can, idCursor, note, paged, reach, tellUnit, type Ctx } from './shared.ts'

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listEvaluationRounds>['query']> }): Promise<Reply<typeof doors.listEvaluationRounds>> {
  const { county, today } = reach(ctx)
  const f = { county, today, kind: query.kind ?? '', q: query.q ?? '' }
  const rows = await q.listRounds(ctx.tx, { ...f, show: query.show ?? 'open', after: idCursor(query.after) })
  return { ...paged(rows, (row) => row), counts: await q.countRounds(ctx.tx, f) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getEvaluationRound>> {
  const { county, today, lo, hi, here, post } = reach(ctx)
  const round = await q.findRound(ctx.tx, county, params.id)
  if (!round) throw e.roundNotFound()
  const { standard } = (await findScheme(ctx.tx, county, round.schemeId))!
  const rows = await entries.entriesOfRound(ctx.tx, county, round.id, lo, hi)
  const seen = rows.filter((row) => row.state !== 'draft' || row.region === here || can(ctx, 'evaluation.run'))
  const sheets = await sheetsOf(ctx, county, seen)
  const signatures = await entries.signaturesOf(ctx.tx, county, rows.map((row) => row.id))
  const running = round.state === 'open'
  const applies = can(ctx, 'evaluation.apply') && running && today <= round.applyUntil && post !== null
  const place = applies ? await placeOn(ctx.tx, here, today) : undefined
  const own = place && post ? standard.units.filter((unit) => speaksFor(post, { unitKind: unit, region: here })) : []
  const names = new Map(rows.map((row) => [row.id, row.unitName]))
  return {
    round, standard, members: await q.membersOf(ctx.tx, county, round.id), steps: await stepsOf(ctx.tx, county, round.id),
    draws: (await q.drawsOf(ctx.tx, county, round.id)).map((one) => ({
      id: one.id, purpose: one.purpose, seed: one.seed, way: one.way, pool: one.pool.length, drawn: one.drawn.map((key) => ({ key, name: names.get(key) ?? '其他单位' })), byName: one.byName, at: one.at,
      unchanged: drawSample(one.seed, one.pool, one.wanted).join() === one.drawn.join() && poolMark(one.pool) === one.poolMark,
    })),
    sheet: seen.map((row) => {
      const { score, grade } = sheets.get(row.id)!
      return {
        entryId: row.id, unitKind: row.unitKind, unitName: row.unitName, state: row.state, stage: row.stage, total: score.total, soFar: score.soFar, grade, missing: score.missing.length,
        cells: score.lines.map(({ key, points, from }) => ({ key, points, from })),
        signed: signatures.filter((one) => one.entryId === row.id && one.attempt === row.attempt).map((one) => ({ stage: one.stage, stand: one.stand, byName: one.byName, at: one.at })),
      }
    }),
    unsigned: rows.length ? unsignedOf(standard.stages, signatures) : standard.stages.map((one) => one.title),
    applicable: own.map((unitKind) => ({
      unitKind, region: here, name: place!.name, entryId: rows.find((row) => row.unitKind === unitKind && row.region === here && (unitKind === 'community' || unitKind === 'township'))?.id ?? null,
    })),
    may: [
      ...(can(ctx, 'evaluation.run') && running ? (['panel', 'draw', 'close'] as const) : []),
      ...(own.length ? (['apply'] as const) : []),
    ],
  }
}

const unsignedOf = (stages: readonly { key: string; title: string }[], signatures: readonly { stageKey: string }[]) =>
  stages.filter((one) => !signatures.some((each) => each.stageKey === one.key)).map((one) => one.title)

export const begin = (need: EvaluationNeeds) => async (ctx: Ctx, { body }: { body: { schemeId: string; title: string; applyUntil: string; decideBy: string } }): Promise<Reply<typeof doors.openEvaluationRound>> => {
  const { county, today, me, name } = reach(ctx)
  const scheme = await findScheme(ctx.tx, county, body.schemeId)
  if (!scheme || scheme.state === 'draft') throw e.schemeNotFound()
  if (scheme.state !== 'in_force') throw e.notNow(SCHEME_STATES[scheme.state])
  if (body.applyUntil < today) throw e.daysWrong('申报截止日期不能早于今天', 'body.applyUntil')
  if (body.decideBy < body.applyUntil) throw e.daysWrong('应在申报截止以后作出决定', 'body.decideBy')
  const running = await q.openRoundOf(ctx.tx, county, scheme.id)
  if (running) throw e.roundRunning(running.title)
  const id = ctx.newId()
  const region = scheme.region
  const nextOn = scheme.standard.cycleMonths > 0 ? monthsAfter(today, scheme.standard.cycleMonths) : null
  await q.insertRound(ctx.tx, { county, id, region, schemeId: scheme.id, kind: scheme.kind, title: body.title, opensOn: today, applyUntil: body.applyUntil, decideBy: body.decideBy, nextOn, account: me, name, at: ctx.now })
  await note(ctx, { id, region }, 'evaluation_round', 'opened', body.title)
  // Departments are told at once; communities and streets find the open round on their first page, which needs no thousand messages.
  if (scheme.standard.units.includes('department')) {
    await tellUnit(ctx, need, { unitKind: 'department', region }, { template: 'evaluation_round', title: '评选开始申报', body: `“${body.title}”开始申报，${body.applyUntil}截止。`, link: `/desk/evaluation/rounds/${id}` })
  }
  return { id }
}

async function hold(ctx: Ctx, id: string, version?: number) {
  const row = await q.lockRound(ctx.tx, reach(ctx).county, id)
  if (!row) throw e.roundNotFound()
  if (version !== undefined && row.version !== version) throw e.changedMeanwhile()
  if (row.state !== 'open') throw e.notNow('已结束')
  return row
}

export const candidates = async (ctx: Ctx): Promise<Reply<typeof doors.listPanelCandidates>> => {
  const { county, today } = reach(ctx)
  return { items: (await staffAt(ctx, { ...scopeOf(`${county}000000`), day: today })).filter((one) => one.posts !== '') }
}

export const panel = (need: EvaluationNeeds) => async (
  ctx: Ctx, { params, body }: { params: { id: string }; body: { members: { accountId: string; lead: boolean }[]; version: number } },
): Promise<{ version: number }> => {
  const { county } = reach(ctx)
  const round = await hold(ctx, params.id, body.version)
  const known = new Map((await candidates(ctx)).items.map((one) => [one.id, one.name]))
  const before = new Set((await q.membersOf(ctx.tx, county, round.id)).map((one) => one.accountId))
  const chosen = [...new Map(body.members.map((one) => [one.accountId, one])).values()]
  if (!chosen.every((one) => known.has(one.accountId))) throw e.memberUnknown()
  await q.endMembers(ctx.tx, county, round.id, chosen.map((one) => one.accountId), ctx.now)
  for (const one of chosen) {
    await q.addMember(ctx.tx, { county, id: ctx.newId(), region: round.region, roundId: round.id, accountId: one.accountId, name: known.get(one.accountId)!, lead: one.lead, at: ctx.now })
    if (!before.has(one.accountId)) {
      await need.notify(ctx, { county, region: round.region, accountId: one.accountId, template: 'evaluation_panel', title: '请您参加评审', body: `您是“${round.title}”的评审人员，申报单位请在“现场评分”里打分。`, link: '/desk/evaluation/scoring' })
    }
  }
  await q.touchRound(ctx.tx, county, round.id)
  await note(ctx, round, 'evaluation_round', 'panel', chosen.map((one) => known.get(one.accountId)!).join('、'))
  return { version: round.version + 1 }
}

export async function draw(ctx: Ctx, { params, body }: { params: { id: string }; body: { purpose: string; seed: string; wanted: number; unitKind?: string | undefined } }): Promise<Reply<typeof doors.drawEvaluationSample>> {
  const { county, me, name, lo, hi } = reach(ctx)
  const round = await hold(ctx, params.id)
  const rows = (await entries.entriesOfRound(ctx.tx, county, round.id, lo, hi)).filter((row) => row.state !== 'draft' && (!body.unitKind || row.unitKind === body.unitKind))
  if (rows.length === 0) throw e.poolEmpty()
  const pool = rows.map((row) => row.id)
  const drawn = drawSample(body.seed, pool, body.wanted)
  const id = ctx.newId()
  await q.insertDraw(ctx.tx, { county, id, region: round.region, roundId: round.id, purpose: body.purpose, seed: body.seed, way: DRAW_WAY, wanted: body.wanted, pool, poolMark: poolMark(pool), drawn, account: me, name, at: ctx.now })
  await note(ctx, round, 'evaluation_round', 'drawn', `${body.purpose}：种子${body.seed}，${pool.length}个单位里抽${drawn.length}个`)
  const names = new Map(rows.map((row) => [row.id, row.unitName]))
  return { id, purpose: body.purpose, seed: body.seed, way: DRAW_WAY, pool: pool.length, drawn: drawn.map((key) => ({ key, name: names.get(key)! })), unchanged: true, byName: name, at: ctx.now.toISOString() }
}

export async function close(ctx: Ctx, { params, body }: { params: { id: string }; body: { words: string; version: number } }): Promise<{ version: number }> {
  const { county, today, lo, hi } = reach(ctx)
  const round = await hold(ctx, params.id, body.version)
  const rows = await entries.entriesOfRound(ctx.tx, county, round.id, lo, hi)
  // A unit that never handed its self-check in is not waited for once the day is over.
  const waiting = rows.filter((row) => isUnderWay(row.state) && !(row.state === 'draft' && today > round.applyUntil))
  if (waiting.length) throw e.stillUnderWay(waiting.length)
  const { standard } = (await findScheme(ctx.tx, county, round.schemeId))!
  const decided = rows.filter((row) => row.state === 'granted')
  const open = decided.length ? unsignedOf(standard.stages, await entries.signaturesOf(ctx.tx, county, decided.map((row) => row.id))) : []
  if (open.length) throw e.unsigned(open)
  await q.closeRound(ctx.tx, county, round.id, today)
  await note(ctx, round, 'evaluation_round', 'closed', body.words)
  return { version: round.version + 1 }
}

/** What a unit of a kind is called at a place; units that are no place bring their own name. */
export async function unitAt(ctx: Ctx, unitKind: string, region: string, typed: string): Promise<string> {
  const place = await placeOn(ctx.tx, region, reach(ctx).today)
  if (!place || !(unitKind in UNIT_KINDS)) throw e.unitWrong()
  const level = levelOf(region)
  if (unitKind === 'community' || unitKind === 'township') {
    if (level !== unitKind) throw e.unitWrong()
    return place.name
  }
  if (typed.length < 2) throw e.unitWrong()
  return typed
}

