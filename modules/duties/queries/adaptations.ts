import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { Adaptation } from '../rules/adapt.ts'

export interface AdaptationRow extends Adaptation { id: string; regionName: string; reason: string; byAccount: string; byName: string; at: string }

/** Every decision of the county and of the places above it, in the order of writing. */
export const adaptationsOf = (db: Db, counties: readonly string[], code = '') =>
  db.many<AdaptationRow>(sql`select a.id, a.region, coalesce(r.name, a.region) as "regionName", a.code, a.kind, a.terms, a.from_on as "fromOn", a.nth, a.reason, a.by_account as "byAccount",
      a.by_name as "byName", a.at
    from duties.adaptations a left join regions.published_regions r on r.code = a.region
    where a.county = any(${[...counties]}::text[]) and (${code} = '' or a.code = ${code}) order by a.nth limit 5000`)

export const insertAdaptation = (
  db: Db, a: { county: string; id: string; region: string; code: string; kind: string; terms: object; reason: string; fromOn: string; account: string; name: string; at: Date },
) =>
  db.run(sql`insert into duties.adaptations (county, id, region, code, kind, terms, reason, from_on, by_account, by_name, at)
    values (${a.county}, ${a.id}, ${a.region}, ${a.code}, ${a.kind}, ${JSON.stringify(a.terms)}::jsonb, ${a.reason}, ${a.fromOn}, ${a.account}, ${a.name}, ${a.at})`)
