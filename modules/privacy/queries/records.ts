import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'

interface Listing {
  county: string
  lo: string
  hi: string
  state: string | null
  from: Date | null
  until: Date | null
  after: string
}

// ---------------------------------------------------------------------------------------------------------- assessments

export interface AssessmentRow {
  id: string
  region: string
  title: string
  occasion: 'sensitive' | 'automated' | 'entrust' | 'provide' | 'publish' | 'abroad' | 'other'
  purposes: string[]
  answers: Record<string, string>
  state: 'draft' | 'submitted' | 'approved' | 'returned'
  made_by: string
  made_name: string
  made_at: string
  decided_name: string
  decided_at: string | null
  opinion: string
  review_on: string | null
  keep_until: string
  version: number
}

const assessment = sql`id, region, title, occasion, purposes, answers, state, made_by, made_name, made_at, decided_name, decided_at, opinion, review_on, keep_until, version`

export const listAssessments = (db: Db, f: Listing) =>
  db.many<AssessmentRow>(unprepared(sql`select ${assessment} from privacy.assessments where county = ${f.county} and region >= ${f.lo} and region < ${f.hi} and id < ${f.after}
    ${f.state ? sql`and state = ${f.state}` : sql.none} ${f.from ? sql`and made_at >= ${f.from}` : sql.none} ${f.until ? sql`and made_at < ${f.until}` : sql.none} order by id desc limit 51`))
export const findAssessment = (db: Db, county: string, id: string) =>
  db.maybe<AssessmentRow>(sql`select ${assessment} from privacy.assessments where county = ${county} and id = ${id}`)
export const holdAssessment = (db: Db, county: string, id: string) =>
  db.maybe<AssessmentRow>(sql`select ${assessment} from privacy.assessments where county = ${county} and id = ${id} for update`)
export const insertAssessment = (
  db: Db, a: { county: string; id: string; region: string; title: string; occasion: string; purposes: string[]; answers: Record<string, string>; by: string; name: string; keepUntil: string; now: Date },
) =>
  db.run(sql`insert into privacy.assessments (county, id, region, title, occasion, purposes, answers, made_by, made_name, made_at, keep_until)
    values (${a.county}, ${a.id}, ${a.region}, ${a.title}, ${a.occasion}, ${a.purposes}, ${JSON.stringify(a.answers)}, ${a.by}, ${a.name}, ${a.now}, ${a.keepUntil})`)
export const updateAssessment = (db: Db, county: string, id: string, a: { title: string; occasion: string; purposes: string[]; answers: Record<string, string> }) =>
  db.one<{ version: number }>(sql`update privacy.assessments set title = ${a.title}, occasion = ${a.occasion}, purposes = ${a.purposes}, answers = ${JSON.stringify(a.answers)}, version = version + 1
    where county = ${county} and id = ${id} returning version`)
export const submitAssessment = (db: Db, county: string, id: string) =>
  db.run(sql`update privacy.assessments set state = 'submitted', decided_by = null, decided_name = '', decided_at = null, opinion = '', version = version + 1 where county = ${county} and id = ${id}`)
export const decideAssessment = (
  db: Db, county: string, id: string, d: { state: string; by: string; name: string; opinion: string; reviewOn: string | null; keepUntil: string; now: Date },
) =>
  db.run(sql`update privacy.assessments set state = ${d.state}, decided_by = ${d.by}, decided_name = ${d.name}, decided_at = ${d.now}, opinion = ${d.opinion}, review_on = ${d.reviewOn},
    keep_until = ${d.keepUntil}, version = version + 1 where county = ${county} and id = ${id}`)

// ----------------------------------------------------------------------------------------------------------- recipients

export interface RecipientRow {
  id: string
  region: string
  name: string
  role: 'entrusted' | 'joint' | 'provided' | 'official'
  purposes: string[]
  what: string
  basis: string
  contact: string
  valid_from: string
  valid_until: string | null
  ended_on: string | null
  made_name: string
  version: number
}

const recipient = sql`id, region, name, role, purposes, what, basis, contact, valid_from, valid_until, ended_on, made_name, version`

export const listDataRecipients = (db: Db, f: { county: string; lo: string; hi: string; state: string | null; today: string; after: string }) =>
  db.many<RecipientRow>(unprepared(sql`select ${recipient} from privacy.recipients where county = ${f.county} and region >= ${f.lo} and region < ${f.hi} and id < ${f.after}
    ${f.state === 'standing' ? sql`and ended_on is null and (valid_until is null or valid_until >= ${f.today})` : sql.none}
    ${f.state === 'over' ? sql`and (ended_on is not null or valid_until < ${f.today})` : sql.none} order by id desc limit 51`))
