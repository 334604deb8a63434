import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type { FileReply } from '../../../platform/server/context.ts'
import type * as doors from '../contract/entries.ts'
import type { EvaluationEntry } from '../contract.ts'
import type { UnitKind } from '../define.ts'
import * as e from '../errors.ts'
import type { EvaluationNeeds } from '../needs.ts'
import { signsStage, speaksFor } from '../policy.ts'
import * as q from '../queries/entries.ts'
import { stepsOf } from '../queries/parts.ts'
import { findRound, roundsOnPanel } from '../queries/rounds.ts'
import { findScheme } from '../queries/schemes.ts'
import { titleOfEntry } from '../queries/titles.ts'
import { ENTRY_STATES, isOpenToUnit, isPlace } from '../rules/moves.ts'
import { residentsShare } from '../rules/score.ts'
import { itemsFor } from '../rules/standard.ts'
import { unitAt } from './rounds.ts'
import { can, countyScope, idCursor, note, paged, reach, tellUnit, workingDaysLater, type Ctx } from './shared.ts'
import { keepFigures, keepScore, readFigures, sheetsOf } from './sheets.ts'

export const shown = (row: q.EntryRow): EvaluationEntry => {
  const { answers: _answers, standard: _standard, byAccount: _by, submittedBy: _submitted, roundState: _state, roundRegion: _region, schemeTitle: _title, ...rest } = row
  return rest
}

/** Goes on in the whole of the round's place where the reader sits on its panel: a member scores units of other streets too. */
export async function reachAsPanel(ctx: Ctx, roundIds: readonly string[]): Promise<void> {
  const { county } = reach(ctx)
  if (roundIds.length === 0) return
  const scope = countyScope(`${county}000000`)
  await ctx.tx.widen(scope.lo, scope.hi)
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listEvaluationEntries>['query']> }): Promise<Reply<typeof doors.listEvaluationEntries>> {
  const { county, lo, hi, here, post, me } = reach(ctx)
  const panel = can(ctx, 'evaluation.score') ? await roundsOnPanel(ctx.tx, county, me) : []
  const f = { county, lo, hi, here, post: post?.kind ?? '', panel, roundId: query.roundId ?? '', kind: query.kind ?? '', q: query.q ?? '' }
  const show = query.show ?? 'all'
  const counts = await q.countEntries(ctx.tx, f)
  // What a member scores lies anywhere in the county; the other lists end at the own place.
  const wide = { ...f, ...(panel.length ? countyScope(`${county}000000`) : {}) }
  await reachAsPanel(ctx, panel)
  if (panel.length) counts.score = (await q.countEntries(ctx.tx, wide)).score
  const rows = await q.listEntries(ctx.tx, { ...(show === 'score' ? wide : f), show, after: idCursor(query.after) })
  return { ...paged(rows, shown), counts }
}

/** An application within the reader's place, or of a round on whose panel the reader sits; a draft is the unit's and the organiser's own. */
export async function found(ctx: Ctx, id: string, locked = false): Promise<{ row: q.EntryRow; onPanel: boolean }> {
  const { county, me, here } = reach(ctx)
  const panel = can(ctx, 'evaluation.score') ? await roundsOnPanel(ctx.tx, county, me) : []
  let row = await (locked ? q.lockEntry : q.findEntry)(ctx.tx, county, id)
  if (!row && panel.length) {
    const scope = countyScope(`${county}000000`)
    const seen = await ctx.tx.reaching(scope.lo, scope.hi, () => q.roundOfEntry(ctx.tx, county, id))
    if (seen && panel.includes(seen.roundId)) {
      await ctx.tx.widen(scope.lo, scope.hi)
      row = await (locked ? q.lockEntry : q.findEntry)(ctx.tx, county, id)
    }
  }
  if (!row || (row.state === 'draft' && row.region !== here && !can(ctx, 'evaluation.run'))) throw e.entryNotFound()
  return { row, onPanel: panel.includes(row.roundId) }
}

/** A member does not score the own unit. */
const isConflicted = (row: q.EntryRow, here: string, me: string): boolean => row.submittedBy === me || row.byAccount === me || (isPlace(row.unitKind as UnitKind) && row.region === here)

