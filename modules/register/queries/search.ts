import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import { addressToday, type PersonRow } from './people.ts'
import type { DwellingUse } from './places.ts'

/** Where a search looks. */
export interface Where {
  county: string
  lo: string
  hi: string
  today: string
  limit: number
}

export interface HitRow {
  id: string
  name: string
  sex: PersonRow['sex']
  born_on: string
  region: string
  region_name: string | null
  address: string | null
}

/** The lines for the people found; `found` is a CTE with `id` and an `at` by which the best come first. */
const lines = (where: Where, found: Sql): Sql => sql`
  with ${found}
  select p.id, p.name, p.sex, p.born_on, p.region, r.name as region_name, home.address
  from found f join register.people p on p.county = ${where.county} and p.id = f.id and p.state in ('present', 'moved_away', 'died')
  left join regions.published_regions r on r.code = p.region ${addressToday(where.today)}
  order by f.at, p.name, p.id limit ${where.limit}`

/**
 * By the beginning of the initials: the shortest first. All conditions are leakproof, so the policy becomes part of the index condition. A wide
 * scope reads people_by_initials in its order and stops at the limit; for a narrow one that is too long a way, and its own stretch of
 * people_by_region, whose entries carry the initials, is read instead: whichever has fewer entries, so that the work stays under the square
 * root of 40 × people. Planned for each call. At 988,444 people under the policy: `zjg` in the county 0.24 ms, `z` in one community 0.5 ms.
 */
