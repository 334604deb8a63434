import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { PlanDefinition } from '../define.ts'

export interface PlanRow {
  code: string
  version: number
  place: string
  place_name: string
  body: PlanDefinition
  /** The text that made this one void, and since when. */
  replaced_by: number | null
  replaced_code: string | null
  replaced_title: string | null
  replaced_on: string | null
}

/** The newest reading of every text. Few rows: dozens of plans in a county's life. */
export const allPlans = (tx: Db): Promise<PlanRow[]> =>
  tx.many<PlanRow>(sql`
    with texts as (
      select distinct on (code, version) code, version, place, title, from_on, body from plans.plans order by code, version, revision desc
    ), heirs as (
      select distinct on (was, was_version) * from (
        select coalesce(body -> 'replaces' ->> 'code', code) as was, (body -> 'replaces' ->> 'version')::int as was_version, code, version, title, body -> 'replaces' ->> 'on' as since
        from texts where body ? 'replaces') h order by was, was_version, since
    )
    select p.code, p.version, p.place, coalesce(r.name, p.place) as place_name, p.body,
      n.version as replaced_by, n.code as replaced_code, n.title as replaced_title, n.since as replaced_on
    from texts p
    left join heirs n on n.was = p.code and n.was_version = p.version
    left join regions.published_regions r on r.code = p.place
    order by p.from_on desc, p.code, p.version desc`)

/** The last reading of a text: its number and fingerprint. */
export const lastReading = (tx: Db, code: string, version: number) =>
  tx.maybe<{ revision: number; sha: string }>(sql`
    select revision, sha from plans.plans where code = ${code} and version = ${version} order by revision desc limit 1`)

/** Adds a reading; a server that loads the same one at the same moment is no error. @returns how many were added. */
export const addReading = (tx: Db, plan: PlanDefinition, revision: number, sha: string, now: Date) =>
  tx.run(sql`
    insert into plans.plans (code, version, revision, place, title, from_on, until_on, issued_on, body, sha, loaded_at)
    values (${plan.code}, ${plan.version}, ${revision}, ${plan.place}, ${plan.title}, ${plan.from}, ${plan.until}, ${plan.issuedOn},
      ${JSON.stringify(plan)}, ${sha}, ${now})
    on conflict do nothing`)

/** Names of places, for targets that name another than the plan's own. */
export const namesOf = (tx: Db, codes: readonly string[]) =>
  tx.many<{ code: string; name: string }>(sql`select code, name from regions.published_regions where code = any (${[...codes]}::text[])`)
