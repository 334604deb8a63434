import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { DemoUnit, UnitCheck, UnitReport } from '../contract.ts'

export type UnitRow = Omit<DemoUnit, 'regionName' | 'owed' | 'namedOn'> & { regionName: string | null; namedOn: string; filed: string[]; endedOn: string | null }
const units = (year: number) => sql`select u.id, u.region, r.name as "regionName", u.kind, u.name, u.title, u.named_on as "namedOn", u.contact_level as "contactLevel", u.contact_body as "contactBody", u.report_every as "reportEvery",
    u.report_days as "reportDays", u.recommended_on as "recommendedOn", u.state, u.ended_on as "endedOn", coalesce(o.name, '') as officer,
    coalesce((select array_agg(p.period) from liaison.reports p where p.county = u.county and p.unit_id = u.id and p.kind = 'progress'), '{}') as filed,
    exists (select 1 from liaison.checks c where c.county = u.county and c.unit_id = u.id and c.kind = 'self' and c.year = ${year}) as "selfChecked",
    (select count(*)::int from liaison.checks c where c.county = u.county and c.unit_id = u.id and c.result = 'improve' and c.corrected_on is null) as "openFindings", u.version
  from liaison.units u left join regions.published_regions r on r.code = u.region left join liaison.officers o on o.county = u.county and o.unit_id = u.id and o.until_day is null`
/** By units_by_region: a place has few units (500 communities in the whole country), so all of a range are read and sorted out by rule. */
export const unitsOf = (db: Db, f: { county: string; lo: string; hi: string; year: number }) =>
  db.many<UnitRow>(unprepared(sql`${units(f.year)} where u.county = ${f.county} and u.region >= ${f.lo} and u.region < ${f.hi} order by u.id desc limit 5000`))
export const findUnit = (db: Db, county: string, id: string, year: number) => db.maybe<UnitRow>(sql`${units(year)} where u.county = ${county} and u.id = ${id}`)
export const lockUnit = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; name: string; state: DemoUnit['state']; reportEvery: 'quarter' | 'half'; version: number }>(sql`select id, region, name, state, report_every as "reportEvery", version
    from liaison.units where county = ${county} and id = ${id} for update`)

type Words = { kind: string; name: string; title: string; namedOn: string; contactLevel: string; contactBody: string; reportEvery: string; reportDays: number; recommendedOn: string | null }
export const insertUnit = (db: Db, u: Words & { county: string; id: string; region: string }) =>
  db.run(sql`insert into liaison.units (county, id, region, kind, name, title, named_on, contact_level, contact_body, report_every, report_days, recommended_on)
    values (${u.county}, ${u.id}, ${u.region}, ${u.kind}, ${u.name}, ${u.title}, ${u.namedOn}, ${u.contactLevel}, ${u.contactBody}, ${u.reportEvery}, ${u.reportDays}, ${u.recommendedOn})`)
export const updateUnit = (db: Db, county: string, id: string, u: Words) =>
  db.run(sql`update liaison.units set kind = ${u.kind}, name = ${u.name}, title = ${u.title}, named_on = ${u.namedOn}, contact_level = ${u.contactLevel}, contact_body = ${u.contactBody}, report_every = ${u.reportEvery},
    report_days = ${u.reportDays}, recommended_on = ${u.recommendedOn}, version = version + 1 where county = ${county} and id = ${id}`)
export const setStanding = (db: Db, county: string, id: string, state: string, endedOn: string | null) =>
  db.run(sql`update liaison.units set state = ${state}, ended_on = ${endedOn}, version = version + 1 where county = ${county} and id = ${id}`)

export interface OfficerRow { id: string; name: string; duty: string; address: string; phone: Buffer | null; fromDay: string; untilDay: string | null; version: number }
export const officersOf = (db: Db, county: string, unitId: string) =>
  db.many<OfficerRow>(sql`select id, name, duty, address, phone_sealed as phone, from_day as "fromDay", until_day as "untilDay", version from liaison.officers where county = ${county} and unit_id = ${unitId} order by until_day desc nulls first, from_day desc limit 50`)
export const findOfficer = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; unitId: string; phone: Buffer | null }>(sql`select id, region, unit_id as "unitId", phone_sealed as phone from liaison.officers where county = ${county} and id = ${id}`)
export const endOfficer = (db: Db, county: string, unitId: string, on: string) =>
  db.run(sql`update liaison.officers set until_day = greatest(from_day, ${on}::date), version = version + 1 where county = ${county} and unit_id = ${unitId} and until_day is null`)
