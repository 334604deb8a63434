import type { Db } from '../../../platform/server/db.ts'
import { sql, type Sql } from '../../../platform/server/sql.ts'
import type { TicketState } from '../rules.ts'

export interface TicketRow {
  county: string; id: string; region: string; stationId: string; onDate: string; business: string; serial: number; number: string; fast: boolean; state: TicketState; counterId: string | null
  counter: string | null; calls: number; takenAt: string; calledAt: string | null; startedAt: string | null; endedAt: string | null; version: number
}
const tickets = sql`select t.county, t.id, t.region, t.station_id as "stationId", t.on_date as "onDate", t.business, t.serial, t.number, t.fast, t.state, t.counter_id as "counterId",
    c.name as counter, t.calls, t.taken_at as "takenAt", t.called_at as "calledAt", t.started_at as "startedAt", t.ended_at as "endedAt", t.version
  from windows.tickets t left join windows.counters c on c.county = t.county and c.id = t.counter_id`

/** The next number of a business on a day; the caller holds the station. */
export const nextSerial = async (db: Db, county: string, stationId: string, day: string, business: string): Promise<number> =>
  (await db.one<{ n: number }>(sql`select coalesce(max(serial), 0) + 1 as n from windows.tickets where county = ${county} and station_id = ${stationId} and on_date = ${day} and taken_for = ${business}`)).n

export const takenAlready = (db: Db, county: string, stationId: string, clientId: string) =>
  db.maybe<TicketRow>(sql`${tickets} where t.county = ${county} and t.station_id = ${stationId} and t.client_id = ${clientId}`)

export const insertTicket = (db: Db, t: {
  county: string; id: string; region: string; stationId: string; day: string; business: string; serial: number; number: string; fast: boolean; via: string; at: Date; clientId: string
}) =>
  db.run(sql`insert into windows.tickets (county, id, region, station_id, on_date, business, taken_for, serial, number, fast, via, taken_at, client_id)
    values (${t.county}, ${t.id}, ${t.region}, ${t.stationId}, ${t.day}, ${t.business}, ${t.business}, ${t.serial}, ${t.number}, ${t.fast}, ${t.via}, ${t.at}, ${t.clientId})`)

export const findTicket = (db: Db, county: string, id: string) => db.maybe<TicketRow>(sql`${tickets} where t.county = ${county} and t.id = ${id}`)
export const lockTicket = (db: Db, county: string, id: string) => db.maybe<TicketRow>(sql`${tickets} where t.county = ${county} and t.id = ${id} for update of t`)

/** All of one day, in the order of being served; by tickets_of_day. */
export const ticketsOfDay = (db: Db, county: string, stationId: string, day: string) =>
  db.many<TicketRow>(sql`${tickets} where t.county = ${county} and t.station_id = ${stationId} and t.on_date = ${day} order by t.fast desc, t.taken_at, t.serial, t.id limit 5000`)

/** Who is next for these businesses: held, and passed over by whoever calls at the same moment. By tickets_waiting. */
export const nextWaiting = (db: Db, f: { county: string; stationId: string; day: string; business: readonly string[] }) =>
  db.maybe<{ id: string }>(sql`select id from windows.tickets
    where county = ${f.county} and station_id = ${f.stationId} and on_date = ${f.day} and state = 'waiting' and business = any (${[...f.business]})
    order by fast desc, taken_at, serial, id limit 1 for update skip locked`)

export const countWaiting = (db: Db, county: string, stationIds: readonly string[], day: string) =>
  db.many<{ stationId: string; n: number }>(sql`select station_id as "stationId", count(*)::int as n from windows.tickets
    where county = ${county} and station_id = any (${[...stationIds]}::uuid[]) and on_date = ${day} and state = 'waiting' group by 1`)

export const atCounter = (db: Db, county: string, counterId: string) =>
  db.maybe<{ id: string }>(sql`select id from windows.tickets where county = ${county} and counter_id = ${counterId} and state in ('called', 'serving')`)

/** Numbers of days gone by that were left standing at a counter: nobody is served overnight. */
export const clearYesterday = (db: Db, county: string, counterId: string, today: string, at: Date) =>
  db.run(sql`update windows.tickets set state = 'served', ended_at = coalesce(started_at, called_at, ${at}), version = version + 1
    where county = ${county} and counter_id = ${counterId} and state in ('called', 'serving') and on_date < ${today}`)

const set = (db: Db, county: string, id: string, change: Sql) => db.run(sql`update windows.tickets set ${change}, version = version + 1 where county = ${county} and id = ${id}`)
export const callTo = (db: Db, county: string, id: string, counterId: string, at: Date) =>
  set(db, county, id, sql`state = 'called', counter_id = ${counterId}, calls = 1, called_at = ${at}, started_at = null`)
export const callAgain = (db: Db, county: string, id: string, at: Date) => set(db, county, id, sql`calls = calls + 1, called_at = ${at}`)
export const startServing = (db: Db, county: string, id: string, at: Date) => set(db, county, id, sql`state = 'serving', started_at = ${at}`)
export const endAs = (db: Db, county: string, id: string, state: TicketState, at: Date) =>
  set(db, county, id, sql`state = ${state}, started_at = case when ${state} = 'served' then coalesce(started_at, called_at) else started_at end, ended_at = ${at}`)
/** Waits again; forwarded for another business it keeps its number and its place by the time it was taken. */
export const waitAgain = (db: Db, county: string, id: string, business: string) => set(db, county, id, sql`state = 'waiting', counter_id = null, business = ${business}`)

/** First calls of a day's numbers, for waits: the record says when, however often a number was called again. */
export const firstCalls = (db: Db, county: string, ids: readonly string[]) =>
  db.many<{ id: string; at: string }>(sql`select about_id as id, min(at) as at from windows.steps where county = ${county} and about_id = any (${[...ids]}::uuid[]) and step = 'called' group by 1`)
