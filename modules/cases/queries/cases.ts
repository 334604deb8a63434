import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { CaseMove, CaseState } from '../moves.ts'
import type { WayUp } from '../routing.ts'

/* One case: read whole, held, written. Rows come as JSON of `cases.file_of`; instants are ISO text. */

export interface CaseRow {
  county: string
  id: string
  region: string
  number: string
  matter_code: string
  matter_version: number
  kind: string
  title: string
  state: CaseState
  stage: string
  channel: string
  applicant_id: string | null
  applicant_name: string
  submitted_by: string | null
  on_behalf: string
  contact_sealed: string | null
  numbers_sealed: Buffer | string | null
  form: Record<string, unknown>
  place_text: string
  lon: number | null
  lat: number | null
  submitted_at: string | null
  accepted_at: string | null
  due_at: string | null
  due_on: string | null
  concluded_at: string | null
  outcome: string
  result: CaseResult | null
  draft: { materials: Array<{ code: string; fileId?: string | undefined; how: string; note: string }> } | null
  rating: number | null
  urgency: string
  /** Set when the case came in; the matter's limit does not count then. */
  own_limit: { amount: number; unit: 'working_day' | 'natural_day' | 'hour'; source: string } | null
  corrections: number
  escalation: number
  check_code: string
  created_at: string
  updated_at: string
  version: number
}

/** What work has brought so far (`values`, by the forms of the stages), and at the end what the applicant is told. */
export interface CaseResult {
  values: Record<string, unknown>
  answer?: string
  reason?: string
  remedies?: string
  summary?: string
  facts?: Array<{ label: string; value: string }>
  issuer?: string
}

export interface MoveRow {
  id: string
  seq: number
  name: CaseMove
  from_state: CaseState
  to_state: CaseState
  stage: string
  by_account: string | null
  by_name: string
  by_post: string
  at: string
  note: MoveNote
}

/** What was said with a move, as kept. */
export interface MoveNote {
  reason?: string
  remedies?: string
  missing?: string[]
  suspension?: 'waiting_applicant' | 'special_procedure'
  extension?: { amount: number; unit: 'working_day' | 'natural_day' | 'hour'; reason: string; approvedBy: string; at: string }
  target?: string
  answer?: string
  outcome?: string
  rating?: number
  callBack?: string
  note?: string
  fileIds?: string[]
  /** In whose stead it was done: a clerk for the applicant. */
  forApplicant?: boolean
  result?: Record<string, unknown>
  region?: string
  /** The body that is asked, where the post alone does not say it. */
  unit?: string
  /** How long a helper has. */
  limit?: { amount: number; unit: 'working_day' | 'natural_day' | 'hour' }
}

export interface TaskRow {
  id: string
  case_id: string
  region: string
  stage: string
  role: 'lead' | 'helper' | 'call_back' | 'supervisor'
  post: string
  at_region: string
  assignee: string | null
  assignee_name: string
  state: 'open' | 'done' | 'returned' | 'cancelled'
  opened_at: string
  due_at: string | null
  done_at: string | null
  done_by: string | null
  outcome: string
  note: string
  own_due: boolean
}

export interface CaseFile {
  case: CaseRow
  moves: MoveRow[]
  tasks: TaskRow[]
  materials: Array<{ id: string; code: string; file_id: string | null; how: 'upload' | 'paper' | 'register' | 'promise'; note: string; added_at: string }>
  suspensions: Array<{ id: string; reason: 'waiting_applicant' | 'special_procedure'; note: string; starts_at: string; ends_at: string | null }>
  ratings: Array<{ round: number; level: number; text: string; at: string }>
  publications: Array<{ id: string; stage: string; title: string; body: string; from_on: string; until_on: string; ended_at: string | null }>
  /** The case's place and those above it, nearest first. */
  way: WayUp
}

/** The case with all that belongs to it, within the scope (or the resident's own); one statement. */
export const fileOf = async (db: Db, county: string, id: string): Promise<CaseFile | undefined> =>
  (await db.one<{ file: CaseFile | null }>(sql`select cases.file_of(${county}, ${id}) as file`)).file ?? undefined

/** Id of the case with this number, within the scope. */
export const idOfNumber = async (db: Db, county: string, number: string): Promise<string | undefined> =>
  (await db.maybe<{ id: string }>(sql`select id from cases.cases where county = ${county} and number = ${number}`))?.id

/** Holds the case for this transaction; nothing when it is not within the scope. */
export const holdCase = (db: Db, county: string, id: string) =>
  db.maybe<{ version: number; region: string }>(sql`
    select version, region from cases.cases where county = ${county} and id = ${id} for update`)

