import { addDays, formatChineseDate, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import { documentPdf } from '../../../platform/server/pdf/index.ts'
import { CalendarNotCovered, defaultCalendar } from '../../calendar/index.ts'
import { mattersOn } from '../../matters/index.ts'
import { mayActFor, personById } from '../../register/index.ts'
import { scopeOf } from '../../regions/index.ts'
import type * as doors from '../contract/van.ts'
import type { VanHalt, VanRoute, VanRun } from '../contract/van.ts'
import * as e from '../errors.ts'
import type { AgencyNeeds } from '../needs.ts'
import * as q from '../queries/van.ts'
import { BOOKING_STATES, sameWeekdayIn } from '../rules.ts'
import { LAST_ID, note, reach, type Ctx } from './shared.ts'

const AHEAD_DAYS = 90
const FIRST_ID = '00000000-0000-0000-0000-000000000000'
const streetOf = (region: string) => `${region.slice(0, 9)}000`

async function titlesOn(ctx: Ctx): Promise<Map<string, string>> {
  return new Map((await mattersOn(ctx.tx, shanghaiDate(ctx.now))).map((one) => [one.code, one.title]))
}

export async function routes(ctx: Ctx): Promise<Reply<typeof doors.listRoutes>> {
  const at = reach(ctx)
  const rows = await q.listRoutes(ctx.tx, { ...at, street: streetOf(at.here) })
  const stops = await q.stopsOf(ctx.tx, at.county, rows.map((row) => row.id))
  const titles = await titlesOn(ctx)
  return {
    items: rows.map(({ county: _county, ...row }): VanRoute => ({
      ...row, regionName: row.regionName ?? row.region,
      stops: stops.filter((one) => one.routeId === row.id).map(({ routeId: _route, ...one }) => ({ ...one, regionName: one.regionName ?? one.region, titles: one.matters.map((code) => titles.get(code) ?? code) })),
    })),
  }
}

export async function save(ctx: Ctx, { body }: { body: Input<typeof doors.saveRoute>['body'] }): Promise<{ id: string }> {
  const at = reach(ctx)
  const mine = (region: string) => region >= at.lo && region < at.hi
  if (!mine(body.region) || body.stops.some((stop) => !mine(stop.region))) throw e.placeNotYours()
  if (body.stops.some((stop) => stop.from >= stop.until)) throw e.timesWrong()
  const known = await titlesOn(ctx)
  const strange = body.stops.flatMap((stop) => stop.matters).find((code) => !known.has(code))
  if (strange) throw e.matterUnknown(strange)
  const values = { name: body.name, vehicle: body.vehicle, plate: body.plate ?? '', driver: body.driver ?? '', phone: body.phone ?? '' }
  const id = body.routeId ?? ctx.newId()
  if (body.routeId) {
    const row = await q.lockRoute(ctx.tx, at.county, id)
    if (!row || !mine(row.region)) throw e.routeNotFound()
    if (row.version !== body.version) throw e.changedMeanwhile()
    await q.updateRoute(ctx.tx, at.county, id, { ...values, endedOn: body.ended ? at.today : null })
  } else await q.insertRoute(ctx.tx, { ...values, county: at.county, id, region: body.region })
  const had = new Set((await q.stopsOf(ctx.tx, at.county, [id])).map((one) => one.id))
  const kept: string[] = []
  for (const [i, stop] of body.stops.entries()) {
    const { stopId, ...facts } = stop
    const row = { ...facts, lon: facts.lon ?? null, lat: facts.lat ?? null, agent: facts.agent ?? '', capacity: facts.capacity ?? 20, nth: i + 1 }
    const own = stopId && had.has(stopId) ? stopId : ctx.newId()
    if (stopId && had.has(stopId)) await q.updateStop(ctx.tx, at.county, own, row)
    else await q.insertStop(ctx.tx, { ...row, county: at.county, id: own, routeId: id })
    kept.push(own)
  }
  await q.endStops(ctx.tx, at.county, id, kept, at.today)
  await note(ctx, { county: at.county, id, region: body.region }, 'route', body.routeId ? 'changed' : 'created', body.name)
  return { id }
}

async function heldRoute(ctx: Ctx, id: string): Promise<q.RouteRow> {
  const at = reach(ctx)
  const row = await q.lockRoute(ctx.tx, at.county, id)
  if (!row || row.region < at.lo || row.region >= at.hi) throw e.routeNotFound()
  return row
}

async function planDay(ctx: Ctx, route: q.RouteRow, stops: readonly q.StopRow[], onDate: string): Promise<boolean> {
  const id = ctx.newId()
  if (!(await q.insertRun(ctx.tx, { county: route.county, id, region: route.region, routeId: route.id, onDate }))) return false
  for (const stop of stops) {
    await q.insertHalt(ctx.tx, { county: route.county, id: ctx.newId(), region: stop.region, runId: id, stopId: stop.id, onDate, from: stop.from, until: stop.until, capacity: stop.capacity })
  }
  return true
}

export async function plan(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.planRuns>['body'] }): Promise<{ planned: number }> {
  const route = await heldRoute(ctx, params.id)
  if (body.dates.some((day) => day < reach(ctx).today)) throw e.daysPast()
  const stops = await q.stopsOf(ctx.tx, route.county, [route.id])
  let planned = 0
  for (const day of [...new Set(body.dates)].sort()) if (await planDay(ctx, route, stops, day)) planned += 1
  await note(ctx, route, 'route', 'planned', [...new Set(body.dates)].sort().join('、'))
  return { planned }
}

