import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { CountAt, FactSource } from '../define.ts'

// ------------------------------------------------------------------------------------------------------------------ what is counted

/** A leaf: a place whose own rows are counted together. */
export interface Leaf {
  county: string
  region: string
}

/** All leaves: communities, and townships and counties for rows of their own. Ended ones too, while rows may still hang on them. */
export const allLeaves = (tx: Db, lo: string, hi: string) =>
  tx.many<Leaf>(sql`
    select left(code, 6) as county, code as region from regions.published_regions
    where level in ('county', 'township', 'community') and code >= ${lo} and code < ${hi} order by code`)

/** Of several views, those that are not there. */
export const missingViews = (tx: Db, names: readonly string[]) =>
  tx.many<{ name: string }>(sql`select name from unnest(${names}::text[]) as name where to_regclass(name) is null`)

/** Held until the transaction ends: whoever counts a leaf next sees at least what this one saw. */
export const lockLeaf = (tx: Db, leaf: Leaf) =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended('indicators ' || ${leaf.county} || ${leaf.region}, 0))`)

type Counted = { region: string; changes_at: string | null } & Record<string, number | string | null>

/** Reads a source; one row per leaf that has any row. */
export const countSource = (tx: Db, source: FactSource, at: CountAt) => tx.many<Counted>(source.count(at))

/** Writes the numbers of one source for some leaves of a county, zeros included. */
export async function writeCounts(
  tx: Db, source: FactSource, at: CountAt, leaves: readonly string[], counted: ReadonlyMap<string, Counted>,
): Promise<void> {
  const rows = leaves.flatMap((region) =>
    source.columns.map((column) => ({ region, measure: `${source.name}.${column}`, value: Number(counted.get(region)?.[column] ?? 0) })))
  await tx.run(sql`
    insert into indicators.figures (county, region, measure, value, as_of)
    select ${at.county}, r.region, r.measure, r.value, ${at.now}
    from unnest(${rows.map((r) => r.region)}::text[], ${rows.map((r) => r.measure)}::text[], ${rows.map((r) => r.value)}::float8[]) as r (region, measure, value)
    on conflict (county, region, measure) do update set value = excluded.value, as_of = excluded.as_of`)
  await tx.run(sql`
    insert into indicators.counts (county, region, source, counted_at, day, changes_at)
    select ${at.county}, r.region, ${source.name}, ${at.now}, ${at.day}, r.changes_at
    from unnest(${leaves}::text[], ${leaves.map((region) => counted.get(region)?.changes_at ?? null)}::timestamptz[]) as r (region, changes_at)
    on conflict (county, region, source) do update
      set counted_at = excluded.counted_at, day = excluded.day, changes_at = excluded.changes_at`)
}

// -------------------------------------------------------------------------------------------------------------------- what changed

/** Notes that something at a place has changed. */
export const addTouched = (tx: Db, county: string, id: string, region: string, events: readonly string[], at: Date) =>
  tx.run(sql`insert into indicators.touched (county, id, region, events, at) values (${county}, ${id}, ${region}, ${events}, ${at})`)

/** Leaves that wait, longest first. */
export const waitingLeaves = (tx: Db, limit: number) =>
  tx.many<Leaf>(sql`select county, region from indicators.touched group by county, region order by min(at), region limit ${limit}`)

/** Takes out what waits for a leaf; who finds nothing has nothing to do. */
export const takeTouched = (tx: Db, leaf: Leaf) =>
  tx.many<{ events: string[] }>(sql`delete from indicators.touched where county = ${leaf.county} and region = ${leaf.region} returning events`)

/** Sources of leaves that have never been counted, were counted for another day, or that time has changed since. */
export const staleLeaves = (tx: Db, sources: readonly string[], day: string, now: Date, limit: number) =>
  tx.many<Leaf & { sources: string[] }>(sql`
    select l.county, l.code as region, array_agg(s.name) as sources
    from (select left(code, 6) as county, code from regions.published_regions where level in ('county', 'township', 'community')) l
    cross join unnest(${sources}::text[]) as s (name)
    left join indicators.counts c on c.county = l.county and c.region = l.code and c.source = s.name
    where c.day is distinct from ${day}::date or c.changes_at <= ${now}
    group by 1, 2 order by 2 limit ${limit}`)

/** The leaf that was counted longest ago. */
export const oldestLeaf = (tx: Db) =>
  tx.maybe<Leaf & { counted_at: string }>(sql`select county, region, counted_at from indicators.counts order by counted_at limit 1`)

/** One follower at a time; false when another is at it. */
export const holdFollower = async (tx: Db) =>
  (await tx.one<{ free: boolean }>(sql`select pg_try_advisory_xact_lock(7226549431) as free`)).free

/**
 * Where the follower stands: nowhere yet, behind, or ahead of the server's own transactions (a database restored onto another server counts
 * transactions from anew).
 */
export const followerAt = (tx: Db) =>
  tx.maybe<{ ahead: boolean }>(sql`
    select pg_snapshot_xmin(seen) > pg_snapshot_xmax(pg_current_snapshot()) as ahead from indicators.progress where follower = 'audit'`)

/** Makes every count stale, so that all is counted anew. */
export const forgetCounts = (tx: Db) => tx.run(sql`update indicators.counts set day = '1970-01-01'`)

/** Begins to follow from here. */
export const beginFollowing = (tx: Db, now: Date) =>
  tx.run(sql`
    insert into indicators.progress (follower, seen, at) values ('audit', pg_current_snapshot(), ${now})
    on conflict (follower) do update set seen = excluded.seen, at = excluded.at`)

/**
 * Turns the deeds of all transactions not seen before into touched leaves: the place of the deed and its township. One statement, so that what is
 * read and what is remembered as seen are the same snapshot: neither a late commit nor a long transaction beside it is missed or waited for.
 * Readings (`…_opened`, `…_read`) change nothing and are passed over. Index audit_entries_by_xact.
 */
export const touchFromAudit = (tx: Db, nouns: readonly string[], now: Date) =>
  tx.run(sql`
    with last as (
      select seen, (pg_snapshot_xmin(seen)::text)::bigint as xmin from indicators.progress where follower = 'audit'
    ), unseen as materialized (
      select e.region, e.deed from last
      join platform.audit_entries e on e.xact >= (select xmin from last) and not pg_visible_in_snapshot((e.xact::text)::xid8, last.seen)
    ), marked as (
      insert into indicators.touched (county, id, region, events, at)
      select left(l.leaf, 6), gen_random_uuid(), l.leaf, array_agg(distinct deed), ${now}
      from unseen e
      cross join lateral (values (left(e.region, 12)), (left(e.region, 9) || '000')) as l (leaf)
      join regions.published_regions g on g.code = l.leaf
      where split_part(e.deed, '.', 1) = any (${nouns})
        and e.deed !~ '[_.](opened|read|printed|unmasked|searched|listed|exported)$'
      group by l.leaf
    )
    update indicators.progress set seen = pg_current_snapshot(), at = ${now} where follower = 'audit' and exists (select 1 from unseen)`)

// ------------------------------------------------------------------------------------------------------------------- what is read

/**
 * Measures of a range of places by its parts, added up (or the largest of them): an index-only scan of figures_by_region, a few dozen rows a
 * leaf. `digits` says how many digits tell the parts apart.
 */
export const sumsByPart = (tx: Db, lo: string, hi: string, digits: number, measures: readonly string[], largest: readonly string[]) =>
  tx.many<{ part: string; measure: string; value: number; as_of: string; leaves: number }>(sql`
    select left(region, ${digits}::int) as part, measure, case when measure = any (${largest}) then max(value) else sum(value) end as value,
      min(as_of) as as_of, count(*)::int as leaves
    from indicators.figures where region >= ${lo} and region < ${hi} and measure = any (${measures}) group by 1, 2`)

/** The same and, where `part` is null, of the range as a whole: both in one reading. */
export const sumsWithWhole = (tx: Db, lo: string, hi: string, digits: number, measures: readonly string[], largest: readonly string[]) =>
  tx.many<{ part: string | null; measure: string; value: number; as_of: string; leaves: number }>(sql`
    select f.part, f.measure, case when f.measure = any (${largest}) then max(f.value) else sum(f.value) end as value, min(f.as_of) as as_of,
      count(*)::int as leaves
    from (select left(region, ${digits}::int) as part, measure, value, as_of from indicators.figures
      where region >= ${lo} and region < ${hi} and measure = any (${measures})) f
    group by grouping sets ((f.measure), (f.part, f.measure))`)

// ------------------------------------------------------------------------------------------------------------------- past days

/**
 * Records the end of a day at every level from the leaves up to the province. A place that has a record of that day gets a further
 * version only if a number differs, with the reason. @returns how many rows were added.
 */
export const takeSnapshots = (tx: Db, day: string, now: Date, reason: string, largest: readonly string[]) =>
  tx.run(sql`
    with leaf as (
      select region, measure, value, as_of from indicators.figures
    ), place as (
      select p.place, l.measure, case when l.measure = any (${largest}) then max(l.value) else sum(l.value) end as value, min(l.as_of) as as_of
      from leaf l
      cross join lateral (
        select l.region as place union select left(l.region, 9) || '000' union select left(l.region, 6) || '000000'
        union select left(l.region, 4) || '00000000' union select left(l.region, 2) || '0000000000') p
      group by 1, 2
    ), summed as (
      select place, jsonb_object_agg(measure, value order by measure) as measures, min(as_of) as as_of from place group by place
    ), last as (
      select distinct on (region) region, version, measures from indicators.snapshots where day = ${day} order by region, version desc
    )
    insert into indicators.snapshots (county, id, region, day, version, measures, as_of, taken_at, reason)
    select left(s.place, 6), gen_random_uuid(), s.place, ${day}, coalesce(l.version, 0) + 1, s.measures, s.as_of, ${now},
      case when l.version is null then '' else ${reason}::text end
    from summed s left join last l on l.region = s.place
    where l.version is null or l.measures <> s.measures`)

/** The records of several places of a day: of each the last version that stood at a moment. Index one_snapshot_per_version. */
export const snapshotsOf = (tx: Db, regions: readonly string[], day: string, known: Date) =>
  tx.many<{ region: string; measures: Record<string, number>; as_of: string; version: number }>(sql`
    select distinct on (region) region, measures, as_of, version from indicators.snapshots
    where county = any (${[...new Set(regions.map((code) => code.slice(0, 6)))]}) and region = any (${regions}) and day = ${day} and taken_at < ${known}
    order by region, version desc`)

/** The last days of a place, newest first. */
export const lastDays = (tx: Db, county: string, region: string, before: string, days: number) =>
  tx.many<{ day: string; measures: Record<string, number>; version: number }>(sql`
    select distinct on (day) day, measures, version from indicators.snapshots
    where county = ${county} and region = ${region} and day < ${before} order by day desc, version desc limit ${days}`)

// --------------------------------------------------------------------------------------------------------------------- reports

export interface ReportRow {
  indicator: string
  region: string
  day: string
  version: number
  numerator: number
  denominator: number | null
  evidence: string
  at: string
}

/** The last number of each indicator filed for some places, of the days from one to another, as it stood at a moment. */
export const reportsOf = (tx: Db, regions: readonly string[], asked: { from: string; until: string; known: Date }) =>
  tx.many<ReportRow>(sql`
    select distinct on (region, indicator) indicator, region, day, version, numerator, denominator, evidence, at from indicators.reports
    where county = any (${[...new Set(regions.map((code) => code.slice(0, 6)))]}) and region = any (${regions})
      and day <= ${asked.until} and day >= ${asked.from} and at < ${asked.known}
    order by region, indicator, day desc, version desc`)

/** Holds an indicator's reports of a place, so that versions follow one another. */
export const holdReports = (tx: Db, region: string, indicator: string) =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended('report ' || ${region} || ${indicator}, 0))`)

