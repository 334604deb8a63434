import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { Step } from '../contract.ts'

export const recordStep = (
  db: Db, s: { county: string; id: string; region: string; aboutId: string; step: string; note: string; detail: object; account: string | null; name: string; at: Date },
) =>
  db.run(sql`insert into incidents.steps (county, id, region, about_id, step, note, detail, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.aboutId}, ${s.step}, ${s.note}, ${JSON.stringify(s.detail)}::jsonb, ${s.account}, ${s.name}, ${s.at})`)

export const stepsOf = (db: Db, county: string, aboutId: string) =>
  db.many<Step>(sql`select id, step, note, by_name as "byName", at from incidents.steps where county = ${county} and about_id = ${aboutId} order by nth limit 200`)