/** Why the van does not go on a day; nothing when it does. A holiday of which no notice is known yet is not guessed. */
function restOn(region: string, day: string): string | undefined {
  try {
    const facts = defaultCalendar(region).dayFacts(day)
    return facts.kind === 'holiday' ? `${facts.name ?? '节假日'}` : undefined
  } catch (fault) {
    if (fault instanceof CalendarNotCovered) return undefined
    throw fault
  }
}

export async function copy(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.copyMonth>['body'] }): Promise<Reply<typeof doors.copyMonth>> {
  const route = await heldRoute(ctx, params.id)
  const { today } = reach(ctx)
  if (body.to < today.slice(0, 7)) throw e.daysPast()
  const dates = await q.datesOfMonth(ctx.tx, route.county, route.id, body.from)
  if (dates.length === 0) throw e.monthEmpty()
  const stops = await q.stopsOf(ctx.tx, route.county, [route.id])
  const planned: string[] = []
  const left: { date: string; why: string }[] = []
  for (const { onDate } of dates) {
    const day = sameWeekdayIn(body.to, onDate)
    const rest = day && restOn(route.region, day)
    if (!day) left.push({ date: onDate, why: '那个月没有第五个这样的日子' })
    else if (day < today) left.push({ date: day, why: '已经过去' })
    else if (rest) left.push({ date: day, why: rest })
    else if (await planDay(ctx, route, stops, day)) planned.push(day)
    else left.push({ date: day, why: '那天已经有班次' })
  }
  await note(ctx, route, 'route', 'copied', `${body.from}到${body.to}：${planned.join('、') || '没有新的班次'}`)
  return { planned, left }
}

const shownRun = ({ county: _county, plate: _plate, driver: _driver, ...row }: q.RunRow): VanRun => row
const shownHalt = (titles: Map<string, string>) => (row: q.HaltRow): VanHalt => ({
  id: row.id, runId: row.runId, onDate: row.onDate, from: row.from, until: row.until, stop: row.stop, region: row.region, regionName: row.regionName ?? row.region, route: row.route, vehicle: row.vehicle, phone: row.phone,
  agent: row.agent, lon: row.lon, lat: row.lat, matters: row.matters.map((code) => ({ code, title: titles.get(code) ?? code })), left: Math.max(0, row.capacity - row.taken), state: row.state,
})

