import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { BodyMember, LeadingBody } from '../contract.ts'

export type BodyRow = Omit<LeadingBody, 'mine' | 'regionName'> & { regionName: string | null }
const bodies = sql`select b.id, b.region, r.name as "regionName", b.level, b.kind, b.name, b.chair, b.office, b.duties, b.basis, b.valid_from as "validFrom",
    b.ended_on as "endedOn", b.version, (select count(*)::int from mandates.body_members m where m.county = b.county and m.body_id = b.id and m.ended_on is null) as members
  from mandates.bodies b left join regions.published_regions r on r.code = b.region`

export const listBodies = (db: Db, f: { county: string; lo: string; hi: string; up: readonly string[]; level: string; today: string }) =>
  db.many<BodyRow>(unprepared(sql`${bodies} where b.county = ${f.county} and ((b.region >= ${f.lo} and b.region < ${f.hi}) or b.region = any(${[...f.up]}::text[]))
    and (${f.level} = '' or b.level = ${f.level}) and (b.ended_on is null or b.ended_on > ${f.today})
    order by array_position(array['prefecture', 'county', 'township', 'community'], b.level), b.region, b.id limit 500`))
export const findBody = (db: Db, county: string, id: string) => db.maybe<BodyRow>(sql`${bodies} where b.county = ${county} and b.id = ${id}`)
export const lockBody = (db: Db, county: string, id: string) => db.maybe<BodyRow>(sql`${bodies} where b.county = ${county} and b.id = ${id} for update of b`)
export const insertBody = async (db: Db, b: { county: string; id: string; region: string; level: string; kind: string; name: string; chair: string; office: string; duties: string; basis: string; validFrom: string }) =>
  (await db.maybe(sql`insert into mandates.bodies (county, id, region, level, kind, name, chair, office, duties, basis, valid_from)
    values (${b.county}, ${b.id}, ${b.region}, ${b.level}, ${b.kind}, ${b.name}, ${b.chair}, ${b.office}, ${b.duties}, ${b.basis}, ${b.validFrom}) on conflict do nothing returning 1`)) !== undefined
export const endBody = (db: Db, county: string, id: string, on: string) =>
  db.run(sql`update mandates.bodies set ended_on = ${on}, version = version + 1 where county = ${county} and id = ${id}`)
export const membersOf = (db: Db, county: string, bodyId: string) =>
  db.many<BodyMember>(sql`select id, department, member, duty, valid_from as "validFrom", ended_on as "endedOn" from mandates.body_members
    where county = ${county} and body_id = ${bodyId} order by ended_on nulls first, id limit 200`)
export const insertMember = async (db: Db, m: { county: string; id: string; region: string; bodyId: string; department: string; member: string; duty: string; validFrom: string }) =>
  (await db.maybe(sql`insert into mandates.body_members (county, id, region, body_id, department, member, duty, valid_from)
    values (${m.county}, ${m.id}, ${m.region}, ${m.bodyId}, ${m.department}, ${m.member}, ${m.duty}, ${m.validFrom}) on conflict do nothing returning 1`)) !== undefined
export const endMember = (db: Db, county: string, bodyId: string, id: string, on: string) =>
  db.maybe<{ department: string }>(sql`update mandates.body_members set ended_on = ${on} where county = ${county} and body_id = ${bodyId} and id = ${id} and ended_on is null
    and valid_from <= ${on} returning department`)
