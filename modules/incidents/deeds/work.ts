import type { Reply } from '../../../platform/kernel/operation.ts'
import type { z } from 'zod'
import { wayUp } from '../../regions/index.ts'
import type * as doors from '../contract/events.ts'
import * as e from '../errors.ts'
import type { IncidentNeeds } from '../needs.ts'
import { openRefusal } from '../queries/callouts.ts'
import * as q from '../queries/events.ts'
import { higher, nextLevel, OUTCOME_OF } from '../rules/steps.ts'
import { note, reach, type Ctx } from './shared.ts'

type In<Op extends { body?: z.ZodType }> = { params: { id: string }; body: z.output<NonNullable<Op['body']>> }

/** What may still happen to a report that was not found: the same as before it. */
const NOT_FOUND_REMEDIES = '现场再次出现的，可以随时再次上报；对处理有异议的，可以拨打12345。'

/** Finds and holds an event that is worked by itself; refuses one that moved on, was joined, or ended. */
export async function holdOpen(ctx: Ctx, id: string, version: number): Promise<q.EventRow> {
  const { county } = reach(ctx)
  const row = await q.lockEvent(ctx.tx, county, id)
  if (!row) throw e.eventNotFound()
  if (row.version !== version) throw e.changedMeanwhile()
  if (row.mainId) throw e.joinedCannot((await q.findEvent(ctx.tx, county, row.mainId))?.number ?? '')
  if (row.endedAt) throw e.endedAlready()
  return row
}

/** The version of the case behind, which its moves want to be told. */
export async function caseVersion(ctx: Ctx, county: string, id: string): Promise<number> {
  const found = await q.caseStanding(ctx.tx, county, id)
  if (!found) throw e.eventNotFound()
  return found.version
}

const versionNow = async (ctx: Ctx, county: string, id: string) => ({ version: (await q.findEvent(ctx.tx, county, id))!.version })

/** Closes an event as it truly ended. What is called solved shows a photo before and one after (CAS-13). */
export const end = (need: IncidentNeeds) => async (ctx: Ctx, { params, body }: In<typeof doors.endGridEvent>): Promise<Reply<typeof doors.endGridEvent>> => {
  const { county } = reach(ctx)
  const row = await holdOpen(ctx, params.id, body.version)
  const standing = await q.caseStanding(ctx.tx, county, row.id)
  if (!standing) throw e.eventNotFound()
  if (body.end === 'solved' || body.end === 'partly') {
    const refused = await openRefusal(ctx.tx, county, row.id)
    if (refused) throw e.refusalOpen(refused.unit)
  }
  if (body.end === 'solved') {
    if (row.beforePhotos === 0) throw e.photosMissing('before')
    if (row.afterPhotos + body.photosAfter.length === 0) throw e.photosMissing('after')
  }
  if (body.end !== 'solved' && body.reason.length < 2) throw e.reasonNeeded(body.end === 'partly' ? '还有什么没有解决' : body.end === 'cannot' ? '为什么这里解决不了' : '现场核实的情况')

  const inHandling = standing.stage === 'handle' && (body.end === 'solved' || body.end === 'partly')
  if (body.end === 'not_found' && standing.state === 'submitted') {
    await need.cases.move(ctx, row.id, { move: 'decline', version: standing.version, reason: body.reason, remedies: NOT_FOUND_REMEDIES, ...photos(body.photosAfter) })
  } else {
    const accepted = standing.state === 'submitted' ? await need.cases.move(ctx, row.id, { move: 'accept', version: standing.version }) : { version: standing.version }
    await need.cases.move(ctx, row.id, {
      move: 'conclude', version: accepted.version, outcome: OUTCOME_OF[body.end], answer: body.answer, ...(body.reason ? { reason: body.reason } : {}),
      ...(inHandling || (standing.state === 'submitted' && body.photosAfter.length)
        ? { result: { handledHere: true, what: body.answer.slice(0, 300), photoAfter: body.photosAfter } } : photos(body.photosAfter)),
    })
    if (!inHandling && body.photosAfter.length) await q.noteAfterPhotos(ctx.tx, county, row.id, body.photosAfter.length)
  }
  await q.sayEnd(ctx.tx, county, row.id, body.end, body.reason)
  await note(ctx, row, 'grid_event', `ended_${body.end}`, body.reason || body.answer)
  return versionNow(ctx, county, row.id)
}

const photos = (ids: readonly string[]) => (ids.length ? { fileIds: [...ids] } : {})

/** Hands the work one level up from where it is. */
export async function climbFrom(ctx: Ctx, need: IncidentNeeds, id: string, version: number, reason: string): Promise<void> {
  const { county, here } = reach(ctx)
  const row = (await q.findEvent(ctx.tx, county, id))!
  const way = await wayUp(ctx.tx, row.region)
  const at = way.find((place) => place.code === here)?.level
  // From where one stands oneself, and never below where it has been.
  let next = nextLevel(higher(row.level, at === 'community' || at === 'township' || at === 'county' ? at : 'grid'))
  while (next && !way.some((place) => place.level === next!.level)) next = nextLevel(next.level)
  if (!next) throw e.highestLevel()
  const place = way.find((one) => one.level === next.level)!
  await need.cases.move(ctx, id, { move: 'handOver', version, target: { post: next.post, region: place.code }, reason })
  await q.raiseLevel(ctx.tx, county, id, next.level)
  await note(ctx, row, 'grid_event', 'climbed', reason, { to: next.level })
}

export const climb = (need: IncidentNeeds) => async (ctx: Ctx, { params, body }: In<typeof doors.climbGridEvent>): Promise<Reply<typeof doors.climbGridEvent>> => {
  const { county } = reach(ctx)
  const row = await holdOpen(ctx, params.id, body.version)
  const standing = await q.caseStanding(ctx.tx, county, row.id)
  const accepted = standing?.state === 'submitted' ? await need.cases.move(ctx, row.id, { move: 'accept', version: standing.version }) : { version: standing!.version }
  await climbFrom(ctx, need, row.id, accepted.version, body.reason)
  return versionNow(ctx, county, row.id)
}

/** New work with a new clock, for this one and all who reported the same. */
export const reopen = (need: IncidentNeeds) => async (ctx: Ctx, { params, body }: In<typeof doors.reopenGridEvent>): Promise<Reply<typeof doors.reopenGridEvent>> => {
  const { county } = reach(ctx)
  const row = await q.lockEvent(ctx.tx, county, params.id)
  if (!row) throw e.eventNotFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (row.mainId) throw e.joinedCannot((await q.findEvent(ctx.tx, county, row.mainId))?.number ?? '')
  await need.cases.move(ctx, row.id, { move: 'reopen', version: await caseVersion(ctx, county, row.id), reason: body.reason })
  await note(ctx, row, 'grid_event', 'reopened', body.reason)
  return versionNow(ctx, county, row.id)
}
