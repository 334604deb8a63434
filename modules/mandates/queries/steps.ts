import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { Step } from '../contract.ts'

export const recordStep = (
  db: Db, s: { county: string; id: string; region: string; aboutId: string; step: string; note: string; detail: object; account: string; name: string; at: Date },
) =>
  db.run(sql`insert into mandates.steps (county, id, region, about_id, step, note, detail, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.aboutId}, ${s.step}, ${s.note}, ${JSON.stringify(s.detail)}::jsonb, ${s.account}, ${s.name}, ${s.at})`)

export const stepsOf = (db: Db, county: string, aboutIds: readonly string[]) =>
  db.many<Step & { aboutId: string }>(sql`select id, about_id as "aboutId", step, note, by_name as "byName", at from mandates.steps
    where county = ${county} and about_id = any(${[...aboutIds]}::uuid[]) order by nth limit 500`)
