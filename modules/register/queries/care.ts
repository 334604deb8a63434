import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { ServiceGroup } from '../contract.ts'

// ------------------------------------------------------------------------------------------------------ family doctors

export interface ContractRow {
  id: string
  region: string
  person_id: string
  organisation: string
  team: string
  doctor: string
  phone: string
  valid_from: string
  valid_until: string
  source: string
  ended_on: string | null
  ended_by: string
  ended_because: string
}

const contractColumns = sql`id, region, person_id, organisation, team, doctor, phone, valid_from, valid_until, source, ended_on, ended_by, ended_because`

export const contractsOf = (db: Db, county: string, personId: string) =>
  db.many<ContractRow>(sql`select ${contractColumns} from register.care_contracts
    where county = ${county} and person_id = ${personId} order by valid_from desc, id limit 50`)

export const holdContract = (db: Db, county: string, id: string) =>
  db.maybe<ContractRow>(sql`select ${contractColumns} from register.care_contracts where county = ${county} and id = ${id} and ended_on is null for update`)

/** The one before that has run out is ended on its last day; whether one still stands is told by one_contract_at_a_time. */
export const endLapsedContract = (db: Db, county: string, personId: string, today: string) =>
  db.run(sql`update register.care_contracts set ended_on = valid_until, ended_by = 'office', ended_because = '到期'
    where county = ${county} and person_id = ${personId} and ended_on is null and valid_until <= ${today}`)

export const insertContract = async (
  db: Db,
  c: Pick<ContractRow, 'id' | 'region' | 'person_id' | 'organisation' | 'team' | 'doctor' | 'phone' | 'valid_from' | 'valid_until' | 'source'> & { county: string; by: string; now: Date },
) =>
  (await db.run(sql`insert into register.care_contracts (county, id, region, person_id, organisation, team, doctor, phone, valid_from, valid_until, source, made_at, made_by)
    values (${c.county}, ${c.id}, ${c.region}, ${c.person_id}, ${c.organisation}, ${c.team}, ${c.doctor}, ${c.phone}, ${c.valid_from}, ${c.valid_until}, ${c.source}, ${c.now}, ${c.by})
    on conflict (person_id, county) where ended_on is null do nothing`)) === 1

export const endContract = (db: Db, county: string, id: string, e: { on: string; by: string; because: string }) =>
  db.run(sql`update register.care_contracts set ended_on = ${e.on}, ended_by = ${e.by}, ended_because = ${e.because} where county = ${county} and id = ${id}`)

// ------------------------------------------------------------------------------------------------------ service groups

export interface MarkRow {
  id: string
  region: string
  person_id: string
  kind: ServiceGroup
  basis: 'entitlement' | 'request'
  basis_ref: string
  basis_title: string
  purpose: string
  consent_on: string | null
  consent_by: string
  valid_from: string
  valid_until: string
  ended_on: string | null
  ended_because: string
}

const markColumns = sql`id, region, person_id, kind, basis, basis_ref, basis_title, purpose, consent_on, consent_by, valid_from, valid_until, ended_on, ended_because`

/** Adds a mark; false when the same basis stands for the person already. By one_mark_per_basis. */
export const insertMark = async (db: Db, m: Omit<MarkRow, 'ended_on' | 'ended_because'> & { county: string; by: string; now: Date }) =>
  (await db.run(sql`insert into register.service_marks
      (county, id, region, person_id, kind, basis, basis_ref, basis_title, purpose, consent_on, consent_by, valid_from, valid_until, made_at, made_by)
    values (${m.county}, ${m.id}, ${m.region}, ${m.person_id}, ${m.kind}, ${m.basis}, ${m.basis_ref}, ${m.basis_title}, ${m.purpose}, ${m.consent_on}, ${m.consent_by},
      ${m.valid_from}, ${m.valid_until}, ${m.now}, ${m.by})
    on conflict (person_id, kind, basis_ref, county) where ended_on is null do nothing`)) === 1

/** The same entitlement goes on: its mark lasts longer. */
export const prolongMark = (db: Db, county: string, personId: string, kind: string, basisRef: string, until: string) =>
  db.run(sql`update register.service_marks set valid_until = greatest(valid_until, ${until}::date)
    where county = ${county} and person_id = ${personId} and kind = ${kind} and basis_ref = ${basisRef} and ended_on is null`)

export const marksOf = (db: Db, county: string, personId: string) =>
  db.many<MarkRow>(sql`select ${markColumns} from register.service_marks where county = ${county} and person_id = ${personId} order by valid_from desc, id limit 100`)

