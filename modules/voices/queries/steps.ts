import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

export interface StepRow { id: string; aboutId: string; step: string; note: string; byName: string; at: string }

export const recordStep = (db: Db, s: { county: string; id: string; region: string; aboutId: string; step: string; note: string; detail: object; name: string; at: Date }) =>
  db.run(sql`insert into voices.steps (county, id, region, about_id, step, note, detail, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.aboutId}, ${s.step}, ${s.note}, ${JSON.stringify(s.detail)}::jsonb, ${s.name}, ${s.at})`)

export const stepsOf = (db: Db, county: string, aboutId: string) =>
  db.many<StepRow>(sql`select id, about_id as "aboutId", step, note, by_name as "byName", at from voices.steps
    where county = ${county} and about_id = ${aboutId} order by nth limit 500`)
