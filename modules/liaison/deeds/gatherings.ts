import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { formatChineseDate } from '../../../platform/kernel/dates.ts'
import type * as doors from '../contract.ts'
import { GATHERING_STATES, type Gathering } from '../contract.ts'
import * as e from '../errors.ts'
import * as q from '../queries/gatherings.ts'
import { stepsOf } from '../queries/steps.ts'
import { acrossCounty, concerns, idCursor, isMine, may, note, paged, reach, refuseElsewhere, seen, type Ctx } from './shared.ts'

const shown = ({ regionName, ...row }: q.GatheringRow): Gathering => ({ ...row, regionName: regionName ?? row.region })

/** The forum of cities is held every two years (004-F 四(三)): two years to the day after the last. */
export function forumNote(last: string | null, today: string): string {
  if (!last) return '还没有举行过城区论坛的记录；论坛每两年召开一次。'
  const due = `${Number(last.slice(0, 4)) + 2}${last.slice(4) === '-02-29' ? '-03-01' : last.slice(4)}`
  return due < today ? `上次城区论坛是${formatChineseDate(last, { withYear: true })}，已超过两年，应当召开了。` : `上次城区论坛是${formatChineseDate(last, { withYear: true })}，下次最迟${formatChineseDate(due, { withYear: true })}前召开。`
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listGatherings>['query']> }): Promise<Reply<typeof doors.listGatherings>> {
  const at = reach(ctx)
  return acrossCounty(ctx, async () => {
    const rows = await q.listGatherings(ctx.tx, { ...at, show: query.show ?? 'coming', kind: query.kind ?? '', q: query.q ?? '', after: idCursor(query.after) })
    return { ...paged(rows, shown, (row) => row.id), forumNote: forumNote((await q.lastForum(ctx.tx, at)).day, at.today) }
  })
}

async function get(ctx: Ctx, id: string) {
  const row = await acrossCounty(ctx, () => q.findGathering(ctx.tx, reach(ctx).county, id))
  if (!row || !concerns(ctx, row.region)) throw e.gatheringNotFound()
  return row
}
const takes = (row: Pick<Gathering, 'state' | 'signupBy' | 'fromDay'>, today: string) => row.state === 'planned' && (row.signupBy ?? row.fromDay) >= today

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getGathering>> {
  const at = reach(ctx)
  const row = await get(ctx, params.id)
  const [signups, papers] = await acrossCounty(ctx, async () => [await q.signupsOf(ctx.tx, at.county, row.id), await q.papersOf(ctx.tx, at.county, row.id)] as const)
  const mine = isMine(ctx, row.region)
  return {
    gathering: shown(row), signups, papers, steps: mine ? await stepsOf(ctx.tx, at.county, row.id) : [], myUnits: may(ctx, 'liaison.file') ? (await q.unitsHere(ctx.tx, at)).map(({ id, name }) => ({ id, name })) : [],
    mayKeep: mine && may(ctx, 'liaison.keep'), takesSignups: takes(row, at.today),
  }
}

export async function plan(ctx: Ctx, { body }: { body: Input<typeof doors.planGathering>['body'] }): Promise<Reply<typeof doors.planGathering>> {
  const { county } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  if (body.untilDay < body.fromDay) throw e.daysWrong('止日不能早于起日', 'untilDay')
  if (body.signupBy && body.signupBy > body.fromDay) throw e.daysWrong('报名要在开始之前', 'signupBy')
  const id = ctx.newId()
  await q.insertGathering(ctx.tx, { ...body, county, id, theme: body.theme ?? '', place: body.place ?? '', signupBy: body.signupBy ?? null })
  await note(ctx, { id, region: body.region }, 'gathering', 'planned', body.title)
  return { id }
}

export async function move(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.moveGathering>['body'] }): Promise<{ version: number }> {
  const { county, today } = reach(ctx)
  const row = seen(await q.lockGathering(ctx.tx, county, params.id), body.version, e.gatheringNotFound)
  const tasks = (body.tasks ?? []).map((one) => ({ ...one, doneOn: one.doneOn ?? null }))
  if (body.move === 'tasks') {
    if (row.state !== 'held') throw e.notNow(GATHERING_STATES[row.state])
    if (tasks.some((one) => one.doneOn && one.doneOn > today)) throw e.daysWrong('完成日期还没有到', 'tasks')
    await q.setTasks(ctx.tx, county, row.id, tasks)
    await note(ctx, row, 'gathering', 'tasks', `${tasks.filter((one) => one.doneOn).length}/${tasks.length}项完成`)
    return { version: row.version + 1 }
  }
  if (row.state !== 'planned') throw e.notNow(GATHERING_STATES[row.state])
  if (body.move === 'hold') {
    if (!body.minutes) throw e.wordsNeeded('纪要', 'minutes')
    if (row.fromDay > today) throw e.daysWrong('还没有到举行的日子', 'minutes')
    await q.setHeld(ctx.tx, county, row.id, { minutes: body.minutes, tasks })
    await note(ctx, row, 'gathering', 'held', tasks.length ? `${tasks.length}项任务` : '')
  } else {
    if (!body.note) throw e.wordsNeeded('为什么取消')
    await q.setCancelled(ctx.tx, county, row.id)
    await note(ctx, row, 'gathering', 'cancelled', body.note)
  }
  return { version: row.version + 1 }
}

async function myUnit(ctx: Ctx, id: string) {
  const unit = (await q.unitsHere(ctx.tx, reach(ctx))).find((one) => one.id === id)
  if (!unit) throw e.unitNotFound()
  return unit
}

export async function signUp(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.signUp>['body'] }): Promise<Reply<typeof doors.signUp>> {
  const { county, today, name } = reach(ctx)
  const row = await get(ctx, params.id)
  const unit = await myUnit(ctx, body.unitId)
  if (!takes(row, today)) throw e.notNow(row.state === 'planned' ? '报名已截止' : GATHERING_STATES[row.state])
  const { id } = await q.upsertSignup(ctx.tx, { county, id: ctx.newId(), region: unit.region, gatheringId: row.id, unitId: unit.id, people: body.people, note: body.note ?? '', withdrawn: body.withdrawn ?? false, by: name })
  await ctx.audit('gathering.signed_up', { region: unit.region, detail: { gathering: row.id, unit: unit.id, withdrawn: body.withdrawn ?? false } })
  return { id }
}

export async function share(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.sharePaper>['body'] }): Promise<Reply<typeof doors.sharePaper>> {
  const { county, today } = reach(ctx)
  const row = await get(ctx, params.id)
  const unit = await myUnit(ctx, body.unitId)
  if (row.state === 'cancelled') throw e.notNow(GATHERING_STATES.cancelled)
  const id = ctx.newId()
  await q.insertPaper(ctx.tx, { county, id, region: unit.region, gatheringId: row.id, unitId: unit.id, title: body.title, author: body.author, text: body.text, on: today })
  await ctx.audit('gathering.paper_shared', { region: unit.region, detail: { gathering: row.id, paper: id } })
  return { id }
}
