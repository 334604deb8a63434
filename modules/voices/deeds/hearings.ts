import { addDays } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { checkCodeFrom } from '../../cases/index.ts'
import { findRegion, padded, wayUp } from '../../regions/index.ts'
import type * as doors from '../contract.ts'
import { ROUND_STATES, type Round } from '../contract.ts'
import * as e from '../errors.ts'
import * as q from '../queries/hearings.ts'
import * as opinions from '../queries/opinions.ts'
import { stepsOf } from '../queries/steps.ts'
import { HEARING_CYCLE, isLate, replyDue } from '../rules/cycle.ts'
import { shown as opinionShown } from './opinions.ts'
import { dayCursor, may, note, paged, reach, refuseElsewhere, type Ctx } from './shared.ts'

const shown = (today: string) => ({ regionName, ...row }: q.RoundRow): Round =>
  ({ ...row, regionName: regionName ?? row.region, overdue: isLate(row.replyDueOn, row.repliedOn, today) })

/** The rule that holds at a place: its own, the nearest above, or the one the product came with. */
async function cycleAt(ctx: Ctx, county: string, region: string) {
  const way = (await wayUp(ctx.tx, region)).map((one) => one.code)
  const found = await q.cycleOf(ctx.tx, county, way.length ? way : [region])
  const place = await findRegion(ctx.tx, found?.region ?? region)
  return { region: found?.region ?? region, regionName: place?.name ?? '', months: found?.months ?? HEARING_CYCLE.months, replyDays: found?.replyDays ?? HEARING_CYCLE.replyDays, version: found && found.region === region ? found.version : 0 }
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listRounds>['query']> }): Promise<Reply<typeof doors.listRounds>> {
  const at = reach(ctx)
  const rows = await q.listRounds(ctx.tx, { ...at, show: query.show ?? 'all', after: dayCursor(query.after, '9999-12-31') })
  return { ...paged(rows, shown(at.today), (row) => `${row.heldOn}|${row.id}`), counts: await q.countRounds(ctx.tx, at), cycle: await cycleAt(ctx, at.county, at.here) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getRound>> {
  const { county, today } = reach(ctx)
  const row = await q.findRound(ctx.tx, county, params.id)
  if (!row) throw e.roundNotFound()
  const ids = await q.opinionIdsOfRound(ctx.tx, county, row.id)
  return { round: shown(today)(row), opinions: (await opinions.opinionsByIds(ctx.tx, county, ids.map((one) => one.id))).map(opinionShown), steps: await stepsOf(ctx.tx, county, row.id) }
}

export async function plan(ctx: Ctx, { body }: { body: Input<typeof doors.planRound>['body'] }): Promise<Reply<typeof doors.planRound>> {
  const { county } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  const id = ctx.newId()
  await q.insertRound(ctx.tx, { ...body, venue: body.venue ?? '', county, id })
  await note(ctx, { id, region: body.region }, 'round', 'planned', body.title)
  return { id }
}

export async function hear(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.hearOpinion>['body'] }): Promise<Reply<typeof doors.hearOpinion>> {
  const { county, today, name } = reach(ctx)
  const round = await q.lockRound(ctx.tx, county, params.id)
  if (!round) throw e.roundNotFound()
  if (round.state !== 'planned' && round.state !== 'heard') throw e.notNow(ROUND_STATES[round.state])
  if (round.heldOn > today) throw e.dayAhead()
  const id = ctx.newId()
  const [number, checkCode] = [await opinions.nextNumber(ctx.tx, today), checkCodeFrom(crypto.getRandomValues(new Uint8Array(12)))]
  await opinions.insertOpinion(ctx.tx, {
    county, id, region: round.region, number, checkCode, channel: 'hearing', kind: body.kind, words: body.words, placeText: '', saidOn: round.heldOn, saidBy: body.saidBy ?? '', personId: null,
    topicId: null, clientKey: null, byName: name, at: ctx.now,
  })
  await q.setRoundOf(ctx.tx, county, id, round.id)
  await note(ctx, { id, region: round.region }, 'opinion', 'collected', round.title)
  return { number, checkCode }
}

/** A round goes forward only: heard with opinions, reported with words, replied with the day it came. */
export async function move(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.moveRound>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = await q.lockRound(ctx.tx, county, params.id)
  if (!row) throw e.roundNotFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (!may(ctx, 'voices.hear') && !(body.move === 'reply' && may(ctx, 'voices.answer'))) throw e.notYours()
  const from = { hear: ['planned'], report: ['heard'], reply: ['reported'], cancel: ['planned'] }[body.move]
  if (!from.includes(row.state)) throw e.notNow(ROUND_STATES[row.state])
  const words = body.note ?? ''
  const on = body.on ?? today
  if (on > today) throw e.daysWrong('日期不能晚于今天', 'on')
  if (body.move === 'hear') {
    if (row.heldOn > today) throw e.daysWrong('还没有到听取意见那天', 'on')
    if (!(await q.opinionIdsOfRound(ctx.tx, county, row.id)).length) throw e.nothingHeard()
    await q.setHeard(ctx.tx, county, row.id, body.attended ?? 0)
  } else if (body.move === 'report') {
    if (words.length < 5 || !body.to) throw e.wordsNeeded('报告内容和报给谁')
    if (on < row.heldOn) throw e.daysWrong('报告的日子不能早于听取意见那天', 'on')
    const { replyDays } = await cycleAt(ctx, county, row.region)
    await q.setReported(ctx.tx, county, row.id, { report: words, to: body.to, on, dueOn: replyDue(on, replyDays) })
  } else if (body.move === 'reply') {
    if (words.length < 5 || !body.to) throw e.wordsNeeded('答复内容和谁答复的')
    if (on < row.reportedOn!) throw e.daysWrong('答复的日子不能早于报告那天', 'on')
    await q.setReplied(ctx.tx, county, row.id, { reply: words, by: body.to, on })
  } else {
    if (!words) throw e.wordsNeeded('取消的原因')
    await q.cancelRound(ctx.tx, county, row.id)
  }
  await note(ctx, row, 'round', body.move, words.slice(0, 500))
  return { version: row.version + 1 }
}

export async function report(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.getHearingReport>['query']> }): Promise<Reply<typeof doors.getHearingReport>> {
  if (query.until < query.from || query.until > addDays(query.from, 366)) throw e.daysWrong('止日不能早于起日，最多一年')
  const at = { ...reach(ctx), from: query.from, until: query.until }
  const rounds = (await q.roundsBetween(ctx.tx, at)).map(shown(at.today))
  const count = (...states: Round['state'][]) => rounds.filter((one) => states.includes(one.state)).length
  const place = await findRegion(ctx.tx, at.here)
  return {
    from: query.from, until: query.until, regionName: place?.name ?? '', rounds, held: count('heard', 'reported', 'replied'), reported: count('reported', 'replied'), replied: count('replied'),
    late: rounds.filter((one) => one.overdue).length, opinions: rounds.reduce((sum, one) => sum + one.opinions, 0), kinds: await q.kindsHeard(ctx.tx, at), missing: await q.withoutRound(ctx.tx, at),
  }
}

export async function setCycle(ctx: Ctx, { body }: { body: Input<typeof doors.setHearingCycle>['body'] }): Promise<{ version: number }> {
  const { county } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  const region = padded(body.region)
  const id = ctx.newId()
  const written = body.version === 0 ? await q.insertCycle(ctx.tx, { county, id, region, months: body.months, replyDays: body.replyDays }) : await q.updateCycle(ctx.tx, county, region, body.version, body)
  if (written !== 1) throw e.changedMeanwhile()
  await ctx.audit('hearing_cycle.set', { region, detail: { months: body.months, replyDays: body.replyDays } })
  return { version: body.version + 1 }
}
