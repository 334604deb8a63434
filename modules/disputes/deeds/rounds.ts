import { formatChineseDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type { FileReply } from '../../../platform/server/context.ts'
import { documentPdf } from '../../../platform/server/pdf/index.ts'
import { covers } from '../../regions/index.ts'
import { DISPUTE_KINDS, type DisputeKind, type Round, type RoundPlan } from '../contract.ts'
import type * as doors from '../contract/rounds.ts'
import * as e from '../errors.ts'
import type { DisputeNeeds } from '../needs.ts'
import { changeFile, stepsOf } from '../queries/files.ts'
import * as q from '../queries/rounds.ts'
import { planIsLate, roundToOpen } from '../rules.ts'
import { dayCursor, note, paged, reach, type Ctx } from './shared.ts'

const planShown = (today: string) => ({ endedOn: _ended, ...row }: q.PlanRow): RoundPlan => ({
  ...row, regionName: row.regionName ?? row.region, due: row.nextOn <= today, late: planIsLate(row, today), missed: roundToOpen(row, today)?.missed ?? 0,
})
const shown = (today: string) => ({ planId: _plan, ...row }: q.RoundRow): Round => ({ ...row, regionName: row.regionName ?? row.region, late: row.state === 'open' && row.dueOn < today })

export async function plans(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listRoundPlans>['query']> }): Promise<Reply<typeof doors.listRoundPlans>> {
  const at = reach(ctx)
  const rows = await q.listPlans(ctx.tx, { ...at, late: query.late === 'yes', after: dayCursor(query.after, '0001-01-01') })
  return paged(rows, planShown(at.today), (row) => `${row.nextOn}|${row.id}`)
}

export async function setPlan(ctx: Ctx, { body }: { body: Input<typeof doors.setRoundPlan>['body'] }): Promise<{ id: string }> {
  const { county } = reach(ctx, body.region)
  if (await q.planAt(ctx.tx, county, body.region)) throw e.planExists()
  const id = ctx.newId()
  await q.insertPlan(ctx.tx, { county, id, region: body.region, title: body.title, every: body.every, nextOn: body.firstOn, openDays: body.openDays })
  await note(ctx, { id, region: body.region }, 'dispute_round', 'planned', body.title)
  return { id }
}