export async function runs(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listRuns>['query']> }): Promise<Reply<typeof doors.listRuns>> {
  const at = reach(ctx)
  const past = query.show === 'past'
  const [day, id] = query.after ? query.after.split('|') : [past ? '9999-12-31' : '0001-01-01', past ? LAST_ID : FIRST_ID]
  if (!/^\d{4}-\d\d-\d\d$/.test(day ?? '') || !/^[0-9a-f-]{36}$/.test(id ?? '')) throw e.pageUnknown()
  const street = scopeOf(streetOf(at.here))
  // How many booked is counted over the whole route; nobody is named.
  await ctx.tx.widen(street.lo, street.hi)
  const rows = await (past ? q.pastRuns : q.comingRuns)(ctx.tx, { ...at, street: streetOf(at.here), day: day!, id: id! })
  return { items: rows.slice(0, 50).map(shownRun), next: rows.length > 50 ? `${rows[49]!.onDate}|${rows[49]!.id}` : null }
}

/** A date that the reader plans, or that comes by their place. */
async function seenRun(ctx: Ctx, id: string): Promise<q.RunRow> {
  const at = reach(ctx)
  const run = await q.findRun(ctx.tx, at.county, id)
  if (!run || !(run.region >= at.lo && run.region < at.hi) && run.region !== streetOf(at.here)) throw e.runNotFound()
  return run
}

export async function open(ctx: Ctx, { params }: { params: { id: string } }): Promise<Reply<typeof doors.getRun>> {
  const seen = await seenRun(ctx, params.id)
  const titles = await titlesOn(ctx)
  // Names of who comes are those of one's own place: row-level security leaves the others out.
  const bookings = await q.bookingsOf(ctx.tx, seen.county, (await q.haltsOf(ctx.tx, seen.county, seen.id)).map((one) => one.id))
  // Places left are counted over all who booked.
  const street = scopeOf(seen.region)
  await ctx.tx.widen(street.lo, street.hi)
  const run = (await q.findRun(ctx.tx, seen.county, seen.id))!
  const halts = await q.haltsOf(ctx.tx, run.county, run.id)
  return {
    run: shownRun(run), driver: run.driver, plate: run.plate, mayPlan: ctx.caller!.abilities.has('agency.plan'),
    halts: halts.map((halt) => ({ ...shownHalt(titles)(halt), bookings: bookings.filter((one) => one.haltId === halt.id).map(({ region: _region, ...one }) => one) })),
  }
}

export async function print(ctx: Ctx, { params }: { params: { id: string } }) {
  const file = await open(ctx, { params })
  const { run } = file
  await ctx.audit('van.list_printed', { region: run.region, because: '流动服务', detail: { run: run.id } })
  const made = await documentPdf({
    title: '流动服务随车单', subtitle: `${run.route}　${formatChineseDate(run.onDate, { withYear: true })}`,
    facts: [
      { label: '车辆', value: [run.vehicle, file.plate, file.driver && `司机${file.driver}`].filter(Boolean).join('，') },
      ...file.halts.map((halt) => ({
        label: `${halt.from}至${halt.until}\n${halt.stop}`,
        value: [halt.agent && `代办员：${halt.agent}`, ...halt.bookings.filter((one) => one.state === 'booked').map((one, i) => `${i + 1}．${one.personName}　${one.title}${one.note ? `（${one.note}）` : ''}　□办了　□没来`)].filter(Boolean).join('\n') || '没有预约，现场来的也接待',
      })),
    ],
    paragraphs: ['没有信号的地方照单办，回来后在系统里补上。单上只有姓名和要办的事，用完收回。'], issuer: file.halts[0]?.route ?? run.route, issuedOn: shanghaiDate(ctx.now),
  })
  return { file: made, name: `随车单-${run.onDate}.pdf`, type: 'application/pdf', inline: true }
}

