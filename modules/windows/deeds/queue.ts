import { shanghaiDate, shanghaiTime } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { actorOf } from '../../accounts/index.ts'
import { scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract/queue.ts'
import type { Ticket, TicketStanding } from '../contract/queue.ts'
import * as e from '../errors.ts'
import * as q from '../queries/queue.ts'
import * as s from '../queries/stations.ts'
import { givesNumbers, minutesEach, sayHours, TICKET_MOVES, TICKET_STATES, ticketNumber, waitFor, waitsOf } from '../rules.ts'
import { note, reach, type Ctx } from './shared.ts'
import { daysOf, ownStation, publicStation, shownCounter, shownStation } from './stations.ts'

/** So many wait at most: a script that takes numbers does not fill the hall. */
const MOST_WAITING = 300
const minutesBetween = (from: string, until: string) => (Date.parse(until) - Date.parse(from)) / 60_000

const shown = (station: s.StationRow) => (row: q.TicketRow): Ticket => ({
  id: row.id, number: row.number, business: row.business, businessName: station.business.find((one) => one.letter === row.business)?.name ?? row.business, fast: row.fast, state: row.state,
  counterId: row.counterId, counter: row.counter ?? '', calls: row.calls, takenAt: row.takenAt, calledAt: row.calledAt, startedAt: row.startedAt, version: row.version,
})

/** Minutes that a visitor takes at this station today. */
const eachOf = (station: s.StationRow, day: readonly q.TicketRow[]): number =>
  minutesEach(day.filter((one) => one.state === 'served' && one.startedAt && one.endedAt).map((one) => minutesBetween(one.startedAt!, one.endedAt!)), station.minutes)

async function standing(ctx: Ctx, station: s.StationRow, row: q.TicketRow): Promise<TicketStanding> {
  const day = await q.ticketsOfDay(ctx.tx, row.county, row.stationId, row.onDate)
  const counters = await s.countersOf(ctx.tx, row.county, row.stationId)
  const queue = day.filter((one) => one.state === 'waiting' && one.business === row.business)
  const ahead = row.state === 'waiting' ? Math.max(0, queue.findIndex((one) => one.id === row.id)) : 0
  const open = counters.filter((one) => one.seatedAccount && one.business.includes(row.business)).length
  return {
    ticket: shown(station)(row), stationId: station.id, stationName: station.name, address: station.address, onDate: row.onDate, ahead,
    waitMinutes: row.state === 'waiting' ? waitFor(ahead, eachOf(station, day), open) : 0,
  }
}

export async function take(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.takeTicket>['body'] }): Promise<TicketStanding> {
  const today = shanghaiDate(ctx.now)
  const station = await publicStation(ctx, params.id)
  await s.lockStation(ctx.tx, station.county, station.id)
  const already = await q.takenAlready(ctx.tx, station.county, station.id, body.clientId)
  if (already) return standing(ctx, station, already)
  if (!station.business.some((one) => one.letter === body.business)) throw e.businessUnknown()
  const byStaff = ctx.caller?.kind === 'staff'
  const [day] = await daysOf(ctx, station, today, 1)
  const counters = await s.countersOf(ctx.tx, station.county, station.id)
  if (!byStaff && !givesNumbers(day!.intervals, shanghaiTime(ctx.now)) && !counters.some((one) => one.seatedAccount)) throw e.closedNow(sayHours(day!.intervals))
  const [waiting] = await q.countWaiting(ctx.tx, station.county, [station.id], today)
  if ((waiting?.n ?? 0) >= MOST_WAITING) throw e.tooManyTickets()
  const serial = await q.nextSerial(ctx.tx, station.county, station.id, today, body.business)
  const row = { county: station.county, id: ctx.newId(), region: station.region }
  await q.insertTicket(ctx.tx, {
    ...row, stationId: station.id, day: today, business: body.business, serial, number: ticketNumber(body.business, serial), fast: body.fast ?? false,
    via: byStaff ? 'staff' : body.via === 'kiosk' ? 'kiosk' : 'phone', at: ctx.now, clientId: body.clientId,
  })
  await note(ctx, row, 'ticket', 'taken', ticketNumber(body.business, serial))
  return standing(ctx, station, (await q.findTicket(ctx.tx, station.county, row.id))!)
}

/** A number by its slip: whoever holds the id may look. */
async function bySlip(ctx: Ctx, id: string): Promise<{ station: s.StationRow; row: q.TicketRow }> {
  const { county } = ctx.services.settings
  await ctx.tx.widen(scopeOf(county).lo, scopeOf(county).hi)
  const row = await q.findTicket(ctx.tx, county, id)
  const station = row && (await s.findStation(ctx.tx, county, row.stationId))
  if (!row || !station) throw e.ticketNotFound()
  return { station, row }
}