export const nextSerial = async (db: Db): Promise<number> =>
  (await db.one<{ n: number }>(sql`select nextval('cases.number_seq') as n`)).n

/** One after another, for the same person and matter: so that two submissions at once do not both find nothing open. */
export const oneAtATime = (db: Db, applicant: string, matter: string) =>
  db.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${applicant} ${matter}`}, 7226549))`)

/** An open case of the same matter for the same person (cases_by_applicant). */
export const openCaseOf = (db: Db, county: string, applicant: string, matter: string) =>
  db.maybe<{ id: string; number: string }>(sql`
    select id, number from cases.cases where county = ${county} and applicant_id = ${applicant} and matter_code = ${matter}
      and state in ('submitted', 'awaiting_correction', 'accepted', 'suspended') order by id desc limit 1`)

export type NewCase = Omit<CaseRow, 'version' | 'updated_at' | 'contact_sealed' | 'numbers_sealed' | 'due_on' | 'due_at' | 'created_at' | 'submitted_at' | 'accepted_at' | 'concluded_at'
  | 'outcome' | 'result' | 'rating' | 'corrections' | 'escalation'> & {
  contact_sealed: Buffer | null
  due_at: string | null
  due_on: string | null
  grams: string[]
  submitted_at: Date | null
  now: Date
}

/** What the door to the rows (`sealed-file.ts`) has added: a row without it cannot be written. */
export interface Sealed {
  numbers_sealed: Buffer | null
}

/** Writes a new case. */
export const insertCase = (db: Db, c: NewCase & Sealed) =>
  db.run(sql`insert into cases.cases (county, id, region, number, matter_code, matter_version, kind, title, state, stage, channel, applicant_id,
      applicant_name, submitted_by, on_behalf, contact_sealed, numbers_sealed, form, draft, place_text, lon, lat, grams, submitted_at, due_at, due_on, urgency,
      own_limit, check_code, created_at, updated_at)
    values (${c.county}, ${c.id}, ${c.region}, ${c.number}, ${c.matter_code}, ${c.matter_version}, ${c.kind}, ${c.title}, ${c.state}, ${c.stage},
      ${c.channel}, ${c.applicant_id}, ${c.applicant_name}, ${c.submitted_by}, ${c.on_behalf}, ${c.contact_sealed}, ${c.numbers_sealed}, ${JSON.stringify(c.form)},
      ${c.draft ? JSON.stringify(c.draft) : null}, ${c.place_text}, ${c.lon}, ${c.lat}, ${c.grams}, ${c.submitted_at}, ${c.due_at}, ${c.due_on},
      ${c.urgency}, ${c.own_limit ? JSON.stringify(c.own_limit) : null}, ${c.check_code}, ${c.now}, ${c.now})`)

/** A draft takes on what was entered since: also the matter's version of today. */
export const updateDraft = (db: Db, c: NewCase & Sealed) =>
  db.run(sql`update cases.cases set region = ${c.region}, matter_version = ${c.matter_version}, title = ${c.title}, state = ${c.state}, stage = ${c.stage},
      channel = ${c.channel}, applicant_id = ${c.applicant_id}, applicant_name = ${c.applicant_name}, submitted_by = ${c.submitted_by},
      on_behalf = ${c.on_behalf}, contact_sealed = ${c.contact_sealed}, numbers_sealed = ${c.numbers_sealed}, form = ${JSON.stringify(c.form)},
      draft = ${c.draft ? JSON.stringify(c.draft) : null}, place_text = ${c.place_text}, lon = ${c.lon}, lat = ${c.lat}, grams = ${c.grams},
      submitted_at = ${c.submitted_at}, due_at = ${c.due_at}, due_on = ${c.due_on}, urgency = ${c.urgency}, updated_at = ${c.now}, version = version + 1
    where county = ${c.county} and id = ${c.id} and state = 'draft'`)

/** The case as it stands after a move; `version` is the one that was held. */
export const updateCase = (db: Db, c: CaseRow & Sealed, now: Date) =>
  db.run(sql`update cases.cases set region = ${c.region}, state = ${c.state}, stage = ${c.stage}, form = ${JSON.stringify(c.form)},
      numbers_sealed = ${c.numbers_sealed}, accepted_at = ${c.accepted_at}, submitted_at = ${c.submitted_at}, due_at = ${c.due_at}, due_on = ${c.due_on}, concluded_at = ${c.concluded_at},
      outcome = ${c.outcome}, result = ${c.result ? JSON.stringify(c.result) : null}, rating = ${c.rating}, corrections = ${c.corrections},
      escalation = ${c.escalation}, updated_at = ${now}, version = version + 1
    where county = ${c.county} and id = ${c.id} and version = ${c.version}`)

