import type { Db } from '../../../platform/server/db.ts'
import { sql, type Sql } from '../../../platform/server/sql.ts'
import type { Step } from '../contract.ts'

/** A range of places; posts above the banner reach several counties. */
export interface Reach { lo: string; hi: string }

/** Rows `alias` of a range of places, with the county stated wherever it is one. */
export const within = (alias: string, { lo, hi }: Reach): Sql => {
  const [county, region] = [sql.column(`${alias}.county`), sql.column(`${alias}.region`)]
  const counties = lo.length >= 6 ? sql`${county} = ${lo.slice(0, 6)}` : sql`${county} >= ${lo} and ${county} < ${hi}`
  return sql`${counties} and ${region} >= ${lo} and ${region} < ${hi}`
}

export const recordStep = (
  db: Db, s: { county: string; id: string; region: string; aboutId: string; step: string; note: string; detail: object; account: string | null; name: string; at: Date },
) =>
  db.run(sql`insert into projects.steps (county, id, region, about_id, step, note, detail, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.aboutId}, ${s.step}, ${s.note}, ${JSON.stringify(s.detail)}::jsonb, ${s.account}, ${s.name}, ${s.at})`)

export const stepsOf = (db: Db, county: string, aboutId: string) =>
  db.many<Step>(sql`select id, step, note, by_name as "byName", at from projects.steps where county = ${county} and about_id = ${aboutId} order by nth limit 500`)

/** Names of places, for lists of codes. */
export const placesNamed = async (db: Db, codes: readonly string[]) => new Map(
  (await db.many<{ code: string; name: string }>(sql`select code, name from regions.published_regions where code = any(${[...codes]}::text[]) limit 2000`)).map((one) => [one.code, one.name]))

/** A place that is there today. */
export const placeToday = (db: Db, code: string, today: string) =>
  db.maybe<{ code: string; level: string; name: string }>(sql`select code, level, name from regions.published_regions where code = ${code} and (valid_until is null or valid_until > ${today})`)

/** Communities of a range today. */
export const communitiesOf = (db: Db, { lo, hi }: Reach, today: string) =>
  db.many<{ code: string; name: string }>(sql`select code, name from regions.published_regions where level = 'community' and code >= ${lo} and code < ${hi}
    and (valid_until is null or valid_until > ${today}) order by code limit 3000`)

/** The newest text of a plan, by its code. */
export const planTitle = async (db: Db, code: string) =>
  (await db.maybe<{ title: string }>(sql`select title from plans.published_plans where code = ${code} order by version desc limit 1`))?.title ?? null