/** What still stands between the self-check and handing it in: items that must have evidence, and parts without any (农村实验全覆盖 asks all five). */
export function blocksOf(row: Pick<q.EntryRow, 'answers' | 'standard' | 'unitKind'>, hasFigure: (key: string) => boolean): { blocks: string[]; evidenced: Set<string> } {
  const items = itemsFor(row.standard, row.unitKind as UnitKind)
  const hasPaper = (key: string) => (row.answers[key]?.files.length ?? 0) > 0
  const evidenced = new Set(row.standard.parts.filter((part) => items.some((one) => one.part === part.key && (hasPaper(one.key) || hasFigure(one.key)))).map((part) => part.key))
  return {
    evidenced,
    blocks: [
      ...row.standard.parts.filter((part) => !evidenced.has(part.key)).map((part) => `“${part.title}”这一部分还没有佐证材料`),
      ...items.filter((one) => one.must && one.way !== 'indicator' && one.way !== 'residents' && !hasPaper(one.key)).map((one) => `“${one.title}”要附上材料`),
    ],
  }
}

export const open = (need: EvaluationNeeds) => async (ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getEvaluationEntry>> => {
  const { county, me, here, post, today } = reach(ctx)
  const { row, onPanel } = await found(ctx, params.id)
  const sheet = (await sheetsOf(ctx, county, [row])).get(row.id)!
  const items = itemsFor(row.standard, row.unitKind as UnitKind)
  // Until it is handed in, figures are those of now.
  const live = isOpenToUnit(row.state)
  const figures = live ? await readFigures(ctx, need, row) : sheet.figures
  const { blocks, evidenced } = blocksOf(row, (key) => figures.get(key)?.value != null)
  const lines = new Map(sheet.score.lines.map((line) => [line.key, line]))
  const own = speaksFor(post, row)
  const signatures = await q.signaturesOf(ctx.tx, county, [row.id])
  const appeals = await q.appealsOf(ctx.tx, county, row.id)
  const stage = row.standard.stages[row.stage]
  const signs = can(ctx, 'evaluation.sign') && stage !== undefined && ['submitted', 'reviewing', 'noticed'].includes(row.state) && signsStage(post?.kind, stage.signer)
  const scores = onPanel && row.state === 'submitted' && !isConflicted(row, here, me) && can(ctx, 'evaluation.score')
  const toScore = (one: (typeof items)[number]) => !one.indicator || sheet.figures.get(one.key)?.value == null
  return {
    entry: shown(row), parts: row.standard.parts.map((part) => ({ ...part, evidenced: evidenced.has(part.key) })),
    items: items.map((one) => {
      const line = lines.get(one.key)!
      const mine = sheet.marks.findLast((mark) => mark.item === one.key && mark.account === me)
      const figure = figures.get(one.key)
      return {
        ...one, answer: row.answers[one.key] ?? { words: '', self: null, files: [] },
        auto: figure ? { value: figure.value, missing: figure.missing, owedBy: figure.owedBy, asOf: figure.asOf, source: figure.source, unit: figure.unit } : null,
        points: line.points, from: line.from, spread: line.spread, members: line.members, mine: mine ? { points: mine.points, words: mine.words } : null, toScore: toScore(one),
      }
    }),
    total: sheet.score.total, soFar: sheet.score.soFar, passMark: row.standard.passMark, residentsShare: residentsShare(items), blocks: live ? blocks : [],
    signatures: signatures.map(({ id, stage: title, body, stand, words, paper, byName, at }) => ({ id, stage: title, body, stand, words, paper, byName, at })), stages: row.standard.stages,
    appeals: appeals.map(({ region: _region, entryId: _entry, byAccount: _by, ...rest }) => rest), titleId: (await titleOfEntry(ctx.tx, county, row.id))?.id ?? null, steps: await stepsOf(ctx.tx, county, row.id),
    may: [
      ...(own && live ? (['edit', 'submit', 'withdraw'] as const) : []),
      ...(own && ['submitted', 'reviewing', 'noticed'].includes(row.state) ? (['withdraw'] as const) : []),
      ...(scores ? (['score'] as const) : []),
      ...(can(ctx, 'evaluation.run') && row.state === 'submitted' ? (['refresh'] as const) : []),
      ...(signs ? (['sign'] as const) : []),
      ...(own && mayAppeal(row, today) && !appeals.some((one) => one.state === 'open' && one.kind === 'appeal') ? (['appeal'] as const) : []),
      ...(row.state === 'noticed' && !own ? (['object'] as const) : []),
      ...(can(ctx, 'evaluation.run') && appeals.some((one) => one.state === 'open') ? (['answer'] as const) : []),
    ],
    signBlocked: signs ? (whyNotSigned(row, sheet.score, appeals, today) ?? '') : '',
  }
}

/** A unit appeals after a refusal, and against its points during the notice. */
const mayAppeal = (row: q.EntryRow, today: string): boolean => row.state === 'noticed' || (row.state === 'refused' && row.decidedOn !== null && today <= addWorking(row))
/** Where the calendar does not reach the appeal stays open: a right is not lost to a missing table. */
const addWorking = (row: q.EntryRow): string => workingDaysLater(row.region.slice(0, 6), row.decidedOn!, row.standard.appealDays) ?? '9999-12-31'

export function whyNotSigned(row: q.EntryRow, score: { total: number | null; missing: string[] }, appeals: readonly { state: string }[], today: string): string | null {
  if (score.total === null) return '评分还没有完成'
  if (score.total < row.standard.passMark) return `得分${score.total}，低于合格分${row.standard.passMark}`
  if (row.state === 'noticed' && row.noticeUntil !== null && today <= row.noticeUntil) return `公示到${row.noticeUntil}为止`
  return appeals.some((one) => one.state === 'open') ? '有申诉或异议还没有答复' : null
}

export async function start(ctx: Ctx, { body }: { body: { roundId: string; unitKind: string; region: string; unitName: string } }): Promise<Reply<typeof doors.startEvaluationEntry>> {
  const { county, today, post, me, name } = reach(ctx)
  const round = await findRound(ctx.tx, county, body.roundId)
  if (!round) throw e.roundNotFound()
  if (round.state !== 'open') throw e.notNow('已结束')
  if (today > round.applyUntil) throw e.tooLate(round.applyUntil)
  const { standard } = (await findScheme(ctx.tx, county, round.schemeId))!
  if (!standard.units.includes(body.unitKind as UnitKind)) throw e.unitWrong()
  if (!speaksFor(post, body)) throw e.placeNotYours()
  const unitName = await unitAt(ctx, body.unitKind, body.region, body.unitName)
  if (await q.sameUnit(ctx.tx, county, round.id, { kind: body.unitKind, region: body.region, name: unitName })) throw e.entryExists()
  const id = ctx.newId()
  await q.insertEntry(ctx.tx, { county, id, region: body.region, roundId: round.id, schemeId: round.schemeId, kind: round.kind, unitKind: body.unitKind, unitName, account: me, name, at: ctx.now })
  await note(ctx, { id, region: body.region }, 'evaluation_entry', 'started', round.title)
  return { id }
}

/** @returns the application, held, as the unit last saw it. */
async function holdOwn(ctx: Ctx, id: string, version: number): Promise<q.EntryRow> {
  const { county, post } = reach(ctx)
  const row = await q.lockEntry(ctx.tx, county, id)
  if (!row) throw e.entryNotFound()
  if (!speaksFor(post, row)) throw row.state === 'draft' ? e.entryNotFound() : e.notYours()
  if (row.version !== version) throw e.changedMeanwhile()
  return row
}

export const save = (need: EvaluationNeeds) => async (
  ctx: Ctx, { params, body }: { params: { id: string }; body: { answers: q.Answers; version: number } },
): Promise<{ version: number }> => {
  const { county, me } = reach(ctx)
  const row = await holdOwn(ctx, params.id, body.version)
  if (!isOpenToUnit(row.state)) throw e.notNow(ENTRY_STATES[row.state])
  const keys = new Set(itemsFor(row.standard, row.unitKind as UnitKind).map((one) => one.key))
  for (const key of Object.keys(body.answers)) if (!keys.has(key)) throw e.itemUnknown(key)
  const held = new Set(Object.values(row.answers).flatMap((one) => one.files.map((file) => file.id)))
  const fresh = [...new Set(Object.values(body.answers).flatMap((one) => one.files.map((file) => file.id)))].filter((id) => !held.has(id))
  await need.attachFiles(ctx.tx, county, row.id, row.region, fresh, me)
  await q.setAnswers(ctx.tx, county, row.id, { ...row.answers, ...body.answers })
  await note(ctx, row, 'evaluation_entry', 'saved')
  return { version: row.version + 1 }
}

export const submit = (need: EvaluationNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: { version: number } }): Promise<{ version: number }> => {
  const { county, me, today } = reach(ctx)
  const row = await holdOwn(ctx, params.id, body.version)
  if (!isOpenToUnit(row.state)) throw e.notNow(ENTRY_STATES[row.state])
  // What was sent back may be put right after the day; a first one may not come after it.
  if (row.roundState !== 'open' || (row.state === 'draft' && today > row.applyUntil)) throw e.tooLate(row.applyUntil)
  const read = await readFigures(ctx, need, row)
  const { blocks } = blocksOf(row, (key) => read.get(key)?.value != null)
  if (blocks.length) throw e.evidenceMissing(blocks)
  const attempt = row.state === 'returned' ? row.attempt + 1 : row.attempt
  await q.submitEntry(ctx.tx, county, row.id, { attempt, account: me, at: ctx.now })
  await keepFigures(ctx, need, county, row, attempt)
  await keepScore(ctx, county, (await q.findEntry(ctx.tx, county, row.id))!)
  await note(ctx, row, 'evaluation_entry', 'submitted')
  return { version: row.version + 1 }
}

