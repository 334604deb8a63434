import { sql, unprepared } from '../../platform/server/sql.ts'
import type { Db } from '../../platform/server/db.ts'

export const personFacts = (db: Db, county: string, id: string) =>
  db.maybe<{ bornOn: string; diedOn: string | null; state: string; region: string }>(sql`
    select born_on as "bornOn", died_on as "diedOn", state, region from register.published_people where county = ${county} and id = ${id}`)

/** Two cases of one person cannot be concluded past each other: the second waits here. */
export const lockPerson = (db: Db, county: string, personId: string, programme: string) =>
  db.run(sql`select pg_advisory_xact_lock(hashtextextended(${`assistance ${county} ${personId} ${programme}`}, 0))`)

/** Grants of a person in a programme; `ended` as of a month. By grants_by_person. */
export const grantsOf = (db: Db, county: string, personId: string, programme: string, month: string) =>
  db.many<{
    id: string
    caseId: string
    caseNumber: string
    mode: 'monthly' | 'one_off'
    amountFen: number
    fromMonth: string
    decidedMonth: string
    ended: boolean
  }>(sql`
    select g.id, g.case_id as "caseId", g.case_number as "caseNumber", g.mode, g.amount_fen as "amountFen", to_char(g.from_month,
      'YYYY-MM') as "fromMonth",
      to_char(g.decided_at at time zone 'Asia/Shanghai', 'YYYY-MM') as "decidedMonth",
      -- Ended before that month, or before it ever began.
      coalesce(e.from_month <= greatest(${`${month}-01`}::date, g.from_month), false) as ended
    from assistance.grants g left join assistance.grant_ends e on e.county = g.county and e.grant_id = g.id
    where g.county = ${county} and g.person_id = ${personId} and g.programme = ${programme} order by g.decided_at desc`)

export const insertGrant = (
  db: Db,
  g: {
    county: string
    id: string
    region: string
    personId: string
    programme: string
    mode: string
    amountFen: number
    fromMonth: string
    tier: string
    caseId: string
    caseNumber: string
    at: Date
    by: string
  },
) =>
  db.run(sql`insert into assistance.grants
    (county, id, region, person_id, programme, mode, amount_fen, from_month, tier, case_id, case_number, decided_at, decided_by)
    values (${g.county}, ${g.id}, ${g.region}, ${g.personId}, ${g.programme}, ${g.mode}, ${g.amountFen}, ${`${g.fromMonth}-01`}, ${g.tier},
      ${g.caseId}, ${g.caseNumber}, ${g.at}, ${g.by})`)

export const insertEnd = (
  db: Db,
  e: { county: string; id: string; region: string; grantId: string; fromMonth: string; reason: string; note: string; at: Date; by: string },
) =>
  db.run(sql`insert into assistance.grant_ends (county, id, region, grant_id, from_month, reason, note, ended_at, ended_by)
    values (${e.county}, ${e.id}, ${e.region}, ${e.grantId}, ${`${e.fromMonth}-01`}, ${e.reason}, ${e.note}, ${e.at}, ${e.by})`)

/** A grant held for its end: the row cannot be updated, so the person is locked instead. */
export const findGrant = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; person_id: string; programme: string; mode: string; from_month: string; ended: boolean }>(sql`
    select g.id, g.region, g.person_id, g.programme, g.mode, to_char(g.from_month, 'YYYY-MM') as from_month, e.id is not null as ended
    from assistance.grants g left join assistance.grant_ends e on e.county = g.county and e.grant_id = g.id
    where g.county = ${county} and g.id = ${id}`)

export interface GrantLine {
  id: string
  personId: string
  name: string | null
  region: string
  regionName: string | null
  programme: string
  mode: 'monthly' | 'one_off'
  amountFen: number
  fromMonth: string
  untilMonth: string | null
  tier: string
  caseId: string
  caseNumber: string
  decidedAt: string
}

/** Newest first (ids sort by time: the primary key read backwards), fifty at a time; for a resident the policy leaves only their own. */
export const listGrants = (
  db: Db,
  f: { county: string; lo: string; hi: string; programme: string; state: string; month: string; after: string },
) =>
  db.many<GrantLine>(
    unprepared(sql`
    select g.id, g.person_id as "personId", p.name, g.region, r.name as "regionName", g.programme, g.mode, g.amount_fen as "amountFen",
      to_char(g.from_month, 'YYYY-MM') as "fromMonth", to_char(e.from_month, 'YYYY-MM') as "untilMonth", g.tier, g.case_id as "caseId",
      g.case_number as "caseNumber", g.decided_at as "decidedAt"
    from assistance.grants g
    left join assistance.grant_ends e on e.county = g.county and e.grant_id = g.id
    left join register.published_people p on p.county = g.county and p.id = g.person_id
    left join regions.published_regions r on r.code = g.region
    where g.county = ${f.county} and g.region >= ${f.lo} and g.region < ${f.hi} and (${f.programme} = '' or g.programme = ${f.programme})
      and case ${f.state} when 'ended' then e.from_month <= ${`${f.month}-01`}::date
        when 'standing' then e.id is null or e.from_month > ${`${f.month}-01`}::date
        else true end
      and g.id < ${f.after}
    order by g.id desc limit 51`),
  )

/** What stands or stood for one person, with the title of the case that granted it. By grants_by_person. */
export const grantsToTell = (db: Db, county: string, personId: string) =>
  db.many<{ title: string | null; mode: 'monthly' | 'one_off'; amountFen: number; fromMonth: string; untilMonth: string | null; caseId: string; decidedAt: string }>(sql`
    select c.title, g.mode, g.amount_fen as "amountFen", to_char(g.from_month, 'YYYY-MM') as "fromMonth",
      to_char(g.until_month, 'YYYY-MM') as "untilMonth", g.case_id as "caseId", g.decided_at as "decidedAt"
    from (select a.*, e.from_month as until_month from assistance.grants a
      left join assistance.grant_ends e on e.county = a.county and e.grant_id = a.id where a.county = ${county} and a.person_id = ${personId}) g
    left join cases.published_cases c on c.county = g.county and c.id = g.case_id
    order by g.decided_at desc limit 100`)

/** Programmes paid monthly to both persons today. By grants_by_person. */
export const paidToBoth = (db: Db, county: string, one: string, other: string, today: string) =>
  db.many<{ programme: string }>(sql`
    select g.programme from assistance.grants g left join assistance.grant_ends e on e.county = g.county and e.grant_id = g.id
    where g.county = ${county} and g.person_id in (${one}, ${other}) and g.mode = 'monthly' and (e.id is null or e.from_month > ${today}::date)
    group by g.programme having count(distinct g.person_id) = 2 order by g.programme`)
/** Monthly grants of a person that are still paid, by grants_by_person; in the county's scope. */
export const runningGrants = (db: Db, county: string, personId: string, month: string) =>
  db.many<{ id: string; region: string; programme: string; case_number: string }>(sql`
    select g.id, g.region, g.programme, g.case_number from assistance.grants g
    where g.county = ${county} and g.person_id = ${personId} and g.mode = 'monthly'
      and not exists (select from assistance.grant_ends e where e.county = g.county and e.grant_id = g.id and e.from_month <= ${`${month}-01`}::date)
    order by g.id limit 20`)
