import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Geometry } from '../geometry.ts'

/*
 * Buildings, grids and what they hold. Lists of buildings are read whole (a banner of a million people has some twenty thousand) because the map
 * has to be asked for each; everything else is by range.
 */

export interface BuildingRow {
  id: string
  region: string
  estate: string
  name: string
  address: string
  lon: number | null
  lat: number | null
}

/** All buildings of a range, by buildings_by_region. */
export const buildingsOf = (db: Db, county: string, lo: string, hi: string) =>
  db.many<BuildingRow>(unprepared(sql`select id, region, estate, name, address, lon, lat from register.published_buildings
    where county = ${county} and region >= ${lo} and region < ${hi} order by region, id`))

export const buildingsById = (db: Db, county: string, ids: readonly string[]) =>
  db.many<BuildingRow>(sql`select id, region, estate, name, address, lon, lat from register.published_buildings where county = ${county} and id = any (${ids}::uuid[])`)

/** Dwellings of each building, by one_dwelling_per_door. */
export const dwellingsIn = (db: Db, county: string, buildingIds: readonly string[]) =>
  db.many<{ building_id: string; n: number }>(sql`select building_id, count(*)::int as n from register.published_doors
    where county = ${county} and building_id = any (${buildingIds}::uuid[]) group by building_id`)

/** People who live in each building today. */
export const peopleIn = (db: Db, county: string, buildingIds: readonly string[], day: string) =>
  db.many<{ building_id: string; n: number }>(sql`select d.building_id, count(distinct t.person_id)::int as n
    from register.published_doors d join register.published_ties t on t.county = d.county and t.dwelling_id = d.id and t.kind = 'living'
    where d.county = ${county} and d.building_id = any (${buildingIds}::uuid[]) and t.valid_from <= ${day} and (t.valid_until is null or t.valid_until > ${day})
    group by d.building_id`)

/** What goes with buildings when they are given to another grid, counted before they go. */
export const countBelow = (db: Db, county: string, buildingIds: readonly string[], day: string) =>
  db.one<{ dwellings: number; households: number; people: number }>(sql`
    with d as (select id from register.published_doors where county = ${county} and building_id = any (${buildingIds}::uuid[]))
    select (select count(*)::int from d) as dwellings,
      (select count(*)::int from register.published_households h where h.county = ${county} and h.dwelling_id in (select id from d)
        and (h.valid_until is null or h.valid_until > ${day})) as households,
      (select count(distinct t.person_id)::int from register.published_ties t where t.county = ${county} and t.dwelling_id in (select id from d)
        and t.kind = 'living' and t.valid_from <= ${day} and (t.valid_until is null or t.valid_until > ${day})) as people`)

export interface GridCounts {
  code: string
  buildings: number
  dwellings: number
  households: number
  people: number
}

/** What grids hold today: each figure one range of an index that begins with the region. */
export const countsOfGrids = (db: Db, county: string, codes: readonly string[], day: string) =>
  db.many<GridCounts>(unprepared(sql`
    select c.code, b.n as buildings, d.n as dwellings, h.n as households, p.n as people
    from unnest(${codes}::text[]) as c (code)
    cross join lateral (select count(*)::int as n from register.published_buildings x
      where x.county = ${county} and x.region >= c.code collate "C" and x.region < (c.code || ':') collate "C") b
    cross join lateral (select count(*)::int as n from register.published_doors x
      where x.county = ${county} and x.region >= c.code collate "C" and x.region < (c.code || ':') collate "C") d
    cross join lateral (select count(*)::int as n from register.published_households x
      where x.county = ${county} and x.region >= c.code collate "C" and x.region < (c.code || ':') collate "C"
        and x.valid_from <= ${day} and (x.valid_until is null or x.valid_until > ${day})) h
    cross join lateral (select count(distinct x.person_id)::int as n from register.published_ties x
      where x.county = ${county} and x.region >= c.code collate "C" and x.region < (c.code || ':') collate "C" and x.kind = 'living' and x.elsewhere_code = ''
        and x.valid_from <= ${day} and (x.valid_until is null or x.valid_until > ${day})) p`))

export interface HolderRow {
  id: string
  account_id: string
  holder: string
  region: string
  deputy_for: string | null
  valid_from: string
  valid_until: string | null
}

export interface GridRow {
  code: string
  name: string
  parent: string
  community: string
  holders: HolderRow[]
}

