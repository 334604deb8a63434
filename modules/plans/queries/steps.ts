import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { Step } from '../contract.ts'

export const recordStep = (
  db: Db, s: { county: string; id: string; region: string; aboutId: string; step: string; note: string; detail: object; account: string | null; name: string; at: Date },
) =>
  db.run(sql`insert into plans.steps (county, id, region, about_id, step, note, detail, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.aboutId}, ${s.step}, ${s.note}, ${JSON.stringify(s.detail)}::jsonb, ${s.account}, ${s.name}, ${s.at})`)

export const stepsOf = (db: Db, aboutIds: readonly string[]) =>
  db.many<Step & { aboutId: string }>(sql`select id, about_id as "aboutId", step, note, by_name as "byName", at from plans.steps
    where about_id = any(${[...aboutIds]}::uuid[]) order by nth limit 500`)

/** Who holds a post at a place today, as far as the reader sees. */
export const holdersAt = (db: Db, county: string, region: string, today: string) =>
  db.many<{ id: string; name: string; kind: string; regionName: string | null }>(sql`select distinct on (p.account_id) p.account_id as id, p.holder as name, p.kind, r.name as "regionName"
    from accounts.published_posts p left join regions.published_regions r on r.code = p.region
    where p.county = ${county} and p.region = ${region} and p.valid_from <= ${today} and (p.valid_until is null or p.valid_until > ${today})
    order by p.account_id, p.kind limit 300`)
