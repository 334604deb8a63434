import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { postTitle } from '../../organisations/index.ts'
import { countyOf, covers } from '../../regions/index.ts'
import type * as doors from '../contract/goals.ts'
import { GOAL_STATES, type Goal, type GoalLine } from '../contract/goals.ts'
import * as e from '../errors.ts'
import type { PlanNeeds } from '../needs.ts'
import { confirmsHere, mayReport } from '../policy.ts'
import * as q from '../queries/goals.ts'
import { holdersAt, stepsOf } from '../queries/steps.ts'
import { allPlans } from '../queries/texts.ts'
import { partsMeet } from '../rules/split.ts'
import { assessmentOf, readGoals } from './readings.ts'
import { dayCursor, isMine, mayRead, note, ownerOf, paged, reach, refuseElsewhere, type Ctx } from './shared.ts'

const goalOf = (me: string) => ({ county: _county, ownerAccount, reportedOn: _reportedOn, standing: _standing, ...row }: q.GoalRow): Goal =>
  ({ ...row, regionName: row.regionName ?? row.region, planTitle: row.planTitle ?? row.plan, mine: ownerAccount === me })

async function linesOf(ctx: Ctx, rows: readonly q.GoalRow[]): Promise<GoalLine[]> {
  const { me, today } = reach(ctx)
  const readings = rows.length ? await q.readingsOf(ctx.tx, rows) : []
  return rows.map((row) => ({ ...goalOf(me)(row), assessment: assessmentOf(row, readings, today) }))
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listGoals>['query']> }): Promise<Reply<typeof doors.listGoals>> {
  const at = reach(ctx, query.region)
  const rows = await q.listGoals(ctx.tx, { ...at, show: query.show ?? 'open', plan: query.plan ?? '', q: query.q ?? '', after: dayCursor(query.after, '0001-01-01') })
  const { items, next } = paged(rows, (row) => row, (row) => `${row.dueOn}|${row.id}`)
  return { items: await linesOf(ctx, items), next, counts: await q.countGoals(ctx.tx, at) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getGoal>> {
  const row = await q.findGoal(ctx.tx, params.id)
  if (!row) throw e.goalNotFound()
  const { me, here, today } = reach(ctx)
  const { abilities } = ctx.caller!
  const above = row.parentId ? await q.findGoal(ctx.tx, row.parentId) : undefined
  const parts = await linesOf(ctx, await q.partsOf(ctx.tx, row.id))
  const readings = await q.readingsOf(ctx.tx, [row])
  const open = row.state === 'proposed' || row.state === 'objected' || row.state === 'confirmed'
  const mine = isMine(ctx, row.region)
  return {
    goal: goalOf(me)(row),
    assessment: assessmentOf(row, readings, today),
    above: above ? { id: above.id, regionName: above.regionName ?? above.region, what: above.what, value: above.value, unit: above.unit } : null,
    parts,
    sum: parts.length ? partsMeet(row, parts.map((part) => ({ name: part.regionName, value: part.value }))) : null,
    readings: readings.map(({ day, value, missing }) => ({ day, value, missing })),
    warnings: await q.warningsOf(ctx.tx, row.county, row.id),
    steps: await stepsOf(ctx.tx, [row.id]),
    may: {
      split: mine && row.state === 'confirmed' && abilities.has('plans.split') && (await q.placesBelow(ctx.tx, row.region, today)).length > 0,
      confirm: open && row.state !== 'confirmed' && confirmsHere(abilities, here, row.region),
      report: mine && row.state === 'confirmed' && mayReport(abilities, row.ownerAccount === me, 'progress'),
      drop: mine && open && mayReport(abilities, row.ownerAccount === me, 'dropped'),
    },
  }
}

/** Takes a target or task as a goal of a place. The number is what the planner types here: a text of another place sets none (PLN-02, PLN-04). */
export const create = (need: PlanNeeds) => async (ctx: Ctx, { body }: { body: Input<typeof doors.createGoal>['body'] }): Promise<{ id: string }> => {
  refuseElsewhere(ctx, body.region)
  if (body.fromOn > body.dueOn) throw e.daysWrong('期限不能早于开始日期')
  const text = (await allPlans(ctx.tx)).find((one) => one.code === body.plan && one.version === body.planVersion)
  if (!text) throw e.planNotFound()
  if (!covers(text.place, body.region)) throw e.elsewhere(text.place_name)
  const { kind, indicator = '' } = body
  const value = body.value ?? null
  if (kind === 'target') {
    if (value === null || !indicator) throw e.numberNeeded()
    if (!(await need.indicators(ctx.tx, ctx.now)).some((one) => one.code === indicator)) throw e.indicatorUnknown()
  }
  const { me, name, here } = reach(ctx)
  const owner = await ownerOf(ctx, body.region, body.owner ?? '', body.ownerAccount ?? null)
  const id = ctx.newId()
  // Whoever plans for their own place has confirmed it with the owner they name; a place below answers for itself.
  const state = body.region === here && owner.owner ? 'confirmed' : 'proposed'
  await q.insertGoal(ctx.tx, {
    county: countyOf(body.region), id, region: body.region, plan: text.code, planVersion: text.version, kind, indicator: kind === 'target' ? indicator : '', what: body.what,
    comparator: body.comparator ?? 'at_least', value: kind === 'target' ? value : null, unit: body.unit ?? '', adds: body.adds ?? false, parentId: null, fromOn: body.fromOn, dueOn: body.dueOn, ...owner, state, me, name,
  })
  await note(ctx, { id, region: body.region }, 'plan_goal', 'taken', text.body.title, { plan: text.code })
  await readGoals(ctx.tx, need, [(await q.findGoal(ctx.tx, id))!], ctx.now)
  return { id }
}

async function hold(ctx: Ctx, id: string, version: number) {
  const seen = await q.findGoal(ctx.tx, id)
  if (!seen) throw e.goalNotFound()
  // A goal above is read from below and written only by its own place.
  refuseElsewhere(ctx, seen.region)
  const row = await q.lockGoal(ctx.tx, id)
  if (!row) throw e.goalNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  return row
}

type Parts = Input<typeof doors.splitGoal>['body']['parts']

/** Parts stand directly below the goal's place, each once, and none is due after the whole. */
async function refuseWrongParts(ctx: Ctx, row: q.GoalRow, parts: Parts) {
  const below = await q.placesBelow(ctx.tx, row.region, shanghaiDate(ctx.now))
  const names = new Map(below.map((place) => [place.code, place.name]))
  const strange = parts.find((part) => !names.has(part.region))
  if (strange) throw e.partWrong(`只能分给${row.regionName ?? row.region}的直接下级`)
  if (new Set(parts.map((part) => part.region)).size !== parts.length) throw e.partWrong('同一个地方只能分一份')
  if (parts.some((part) => part.dueOn > row.dueOn)) throw e.daysWrong(`各地的期限不能晚于总目标的${row.dueOn}`)
  if (parts.some((part) => part.dueOn < row.fromOn)) throw e.daysWrong(`各地的期限不能早于开始日期${row.fromOn}`)
  if (row.value !== null && parts.some((part) => part.value === null || part.value === undefined)) throw e.numberNeeded()
  const sum = partsMeet(row, parts.map((part) => ({ name: names.get(part.region)!, value: part.value ?? null })))
  if (!sum.meets) throw e.partsFallShort(sum.words)
}

export const split = (need: PlanNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.splitGoal>['body'] }): Promise<{ version: number }> => {
  const row = await hold(ctx, params.id, body.version)
  if (row.state !== 'confirmed') throw e.notNow(GOAL_STATES[row.state])
  await refuseWrongParts(ctx, row, body.parts)
  const { me, name } = reach(ctx)
  const known = await q.partsOf(ctx.tx, row.id)
  for (const part of known) {
    if (body.parts.some((one) => one.region === part.region)) continue
    await q.setGoal(ctx.tx, part.county, part.id, { ...part, state: 'dropped', doneOn: null })
    await note(ctx, part, 'plan_goal', 'dropped', '总目标重新分解，这里不再承担')
  }
  for (const one of body.parts) {
    const owner = await ownerOf(ctx, one.region, one.owner ?? '', one.ownerAccount ?? null)
    const next = { what: one.what || row.what, value: row.value === null ? null : (one.value ?? null), dueOn: one.dueOn, ...owner }
    const part = known.find((each) => each.region === one.region)
    if (!part) {
      const id = ctx.newId()
      await q.insertGoal(ctx.tx, {
        county: countyOf(one.region), id, region: one.region, plan: row.plan, planVersion: row.planVersion, kind: row.kind, indicator: row.indicator, comparator: row.comparator, unit: row.unit, adds: row.adds,
        parentId: row.id, fromOn: row.fromOn, ...next, state: 'proposed', me, name,
      })
      await note(ctx, { id, region: one.region }, 'plan_goal', 'proposed', `由${row.regionName ?? row.region}分解`)
    } else {
      const kept = owner.owner ? owner : { owner: part.owner, ownerAccount: part.ownerAccount }
      if (part.what === next.what && part.value === next.value && part.dueOn === next.dueOn && part.owner === kept.owner && part.ownerAccount === kept.ownerAccount) continue
      await q.changePart(ctx.tx, part.county, part.id, { ...next, ...kept })
      await note(ctx, part, 'plan_goal', 'changed', '分解有调整，请重新确认')
    }
  }
  await q.touchGoal(ctx.tx, row.county, row.id)
  await note(ctx, row, 'plan_goal', 'split', `分给${body.parts.length}个地方`)
  await readGoals(ctx.tx, need, await q.partsOf(ctx.tx, row.id), ctx.now)
  return { version: row.version + 1 }
}

export async function answer(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.answerGoal>['body'] }): Promise<{ version: number }> {
  const row = await hold(ctx, params.id, body.version)
  const { here } = reach(ctx)
  if (!confirmsHere(ctx.caller!.abilities, here, row.region)) throw e.notThisLevel(row.regionName ?? row.region)
  if (row.state !== 'proposed' && row.state !== 'objected') throw e.notNow(GOAL_STATES[row.state])
  if (body.answer === 'object') {
    if (!body.note?.trim()) throw e.reasonNeeded('不同意的理由')
    await q.setGoal(ctx.tx, row.county, row.id, { ...row, state: 'objected' })
    await note(ctx, row, 'plan_goal', 'objected', body.note)
    return { version: row.version + 1 }
  }
  const named = await ownerOf(ctx, row.region, body.owner ?? '', body.ownerAccount ?? null)
  const owner = named.owner ? named : { owner: row.owner, ownerAccount: row.ownerAccount }
  if (!owner.owner) throw e.ownerNeeded()
  await q.setGoal(ctx.tx, row.county, row.id, { ...row, ...owner, state: 'confirmed' })
  await note(ctx, row, 'plan_goal', 'confirmed', body.note || `由${owner.owner}负责`)
  return { version: row.version + 1 }
}