export async function withdraw(ctx: Ctx, { params, body }: { params: { id: string }; body: { words: string; version: number } }): Promise<{ version: number }> {
  const { county } = reach(ctx)
  const row = await holdOwn(ctx, params.id, body.version)
  if (['granted', 'refused', 'withdrawn'].includes(row.state)) throw e.notNow(ENTRY_STATES[row.state])
  if (body.words.length < 2) throw e.reasonNeeded('撤回的原因')
  await q.moveEntry(ctx.tx, county, row.id, { state: 'withdrawn', stage: row.stage, noticeFrom: null, noticeUntil: null, decision: body.words, decidedOn: null })
  await note(ctx, row, 'evaluation_entry', 'withdrawn', body.words)
  return { version: row.version + 1 }
}

type Marks = { item: string; points: number; words: string; files: { id: string; name: string }[] }[]
/** Members of the panel score; what waited on a phone comes with the time at which it was given. */
export const score = (need: EvaluationNeeds) => async (
  ctx: Ctx, { params, body }: { params: { id: string }; body: { attempt: number; marks: Marks; madeAt?: string | undefined } },
): Promise<Reply<typeof doors.scoreEvaluationEntry>> => {
  const { county, me, name, here } = reach(ctx)
  const { row, onPanel } = await found(ctx, params.id, true)
  if (!onPanel) throw e.notOnPanel()
  if (isConflicted(row, here, me)) throw e.conflicted()
  if (row.state !== 'submitted') throw e.notNow(ENTRY_STATES[row.state])
  if (row.attempt !== body.attempt) throw e.attemptChanged()
  const before = (await sheetsOf(ctx, county, [row])).get(row.id)!
  const items = new Map(itemsFor(row.standard, row.unitKind as UnitKind).map((one) => [one.key, one]))
  for (const mark of body.marks) {
    const item = items.get(mark.item)
    if (!item || (item.indicator && before.figures.get(item.key)?.value != null)) throw e.itemUnknown(mark.item)
    if (mark.points > item.weight) throw e.pointsWrong(item.title, item.weight)
  }
  await need.attachFiles(ctx.tx, county, row.id, row.region, [...new Set(body.marks.flatMap((mark) => mark.files.map((file) => file.id)))], me)
  // A clock that runs ahead does not put a mark into the future.
  const given = body.madeAt ? new Date(body.madeAt) : ctx.now
  const madeAt = given > ctx.now ? ctx.now : given
  for (const mark of body.marks) await q.insertMark(ctx.tx, { county, id: ctx.newId(), region: row.region, entryId: row.id, attempt: row.attempt, ...mark, account: me, name, madeAt, at: ctx.now })
  const after = await keepScore(ctx, county, row)
  await note(ctx, row, 'evaluation_entry', 'scored', `${body.marks.length}项`)
  return { total: after.score.total, soFar: after.score.soFar, missing: after.score.missing.length }
}

