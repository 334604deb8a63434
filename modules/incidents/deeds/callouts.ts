import type { Reply } from '../../../platform/kernel/operation.ts'
import type { z } from 'zod'
import { computeDueIfCovered, type LegalLimit } from '../../cases/index.ts'
import { defaultCalendar } from '../../calendar/index.ts'
import { holdersOf } from '../../accounts/index.ts'
import { postTitle } from '../../organisations/index.ts'
import { levelOf, wayUp } from '../../regions/index.ts'
import type * as doors from '../contract/callouts.ts'
import type { Callout } from '../contract/callouts.ts'
import * as e from '../errors.ts'
import type { IncidentNeeds } from '../needs.ts'
import { answersFor, decidesOn } from '../policy.ts'
import * as q from '../queries/callouts.ts'
import * as events from '../queries/events.ts'
import { arbiterOf, CALLOUT_STATES, DECIDE_WITHIN, mayNow, type CalloutDeed } from '../rules/callouts.ts'
import { higher } from '../rules/steps.ts'
import { holdOpen } from './work.ts'
import { idCursor, listOn, note, paged, reach, type Ctx } from './shared.ts'

type In<Op extends { body?: z.ZodType }> = { params: { id: string }; body: z.output<NonNullable<Op['body']>> }
type Called = z.output<NonNullable<typeof doors.callUnits.body>>['helpers'][number]

// ------------------------------------------------------------------------------------------------------------------------ reading

async function shown(ctx: Ctx, rows: readonly q.CalloutRow[]): Promise<Callout[]> {
  const { posts, today, county } = reach(ctx)
  const reasons = new Map((await listOn(ctx, county, 'refusal_reason', today)).map(({ entry }) => [entry.code, entry.name]))
  const out: Callout[] = []
  for (const row of rows) {
    const way = await wayUp(ctx.tx, row.region)
    const arbiter = arbiterOf(row.fromRegion, way)
    const answers = answersFor(posts, row)
    const may = (deed: CalloutDeed) => mayNow(deed, row)
    out.push({
      id: row.id, eventId: row.eventId, eventNumber: row.eventNumber, eventTitle: row.eventTitle, placeText: row.placeText, region: row.region, regionName: row.regionName ?? row.region,
      role: row.role, unit: row.unit, post: row.post, postTitle: postTitle(row.post), atRegion: row.atRegion, atRegionName: row.atRegionName ?? row.atRegion, job: row.job,
      limit: { amount: row.amount, unit: row.unitOfTime }, calledAt: row.calledAt, dueAt: row.dueAt,
      late: (row.state === 'called' || row.state === 'arrived') && row.dueAt !== null && Date.parse(row.dueAt) < ctx.now.getTime(), state: row.state, arrivedAt: row.arrivedAt,
      arrivedName: row.arrivedName, doneAt: row.doneAt, answer: row.answer, refusal: row.refusal, refusalName: reasons.get(row.refusal) ?? row.refusal, refusalText: row.refusalText,
      refusedAt: row.refusedAt, decideBy: row.decideBy, decidedAt: row.decidedAt, decision: row.decision, decisionText: row.decisionText,
      arbiter: `${way.find((place) => place.code === arbiter.region)?.name ?? ''}${postTitle(arbiter.post)}`, climbed: row.climbed, byName: row.byName, version: row.version,
      may: { arrive: answers && may('arrive'), finish: answers && may('finish'), refuse: answers && may('refuse'), decide: decidesOn(posts, arbiter) && may('decide') },
    })
  }
  return out
}

export async function list(ctx: Ctx, { query }: { query: { show: (typeof doors.calloutShows)[number]; eventId?: string | undefined; after?: string | undefined } }): Promise<Reply<typeof doors.listCallouts>> {
  const at = reach(ctx)
  const f: q.CalloutFilter = { county: at.county, lo: at.lo, hi: at.hi, now: ctx.now, posts: at.posts.map((post) => post.kind), places: at.posts.map((post) => post.region), eventId: query.eventId ?? null }
  const rows = await q.listCallouts(ctx.tx, f, query.show, idCursor(query.after))
  const { next } = paged(rows, (row) => row, (row) => row.id)
  return { items: await shown(ctx, rows.slice(0, 50)), next, counts: await q.countCallouts(ctx.tx, f) }
}