export const report = (need: PlanNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.reportGoal>['body'] }): Promise<{ version: number }> => {
  const row = await hold(ctx, params.id, body.version)
  const { me, today } = reach(ctx)
  if (!mayReport(ctx.caller!.abilities, row.ownerAccount === me, body.step)) throw e.notYours()
  const ended = row.state === 'done' || row.state === 'dropped'
  if (ended || (body.step !== 'dropped' && row.state !== 'confirmed')) throw e.notNow(GOAL_STATES[row.state])
  if (body.step === 'done' && row.kind === 'target') {
    const found = (await readGoals(ctx.tx, need, [row], ctx.now)).get(row.id)!
    if (found.state !== 'reached') throw e.notReached(found.words)
  }
  const progress = body.step === 'done' ? 100 : (body.progress ?? row.progress)
  const state = body.step === 'progress' ? row.state : body.step
  await q.setGoal(ctx.tx, row.county, row.id, { ...row, state, progress, reportedOn: today, doneOn: body.step === 'done' ? today : null })
  await note(ctx, row, 'plan_goal', body.step, body.step === 'progress' && row.kind === 'task' ? `${progress}%，${body.note}` : body.note)
  await readGoals(ctx.tx, need, [(await q.findGoal(ctx.tx, row.id))!], ctx.now)
  return { version: row.version + 1 }
}

export async function owners(ctx: Ctx, { query }: { query: { region?: string | undefined } }): Promise<Reply<typeof doors.listGoalOwners>> {
  const region = query.region ?? reach(ctx).here
  if (!mayRead(ctx, region)) throw e.placeNotYours()
  const rows = await holdersAt(ctx.tx, countyOf(region), region, shanghaiDate(ctx.now))
  return { items: rows.map((one) => ({ id: one.id, name: one.name, post: `${one.regionName ?? ''}${postTitle(one.kind)}` })) }
}