export const change = (need: AgencyNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.changeRun>['body'] }): Promise<{ version: number; told: number }> => {
  const at = reach(ctx)
  const run = await q.findRun(ctx.tx, at.county, params.id)
  if (!run || run.region < at.lo || run.region >= at.hi) throw e.runNotFound()
  const held = (await q.lockRun(ctx.tx, at.county, run.id))!
  if (held.version !== body.version) throw e.changedMeanwhile()
  if (held.state !== 'planned') throw e.runOver()
  const reason = body.reason ?? ''
  if (body.how !== 'done' && reason.length < 2) throw e.reasonNeeded()
  const halts = await q.haltsOf(ctx.tx, at.county, run.id)
  const bookings = (await q.bookingsOf(ctx.tx, at.county, halts.map((one) => one.id))).filter((one) => one.state === 'booked')
  if (body.how === 'done') {
    await q.setRun(ctx.tx, at.county, run.id, 'done', run.note)
    await note(ctx, run, 'run', 'done')
    return { version: held.version + 1, told: 0 }
  }
  let concerned = bookings
  let say = (halt: q.HaltRow) => `原定${formatChineseDate(run.onDate)}到${halt.stop}的${run.vehicle}不来了：${reason}。您约的事请改约别的日子。`
  if (body.how === 'cancel') {
    await q.setRun(ctx.tx, at.county, run.id, 'cancelled', reason)
    await q.cancelHalts(ctx.tx, at.county, run.id)
    for (const one of bookings) await q.setBooking(ctx.tx, at.county, one.id, 'cancelled')
  } else if (body.how === 'move') {
    const onDate = body.onDate ?? ''
    if (onDate < at.today) throw e.daysPast()
    if (await q.runOn(ctx.tx, at.county, run.routeId, onDate)) throw e.runExists()
    await q.moveRun(ctx.tx, at.county, run.id, onDate, reason)
    say = (halt) => `原定${formatChineseDate(run.onDate)}到${halt.stop}的${run.vehicle}改在${formatChineseDate(onDate)}${halt.from}来：${reason}。预约还有效；来不了的请取消。`
  } else {
    const times = new Map((body.times ?? []).map((one) => [one.haltId, one]))
    if ([...times.values()].some((one) => one.from >= one.until) || [...times.keys()].some((id) => !halts.some((halt) => halt.id === id))) throw e.timesWrong()
    const changed = halts.filter((halt) => times.has(halt.id) && (times.get(halt.id)!.from !== halt.from || times.get(halt.id)!.until !== halt.until))
    for (const halt of changed) await q.setTimes(ctx.tx, at.county, halt.id, times.get(halt.id)!.from, times.get(halt.id)!.until)
    await q.setRun(ctx.tx, at.county, run.id, 'planned', reason)
    concerned = bookings.filter((one) => changed.some((halt) => halt.id === one.haltId))
    say = (halt) => `${formatChineseDate(run.onDate)}到${halt.stop}的${run.vehicle}改为${times.get(halt.id)!.from}至${times.get(halt.id)!.until}：${reason}。`
  }
  for (const one of concerned) {
    const halt = halts.find((each) => each.id === one.haltId)!
    await need.notify(ctx, { county: at.county, region: one.region, personId: one.personId, template: 'van_changed', title: body.how === 'cancel' ? '您约的流动服务取消了' : '您约的流动服务改时间了', body: say(halt), link: '/van' })
  }
  await note(ctx, run, 'run', { cancel: 'cancelled', move: 'moved', times: 'changed' }[body.how], reason)
  return { version: held.version + 1, told: concerned.length }
}

export async function ahead(ctx: Ctx, { query }: { query: NonNullable<Input<typeof doors.listHalts>['query']> }): Promise<Reply<typeof doors.listHalts>> {
  const { county } = ctx.services.settings
  const today = shanghaiDate(ctx.now)
  const titles = await titlesOn(ctx)
  // How many places are left is counted over all bookings; nobody is named.
  await ctx.tx.widen(scopeOf(county).lo, scopeOf(county).hi)
  const place = query.region ?? ''
  const rows = await q.haltsAhead(ctx.tx, { county, today, until: addDays(today, AHEAD_DAYS), place, street: place.slice(0, 9) || '-' })
  return { items: rows.map(shownHalt(titles)), near: place !== '' && rows[0] !== undefined && rows[0].region.startsWith(place.slice(0, 9)) }
}

export async function halt(ctx: Ctx, { params }: { params: { id: string } }): Promise<VanHalt> {
  const { county } = ctx.services.settings
  const titles = await titlesOn(ctx)
  await ctx.tx.widen(scopeOf(county).lo, scopeOf(county).hi)
  const row = await q.findHalt(ctx.tx, county, params.id)
  if (!row) throw e.haltNotFound()
  return shownHalt(titles)(row)
}