export const insertOfficer = (db: Db, o: { county: string; id: string; region: string; unitId: string; name: string; duty: string; address: string; phone: Buffer; fromDay: string }) =>
  db.run(sql`insert into liaison.officers (county, id, region, unit_id, name, duty, address, phone_sealed, from_day) values (${o.county}, ${o.id}, ${o.region}, ${o.unitId}, ${o.name}, ${o.duty}, ${o.address}, ${o.phone}, ${o.fromDay})`)

export type ReportRow = Omit<UnitReport, 'regionName'> & { regionName: string | null; region: string }
const reports = sql`select p.id, p.region, p.unit_id as "unitId", u.name as "unitName", r.name as "regionName", p.kind, p.period, p.title, p.plan, p.policy, p.tasks, p.suggestions, p.filed_on as "filedOn", p.by_name as "byName", p.version
  from liaison.reports p join liaison.units u on u.county = p.county and u.id = p.unit_id left join regions.published_regions r on r.code = p.region`
export const reportsOf = (db: Db, county: string, unitId: string) => db.many<ReportRow>(sql`${reports} where p.county = ${county} and p.unit_id = ${unitId} order by p.id desc limit 100`)
export const reportsByIds = (db: Db, county: string, ids: readonly string[]) => db.many<ReportRow>(sql`${reports} where p.county = ${county} and p.id = any(${[...ids]}::uuid[]) order by p.id`)
/** By reports_by_region. */
export const listReports = (db: Db, f: { county: string; lo: string; hi: string; kind: string; q: string; after: string }) =>
  db.many<ReportRow>(unprepared(sql`${reports} where p.county = ${f.county} and p.region >= ${f.lo} and p.region < ${f.hi} ${f.kind ? sql`and p.kind = ${f.kind}` : sql.none}
    ${f.q ? sql`and strpos(p.title || ' ' || u.name, ${f.q}) > 0` : sql.none} and p.id < ${f.after} order by p.id desc limit 51`))
export const insertReport = (db: Db, p: { county: string; id: string; region: string; unitId: string; kind: string; period: string; title: string; plan: string; policy: string; tasks: string; suggestions: string; on: string; by: string }) =>
  db.run(sql`insert into liaison.reports (county, id, region, unit_id, kind, period, title, plan, policy, tasks, suggestions, filed_on, by_name)
    values (${p.county}, ${p.id}, ${p.region}, ${p.unitId}, ${p.kind}, ${p.period}, ${p.title}, ${p.plan}, ${p.policy}, ${p.tasks}, ${p.suggestions}, ${p.on}, ${p.by}) on conflict do nothing`)

export type CheckRow = Omit<UnitCheck, 'late'>
export const checksOf = (db: Db, county: string, unitId: string) =>
  db.many<CheckRow>(sql`select id, kind, year, on_day as "onDay", by_body as "byBody", finding, result, correct_by as "correctBy", correction, corrected_on as "correctedOn", by_name as "byName", version
    from liaison.checks where county = ${county} and unit_id = ${unitId} order by id desc limit 100`)
export const lockCheck = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; unitId: string; result: string; correctedOn: string | null; version: number }>(sql`select id, region, unit_id as "unitId", result, corrected_on as "correctedOn", version from liaison.checks
    where county = ${county} and id = ${id} for update`)
export const insertCheck = (db: Db, c: { county: string; id: string; region: string; unitId: string; kind: string; year: number; onDay: string; byBody: string; finding: string; result: string; correctBy: string | null; by: string }) =>
  db.run(sql`insert into liaison.checks (county, id, region, unit_id, kind, year, on_day, by_body, finding, result, correct_by, by_name)
    values (${c.county}, ${c.id}, ${c.region}, ${c.unitId}, ${c.kind}, ${c.year}, ${c.onDay}, ${c.byBody}, ${c.finding}, ${c.result}, ${c.correctBy}, ${c.by}) on conflict do nothing`)
export const setCorrected = (db: Db, county: string, id: string, correction: string, on: string) =>
  db.run(sql`update liaison.checks set correction = ${correction}, corrected_on = ${on}, version = version + 1 where county = ${county} and id = ${id}`)
/** Units that still stand, of all places: for the job that reminds. */
export const standingUnits = (db: Db, county: string, year: number) =>
  db.many<UnitRow>(unprepared(sql`${units(year)} where u.county = ${county} and u.state <> 'removed' order by u.id limit 5000`))
export const remindedSince = (db: Db, county: string, unitId: string, since: Date) =>
  db.maybe<{ id: string }>(sql`select id from liaison.steps where county = ${county} and about_id = ${unitId} and step = 'reminded' and at >= ${since} limit 1`)
