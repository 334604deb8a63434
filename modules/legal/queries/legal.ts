import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Adviser, LegalSession } from '../contract.ts'

interface Range { county: string; lo: string; hi: string; today: string }

export const listAdvisers = (db: Db, f: { county: string; region: string; today: string }) =>
  db.many<Omit<Adviser, 'regionName'> & { regionName: string | null }>(sql`select a.id, a.region, r.name as "regionName", a.name, a.unit, a.hours, a.venue as place, a.contact, a.valid_from as "validFrom", a.version
    from legal.advisers a left join regions.published_regions r on r.code = a.region where a.county = ${f.county} and (${f.region} = '' or a.region = ${f.region}) and a.valid_from <= ${f.today} and a.ended_on is null
    order by a.region, a.id limit 500`)
export const adviserAt = (db: Db, county: string, region: string, name: string) => db.maybe<{ id: string }>(sql`select id from legal.advisers where county = ${county} and region = ${region} and name = ${name} and ended_on is null`)
export const lockAdviser = (db: Db, county: string, id: string) => db.maybe<{ id: string; region: string; name: string; version: number }>(sql`select id, region, name, version from legal.advisers
  where county = ${county} and id = ${id} and ended_on is null and region >= platform.lo() and region < platform.hi() for update`)
export const findAdviser = (db: Db, county: string, id: string) => db.maybe<{ region: string; name: string; unit: string }>(sql`select region, name, unit from legal.advisers where county = ${county} and id = ${id} and ended_on is null`)
export const insertAdviser = (db: Db, a: { county: string; id: string; region: string; name: string; unit: string; hours: string; place: string; contact: string; validFrom: string }) =>
  db.run(sql`insert into legal.advisers (county, id, region, name, unit, hours, venue, contact, valid_from) values (${a.county}, ${a.id}, ${a.region}, ${a.name}, ${a.unit}, ${a.hours}, ${a.place}, ${a.contact}, ${a.validFrom})`)
export const endAdviser = (db: Db, county: string, id: string, on: string) => db.run(sql`update legal.advisers set ended_on = ${on}, version = version + 1 where county = ${county} and id = ${id}`)
/** Communities that exist today, and whether each has an adviser. */
export const coverage = (db: Db, f: Range) =>
  db.many<{ region: string; regionName: string; above: string | null; covered: boolean }>(unprepared(sql`select r.code as region, r.name as "regionName", u.name as above,
      exists (select 1 from legal.advisers a where a.county = ${f.county} and a.region = r.code and a.valid_from <= ${f.today} and a.ended_on is null) as covered
    from regions.published_regions r left join regions.published_regions u on u.code = r.parent
    where r.level = 'community' and r.code >= ${f.lo} and r.code < ${f.hi} and left(r.code, 6) = ${f.county} and (r.valid_from is null or r.valid_from <= ${f.today}) and (r.valid_until is null or r.valid_until > ${f.today}) order by r.code`))

export interface RequestRow {
  id: string; number: string; matterCode: string; title: string; region: string; regionName: string | null; name: string; applicantId: string | null; state: string; submittedAt: string; dueOn: string | null; version: number
  agency: string | null; agencyDueOn: string | null; aidResult: string | null; helper: string | null
}
const requests = sql`select c.id, c.number, c.matter_code as "matterCode", c.title, c.region, r.name as "regionName", c.applicant_name as name, c.applicant_id as "applicantId", c.state, c.submitted_at as "submittedAt",
    c.due_on as "dueOn", c.version, a.agency, a.due_on as "agencyDueOn", a.result as "aidResult", g.helper
  from cases.published_legal_requests c left join regions.published_regions r on r.code = c.region left join legal.aid a on a.county = c.county and a.id = c.id left join legal.rights g on g.county = c.county and g.id = c.id`
const open = sql`c.state in ('submitted', 'awaiting_correction', 'accepted', 'suspended')`
const lateNow = (today: string) => sql`${open} and (c.due_on < ${today} or a.result = '' and a.due_on < ${today})`
const fits = (show: string, today: string): Sql => (show === 'late' ? lateNow(today) : show === 'done' ? sql`not ${open}` : open)
export const listRequests = (db: Db, f: Range & { show: string; kind: string; after: string }) =>
  db.many<RequestRow>(unprepared(sql`${requests} where c.county = ${f.county} and c.region >= ${f.lo} and c.region < ${f.hi} and ${fits(f.show, f.today)} and (${f.kind} = '' or c.matter_code = ${f.kind})
    and c.id < ${f.after}::uuid order by c.id desc limit 51`))