export const book = (need: AgencyNeeds) => async (ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.bookHalt>['body'] }): Promise<{ id: string }> => {
  const at = reach(ctx)
  const resident = ctx.caller!.kind === 'resident'
  const personId = resident ? (body.personId ?? at.person) : body.personId
  const person = personId ? await personById(ctx.tx, at.county, personId, at.today) : undefined
  if (!person || (resident && !(await mayActFor(ctx.tx, at.county, at.person!, person.id, 'apply', at.today)))) throw e.personNotFound()
  const titles = await titlesOn(ctx)
  const seen = await q.findHalt(ctx.tx, at.county, params.id)
  if (!seen) throw e.haltNotFound()
  await ctx.tx.widen(scopeOf(seen.region).lo, scopeOf(seen.region).hi)
  await q.lockHalt(ctx.tx, at.county, seen.id)
  const row = (await q.findHalt(ctx.tx, at.county, seen.id))!
  if (row.state !== 'planned' || row.onDate < at.today) throw e.haltOver()
  if (!row.matters.includes(body.matter)) throw e.notTakenHere()
  if (row.taken >= row.capacity) throw e.haltFull()
  const id = ctx.newId()
  const title = titles.get(body.matter) ?? body.matter
  if (!(await q.insertBooking(ctx.tx, { county: at.county, id, region: row.region, haltId: row.id, personId: person.id, personName: person.name, matter: body.matter, title, note: body.note ?? '', at: ctx.now }))) throw e.bookedAlready()
  await note(ctx, { county: at.county, id, region: row.region, personId: person.id }, 'booking', 'booked', title)
  await need.notify(ctx, {
    county: at.county, region: row.region, personId: person.id, template: 'van_booked', title: '约好了流动服务', link: '/van', body: `${formatChineseDate(row.onDate)}${row.from}到${row.until}，${row.vehicle}到${row.stop}，办${title}。改时间会告诉您。`,
  })
  return { id }
}

/** A booking held: one's own, or of a place that one serves. */
async function heldBooking(ctx: Ctx, id: string, version: number): Promise<q.BookingRow> {
  const at = reach(ctx)
  const seen = await q.findBooking(ctx.tx, at.county, id)
  if (!seen) throw e.bookingNotFound()
  if (ctx.caller!.kind === 'resident' && !(at.person && (await mayActFor(ctx.tx, at.county, at.person, seen.personId, 'apply', at.today)))) throw e.bookingNotFound()
  await ctx.tx.widen(scopeOf(seen.region).lo, scopeOf(seen.region).hi)
  const row = (await q.lockBooking(ctx.tx, at.county, id))!
  if (row.version !== version) throw e.changedMeanwhile()
  if (row.state !== 'booked') throw e.bookingOver()
  return row
}

export async function cancel(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.cancelBooking>['body'] }): Promise<{ version: number }> {
  const row = await heldBooking(ctx, params.id, body.version)
  const { county } = reach(ctx)
  await q.setBooking(ctx.tx, county, row.id, 'cancelled')
  await note(ctx, { county, id: row.id, region: row.region, personId: row.personId }, 'booking', 'booking_cancelled', row.title)
  return { version: row.version + 1 }
}

export async function mark(ctx: Ctx, { params, body }: { params: { id: string }; body: Input<typeof doors.markBooking>['body'] }): Promise<{ version: number }> {
  const row = await heldBooking(ctx, params.id, body.version)
  const { county } = reach(ctx)
  await q.setBooking(ctx.tx, county, row.id, body.state)
  await note(ctx, { county, id: row.id, region: row.region, personId: row.personId }, 'booking', body.state, BOOKING_STATES[body.state])
  return { version: row.version + 1 }
}

export async function mine(ctx: Ctx): Promise<Reply<typeof doors.listMyBookings>> {
  const at = reach(ctx)
  const rows = at.person ? await q.bookingsBy(ctx.tx, at.county, at.person) : []
  const titles = await titlesOn(ctx)
  const items: Reply<typeof doors.listMyBookings>['items'] = []
  for (const { region: _region, ...row } of rows) {
    const halt_ = await q.findHalt(ctx.tx, at.county, row.haltId)
    if (halt_) items.push({ ...row, halt: shownHalt(titles)(halt_) })
  }
  return { items }
}
