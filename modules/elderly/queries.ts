import { sql, unprepared } from '../../platform/server/sql.ts'
import type { Db } from '../../platform/server/db.ts'
import type { VisitPlan } from './rules.ts'

export const personFacts = (db: Db, county: string, id: string) =>
  db.maybe<{ bornOn: string; diedOn: string | null; state: string; region: string }>(sql`
    select born_on as "bornOn", died_on as "diedOn", state, region from register.published_people where county = ${county} and id = ${id}`)

/** Nothing is inserted when a plan stands already: the number of rows says so. By one_plan_per_person. */
export const insertPlan = (
  db: Db,
  p: VisitPlan & { county: string; id: string; region: string; personId: string; consentOn: string; caseId: string; at: Date; by: string },
) =>
  db.run(sql`insert into elderly.visit_plans
    (county, id, region, person_id, every, way, helper, starts_on, review_on, consent_on, case_id, made_at, made_by)
    values (${p.county}, ${p.id}, ${p.region}, ${p.personId}, ${p.every}, ${p.way}, ${p.helper}, ${p.startsOn}, ${p.reviewOn},
      ${p.consentOn}, ${p.caseId},
      ${p.at}, ${p.by})
    on conflict (county, person_id) where ended_on is null do nothing`)

/** Ends the plan that an earlier conclusion of the same case made. */
export const endPlanOfCase = (db: Db, county: string, caseId: string, on: string) =>
  db.run(
    sql`update elderly.visit_plans set ended_on = ${on}, ended_because = '重新办结' where county = ${county} and case_id = ${caseId}
      and ended_on is null`,
  )

export const endPlan = (db: Db, county: string, id: string, on: string, because: string) =>
  db.maybe<{ person_id: string; region: string }>(sql`
    update elderly.visit_plans set ended_on = ${on}, ended_because = ${because} where county = ${county} and id = ${id} and ended_on is null
    returning person_id, region`)

export const listPlans = (db: Db, f: { county: string; lo: string; hi: string; every: string; after: string }) =>
  db.many<VisitPlan & { id: string; personId: string; name: string | null; region: string; regionName: string | null }>(
    unprepared(sql`
    select v.id, v.person_id as "personId", p.name, v.region, r.name as "regionName", v.every, v.way, v.helper,
      v.starts_on as "startsOn", v.review_on as "reviewOn"
    from elderly.visit_plans v
    left join register.published_people p on p.county = v.county and p.id = v.person_id
    left join regions.published_regions r on r.code = v.region
    where v.county = ${f.county} and v.region >= ${f.lo} and v.region < ${f.hi} and v.ended_on is null
      and (${f.every} = '' or v.every = ${f.every})
      and v.id < ${f.after}
    order by v.id desc limit 51`),
  )

/** All visits agreed with one person, newest first. By one_plan_per_person and the rows of an ended one: few. */
export const plansToTell = (db: Db, county: string, personId: string) =>
  db.many<{ every: 'week' | 'month' | 'quarter'; way: 'home' | 'phone' | 'both'; helper: string; startsOn: string; consentOn: string; endedOn: string | null; caseId: string }>(sql`
    select every, way, helper, starts_on as "startsOn", consent_on as "consentOn", ended_on as "endedOn", case_id as "caseId"
    from elderly.visit_plans where county = ${county} and person_id = ${personId} order by starts_on desc, id limit 100`)

/** Whether both persons have a visit plan today. By one_plan_per_person. */
export const bothPlanned = async (db: Db, county: string, one: string, other: string) =>
  (await db.one<{ both: boolean }>(sql`select count(*) = 2 as both from elderly.visit_plans
    where county = ${county} and person_id in (${one}, ${other}) and ended_on is null`)).both
/** The visits agreed with a person that still go on, by one_plan_per_person; in the county's scope. */
export const runningPlans = (db: Db, county: string, personId: string) =>
  db.many<{ id: string; region: string }>(sql`select id, region from elderly.visit_plans where county = ${county} and person_id = ${personId} and ended_on is null`)
