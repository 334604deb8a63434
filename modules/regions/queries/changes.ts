import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { Shape } from '../geometry.ts'

export interface PlaceRow {
  code: string
  level: string
  name: string
  fullName: string
  parent: string | null
  kind: string
  validFrom: string
  validUntil: string | null
}

/** Places by code as they are today, held against other changes of places. */
export const lockPlaces = (db: Db, codes: readonly string[]) =>
  db.many<PlaceRow>(sql`
    select code, level, name, full_name as "fullName", parent, kind, valid_from as "validFrom", valid_until as "validUntil"
    from regions.regions where code = any (${codes}) order by code for update`)

/** Places by code as they are today. */
export const placesByCode = (db: Db, codes: readonly string[]) =>
  db.many<PlaceRow>(sql`
    select code, level, name, full_name as "fullName", parent, kind, valid_from as "validFrom", valid_until as "validUntil"
    from regions.regions where code = any (${codes}) order by code`)

/** Every place below some, whether it still is or not: codes are never used twice. */
export const placesBelow = (db: Db, ranges: ReadonlyArray<{ lo: string; hi: string }>) =>
  db.many<PlaceRow>(sql`
    select r.code, r.level, r.name, r.full_name as "fullName", r.parent, r.kind, r.valid_from as "validFrom", r.valid_until as "validUntil"
    from unnest(${ranges.map((r) => r.lo)}::text[], ${ranges.map((r) => r.hi)}::text[]) as s (lo, hi)
    join regions.regions r on r.code >= s.lo collate "C" and r.code < s.hi collate "C" order by r.code`)

/** Closes the period of places that go on under another name, boundary or after a pause. Nothing is written when the period began today. */
export const closePeriods = (db: Db, codes: readonly string[], changeId: string, on: string) =>
  db.run(sql`
    insert into regions.former_regions (code, valid_from, valid_until, change_id, name, full_name, parent, kind, replaced_by, geometry, source)
    select r.code, r.valid_from, least(coalesce(r.valid_until, ${on}::date), ${on}::date), ${changeId}, r.name, r.full_name, r.parent, r.kind, r.replaced_by,
      b.geometry, coalesce(b.source, '')
    from regions.regions r left join regions.boundaries b on b.code = r.code
    where r.code = any (${codes}) and r.valid_from < least(coalesce(r.valid_until, ${on}::date), ${on}::date)
    on conflict (code, valid_from) do nothing`)

export const beginPeriods = (db: Db, codes: readonly string[], on: string) =>
  db.run(sql`update regions.regions set valid_from = ${on}, valid_until = null, replaced_by = null where code = any (${codes})`)

export const insertPlace = (db: Db, p: { code: string; level: string; name: string; fullName: string; parent: string; kind: string; initials: string; on: string }) =>
  db.run(sql`insert into regions.regions (code, level, name, full_name, parent, kind, initials, valid_from)
    values (${p.code}, ${p.level}, ${p.name}, ${p.fullName}, ${p.parent}, ${p.kind}, ${p.initials}, ${p.on})`)

export const endPlace = (db: Db, code: string, on: string, replacedBy: string | null) =>
  db.run(sql`update regions.regions set valid_until = greatest(valid_from, ${on}::date), replaced_by = ${replacedBy} where code = ${code} and valid_until is null`)

export const renamePlace = (db: Db, p: { code: string; name: string; fullName: string; initials: string }) =>
  db.run(sql`update regions.regions set name = ${p.name}, full_name = ${p.fullName}, initials = ${p.initials} where code = ${p.code}`)

export const insertSuccession = (db: Db, s: { changeId: string; from: string; to: string; on: string; whole: boolean; undoes: string | null }) =>
  db.run(sql`insert into regions.successions (change_id, from_code, to_code, on_day, whole, undoes)
    values (${s.changeId}, ${s.from}, ${s.to}, ${s.on}, ${s.whole}, ${s.undoes}) on conflict (change_id, from_code, to_code) do nothing`)

export interface Drawn {
  code: string
  geometry: Shape | null
  source: string
}

export const shapesOf = (db: Db, codes: readonly string[]) =>
  db.many<Drawn>(sql`select r.code, b.geometry, coalesce(b.source, '') as source
    from regions.regions r left join regions.boundaries b on b.code = r.code where r.code = any (${codes})`)

/** Shapes of the places directly under one, as they are now. */
export const shapesUnder = (db: Db, parent: string) =>
  db.many<Drawn>(sql`select r.code, b.geometry, coalesce(b.source, '') as source
    from regions.regions r left join regions.boundaries b on b.code = r.code where r.parent = ${parent} and r.valid_until is null order by r.code`)

export const drawPlace = (db: Db, drawn: Drawn) =>
  db.run(sql`insert into regions.boundaries (code, geometry, source) values (${drawn.code}, ${JSON.stringify(drawn.geometry)}, ${drawn.source})
    on conflict (code) do update set geometry = excluded.geometry, source = excluded.source`)

/** Places of a day in which lies what was `place` on an earlier day. */
export const successorsOf = (db: Db, place: string, from: string, to: string) =>
  db.many<{ code: string; whole: boolean }>(sql`select code, whole from regions.successors_of(${place}, ${from}, ${to})`)

/** Places of an earlier day from which came what is `place` on a later day. */
export const predecessorsOf = (db: Db, place: string, from: string, to: string) =>
  db.many<{ code: string; whole: boolean }>(sql`select code, whole from regions.predecessors_of(${place}, ${from}, ${to})`)

export interface PeriodRow {
  name: string
  fullName: string
  parent: string | null
  validFrom: string
  validUntil: string | null
}

/** What a place was called and when, oldest first; the last is today's, or the one in which it ended. */
export const periodsOf = (db: Db, code: string) =>
  db.many<PeriodRow>(sql`select name, full_name as "fullName", parent, valid_from as "validFrom", valid_until as "validUntil"
    from regions.published_periods where code = ${code} order by valid_from`)

export interface Kinship {
  changeId: string
  code: string
  name: string
  on: string
  whole: boolean
}

/** What came into a place and what went out of it, in order. */
export const kinOf = (db: Db, code: string) =>
  db.many<Kinship & { way: 'from' | 'to' }>(sql`
    select s.change_id as "changeId", r.code, r.name, s.on_day as "on", s.whole, case when s.from_code = ${code} then 'to' else 'from' end as way
    from regions.successions s join regions.regions r on r.code = case when s.from_code = ${code} then s.to_code else s.from_code end
    where s.from_code = ${code} or s.to_code = ${code} order by s.number`)
