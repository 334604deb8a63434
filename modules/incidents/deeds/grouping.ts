import type { Reply } from '../../../platform/kernel/operation.ts'
import type { z } from 'zod'
import type { Carried } from '../../cases/index.ts'
import type * as doors from '../contract/events.ts'
import * as e from '../errors.ts'
import type { IncidentNeeds } from '../needs.ts'
import * as q from '../queries/events.ts'
import { joining, type Links } from '../rules/grouping.ts'
import { note, reach, type Ctx } from './shared.ts'

type In<Op extends { body?: z.ZodType }> = { params: { id: string }; body: z.output<NonNullable<Op['body']>> }

/** Joins reports to a main one: their desks are relieved, their reporters told that they will be answered with it. */
export async function joinTo(ctx: Ctx, need: IncidentNeeds, mainId: string, ids: readonly string[], words: string): Promise<void> {
  const { county } = reach(ctx)
  const rows = await q.lockLinks(ctx.tx, county, [mainId, ...ids])
  const known = new Map(rows.map((row) => [row.id, row]))
  if (!known.has(mainId) || ids.some((id) => !known.has(id))) throw e.eventNotFound()
  const links: Links = new Map(rows.flatMap((row) => (row.mainId ? [[row.id, row.mainId] as const] : [])))
  const plan = joining(links, mainId, ids)
  const main = await q.lockEvent(ctx.tx, county, plan.main)
  if (!main) throw e.eventNotFound()
  if (main.endedAt) throw e.endedAlready()
  if (plan.moved.length === 0) throw e.sameThing()
  if (plan.moved.some((id) => known.get(id)?.ended)) throw e.endedAlready()

  const left = new Set<string>()
  for (const id of plan.moved) {
    const joined = (await q.findEvent(ctx.tx, county, id))!
    if (joined.mainId) left.add(joined.mainId)
    const { desk } = await need.cases.carry(ctx, county, id, { what: 'join', words: `与${main.number}是同一件，合并办理${words ? `：${words}` : ''}` })
    await q.linkEvent(ctx.tx, county, id, { mainId: main.id, at: ctx.now, deskPost: desk?.post ?? null, deskRegion: desk?.region ?? null })
    await tellReporter(ctx, need, joined, '已合并办理', `您反映的“${joined.title}”（${joined.number}）与正在办理的一件是同一件事，合并一起办，结果同样会告诉您。`)
    if (main.state !== 'submitted') await need.cases.carry(ctx, county, id, { what: 'accept' })
    await note(ctx, joined, 'grid_event', 'joined', words, { main: main.number })
  }
  await q.countJoined(ctx.tx, county, [main.id, ...left])
  await note(ctx, main, 'grid_event', 'took_in', words, { reports: plan.moved.length })
}

/** Tells whoever reported, where it is known. */
async function tellReporter(ctx: Ctx, need: IncidentNeeds, row: q.EventRow, title: string, body: string): Promise<void> {
  const applicant = (await q.applicantOf(ctx.tx, row.county, row.id))?.applicantId
  if (!applicant) return
  await need.notify({ tx: ctx.tx, now: ctx.now, services: ctx.services }, {
    county: row.county, region: row.region, personId: applicant, caseId: row.id, template: 'event_joined', title, body, link: `/cases/${row.number}`,
  })
}

/** A dispatcher sees that reports are of the same thing. */
export const join = (need: IncidentNeeds) => async (ctx: Ctx, { params, body }: In<typeof doors.joinGridEvents>): Promise<Reply<typeof doors.joinGridEvents>> => {
  const { county } = reach(ctx)
  const row = await q.lockEvent(ctx.tx, county, params.id)
  if (!row) throw e.eventNotFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  await joinTo(ctx, need, row.id, body.ids, body.note)
  return { version: (await q.findEvent(ctx.tx, county, row.id))!.version }
}

/** It was another thing after all: the report goes back to the desk it came from. */
export const leave = (need: IncidentNeeds) => async (ctx: Ctx, { params, body }: In<typeof doors.leaveGridEvent>): Promise<Reply<typeof doors.leaveGridEvent>> => {
  const { county } = reach(ctx)
  const row = await q.lockEvent(ctx.tx, county, params.id)
  if (!row) throw e.eventNotFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  if (!row.mainId) throw e.notJoined()
  if (row.endedAt) throw e.endedAlready()
  await need.cases.carry(ctx, county, row.id, { what: 'leave', words: `不是同一件，单独办理：${body.reason}`, desk: deskOf(row) })
  await q.linkEvent(ctx.tx, county, row.id, { mainId: null, at: null, deskPost: null, deskRegion: null })
  await q.countJoined(ctx.tx, county, [row.mainId])
  await tellReporter(ctx, need, row, '单独办理', `您反映的“${row.title}”（${row.number}）经核实是另一件事，现在单独办理，结果会告诉您。`)
  await note(ctx, row, 'grid_event', 'left', body.reason)
  return { version: (await q.findEvent(ctx.tx, county, row.id))!.version }
}

/** The desk a report stood at before it was joined. */
export const deskOf = (row: q.EventRow): Extract<Carried, { what: 'leave' }>['desk'] =>
  (row.deskPost && row.deskRegion ? { post: row.deskPost as never, region: row.deskRegion } : null)
