import { sql, unprepared } from '../../platform/server/sql.ts'
import type { Db } from '../../platform/server/db.ts'

export const personFacts = (db: Db, county: string, id: string) =>
  db.maybe<{ bornOn: string; diedOn: string | null; state: string; region: string }>(sql`
    select born_on as "bornOn", died_on as "diedOn", state, region from register.published_people where county = ${county} and id = ${id}`)

/** Ends what an earlier conclusion of the same case registered. */
export const endOfCase = (db: Db, county: string, caseId: string, on: string) =>
  db.run(
    sql`update employment.registrations set ended_on = ${on}, ended_because = 'renewed' where county = ${county}
      and case_id = ${caseId} and ended_on is null`,
  )

/** Nothing is inserted when the person is registered already: the number of rows says so. By one_open_registration. */
export const insertRegistration = (
  db: Db,
  e: {
    county: string
    id: string
    region: string
    personId: string
    wishes: string[]
    wanted: string
    skills: string
    helper: string
    on: string
    refreshDue: string
    caseId: string
    at: Date
  },
) =>
  db.run(sql`insert into employment.registrations
    (county, id, region, person_id, wishes, wanted, skills, helper, registered_on, refresh_due, case_id, recorded_at)
    values (${e.county}, ${e.id}, ${e.region}, ${e.personId}, ${e.wishes}, ${e.wanted}, ${e.skills}, ${e.helper}, ${e.on},
      ${e.refreshDue}, ${e.caseId}, ${e.at})
    on conflict (county, person_id) where ended_on is null do nothing`)

export const listRegistrations = (db: Db, f: { county: string; lo: string; hi: string; wish: string; dueOn: string; after: string }) =>
  db.many<{
    id: string
    personId: string
    name: string | null
    region: string
    regionName: string | null
    wishes: string[]
    wanted: string
    skills: string
    helper: string
    registeredOn: string
    refreshDue: string
  }>(
    unprepared(sql`
    select e.id, e.person_id as "personId", p.name, e.region, r.name as "regionName", e.wishes, e.wanted, e.skills, e.helper,
      e.registered_on as "registeredOn", e.refresh_due as "refreshDue"
    from employment.registrations e
    left join register.published_people p on p.county = e.county and p.id = e.person_id
    left join regions.published_regions r on r.code = e.region
    where e.county = ${f.county} and e.region >= ${f.lo} and e.region < ${f.hi} and e.ended_on is null
      and (${f.wish} = '' or ${f.wish} = any (e.wishes))
      and e.refresh_due <= ${f.dueOn} and e.id < ${f.after}
    order by e.id desc limit 51`),
  )

export const endRegistration = (db: Db, county: string, id: string, on: string, because: string) =>
  db.maybe<{ person_id: string; region: string }>(sql`
    update employment.registrations set ended_on = ${on}, ended_because = ${because} where county = ${county} and id = ${id}
      and ended_on is null
    returning person_id, region`)

export const refresh = (db: Db, county: string, id: string, due: string) =>
  db.maybe<{ person_id: string; region: string }>(sql`
    update employment.registrations set refresh_due = ${due} where county = ${county} and id = ${id}
      and ended_on is null returning person_id, region`)

/** All registrations of one person, newest first. */
export const registrationsToTell = (db: Db, county: string, personId: string) =>
  db.many<{ wishes: string[]; wanted: string; skills: string; helper: string; registeredOn: string; endedOn: string | null; caseId: string }>(sql`
    select wishes, wanted, skills, helper, registered_on as "registeredOn", ended_on as "endedOn", case_id as "caseId"
    from employment.registrations where county = ${county} and person_id = ${personId} order by registered_on desc, id limit 100`)

/** Whether both persons are registered today. By one_open_registration. */
export const bothRegistered = async (db: Db, county: string, one: string, other: string) =>
  (await db.one<{ both: boolean }>(sql`select count(*) = 2 as both from employment.registrations
    where county = ${county} and person_id in (${one}, ${other}) and ended_on is null`)).both
