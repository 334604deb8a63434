import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { EvaluationStep } from '../contract/parts.ts'

export const recordStep = (
  db: Db, s: { county: string; id: string; region: string; aboutId: string; step: string; note: string; detail: object; account: string | null; name: string; at: Date },
) =>
  db.run(sql`insert into evaluation.steps (county, id, region, about_id, step, note, detail, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.aboutId}, ${s.step}, ${s.note}, ${JSON.stringify(s.detail)}::jsonb, ${s.account}, ${s.name}, ${s.at})`)

export const stepsOf = (db: Db, county: string, aboutId: string) =>
  db.many<EvaluationStep>(sql`select id, step, note, by_name as "byName", at from evaluation.steps where county = ${county} and about_id = ${aboutId} order by nth limit 500`)

/** A place that exists on a day. */
export const placeOn = (db: Db, code: string, day: string) =>
  db.maybe<{ code: string; name: string; level: string; kind: string }>(sql`select code, name, level, kind from regions.published_regions
    where code = ${code} and (valid_until is null or valid_until > ${day})`)

export const communitiesOfCounty = (db: Db, county: string, day: string) =>
  db.one<{ n: number }>(sql`select count(*)::int as n from regions.published_regions where level = 'community' and code >= ${county} and code < ${`${county}:`}
    and (valid_until is null or valid_until > ${day})`)