/** A line of the history; never changed afterwards. */
export const insertMove = (
  db: Db,
  m: { county: string; id: string; caseId: string; region: string; seq: number; name: CaseMove; from: CaseState; to: CaseState; stage: string;
    byAccount: string | null; byName: string; byPost: string; at: Date; note: MoveNote },
) =>
  db.run(sql`insert into cases.moves (county, id, case_id, region, seq, name, from_state, to_state, stage, by_account, by_name, by_post, at, note)
    values (${m.county}, ${m.id}, ${m.caseId}, ${m.region}, ${m.seq}, ${m.name}, ${m.from}, ${m.to}, ${m.stage}, ${m.byAccount}, ${m.byName},
      ${m.byPost}, ${m.at}, ${JSON.stringify(m.note)})`)

export const insertMaterials = (
  db: Db, c: { county: string; caseId: string; region: string; by: string | null; now: Date },
  given: ReadonlyArray<{ id: string; code: string; fileId: string | null; how: string; note: string }>,
) => given.length === 0 ? Promise.resolve(0) :
  db.run(sql`insert into cases.materials (county, id, case_id, region, code, file_id, how, note, added_at, added_by)
    select ${c.county}, g.id, ${c.caseId}, ${c.region}, g.code, g."fileId", g.how, g.note, ${c.now}, ${c.by}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (id uuid, code text, "fileId" uuid, how text, note text)`)

export interface NewTask {
  county: string
  id: string
  caseId: string
  region: string
  stage: string
  role: TaskRow['role']
  post: string
  atRegion: string
  assignee: string | null
  assigneeName: string
  dueAt: string | null
  note: string
  now: Date
  /** The last day does not follow the case's. */
  ownDue?: boolean
}

export const insertTask = (db: Db, t: NewTask) =>
  db.run(sql`insert into cases.tasks (county, id, case_id, region, stage, role, post, at_region, assignee, assignee_name, opened_at, due_at, note, own_due)
    values (${t.county}, ${t.id}, ${t.caseId}, ${t.region}, ${t.stage}, ${t.role}, ${t.post}, ${t.atRegion}, ${t.assignee}, ${t.assigneeName},
      ${t.now}, ${t.dueAt}, ${t.note}, ${t.ownDue ?? false})`)

export const closeTask = (db: Db, county: string, id: string, c: { state: 'done' | 'returned' | 'cancelled'; by: string | null; outcome: string; note: string; now: Date }) =>
  db.run(sql`update cases.tasks set state = ${c.state}, done_at = ${c.now}, done_by = ${c.by}, outcome = ${c.outcome},
      note = case when ${c.note} = '' then note else ${c.note} end
    where county = ${county} and id = ${id} and state = 'open'`)

/** Ends what is still open, except call-backs when `keep` says so. */
export const cancelOpenTasks = (db: Db, county: string, caseId: string, outcome: string, now: Date) =>
  db.run(sql`update cases.tasks set state = 'cancelled', done_at = ${now}, outcome = ${outcome}
    where county = ${county} and case_id = ${caseId} and state = 'open'`)

export const assignTask = (db: Db, county: string, id: string, assignee: string | null, name: string) =>
  db.run(sql`update cases.tasks set assignee = ${assignee}, assignee_name = ${name} where county = ${county} and id = ${id} and state = 'open'`)

export const promoteTask = (db: Db, county: string, id: string) =>
  db.run(sql`update cases.tasks set role = 'lead' where county = ${county} and id = ${id}`)

/** Open work follows the case: its last day and its place. */
export const followCase = (db: Db, c: { county: string; id: string; region: string; due_at: string | null }) =>
  db.run(sql`update cases.tasks set region = ${c.region}, due_at = case when own_due then due_at else ${c.due_at}::timestamptz end
    where county = ${c.county} and case_id = ${c.id} and state = 'open' and role <> 'call_back'
      and (region <> ${c.region} or (not own_due and due_at is distinct from ${c.due_at}::timestamptz))`)

/** Open cases of an applicant with whoever has the lead, by cases_by_applicant; in the county's scope. */
export const openCasesOf = (db: Db, county: string, personId: string) =>
  db.many<{ id: string; number: string; title: string; region: string; post: string | null; at_region: string | null; assignee: string | null }>(sql`
    select c.id, c.number, c.title, c.region, t.post, t.at_region, t.assignee from cases.cases c
    left join lateral (select post, at_region, assignee from cases.tasks t where t.county = c.county and t.case_id = c.id and t.state = 'open'
      order by t.role <> 'lead', t.opened_at limit 1) t on true
    where c.county = ${county} and c.applicant_id = ${personId} and c.concluded_at is null and c.state not in ('draft', 'withdrawn', 'declined') order by c.id limit 50`)

