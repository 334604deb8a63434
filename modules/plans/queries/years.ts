import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { YearRecord } from '../contract.ts'
import type { YearKind } from '../rules/years.ts'

/** Days set by this installation, or null. */
export const yearDays = async (db: Db) => (await db.maybe<{ value: unknown }>(sql`select value from platform.settings where key = 'plans.year_days'`))?.value ?? null

/** Places that owe the records of a year: civil affairs at league, banner and street. A street that is missing owes nothing (TER-21). */
export const placesOwing = (db: Db, f: { lo: string; hi: string; from: string; until: string }) =>
  db.many<{ region: string; regionName: string; level: string }>(sql`select code as region, name as "regionName", level from regions.published_regions
    where level in ('prefecture', 'county', 'township') and code >= ${f.lo} and code < ${f.hi} and valid_from <= ${f.until} and (valid_until is null or valid_until > ${f.from}) order by code limit 5000`)
export const findPlace = (db: Db, region: string) =>
  db.maybe<{ region: string; regionName: string; level: string }>(sql`select code as region, name as "regionName", level from regions.published_regions where code = ${region}`)

/** First filings of a year, by year_records_by_year. */
export const filedIn = (db: Db, year: number, f: { lo: string; hi: string }) =>
  db.many<{ region: string; kind: YearKind; filedOn: string }>(sql`select region, kind, filed_on as "filedOn" from plans.year_records
    where year = ${year} and region >= ${f.lo} and region < ${f.hi} and revision = 1 limit 20000`)
export const recordsOf = (db: Db, county: string, region: string, year: number) =>
  db.many<YearRecord & { region: string }>(sql`select y.region, y.id, y.kind, y.revision, y.plan, coalesce(p.title, '') as "planTitle", y.words, y.problems, y.next_steps as "nextSteps", y.evidence, y.reason,
      y.filed_on as "filedOn", y.by_name as "byName", y.at, y.goals
    from plans.year_records y
    left join lateral (select t.title from plans.plans t where t.code = y.plan order by t.version desc, t.revision desc limit 1) p on true
    where y.county = ${county} and y.region = ${region} and y.year = ${year} order by y.kind, y.revision desc limit 100`)
/** Two filings of one kind at the same moment wait for one another. */
export const holdYear = (db: Db, region: string, year: number) => db.run(sql`select pg_advisory_xact_lock(hashtext('plans.years'), hashtext(${`${region} ${year}`}))`)
export const lastRevision = async (db: Db, county: string, region: string, year: number, kind: YearKind) =>
  (await db.one<{ n: number }>(sql`select coalesce(max(revision), 0)::int as n from plans.year_records where county = ${county} and region = ${region} and year = ${year} and kind = ${kind}`)).n
export const insertRecord = (
  db: Db,
  y: { county: string; id: string; region: string; year: number; kind: YearKind; revision: number; plan: string; words: string; problems: string; nextSteps: string; evidence: string; reason: string; goals: object; on: string; me: string; name: string; at: Date },
) =>
  db.run(sql`insert into plans.year_records (county, id, region, year, kind, revision, plan, words, problems, next_steps, evidence, reason, goals, filed_on, by_account, by_name, at)
    values (${y.county}, ${y.id}, ${y.region}, ${y.year}, ${y.kind}, ${y.revision}, ${y.plan}, ${y.words}, ${y.problems}, ${y.nextSteps}, ${y.evidence}, ${y.reason}, ${JSON.stringify(y.goals)}::jsonb, ${y.on},
      ${y.me}, ${y.name}, ${y.at})`)
