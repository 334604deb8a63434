import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Station } from '../contract/stations.ts'

export type StationRow = Omit<Station, 'regionName'> & { regionName: string | null; county: string }

const stations = sql`select s.county, s.id, s.region, r.name as "regionName", s.name, s.kind, s.address, s.phone, s.hours, s.business, s.minutes, s.closed_on as "closedOn", s.version
  from windows.stations s left join regions.published_regions r on r.code = s.region`

/** By stations_by_region. */
export const listStations = (db: Db, f: { county: string; lo: string; hi: string; q: string; today: string; after: string }) =>
  db.many<StationRow>(unprepared(sql`${stations} where s.county = ${f.county} and s.region >= ${f.lo} and s.region < ${f.hi} and s.id < ${f.after}
    and (s.closed_on is null or s.closed_on > ${f.today}) and (${f.q} = '' or strpos(s.name || ' ' || s.address || ' ' || coalesce(r.name, ''), ${f.q}) > 0)
    order by s.id desc limit 51`))

export const findStation = (db: Db, county: string, id: string) => db.maybe<StationRow>(sql`${stations} where s.county = ${county} and s.id = ${id}`)
export const lockStation = (db: Db, county: string, id: string) => db.maybe<StationRow>(sql`${stations} where s.county = ${county} and s.id = ${id} for update of s`)

type Values = Pick<Station, 'name' | 'address' | 'phone' | 'hours' | 'business' | 'minutes'>
export const insertStation = (db: Db, s: Values & { county: string; id: string; region: string; kind: string }) =>
  db.run(sql`insert into windows.stations (county, id, region, name, kind, address, phone, hours, business, minutes)
    values (${s.county}, ${s.id}, ${s.region}, ${s.name}, ${s.kind}, ${s.address}, ${s.phone}, ${JSON.stringify(s.hours)}::jsonb, ${JSON.stringify(s.business)}::jsonb, ${s.minutes})`)
export const updateStation = (db: Db, county: string, id: string, s: Values & { closedOn: string | null }) =>
  db.run(sql`update windows.stations set name = ${s.name}, address = ${s.address}, phone = ${s.phone}, hours = ${JSON.stringify(s.hours)}::jsonb,
    business = ${JSON.stringify(s.business)}::jsonb, minutes = ${s.minutes}, closed_on = ${s.closedOn}, version = version + 1 where county = ${county} and id = ${id}`)

export interface CounterRow { id: string; stationId: string; region: string; nth: number; name: string; business: string[]; seatedAccount: string | null; seatedName: string; version: number }
const counters = sql`select id, station_id as "stationId", region, nth, name, business, seated_account as "seatedAccount", seated_name as "seatedName", version from windows.counters`

export const countersOf = (db: Db, county: string, stationId: string) =>
  db.many<CounterRow>(sql`${counters} where county = ${county} and station_id = ${stationId} and closed_on is null order by nth`)
export const lockCounter = (db: Db, county: string, id: string) => db.maybe<CounterRow>(sql`${counters} where county = ${county} and id = ${id} and closed_on is null for update`)
export const insertCounter = (db: Db, c: { county: string; id: string; region: string; stationId: string; nth: number; name: string; business: string[] }) =>
  db.run(sql`insert into windows.counters (county, id, region, station_id, nth, name, business) values (${c.county}, ${c.id}, ${c.region}, ${c.stationId}, ${c.nth}, ${c.name}, ${c.business})
    on conflict do nothing`)
export const updateCounter = (db: Db, county: string, id: string, c: { nth: number; name: string; business: string[]; closedOn: string | null }) =>
  db.run(sql`update windows.counters set nth = ${c.nth}, name = ${c.name}, business = ${c.business}, closed_on = ${c.closedOn},
    seated_account = case when ${c.closedOn}::date is null then seated_account end, seated_name = case when ${c.closedOn}::date is null then seated_name else '' end, version = version + 1
    where county = ${county} and id = ${id}`)
export const numberTaken = (db: Db, county: string, stationId: string, nth: number, but: string) =>
  db.maybe<{ id: string }>(sql`select id from windows.counters where county = ${county} and station_id = ${stationId} and nth = ${nth} and closed_on is null and id <> ${but}`)
export const seat = (db: Db, county: string, id: string, account: string | null, name: string) =>
  db.run(sql`update windows.counters set seated_account = ${account}, seated_name = ${name}, version = version + 1 where county = ${county} and id = ${id}`)
/** Nobody sits at two counters. */
export const getUpElsewhere = (db: Db, county: string, account: string, but: string) =>
  db.run(sql`update windows.counters set seated_account = null, seated_name = '', version = version + 1 where county = ${county} and seated_account = ${account} and id <> ${but}`)