export const refresh = (need: EvaluationNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: { words: string; version: number } }): Promise<{ version: number }> => {
  const { county } = reach(ctx)
  const { row } = await found(ctx, params.id, true)
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (row.state !== 'submitted') throw e.notNow(ENTRY_STATES[row.state])
  await keepFigures(ctx, need, county, row, row.attempt)
  await keepScore(ctx, county, row)
  await q.touchEntry(ctx.tx, county, row.id)
  await note(ctx, row, 'evaluation_entry', 'figures_read', body.words)
  return { version: row.version + 1 }
}

export const appeal = (need: EvaluationNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: { kind: 'appeal' | 'objection'; words: string; fromName: string } }): Promise<Reply<typeof doors.appealEvaluation>> => {
  const { county, me, name, post, today } = reach(ctx)
  const { row } = await found(ctx, params.id, true)
  const own = speaksFor(post, row)
  if (body.kind === 'appeal') {
    if (!own || !can(ctx, 'evaluation.apply')) throw e.notYours()
    if (!['refused', 'noticed'].includes(row.state)) throw e.notNow(ENTRY_STATES[row.state])
    if (!mayAppeal(row, today)) throw e.tooLate(addWorking(row))
  } else if (row.state !== 'noticed') throw e.notNow(ENTRY_STATES[row.state])
  if ((await q.appealsOf(ctx.tx, county, row.id)).some((one) => one.state === 'open' && one.kind === body.kind && one.byAccount === me)) throw e.appealOpen()
  const id = ctx.newId()
  await q.insertAppeal(ctx.tx, { county, id, region: row.region, entryId: row.id, kind: body.kind, words: body.words, fromName: body.fromName, due: workingDaysLater(county, today, 10), account: me, name, at: ctx.now })
  await note(ctx, row, 'evaluation_entry', body.kind === 'appeal' ? 'appealed' : 'objected', body.words)
  if (body.kind === 'objection') await tellUnit(ctx, need, row, { template: 'evaluation_objection', title: '公示期间有人提出异议', body: `对“${row.unitName}”申报“${row.roundTitle}”有异议，组织单位正在核实。`, link: `/desk/evaluation/entries/${row.id}` })
  return { id }
}