export async function look(ctx: Ctx, { params }: { params: { id: string } }): Promise<TicketStanding> {
  const { station, row } = await bySlip(ctx, params.id)
  return standing(ctx, station, row)
}

export async function leave(ctx: Ctx, { params }: { params: { id: string } }): Promise<TicketStanding> {
  const { station } = await bySlip(ctx, params.id)
  const row = (await q.lockTicket(ctx.tx, station.county, params.id))!
  if (row.state !== 'waiting' && row.state !== 'passed') throw e.notNow(TICKET_STATES[row.state])
  await q.endAs(ctx.tx, row.county, row.id, 'left', ctx.now)
  await note(ctx, row, 'ticket', 'left')
  return standing(ctx, station, (await q.findTicket(ctx.tx, row.county, row.id))!)
}

export async function display(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getDisplay>> {
  const station = await publicStation(ctx, params.id)
  const day = await q.ticketsOfDay(ctx.tx, station.county, station.id, shanghaiDate(ctx.now))
  return {
    stationName: station.name, at: ctx.now.toISOString(),
    calls: day.filter((one) => one.state === 'called' || one.state === 'serving').sort((a, b) => (a.calledAt! < b.calledAt! ? 1 : -1))
      .map((one) => ({ number: one.number, counter: one.counter ?? '', calledAt: one.calledAt!, calls: one.calls, serving: one.state === 'serving' })),
    waiting: station.business.map(({ letter, name }) => ({ business: letter, name, count: day.filter((one) => one.state === 'waiting' && one.business === letter).length })),
    passed: day.filter((one) => one.state === 'passed').slice(-6).map((one) => one.number),
  }
}

export async function queue(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getQueue>> {
  const station = await ownStation(ctx, params.id)
  const { me, today } = reach(ctx)
  const day = await q.ticketsOfDay(ctx.tx, station.county, station.id, today)
  const say = shown(station)
  const counters = await s.countersOf(ctx.tx, station.county, station.id)
  return {
    station: shownStation(station), each: eachOf(station, day),
    counters: counters.map((one) => {
      const now = day.find((ticket) => ticket.counterId === one.id && (ticket.state === 'called' || ticket.state === 'serving'))
      return { ...shownCounter(one, me), now: now ? say(now) : null }
    }),
    waiting: day.filter((one) => one.state === 'waiting').map(say), passed: day.filter((one) => one.state === 'passed').map(say),
  }
}

async function heldCounter(ctx: Ctx, id: string): Promise<s.CounterRow> {
  const at = reach(ctx)
  const counter = await s.lockCounter(ctx.tx, at.county, id)
  if (!counter || counter.region < at.lo || counter.region >= at.hi) throw e.counterNotFound()
  return counter
}

export async function seat(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.seatCounter>['body'] }): Promise<Reply<typeof doors.seatCounter>> {
  const counter = await heldCounter(ctx, params.id)
  const { county, me, name, today } = reach(ctx)
  await q.clearYesterday(ctx.tx, county, counter.id, today, ctx.now)
  const busy = await q.atCounter(ctx.tx, county, counter.id)
  if (body.seated && counter.seatedAccount && counter.seatedAccount !== me) throw e.counterTaken(counter.seatedName)
  if (!body.seated && busy) throw e.counterBusy()
  if (body.seated) await s.getUpElsewhere(ctx.tx, county, me, counter.id)
  await s.seat(ctx.tx, county, counter.id, body.seated ? me : null, body.seated ? name : '')
  await note(ctx, { county, id: counter.stationId, region: counter.region }, 'station', body.seated ? 'sat_down' : 'got_up', counter.name)
  return shownCounter({ ...counter, seatedAccount: body.seated ? me : null, seatedName: body.seated ? name : '', version: counter.version + 1 }, me)
}

/** The counter's row is held first, then the number with SKIP LOCKED: two counters that call at once get two numbers, and one counter gets one. */
export async function callNext(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.callNext>['body'] }): Promise<{ ticket: Ticket }> {
  const counter = await heldCounter(ctx, params.id)
  const { county, me, today } = reach(ctx)
  if (counter.seatedAccount !== me) throw e.notSeated()
  await q.clearYesterday(ctx.tx, county, counter.id, today, ctx.now)
  if (await q.atCounter(ctx.tx, county, counter.id)) throw e.counterBusy()
  const row = body.ticketId ? await q.lockTicket(ctx.tx, county, body.ticketId) : await q.nextWaiting(ctx.tx, { county, stationId: counter.stationId, day: today, business: counter.business })
  if (!row) throw body.ticketId ? e.ticketNotFound() : e.nobodyWaits()
  const ticket = (await q.findTicket(ctx.tx, county, row.id))!
  if (ticket.stationId !== counter.stationId || ticket.onDate !== today) throw e.ticketNotFound()
  if (ticket.state !== 'waiting' && ticket.state !== 'passed') throw e.notNow(TICKET_STATES[ticket.state])
  await q.callTo(ctx.tx, county, ticket.id, counter.id, ctx.now)
  await note(ctx, ticket, 'ticket', 'called', counter.name)
  const station = (await s.findStation(ctx.tx, county, counter.stationId))!
  return { ticket: shown(station)((await q.findTicket(ctx.tx, county, ticket.id))!) }
}