// ------------------------------------------------------------------------------------------------------------------------ calling

/** Until when, from now; none where the calendar does not reach. */
function dueOf(ctx: Ctx, region: string, limit: Called['limit']): string | null {
  const legal: LegalLimit = { ...limit, source: '' }
  const reading = computeDueIfCovered({ calendar: defaultCalendar(region), limit: legal, startedAt: ctx.now, now: ctx.now })
  return reading.covered ? reading.clock.dueAt.toISOString() : null
}

/** Calls units to an event: one takes it over and leads, the others help, each with a task and a clock of its own. */
export const call = (need: IncidentNeeds) => async (ctx: Ctx, { params, body }: In<typeof doors.callUnits>): Promise<Reply<typeof doors.callUnits>> => {
  const at = reach(ctx)
  if (!body.lead && body.helpers.length === 0) throw e.reasonNeeded('请哪个单位来')
  const row = await holdOpen(ctx, params.id, body.version)
  const leading = body.lead && (await q.openLead(ctx.tx, at.county, row.id))
  if (leading) throw e.leadExists(leading.unit)
  const standing = (await events.caseStanding(ctx.tx, at.county, row.id))!
  let { version } = standing
  if (standing.state === 'submitted') version = (await need.cases.move(ctx, row.id, { move: 'accept', version })).version
  const ids: string[] = []
  const taken = new Set<string>()
  // Helpers first: afterwards the lead is another's.
  for (const one of [...body.helpers.map((helper) => ({ ...helper, role: 'helper' as const })), ...(body.lead ? [{ ...body.lead, role: 'lead' as const }] : [])]) {
    const target = { post: one.post, region: one.atRegion }
    const moved = await need.cases.move(ctx, row.id, one.role === 'lead'
      ? { move: 'handOver', version, target, unit: one.unit, reason: one.job } : { move: 'invite', version, target, unit: one.unit, note: one.job, limit: one.limit })
    version = moved.version
    const task = moved.tasks.findLast((open) => open.role === one.role && open.post === one.post && open.region === one.atRegion && !taken.has(open.id))
    if (task) taken.add(task.id)
    const id = ctx.newId()
    await q.insertCallout(ctx.tx, {
      county: at.county, id, region: row.region, eventId: row.id, taskId: task?.id ?? null, role: one.role, unit: one.unit, post: one.post, atRegion: one.atRegion,
      fromPost: at.post?.kind ?? '', fromRegion: at.here, job: one.job, amount: one.limit.amount, unitOfTime: one.limit.unit, at: ctx.now,
      dueAt: one.role === 'helper' ? (task?.dueAt ?? null) : dueOf(ctx, row.region, one.limit), account: at.me, name: at.name,
    })
    ids.push(id)
    await note(ctx, { id, region: row.region }, 'callout', 'called', one.job, { unit: one.unit })
    await tellDesk(ctx, need, row, one, '吹哨报到', `请${one.unit}到场处置“${row.title}”（${row.number}，${row.placeText}）：${one.job}`)
  }
  let { level } = row
  for (const one of [...body.helpers, ...(body.lead ? [body.lead] : [])]) {
    const reached = levelOf(one.atRegion)
    if (reached === 'county' || reached === 'township') level = higher(level, reached)
  }
  await events.raiseLevel(ctx.tx, at.county, row.id, level)
  await note(ctx, row, 'grid_event', 'units_called', [...(body.lead ? [`${body.lead.unit}（牵头）`] : []), ...body.helpers.map((one) => one.unit)].join('、'))
  return { ids, version: (await events.findEvent(ctx.tx, at.county, row.id))!.version }
}

