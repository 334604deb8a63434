import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Db } from '../../../platform/server/db.ts'
import type { Ground, Permit } from '../rules/permit.ts'

export interface PermitRow extends Permit {
  id: string
  personId: string
  name: string | null
  region: string
  regionName: string | null
  ground: Ground
}

const columns = sql`p.id, p.person_id as "personId", q.name, p.region, r.name as "regionName", p.ground, p.issued_on as "issuedOn",
  p.endorsed_until as "endorsedUntil", p.years_from as "yearsFrom", p.ended_on as "endedOn"`
const from = sql`residence.permits p left join register.published_people q on q.county = p.county and q.id = p.person_id
  left join regions.published_regions r on r.code = p.region`

/** The permit of a person that stands, by one_open_permit. */
export const permitOf = (db: Db, county: string, personId: string) =>
  db.maybe<PermitRow>(sql`select ${columns} from ${from} where p.county = ${county} and p.person_id = ${personId} and p.ended_on is null`)

/** Holds a person's permit for this transaction. */
export const lockPermit = (db: Db, county: string, personId: string) =>
  db.run(sql`select 1 from residence.permits where county = ${county} and person_id = ${personId} and ended_on is null for update`)

/** Permits that stand whose endorsed year ends between two days, newest first. */
export const listPermits = (db: Db, f: { county: string; lo: string; hi: string; from: string; until: string; after: string }) =>
  db.many<PermitRow>(unprepared(sql`
    select ${columns} from ${from}
    where p.county = ${f.county} and p.region >= ${f.lo} and p.region < ${f.hi} and p.ended_on is null
      and p.endorsed_until >= ${f.from} and p.endorsed_until <= ${f.until} and p.id < ${f.after}
    order by p.id desc limit 51`))

export const insertPermit = (db: Db, p: Permit & { county: string; id: string; region: string; personId: string; ground: Ground; caseId: string; at: Date; by: string }) =>
  db.run(sql`insert into residence.permits (county, id, region, person_id, ground, issued_on, endorsed_until, years_from, case_id, recorded_at, recorded_by)
    values (${p.county}, ${p.id}, ${p.region}, ${p.personId}, ${p.ground}, ${p.issuedOn}, ${p.endorsedUntil}, ${p.yearsFrom}, ${p.caseId}, ${p.at}, ${p.by})`)

export const endPermitOf = (db: Db, county: string, personId: string, on: string, because: string) =>
  db.run(sql`update residence.permits set ended_on = ${on}, ended_because = ${because} where county = ${county} and person_id = ${personId} and ended_on is null`)

export const endPermit = (db: Db, county: string, id: string, on: string, because: string) =>
  db.maybe<{ person_id: string; region: string }>(sql`
    update residence.permits set ended_on = ${on}, ended_because = ${because} where county = ${county} and id = ${id} and ended_on is null
    returning person_id, region`)

export const endorsePermit = (db: Db, county: string, id: string, p: Permit) =>
  db.run(sql`update residence.permits set endorsed_until = ${p.endorsedUntil}, years_from = ${p.yearsFrom} where county = ${county} and id = ${id}`)

export const insertEndorsement = (
  db: Db, e: { county: string; id: string; region: string; permitId: string; on: string; until: string; late: boolean; caseId: string; at: Date },
) =>
  db.run(sql`insert into residence.endorsements (county, id, region, permit_id, endorsed_on, until, late, case_id, recorded_at)
    values (${e.county}, ${e.id}, ${e.region}, ${e.permitId}, ${e.on}, ${e.until}, ${e.late}, ${e.caseId}, ${e.at})
    on conflict (county, case_id) do nothing`)

/** Since when somebody declared to live here, as it stands. */
export const livesSince = async (db: Db, county: string, personId: string) =>
  (await db.maybe<{ livesFrom: string }>(sql`
    select lives_from as "livesFrom" from residence.declarations where county = ${county} and person_id = ${personId} and ended_on is null`))?.livesFrom

/** All permits of a person, for the person. */
export const permitsToTell = (db: Db, county: string, personId: string) =>
  db.many<{ issuedOn: string; endorsedUntil: string; endedOn: string | null; caseId: string }>(sql`
    select issued_on as "issuedOn", endorsed_until as "endorsedUntil", ended_on as "endedOn", case_id as "caseId"
    from residence.permits where county = ${county} and person_id = ${personId} order by issued_on desc, id limit 100`)

/** Whether permits of both persons stand. */
export const bothPermitted = async (db: Db, county: string, one: string, other: string) =>
  (await db.one<{ both: boolean }>(sql`select count(*) = 2 as both from residence.permits
    where county = ${county} and person_id in (${one}, ${other}) and ended_on is null`)).both