export async function move(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.moveTicket>['body'] }): Promise<{ ticket: Ticket }> {
  const { county, me } = reach(ctx)
  const row = await q.lockTicket(ctx.tx, county, params.id)
  if (!row) throw e.ticketNotFound()
  if (row.version !== body.version) throw e.changedMeanwhile()
  const rule = TICKET_MOVES[body.move]
  if (!rule.from.includes(row.state)) throw e.notNow(TICKET_STATES[row.state])
  const station = (await s.findStation(ctx.tx, county, row.stationId))!
  const counter = (await s.countersOf(ctx.tx, county, row.stationId)).find((one) => one.id === row.counterId)
  if (rule.atCounter && counter?.seatedAccount !== me) throw e.notSeated()
  if (body.move === 'forward' && !station.business.some((one) => one.letter === body.business)) throw e.businessUnknown()
  if (body.move === 'again') await q.callAgain(ctx.tx, county, row.id, ctx.now)
  else if (body.move === 'start') await q.startServing(ctx.tx, county, row.id, ctx.now)
  else if (rule.to === 'waiting') await q.waitAgain(ctx.tx, county, row.id, body.move === 'forward' ? body.business! : row.business)
  else await q.endAs(ctx.tx, county, row.id, rule.to, ctx.now)
  await note(ctx, row, 'ticket', body.move, body.move === 'forward' ? body.business! : '', { counter: row.counterId, by: actorOf(ctx).accountId })
  return { ticket: shown(station)((await q.findTicket(ctx.tx, county, row.id))!) }
}

export async function day(ctx: Ctx, { params, query }: { params: { id: string }; query: { on?: string | undefined } }): Promise<Reply<typeof doors.getQueueDay>> {
  const station = await ownStation(ctx, params.id)
  const on = query.on ?? reach(ctx).today
  const all = await q.ticketsOfDay(ctx.tx, station.county, station.id, on)
  const called = new Map((await q.firstCalls(ctx.tx, station.county, all.map((one) => one.id))).map((one) => [one.id, one.at]))
  const sum = (rows: readonly q.TicketRow[]) => ({
    taken: rows.length, served: rows.filter((one) => one.state === 'served').length, left: rows.filter((one) => one.state === 'left' || one.state === 'passed').length,
    waiting: rows.filter((one) => one.state === 'waiting').length,
    wait: waitsOf(rows.flatMap((one) => (called.has(one.id) ? [minutesBetween(one.takenAt, called.get(one.id)!)] : []))),
  })
  const counters = await s.countersOf(ctx.tx, station.county, station.id)
  const hourOf = (at: string) => shanghaiTime(new Date(at)).slice(0, 2)
  const hours = [...new Set(all.flatMap((one) => [hourOf(one.takenAt), ...(one.state === 'served' && one.endedAt ? [hourOf(one.endedAt)] : [])]))].sort()
  return {
    on, all: sum(all),
    business: station.business.map(({ letter, name }) => ({ letter, name, ...sum(all.filter((one) => one.business === letter)) })),
    counters: counters.map((one) => {
      const mine = all.filter((ticket) => ticket.counterId === one.id && ticket.state === 'served')
      return { name: one.name, served: mine.length, minutes: waitsOf(mine.flatMap((t) => (t.startedAt && t.endedAt ? [minutesBetween(t.startedAt, t.endedAt)] : [])))?.median ?? null }
    }),
    hours: hours.map((hour) => ({
      hour: `${hour}:00`, taken: all.filter((one) => hourOf(one.takenAt) === hour).length, served: all.filter((one) => one.state === 'served' && one.endedAt && hourOf(one.endedAt) === hour).length,
    })),
  }
}
