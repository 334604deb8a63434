import type { Parsed, Reply } from '../../../platform/kernel/operation.ts'
import type { z } from 'zod'
import { scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract/events.ts'
import * as e from '../errors.ts'
import type { IncidentNeeds } from '../needs.ts'
import { SETTLES_ALONE } from '../policy.ts'
import * as q from '../queries/events.ts'
import { isAlike } from '../rules/grouping.ts'
import type { EventKind, Span } from '../rules/taxonomy.ts'
import { joinTo } from './grouping.ts'
import { climbFrom } from './work.ts'
import { listOn, note, reach, shownEvent, type Ctx } from './shared.ts'

type Body = z.output<NonNullable<typeof doors.reportGridEvent.body>>
type Receipt = Reply<typeof doors.reportGridEvent>
/** Danger to people comes first whatever the kind: make it safe within this time. */
const IN_DANGER: Span = { amount: 2, unit: 'hour' }
const CLOCK_TOLERANCE_MS = 10 * 60_000

/**
 * Takes in what was found on the ground. The same sending makes one event however often it comes and however late: its id is kept with the event, not
 * only with the answers of three days.
 */
export const report = (need: IncidentNeeds) => async (ctx: Ctx, { body }: { body: Body }): Promise<Receipt> => {
  const at = reach(ctx)
  await q.oneSending(ctx.tx, body.clientId)
  const before = await q.findSent(ctx.tx, at.county, body.clientId)
  if (before) return receipt(ctx, at.county, before, true)

  const kind = (await listOn(ctx, at.county, 'event_kind', at.today)).find(({ entry }) => entry.code === body.kind)
  if (!kind) throw e.kindUnknown()
  if (kind.entry.elsewhere) throw e.kindElsewhere(kind.entry.elsewhere)
  if (Date.parse(body.foundAt) > ctx.now.getTime() + CLOCK_TOLERANCE_MS) throw e.foundLater()
  if (!body.placeText && body.lon === undefined) throw e.placeNeeded()
  const post = at.post
  if (body.settled && !body.joinTo && !(post && SETTLES_ALONE.includes(post.kind))) throw e.notSettledAlone()

  const made = await need.cases.submit(ctx, caseOf(body, kind.entry), { limit: limitOf(kind, body), urgency: body.danger && kind.entry.urgency !== 'major' ? 'urgent' : kind.entry.urgency })
  const settled = body.settled !== undefined && !body.joinTo
  await q.completeEvent(ctx.tx, at.county, made.id, {
    clientId: body.clientId, foundAt: body.foundAt, kindFrom: kind.from, reportedBy: at.me, patrolId: body.patrolId ?? null, selfHandled: settled,
  })
  await note(ctx, { id: made.id, region: body.region }, 'grid_event', 'reported')
  if (body.joinTo) await joinTo(ctx, need, body.joinTo, [made.id], '上报时认出是同一件')
  else if (post && SETTLES_ALONE.includes(post.kind)) await onTheSpot(ctx, need, made, body)
  return receipt(ctx, at.county, (await q.findEvent(ctx.tx, at.county, made.id))!, false)
}

function caseOf(body: Body, kind: EventKind) {
  return {
    matterCode: 'incidents.event', region: body.region, placeText: body.placeText, channel: body.channel,
    form: {
      title: kind.name, kind: kind.code, ...(body.placeText ? { place: body.placeText } : {}), ...(body.description ? { details: body.description } : {}),
      ...(body.danger ? { danger: true } : {}), photoBefore: body.photosBefore,
    },
    ...(body.lon !== undefined && body.lat !== undefined ? { lon: body.lon, lat: body.lat } : {}),
    ...(body.applicantId ? { applicantId: body.applicantId } : {}), ...(body.contactPhone ? { contactPhone: body.contactPhone } : {}),
  }
}

function limitOf({ entry, from }: { entry: EventKind; from: string | null }, body: Body) {
  const hours = ({ amount, unit }: Span) => (unit === 'hour' ? amount : amount * 24)
  if (body.danger && hours(entry.limit) > hours(IN_DANGER)) return { ...IN_DANGER, source: '有人身危险的先做防护，2小时，可由各地调整' }
  return { ...entry.limit, source: `本地网格事件分类标准“${entry.name}”${from ? `（${from}起执行）` : ''}` }
}

/** The grid worker stands before it: verified at once, then settled, sent up, or kept to be handled. */
async function onTheSpot(ctx: Ctx, need: IncidentNeeds, made: { id: string; version: number }, body: Body): Promise<void> {
  // Not the worker's own desk (the event lies in a colleague's grid): that one verifies it.
  const accepted = await need.cases.move(ctx, made.id, { move: 'accept', version: made.version }).catch((refusal: unknown) => {
    if (!body.settled && (refusal as { code?: string }).code === 'case.move_not_yours') return null
    throw refusal
  })
  if (!accepted) return
  if (body.settled) {
    await need.cases.move(ctx, made.id, {
      move: 'conclude', version: accepted.version, outcome: 'done', answer: body.settled.what,
      result: { handledHere: true, what: body.settled.what, photoAfter: body.settled.photosAfter },
    })
    await note(ctx, { id: made.id, region: body.region }, 'grid_event', 'settled', body.settled.what)
  } else if (body.sendUp) await climbFrom(ctx, need, made.id, accepted.version, body.sendUp)
}

async function receipt(ctx: Ctx, county: string, row: q.EventRow, again: boolean): Promise<Receipt> {
  const main = row.mainId ? await q.findEvent(ctx.tx, county, row.mainId) : undefined
  return { id: row.id, number: row.number, title: row.title, state: row.state, dueAt: row.dueAt, ended: row.ended, mainNumber: main?.number ?? '', again }
}

/** A box of about the given metres around a point. */
function box(lon: number, lat: number, metres: number) {
  const dLat = metres / 111_320
  const dLon = dLat / Math.max(0.1, Math.cos((lat * Math.PI) / 180))
  return { west: lon - dLon, east: lon + dLon, south: lat - dLat, north: lat + dLat }
}

export async function near(ctx: Ctx, { query }: { query: Parsed<z.ZodType, NonNullable<typeof doors.listNearEvents.query>, z.ZodType>['query'] }): Promise<Reply<typeof doors.listNearEvents>> {
  const at = reach(ctx)
  const point = query.lon !== undefined && query.lat !== undefined ? { lon: query.lon, lat: query.lat } : null
  // A like event just across the border of a grid counts: the whole community is looked at, no farther than the scope.
  const around = query.region ? scopeOf(query.region.slice(0, 12)) : at
  const range = { lo: around.lo > at.lo ? around.lo : at.lo, hi: around.hi < at.hi ? around.hi : at.hi }
  const rows = await q.openNear(ctx.tx, { county: at.county, ...range, box: point ? box(point.lon, point.lat, query.all === 'yes' ? 2_000 : 400) : null })
  const here = { kind: query.kind, region: query.region ?? '', lon: point?.lon ?? null, lat: point?.lat ?? null }
  const items = rows.map((row) => ({ ...shownEvent(ctx.now)(row), ...isAlike(here, row) })).filter((one) => query.all === 'yes' || one.alike)
  return { items: items.sort((a, b) => (a.metres ?? 1e9) - (b.metres ?? 1e9)).slice(0, 20) }
}
