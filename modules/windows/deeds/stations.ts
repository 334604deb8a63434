import { shanghaiDate, shanghaiTime } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { levelOf, scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract/stations.ts'
import type { Counter, Station, StationDay } from '../contract/stations.ts'
import * as e from '../errors.ts'
import { countWaiting } from '../queries/queue.ts'
import * as roster from '../queries/roster.ts'
import * as q from '../queries/stations.ts'
import { stepsOf } from '../queries/steps.ts'
import { dayKind, givesNumbers, hoursOn, inOrder } from '../rules.ts'
import { daysFrom, factsOf, idCursor, note, paged, reach, refuseElsewhere, type Ctx } from './shared.ts'

export const shownStation = ({ county: _county, ...row }: q.StationRow): Station => ({ ...row, regionName: row.regionName ?? row.region })
export const shownCounter = (row: q.CounterRow, me: string | undefined): Counter => ({
  id: row.id, nth: row.nth, name: row.name, business: row.business, seatedName: row.seatedName, mine: row.seatedAccount !== null && row.seatedAccount === me, version: row.version,
})

/** Days of a station as published: hours by kind of day or as said for that date, and who is on duty. The transaction sees the station's place. */
export async function daysOf(ctx: Ctx, station: q.StationRow, first: string, count: number): Promise<StationDay[]> {
  const days = daysFrom(first, count)
  const special = new Map((await roster.specialDays(ctx.tx, station.county, [station.id], days[0]!, days.at(-1)!)).map((one) => [one.onDate, one]))
  const shifts = await roster.shiftsBetween(ctx.tx, station.county, [station.id], days[0]!, days.at(-1)!)
  return days.map((date) => {
    const facts = factsOf(station.region, date)
    const said = special.get(date)
    const kind = dayKind(facts)
    return {
      date, kind, holiday: facts?.name ?? '', intervals: hoursOn(station.hours, kind, said?.intervals), note: said?.note ?? '',
      onDuty: shifts.filter((shift) => shift.onDate === date).map((shift) => shift.name),
    }
  })
}

/** A station that everybody may look at; the transaction goes on in its place, and nowhere else. */
export async function publicStation(ctx: Ctx, id: string): Promise<q.StationRow> {
  const station = await q.findStation(ctx.tx, ctx.services.settings.county, id)
  if (!station || (station.closedOn && station.closedOn <= shanghaiDate(ctx.now))) throw e.stationNotFound()
  await ctx.tx.widen(scopeOf(station.region).lo, scopeOf(station.region).hi)
  return station
}

/** A station within the reader's scope. */
export async function ownStation(ctx: Ctx, id: string): Promise<q.StationRow> {
  const at = reach(ctx)
  const station = await q.findStation(ctx.tx, at.county, id)
  if (!station || station.region < at.lo || station.region >= at.hi) throw e.stationNotFound()
  return station
}

export async function list(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listStations>['query']> }): Promise<Reply<typeof doors.listStations>> {
  const { county } = ctx.services.settings
  const today = shanghaiDate(ctx.now)
  const range = query.region ? scopeOf(query.region) : ctx.tx.scope.as === 'staff' ? ctx.tx.scope : scopeOf(county)
  const rows = await q.listStations(ctx.tx, { county, lo: range.lo, hi: range.hi, q: query.q ?? '', today, after: idCursor(query.after) })
  // What is published of a station (its hours of today, how many wait) names nobody but those on duty.
  await ctx.tx.widen(scopeOf(county).lo, scopeOf(county).hi)
  const waiting = new Map((await countWaiting(ctx.tx, county, rows.map((row) => row.id), today)).map((one) => [one.stationId, one.n]))
  const days = new Map<string, StationDay>()
  for (const row of rows.slice(0, 50)) days.set(row.id, (await daysOf(ctx, row, today, 1))[0]!)
  return paged(rows, (row) => ({ ...shownStation(row), today: days.get(row.id)!, waiting: waiting.get(row.id) ?? 0 }), (row) => row.id)
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getStation>> {
  const station = await publicStation(ctx, params.id)
  const today = shanghaiDate(ctx.now)
  const [counters, days, waiting] = [await q.countersOf(ctx.tx, station.county, station.id), await daysOf(ctx, station, today, 7), await countWaiting(ctx.tx, station.county, [station.id], today)]
  return {
    station: shownStation(station), counters: counters.map((one) => ({ ...shownCounter(one, ctx.caller?.id), seatedName: '' })), days, waiting: waiting[0]?.n ?? 0,
    givesNumbers: givesNumbers(days[0]!.intervals, shanghaiTime(ctx.now)) || counters.some((one) => one.seatedAccount !== null),
  }
}

function values(body: Input<typeof doors.createStation>['body']) {
  if (![body.hours.workday, body.hours.weekend, body.hours.holiday].every(inOrder)) throw e.hoursWrong()
  if (new Set(body.business.map((one) => one.letter)).size !== body.business.length) throw e.businessTwice()
  return { name: body.name, address: body.address, phone: body.phone ?? '', hours: body.hours, business: body.business, minutes: body.minutes ?? 8 }
}

export async function create(ctx: Ctx, { body }: { body: Input<typeof doors.createStation>['body'] }): Promise<Reply<typeof doors.createStation>> {
  const { county } = reach(ctx)
  refuseElsewhere(ctx, body.region)
  const level = levelOf(body.region)
  if (level !== 'community' && level !== 'township') throw e.levelWrong()
  const row = { ...values(body), county, id: ctx.newId(), region: body.region, kind: level === 'community' ? 'community' : 'street' }
  await q.insertStation(ctx.tx, row)
  await note(ctx, row, 'station', 'created', body.name)
  return { id: row.id }
}

export async function update(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.updateStation>['body'] }): Promise<{ version: number }> {
  await ownStation(ctx, params.id)
  const station = await q.lockStation(ctx.tx, reach(ctx).county, params.id)
  if (station?.version !== body.version) throw e.changedMeanwhile()
  await q.updateStation(ctx.tx, station.county, station.id, { ...values({ ...body, region: station.region }), closedOn: body.closedOn ?? null })
  await note(ctx, station, 'station', body.closedOn ? 'closed' : 'changed', '', { before: { hours: station.hours, name: station.name, address: station.address } })
  return { version: station.version + 1 }
}

