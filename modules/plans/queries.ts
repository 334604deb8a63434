import type { Db } from '../../platform/server/db.ts'
import { sql } from '../../platform/server/sql.ts'
import type { PlanDefinition } from './define.ts'

export interface PlanRow {
  code: string
  version: number
  place: string
  place_name: string
  body: PlanDefinition
  /** The version that made this text void, and since when. */
  replaced_by: number | null
  replaced_on: string | null
}

/** The newest reading of every text. Few rows: dozens of plans in a county's life. */
export const allPlans = (tx: Db): Promise<PlanRow[]> =>
  tx.many<PlanRow>(sql`
    with texts as (
      select distinct on (code, version) code, version, place, from_on, body from plans.plans order by code, version, revision desc
    )
    select p.code, p.version, p.place, coalesce(r.name, p.place) as place_name, p.body,
      n.version as replaced_by, n.body -> 'replaces' ->> 'on' as replaced_on
    from texts p
    left join texts n on n.code = p.code and (n.body -> 'replaces' ->> 'version')::int = p.version
    left join regions.published_regions r on r.code = p.place
    order by p.from_on desc, p.code, p.version desc`)

/** The last reading of a text: its number and fingerprint. */
export const lastReading = (tx: Db, code: string, version: number) =>
  tx.maybe<{ revision: number; sha: string }>(sql`
    select revision, sha from plans.plans where code = ${code} and version = ${version} order by revision desc limit 1`)

/** Adds a reading; a server that loads the same one at the same moment is no error. */
export const addReading = (tx: Db, plan: PlanDefinition, revision: number, sha: string, now: Date) =>
  tx.run(sql`
    insert into plans.plans (code, version, revision, place, title, from_on, until_on, issued_on, body, sha, loaded_at)
    values (${plan.code}, ${plan.version}, ${revision}, ${plan.place}, ${plan.title}, ${plan.from}, ${plan.until}, ${plan.issuedOn},
      ${JSON.stringify(plan)}, ${sha}, ${now})
    on conflict do nothing`)

/** Names of places, for targets that name another than the plan's own. */
export const namesOf = (tx: Db, codes: readonly string[]) =>
  tx.many<{ code: string; name: string }>(sql`select code, name from regions.published_regions where code = any (${codes})`)
