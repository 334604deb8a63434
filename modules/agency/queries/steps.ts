import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

export const recordStep = (db: Db, s: { county: string; id: string; region: string; aboutId: string; step: string; note: string; account: string | null; name: string; at: Date }) =>
  db.run(sql`insert into agency.steps (county, id, region, about_id, step, note, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.aboutId}, ${s.step}, ${s.note}, ${s.account}, ${s.name}, ${s.at})`)

/** By steps_by_about, newest first. */
export const stepsOf = (db: Db, county: string, aboutId: string) =>
  db.many<{ id: string; step: string; note: string; byName: string; at: string }>(sql`select id, step, note, by_name as "byName", at from agency.steps
    where county = ${county} and about_id = ${aboutId} order by nth desc limit 300`)