export const countRequests = (db: Db, f: Range) =>
  db.one<{ open: number; late: number; done: number }>(unprepared(sql`select count(*) filter (where ${open})::int as open, count(*) filter (where ${lateNow(f.today)})::int as late, count(*) filter (where not ${open})::int as done
    from cases.published_legal_requests c left join legal.aid a on a.county = c.county and a.id = c.id where c.county = ${f.county} and c.region >= ${f.lo} and c.region < ${f.hi}`))
export const findRequest = (db: Db, county: string, id: string) => db.maybe<RequestRow>(sql`${requests} where c.county = ${county} and c.id = ${id}`)

export const insertAnswer = (db: Db, a: { county: string; id: string; region: string; caseId: string; personId: string; adviser: string; sealed: Buffer; at: Date }) =>
  db.run(sql`insert into legal.answers (county, id, region, case_id, person_id, adviser, text_sealed, at) values (${a.county}, ${a.id}, ${a.region}, ${a.caseId}, ${a.personId}, ${a.adviser}, ${a.sealed}, ${a.at})`)
export const answersOf = (db: Db, county: string, person: string) =>
  db.many<{ id: string; caseId: string; adviser: string; sealed: Buffer; at: string }>(sql`select id, case_id as "caseId", adviser, text_sealed as sealed, at from legal.answers where county = ${county} and person_id = ${person} order by at desc limit 50`)
export const insertAid = (db: Db, a: { county: string; id: string; region: string; number: string; personId: string; agency: string; handedOn: string; dueOn: string }) =>
  db.run(sql`insert into legal.aid (county, id, region, number, person_id, agency, handed_on, due_on) values (${a.county}, ${a.id}, ${a.region}, ${a.number}, ${a.personId}, ${a.agency}, ${a.handedOn}, ${a.dueOn})`)
export interface AidRow { id: string; number: string; agency: string; handedOn: string; dueOn: string; result: string; answeredOn: string | null; note: string; version: number }
const aid = sql`select id, number, agency, handed_on as "handedOn", due_on as "dueOn", result, answered_on as "answeredOn", note, version from legal.aid`
export const lockAid = (db: Db, county: string, id: string) => db.maybe<AidRow>(sql`${aid} where county = ${county} and id = ${id} for update`)
export const aidOf = (db: Db, county: string, person: string) => db.many<AidRow>(sql`${aid} where county = ${county} and person_id = ${person} order by handed_on desc limit 50`)
export const setAid = (db: Db, county: string, id: string, a: { result: string; answeredOn: string; note: string }) =>
  db.run(sql`update legal.aid set result = ${a.result}, answered_on = ${a.answeredOn}, note = ${a.note}, version = version + 1 where county = ${county} and id = ${id}`)

export interface RightRow { id: string; number: string; helper: string; mechanism: string; takenOn: string; endedOn: string | null; outcome: string; version: number }
const rights = sql`select id, number, helper, mechanism, taken_on as "takenOn", ended_on as "endedOn", outcome, version from legal.rights`
export const findRight = (db: Db, county: string, id: string) => db.maybe<RightRow>(sql`${rights} where county = ${county} and id = ${id}`)
export const lockRight = (db: Db, county: string, id: string) => db.maybe<RightRow & { region: string; personId: string }>(sql`select id, number, helper, mechanism, taken_on as "takenOn", ended_on as "endedOn", outcome, version, region, person_id as "personId"
  from legal.rights where county = ${county} and id = ${id} for update`)
export const rightsOf = (db: Db, county: string, person: string) => db.many<RightRow>(sql`${rights} where county = ${county} and person_id = ${person} order by taken_on desc limit 50`)
export const insertRight = (db: Db, r: { county: string; id: string; region: string; number: string; personId: string; helper: string; mechanism: string; on: string }) =>
  db.run(sql`insert into legal.rights (county, id, region, number, person_id, helper, mechanism, taken_on) values (${r.county}, ${r.id}, ${r.region}, ${r.number}, ${r.personId}, ${r.helper}, ${r.mechanism}, ${r.on})`)
export const touchRight = (db: Db, county: string, id: string) => db.run(sql`update legal.rights set version = version + 1 where county = ${county} and id = ${id}`)
export const setRight = (db: Db, county: string, id: string, on: string, outcome: string) => db.run(sql`update legal.rights set ended_on = ${on}, outcome = ${outcome}, version = version + 1 where county = ${county} and id = ${id}`)

