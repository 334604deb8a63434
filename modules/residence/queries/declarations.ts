import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Db } from '../../../platform/server/db.ts'
import type { Category, Declared } from '../rules/declaring.ts'

export const personFacts = (db: Db, county: string, id: string) =>
  db.maybe<{ bornOn: string; diedOn: string | null; state: string }>(sql`
    select born_on as "bornOn", died_on as "diedOn", state from register.published_people where county = ${county} and id = ${id}`)

/** Ends what stands for a person: a new declaration renews or replaces it. By one_open_declaration. */
export const endStanding = (db: Db, county: string, personId: string, on: string) =>
  db.run(sql`update residence.declarations set ended_on = ${on}, ended_because = 'renewed'
    where county = ${county} and person_id = ${personId} and ended_on is null`)

export const insertDeclaration = (
  db: Db,
  d: Declared & { county: string; id: string; region: string; personId: string; caseId: string; at: Date; by: string },
) =>
  db.run(sql`insert into residence.declarations
    (county, id, region, person_id, category, address, origin, lives_from, planned_until, renew_on, case_id, recorded_at, recorded_by)
    values (${d.county}, ${d.id}, ${d.region}, ${d.personId}, ${d.category}, ${d.address}, ${d.origin}, ${d.livesFrom},
      ${d.plannedUntil}, ${d.renewOn},
      ${d.caseId}, ${d.at}, ${d.by})`)

export const listDeclarations = (db: Db, f: { county: string; lo: string; hi: string; renewBy: string; after: string }) =>
  db.many<{
    id: string
    personId: string
    name: string | null
    region: string
    regionName: string | null
    category: Category
    address: string
    origin: string
    livesFrom: string
    plannedUntil: string | null
    renewOn: string
  }>(
    unprepared(sql`
    select d.id, d.person_id as "personId", p.name, d.region, r.name as "regionName", d.category, d.address, d.origin,
      d.lives_from as "livesFrom",
      d.planned_until as "plannedUntil", d.renew_on as "renewOn"
    from residence.declarations d
    left join register.published_people p on p.county = d.county and p.id = d.person_id
    left join regions.published_regions r on r.code = d.region
    where d.county = ${f.county} and d.region >= ${f.lo} and d.region < ${f.hi} and d.ended_on is null and d.renew_on <= ${f.renewBy}
      and d.id < ${f.after}
    order by d.id desc limit 51`),
  )

export const endDeclaration = (db: Db, county: string, id: string, on: string, because: string) =>
  db.maybe<{ person_id: string; region: string }>(sql`
    update residence.declarations set ended_on = ${on}, ended_because = ${because} where county = ${county} and id = ${id}
      and ended_on is null
    returning person_id, region`)

/** All declarations of one person, newest first. */
export const declarationsToTell = (db: Db, county: string, personId: string) =>
  db.many<{ category: string; address: string; livesFrom: string; renewOn: string; endedOn: string | null; caseId: string }>(sql`
    select category, address, lives_from as "livesFrom", renew_on as "renewOn", ended_on as "endedOn", case_id as "caseId"
    from residence.declarations where county = ${county} and person_id = ${personId} order by lives_from desc, id limit 100`)

/** Whether a declaration of both persons is open. By one_open_declaration. */
export const bothDeclared = async (db: Db, county: string, one: string, other: string) =>
  (await db.one<{ both: boolean }>(sql`select count(*) = 2 as both from residence.declarations
    where county = ${county} and person_id in (${one}, ${other}) and ended_on is null`)).both
