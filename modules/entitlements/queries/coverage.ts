import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

/** Communities of a range that stand today, with their street; a few hundred at the most. */
export const communitiesIn = (db: Db, lo: string, hi: string, today: string) =>
  db.many<{ code: string; name: string; street: string; streetName: string | null }>(sql`
    select c.code, c.name, c.parent as street, s.name as "streetName" from regions.published_regions c left join regions.published_regions s on s.code = c.parent
    where c.level = 'community' and c.code >= ${lo} and c.code < ${hi} and c.valid_from <= ${today} and (c.valid_until is null or c.valid_until > ${today}) order by c.code limit 2000`)
export const placeName = (db: Db, code: string) => db.maybe<{ name: string; level: string }>(sql`select name, level from regions.published_regions where code = ${code} order by valid_from desc limit 1`)

export interface GapRow { id: string; region: string; matter: string; reason: string; meanwhile: string; fromOn: string; untilOn: string | null; byName: string; version: number; endedOn: string | null }
const gap = sql`select id, region, matter_code as matter, reason, meanwhile, from_on as "fromOn", until_on as "untilOn", by_name as "byName", version, ended_on as "endedOn" from entitlements.gaps`
/** Gaps that are open today. By one_open_gap_each. */
export const gapsIn = (db: Db, county: string, lo: string, hi: string, today: string) =>
  db.many<GapRow>(sql`${gap} where county = ${county} and region >= ${lo} and region < ${hi} and ended_on is null and from_on <= ${today} order by region, matter_code limit 20000`)
export const lockGap = (db: Db, county: string, id: string) => db.maybe<GapRow>(sql`${gap} where county = ${county} and id = ${id} for update`)
export const insertGap = async (db: Db, g: { county: string; id: string; region: string; matter: string; reason: string; meanwhile: string; fromOn: string; untilOn: string | null; byName: string; at: Date }) =>
  (await db.maybe(sql`insert into entitlements.gaps (county, id, region, matter_code, reason, meanwhile, from_on, until_on, by_name, at)
    values (${g.county}, ${g.id}, ${g.region}, ${g.matter}, ${g.reason}, ${g.meanwhile}, ${g.fromOn}, ${g.untilOn}, ${g.byName}, ${g.at}) on conflict do nothing returning 1`)) !== undefined
export const closeGap = (db: Db, county: string, id: string, on: string, by: string) =>
  db.run(sql`update entitlements.gaps set ended_on = ${on}, ended_by = ${by}, version = version + 1 where county = ${county} and id = ${id}`)

