import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { DwellingUse } from './places.ts'

export const findBuildingFile = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; region_name: string | null; estate: string; name: string; address: string; lon: number | null; lat: number | null }>(sql`
    select b.id, b.region, r.name as region_name, b.estate, b.name, b.address, b.lon, b.lat
    from register.buildings b left join regions.published_regions r on r.code = b.region where b.county = ${county} and b.id = ${id}`)

export interface DoorRow {
  id: string
  door: string
  use: DwellingUse
  version: number
  living: number
  registered: number
  first: { name: string; bornOn: string } | null
}

/** All doors of a building with how many belong to each today: by one_dwelling_per_door, then the ties of each door. */
export const doorsOf = (db: Db, county: string, buildingId: string, today: string) =>
  db.many<DoorRow>(sql`
    select d.id, d.door, d.use, d.version, coalesce(n.living, 0)::int as living, coalesce(n.registered, 0)::int as registered, n.first
    from register.dwellings d
    left join lateral (
      select count(distinct t.person_id) filter (where t.kind = 'living') as living, count(distinct t.person_id) filter (where t.kind = 'registered') as registered,
        (array_agg(json_build_object('name', p.name, 'bornOn', p.born_on) order by t.kind <> 'living', t.relation, p.born_on, p.id))[1] as first
      from (
        select t.* from register.households h join register.ties t on t.county = h.county and t.household_id = h.id and t.dwelling_id = d.id
          where h.county = d.county and h.dwelling_id = d.id
        union all
        select t.* from register.ties t where t.county = d.county and t.dwelling_id = d.id and t.household_id is null) t
      join register.people p on p.county = t.county and p.id = t.person_id
      where t.valid_from <= ${today} and (t.valid_until is null or t.valid_until > ${today})) n on true
    where d.county = ${county} and d.building_id = ${buildingId} and d.ended_on is null order by length(d.door), d.door limit 2000`)

/** Dwellings and their buildings by the numbers of their door; see migration 0057. */
export const doorsByKey = (db: Db, w: { county: string; lo: string; hi: string; limit: number }, key: string) =>
  db.many<{ id: string; building_id: string }>(sql`select id, building_id from register.dwellings_by_door(${w.county}, ${key}, ${w.lo}, ${w.hi}, ${w.limit})`)

export interface LinkRow {
  id: string
  region: string
  dwelling_id: string
  kind: 'owner' | 'tenant'
  person_id: string | null
  name: string
  valid_from: string
  valid_until: string | null
  source: string
}

export const linksOf = (db: Db, county: string, dwellingId: string) =>
  db.many<LinkRow>(sql`select l.id, l.region, l.dwelling_id, l.kind, l.person_id, coalesce(p.name, l.name) as name, l.valid_from, l.valid_until, l.source
    from register.dwelling_links l left join register.people p on p.county = l.county and p.id = l.person_id
    where l.county = ${county} and l.dwelling_id = ${dwellingId} order by l.valid_until desc nulls first, l.valid_from desc, l.id limit 100`)

/** What a person is told of them, by dwelling_links_by_person. */
export const linksOfPerson = (db: Db, county: string, personId: string) =>
  db.many<{ kind: 'owner' | 'tenant'; address: string; valid_from: string; valid_until: string | null; source: string }>(sql`
    select l.kind, d.address, l.valid_from, l.valid_until, l.source
    from register.dwelling_links l join register.dwellings d on d.county = l.county and d.id = l.dwelling_id
    where l.county = ${county} and l.person_id = ${personId} order by l.valid_from desc, l.id limit 100`)

export const insertLink = (db: Db, l: LinkRow & { county: string; by: string; now: Date }) =>
  db.run(sql`insert into register.dwelling_links (county, id, region, dwelling_id, kind, person_id, name, valid_from, valid_until, source, made_by, made_at)
    values (${l.county}, ${l.id}, ${l.region}, ${l.dwelling_id}, ${l.kind}, ${l.person_id}, ${l.name}, ${l.valid_from}, ${l.valid_until}, ${l.source}, ${l.by}, ${l.now})`)

export const holdLink = (db: Db, county: string, id: string) =>
  db.maybe<LinkRow>(sql`select id, region, dwelling_id, kind, person_id, name, valid_from, valid_until, source from register.dwelling_links
    where county = ${county} and id = ${id} for update`)

export const endLink = (db: Db, county: string, id: string, on: string, because: string) =>
  db.run(sql`update register.dwelling_links set valid_until = ${on}, ended_because = ${because} where county = ${county} and id = ${id}`)

export const holdDwelling = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; building_id: string; door: string; version: number }>(sql`
    select id, region, building_id, door, version from register.dwellings where county = ${county} and id = ${id} and ended_on is null for update`)

/** Whether anybody or any household belongs to a dwelling now. In the county's scope. */
export const dwellingInUse = async (db: Db, county: string, id: string) =>
  (await db.one<{ any: boolean }>(sql`select exists (select from register.households where county = ${county} and dwelling_id = ${id} and valid_until is null)
    or exists (select from register.ties where county = ${county} and dwelling_id = ${id} and household_id is null and valid_until is null) as any`)).any

export const endDwelling = (db: Db, county: string, id: string, on: string, because: string) =>
  db.run(sql`update register.dwellings set ended_on = ${on}, ended_because = ${because}, version = version + 1 where county = ${county} and id = ${id}`)
