import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type * as doors from '../contract.ts'
import { FEED_STATES, PILOT_DECISIONS } from '../contract.ts'
import * as e from '../errors.ts'
import * as q from '../queries/oversight.ts'
import { idCursor, note, paged, reach, refuseElsewhere, seen, type Ctx } from './shared.ts'

export async function pilots(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listPilots>['query']> }): Promise<Reply<typeof doors.listPilots>> {
  const at = reach(ctx)
  const rows = await q.listPilots(ctx.tx, { ...at, show: query.show ?? 'all', q: query.q ?? '', after: idCursor(query.after) })
  return { ...paged(rows, ({ regionName, ...row }) => ({ ...row, regionName: regionName ?? row.region, undecided: row.decision === null && row.untilDay < at.today }), (row) => row.id), counts: await q.countUndecided(ctx.tx, at) }
}

export async function addPilot(ctx: Ctx, { body }: { body: Input<typeof doors.addPilot>['body'] }): Promise<Reply<typeof doors.addPilot>> {
  const { county } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  if (body.untilDay < body.fromDay) throw e.daysWrong('止日不能早于起日', 'untilDay')
  const id = ctx.newId()
  await q.insertPilot(ctx.tx, { ...body, county, id })
  await note(ctx, { id, region: body.region }, 'pilot', 'registered', body.title)
  return { id }
}

/** A pilot ends with a decision; one that is adjusted runs on until a new day. */
export async function decide(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.decidePilot>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = seen(await q.lockPilot(ctx.tx, county, params.id), body.version, e.pilotNotFound)
  if (row.decision) throw e.notNow(PILOT_DECISIONS[row.decision as 'spread'])
  if (body.decision === 'spread' && !body.spreadTo) throw e.wordsNeeded('推广到哪里', 'spreadTo')
  if (body.decision === 'adjust') {
    if (!body.untilDay || body.untilDay <= row.untilDay || body.untilDay <= today) throw e.daysWrong('调整后再试到哪天，要晚于原来的止日和今天', 'untilDay')
    await q.prolong(ctx.tx, county, row.id, { result: body.result, untilDay: body.untilDay })
  } else await q.setDecision(ctx.tx, county, row.id, { result: body.result, decision: body.decision, spreadTo: body.spreadTo ?? '', on: today })
  await note(ctx, row, 'pilot', body.decision, body.spreadTo || body.result.slice(0, 200))
  return { version: row.version + 1 }
}

export async function tasks(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listCampaignTasks>['query']> }): Promise<Reply<typeof doors.listCampaignTasks>> {
  const at = reach(ctx)
  const rows = await q.listTasks(ctx.tx, { ...at, show: query.show ?? 'all', q: query.q ?? '', after: idCursor(query.after) })
  return {
    ...paged(rows, ({ regionName, ...row }) => ({
      ...row, regionName: regionName ?? row.region, late: row.after === null && row.dueOn < at.today, better: row.after === null ? null : row.higher ? row.after > row.before : row.after < row.before,
    }), (row) => row.id),
    counts: await q.countTasks(ctx.tx, at),
  }
}

export async function addTask(ctx: Ctx, { body }: { body: Input<typeof doors.addCampaignTask>['body'] }): Promise<Reply<typeof doors.addCampaignTask>> {
  const { county, today } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  if (body.beforeOn > today) throw e.daysWrong('日期还没有到', 'beforeOn')
  if (body.dueOn < body.beforeOn) throw e.daysWrong('完成日期不能早于开始', 'dueOn')
  const id = ctx.newId()
  await q.insertTask(ctx.tx, { ...body, county, id })
  await note(ctx, { id, region: body.region }, 'campaign_task', 'set', body.title)
  return { id }
}

export async function measure(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.measureTask>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = seen(await q.lockTask(ctx.tx, county, params.id), body.version, e.taskNotFound)
  if (body.afterOn > today || body.afterOn < row.beforeOn) throw e.daysWrong('要在开始之后、今天之前', 'afterOn')
  await q.setMeasure(ctx.tx, county, row.id, { after: body.after, afterOn: body.afterOn, note: body.note ?? '' })
  await note(ctx, row, 'campaign_task', 'measured', String(body.after))
  return { version: row.version + 1 }
}

export async function feed(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listFeed>['query']> }): Promise<Reply<typeof doors.listFeed>> {
  const at = reach(ctx)
  const rows = await q.listFeed(ctx.tx, { ...at, state: query.show === 'all' ? '' : (query.show ?? 'open'), kind: query.kind ?? '', after: idCursor(query.after) })
  return { ...paged(rows, ({ regionName, ...row }) => ({ ...row, regionName: regionName ?? row.region }), (row) => row.id), counts: await q.countFeed(ctx.tx, at) }
}

export async function find(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.findFeed>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = seen(await q.lockFeed(ctx.tx, county, params.id), body.version, e.feedNotFound)
  if (row.state !== 'open') throw e.notNow(FEED_STATES[row.state])
  await q.setFinding(ctx.tx, county, row.id, { finding: body.finding, by: body.foundBy, on: today })
  await note(ctx, row, 'supervision_item', 'found', body.finding.slice(0, 200))
  return { version: row.version + 1 }
}

/** Closes with its correction; what was set right before anybody looked needs no finding. */
export async function correct(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.correctFeed>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = seen(await q.lockFeed(ctx.tx, county, params.id), body.version, e.feedNotFound)
  if (row.state === 'corrected') throw e.notNow(FEED_STATES.corrected)
  await q.setFeedCorrection(ctx.tx, county, row.id, { correction: body.correction, on: today })
  await note(ctx, row, 'supervision_item', 'corrected', body.correction.slice(0, 200))
  return { version: row.version + 1 }
}
