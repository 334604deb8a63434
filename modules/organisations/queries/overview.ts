import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Db } from '../../../platform/server/db.ts'
import type { FactValues } from '../rules.ts'

export interface StandingRow {
  id: string
  region: string
  kind: string
  name: string
  termUntil: string | null
  facts: FactValues
  seats: Array<{ role: string; key: string; name: string }>
}

/**
 * All organisations of some kinds in a range as they stood on a day, each with its term and seats of that day. Three look-ups by id instead of one
 * statement: under row-level security the planner thinks that a range holds a handful of rows and would join in loops.
 */
export async function standingOn(db: Db, county: string, lo: string, hi: string, kinds: readonly string[], day: string): Promise<StandingRow[]> {
  const rows = await db.many<Omit<StandingRow, 'termUntil' | 'facts' | 'seats'>>(unprepared(sql`
    select o.id, o.region, o.kind, o.name from organisations.organisations o
    where o.county = ${county} and o.region >= ${lo} and o.region < ${hi} and o.kind = any (${[...kinds]})
      and o.valid_from <= ${day} and (o.valid_until is null or o.valid_until > ${day})
    order by o.region, o.kind, o.id`))
  const ids = rows.map((row) => row.id)
  const facts = await db.many<{ id: string; facts: FactValues }>(unprepared(sql`
    select id, facts from organisations.details where county = ${county} and id = any (${ids}::uuid[]) and facts <> '{}'::jsonb`))
  const terms = await db.many<{ id: string; until: string }>(unprepared(sql`
    select organisation_id as id, max(valid_until) as until from organisations.terms
    where county = ${county} and organisation_id = any (${ids}::uuid[]) and valid_from <= ${day} group by organisation_id`))
  const seats = await db.many<{ id: string; role: string; key: string; name: string }>(unprepared(sql`
    select organisation_id as id, role, coalesce(person_id::text, region || ':' || name) as key, name from organisations.seats
    where county = ${county} and organisation_id = any (${ids}::uuid[]) and valid_from <= ${day} and (valid_until is null or valid_until > ${day})`))
  const factsOf = new Map(facts.map((one) => [one.id, one.facts]))
  const untilOf = new Map(terms.map((one) => [one.id, one.until]))
  const seatsOf = new Map<string, StandingRow['seats']>()
  for (const { id, ...seat } of seats) {
    const known = seatsOf.get(id)
    if (known) known.push(seat)
    else seatsOf.set(id, [seat])
  }
  return rows.map((row) => ({ ...row, termUntil: untilOf.get(row.id) ?? null, facts: factsOf.get(row.id) ?? {}, seats: seatsOf.get(row.id) ?? [] }))
}

/** Places of a level in a range that stood on a day, with their street. */
export const placesOn = (db: Db, lo: string, hi: string, level: string, day: string) =>
  db.many<{ code: string; name: string; kind: string; parent: string | null; parentName: string | null }>(sql`
    select r.code, r.name, r.kind, r.parent, p.name as "parentName" from regions.published_regions r
    left join regions.published_regions p on p.code = r.parent
    where r.code >= ${lo} and r.code < ${hi} and r.level = ${level} and r.kind <> 'virtual' and r.valid_from <= ${day} and (r.valid_until is null or r.valid_until > ${day})
    order by r.code`)

export const placeNamed = (db: Db, code: string) =>
  db.maybe<{ code: string; name: string; kind: string; level: string; parent: string | null }>(sql`
    select code, name, kind, level, parent from regions.published_regions where code = ${code}`)

/** People on the register by community; only asked where the county set a line for large communities. */
export const peopleByCommunity = (db: Db, county: string, lo: string, hi: string) =>
  db.many<{ code: string; n: number }>(unprepared(sql`
    select left(region, 12) as code, count(*)::int as n from register.published_people
    where county = ${county} and region >= ${lo} and region < ${hi} and state = 'present' group by 1`))

/** What is public of those who serve a place and its street, with their office-holders of the day. */
export const servingOn = (db: Db, county: string, places: readonly string[], kinds: readonly string[], day: string) =>
  db.many<{
    id: string; region: string; kind: string; name: string; phone: string; address: string; opens: string; duties: string | null
    seats: Array<{ role: string; name: string }>
  }>(unprepared(sql`
    select o.id, o.region, o.kind, o.name, o.phone, o.address, o.opens, coalesce(d.facts ->> 'entrusted', '') || E'\n' || coalesce(d.facts ->> 'services', '') as duties,
      (select coalesce(json_agg(json_build_object('role', s.role, 'name', s.name) order by s.valid_from, s.id), '[]'::json) from organisations.seats s
        where s.county = o.county and s.organisation_id = o.id and s.valid_from <= ${day} and (s.valid_until is null or s.valid_until > ${day})) as seats
    from organisations.organisations o left join organisations.details d on d.county = o.county and d.id = o.id
    where o.county = ${county} and o.region = any (${[...places]}) and o.kind = any (${[...kinds]})
      and o.valid_from <= ${day} and (o.valid_until is null or o.valid_until > ${day})
    order by o.region desc, o.kind, o.name, o.id limit 100`))
