import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { EventKind } from '../contract.ts'

/** One row that an event touched: what it was, what it became; `was` is null where the event made the row. */
export type Step =
  | { row: 'person'; id: string; was: PersonImage | null; is: PersonImage }
  | { row: 'tie' | 'representative' | 'mark' | 'contract'; id: string; personId: string; was: { until: string | null } | null; is: { until: string | null } }
  | { row: 'household'; id: string; was: HouseholdImage | null; is: HouseholdImage }
  | { row: 'accounts'; id: string; ids: string[] }

export interface PersonImage {
  state: string
  diedOn: string | null
  region: string
}

export interface HouseholdImage {
  until: string | null
  headId: string | null
}

/** An open affair of somebody who died or moved away, and who was told of it. */
export interface Flagged {
  title: string
  region: string
  link: string
  told: number
}

export interface EventRow {
  id: string
  region: string
  kind: EventKind
  on_day: string
  household_id: string | null
  other_household_id: string | null
  facts: Record<string, unknown>
  steps: Step[]
  flagged: Flagged[]
  undoes: string | null
  source: string
  reason: string
  by_name: string
  at: string
}

export type NewEvent = Omit<EventRow, 'at'> & { county: string; byAccount: string | null; now: Date }

export const insertEvent = (db: Db, e: NewEvent) =>
  db.run(sql`insert into register.events (county, id, region, kind, on_day, household_id, other_household_id, facts, steps, flagged, undoes, source, reason,
      by_account, by_name, at)
    values (${e.county}, ${e.id}, ${e.region}, ${e.kind}, ${e.on_day}, ${e.household_id}, ${e.other_household_id}, ${JSON.stringify(e.facts)},
      ${JSON.stringify(e.steps)}, ${JSON.stringify(e.flagged)}, ${e.undoes}, ${e.source}, ${e.reason}, ${e.byAccount}, ${e.by_name}, ${e.now})`)

export const insertEventPerson = (db: Db, p: { county: string; eventId: string; personId: string; region: string; role: string }) =>
  db.run(sql`insert into register.event_people (county, event_id, person_id, region, role)
    values (${p.county}, ${p.eventId}, ${p.personId}, ${p.region}, ${p.role})`)

const columns = sql`e.id, e.region, e.kind, e.on_day, e.household_id, e.other_household_id, e.facts, e.steps, e.flagged, e.undoes, e.source, e.reason, e.by_name, e.at`

/** The event within the scope, and the one that took it back. */
export const findEvent = (db: Db, county: string, id: string) =>
  db.maybe<EventRow & { undone_by: string | null }>(sql`select ${columns},
      (select u.id from register.events u where u.county = e.county and u.undoes = e.id) as undone_by
    from register.events e where e.county = ${county} and e.id = ${id}`)

export interface EventLineRow extends Omit<EventRow, 'steps'> {
  region_name: string | null
  undone_by: string | null
  people: Array<{ personId: string; name: string; role: string }>
}

const lines = (page: Sql) => sql`with page as materialized (${page})
  select e.id, e.region, r.name as region_name, e.kind, e.on_day, e.household_id, e.other_household_id, e.facts, e.flagged, e.undoes, e.source, e.reason, e.by_name, e.at,
    (select u.id from register.events u where u.county = e.county and u.undoes = e.id) as undone_by,
    (select coalesce(json_agg(json_build_object('personId', p.person_id, 'name', q.name, 'role', p.role) order by
        array_position(array['subject', 'spouse', 'head', 'parent', 'member'], p.role), q.born_on, q.id), '[]'::json)
      from register.event_people p join register.people q on q.county = p.county and q.id = p.person_id
      where p.county = e.county and p.event_id = e.id) as people
  from page e left join regions.published_regions r on r.code = e.region`

/** Events of one person, newest first; the caller has let the reader through and works in the county's scope. By event_people_by_person. */
export const eventsOfPerson = (db: Db, county: string, personId: string) =>
  db.many<EventLineRow>(sql`${lines(sql`select e.* from register.event_people p join register.events e on e.county = p.county and e.id = p.event_id
    where p.county = ${county} and p.person_id = any (register.files_of(${county}, ${personId})) order by e.at desc, e.id desc limit 100`)} order by e.at desc, e.id desc`)