export const recordStep = (db: Db, s: { county: string; id: string; region: string; aboutId: string; path: string; step: string; onDay: string; note: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into legal.steps (county, id, region, about_id, path, step, on_day, note, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.aboutId}, ${s.path}, ${s.step}, ${s.onDay}, ${s.note}, ${s.account}, ${s.name}, ${s.at})`)
export const stepsOf = (db: Db, county: string, ids: readonly string[]) =>
  db.many<{ id: string; aboutId: string; path: string; step: string; onDay: string; note: string; byName: string }>(sql`select id, about_id as "aboutId", path, step, on_day as "onDay", note, by_name as "byName" from legal.steps
    where county = ${county} and about_id = any(${[...ids]}::uuid[]) order by nth limit 500`)

export type SessionRow = Omit<LegalSession, 'regionName' | 'late'> & { regionName: string | null }
const sessions = sql`select s.id, s.region, r.name as "regionName", s.kind, s.topic, s.audience, s.minors, s.planned_on as "plannedOn", s.venue as place, s.state, s.held_on as "heldOn", s.attendance, s.note, s.by_name as "byName", s.version
  from legal.sessions s left join regions.published_regions r on r.code = s.region`
const showing = (show: string): Sql => (show === 'planned' ? sql`s.state = 'planned'` : show === 'held' ? sql`s.state = 'held'` : show === 'minors' ? sql`s.minors and s.state <> 'cancelled'` : sql`true`)
export const listSessions = (db: Db, f: Range & { show: string; q: string; after: { day: string; id: string } }) =>
  db.many<SessionRow>(unprepared(sql`${sessions} where s.county = ${f.county} and s.region >= ${f.lo} and s.region < ${f.hi} and ${showing(f.show)} and (${f.q} = '' or strpos(s.topic || ' ' || s.audience, ${f.q}) > 0)
    and (s.planned_on, s.id) < (${f.after.day}::date, ${f.after.id}::uuid) order by s.planned_on desc, s.id desc limit 51`))
export const countOfSessions = (db: Db, f: Range) =>
  db.one<{ all: number; planned: number; held: number; minors: number }>(unprepared(sql`select count(*)::int as all, ${sql.join(['planned', 'held', 'minors'].map((show) => sql`count(*) filter (where ${showing(show)})::int as ${sql.column(show)}`), ', ')}
    from legal.sessions s where s.county = ${f.county} and s.region >= ${f.lo} and s.region < ${f.hi}`))
export const lockSession = (db: Db, county: string, id: string) => db.maybe<SessionRow>(sql`${sessions} where s.county = ${county} and s.id = ${id} for update of s`)
export const insertSession = (db: Db, s: { county: string; id: string; region: string; kind: string; topic: string; audience: string; minors: boolean; plannedOn: string; place: string; by: string }) =>
  db.run(sql`insert into legal.sessions (county, id, region, kind, topic, audience, minors, planned_on, venue, by_name) values (${s.county}, ${s.id}, ${s.region}, ${s.kind}, ${s.topic}, ${s.audience}, ${s.minors}, ${s.plannedOn}, ${s.place}, ${s.by})`)
export const setSession = (db: Db, county: string, id: string, s: { state: string; heldOn: string | null; attendance: number | null; note: string }) =>
  db.run(sql`update legal.sessions set state = ${s.state}, held_on = ${s.heldOn}, attendance = ${s.attendance}, note = ${s.note}, version = version + 1 where county = ${county} and id = ${id}`)
export const figures = (db: Db, f: Range & { year: string }) =>
  db.many<{ region: string; regionName: string | null; sessions: number; attendance: number; forMinors: number; minorsAttendance: number }>(unprepared(sql`select s.region, r.name as "regionName", count(*)::int as sessions, sum(s.attendance)::int as attendance,
      count(*) filter (where s.minors)::int as "forMinors", coalesce(sum(s.attendance) filter (where s.minors), 0)::int as "minorsAttendance"
    from legal.sessions s left join regions.published_regions r on r.code = s.region
    where s.county = ${f.county} and s.region >= ${f.lo} and s.region < ${f.hi} and s.state = 'held' and s.held_on >= ${`${f.year}-01-01`}::date and s.held_on < ${`${Number(f.year) + 1}-01-01`}::date group by 1, 2 order by 1`))
