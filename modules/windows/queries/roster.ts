import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { Interval } from '../rules.ts'

export interface SpecialRow { id: string; stationId: string; onDate: string; intervals: Interval[]; note: string }
/** Hours said for a date, of some stations. */
export const specialDays = (db: Db, county: string, stationIds: readonly string[], from: string, until: string) =>
  db.many<SpecialRow>(sql`select id, station_id as "stationId", on_date as "onDate", intervals, note from windows.special_days
    where county = ${county} and station_id = any (${[...stationIds]}::uuid[]) and on_date >= ${from} and on_date <= ${until} order by on_date`)
export const setSpecialDay = (db: Db, d: { county: string; id: string; region: string; stationId: string; onDate: string; intervals: Interval[]; note: string }) =>
  db.run(sql`insert into windows.special_days (county, id, region, station_id, on_date, intervals, note)
    values (${d.county}, ${d.id}, ${d.region}, ${d.stationId}, ${d.onDate}, ${JSON.stringify(d.intervals)}::jsonb, ${d.note})
    on conflict (county, station_id, on_date) do update set intervals = excluded.intervals, note = excluded.note`)
export const dropSpecialDay = (db: Db, county: string, stationId: string, onDate: string) =>
  db.run(sql`delete from windows.special_days where county = ${county} and station_id = ${stationId} and on_date = ${onDate}`)

export interface ShiftRow { id: string; region: string; stationId: string; onDate: string; part: string; account: string; name: string; insteadOf: string; version: number }
/** Shifts that stand, in the order of the day. */
export const shiftsBetween = (db: Db, county: string, stationIds: readonly string[], from: string, until: string) =>
  db.many<ShiftRow>(sql`select id, region, station_id as "stationId", on_date as "onDate", part, account_id as account, name, instead_of as "insteadOf", version from windows.shifts
    where county = ${county} and station_id = any (${[...stationIds]}::uuid[]) and on_date >= ${from} and on_date <= ${until} and dropped_at is null order by on_date, part, name, id`)
export const insertShift = (db: Db, s: { county: string; id: string; region: string; stationId: string; onDate: string; part: string; account: string; name: string; insteadOf: string }) =>
  db.run(sql`insert into windows.shifts (county, id, region, station_id, on_date, part, account_id, name, instead_of)
    values (${s.county}, ${s.id}, ${s.region}, ${s.stationId}, ${s.onDate}, ${s.part}, ${s.account}, ${s.name}, ${s.insteadOf}) on conflict do nothing`)
export const lockShift = (db: Db, county: string, id: string) =>
  db.maybe<ShiftRow>(sql`select id, region, station_id as "stationId", on_date as "onDate", part, account_id as account, name, instead_of as "insteadOf", version from windows.shifts
    where county = ${county} and id = ${id} and dropped_at is null for update`)
export const dropShift = (db: Db, county: string, id: string, at: Date) =>
  db.run(sql`update windows.shifts set dropped_at = ${at}, version = version + 1 where county = ${county} and id = ${id}`)
/** Stations of a range that are open. */
export const openStations = (db: Db, f: { county: string; lo: string; hi: string; today: string }) =>
  db.many<{ id: string }>(sql`select id from windows.stations where county = ${f.county} and region >= ${f.lo} and region < ${f.hi} and (closed_on is null or closed_on > ${f.today}) order by id limit 500`)