export const holdRecipient = (db: Db, county: string, id: string) =>
  db.maybe<RecipientRow>(sql`select ${recipient} from privacy.recipients where county = ${county} and id = ${id} for update`)
export const insertRecipient = (
  db: Db, r: { county: string; id: string; region: string; name: string; role: string; purposes: string[]; what: string; basis: string; contact: string; from: string; until: string | null; by: string; now: Date },
) =>
  db.run(sql`insert into privacy.recipients (county, id, region, name, role, purposes, what, basis, contact, valid_from, valid_until, made_name, made_at)
    values (${r.county}, ${r.id}, ${r.region}, ${r.name}, ${r.role}, ${r.purposes}, ${r.what}, ${r.basis}, ${r.contact}, ${r.from}, ${r.until}, ${r.by}, ${r.now})`)
export const endDataRecipient = (db: Db, county: string, id: string, on: string) =>
  db.run(sql`update privacy.recipients set ended_on = ${on}, version = version + 1 where county = ${county} and id = ${id}`)

// ------------------------------------------------------------------------------------------------------------ incidents

export interface IncidentRow {
  id: string
  region: string
  title: string
  happened_at: string
  found_at: string
  kinds: string
  cause: string
  harm: string
  people: number
  prevented: boolean
  state: 'open' | 'closed'
  made_name: string
  made_at: string
  closed_at: string | null
  version: number
  done: string[]
}

const incident = sql`i.id, i.region, i.title, i.happened_at, i.found_at, i.kinds, i.cause, i.harm, i.people, i.prevented, i.state, i.made_name, i.made_at, i.closed_at, i.version,
  array(select s.step from privacy.incident_steps s where s.county = i.county and s.incident_id = i.id) as done`

export const listIncidents = (db: Db, f: Listing) =>
  db.many<IncidentRow>(unprepared(sql`select ${incident} from privacy.incidents i where i.county = ${f.county} and i.region >= ${f.lo} and i.region < ${f.hi} and i.id < ${f.after}
    ${f.state ? sql`and i.state = ${f.state}` : sql.none} ${f.from ? sql`and i.found_at >= ${f.from}` : sql.none} ${f.until ? sql`and i.found_at < ${f.until}` : sql.none} order by i.id desc limit 51`))
export const findIncident = (db: Db, county: string, id: string) => db.maybe<IncidentRow>(unprepared(sql`select ${incident} from privacy.incidents i where i.county = ${county} and i.id = ${id}`))
export const holdIncident = (db: Db, county: string, id: string) => db.maybe<{ id: string }>(sql`select id from privacy.incidents where county = ${county} and id = ${id} for update`)
export const insertIncident = (
  db: Db,
  i: { county: string; id: string; region: string; title: string; happenedAt: string; foundAt: string; kinds: string; cause: string; harm: string; people: number; prevented: boolean; by: string; name: string; now: Date },
) =>
  db.run(sql`insert into privacy.incidents (county, id, region, title, happened_at, found_at, kinds, cause, harm, people, prevented, made_by, made_name, made_at)
    values (${i.county}, ${i.id}, ${i.region}, ${i.title}, ${i.happenedAt}, ${i.foundAt}, ${i.kinds}, ${i.cause}, ${i.harm}, ${i.people}, ${i.prevented}, ${i.by}, ${i.name}, ${i.now})`)
export const stepsOf = (db: Db, county: string, id: string) =>
  db.many<{ id: string; step: 'stop' | 'authority' | 'people' | 'cause' | 'measures' | 'closed'; note: string; by_name: string; at: string }>(sql`
    select id, step, note, by_name, at from privacy.incident_steps where county = ${county} and incident_id = ${id} order by id`)
export const insertStep = (db: Db, s: { county: string; id: string; region: string; incidentId: string; step: string; note: string; by: string; now: Date }) =>
  db.run(sql`insert into privacy.incident_steps (county, id, region, incident_id, step, note, by_name, at) values (${s.county}, ${s.id}, ${s.region}, ${s.incidentId}, ${s.step}, ${s.note}, ${s.by}, ${s.now})`)
export const touchIncident = (db: Db, county: string, id: string, closedAt: Date | null) =>
  db.run(sql`update privacy.incidents set version = version + 1, state = case when ${closedAt}::timestamptz is null then state else 'closed' end, closed_at = ${closedAt} where county = ${county} and id = ${id}`)