/** Events of one household, newest first. By events_by_household and events_by_other_household. */
export const eventsOfHousehold = (db: Db, county: string, householdId: string) =>
  db.many<EventLineRow>(sql`${lines(sql`select * from (
      select * from register.events where county = ${county} and household_id = ${householdId}
      union select * from register.events where county = ${county} and other_household_id = ${householdId}) e
    order by e.at desc, e.id desc limit 100`)} order by e.at desc, e.id desc`)

/** The book of a place, newest first, 51 rows: events_by_region is read backwards until the page is full. */
export const listEvents = (
  db: Db,
  f: { county: string; lo: string; hi: string; kind: string | null; from: string | null; to: string | null; after: { at: string; id: string } | null },
) => {
  const conditions: Sql[] = [
    sql`e.county = ${f.county} and e.region >= ${f.lo} and e.region < ${f.hi}`,
    ...(f.kind ? [sql`e.kind = ${f.kind}`] : []),
    ...(f.from ? [sql`e.on_day >= ${f.from}`] : []),
    ...(f.to ? [sql`e.on_day <= ${f.to}`] : []),
    ...(f.after ? [sql`(e.at, e.id) < (${f.after.at}::timestamptz, ${f.after.id}::uuid)`] : []),
  ]
  return db.many<EventLineRow>(unprepared(sql`${lines(sql`select e.* from register.events e where ${sql.join(conditions, ' and ')}
    order by e.at desc, e.id desc limit 51`)} order by e.at desc, e.id desc`))
}

// ------------------------------------------------------------------------------------------------- rows that events touch

export interface MemberRow {
  tie_id: string
  person_id: string
  kind: 'registered' | 'living' | 'cared_for'
  relation: string
  household_id: string
  dwelling_id: string | null
  region: string
  valid_from: string
  valid_until: string | null
  source: string
  name: string
  sex: string
  born_on: string
  state: string
}

/** Who belongs to a household now, one row for each tie. Runs in the county's scope. By ties_by_household. */
export const membersNow = (db: Db, county: string, householdId: string) =>
  db.many<MemberRow>(sql`select t.id as tie_id, t.person_id, t.kind, t.relation, t.household_id, t.dwelling_id, t.region, t.valid_from, t.valid_until, t.source,
      p.name, p.sex, p.born_on, p.state
    from register.ties t join register.people p on p.county = t.county and p.id = t.person_id
    where t.county = ${county} and t.household_id = ${householdId} and t.valid_until is null order by t.relation, p.born_on, t.person_id, t.kind`)

export const setUntil = (db: Db, table: 'ties' | 'representatives', county: string, id: string, until: string | null) =>
  db.run(sql`update ${sql.column(`register.${table}`)} set valid_until = ${until} where county = ${county} and id = ${id}`)

export const untilOf = async (db: Db, table: 'ties' | 'representatives', county: string, id: string) =>
  db.maybe<{ until: string | null; from: string }>(sql`select valid_until as until, valid_from as from from ${sql.column(`register.${table}`)}
    where county = ${county} and id = ${id} for update`)

export const setHousehold = (db: Db, county: string, id: string, h: { until: string | null; headId: string | null }) =>
  db.run(sql`update register.households set valid_until = ${h.until}, head_id = ${h.headId}, version = version + 1 where county = ${county} and id = ${id}`)

export const setLife = (db: Db, county: string, id: string, p: { state: string; diedOn: string | null }) =>
  db.run(sql`update register.people set state = ${p.state}, died_on = ${p.diedOn}, version = version + 1 where county = ${county} and id = ${id}`)

/** Takes a number out of the exact search, so that it can be recorded again: of a file that was opened by mistake. */
export const forgetNumberIndex = (db: Db, county: string, id: string) =>
  db.run(sql`update register.people set id_index = null where county = ${county} and id = ${id}`)

/** Whether somebody would have two ties of one kind on one day. */
export const tiesOverlap = async (db: Db, county: string, people: string[]) =>
  (await db.one<{ any: boolean }>(sql`select exists (
    select from register.ties a join register.ties b on b.county = a.county and b.person_id = a.person_id and b.kind = a.kind and b.id > a.id
    where a.county = ${county} and a.person_id = any (${people}::uuid[])
      and a.valid_until is distinct from a.valid_from and b.valid_until is distinct from b.valid_from
      and a.valid_from < coalesce(b.valid_until, 'infinity'::date) and b.valid_from < coalesce(a.valid_until, 'infinity'::date)) as any`)).any