export async function steps(ctx: Ctx, { params }: { params: { id: string } }) {
  const station = await ownStation(ctx, params.id)
  return { items: await stepsOf(ctx.tx, station.county, station.id) }
}

export async function saveCounter(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.saveCounter>['body'] }): Promise<{ id: string }> {
  const station = await ownStation(ctx, params.id)
  if (!body.business.every((letter) => station.business.some((one) => one.letter === letter))) throw e.businessUnknown()
  const id = body.counterId ?? ctx.newId()
  const facts = { nth: body.nth, name: body.name, business: body.business }
  if (!body.closed && (await q.numberTaken(ctx.tx, station.county, station.id, body.nth, id))) throw e.counterExists(body.nth)
  if (!body.counterId) {
    if (!(await q.insertCounter(ctx.tx, { ...facts, county: station.county, id, region: station.region, stationId: station.id }))) throw e.counterExists(body.nth)
  } else {
    const counter = await q.lockCounter(ctx.tx, station.county, id)
    if (!counter || counter.stationId !== station.id) throw e.counterNotFound()
    if (body.version !== counter.version) throw e.changedMeanwhile()
    if (body.closed && counter.seatedAccount) throw e.counterBusy()
    await q.updateCounter(ctx.tx, station.county, id, { ...facts, closedOn: body.closed ? shanghaiDate(ctx.now) : null })
  }
  await note(ctx, station, 'station', body.counterId ? (body.closed ? 'counter_closed' : 'counter_changed') : 'counter_added', body.name, { counter: id })
  return { id }
}
