import { sql, unprepared } from '../../platform/server/sql.ts'
import type { Db } from '../../platform/server/db.ts'

export const personFacts = (db: Db, county: string, id: string) =>
  db.maybe<{ bornOn: string; diedOn: string | null; state: string; region: string }>(sql`
    select born_on as "bornOn", died_on as "diedOn", state, region from register.published_people where county = ${county} and id = ${id}`)

/** By one_registration_per_person. */
export const standingOf = (db: Db, county: string, personId: string) =>
  db.maybe<{ id: string; number: string; caseId: string }>(sql`
    select id, number, case_id as "caseId" from volunteers.volunteers where county = ${county} and person_id = ${personId}
      and left_at is null`)

export const nextSerial = (db: Db) => db.one<{ serial: number }>(sql`select nextval('volunteers.number_seq') as serial`)

/** Nothing is inserted when the person is registered already: the number of rows says so. */
export const insertVolunteer = (
  db: Db,
  v: {
    county: string
    id: string
    region: string
    personId: string
    number: string
    fields: string[]
    skills: string
    freeTime: string[]
    minor: boolean
    caseId: string
    at: Date
  },
) =>
  db.run(sql`insert into volunteers.volunteers (county, id, region, person_id, number, fields, skills, free_time, minor, case_id,
    registered_at)
    values (${v.county}, ${v.id}, ${v.region}, ${v.personId}, ${v.number}, ${v.fields}, ${v.skills}, ${v.freeTime}, ${v.minor},
      ${v.caseId}, ${v.at})
    on conflict (county, person_id) where left_at is null do nothing`)

/** Newest first (ids sort by time), fifty at a time; for a resident the policy leaves only their own. */
export const listVolunteers = (db: Db, f: { county: string; lo: string; hi: string; field: string; after: string }) =>
  db.many<{
    id: string
    personId: string
    name: string | null
    region: string
    regionName: string | null
    number: string
    fields: string[]
    skills: string
    freeTime: string[]
    minor: boolean
    registeredAt: string
  }>(
    unprepared(sql`
    select v.id, v.person_id as "personId", p.name, v.region, r.name as "regionName", v.number, v.fields, v.skills,
      v.free_time as "freeTime", v.minor,
      v.registered_at as "registeredAt"
    from volunteers.volunteers v
    left join register.published_people p on p.county = v.county and p.id = v.person_id
    left join regions.published_regions r on r.code = v.region
    where v.county = ${f.county} and v.region >= ${f.lo} and v.region < ${f.hi} and v.left_at is null
      and (${f.field} = '' or ${f.field} = any (v.fields)) and v.id < ${f.after}
    order by v.id desc limit 51`),
  )

export const leave = (db: Db, county: string, id: string, at: Date) =>
  db.maybe<{ person_id: string; region: string }>(sql`
    update volunteers.volunteers set left_at = ${at} where county = ${county} and id = ${id} and left_at is null returning person_id,
      region`)

/** A person's registrations as a volunteer, newest first. */
export const registrationsToTell = (db: Db, county: string, personId: string) =>
  db.many<{ number: string; fields: string[]; skills: string; registeredAt: string; leftAt: string | null; caseId: string }>(sql`
    select number, fields, skills, registered_at as "registeredAt", left_at as "leftAt", case_id as "caseId"
    from volunteers.volunteers where county = ${county} and person_id = ${personId} order by registered_at desc, id limit 100`)

/** Whether both persons are registered today. By one_registration_per_person. */
export const bothRegistered = async (db: Db, county: string, one: string, other: string) =>
  (await db.one<{ both: boolean }>(sql`select count(*) = 2 as both from volunteers.volunteers
    where county = ${county} and person_id in (${one}, ${other}) and left_at is null`)).both
