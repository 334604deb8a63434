import type { Reply } from '../../../platform/kernel/operation.ts'
import { addDays, endOfDay, shanghaiInstant } from '../../../platform/kernel/dates.ts'
import { actorOf } from '../../accounts/index.ts'
import { findRegion, levelOf, prefixOf } from '../../regions/index.ts'
import { eventShows, type EventFilters } from '../contract/events.ts'
import type * as doors from '../contract/events.ts'
import { SHIPPED } from '../catalogue/load-lists.ts'
import * as e from '../errors.ts'
import * as q from '../queries/events.ts'
import { stepsOf } from '../queries/steps.ts'
import { nextLevel, saidEnds } from '../rules/steps.ts'
import { cursorOf, idCursor, listOn, paged, reach, shownEvent, type Ctx } from './shared.ts'

type Shows = (typeof eventShows)[number]
type Asked = { query: EventFilters & { show: Shows; after?: string | undefined } }

const filterOf = (ctx: Ctx, query: EventFilters & { show?: Shows }): q.EventFilter => {
  const at = reach(ctx, query.region)
  return {
    county: at.county, lo: at.lo, hi: at.hi, now: ctx.now, show: query.show ?? 'all', class: query.class ?? '', kind: query.kind ?? '', level: query.level ?? '', ended: query.ended ?? '',
    from: query.from ? shanghaiInstant(query.from, '00:00') : null, to: query.to ? endOfDay(query.to) : null, q: query.q ?? '',
  }
}

export async function list(ctx: Ctx, { query }: Asked): Promise<Reply<typeof doors.listGridEvents>> {
  const f = filterOf(ctx, query)
  const late = query.show === 'late'
  const at = late ? cursorOf(query.after) : null
  const rows = await q.listEvents(ctx.tx, f, late ? (at && { due: at.at, id: at.id }) : { due: '', id: idCursor(query.after) })
  return { ...paged(rows, shownEvent(ctx.now), (row) => (late ? `${row.dueAt}|${row.id}` : row.id)), counts: await q.countEvents(ctx.tx, f) }
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getGridEvent>> {
  const { county, here } = reach(ctx)
  const row = await q.findEvent(ctx.tx, county, params.id)
  if (!row) throw e.eventNotFound()
  const shown = shownEvent(ctx.now)
  const main = row.mainId ? await q.findEvent(ctx.tx, county, row.mainId) : undefined
  const { abilities } = ctx.caller!
  const alone = row.mainId === null
  const open_ = row.endedAt === null
  const dispatches = abilities.has('incidents.dispatch')
  const standing = levelOf(here)
  const next = nextLevel(row.level === 'grid' && (standing === 'community' || standing === 'township' || standing === 'county') ? standing : row.level)
  return {
    event: shown(row), endReason: row.endReason, className: SHIPPED.event_kind.find((one) => one.class === row.kind.slice(0, 1))?.className ?? '', kindFrom: row.kindFrom, selfHandled: row.selfHandled,
    beforePhotos: row.beforePhotos, afterPhotos: row.afterPhotos, main: main ? shown(main) : null,
    joined: row.joined ? (await q.joinedRows(ctx.tx, county, row.id)).map(shown) : [], steps: await stepsOf(ctx.tx, county, row.id),
    may: {
      end: alone && open_ ? [...saidEnds] : [], climb: alone && open_ && next !== null, join: dispatches && alone && open_, leave: dispatches && !alone && open_,
      call: dispatches && alone && open_ && row.state !== 'suspended', reopen: alone && row.state === 'concluded',
    },
    climbsTo: next?.level ?? null,
  }
}

const NOTHING: q.Tally = { reported: 0, open: 0, late: 0, solved: 0, partly: 0, cannot: 0, notFound: 0, duplicate: 0, withdrawn: 0, selfHandled: 0, reopened: 0 }
const TALLIES = Object.keys(NOTHING) as (keyof q.Tally)[]
const added = (rows: readonly q.Tally[]): q.Tally => rows.reduce((sum, row) => Object.fromEntries(TALLIES.map((key) => [key, sum[key] + row[key]])) as unknown as q.Tally, NOTHING)

export async function figures(ctx: Ctx, { query }: { query: { region?: string | undefined; from?: string | undefined; to?: string | undefined } }): Promise<Reply<typeof doors.getGridEventFigures>> {
  const { today } = reach(ctx)
  const region = query.region ?? actorOf(ctx).post?.region ?? actorOf(ctx).region
  const [from, to] = [query.from ?? addDays(today, -29), query.to ?? today]
  const f = filterOf(ctx, { region, from, to })
  const place = await findRegion(ctx.tx, region)
  if (!place) throw e.placeNotYours()
  const below = await q.placesUnder(ctx.tx, region)
  const digits = below[0] ? prefixOf(below[0].code).length : prefixOf(region).length
  const rows = await q.figuresByPlace(ctx.tx, f, digits)
  const known = below.map((one) => ({ region: one.code, regionName: one.name, ...added(rows.filter((row) => row.place === one.code.slice(0, digits))) }))
  const own = rows.filter((row) => !below.some((one) => one.code.slice(0, digits) === row.place))
  const names = new Map((await listOn(ctx, f.county, 'event_kind', today)).map(({ entry }) => [entry.class, entry.className]))
  return {
    region, regionName: place.name, from, to, total: { region, regionName: place.name, ...added(rows) },
    places: own.length && below.length ? [...known, { region, regionName: `${place.name}（本级）`, ...added(own) }] : known,
    classes: (await q.figuresByClass(ctx.tx, f)).map((row) => ({ ...row, className: names.get(row.class) ?? '其他' })),
  }
}

export async function cells(ctx: Ctx, { query }: Asked): Promise<Reply<typeof doors.listEventCells>> {
  const f = filterOf(ctx, query)
  const places = await q.placesOf(ctx.tx, f)
  return {
    metres: 200, cells: (await q.cellsOf(ctx.tx, f)).map((cell) => ({ ...cell, lon: Number(cell.lon.toFixed(4)), lat: Number(cell.lat.toFixed(4)) })),
    places: places.map(({ region, n, late }) => ({ region, n, late })), withoutPoint: places.reduce((sum, row) => sum + row.withoutPoint, 0),
  }
}
