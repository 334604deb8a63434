import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Db } from '../../../platform/server/db.ts'
import type { SafetyCheck } from '../contract/rentals.ts'

export interface RentalRow {
  id: string
  region: string
  regionName: string | null
  dwellingId: string | null
  address: string
  landlordId: string | null
  landlordName: string
  landlordPhone: Buffer | null
  tenantId: string | null
  tenantName: string
  tenantPhone: Buffer | null
  people: number
  leaseFrom: string
  leaseUntil: string | null
  declaredBy: 'landlord' | 'tenant' | 'worker'
  caseId: string | null
  answer: '' | 'later' | 'not_me'
  recordedAt: string
  recordedBy: string
  endedOn: string | null
  version: number
  registered: boolean
  lastCheckedOn: string | null
  faults: number
  nextCheckOn: string | null
}

const registered = sql`exists (select from residence.declarations d where d.county = t.county and d.person_id = t.tenant_id and d.ended_on is null)`

/** By safety_checks_by_tenancy: one entry each. */
const rows = sql`select t.id, t.region, r.name as "regionName", t.dwelling_id as "dwellingId", t.address, t.landlord_id as "landlordId", t.landlord_name as "landlordName",
    t.landlord_phone_sealed as "landlordPhone", t.tenant_id as "tenantId", t.tenant_name as "tenantName", t.tenant_phone_sealed as "tenantPhone", t.people,
    t.lease_from as "leaseFrom", t.lease_until as "leaseUntil", t.declared_by as "declaredBy", t.case_id as "caseId", t.answer, t.recorded_at as "recordedAt",
    t.recorded_by as "recordedBy", t.ended_on as "endedOn", t.version, ${registered} as registered, k.checked_on as "lastCheckedOn",
    coalesce(cardinality(k.faults), 0) as faults, k.next_on as "nextCheckOn"
  from residence.tenancies t
  left join regions.published_regions r on r.code = t.region
  left join lateral (select c.checked_on, c.faults, c.next_on from residence.safety_checks c
    where c.county = t.county and c.tenancy_id = t.id order by c.checked_on desc, c.id desc limit 1) k on true`

export type RentalShow = 'all' | 'check_due' | 'lease_ends' | 'not_declared'

const running = (today: string): Sql => sql`(t.ended_on is null or t.ended_on > ${today})`

/** A check is due when none was made, or the day set for the next has come. */
const fits = (show: RentalShow, today: string, soon: string): Sql => {
  if (show === 'check_due') return sql`(k.checked_on is null or k.next_on <= ${today})`
  if (show === 'lease_ends') return sql`t.lease_until is not null and t.lease_until <= ${soon}`
  if (show === 'not_declared') return sql`not ${registered} and t.answer <> 'not_me'`
  return sql`true`
}

export const listRentals = (
  db: Db, f: { county: string; lo: string; hi: string; show: RentalShow; q: string; today: string; soon: string; after: string },
) =>
  db.many<RentalRow>(unprepared(sql`${rows}
    where t.county = ${f.county} and t.region >= ${f.lo} and t.region < ${f.hi} and t.ended_on is null and ${fits(f.show, f.today, f.soon)}
      and (${f.q} = '' or strpos(t.address, ${f.q}) > 0 or strpos(t.landlord_name, ${f.q}) > 0 or strpos(t.tenant_name, ${f.q}) > 0)
      and t.id < ${f.after}
    order by t.id desc limit 51`))

export const countRentals = (db: Db, f: { county: string; lo: string; hi: string; today: string; soon: string }) =>
  db.one<{ all: number; check_due: number; lease_ends: number; not_declared: number }>(unprepared(sql`
    select count(*)::int as all, count(*) filter (where ${fits('check_due', f.today, f.soon)})::int as check_due,
      count(*) filter (where ${fits('lease_ends', f.today, f.soon)})::int as lease_ends,
      count(*) filter (where ${fits('not_declared', f.today, f.soon)})::int as not_declared
    from residence.tenancies t
    left join lateral (select c.checked_on, c.next_on from residence.safety_checks c
      where c.county = t.county and c.tenancy_id = t.id order by c.checked_on desc, c.id desc limit 1) k on true
    where t.county = ${f.county} and t.region >= ${f.lo} and t.region < ${f.hi} and t.ended_on is null`))

export const findRental = (db: Db, county: string, id: string) =>
  db.maybe<RentalRow>(sql`${rows} where t.county = ${county} and t.id = ${id}`)

export const holdRental = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; version: number; leaseFrom: string; tenantId: string | null }>(sql`
    select id, region, version, lease_from as "leaseFrom", tenant_id as "tenantId" from residence.tenancies
    where county = ${county} and id = ${id} and ended_on is null for update`)

/** Those of a person as tenant or landlord that run. */
export const rentalsOf = (db: Db, county: string, personId: string, today: string) =>
  db.many<RentalRow>(sql`${rows} where t.county = ${county} and (t.tenant_id = ${personId} or t.landlord_id = ${personId}) and ${running(today)}
    order by t.lease_from desc limit 50`)

