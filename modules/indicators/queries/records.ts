import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { CaseSet, CountAt } from '../define.ts'
import { CASE_SETS } from './case-sets.ts'

export interface CaseRecord {
  id: string
  number: string
  title: string
  state: string
  region: string
  region_name: string
  submitted_at: string | null
  due_at: string | null
}

/**
 * The cases of a set in a range of places, in the order of their ids (UUIDv7: oldest first), fifty and one. Index cases_by_region,
 * primary key.
 */
export const casesIn = (tx: Db, set: CaseSet, at: CountAt, after: string | null) =>
  tx.many<CaseRecord>(unprepared(sql`
    select c.id, c.number, c.title, c.state, c.region, coalesce(g.name, c.region) as region_name, c.submitted_at, c.due_at
    from cases.published_cases c
    left join cases.published_ratings r on r.county = c.county and r.case_id = c.id and r.round = 1
    left join regions.published_regions g on g.code = left(c.region, 12)
    where c.region >= ${at.lo} and c.region < ${at.hi} and ${CASE_SETS[set](at)}
      ${after ? sql`and c.id > ${after}::uuid` : sql.none}
    order by c.id limit 51`))

export interface RowBehind {
  id: string
  title: string
  number: string
  state: string
  region: string
  region_name: string
  at: string | null
  due_at: string | null
}

/** Rows of a set, with the names of their places. */
export const rowsIn = (tx: Db, list: Sql) =>
  tx.many<RowBehind>(unprepared(sql`
    select r.*, coalesce(g.name, r.region) as region_name from (${list}) r
    left join regions.published_regions g on g.code = left(r.region, 12) order by r.id`))
