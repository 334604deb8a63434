import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { isSmall, shownCounts, SMALLEST_SHOWN } from '../../../platform/kernel/small-counts.ts'
import { levelOf } from '../../regions/index.ts'
import { CLAUSE_STATES, type disputeKinds } from '../contract.ts'
import type * as doors from '../contract/afterwards.ts'
import * as e from '../errors.ts'
import type { DisputeNeeds } from '../needs.ts'
import * as figures from '../queries/figures.ts'
import * as q from '../queries/files.ts'
import * as papers from '../queries/papers.ts'
import { afterPerformance, performedWhole } from '../rules.ts'
import { holdOwn, note, reach, refuseOthers, tellParties, versionAfter, type Ctx } from './shared.ts'

export const perform = (need: DisputeNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string; clauseId: string }; body: Input<typeof doors.recordPerformance>['body'] }): Promise<{ version: number }> => {
  const { county, me, name, today } = reach(ctx)
  const row = await holdOwn(ctx, params.id, 'perform')
  const clause = await papers.lockClause(ctx.tx, county, row.id, params.clauseId)
  if (!clause) throw e.clauseNotFound()
  if (clause.version !== body.version) throw e.changedMeanwhile()
  if (clause.state === 'done') throw e.notNow(CLAUSE_STATES.done, '再登记履行')
  if (body.onDay > today || (row.agreedOn !== null && body.onDay < row.agreedOn)) throw e.dayWrong('履行的日子应在协议生效之后、今天以前')
  const amountFen = clause.amountFen > 0 ? (body.amountFen ?? 0) : 0
  const after = afterPerformance(clause, { state: body.state, amountFen })
  await papers.insertPerformance(ctx.tx, { county, id: ctx.newId(), region: row.region, fileId: row.id, clauseId: clause.id, state: body.state, amountFen, onDay: body.onDay, note: body.note ?? '', byParty: null, account: me, name, at: ctx.now })
  await papers.setClause(ctx.tx, county, clause.id, { ...after, doneOn: after.state === 'done' ? body.onDay : null })
  await note(ctx, row, 'dispute', `clause_${after.state}`, `第${clause.nth}条${body.note ? `：${body.note}` : ''}`)
  const whole = performedWhole(await papers.clausesOf(ctx.tx, county, row.id))
  if (whole && row.state === 'agreed') {
    await q.changeFile(ctx.tx, county, row.id, { state: 'performed', performedOn: today })
    await note(ctx, row, 'dispute', 'performed')
    await tellParties(ctx, need, row, { template: 'dispute_performed', title: '协议已全部履行', body: `您的纠纷（${row.number}）的协议已全部履行。` })
  } else if (after.state === 'not_done') {
    await tellParties(ctx, need, row, {
      template: 'dispute_not_done', title: '协议还没有履行', body: `您的纠纷（${row.number}）的协议第${clause.nth}条还没有履行。不履行的，另一方可以就协议向人民法院起诉；经过司法确认的，可以申请强制执行。`,
    })
  }
  return versionAfter(ctx, row.id)
}

export const askConfirmation = (need: DisputeNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.askConfirmation>['body'] }): Promise<{ version: number }> => {
  const { county, today } = reach(ctx)
  const row = await holdOwn(ctx, params.id, 'confirm')
  if (await papers.confirmationOf(ctx.tx, county, row.id)) throw e.confirmTwice()
  if (!body.bothAsk) throw e.confirmBoth()
  if (body.askedOn > today || body.askedOn < row.agreedOn!) throw e.dayWrong('申请的日子应在协议生效之后、今天以前')
  if (body.askedOn > row.confirmBy!) throw e.confirmTooLate(row.confirmBy!)
  await papers.insertConfirmation(ctx.tx, { county, id: ctx.newId(), region: row.region, fileId: row.id, court: body.court, askedOn: body.askedOn })
  await q.changeFile(ctx.tx, county, row.id, {})
  await note(ctx, row, 'dispute', 'confirmation_asked', body.court)
  await tellParties(ctx, need, row, { template: 'dispute_court_asked', title: '已共同申请司法确认', body: `您的纠纷（${row.number}）的协议已由双方共同向${body.court}申请司法确认，法院答复后告诉您。` })
  return versionAfter(ctx, row.id)
}

