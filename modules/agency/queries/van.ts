import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { BookingState } from '../rules.ts'

export interface RouteRow { id: string; county: string; region: string; regionName: string | null; name: string; vehicle: string; plate: string; driver: string; phone: string; version: number }
const routes = sql`select o.id, o.county, o.region, r.name as "regionName", o.name, o.vehicle, o.plate, o.driver, o.phone, o.version from agency.routes o left join regions.published_regions r on r.code = o.region`
/** By routes_by_region; who serves at a place also sees the routes that come by, those of its street. */
export const listRoutes = (db: Db, f: { county: string; lo: string; hi: string; street: string }) =>
  db.many<RouteRow>(sql`${routes} where o.county = ${f.county} and (o.region >= ${f.lo} and o.region < ${f.hi} or o.region = ${f.street}) and o.ended_on is null order by o.id limit 200`)
export const lockRoute = (db: Db, county: string, id: string) => db.maybe<RouteRow>(sql`${routes} where o.county = ${county} and o.id = ${id} and o.ended_on is null for update of o`)
type RouteValues = Pick<RouteRow, 'name' | 'vehicle' | 'plate' | 'driver' | 'phone'>
export const insertRoute = (db: Db, o: RouteValues & { county: string; id: string; region: string }) =>
  db.run(sql`insert into agency.routes (county, id, region, name, vehicle, plate, driver, phone) values (${o.county}, ${o.id}, ${o.region}, ${o.name}, ${o.vehicle}, ${o.plate}, ${o.driver}, ${o.phone})`)
export const updateRoute = (db: Db, county: string, id: string, o: RouteValues & { endedOn: string | null }) =>
  db.run(sql`update agency.routes set name = ${o.name}, vehicle = ${o.vehicle}, plate = ${o.plate}, driver = ${o.driver}, phone = ${o.phone}, ended_on = ${o.endedOn}, version = version + 1 where county = ${county} and id = ${id}`)

export interface StopRow { id: string; routeId: string; region: string; regionName: string | null; name: string; lon: number | null; lat: number | null; agent: string; matters: string[]; from: string; until: string; capacity: number }
export const stopsOf = (db: Db, county: string, routeIds: readonly string[]) =>
  db.many<StopRow>(sql`select s.id, s.route_id as "routeId", s.region, r.name as "regionName", s.name, s.lon, s.lat, s.agent, s.matters, s.from_time as "from", s.until_time as until, s.capacity
    from agency.stops s left join regions.published_regions r on r.code = s.region
    where s.county = ${county} and s.route_id = any (${[...routeIds]}::uuid[]) and s.ended_on is null order by s.route_id, s.nth`)
type StopValues = Omit<StopRow, 'id' | 'routeId' | 'regionName'> & { nth: number }
export const insertStop = (db: Db, s: StopValues & { county: string; id: string; routeId: string }) =>
  db.run(sql`insert into agency.stops (county, id, region, route_id, nth, name, lon, lat, agent, matters, from_time, until_time, capacity)
    values (${s.county}, ${s.id}, ${s.region}, ${s.routeId}, ${s.nth}, ${s.name}, ${s.lon}, ${s.lat}, ${s.agent}, ${s.matters}, ${s.from}, ${s.until}, ${s.capacity})`)
export const updateStop = (db: Db, county: string, id: string, s: StopValues) =>
  db.run(sql`update agency.stops set region = ${s.region}, nth = ${s.nth}, name = ${s.name}, lon = ${s.lon}, lat = ${s.lat}, agent = ${s.agent}, matters = ${s.matters}, from_time = ${s.from}, until_time = ${s.until},
    capacity = ${s.capacity} where county = ${county} and id = ${id}`)
export const endStops = (db: Db, county: string, routeId: string, kept: readonly string[], on: string) =>
  db.run(sql`update agency.stops set ended_on = ${on} where county = ${county} and route_id = ${routeId} and ended_on is null and not (id = any (${[...kept]}::uuid[]))`)

