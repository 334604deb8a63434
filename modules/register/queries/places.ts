import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'

// --------------------------------------------------------------------------------------------------------------- ties

export interface TieRow {
  id: string
  region: string
  person_id: string
  kind: 'registered' | 'living' | 'cared_for'
  household_id: string | null
  dwelling_id: string | null
  elsewhere_code: string
  elsewhere: string
  valid_from: string
  valid_until: string | null
}

/** A person's ties, all that held on some day. */
export const tiesOf = (db: Db, county: string, personId: string) =>
  db.many<TieRow>(sql`select id, region, person_id, kind, household_id, dwelling_id, elsewhere_code, elsewhere, valid_from, valid_until
    from register.ties where county = ${county} and person_id = ${personId} and valid_until is distinct from valid_from order by valid_from desc, id`)

export interface NewTieRow {
  county: string
  id: string
  region: string
  personId: string
  kind: string
  householdId: string | null
  dwellingId: string | null
  relation: string
  elsewhereCode: string
  elsewhere: string
  validFrom: string
  source: string
}

export const insertTie = (db: Db, t: NewTieRow) =>
  db.run(sql`insert into register.ties
      (county, id, region, person_id, kind, household_id, dwelling_id, relation, elsewhere_code, elsewhere, valid_from, source)
    values (${t.county}, ${t.id}, ${t.region}, ${t.personId}, ${t.kind}, ${t.householdId}, ${t.dwellingId}, ${t.relation}, ${t.elsewhereCode},
      ${t.elsewhere}, ${t.validFrom}, ${t.source})`)

export const closeTie = (db: Db, county: string, id: string, on: string) =>
  db.run(sql`update register.ties set valid_until = ${on} where county = ${county} and id = ${id}`)

// --------------------------------------------------------------------------------------------------------- households

export interface HouseholdRow {
  id: string
  region: string
  kind: 'family' | 'collective'
  dwelling_id: string | null
  head_id: string | null
  valid_from: string
  valid_until: string | null
  version: number
}

export const findHousehold = (db: Db, county: string, id: string) =>
  db.maybe<HouseholdRow>(sql`select id, region, kind, dwelling_id, head_id, valid_from, valid_until, version from register.households
    where county = ${county} and id = ${id}`)

export const holdHousehold = (db: Db, county: string, id: string) =>
  db.maybe<HouseholdRow>(sql`select id, region, kind, dwelling_id, head_id, valid_from, valid_until, version from register.households
    where county = ${county} and id = ${id} for update`)

export const insertHousehold = (
  db: Db,
  h: { county: string; id: string; region: string; kind: string; number: string | null; dwellingId: string | null; headId: string | null; validFrom: string; now: Date },
) =>
  db.run(sql`insert into register.households (county, id, region, kind, number, dwelling_id, head_id, valid_from, created_at)
    values (${h.county}, ${h.id}, ${h.region}, ${h.kind}, ${h.number}, ${h.dwellingId}, ${h.headId}, ${h.validFrom}, ${h.now})`)

export const closeHousehold = (db: Db, county: string, id: string, on: string) =>
  db.one<{ version: number }>(sql`update register.households set valid_until = ${on}, version = version + 1
    where county = ${county} and id = ${id} returning version`)

/** Whether anybody belongs to a household on a day. Run within the whole county: members may live elsewhere. */
export const householdHasMembers = async (db: Db, county: string, id: string, on: string) =>
  (await db.one<{ any: boolean }>(sql`select exists (select from register.ties where county = ${county} and household_id = ${id}
    and (valid_until is null or valid_until > ${on})) as any`)).any

export interface HouseholdFile {
  id: string
  region: string
  regionName: string | null
  kind: 'family' | 'collective'
  number: string | null
  headId: string | null
  dwellingId: string | null
  address: string
  validFrom: string
  validUntil: string | null
  version: number
  members: Array<{ personId: string; name: string; relation: string; kind: TieRow['kind']; sex: '0' | '1' | '2' | '9'; bornOn: string; since: string; inScope: boolean }>
  formerMembers: number
}

export const householdFile = async (db: Db, county: string, id: string, today: string) =>
  (await db.one<{ file: HouseholdFile | null }>(sql`select register.household_of(${county}, ${id}, ${today}) as file`)).file