export const answerConfirmation = (need: DisputeNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.answerConfirmation>['body'] }): Promise<{ version: number }> => {
  const { county, today } = reach(ctx)
  const row = await q.lockFile(ctx.tx, county, params.id)
  if (!row) throw e.disputeNotFound()
  await refuseOthers(ctx, row)
  const asked = await papers.confirmationOf(ctx.tx, county, row.id)
  if (!asked || asked.state !== 'asked') throw e.confirmNone()
  if (body.answeredOn > today || body.answeredOn < asked.askedOn) throw e.dayWrong('答复的日子应在申请之后、今天以前')
  await papers.setConfirmation(ctx.tx, county, asked.id, { state: body.state, answeredOn: body.answeredOn, document: body.document ?? '', note: body.note ?? '' })
  await q.changeFile(ctx.tx, county, row.id, {})
  const words = { confirmed: '法院确认协议有效', rejected: '法院驳回了申请', withdrawn: '申请已撤回' }[body.state]
  await note(ctx, row, 'dispute', `confirmation_${body.state}`, [words, body.document].filter(Boolean).join('，'))
  await tellParties(ctx, need, row, { template: 'dispute_court_answered', title: words, body: `您的纠纷（${row.number}）的司法确认：${words}。${body.document ?? ''}` })
  return versionAfter(ctx, row.id)
}

export async function followUp(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.recordFollowUp>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = await holdOwn(ctx, params.id, 'followUp', body.version)
  if (body.onDay > today || body.onDay < row.agreedOn!) throw e.dayWrong('回访的日子应在协议生效之后、今天以前')
  await q.changeFile(ctx.tx, county, row.id, { followedOn: body.onDay })
  await note(ctx, row, 'dispute', 'followed', body.note, { told: false })
  return versionAfter(ctx, row.id)
}

const FIGURES = ['recorded', 'settled', 'performed', 'referred', 'ended'] as const
type Sums = Record<(typeof FIGURES)[number], number>
const sum = (rows: readonly Sums[]): Sums => Object.fromEntries(FIGURES.map((key) => [key, rows.reduce((n, one) => n + one[key], 0)])) as Sums
const WIDTH: Record<string, number> = { province: 4, prefecture: 6, county: 9, township: 12, community: 12, grid: 12, building: 12 }

/** A group of few shows no figure at all, and never only one of a column: a matter between four is soon known by name. */
function shownGroups<K extends object>(groups: readonly (K & Sums)[]): { rows: (K & Record<keyof Sums, number | null>)[]; suppressed: boolean } {
  const columns = Object.fromEntries(FIGURES.map((key) => [key, shownCounts(groups.map((one) => one[key]))])) as Record<keyof Sums, (number | null)[]>
  const rows = groups.map((one, i) => ({ ...one, ...Object.fromEntries(FIGURES.map((key) => [key, isSmall(one.recorded) ? null : columns[key][i]])) }) as K & Record<keyof Sums, number | null>)
  return { rows, suppressed: rows.some((one) => FIGURES.some((key) => one[key] === null)) }
}

export async function count(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.countDisputes>['query']> }): Promise<Reply<typeof doors.countDisputes>> {
  const at = reach(ctx, query.region)
  const region = query.region ?? at.here
  const year = query.year ?? at.today.slice(0, 4)
  const rows = await figures.countRows(ctx.tx, { county: at.county, lo: at.lo, hi: at.hi, year, width: WIDTH[levelOf(region)] ?? 12 })
  const names = await figures.namesOf(ctx.tx, [...new Set(rows.map((one) => one.place))])
  const nameOf = (code: string) => names.find((one) => one.code === code)?.name ?? code
  const kinds = shownGroups([...new Set(rows.map((one) => one.kind))].sort().map((kind) => ({ kind: kind as (typeof disputeKinds)[number] | '', ...sum(rows.filter((one) => one.kind === kind)) })))
  const places = shownGroups([...new Set(rows.map((one) => one.place))].sort().map((place) => ({ region: place, regionName: nameOf(place), ...sum(rows.filter((one) => one.place === place)) })))
  const quarters = shownGroups([1, 2, 3, 4].map((quarter) => ({ quarter, ...sum(rows.filter((one) => one.quarter === quarter)) })))
  const total = shownGroups([sum(rows)])
  return {
    region, year, at: ctx.now.toISOString(), kinds: kinds.rows, places: places.rows, quarters: quarters.rows, total: total.rows[0]!,
    suppressed: [kinds, places, quarters, total].some((one) => one.suppressed), note: `不足${SMALLEST_SHOWN}件的不显示，免得认出当事人`,
  }
}