export interface RunRow { id: string; county: string; region: string; routeId: string; route: string; vehicle: string; plate: string; driver: string; onDate: string; state: 'planned' | 'cancelled' | 'done'; note: string; booked: number; stops: string[]; version: number }
const runs = sql`select n.id, n.county, n.region, n.route_id as "routeId", o.name as route, o.vehicle, o.plate, o.driver, n.on_date as "onDate", n.state, n.note, n.version,
    (select count(*)::int from agency.halts h join agency.bookings b on b.county = h.county and b.halt_id = h.id where h.county = n.county and h.run_id = n.id and b.state = 'booked') as booked,
    array(select s.name from agency.halts h join agency.stops s on s.county = h.county and s.id = h.stop_id where h.county = n.county and h.run_id = n.id order by h.from_time) as stops
  from agency.runs n join agency.routes o on o.county = n.county and o.id = n.route_id`
/** By runs_by_date. */
export const comingRuns = (db: Db, f: { county: string; lo: string; hi: string; street: string; today: string; day: string; id: string }) =>
  db.many<RunRow>(unprepared(sql`${runs} where n.county = ${f.county} and (n.region >= ${f.lo} and n.region < ${f.hi} or n.region = ${f.street}) and n.on_date >= ${f.today} and (n.on_date, n.id) > (${f.day}::date, ${f.id}::uuid)
    order by n.on_date, n.id limit 51`))
export const pastRuns = (db: Db, f: { county: string; lo: string; hi: string; street: string; today: string; day: string; id: string }) =>
  db.many<RunRow>(unprepared(sql`${runs} where n.county = ${f.county} and (n.region >= ${f.lo} and n.region < ${f.hi} or n.region = ${f.street}) and n.on_date < ${f.today} and (n.on_date, n.id) < (${f.day}::date, ${f.id}::uuid)
    order by n.on_date desc, n.id desc limit 51`))
export const findRun = (db: Db, county: string, id: string) => db.maybe<RunRow>(sql`${runs} where n.county = ${county} and n.id = ${id}`)
export const lockRun = (db: Db, county: string, id: string) => db.maybe<{ version: number; state: string }>(sql`select version, state from agency.runs where county = ${county} and id = ${id} for update`)
export const datesOfMonth = (db: Db, county: string, routeId: string, month: string) =>
  db.many<{ onDate: string }>(sql`select on_date as "onDate" from agency.runs where county = ${county} and route_id = ${routeId} and state <> 'cancelled' and to_char(on_date, 'YYYY-MM') = ${month} order by on_date`)
export const insertRun = (db: Db, n: { county: string; id: string; region: string; routeId: string; onDate: string }) =>
  db.run(sql`insert into agency.runs (county, id, region, route_id, on_date) values (${n.county}, ${n.id}, ${n.region}, ${n.routeId}, ${n.onDate}) on conflict do nothing`)
export const setRun = (db: Db, county: string, id: string, state: string, note: string) =>
  db.run(sql`update agency.runs set state = ${state}, note = ${note}, version = version + 1 where county = ${county} and id = ${id}`)
export const runOn = (db: Db, county: string, routeId: string, onDate: string) =>
  db.maybe<{ id: string }>(sql`select id from agency.runs where county = ${county} and route_id = ${routeId} and on_date = ${onDate} and state <> 'cancelled'`)
export const moveRun = async (db: Db, county: string, id: string, onDate: string, note: string) => {
  await db.run(sql`update agency.runs set on_date = ${onDate}, note = ${note}, version = version + 1 where county = ${county} and id = ${id}`)
  await db.run(sql`update agency.halts set on_date = ${onDate} where county = ${county} and run_id = ${id}`)
}

export interface HaltRow {
  id: string; runId: string; region: string; regionName: string | null; onDate: string; from: string; until: string; capacity: number; taken: number; state: 'planned' | 'cancelled'; stop: string; agent: string; matters: string[]
  lon: number | null; lat: number | null; route: string; vehicle: string; phone: string; runRegion: string
}
const halts = sql`select h.id, h.run_id as "runId", h.region, r.name as "regionName", h.on_date as "onDate", h.from_time as "from", h.until_time as until, h.capacity, h.state, s.name as stop, s.agent, s.matters, s.lon, s.lat,
    o.name as route, o.vehicle, o.phone, o.region as "runRegion",
    (select count(*)::int from agency.bookings b where b.county = h.county and b.halt_id = h.id and b.state = 'booked') as taken
  from agency.halts h join agency.stops s on s.county = h.county and s.id = h.stop_id join agency.runs n on n.county = h.county and n.id = h.run_id
    join agency.routes o on o.county = n.county and o.id = n.route_id left join regions.published_regions r on r.code = h.region`