export const peopleByInitials = (db: Db, where: Where, letters: string) =>
  db.many<HitRow>(unprepared(lines(where, sql`found as materialized (
    select p.id, p.initials as at from register.people p
    where p.county = ${where.county} and p.initials >= ${letters} and p.initials < ${`${letters}{`} and p.region >= ${where.lo} and p.region < ${where.hi}
    order by p.initials, p.region limit ${where.limit})`)))

/**
 * By characters: names that begin with them (people_by_name), then names that contain every two-character window of them
 * (people_by_grams, through a function: see migration 0011). The function runs only if the beginnings did not fill the page.
 */
export const peopleByCharacters = (db: Db, where: Where, text: string, grams: string[]) =>
  db.many<HitRow>(unprepared(lines(where, sql`starting as materialized (
      select p.id from register.people p
      where p.county = ${where.county} and p.name >= ${text} and p.name < ${`${text}\u{10ffff}`} and p.region >= ${where.lo} and p.region < ${where.hi}
      order by p.name, p.region limit ${where.limit}),
    found as materialized (
      select id, at from (
        select id, 0 as at from starting
        union all
        select c.id, 1 from register.people_with_grams(${where.county}, ${grams}, ${where.lo}, ${where.hi}, ${where.limit * 2}) c
        where not exists (select from starting s where s.id = c.id)) both_ways limit ${where.limit})`)))

/** By an exact number, through its blind index; a file that was merged answers with the one that goes on. */
export const peopleByNumber = (db: Db, where: Where, column: 'id_index' | 'phone_index', index: Buffer) =>
  db.many<HitRow>(lines(where, sql`found as materialized (
    select distinct register.survivor_of(p.county, p.id) as id, 0 as at from register.people p
    where p.county = ${where.county} and ${sql.column(`p.${column}`)} = ${index} and p.region >= ${where.lo} and p.region < ${where.hi}
    limit ${where.limit})`))

export interface BuildingHit {
  id: string
  region: string
  estate: string
  name: string
  address: string
}

export const buildingsByGrams = (db: Db, where: Where, grams: string[], most: number) =>
  db.many<BuildingHit>(sql`select id, region, estate, name, address
    from register.buildings_with_grams(${where.county}, ${grams}, ${where.lo}, ${where.hi}, ${most})`)

export interface DwellingHitRow {
  id: string
  region: string
  region_name: string | null
  address: string
  use: DwellingUse
  residents: Array<{ id: string; name: string; bornOn: string }>
}

/**
 * Dwellings of some buildings whose door fits (a regular expression of digits, or empty), by one_dwelling_per_door, with who lives there.
 * The expression is not leakproof, but by then the rows are found by building.
 */
export const dwellingsOf = (db: Db, where: Where, buildings: string[], door: string) =>
  db.many<DwellingHitRow>(unprepared(sql`
    with found as materialized (
      select d.county, d.id, d.region, d.address, d.use, d.door, array_position(${buildings}::uuid[], d.building_id) as at from register.dwellings d
      where d.county = ${where.county} and d.building_id = any (${buildings}::uuid[]) and d.region >= ${where.lo} and d.region < ${where.hi}
        and d.ended_on is null and (${door} = '' or d.door ~ ${door})
      order by at, length(d.door), d.door limit ${where.limit})
    select d.id, d.region, r.name as region_name, d.address, d.use,
      (select coalesce(json_agg(json_build_object('id', q.id, 'name', q.name, 'bornOn', q.born_on)), '[]'::json) from (
        select p.id, p.name, p.born_on from (
          select t.county, t.person_id, t.relation from register.households h
            join register.ties t on t.county = h.county and t.household_id = h.id and t.dwelling_id = d.id and t.kind = 'living'
              and t.valid_from <= ${where.today} and (t.valid_until is null or t.valid_until > ${where.today})
            where h.county = d.county and h.dwelling_id = d.id
          union all
          select t.county, t.person_id, t.relation from register.ties t
            where t.county = d.county and t.dwelling_id = d.id and t.household_id is null and t.kind = 'living'
              and t.valid_from <= ${where.today} and (t.valid_until is null or t.valid_until > ${where.today})) t
          join register.people p on p.county = t.county and p.id = t.person_id
          order by t.relation, p.born_on, p.id limit 5) q) as residents
    from found d left join regions.published_regions r on r.code = d.region
    order by d.at, length(d.door), d.door`))

/** Nothing was typed: no condition. */
export const everybody: Sql = sql`true`

/** Conditions on `p` for a list: the same ways of finding, without a limit of their own except for windows inside names. */
export const foundByInitials = (letters: string): Sql => sql`p.initials >= ${letters} and p.initials < ${`${letters}{`}`
export const foundByName = (text: string): Sql => sql`p.name >= ${text} and p.name < ${`${text}\u{10ffff}`}`
export const foundByNumber = (column: 'id_index' | 'phone_index', index: Buffer): Sql => sql`${sql.column(`p.${column}`)} = ${index}`
export const foundAmong = (ids: readonly string[]): Sql => sql`p.id = any (${ids}::uuid[])`

/** So many names of each kind a list takes; whoever wants more asks with more characters. */
export const MOST_NAMES = 500

/**
 * Whose names begin with the text, and whose names contain it, at most 500 of each; `more` says that there were more than that.
 * At 988,444 people under the policy: 8 ms for 632 names (with 2,000 of each it was 40 ms).
 */
export async function idsByCharacters(db: Db, county: string, text: string, grams: string[], lo: string, hi: string): Promise<{ ids: string[]; more: boolean }> {
  const asked = MOST_NAMES + 1
  const rows = await db.many<{ id: string; begins: boolean }>(unprepared(sql`
    (select s.id, true as begins from register.people s
      where s.county = ${county} and s.name >= ${text} and s.name < ${`${text}\u{10ffff}`} and s.region >= ${lo} and s.region < ${hi}
      order by s.name, s.region limit ${asked})
    union all
    select id, false from register.people_with_grams(${county}, ${grams}, ${lo}, ${hi}, ${asked})`))
  const beginning = rows.filter((row) => row.begins)
  const containing = rows.filter((row) => !row.begins)
  const kept = [...beginning.slice(0, MOST_NAMES), ...containing.slice(0, MOST_NAMES)].map((row) => row.id)
  return { ids: [...new Set(kept)], more: beginning.length > MOST_NAMES || containing.length > MOST_NAMES }
}
