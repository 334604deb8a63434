import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'

export interface EstateRow {
  id: string | null
  region: string
  region_name: string | null
  name: string
  developer: string
  buildings: number
  dwellings: number
  households: number
  stated: number | null
  state: 'covered' | 'candidate' | 'decided'
  decision: 'own_committee' | 'joins' | 'wait' | null
  decided_on: string | null
  note: string
  version: number | null
}

export interface EstateFilter {
  county: string
  lo: string
  hi: string
  state: string
  q: string
  after: { region: string; name: string } | null
}

/** Estates known by their buildings and estates entered, as one list by community and name. */
const both = (f: { county: string; lo: string; hi: string }) => sql`
  select coalesce(e.region, b.region) as region, coalesce(e.name, b.name) as name, e.id, coalesce(e.state, 'covered') as state, coalesce(e.developer, '') as developer,
    e.households as stated, e.decision, e.decided_on, coalesce(e.note, '') as note, e.version
  from (select distinct left(region, 12) collate "C" as region, estate collate "C" as name from register.published_buildings
      where county = ${f.county} and region >= ${f.lo} and region < ${f.hi}) b
  full join (select * from grids.estates where county = ${f.county} and region >= ${f.lo} and region < ${f.hi}) e on e.region = b.region and e.name = b.name`

export const listEstates = (db: Db, f: EstateFilter, day: string) => {
  const after = f.after ?? { region: '', name: '' }
  return db.many<EstateRow>(unprepared(sql`
    with page as (select * from (${both(f)}) x
      where (${f.state} = 'all' or x.state = ${f.state}) and (${f.q} = '' or strpos(x.name, ${f.q}) > 0 or strpos(x.developer, ${f.q}) > 0)
        and (x.region, x.name) > (${after.region} collate "C", ${after.name} collate "C")
      order by x.region, x.name limit 51)
    select page.*, r.name as region_name, n.buildings, n.dwellings, n.households
    from page left join regions.published_regions r on r.code = page.region
    cross join lateral (
      select count(distinct b.id)::int as buildings, count(distinct d.id)::int as dwellings, count(distinct h.id)::int as households
      from register.published_buildings b
      left join register.published_doors d on d.county = b.county and d.building_id = b.id
      left join register.published_households h on h.county = d.county and h.dwelling_id = d.id and (h.valid_until is null or h.valid_until > ${day})
      where b.county = ${f.county} and b.region >= page.region and b.region < (page.region || ':') collate "C" and b.estate = page.name) n
    order by page.region, page.name`))
}

export const countEstates = (db: Db, f: { county: string; lo: string; hi: string }) =>
  db.one<{ all: number; covered: number; candidate: number; decided: number }>(unprepared(sql`
    select count(*)::int as all, count(*) filter (where state = 'covered')::int as covered, count(*) filter (where state = 'candidate')::int as candidate,
      count(*) filter (where state = 'decided')::int as decided from (${both(f)}) x`))

export interface KeptEstate {
  id: string
  region: string
  name: string
  developer: string
  households: number | null
  state: 'covered' | 'candidate' | 'decided'
  note: string
  version: number
}

export const holdEstate = (db: Db, county: string, id: string) =>
  db.maybe<KeptEstate>(sql`select id, region, name, developer, households, state, note, version from grids.estates where county = ${county} and id = ${id} for update`)

/** @returns whether it was new. */
export const insertEstate = async (db: Db, e: { county: string; id: string; region: string; name: string; developer: string; households: number | null; state: string; note: string; now: Date }) =>
  (await db.run(sql`insert into grids.estates (county, id, region, name, developer, households, state, note, created_at)
    values (${e.county}, ${e.id}, ${e.region}, ${e.name}, ${e.developer}, ${e.households}, ${e.state}, ${e.note}, ${e.now}) on conflict (region, name, county) do nothing`)) === 1

export const changeEstate = (db: Db, county: string, id: string, e: { developer: string; households: number | null; state: string; note: string }) =>
  db.one<{ version: number }>(sql`update grids.estates set developer = ${e.developer}, households = ${e.households}, state = ${e.state}, note = ${e.note}, version = version + 1
    where county = ${county} and id = ${id} returning version`)

export const decideEstate = (db: Db, county: string, id: string, d: { decision: string; on: string }) =>
  db.one<{ version: number }>(sql`update grids.estates set state = 'decided', decision = ${d.decision}, decided_on = ${d.on}, version = version + 1
    where county = ${county} and id = ${id} returning version`)

// ------------------------------------------------------------------------------------------------------------ area types

export interface TagRow {
  id: string
  region: string
  region_name: string | null
  kind: string
  name: string
  estate_id: string | null
  valid_from: string
  valid_until: string | null
  reason: string
  version: number
}

/** Tags of a range, current or past, by area_tags_by_region; some dozens in a street. */
export const tagsOf = (db: Db, f: { county: string; lo: string; hi: string; day: string; past: boolean }) =>
  db.many<TagRow>(unprepared(sql`select x.id, x.region, r.name as region_name, x.kind, x.name, x.estate_id, x.valid_from, x.valid_until, x.reason, x.version
    from grids.area_tags x left join regions.published_regions r on r.code = x.region
    where x.county = ${f.county} and x.region >= ${f.lo} and x.region < ${f.hi}
      and (x.valid_until is not null and x.valid_until <= ${f.day}) = ${f.past} order by x.region, x.id limit 5000`))

export const holdTag = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; valid_from: string; valid_until: string | null; version: number }>(sql`
    select id, region, valid_from, valid_until, version from grids.area_tags where county = ${county} and id = ${id} for update`)

export const tagStands = async (db: Db, county: string, t: { region: string; kind: string; estateId: string | null; day: string }) =>
  (await db.one<{ any: boolean }>(sql`select exists (select from grids.area_tags where county = ${county} and region = ${t.region} and kind = ${t.kind}
    and estate_id is not distinct from ${t.estateId}::uuid and (valid_until is null or valid_until > ${t.day})) as any`)).any

export const insertTag = (db: Db, t: { county: string; id: string; region: string; kind: string; name: string; estateId: string | null; validFrom: string; reason: string; now: Date }) =>
  db.run(sql`insert into grids.area_tags (county, id, region, kind, name, estate_id, valid_from, reason, created_at)
    values (${t.county}, ${t.id}, ${t.region}, ${t.kind}, ${t.name}, ${t.estateId}, ${t.validFrom}, ${t.reason}, ${t.now})`)

export const closeTag = (db: Db, county: string, id: string, on: string, reason: string) =>
  db.one<{ version: number }>(sql`update grids.area_tags set valid_until = ${on}, ended_reason = ${reason}, version = version + 1 where county = ${county} and id = ${id} returning version`)