export const insertHalt = (db: Db, h: { county: string; id: string; region: string; runId: string; stopId: string; onDate: string; from: string; until: string; capacity: number }) =>
  db.run(sql`insert into agency.halts (county, id, region, run_id, stop_id, on_date, from_time, until_time, capacity) values (${h.county}, ${h.id}, ${h.region}, ${h.runId}, ${h.stopId}, ${h.onDate}, ${h.from}, ${h.until}, ${h.capacity})`)
export const haltsOf = (db: Db, county: string, runId: string) => db.many<HaltRow>(sql`${halts} where h.county = ${county} and h.run_id = ${runId} order by h.from_time, h.id`)
export const findHalt = (db: Db, county: string, id: string) => db.maybe<HaltRow>(sql`${halts} where h.county = ${county} and h.id = ${id}`)
export const lockHalt = (db: Db, county: string, id: string) => db.maybe<{ id: string }>(sql`select id from agency.halts where county = ${county} and id = ${id} for update`)
export const setTimes = (db: Db, county: string, id: string, from: string, until: string) => db.run(sql`update agency.halts set from_time = ${from}, until_time = ${until} where county = ${county} and id = ${id}`)
export const cancelHalts = (db: Db, county: string, runId: string) => db.run(sql`update agency.halts set state = 'cancelled' where county = ${county} and run_id = ${runId}`)
/** The next stops, those nearest to a place first; by halts_ahead. */
export const haltsAhead = (db: Db, f: { county: string; today: string; until: string; place: string; street: string }) =>
  db.many<HaltRow>(unprepared(sql`${halts} where h.county = ${f.county} and h.state = 'planned' and n.state = 'planned' and h.on_date >= ${f.today} and h.on_date <= ${f.until}
    order by (h.region = ${f.place}) desc, (starts_with(h.region, ${f.street})) desc, h.on_date, h.from_time, h.id limit 60`))

export interface BookingRow { id: string; haltId: string; region: string; personId: string; personName: string; matter: string; title: string; note: string; state: BookingState; version: number }
const bookings = sql`select id, halt_id as "haltId", region, person_id as "personId", person_name as "personName", matter, title, note, state, version from agency.bookings`
export const bookingsOf = (db: Db, county: string, haltIds: readonly string[]) =>
  db.many<BookingRow>(sql`${bookings} where county = ${county} and halt_id = any (${[...haltIds]}::uuid[]) order by halt_id, id`)
export const bookingsBy = (db: Db, county: string, personId: string) => db.many<BookingRow>(sql`${bookings} where county = ${county} and person_id = ${personId} order by id desc limit 30`)
export const findBooking = (db: Db, county: string, id: string) => db.maybe<BookingRow>(sql`${bookings} where county = ${county} and id = ${id}`)
export const lockBooking = (db: Db, county: string, id: string) => db.maybe<BookingRow>(sql`${bookings} where county = ${county} and id = ${id} for update`)
export const insertBooking = (db: Db, b: { county: string; id: string; region: string; haltId: string; personId: string; personName: string; matter: string; title: string; note: string; at: Date }) =>
  db.run(sql`insert into agency.bookings (county, id, region, halt_id, person_id, person_name, matter, title, note, at)
    values (${b.county}, ${b.id}, ${b.region}, ${b.haltId}, ${b.personId}, ${b.personName}, ${b.matter}, ${b.title}, ${b.note}, ${b.at}) on conflict do nothing`)
export const setBooking = (db: Db, county: string, id: string, state: BookingState) => db.run(sql`update agency.bookings set state = ${state}, version = version + 1 where county = ${county} and id = ${id}`)
export const bookingsToTell = (db: Db, county: string, personId: string) =>
  db.many<{ title: string; state: BookingState; onDate: string; stop: string }>(sql`select b.title, b.state, h.on_date as "onDate", s.name as stop from agency.bookings b join agency.halts h on h.county = b.county and h.id = b.halt_id
    join agency.stops s on s.county = h.county and s.id = h.stop_id where b.county = ${county} and b.person_id = ${personId} order by b.id desc limit 100`)
