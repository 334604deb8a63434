import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

export interface FiguresRow {
  registered: number
  living: number
  resident: number
  mobile: number
  households: number
}

export interface FilingRow {
  id: string
  county: string
  region: string
  region_name: string
  level: string
  period: string
  day: string
  version: number
  counted: FiguresRow
  filed: FiguresRow
  corrections: { figure: keyof FiguresRow; counted: number; value: number; reason: string }[]
  method: { day: string; boundaryDay: string; boundary: string; residentAfterMonths: number; mobileBeyond: 'community' | 'township' | 'county'; smallCount: number; source: string }
  parts: string[]
  note: string
  by_name: string
  at: string
  step: 'checked' | 'returned' | null
  step_reason: string | null
  step_by: string | null
}

const columns = sql`f.id, f.county, f.region, coalesce(r.name, f.region) as region_name, coalesce(r.level, '') as level, f.period, f.day, f.version, f.counted, f.filed,
  f.corrections, f.method, f.parts, f.note, f.by_name, f.at, s.step, s.reason as step_reason, s.by_name as step_by`
const joined = sql`population.filings f
  left join population.filing_steps s on s.county = f.county and s.filing_id = f.id
  left join regions.published_regions r on r.code = f.region`

/** The last version of each of some places for a period, by filings_by_period. */
export const lastFilings = (db: Db, period: string, regions: readonly string[]) =>
  db.many<FilingRow>(sql`
    select distinct on (f.region) ${columns} from ${joined} where f.period = ${period} and f.region = any (${regions}::text[])
    order by f.region, f.version desc`)

export const findFiling = (db: Db, id: string) => db.maybe<FilingRow>(sql`select ${columns} from ${joined} where f.id = ${id} limit 1`)

export const filingsById = (db: Db, ids: readonly string[]) =>
  db.many<FilingRow>(sql`select ${columns} from ${joined} where f.id = any (${ids}::uuid[]) order by f.region`)

export const versionsOf = (db: Db, region: string, period: string) =>
  db.many<{ id: string; version: number; at: string; by_name: string }>(sql`
    select id, version, at, by_name from population.filings where region = ${region} and period = ${period} order by version desc`)

/** The last filing of a place whose period ended on a day, the widest period first. */
export const filedOn = (db: Db, region: string, day: string) =>
  db.maybe<FilingRow>(sql`
    select ${columns} from ${joined} where f.region = ${region} and f.day = ${day} and s.step is distinct from 'returned'
    order by length(f.period), f.version desc limit 1`)

/** Holds a place's filings of a period until the transaction ends. */
export const holdPeriod = (db: Db, region: string, period: string) =>
  db.run(sql`select pg_advisory_xact_lock(hashtextextended('population ' || ${region} || ${period}, 0))`)

export interface NewFiling {
  county: string
  id: string
  region: string
  period: string
  day: string
  version: number
  counted: FiguresRow
  filed: FiguresRow
  corrections: FilingRow['corrections']
  method: object
  parts: string[]
  note: string
  by: { id: string; name: string }
  at: Date
}

export const insertFiling = (db: Db, f: NewFiling) =>
  db.run(sql`
    insert into population.filings (county, id, region, period, day, version, counted, filed, corrections, method, parts, note, by_account, by_name, at)
    values (${f.county}, ${f.id}, ${f.region}, ${f.period}, ${f.day}, ${f.version}, ${JSON.stringify(f.counted)}, ${JSON.stringify(f.filed)},
      ${JSON.stringify(f.corrections)}, ${JSON.stringify(f.method)}, ${JSON.stringify(f.parts)}, ${f.note}, ${f.by.id}, ${f.by.name}, ${f.at})`)

export const insertStep = (db: Db, s: { county: string; id: string; region: string; filingId: string; step: string; reason: string; by: { id: string; name: string }; at: Date }) =>
  db.run(sql`
    insert into population.filing_steps (county, id, region, filing_id, step, reason, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.filingId}, ${s.step}, ${s.reason}, ${s.by.id}, ${s.by.name}, ${s.at})`)
