import type { Db } from '../../../platform/server/db.ts'
import { sql, type Sql } from '../../../platform/server/sql.ts'
import type { Step } from '../contract.ts'

/** A range of places; posts above the banner reach several counties, posts below it read their county’s words. */
export interface Reach { lo: string; hi: string }

/** Rows that a county keeps for all who serve there. */
export const ofCounties = (alias: string, { lo, hi }: Reach): Sql => {
  const county = sql.column(`${alias}.county`)
  return lo.length >= 6 ? sql`${county} = ${lo.slice(0, 6)}` : sql`${county} >= ${lo} and ${county} < ${hi}`
}

export const recordStep = (
  db: Db, s: { county: string; id: string; region: string; aboutId: string; step: string; note: string; detail: object; account: string | null; name: string; at: Date },
) =>
  db.run(sql`insert into policies.steps (county, id, region, about_id, step, note, detail, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.aboutId}, ${s.step}, ${s.note}, ${JSON.stringify(s.detail)}::jsonb, ${s.account}, ${s.name}, ${s.at})`)

export const stepsOf = (db: Db, county: string, aboutId: string) =>
  db.many<Step>(sql`select id, step, note, by_name as "byName", at from policies.steps where county = ${county} and about_id = ${aboutId} order by nth limit 500`)