/** Open work of someone goes back to its post. */
/** The desk of a post: its kind, at its place and below. */
interface Desk {
  kind: string
  lo: string
  hi: string
}

const atDesk = (desk: Desk | null) => (desk ? sql`and t.post = ${desk.kind} and t.at_region >= ${desk.lo} and t.at_region < ${desk.hi}` : sql.none)

export const releaseTasksOf = (db: Db, county: string, account: string, desk: Desk | null) =>
  db.run(sql`update cases.tasks t set assignee = null, assignee_name = '' where t.county = ${county} and t.assignee = ${account} and t.state = 'open' ${atDesk(desk)}`)

/** What somebody took over at a desk and has not finished, the most pressing first. */
export const openTasksOf = (db: Db, county: string, account: string, desk: Desk) =>
  db.many<{ number: string; title: string; dueOn: string | null }>(sql`
    select c.number, c.title, c.due_on as "dueOn" from cases.tasks t join cases.cases c on c.county = t.county and c.id = t.case_id
    where t.county = ${county} and t.assignee = ${account} and t.state = 'open' ${atDesk(desk)} order by t.due_at nulls last, c.number limit 500`)

/** Somebody else goes on with it. */
export const handTasksOf = (db: Db, county: string, from: string, to: { id: string; name: string }, desk: Desk) =>
  db.run(sql`update cases.tasks t set assignee = ${to.id}, assignee_name = ${to.name} where t.county = ${county} and t.assignee = ${from} and t.state = 'open' ${atDesk(desk)}`)

export const insertSuspension = (
  db: Db, s: { county: string; id: string; caseId: string; region: string; reason: string; note: string; from: Date; to: Date | null },
) =>
  db.run(sql`insert into cases.suspensions (county, id, case_id, region, reason, note, starts_at, ends_at)
    values (${s.county}, ${s.id}, ${s.caseId}, ${s.region}, ${s.reason}, ${s.note}, ${s.from}, ${s.to})`)

/** The clock runs again: what still stands ends now. */
export const endSuspensions = (db: Db, county: string, caseId: string, now: Date) =>
  db.run(sql`update cases.suspensions set ends_at = ${now} where county = ${county} and case_id = ${caseId} and (ends_at is null or ends_at > ${now})`)

/** The clock runs again after an asked suspension; a public notice that still hangs keeps its days. */
export const endAskedSuspension = (db: Db, county: string, caseId: string, now: Date) =>
  db.run(sql`update cases.suspensions set ends_at = ${now} where county = ${county} and case_id = ${caseId} and ends_at is null`)

export const insertRating = (
  db: Db, r: { county: string; id: string; caseId: string; region: string; round: number; level: number; text: string; channel: string; now: Date },
) =>
  db.run(sql`insert into cases.ratings (county, id, case_id, region, round, level, text, channel, at)
    values (${r.county}, ${r.id}, ${r.caseId}, ${r.region}, ${r.round}, ${r.level}, ${r.text}, ${r.channel}, ${r.now})`)

export const insertPublication = (
  db: Db, p: { county: string; id: string; caseId: string; region: string; stage: string; title: string; body: string; from: string; until: string },
) =>
  db.run(sql`insert into cases.publications (county, id, case_id, region, stage, title, body, from_on, until_on)
    values (${p.county}, ${p.id}, ${p.caseId}, ${p.region}, ${p.stage}, ${p.title}, ${p.body}, ${p.from}, ${p.until})`)

export const endPublications = (db: Db, county: string, caseId: string, now: Date) =>
  db.run(sql`update cases.publications set ended_at = ${now} where county = ${county} and case_id = ${caseId} and ended_at is null`)

/** Writes down that a reminder was sent; false when it had been. */
export const remindOnce = async (
  db: Db, r: { county: string; id: string; caseId: string; region: string; kind: string; day: string; now: Date },
): Promise<boolean> =>
  (await db.run(sql`insert into cases.reminders (county, id, case_id, region, kind, for_day, at)
    values (${r.county}, ${r.id}, ${r.caseId}, ${r.region}, ${r.kind}, ${r.day}, ${r.now})
    on conflict (county, case_id, kind, for_day) do nothing`)) === 1

/** The resident's drafts, newest first; a person has a handful. */
export const draftsOf = (db: Db, county: string, account: string) =>
  db.many<CaseRow>(sql`select * from cases.cases where county = ${county} and state = 'draft' and submitted_by = ${account}
    and applicant_id is not null order by id desc limit 50`)

export const draftById = (db: Db, county: string, id: string) =>
  db.maybe<CaseRow>(sql`select * from cases.cases where county = ${county} and id = ${id} and state = 'draft'`)
