import type { Reply } from '../../../platform/kernel/operation.ts'
import type { z } from 'zod'
import { addDays, endOfDay, shanghaiDate, shanghaiInstant } from '../../../platform/kernel/dates.ts'
import { actorOf } from '../../accounts/index.ts'
import type * as doors from '../contract/patrols.ts'
import type { Patrol, Visit } from '../contract/patrols.ts'
import * as e from '../errors.ts'
import { seesTrack } from '../policy.ts'
import * as q from '../queries/patrols.ts'
import { lengthOf, simplified } from '../rules/track.ts'
import { cursorOf, idCursor, isMine, listOn, paged, reach, type Ctx } from './shared.ts'

/** How long a track is kept; the rule of privacy's catalogue says the same and may be changed by the place. */
export const TRACK_DAYS = 90
const MOST_HOURS = 16
const CLOCK_TOLERANCE_MS = 10 * 60_000

const shown = (me: string) => (row: q.PatrolRow): Patrol => ({
  id: row.id, region: row.region, regionName: row.regionName ?? row.region, by: row.by, startedAt: row.startedAt, endedAt: row.endedAt, places: row.places, note: row.note,
  metres: row.metres, tracked: row.tracked, findings: row.findings, mine: row.accountId === me,
})

export async function list(ctx: Ctx, { query }: { query: { show: 'mine' | 'all'; from?: string | undefined; to?: string | undefined; region?: string | undefined; after?: string | undefined } }): Promise<Reply<typeof doors.listPatrols>> {
  const at = reach(ctx, query.region)
  const rows = await q.listPatrols(ctx.tx, {
    county: at.county, lo: at.lo, hi: at.hi, account: query.show === 'mine' ? at.me : null, from: query.from ? shanghaiInstant(query.from, '00:00') : null,
    to: query.to ? endOfDay(query.to) : null, after: cursorOf(query.after),
  })
  return paged(rows, shown(at.me), (row) => `${row.startedAt}|${row.id}`)
}

/** Opening somebody's track is written down. */
export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getPatrol>> {
  const { county, me, post } = reach(ctx)
  const row = await q.findPatrol(ctx.tx, county, params.id)
  if (!row) throw e.patrolNotFound()
  const sees = row.tracked && seesTrack({ accountId: me, post: post?.kind ?? '' }, row)
  if (sees && row.accountId !== me) await ctx.audit('patrol.track_opened', { region: row.region, because: '巡查管理', detail: { patrol: row.id } })
  return {
    patrol: shown(me)(row), track: sees ? await q.trackOf(ctx.tx, county, row.id) : null, trackUntil: row.tracked ? addDays(shanghaiDate(new Date(row.endedAt)), TRACK_DAYS) : null,
    found: await q.foundOn(ctx.tx, county, row.id),
  }
}

export async function record(ctx: Ctx, { body }: { body: z.output<NonNullable<typeof doors.recordPatrol.body>> }): Promise<Reply<typeof doors.recordPatrol>> {
  const { county, me, name } = reach(ctx)
  if (!isMine(ctx, body.region)) throw e.placeNotYours()
  const [began, ended] = [Date.parse(body.startedAt), Date.parse(body.endedAt)]
  if (ended < began) throw e.timesWrong('结束早于开始')
  if (ended > ctx.now.getTime() + CLOCK_TOLERANCE_MS) throw e.timesWrong('结束晚于现在，请核对手机的时间')
  if (ended - began > MOST_HOURS * 3_600_000) throw e.timesWrong(`一次巡查最长${MOST_HOURS}小时，请分开记录`)
  const track = body.track?.length ? simplified(body.track) : null
  const metres = body.track?.length ? lengthOf(track!) : 0
  const made = await q.insertPatrol(ctx.tx, {
    county, id: body.id, region: body.region, account: me, name, clientId: body.clientId, startedAt: body.startedAt, endedAt: body.endedAt, places: body.places, note: body.note,
    metres, track, at: ctx.now,
  })
  if (made) await ctx.audit('patrol.recorded', { region: body.region, detail: { patrol: body.id, tracked: track !== null } })
  return { id: body.id, metres }
}