/** Households as they were on a day: 51 by place and number, by households_by_region or households_by_dwelling. */
export const listHouseholds = (
  db: Db,
  f: { county: string; lo: string; hi: string; dwellingId: string | null; on: string; after: { region: string; id: string } | null },
) => {
  const conditions: Sql[] = [
    sql`h.county = ${f.county} and h.region >= ${f.lo} and h.region < ${f.hi} and h.valid_from <= ${f.on} and (h.valid_until is null or h.valid_until > ${f.on})`,
    ...(f.dwellingId ? [sql`h.dwelling_id = ${f.dwellingId}`] : []),
    ...(f.after ? [sql`(h.region, h.id) > (${f.after.region}, ${f.after.id}::uuid)`] : []),
  ]
  return db.many<{
    id: string; region: string; region_name: string | null; kind: 'family' | 'collective'; number: string | null; head_name: string | null
    members: number; address: string | null; valid_from: string; valid_until: string | null
  }>(unprepared(sql`
    with page as materialized (select h.* from register.households h where ${sql.join(conditions, ' and ')} order by h.region, h.id limit 51)
    select h.id, h.region, r.name as region_name, h.kind, h.number, p.name as head_name, d.address, h.valid_from, h.valid_until,
      (select count(distinct t.person_id) from register.ties t where t.county = h.county and t.household_id = h.id
        and t.valid_from <= ${f.on} and (t.valid_until is null or t.valid_until > ${f.on})) as members
    from page h left join regions.published_regions r on r.code = h.region
    left join register.people p on p.county = h.county and p.id = h.head_id
    left join register.dwellings d on d.county = h.county and d.id = h.dwelling_id
    order by h.region, h.id`))
}

/** How many households a place had on a day. */
export const countHouseholds = async (db: Db, f: { county: string; lo: string; hi: string; on: string }) =>
  (await db.one<{ n: number }>(unprepared(sql`select count(*) as n from register.households
    where county = ${f.county} and region >= ${f.lo} and region < ${f.hi} and valid_from <= ${f.on} and (valid_until is null or valid_until > ${f.on})`))).n

// ---------------------------------------------------------------------------------------------------------- dwellings

export interface DwellingRow {
  id: string
  region: string
  building_id: string
  address: string
}

export const findDwelling = (db: Db, county: string, id: string) =>
  db.maybe<DwellingRow>(sql`select id, region, building_id, address from register.dwellings where county = ${county} and id = ${id} and ended_on is null`)

/** A building by its address within a community, by one_building_per_address. */
export const findBuilding = (db: Db, county: string, address: string, lo: string, hi: string) =>
  db.maybe<{ id: string; region: string }>(sql`select id, region from register.buildings
    where county = ${county} and address = ${address} and region >= ${lo} and region < ${hi} order by region limit 1`)

/** Makes a building; false when another made it at the same moment. */
export const insertBuilding = async (
  db: Db,
  b: { county: string; id: string; region: string; estate: string; name: string; address: string; grams: string[]; lon: number | null; lat: number | null },
) =>
  (await db.run(sql`insert into register.buildings (county, id, region, estate, name, address, grams, lon, lat)
    values (${b.county}, ${b.id}, ${b.region}, ${b.estate}, ${b.name}, ${b.address}, ${b.grams}, ${b.lon}, ${b.lat})
    on conflict (address, region, county) do nothing`)) === 1

/** Makes a dwelling; false when this door is recorded already. */
export const insertDwelling = async (
  db: Db,
  d: { county: string; id: string; region: string; buildingId: string; door: string; address: string; use: string; areaM2: number | null; now: Date },
) =>
  (await db.run(sql`insert into register.dwellings (county, id, region, building_id, door, address, use, area_m2, created_at)
    values (${d.county}, ${d.id}, ${d.region}, ${d.buildingId}, ${d.door}, ${d.address}, ${d.use}, ${d.areaM2}, ${d.now})
    on conflict (building_id, door, county) do nothing`)) === 1

