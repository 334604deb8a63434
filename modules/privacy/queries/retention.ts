import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'

export const insertRun = (db: Db, r: { county: string; id: string; region: string; rule: string; deed: string; found: number; done: number; before: string; by: string; now: Date }) =>
  db.run(sql`insert into privacy.retention_runs (county, id, region, rule, deed, found, done, before, by_name, at)
    values (${r.county}, ${r.id}, ${r.region}, ${r.rule}, ${r.deed}, ${r.found}, ${r.done}, ${r.before}, ${r.by}, ${r.now})`)

export interface RunRow {
  id: string
  at: string
  rule: string
  deed: 'delete' | 'anonymise' | 'archive'
  found: number
  done: number
  before: string
  by_name: string
}

export const listRuns = (db: Db, f: { county: string; rule: string | null; from: Date | null; until: Date | null; after: string }) =>
  db.many<RunRow>(unprepared(sql`select id, at, rule, deed, found, done, before, by_name from privacy.retention_runs
    where county = ${f.county} and id < ${f.after} ${f.rule ? sql`and rule = ${f.rule}` : sql.none}
      ${f.from ? sql`and at >= ${f.from}` : sql.none} ${f.until ? sql`and at < ${f.until}` : sql.none} order by id desc limit 51`))

/** What each rule did in all, by retention_runs_by_rule. */
export const runTotals = (db: Db, county: string) =>
  db.many<{ rule: string; last_at: string; last_done: number; rows: number }>(sql`
    select rule, max(at) as last_at, (array_agg(done order by id desc))[1] as last_done, sum(done) as rows from privacy.retention_runs where county = ${county} group by rule`)