export async function endPlan(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.endRoundPlan>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const plan = await q.lockPlan(ctx.tx, county, params.id)
  if (!plan) throw e.planNotFound()
  if (plan.version !== body.version) throw e.changedMeanwhile()
  if (plan.openRound) throw e.roundOpen()
  await q.endPlan(ctx.tx, county, plan.id, today)
  await note(ctx, plan, 'dispute_round', 'plan_ended', body.reason)
  return { version: plan.version + 1 }
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listRounds>['query']> }): Promise<Reply<typeof doors.listRounds>> {
  const at = reach(ctx, query.region)
  const rows = await q.listRounds(ctx.tx, { ...at, show: query.show ?? 'all', after: dayCursor(query.after, '9999-12-31') })
  return { ...paged(rows, shown(at.today), (row) => `${row.dueOn}|${row.id}`), counts: await q.countRounds(ctx.tx, at) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getRound>> {
  const { county, today } = reach(ctx)
  const row = await q.findRound(ctx.tx, county, params.id)
  if (!row) throw e.roundNotFound()
  return { round: shown(today)(row), lines: await q.linesOf(ctx.tx, county, row.id), steps: (await stepsOf(ctx.tx, county, row.id)).map(({ told: _told, ...step }) => step) }
}

export async function start(ctx: Ctx, { body }: { body: Input<typeof doors.openRound>['body'] }): Promise<{ id: string }> {
  const { county, today, name } = reach(ctx)
  const plan = await q.lockPlan(ctx.tx, county, body.planId)
  if (!plan) throw e.planNotFound()
  if (plan.openRound) throw e.roundOpen()
  const next = roundToOpen(plan, today)
  if (!next) throw e.roundNotYet(plan.nextOn)
  const id = ctx.newId()
  await q.insertRound(ctx.tx, { county, id, region: plan.region, planId: plan.id, nth: (await q.lastNth(ctx.tx, county, plan.id)) + 1, fromOn: next.fromOn, dueOn: next.dueOn, missed: next.missed, by: name })
  await q.movePlan(ctx.tx, county, plan.id, next.nextOn)
  await note(ctx, { id, region: plan.region }, 'dispute_round', 'opened', next.missed ? `之前有${next.missed}轮没有排查` : '')
  return { id }
}

async function holdOpen(ctx: Ctx, id: string) {
  const row = await q.lockRound(ctx.tx, reach(ctx).county, id)
  if (!row) throw e.roundNotFound()
  if (row.state === 'closed') throw e.roundClosed()
  return row
}

/** Another found dispute is a case at once, so that it is handled like every other; the file gets the round. */
export const found = (need: DisputeNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.recordFound>['body'] }): Promise<Reply<typeof doors.recordFound>> => {
  const { county } = reach(ctx)
  const round = await holdOpen(ctx, params.id)
  const region = body.region ?? round.region
  if (!covers(round.region, region)) throw e.placeNotYours()
  const kind = body.kind ?? null
  const made = await need.cases.submit(ctx, {
    matterCode: 'disputes.found', region, placeText: body.placeText ?? '', channel: 'PATROL', urgency: body.urgency ?? 'ordinary', form: { ...(kind ? { category: kind } : {}), story: body.story },
  })
  await changeFile(ctx.tx, county, made.id, { roundId: round.id, urgency: body.urgency ?? 'ordinary' })
  await note(ctx, { id: made.id, region }, 'dispute', 'found', `${round.title}第${round.nth}轮`, { told: false })
  return { id: made.id, number: made.number }
}

export async function close(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.closeRound>['body'] }): Promise<{ version: number }> {
  const { county, today, name } = reach(ctx)
  const round = await holdOpen(ctx, params.id)
  if (round.version !== body.version) throw e.changedMeanwhile()
  if (round.unclassed > 0) throw e.unclassed(round.unclassed)
  await q.setRoundClosed(ctx.tx, county, round.id, { on: today, by: name, summary: body.summary, found: round.found, settled: round.settled, referred: round.referred })
  await note(ctx, round, 'dispute_round', 'closed', body.summary)
  return { version: round.version + 1 }
}

/** Counts and kinds; a summary that is passed on names nobody. */
export async function print(ctx: Ctx, { params }: { params: { id: string } }): Promise<FileReply> {
  const { county, today } = reach(ctx)
  const round = await q.findRound(ctx.tx, county, params.id)
  if (!round) throw e.roundNotFound()
  const lines = await q.linesOf(ctx.tx, county, round.id)
  const kinds = [...new Set(lines.map((one) => one.kind))].map((kind) => `${kind ? DISPUTE_KINDS[kind as DisputeKind] : '未归类'}${lines.filter((one) => one.kind === kind).length}件`)
  const title = `${round.title}第${round.nth}轮小结`
  const file = await documentPdf({
    title: '矛盾纠纷排查小结', subtitle: `${round.regionName ?? ''}${round.title}第${round.nth}轮`,
    facts: [
      { label: '时间', value: `${formatChineseDate(round.fromOn, { withYear: true })}至${formatChineseDate(round.closedOn ?? today, { withYear: true })}` },
      { label: '发现', value: `${round.found}件` }, { label: '已调解达成协议', value: `${round.settled}件` }, { label: '已转依法处理', value: `${round.referred}件` },
      { label: '仍在办理', value: `${round.found - round.settled - round.referred}件（含终止调解的）` }, { label: '是什么问题', value: kinds.join('、') || '没有发现' },
      ...(round.missed ? [{ label: '之前没有排查', value: `${round.missed}轮` }] : []),
    ],
    paragraphs: [round.state === 'closed' ? round.summary : '本轮还没有结束，以上是今天的数字。'], issuer: `${round.regionName ?? ''}人民调解委员会`, issuedOn: round.closedOn ?? today,
  })
  return { file, type: 'application/pdf', name: `${title}.pdf` }
}