export const lastReport = (tx: Db, county: string, region: string, indicator: string, day: string) =>
  tx.maybe<{ version: number }>(sql`
    select version from indicators.reports
    where county = ${county} and region = ${region} and indicator = ${indicator} and day = ${day} order by version desc limit 1`)

export interface NewReport {
  county: string
  id: string
  region: string
  indicator: string
  day: string
  version: number
  numerator: number
  denominator: number | null
  evidence: string
  reason: string
  by: { id: string; name: string }
  at: Date
}

export const addReport = (tx: Db, r: NewReport) =>
  tx.run(sql`
    insert into indicators.reports
      (county, id, region, indicator, day, version, numerator, denominator, evidence, reason, by_account, by_name, at)
    values (${r.county}, ${r.id}, ${r.region}, ${r.indicator}, ${r.day}, ${r.version}, ${r.numerator}, ${r.denominator}, ${r.evidence},
      ${r.reason}, ${r.by.id}, ${r.by.name}, ${r.at})`)

// ------------------------------------------------------------------------------------------------------------------ definitions

export const lastDefinitions = (tx: Db) =>
  tx.many<{ code: string; version: number; sha: string }>(sql`
    select distinct on (code) code, version, sha from indicators.definitions order by code, version desc`)

export const addDefinition = (tx: Db, code: string, version: number, body: object, sha: string, now: Date) =>
  tx.run(sql`
    insert into indicators.definitions (code, version, body, sha, loaded_at)
    values (${code}, ${version}, ${JSON.stringify(body)}, ${sha}, ${now}) on conflict do nothing`)

// ----------------------------------------------------------------------------------------------------------------------- places

/** What the transaction may see at this moment. */
export const scopeNow = (tx: Db) => tx.one<{ lo: string | null; hi: string | null }>(sql`select platform.lo() as lo, platform.hi() as hi`)

export interface PlaceRow {
  code: string
  name: string
  level: string
  kind: string
  parent: string | null
}

export const placeOf = (tx: Db, code: string) =>
  tx.maybe<PlaceRow>(sql`select code, name, level, kind, parent from regions.published_regions where code = ${code}`)

/** Places directly below, without grids and buildings. */
export const placesBelow = (tx: Db, parent: string) =>
  tx.many<PlaceRow>(sql`
    select code, name, level, kind, parent from regions.published_regions
    where parent = ${parent} and level not in ('grid', 'building') order by code`)
