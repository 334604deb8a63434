import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { IndicatorDefinition } from '../define.ts'
import type { PlaceRow } from './figures.ts'

// ------------------------------------------------------------------------------------------------------------------ boundaries of a day

/** Leaves of a day in a range of codes. */
export const leavesOn = (tx: Db, lo: string, hi: string, day: string) =>
  tx.many<{ code: string }>(sql`
    select code from regions.published_periods
    where level in ('county', 'township', 'community') and code >= ${lo} and code < ${hi}
      and valid_from <= ${day} and (valid_until is null or valid_until > ${day}) order by code`)

/**
 * Which leaves of `day` share ground with which of `other`, as far as changes between the two days concern them; a leaf that no change
 * touched is itself and is not answered. Few rows: the changes of a county's years.
 */
export const linksBetween = (tx: Db, day: string, other: string) =>
  tx.many<{ was: string; is: string }>(day <= other
    ? sql`
      select c.code as was, s.code as "is"
      from (select from_code as code from regions.published_successions where on_day > ${day} and on_day <= ${other}
        union select to_code from regions.published_successions where on_day > ${day} and on_day <= ${other}) c
      join regions.published_periods p on p.code = c.code and p.level in ('county', 'township', 'community') and p.valid_from <= ${day} and (p.valid_until is null or p.valid_until > ${day})
      cross join lateral regions.successors_of(c.code, ${day}, ${other}) s where length(s.code) = 12`
    : sql`
      select c.code as was, s.code as "is"
      from (select from_code as code from regions.published_successions where on_day > ${other} and on_day <= ${day}
        union select to_code from regions.published_successions where on_day > ${other} and on_day <= ${day}) c
      join regions.published_periods p on p.code = c.code and p.level in ('county', 'township', 'community') and p.valid_from <= ${day} and (p.valid_until is null or p.valid_until > ${day})
      cross join lateral regions.predecessors_of(c.code, ${other}, ${day}) s where length(s.code) = 12`)

/** Places among some whose boundary changed after a day. */
export const changedSince = (tx: Db, codes: readonly string[], day: string) =>
  tx.many<{ code: string }>(sql`
    select distinct c.code from unnest(${codes}::text[]) as c (code)
    join regions.published_successions s on (s.from_code = c.code or s.to_code = c.code) and s.on_day > ${day}`)

const asItWas = sql`code, name, level, kind, parent`

/** A place as it was on a day. */
export const placeOn = (tx: Db, code: string, day: string) =>
  tx.maybe<PlaceRow>(sql`
    select ${asItWas} from regions.published_periods
    where code = ${code} and valid_from <= ${day} and (valid_until is null or valid_until > ${day})`)

/** Places directly below on a day, without grids and buildings. */
export const placesBelowOn = (tx: Db, parent: string, day: string) =>
  tx.many<PlaceRow>(sql`
    select ${asItWas} from regions.published_periods
    where parent = ${parent} and level not in ('grid', 'building') and valid_from <= ${day} and (valid_until is null or valid_until > ${day})
    order by code`)

/** Leaves of a range on a day, as places. */
export const leafPlacesOn = (tx: Db, lo: string, hi: string, day: string) =>
  tx.many<PlaceRow>(sql`
    select ${asItWas} from regions.published_periods
    where level in ('county', 'township', 'community') and code >= ${lo} and code < ${hi}
      and valid_from <= ${day} and (valid_until is null or valid_until > ${day}) order by code`)

// --------------------------------------------------------------------------------------------------------------- versions of records

/** All records of a place of a day, the first one first. Index one_snapshot_per_version. */
export const versionsOf = (tx: Db, county: string, region: string, day: string) =>
  tx.many<{ version: number; measures: Record<string, number>; taken_at: string; reason: string; by_name: string }>(sql`
    select version, measures, taken_at, reason, by_name from indicators.snapshots
    where county = ${county} and region = ${region} and day = ${day} order by version`)

/** All numbers filed for a place between two days, the newest day first, its versions in order. Index one_report_per_version. */
export const filedBetween = (tx: Db, county: string, region: string, indicator: string, from: string, until: string) =>
  tx.many<{ day: string; version: number; numerator: number; denominator: number | null; evidence: string; reason: string; by_name: string; at: string }>(sql`
    select day, version, numerator, denominator, evidence, reason, by_name, at from indicators.reports
    where county = ${county} and region = ${region} and indicator = ${indicator} and day >= ${from} and day <= ${until}
    order by day desc, version limit 200`)

export interface NewSnapshot {
  county: string
  id: string
  region: string
  day: string
  version: number
  measures: Readonly<Record<string, number>>
  asOf: Date
  at: Date
  reason: string
  byName: string
}

/** Adds further versions of records. */
export const addSnapshots = (tx: Db, rows: readonly NewSnapshot[]) =>
  tx.run(sql`
    insert into indicators.snapshots (county, id, region, day, version, measures, as_of, taken_at, reason, by_name)
    select r.county, r.id, r.region, r.day, r.version, r.measures, r.as_of, r.at, r.reason, r.by_name
    from unnest(${rows.map((r) => r.county)}::text[], ${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.region)}::text[], ${rows.map((r) => r.day)}::date[],
      ${rows.map((r) => r.version)}::int[], ${rows.map((r) => JSON.stringify(r.measures))}::jsonb[], ${rows.map((r) => r.asOf)}::timestamptz[],
      ${rows.map((r) => r.at)}::timestamptz[], ${rows.map((r) => r.reason)}::text[], ${rows.map((r) => r.byName)}::text[])
      as r (county, id, region, day, version, measures, as_of, at, reason, by_name)`)

/** One correction of a county's day at a time. */
export const holdDay = (tx: Db, county: string, day: string) =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended('indicator day ' || ${county} || ${day}, 0))`)

// ---------------------------------------------------------------------------------------------------------------------- definitions

/** Each definition as it stood before a moment; one that came later as it came first. */
export const definitionsBefore = (tx: Db, moment: Date) =>
  tx.many<{ code: string; body: IndicatorDefinition }>(sql`
    select distinct on (code) code, body from indicators.definitions
    order by code, loaded_at < ${moment} desc, case when loaded_at < ${moment} then -version else version end`)

/** The first day that has any record; null before there is one. */
export const firstRecord = (tx: Db) => tx.one<{ day: string | null }>(sql`select min(day)::text as day from indicators.snapshots`)

/** Whether a day has a record anywhere. */
export const recordedOn = (tx: Db, day: string) => tx.one<{ recorded: boolean }>(sql`select exists (select from indicators.snapshots where day = ${day}) as recorded`)