export const holdMark = (db: Db, county: string, id: string) =>
  db.maybe<MarkRow>(sql`select ${markColumns} from register.service_marks where county = ${county} and id = ${id} and ended_on is null for update`)

export const endMark = (db: Db, county: string, id: string, e: { on: string; by: string; because: string }) =>
  db.run(sql`update register.service_marks set ended_on = ${e.on}, ended_by = ${e.by}, ended_because = ${e.because} where county = ${county} and id = ${id}`)

export const endMarksByBasis = (db: Db, county: string, basisRef: string, personId: string, e: { on: string; because: string }) =>
  db.run(sql`update register.service_marks set ended_on = ${e.on}, ended_because = ${e.because}
    where county = ${county} and person_id = ${personId} and basis_ref = ${basisRef} and basis = 'entitlement' and ended_on is null`)

/** The members of a group today, 51 by place: by service_marks_by_group. */
export const listGroup = (db: Db, f: { county: string; kind: string; lo: string; hi: string; today: string; after: { region: string; id: string } | null }) => {
  const conditions: Sql[] = [
    sql`m.county = ${f.county} and m.kind = ${f.kind} and m.region >= ${f.lo} and m.region < ${f.hi} and m.ended_on is null and m.valid_from <= ${f.today} and m.valid_until > ${f.today}`,
    ...(f.after ? [sql`(m.region, m.id) > (${f.after.region}, ${f.after.id}::uuid)`] : []),
  ]
  return db.many<{ id: string; person_id: string; name: string; born_on: string; region: string; region_name: string | null; basis_title: string; valid_until: string }>(unprepared(sql`
    with page as materialized (select m.* from register.service_marks m where ${sql.join(conditions, ' and ')} order by m.region, m.id limit 51)
    select m.id, m.person_id, p.name, p.born_on, m.region, r.name as region_name, m.basis_title, m.valid_until
    from page m join register.people p on p.county = m.county and p.id = m.person_id left join regions.published_regions r on r.code = m.region order by m.region, m.id`))
}

// -------------------------------------------------------------------------------------------------------- what runs out

/** Marks whose last day is over; a piece at a time. By service_marks_ending. */
export const lapsedMarks = (db: Db, today: string) =>
  db.many<MarkRow & { county: string }>(sql`select county, ${markColumns} from register.service_marks
    where ended_on is null and valid_until <= ${today} order by valid_until, id limit 200 for update skip locked`)

/** Mandates, guardianships and contracts that end within some days and were not told yet. By representatives_ending and care_contracts_ending. */
export const standingsEnding = (db: Db, today: string, until: string) =>
  db.many<{ county: string; id: string; region: string; person_id: string; name: string; by_person_id: string; by_name: string; kind: string; valid_until: string }>(sql`
    select s.county, s.id, s.region, s.person_id, p.name, s.by_person_id, b.name as by_name, s.kind, s.valid_until
    from register.representatives s join register.people p on p.county = s.county and p.id = s.person_id and p.state = 'present'
    join register.people b on b.county = s.county and b.id = s.by_person_id
    where s.valid_until > ${today} and s.valid_until <= ${until} and s.reminded_on is null order by s.valid_until, s.id limit 200`)

export const contractsEnding = (db: Db, today: string, until: string) =>
  db.many<{ county: string; id: string; region: string; person_id: string; name: string; team: string; organisation: string; valid_until: string }>(sql`
    select c.county, c.id, c.region, c.person_id, p.name, c.team, c.organisation, c.valid_until
    from register.care_contracts c join register.people p on p.county = c.county and p.id = c.person_id and p.state = 'present'
    where c.ended_on is null and c.valid_until > ${today} and c.valid_until <= ${until} and c.reminded_on is null order by c.valid_until, c.id limit 200`)

export const setReminded = (db: Db, table: 'representatives' | 'care_contracts', county: string, id: string, today: string) =>
  db.run(sql`update ${sql.column(`register.${table}`)} set reminded_on = ${today} where county = ${county} and id = ${id}`)

/** Whether two files both have what one person may have once. */
export const standsTwice = (db: Db, county: string, one: string, other: string) =>
  db.one<{ contracts: boolean; marks: boolean }>(sql`select
    (select count(distinct person_id) from register.care_contracts where county = ${county} and person_id in (${one}, ${other}) and ended_on is null) = 2 as contracts,
    exists (select from register.service_marks a join register.service_marks b on b.county = a.county and b.kind = a.kind and b.basis_ref = a.basis_ref
      where a.county = ${county} and a.person_id = ${one} and b.person_id = ${other} and a.ended_on is null and b.ended_on is null) as marks`)