/** Dwellings of a place or building: 51 by place and number, by dwellings_by_region or one_dwelling_per_door. */
export const listDwellings = (
  db: Db,
  f: { county: string; lo: string; hi: string; buildingId: string | null; use: string | null; after: { region: string; id: string } | null },
) => {
  const conditions: Sql[] = [
    sql`d.county = ${f.county} and d.region >= ${f.lo} and d.region < ${f.hi} and d.ended_on is null`,
    ...(f.buildingId ? [sql`d.building_id = ${f.buildingId}`] : []),
    ...(f.use ? [sql`d.use = ${f.use}`] : []),
    ...(f.after ? [sql`(d.region, d.id) > (${f.after.region}, ${f.after.id}::uuid)`] : []),
  ]
  return db.many<{ id: string; region: string; region_name: string | null; building_id: string; address: string; use: DwellingUse; area_m2: number | null }>(
    unprepared(sql`
      select d.id, d.region, r.name as region_name, d.building_id, d.address, d.use, d.area_m2
      from register.dwellings d left join regions.published_regions r on r.code = d.region
      where ${sql.join(conditions, ' and ')} order by d.region, d.id limit 51`),
  )
}

export type DwellingUse = 'owner' | 'tenant' | 'vacant' | 'business' | 'other'

export interface DwellingFile {
  id: string
  region: string
  region_name: string | null
  building_id: string
  estate: string
  building: string
  door: string
  address: string
  use: DwellingUse
  area_m2: number | null
  lon: number | null
  lat: number | null
  version: number
  residents: Array<{ id: string; name: string; bornOn: string; kind: TieRow['kind']; relation: string; since: string }>
  households: Array<{ id: string; kind: 'family' | 'collective'; number: string | null }>
  former: number
}

/** Ties to one dwelling: those of its households, and those to the dwelling itself. */
const tiesAt = sql`(
      select t.* from register.households h join register.ties t on t.county = h.county and t.household_id = h.id and t.dwelling_id = d.id
      where h.county = d.county and h.dwelling_id = d.id
      union all
      select t.* from register.ties t where t.county = d.county and t.dwelling_id = d.id and t.household_id is null)`

export const dwellingFile = (db: Db, county: string, id: string, today: string) =>
  db.maybe<DwellingFile>(sql`
    select d.id, d.region, r.name as region_name, d.building_id, b.estate, b.name as building, d.door, d.address, d.use, d.area_m2, b.lon, b.lat, d.version,
      (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'bornOn', p.born_on, 'kind', t.kind, 'relation', t.relation, 'since', t.valid_from)
          order by t.kind, t.relation, p.born_on, p.id), '[]'::json)
        from ${tiesAt} t join register.people p on p.county = t.county and p.id = t.person_id
        where t.valid_from <= ${today} and (t.valid_until is null or t.valid_until > ${today})) as residents,
      (select coalesce(json_agg(json_build_object('id', h.id, 'kind', h.kind, 'number', h.number) order by h.valid_from, h.id), '[]'::json)
        from register.households h where h.county = d.county and h.dwelling_id = d.id
        and h.valid_from <= ${today} and (h.valid_until is null or h.valid_until > ${today})) as households,
      (select count(distinct t.person_id) from ${tiesAt} t where t.valid_until <= ${today} and t.valid_until > t.valid_from) as former
    from register.dwellings d
    join register.buildings b on b.county = d.county and b.id = d.building_id
    left join regions.published_regions r on r.code = d.region
    where d.county = ${county} and d.id = ${id}`)

/** Whether a place exists on a day, as a community or a part of one. */
export const findPlace = (db: Db, code: string, today: string) =>
  db.maybe<{ code: string; level: string; name: string }>(sql`select code, level, name from regions.published_regions
    where code = ${code} and valid_from <= ${today} and (valid_until is null or valid_until > ${today})`)

/** Puts a building on the map, when its point is still the one that was seen. @returns whether it was. */
export const locateBuilding = async (db: Db, county: string, id: string, was: { lon: number; lat: number } | null, point: { lon: number; lat: number }) =>
  (await db.run(sql`update register.buildings set lon = ${point.lon}, lat = ${point.lat}
    where county = ${county} and id = ${id} and lon is not distinct from ${was?.lon ?? null}::double precision and lat is not distinct from ${was?.lat ?? null}::double precision`)) === 1

/** Puts many buildings on the map at once: an import, a demonstration. */
export const locateBuildings = (db: Db, county: string, points: readonly { id: string; lon: number; lat: number }[]) =>
  db.run(sql`update register.buildings b set lon = p.lon, lat = p.lat
    from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as p (id uuid, lon double precision, lat double precision)
    where b.county = ${county} and b.id = p.id`)
