import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Briefing } from '../contract.ts'

interface Range { county: string; lo: string; hi: string; here: string }
export type BriefingRow = Briefing & { reached: boolean }
/** `readHere`: whether the units of the post's own place have read it, null where it went to none of them; `reached`: whether it went to any in the range. */
const briefings = (f: Range) => sql`select b.id, b.region, b.number, b.title, b.items, b.state, b.sent_on as "sentOn", b.by_name as "byName", b.version,
    (select count(*)::int from liaison.deliveries d where d.county = b.county and d.briefing_id = b.id) as received,
    (select count(*)::int from liaison.deliveries d where d.county = b.county and d.briefing_id = b.id and d.read_on is not null) as read,
    (select bool_and(d.read_on is not null) from liaison.deliveries d where d.county = b.county and d.briefing_id = b.id and d.region = ${f.here}) as "readHere",
    exists (select 1 from liaison.deliveries d where d.county = b.county and d.briefing_id = b.id and d.region >= ${f.lo} and d.region < ${f.hi}) as reached
  from liaison.briefings b`
/** By briefings_by_region, or by deliveries_by_region: what was sent to units of the range. */
export const listBriefings = (db: Db, f: Range & { own: boolean; after: string }) =>
  db.many<BriefingRow>(unprepared(sql`${briefings(f)} where b.county = ${f.county} and ${f.own ? sql`b.region >= ${f.lo} and b.region < ${f.hi}`
    : sql`b.state = 'sent' and exists (select 1 from liaison.deliveries d where d.county = b.county and d.briefing_id = b.id and d.region >= ${f.lo} and d.region < ${f.hi})`} and b.id < ${f.after} order by b.id desc limit 51`))
export const findBriefing = (db: Db, f: Range, id: string) => db.maybe<BriefingRow>(sql`${briefings(f)} where b.county = ${f.county} and b.id = ${id}`)
export const lockBriefing = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; number: number; title: string; items: Briefing['items']; state: Briefing['state']; version: number }>(sql`select id, region, number, title, items, state, version from liaison.briefings
    where county = ${county} and id = ${id} for update`)
export const nextNumber = (db: Db, county: string, region: string) =>
  db.one<{ n: number }>(sql`select coalesce(max(number), 0) + 1 as n from liaison.briefings where county = ${county} and region = ${region}`)
export const insertBriefing = (db: Db, b: { county: string; id: string; region: string; number: number; title: string; items: unknown; by: string }) =>
  db.run(sql`insert into liaison.briefings (county, id, region, number, title, items, by_name) values (${b.county}, ${b.id}, ${b.region}, ${b.number}, ${b.title}, ${JSON.stringify(b.items)}::jsonb, ${b.by})`)
export const writeBriefing = (db: Db, county: string, id: string, b: { title: string; items: unknown }) =>
  db.run(sql`update liaison.briefings set title = ${b.title}, items = ${JSON.stringify(b.items)}::jsonb, version = version + 1 where county = ${county} and id = ${id}`)
export const setSent = (db: Db, county: string, id: string, on: string) => db.run(sql`update liaison.briefings set state = 'sent', sent_on = ${on}, version = version + 1 where county = ${county} and id = ${id}`)
export const unitsByIds = (db: Db, county: string, ids: readonly string[]) =>
  db.many<{ id: string; region: string; name: string }>(sql`select id, region, name from liaison.units where county = ${county} and id = any(${[...ids]}::uuid[]) and state <> 'removed'`)
export const insertDelivery = (db: Db, d: { county: string; id: string; region: string; briefingId: string; unitId: string; on: string }) =>
  db.run(sql`insert into liaison.deliveries (county, id, region, briefing_id, unit_id, sent_on) values (${d.county}, ${d.id}, ${d.region}, ${d.briefingId}, ${d.unitId}, ${d.on})`)
export const receiversOf = (db: Db, f: Range, id: string) =>
  db.many<{ unitId: string; unitName: string; regionName: string | null; sentOn: string; readOn: string | null; readBy: string }>(sql`select d.unit_id as "unitId", u.name as "unitName", r.name as "regionName", d.sent_on as "sentOn",
      d.read_on as "readOn", d.read_by as "readBy" from liaison.deliveries d join liaison.units u on u.county = d.county and u.id = d.unit_id left join regions.published_regions r on r.code = d.region
    where d.county = ${f.county} and d.briefing_id = ${id} and d.region >= ${f.lo} and d.region < ${f.hi} order by d.read_on nulls first, d.region limit 2000`)
export const setRead = (db: Db, f: Range, id: string, on: string, by: string) =>
  db.run(sql`update liaison.deliveries set read_on = ${on}, read_by = ${by} where county = ${f.county} and briefing_id = ${id} and region = ${f.here} and read_on is null`)