/** Tells all who hold a post at a place. */
async function tellDesk(ctx: Ctx, need: IncidentNeeds, row: { id: string; county: string; region: string; number: string }, desk: { post: string; atRegion: string }, title: string, body: string): Promise<void> {
  for (const holder of await holdersOf(ctx.tx, desk.post, desk.atRegion, reach(ctx).today)) {
    await need.notify({ tx: ctx.tx, now: ctx.now, services: ctx.services }, {
      county: row.county, region: row.region, accountId: holder.account_id, caseId: row.id, template: 'callout', title, body, link: `/desk/cases/${row.number}`,
    })
  }
}

// ---------------------------------------------------------------------------------------------------------------------- answering

/** Finds and holds a callout that the caller's post answers for, now and in the version that was seen. */
async function holdOwn(ctx: Ctx, deed: CalloutDeed, id: string, version: number): Promise<q.CalloutRow> {
  const { county, posts } = reach(ctx)
  const row = await q.lockCallout(ctx.tx, county, id)
  if (!row) throw e.calloutNotFound()
  if (!answersFor(posts, row)) throw e.notYours()
  if (row.version !== version) throw e.changedMeanwhile()
  if (deed === 'refuse' && row.decision === 'must') throw e.decisionBinds()
  if (!mayNow(deed, row)) throw e.notNow(CALLOUT_STATES[row.state])
  return row
}

const versionNow = async (ctx: Ctx, row: q.CalloutRow) => ({ version: (await q.findCallout(ctx.tx, row.county, row.id))!.version })
const eventOf = (row: q.CalloutRow) => ({ id: row.eventId, county: row.county, region: row.region, number: row.eventNumber })

export const arrive = () => async (ctx: Ctx, { params, body }: In<typeof doors.arriveCallout>): Promise<Reply<typeof doors.arriveCallout>> => {
  const row = await holdOwn(ctx, 'arrive', params.id, body.version)
  await q.arrive(ctx.tx, row.county, row.id, ctx.now, body.name)
  await note(ctx, row, 'callout', 'arrived', body.name)
  await note(ctx, { id: row.eventId, region: row.region }, 'grid_event', 'unit_arrived', `${row.unit} ${body.name}`)
  return versionNow(ctx, row)
}

/** The unit has done its part. A helper answers on the case's timeline; the lead passes its stage with a photo after. */
export const finish = (need: IncidentNeeds) => async (ctx: Ctx, { params, body }: In<typeof doors.finishCallout>): Promise<Reply<typeof doors.finishCallout>> => {
  const row = await holdOwn(ctx, 'finish', params.id, body.version)
  const standing = (await events.caseStanding(ctx.tx, row.county, row.eventId))!
  if (row.role === 'lead') {
    if (standing.stage === 'handle' && body.photosAfter.length === 0) throw e.photosMissing('after')
    await need.cases.move(ctx, row.eventId, {
      move: 'advance', version: standing.version, note: body.answer, ...(standing.stage === 'handle' ? { result: { what: body.answer.slice(0, 300), photoAfter: body.photosAfter } } : {}),
    })
  } else {
    await need.cases.move(ctx, row.eventId, {
      move: 'reply', version: standing.version, answer: `${row.unit}：${body.answer}`, ...(row.taskId ? { taskId: row.taskId } : {}), ...(body.photosAfter.length ? { fileIds: body.photosAfter } : {}),
    })
  }
  await q.finish(ctx.tx, row.county, row.id, ctx.now, body.answer)
  await note(ctx, row, 'callout', 'finished', body.answer)
  await note(ctx, { id: row.eventId, region: row.region }, 'grid_event', 'unit_finished', `${row.unit}：${body.answer}`)
  return versionNow(ctx, row)
}