// -------------------------------------------------------------------------------------------------------------------------- visits

async function shownVisits(ctx: Ctx, rows: readonly q.VisitRow[]): Promise<Visit[]> {
  const { county, today } = reach(ctx)
  const cycles = new Map((await listOn(ctx, county, 'visit_cycle', today)).map(({ entry }) => [entry.code, entry.name]))
  return rows.map((row) => ({
    ...row, regionName: row.regionName ?? row.region, cycleName: cycles.get(row.cycle) ?? row.cycle, overdue: row.nextDueOn !== null && row.nextDueOn < today,
  }))
}

export async function visits(ctx: Ctx, { query }: { query: { show: 'due' | 'made'; until?: string | undefined; personId?: string | undefined; householdId?: string | undefined; after?: string | undefined } }): Promise<Reply<typeof doors.listVisits>> {
  const at = reach(ctx)
  const until = query.until ?? addDays(at.today, 7)
  const counts = await q.countDue(ctx.tx, { ...at, until })
  const last = query.show === 'due' ? cursorOf(query.after) : null
  const rows = query.show === 'due'
    ? await q.dueVisits(ctx.tx, { county: at.county, lo: at.lo, hi: at.hi, until, after: last && { on: last.at, id: last.id } })
    : await q.madeVisits(ctx.tx, { county: at.county, lo: at.lo, hi: at.hi, personId: query.personId ?? null, householdId: query.householdId ?? null, after: idCursor(query.after) })
  const { next } = paged(rows, (row) => row, (row) => (query.show === 'due' ? `${row.nextDueOn}|${row.id}` : row.id))
  return { items: await shownVisits(ctx, rows.slice(0, 50)), next, counts }
}

/** Writes a visit down; the one before it in the same cycle is followed by it. */
export async function recordVisit(ctx: Ctx, { body }: { body: z.output<NonNullable<typeof doors.recordVisit.body>> }): Promise<Reply<typeof doors.recordVisit>> {
  const { county, today, me, name } = reach(ctx)
  const before = await q.findVisitSent(ctx.tx, county, body.clientId)
  if (before) return before
  const whom = body.personId ? await q.personToVisit(ctx.tx, county, body.personId) : body.householdId ? await q.householdToVisit(ctx.tx, county, body.householdId) : undefined
  if (!whom) throw e.householdNotFound()
  const cycle = (await listOn(ctx, county, 'visit_cycle', today)).find(({ entry }) => entry.code === body.cycle)?.entry
  if (!cycle) throw e.cycleUnknown()
  if (Date.parse(body.visitedAt) > ctx.now.getTime() + CLOCK_TOLERANCE_MS) throw e.timesWrong('走访时间晚于现在')
  const on = shanghaiDate(new Date(body.visitedAt))
  if (body.nextDueOn && body.nextDueOn <= on) throw e.timesWrong('下次走访要晚于这一次')
  // Nobody at home: the visit is still owed, soon.
  const nextDueOn = body.nextDueOn ?? (body.met ? (cycle.days ? addDays(on, cycle.days) : null) : addDays(on, Math.min(7, cycle.days || 7)))
  await q.followVisits(ctx.tx, { county, personId: body.personId ?? null, householdId: body.householdId ?? null, cycle: body.cycle, before: body.visitedAt })
  const id = ctx.newId()
  await q.insertVisit(ctx.tx, {
    county, id, region: whom.region, householdId: body.householdId ?? null, personId: body.personId ?? null, whom: whom.name, cycle: body.cycle, visitedAt: body.visitedAt, met: body.met,
    content: body.content, nextDueOn, account: me, name, clientId: body.clientId, at: ctx.now,
  })
  await ctx.audit('home_visit.recorded', { subject: body.personId, region: whom.region, because: '走访', detail: { visit: id, by: actorOf(ctx).accountId } })
  return { id, nextDueOn }
}