/** Upheld, the application goes back to scoring with what is there; a refusal is lifted by it. */
export const answer = (need: EvaluationNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: { upheld: boolean; answer: string } }): Promise<{ state: string }> => {
  const { county, me, name } = reach(ctx)
  const one = await q.lockAppeal(ctx.tx, county, params.id)
  if (!one) throw e.appealNotFound()
  if (one.state !== 'open') throw e.notNow('已答复')
  const row = (await q.lockEntry(ctx.tx, county, one.entryId))!
  const sheet = (await sheetsOf(ctx, county, [row])).get(row.id)!
  const signatures = await q.signaturesOf(ctx.tx, county, [row.id])
  if (one.byAccount === me && one.kind === 'appeal') throw e.sameHands('申诉是您提出的')
  if (sheet.marks.some((mark) => mark.account === me) || signatures.some((each) => each.account === me)) throw e.sameHands('您参加过这份申报的评分或审核')
  const state = body.upheld ? 'upheld' : 'dismissed'
  await q.answerAppeal(ctx.tx, county, one.id, { state, answer: body.answer, account: me, name, at: ctx.now })
  if (body.upheld) await q.moveEntry(ctx.tx, county, row.id, { state: 'submitted', stage: 0, noticeFrom: null, noticeUntil: null, decision: '', decidedOn: null })
  await note(ctx, row, 'evaluation_entry', body.upheld ? 'appeal_upheld' : 'appeal_dismissed', body.answer)
  await tellUnit(ctx, need, row, { template: 'evaluation_answered', title: body.upheld ? '申诉（异议）成立，重新评分' : '申诉（异议）没有成立', body: body.answer, link: `/desk/evaluation/entries/${row.id}` })
  return { state }
}

export const paper = (need: EvaluationNeeds) => async (ctx: Ctx, { params }: { params: { id: string; fileId: string } }): Promise<FileReply> => {
  const { row } = await found(ctx, params.id)
  await ctx.audit('evaluation_entry.paper_opened', { region: row.region, detail: { evaluation_entry: row.id, file: params.fileId } })
  return need.openFile(ctx, params.fileId, row.id)
}
