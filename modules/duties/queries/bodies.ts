import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

/** A body with the days it was one; `name` as it is called. */
export interface BodyRow { body: string; region: string; name: string; kind: string; from: string; until: string | null }

/** Places of a level with their periods, former ones too: a duty is owed by the places of its day. */
export const placesOf = (db: Db, level: string, lo: string, hi: string) =>
  db.many<BodyRow>(sql`select code as body, code as region, name, kind, valid_from as from, valid_until as until from regions.published_periods
    where level = ${level} and code >= ${lo} and code < ${hi} and (valid_until is null or valid_until > valid_from) order by code, valid_from`)

export const organisationsOf = (db: Db, county: string, kinds: readonly string[]) =>
  db.many<BodyRow>(sql`select id::text as body, region, name, kind, coalesce(valid_from, '1949-10-01') as from, valid_until as until from organisations.published_organisations
    where county = ${county} and kind = any(${[...kinds]}::text[]) order by id`)

/** Who holds a post of these kinds, with the days; one person may hold several. */
export const holdersOf = (db: Db, county: string, kinds: readonly string[]) =>
  db.many<BodyRow>(sql`select account_id::text as body, region, holder as name, kind, valid_from as from, valid_until as until from accounts.published_posts
    where county = ${county} and kind = any(${[...kinds]}::text[]) and deputy_for is null order by account_id, valid_from, id`)

/** The place above, as it is stated: a level may be missing. */
export const parentsOf = (db: Db, lo: string, hi: string) =>
  db.many<{ code: string; parent: string | null; name: string }>(sql`select code, parent, name from regions.published_regions where level in ('prefecture', 'county', 'township', 'community', 'grid') and code >= ${lo} and code < ${hi}`)

export const placeNamed = async (db: Db, code: string) => (await db.maybe<{ name: string }>(sql`select name from regions.published_regions where code = ${code}`))?.name ?? code

/** Places of the county and above it that stand today, one level below a place: for figures side by side. */
export const placesBelow = (db: Db, parent: string, today: string) =>
  db.many<{ code: string; name: string; level: string }>(sql`select code, name, level from regions.published_regions
    where parent = ${parent} and level in ('county', 'township', 'community', 'grid') and (valid_until is null or valid_until > ${today}) order by code limit 1000`)

/** Which of these views exist. */
export const viewsThere = async (db: Db, names: readonly string[]) =>
  new Set((await db.many<{ name: string }>(sql`select name from unnest(${[...names]}::text[]) name where to_regclass(name) is not null`)).map((one) => one.name))
