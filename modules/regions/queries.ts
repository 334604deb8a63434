import type { Db } from '../../platform/server/db.ts'
import { sql, unprepared } from '../../platform/server/sql.ts'
import type { Region, RegionLine } from './contract.ts'

const columns = sql`code, level, name, full_name as "fullName", parent, kind, valid_from as "validFrom", valid_until as "validUntil"`

export const findRegion = (db: Db, code: string) => db.maybe<Region>(sql`
  select code, level, name, full_name as "fullName", parent, kind, valid_from as "validFrom", valid_until as "validUntil"
  from regions.regions where code = ${code}`)

/** A place and everything above it, nearest first; levels that are missing are simply not there (TER-21). */
export const wayUp = (db: Db, code: string) => db.many<Region>(sql`
  with recursive up as (
    select r.*, 0 as step from regions.regions r where r.code = ${code}
    union all select p.*, up.step + 1 from regions.regions p join up on p.code = up.parent where up.step < 10)
  select code, level, name, full_name as "fullName", parent, kind, valid_from as "validFrom", valid_until as "validUntil" from up order by step`)

/** What a place was made of (`to`) or became (`from`), the last change first; by successions_to and successions_from. */
export const findSuccessions = (db: Db, code: string, side: 'to' | 'from') => {
  const [mine, theirs] = side === 'to' ? [sql`s.to_code`, sql`s.from_code`] : [sql`s.from_code`, sql`s.to_code`]
  return db.many<{ on: string; code: string; name: string; whole: boolean }>(sql`
    select s.on_day as "on", ${theirs} as code, r.name, s.whole from regions.successions s join regions.regions r on r.code = ${theirs}
    where ${mine} = ${code} and s.from_code <> s.to_code order by s.on_day desc, s.number desc limit 20`)
}

/** Names that a place bore before, the last first. */
export const findFormerNames = (db: Db, code: string, today: string) =>
  db.many<{ name: string; until: string }>(sql`
    select f.name, max(f.valid_until) as until from regions.former_regions f join regions.regions r on r.code = f.code
    where f.code = ${code} and f.name <> r.name group by f.name having max(f.valid_until) <= ${today} order by until desc limit 10`)

export interface RegionFilter {
  parent: string | undefined
  lo: string | undefined
  hi: string | undefined
  level: string | undefined
  q: string | undefined
  day: string
  today: string
  limit: number
}

export const findRegions = (db: Db, f: RegionFilter) => {
  const where = [sql`valid_from <= ${f.day}`, sql`(valid_until is null or valid_until > ${f.day})`]
  if (f.parent) where.push(sql`parent = ${f.parent}`)
  if (f.lo !== undefined && f.hi !== undefined) where.push(sql`code >= ${f.lo} and code < ${f.hi}`)
  if (f.level) where.push(sql`level = ${f.level}`)
  if (f.q) where.push(sql`(strpos(name, ${f.q}) > 0 or starts_with(code, ${f.q}) or code in (select i.code from regions.regions i where starts_with(i.initials, ${f.q.toLowerCase()})))`)
  // A past day may show places under another name or parent. Parts are counted over regions_by_parent.
  const places = sql.column(f.day < f.today ? 'regions.published_periods' : 'regions.regions')
  return db.many<RegionLine>(unprepared(sql`select ${columns},
      (select count(*)::int from ${places} c where c.parent = r.code and c.valid_from <= ${f.day} and (c.valid_until is null or c.valid_until > ${f.day})) as parts
    from ${places} r where ${sql.join(where, ' and ')} order by code limit ${f.limit}`))
}

/** Shapes of the places of a day: today's, or the one that a place had in its period of that day. */
export const findBoundaries = (db: Db, lo: string, hi: string, level: string, day: string) => db.many<{ code: string; name: string; level: string; geometry: { type: string; coordinates: unknown[] }; source: string }>(sql`
  select r.code, r.name, r.level, b.geometry, b.source from regions.regions r join regions.boundaries b on b.code = r.code
  where r.code >= ${lo} and r.code < ${hi} and r.level = ${level} and r.valid_from <= ${day} and (r.valid_until is null or r.valid_until > ${day})
  union all
  select f.code, f.name, r.level, f.geometry, f.source from regions.former_regions f join regions.regions r on r.code = f.code
  where f.code >= ${lo} and f.code < ${hi} and r.level = ${level} and f.valid_from <= ${day} and f.valid_until > ${day} and f.geometry is not null
  order by 1 limit 2000`)

export interface NewRegion {
  code: string
  level: string
  name: string
  fullName: string
  parent: string | null
  kind: string
  initials: string
  geometry?: unknown
}

/** Writes places that are not there yet, parents first. */
export async function insertRegions(db: Db, regions: NewRegion[], source: string): Promise<void> {
  await db.run(sql`insert into regions.regions (code, level, name, full_name, parent, kind, initials)
    select r.code, r.level, r.name, r."fullName", r.parent, r.kind, r.initials
    from jsonb_to_recordset(${JSON.stringify(regions.map(({ geometry: _g, ...r }) => r))}::jsonb)
      as r (code text, level text, name text, "fullName" text, parent text, kind text, initials text)
    on conflict (code) do nothing`)
  const drawn = regions.filter((r) => r.geometry).map((r) => ({ code: r.code, geometry: r.geometry }))
  await db.run(sql`insert into regions.boundaries (code, geometry, source)
    select b.code, b.geometry, ${source} from jsonb_to_recordset(${JSON.stringify(drawn)}::jsonb) as b (code text, geometry jsonb)
    on conflict (code) do nothing`)
}

/** All grids that a community has or ever had: a code is never given twice. */
export const gridCodesEver = (db: Db, lo: string, hi: string) =>
  db.many<{ code: string }>(sql`select code from regions.regions where level = 'grid' and code >= ${lo} and code < ${hi}`)
