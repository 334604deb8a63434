import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

export interface StepRow { id: string; step: string; note: string; byName: string; at: string }

export const recordStep = (db: Db, s: { county: string; id: string; region: string; aboutId: string; step: string; note: string; name: string; at: Date }) =>
  db.run(sql`insert into liaison.steps (county, id, region, about_id, step, note, by_name, at) values (${s.county}, ${s.id}, ${s.region}, ${s.aboutId}, ${s.step}, ${s.note}, ${s.name}, ${s.at})`)

export const stepsOf = (db: Db, county: string, aboutId: string) =>
  db.many<StepRow>(sql`select id, step, note, by_name as "byName", at from liaison.steps where county = ${county} and about_id = ${aboutId} order by nth limit 500`)
