import type pg from 'pg'
import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

/** One follower at a time; false when another is at it. */
export const holdFollower = async (db: Db) => (await db.one<{ free: boolean }>(sql`select pg_try_advisory_xact_lock(7226549480) as free`)).free

/** Where the follower stands: nowhere yet, behind, or ahead of the server's own transactions (a database restored onto another server). */
export const followerAt = (db: Db) =>
  db.maybe<{ ahead: boolean }>(sql`
    select pg_snapshot_xmin(seen) > pg_snapshot_xmax(pg_current_snapshot()) as ahead from population.progress where follower = 'audit'`)

export const beginFollowing = (db: Db, now: Date) =>
  db.run(sql`
    insert into population.progress (follower, seen, at) values ('audit', pg_current_snapshot(), ${now})
    on conflict (follower) do update set seen = excluded.seen, at = excluded.at`)

/**
 * The deeds of all transactions not seen before, and with them remembered as seen: one statement, one snapshot, so that neither a late commit nor
 * a long transaction beside it is missed. `ids`: everything that a deed names, in its subject or detail. Readings change nothing. Index
 * audit_entries_by_xact.
 */
export const takeDeeds = (db: Db, nouns: readonly string[], now: Date) =>
  db.many<{ deed: string; ids: string[]; region: string }>(sql`
    with last as (
      select seen, (pg_snapshot_xmin(seen)::text)::bigint as xmin from population.progress where follower = 'audit'
    ), unseen as materialized (
      select e.region, e.deed, coalesce(e.subject::text, '') || ' ' || e.detail::text as named from last
      join platform.audit_entries e on e.xact >= (select xmin from last) and not pg_visible_in_snapshot((e.xact::text)::xid8, last.seen)
    ), moved as (
      update population.progress set seen = pg_current_snapshot(), at = ${now} where follower = 'audit' and exists (select 1 from unseen)
    )
    select distinct deed, region,
      array(select m[1] from regexp_matches(named, '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})', 'g') m limit 2000) as ids
    from unseen
    where split_part(deed, '.', 1) = any (${nouns}) and deed !~ '[_.](opened|read|printed|unmasked|searched|listed|exported)$'`)

export const peopleOf = async (db: Db, county: string, subjects: readonly string[]) =>
  (await db.one<{ people: string[] }>(sql`select population.people_of(${county}, ${subjects}::uuid[]) as people`)).people

/** Derives people anew. @returns how many rows were not as they should be. */
export const derive = async (db: Db, county: string, people: readonly string[]) =>
  (await db.one<{ n: number }>(sql`select population.derive(${county}, ${people}::uuid[]) as n`)).n

export const derivePlace = async (db: Db, county: string, lo: string, hi: string) =>
  (await db.one<{ n: number }>(sql`select population.derive_place(${county}, ${lo}, ${hi}) as n`)).n

/** Counties that are served, and the places whose people are derived together: communities, and what hangs on a township or county itself. */
export const pieces = (db: Db) =>
  db.many<{ county: string; code: string }>(sql`
    select left(code, 6) as county, code from regions.published_regions where level in ('county', 'township', 'community') order by code`)

/** Counties that have people, as the owner: one look into the key for each. */
export async function loadedCounties(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ county: string }>(`
    with recursive c as (
      (select p.county from register.published_people p order by p.county limit 1)
      union all
      select (select p.county from register.published_people p where p.county > c.county order by p.county limit 1) from c where c.county is not null)
    select county from c where county is not null`)
  return rows.map((row) => row.county)
}

/** Everybody of a county in one statement, as the owner; then what the counts need to read the index alone. @returns stretches made. */
export async function deriveCounty(owner: pg.Client, county: string): Promise<number> {
  const { rows } = await owner.query<{ n: string }>('select population.derive_county($1) as n', [county])
  await owner.query('vacuum (analyze) population.stretches')
  return Number(rows[0]!.n)
}