/** Grids of a range that exist on a day, with who works them (those of the whole community too), by regions' key and posts_by_place. */
export const gridsOf = (db: Db, f: { county: string; lo: string; hi: string; day: string; q: string }) =>
  db.many<GridRow>(unprepared(sql`
    select r.code, r.name, r.parent, p.name as community,
      (select coalesce(json_agg(json_build_object('id', h.id, 'account_id', h.account_id, 'holder', h.holder, 'region', h.region, 'deputy_for', h.deputy_for,
          'valid_from', h.valid_from, 'valid_until', h.valid_until) order by h.valid_from, h.id), '[]'::json)
        from accounts.published_posts h where h.county = ${f.county} and h.region in (r.code, r.parent) and h.kind = 'grid_worker'
          and h.valid_from <= ${f.day} and (h.valid_until is null or h.valid_until > ${f.day})) as holders
    from regions.published_regions r join regions.published_regions p on p.code = r.parent
    where r.level = 'grid' and r.code >= ${f.lo} and r.code < ${f.hi} and r.valid_from <= ${f.day} and (r.valid_until is null or r.valid_until > ${f.day})
      and (${f.q} = '' or strpos(p.name || r.name, ${f.q}) > 0)
    order by r.code limit 5000`))

/** Communities of a range on a day, and every place between them and the county. */
export const placesBelow = (db: Db, lo: string, hi: string, day: string) =>
  db.many<{ code: string; name: string; level: string; parent: string | null }>(sql`
    select code, name, level, parent from regions.published_regions
    where code >= ${lo} and code < ${hi} and level in ('township', 'community') and valid_from <= ${day} and (valid_until is null or valid_until > ${day}) order by code`)

export const namesOf = (db: Db, codes: readonly string[]) =>
  db.many<{ code: string; name: string }>(sql`select code, name from regions.published_regions where code = any (${codes})`)

export interface ShapeRow {
  code: string
  name: string
  level: string
  geometry: Geometry
  source: string
}

// ------------------------------------------------------------------------------------------------------------ the chain

export interface DwellingRow {
  id: string
  region: string
  building_id: string
  door: string
  address: string
  estate: string
  building: string
  households: string[]
}

/** A dwelling with what decides who answers for it. */
export const findDwelling = (db: Db, county: string, id: string, day: string) =>
  db.maybe<DwellingRow>(sql`select d.id, d.region, d.building_id, d.door, d.address, b.estate, b.address as building,
      (select coalesce(array_agg(h.id::text), '{}') from register.published_households h where h.county = d.county and h.dwelling_id = d.id
        and (h.valid_until is null or h.valid_until > ${day})) as households
    from register.published_doors d join register.published_buildings b on b.county = d.county and b.id = d.building_id
    where d.county = ${county} and d.id = ${id}`)

/** Where a person lives today, in the served county. Within the person's own scope. */
export const homeOf = (db: Db, county: string, personId: string, day: string) =>
  db.maybe<{ dwelling_id: string | null; region: string }>(sql`select dwelling_id, region from register.published_ties
    where county = ${county} and person_id = ${personId} and kind in ('living', 'registered') and elsewhere_code = ''
      and valid_from <= ${day} and (valid_until is null or valid_until > ${day}) order by kind, dwelling_id is null limit 1`)

export const regionOfPerson = (db: Db, county: string, personId: string) =>
  db.maybe<{ region: string; name: string }>(sql`select region, name from register.published_people where county = ${county} and id = ${personId}`)

export const householdsById = (db: Db, county: string, ids: readonly string[]) =>
  db.many<{ id: string; region: string }>(sql`select id, region from register.published_households where county = ${county} and id = any (${ids}::uuid[])`)

export const estatesOfBuildings = (db: Db, county: string, lo: string, hi: string) =>
  db.many<{ estate: string }>(sql`select distinct estate from register.published_buildings where county = ${county} and region >= ${lo} and region < ${hi}`)

/** The offices of places on a day that serve residents, the nearest place first wins. */
export const contactsAt = (db: Db, county: string, regions: readonly string[], day: string) =>
  db.many<{ region: string; kind: string; name: string; phone: string }>(sql`select region, kind, name, phone from organisations.published_contacts
    where county = ${county} and region = any (${regions}) and valid_from <= ${day} and (valid_until is null or valid_until > ${day}) order by (phone = ''), kind, name`)

/** Organisations of a community or a part of it on a day. */
export const organisationsWithin = (db: Db, county: string, f: { lo: string; hi: string; day: string }) =>
  db.many<{ id: string; region: string; kind: string; name: string }>(sql`select id, region, kind, name from organisations.published_contacts
    where county = ${county} and region >= ${f.lo} and region < ${f.hi} and valid_from <= ${f.day} and (valid_until is null or valid_until > ${f.day})
    order by region, kind, name limit 20000`)