/** The unit says with a legal ground that it is not its task. Its task is closed until the level above has decided. */
export const refuse = (need: IncidentNeeds) => async (ctx: Ctx, { params, body }: In<typeof doors.refuseCallout>): Promise<Reply<typeof doors.refuseCallout>> => {
  const row = await holdOwn(ctx, 'refuse', params.id, body.version)
  const reason = (await listOn(ctx, row.county, 'refusal_reason', reach(ctx).today)).find(({ entry }) => entry.code === body.refusal)
  if (!reason) throw e.reasonUnknown()
  const words = `${row.unit}提出异议：${reason.entry.name}。${body.text}`
  const { version } = (await events.caseStanding(ctx.tx, row.county, row.eventId))!
  if (row.role === 'lead') await need.cases.move(ctx, row.eventId, { move: 'return', version, reason: words })
  else await need.cases.move(ctx, row.eventId, { move: 'reply', version, answer: words, ...(row.taskId ? { taskId: row.taskId } : {}) })
  await q.refuse(ctx.tx, row.county, row.id, { at: ctx.now, refusal: body.refusal, text: body.text, decideBy: dueOf(ctx, row.region, DECIDE_WITHIN) })
  await note(ctx, row, 'callout', 'refused', words)
  await note(ctx, { id: row.eventId, region: row.region }, 'grid_event', 'unit_refused', words)
  const arbiter = arbiterOf(row.fromRegion, await wayUp(ctx.tx, row.region))
  await tellDesk(ctx, need, eventOf(row), { post: arbiter.post, atRegion: arbiter.region }, '请裁定吹哨异议', `${words}（${row.eventNumber}）请在1个工作日内裁定。`)
  return versionNow(ctx, row)
}

/** The level above decides: it is the unit's task with a new term, and that binds; or the unit is released. */
export const decide = (need: IncidentNeeds) => async (ctx: Ctx, { params, body }: In<typeof doors.decideCallout>): Promise<Reply<typeof doors.decideCallout>> => {
  const { county, posts } = reach(ctx)
  const row = await q.lockCallout(ctx.tx, county, params.id)
  if (!row) throw e.calloutNotFound()
  if (!decidesOn(posts, arbiterOf(row.fromRegion, await wayUp(ctx.tx, row.region)))) throw e.decisionNotYours()
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (!mayNow('decide', row)) throw e.notNow(CALLOUT_STATES[row.state])
  const must = body.decision === 'must'
  if (must && !body.limit) throw e.reasonNeeded('新的办理期限')
  let task: { id: string; dueAt: string | null } | undefined
  let dueAt: string | null = row.dueAt
  if (must) {
    const { version } = (await events.caseStanding(ctx.tx, county, row.eventId))!
    const target = { post: row.post, region: row.atRegion }
    const moved = await need.cases.move(ctx, row.eventId, row.role === 'lead'
      ? { move: 'handOver', version, target, unit: row.unit, reason: `裁定由${row.unit}牵头：${body.text}` }
      : { move: 'invite', version, target, unit: row.unit, note: `裁定由${row.unit}办理：${body.text}`, limit: body.limit! })
    task = moved.tasks.findLast((open) => open.role === row.role && open.post === row.post && open.region === row.atRegion)
    dueAt = row.role === 'helper' ? (task?.dueAt ?? null) : dueOf(ctx, row.region, body.limit!)
  }
  await q.decide(ctx.tx, county, row.id, {
    at: ctx.now, decision: body.decision, text: body.text, state: must ? 'called' : 'released', taskId: task?.id ?? null,
    amount: body.limit?.amount ?? row.amount, unitOfTime: body.limit?.unit ?? row.unitOfTime, dueAt,
  })
  const words = must ? `裁定由${row.unit}办理：${body.text}` : `裁定${row.unit}不承担：${body.text}`
  await note(ctx, row, 'callout', 'decided', words)
  await note(ctx, { id: row.eventId, region: row.region }, 'grid_event', 'decided', words)
  await tellDesk(ctx, need, eventOf(row), row, '吹哨异议已裁定', `${words}（${row.eventNumber}）`)
  await tellDesk(ctx, need, eventOf(row), { post: row.fromPost, atRegion: row.fromRegion }, '吹哨异议已裁定', `${words}（${row.eventNumber}）`)
  return versionNow(ctx, row)
}