export const dwellingOf = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; address: string }>(sql`select id, region, address from register.published_dwellings where county = ${county} and id = ${id}`)

/** The same tenant in the same dwelling, running. */
export const letAlready = (db: Db, county: string, dwellingId: string, tenantName: string) =>
  db.maybe<{ id: string }>(sql`select id from residence.tenancies where county = ${county} and dwelling_id = ${dwellingId} and tenant_name = ${tenantName}
    and ended_on is null limit 1`)

export interface NewRental {
  county: string
  id: string
  region: string
  dwellingId: string | null
  address: string
  landlordId: string | null
  landlordName: string
  landlordPhone: Buffer | null
  tenantId: string | null
  tenantName: string
  tenantPhone: Buffer | null
  leaseFrom: string
  leaseUntil: string | null
  people: number
  declaredBy: 'landlord' | 'tenant' | 'worker'
  caseId: string | null
  at: Date
  by: string
}

export const insertRental = (db: Db, t: NewRental) =>
  db.run(sql`insert into residence.tenancies (county, id, region, dwelling_id, address, landlord_id, landlord_name, landlord_phone_sealed, tenant_id, tenant_name,
      tenant_phone_sealed, lease_from, lease_until, people, declared_by, case_id, recorded_at, recorded_by)
    values (${t.county}, ${t.id}, ${t.region}, ${t.dwellingId}, ${t.address}, ${t.landlordId}, ${t.landlordName}, ${t.landlordPhone}, ${t.tenantId}, ${t.tenantName},
      ${t.tenantPhone}, ${t.leaseFrom}, ${t.leaseUntil}, ${t.people}, ${t.declaredBy}, ${t.caseId}, ${t.at}, ${t.by})`)

export const endRentalOfCase = (db: Db, county: string, caseId: string, on: string) =>
  db.run(sql`update residence.tenancies set ended_on = ${on}, ended_because = 'correction', version = version + 1
    where county = ${county} and case_id = ${caseId} and ended_on is null`)

export const linkDwelling = (db: Db, county: string, id: string, d: { id: string; region: string; address: string }) =>
  db.one<{ version: number }>(sql`update residence.tenancies set dwelling_id = ${d.id}, region = ${d.region}, address = ${d.address}, version = version + 1
    where county = ${county} and id = ${id} returning version`)

export const endRental = (db: Db, county: string, id: string, on: string, because: string) =>
  db.run(sql`update residence.tenancies set ended_on = ${on}, ended_because = ${because}, version = version + 1 where county = ${county} and id = ${id}`)

export const answerRental = (db: Db, county: string, id: string, answer: string, on: string) =>
  db.run(sql`update residence.tenancies set answer = ${answer}, answered_on = ${on}, version = version + 1 where county = ${county} and id = ${id}`)

export const checksOf = (db: Db, county: string, tenancyId: string) =>
  db.many<SafetyCheck>(sql`select id, checked_on as "checkedOn", faults, note, next_on as "nextOn", by_name as "byName" from residence.safety_checks
    where county = ${county} and tenancy_id = ${tenancyId} order by checked_on desc, id desc limit 100`)

export const insertCheck = (
  db: Db,
  c: { county: string; id: string; region: string; tenancyId: string; on: string; faults: readonly string[]; note: string; nextOn: string | null; account: string; by: string; at: Date },
) =>
  db.run(sql`insert into residence.safety_checks (county, id, region, tenancy_id, checked_on, faults, note, next_on, by_account, by_name, recorded_at)
    values (${c.county}, ${c.id}, ${c.region}, ${c.tenancyId}, ${c.on}, ${[...c.faults]}, ${c.note}, ${c.nextOn}, ${c.account}, ${c.by}, ${c.at})`)

/** All rentals of a person, for the person. */
export const rentalsToTell = (db: Db, county: string, personId: string) =>
  db.many<{ address: string; asTenant: boolean; leaseFrom: string; leaseUntil: string | null; endedOn: string | null }>(sql`
    select address, tenant_id = ${personId} as "asTenant", lease_from as "leaseFrom", lease_until as "leaseUntil", ended_on as "endedOn" from residence.tenancies
    where county = ${county} and (tenant_id = ${personId} or landlord_id = ${personId}) order by lease_from desc, id limit 100`)

/** Registered on the move and tenancies without a registration, by community. A tenant who said it is not them is not counted. */
export const coverage = (db: Db, f: { county: string; lo: string; hi: string }) =>
  db.many<{ region: string; regionName: string; declared: number; invited: number }>(unprepared(sql`
    select c.code as region, c.name as "regionName",
      (select count(*)::int from residence.declarations d where d.county = ${f.county} and d.ended_on is null and d.region >= c.code and d.region < c.code || ':') as declared,
      (select count(*)::int from residence.tenancies t where t.county = ${f.county} and t.ended_on is null and t.region >= c.code and t.region < c.code || ':'
        and t.answer <> 'not_me' and not ${registered}) as invited
    from regions.published_regions c
    where c.level = 'community' and c.code >= ${f.lo} and c.code < ${f.hi} and c.valid_until is null order by c.code`))
