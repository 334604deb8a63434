import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { DisputeLine, FileState } from '../contract.ts'

export interface FileRow {
  id: string; region: string; regionName: string | null; number: string; title: string; kind: string; urgency: DisputeLine['urgency']; offence: boolean; roundId: string | null; roundTitle: string | null
  state: FileState; recordedOn: string; acceptedOn: string | null; mediatorAccount: string | null; mediatorName: string; agreedOn: string | null; performedOn: string | null; confirmBy: string | null
  endedOn: string | null; endReason: string; ways: string[]; referredTo: string; followUpBy: string | null; followedOn: string | null; version: number
  caseState: string; caseVersion: number; matterCode: string; placeText: string; story: string | null; wish: string | null; dueOn: string | null; applicantId: string | null
}
/** Of the case as it was handed in. */
export interface AskedRow {
  number: string; title: string; region: string; urgency: string; category: string | null; applicantId: string | null; applicantName: string; otherParty: string | null; submittedAt: string
}

const files = sql`select f.id, f.region, g.name as "regionName", f.number, f.title, f.kind, f.urgency, f.offence, f.round_id as "roundId", p.title || '第' || d.nth || '轮' as "roundTitle", f.state,
    f.recorded_on as "recordedOn", f.accepted_on as "acceptedOn", f.mediator_account as "mediatorAccount", f.mediator_name as "mediatorName", f.agreed_on as "agreedOn", f.performed_on as "performedOn",
    f.confirm_by as "confirmBy", f.ended_on as "endedOn", f.end_reason as "endReason", f.ways, f.referred_to as "referredTo", f.follow_up_by as "followUpBy", f.followed_on as "followedOn", f.version,
    c.state as "caseState", c.version as "caseVersion", c.matter_code as "matterCode", c.place_text as "placeText", c.story, c.wish, c.due_on as "dueOn", c.applicant_id as "applicantId"
  from disputes.files f join cases.published_disputes c on c.county = f.county and c.id = f.id left join regions.published_regions g on g.code = f.region
  left join disputes.rounds d on d.county = f.county and d.id = f.round_id left join disputes.round_plans p on p.county = d.county and p.id = d.plan_id`
export const findFile = (db: Db, county: string, id: string) => db.maybe<FileRow>(sql`${files} where f.county = ${county} and f.id = ${id}`)
export const lockFile = (db: Db, county: string, id: string) => db.maybe<FileRow>(sql`${files} where f.county = ${county} and f.id = ${id} for update of f`)
export const askedOf = (db: Db, county: string, id: string) =>
  db.maybe<AskedRow>(sql`select number, title, region, urgency, category, applicant_id as "applicantId", applicant_name as "applicantName", other_party as "otherParty", submitted_at as "submittedAt"
    from cases.published_disputes where county = ${county} and id = ${id}`)
export const insertFile = (db: Db, f: { county: string; id: string; region: string; number: string; title: string; kind: string; urgency: string; recordedOn: string }) =>
  db.run(sql`insert into disputes.files (county, id, region, number, title, kind, urgency, recorded_on)
    values (${f.county}, ${f.id}, ${f.region}, ${f.number}, ${f.title}, ${f.kind}, ${f.urgency}, ${f.recordedOn}) on conflict (county, id) do nothing`)

/** What may change on a file; absent keys stay. */
export interface FileChange {
  title?: string; kind?: string; urgency?: string; offence?: boolean; roundId?: string; state?: FileState; acceptedOn?: string; mediatorAccount?: string | null; mediatorName?: string; agreedOn?: string
  performedOn?: string | null; confirmBy?: string; endedOn?: string | null; endReason?: string; ways?: string[]; referredTo?: string; followUpBy?: string; followedOn?: string
}
const COLUMNS: Record<keyof FileChange, string> = {
  title: 'title', kind: 'kind', urgency: 'urgency', offence: 'offence', roundId: 'round_id', state: 'state', acceptedOn: 'accepted_on', mediatorAccount: 'mediator_account', mediatorName: 'mediator_name',
  agreedOn: 'agreed_on', performedOn: 'performed_on', confirmBy: 'confirm_by', endedOn: 'ended_on', endReason: 'end_reason', ways: 'ways', referredTo: 'referred_to', followUpBy: 'follow_up_by',
  followedOn: 'followed_on',
}
export const changeFile = (db: Db, county: string, id: string, change: FileChange) => {
  const sets = (Object.entries(change) as [keyof FileChange, unknown][]).map(([key, value]) => sql`${sql.column(COLUMNS[key])} = ${value}`)
  return db.run(unprepared(sql`update disputes.files set ${sql.join([...sets, sql`version = version + 1`], ', ')} where county = ${county} and id = ${id}`))
}

const LATE = (today: string) => sql`(f.state in ('recorded', 'accepted', 'mediating') and c.due_on < ${today} or f.state in ('agreed', 'performed') and f.followed_on is null and f.follow_up_by < ${today}
    or f.state = 'agreed' and exists (select 1 from disputes.clauses l where l.county = f.county and l.file_id = f.id and l.state <> 'done' and l.due_on < ${today}))`
const fits = (show: string, f: { me: string; today: string }): Sql => {
  if (show === 'open') return sql`f.state in ('recorded', 'accepted', 'mediating')`
  if (show === 'mine') return sql`f.mediator_account = ${f.me} and f.state in ('accepted', 'mediating', 'agreed')`
  if (show === 'late') return LATE(f.today)
  if (show === 'performing') return sql`f.state = 'agreed'`
  if (show === 'over') return sql`f.state in ('performed', 'ended', 'referred')`
  return sql`true`
}
interface Range { county: string; lo: string; hi: string; me: string; today: string }
export type LineRow = Omit<DisputeLine, 'regionName' | 'mine' | 'nextOn' | 'nextWhat' | 'late'> & {
  regionName: string | null; mediatorAccount: string | null; late: boolean; meetingOn: string | null; clauseOn: string | null; visitOn: string | null
}
export const listFiles = (db: Db, f: Range & { show: string; kind: string; urgency: string; q: string; after: string }) =>
  db.many<LineRow>(unprepared(sql`select f.id, f.number, f.title, f.kind, f.urgency, f.region, g.name as "regionName", f.state, f.recorded_on as "recordedOn", c.due_on as "dueOn",
      f.mediator_name as "mediatorName", f.mediator_account as "mediatorAccount", ${LATE(f.today)} as late,
      (select min(m.on_day) from disputes.meetings m where m.county = f.county and m.file_id = f.id and m.state = 'planned') as "meetingOn",
      (select min(l.due_on) from disputes.clauses l where l.county = f.county and l.file_id = f.id and l.state <> 'done') as "clauseOn",
      case when f.state in ('agreed', 'performed') and f.followed_on is null then f.follow_up_by end as "visitOn"
    from disputes.files f join cases.published_disputes c on c.county = f.county and c.id = f.id left join regions.published_regions g on g.code = f.region
    where f.county = ${f.county} and f.region >= ${f.lo} and f.region < ${f.hi} and ${fits(f.show, f)} and (${f.kind} = '' or f.kind = ${f.kind}) and (${f.urgency} = '' or f.urgency = ${f.urgency})
      and (${f.q} = '' or strpos(f.number || ' ' || f.title || ' ' || c.place_text, ${f.q}) > 0) and f.id < ${f.after}::uuid
    order by f.id desc limit 51`))
export const countFiles = (db: Db, f: Range) =>
  db.one<Record<'open' | 'mine' | 'late' | 'performing' | 'over' | 'all', number>>(unprepared(sql`select count(*)::int as all, ${sql.join(
    ['open', 'mine', 'late', 'performing', 'over'].map((show) => sql`count(*) filter (where ${fits(show, f)})::int as ${sql.column(show)}`), ', ')}
    from disputes.files f join cases.published_disputes c on c.county = f.county and c.id = f.id where f.county = ${f.county} and f.region >= ${f.lo} and f.region < ${f.hi}`))

// ---------------------------------------------------------------------------------------------------------- parties and consents
export interface PartyRow {
  id: string; fileId: string; side: 'a' | 'b'; personId: string | null; name: string; standing: string; phoneSealed: Buffer | null; consent: 'asked' | 'given' | 'refused' | 'withdrawn'
  consentHow: string | null; consentAt: string | null
}
const parties = sql`select p.id, p.file_id as "fileId", p.side, p.person_id as "personId", p.name, p.standing, p.phone_sealed as "phoneSealed", p.consent, k.how as "consentHow", k.at as "consentAt"
  from disputes.parties p left join lateral (select how, at from disputes.consents c where c.county = p.county and c.party_id = p.id order by c.nth desc limit 1) k on true`
export const partiesOf = (db: Db, county: string, fileId: string) =>
  db.many<PartyRow>(sql`${parties} where p.county = ${county} and p.file_id = ${fileId} and p.left_on is null order by p.side, p.id`)
export const insertParty = (db: Db, p: { county: string; id: string; region: string; fileId: string; side: string; personId: string | null; name: string; standing: string; phone: Buffer | null; at: Date }) =>
  db.run(sql`insert into disputes.parties (county, id, region, file_id, side, person_id, name, standing, phone_sealed, added_at)
    values (${p.county}, ${p.id}, ${p.region}, ${p.fileId}, ${p.side}, ${p.personId}, ${p.name}, ${p.standing}, ${p.phone}, ${p.at})`)
export const leaveParty = (db: Db, county: string, id: string, on: string) => db.run(sql`update disputes.parties set left_on = ${on} where county = ${county} and id = ${id}`)
export const setConsent = (db: Db, county: string, id: string, consent: string) => db.run(sql`update disputes.parties set consent = ${consent} where county = ${county} and id = ${id}`)
export const insertConsent = (db: Db, c: {
  county: string; id: string; region: string; fileId: string; partyId: string; answer: string; how: string; sha256: string; drawing: object | null; paperId: string | null; witness: string; account: string; name: string; at: Date
}) => db.run(sql`insert into disputes.consents (county, id, region, file_id, party_id, answer, how, text_sha256, drawing, paper_id, witness, by_account, by_name, at)
    values (${c.county}, ${c.id}, ${c.region}, ${c.fileId}, ${c.partyId}, ${c.answer}, ${c.how}, ${c.sha256}, ${c.drawing && JSON.stringify(c.drawing)}::jsonb, ${c.paperId}, ${c.witness}, ${c.account}, ${c.name}, ${c.at})`)
export const refusedOf = async (db: Db, county: string, fileId: string) =>
  (await db.many<{ account_id: string }>(sql`select distinct account_id from disputes.refusals where county = ${county} and file_id = ${fileId}`)).map((one) => one.account_id)
export const insertRefusal = (db: Db, r: { county: string; id: string; region: string; fileId: string; partyId: string; account: string; reason: string; at: Date }) =>
  db.run(sql`insert into disputes.refusals (county, id, region, file_id, party_id, account_id, reason, at) values (${r.county}, ${r.id}, ${r.region}, ${r.fileId}, ${r.partyId}, ${r.account}, ${r.reason}, ${r.at})`)

/** Which of these persons ever shared a family household with one: kin as far as the register knows. */
export const kinAmong = async (db: Db, county: string, person: string, others: readonly string[]) =>
  (await db.many<{ id: string }>(sql`select distinct o.person_id as id from register.published_ties m join register.published_households h on h.county = m.county and h.id = m.household_id and h.kind = 'family'
      join register.published_ties o on o.county = m.county and o.household_id = m.household_id
    where m.county = ${county} and m.person_id = ${person} and o.person_id = any(${[...others]}::uuid[]) and o.person_id <> ${person}`)).map((one) => one.id)
export const personOfAccount = async (db: Db, county: string, account: string) =>
  (await db.maybe<{ person_id: string }>(sql`select person_id from accounts.published_people where county = ${county} and account_id = ${account}`))?.person_id ?? null

// ----------------------------------------------------------------------------------------------------------------------- history
export const recordStep = (db: Db, s: { county: string; id: string; region: string; aboutId: string; step: string; note: string; told: boolean; account: string; name: string; at: Date }) =>
  db.run(sql`insert into disputes.steps (county, id, region, about_id, step, note, told, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.aboutId}, ${s.step}, ${s.note}, ${s.told}, ${s.account}, ${s.name}, ${s.at})`)
export const stepsOf = (db: Db, county: string, aboutId: string) =>
  db.many<{ id: string; step: string; note: string; told: boolean; byName: string; at: string }>(sql`select id, step, note, told, by_name as "byName", at from disputes.steps
    where county = ${county} and about_id = ${aboutId} order by nth limit 500`)

/** A case went to another place: its file goes with it. */
export async function moveFile(db: Db, county: string, id: string, region: string): Promise<void> {
  await db.run(sql`update disputes.files set region = ${region} where county = ${county} and id = ${id}`)
  await db.run(sql`update disputes.parties set region = ${region} where county = ${county} and file_id = ${id}`)
  await db.run(sql`update disputes.consents set region = ${region} where county = ${county} and file_id = ${id}`)
  await db.run(sql`update disputes.refusals set region = ${region} where county = ${county} and file_id = ${id}`)
  await db.run(sql`update disputes.meetings set region = ${region} where county = ${county} and file_id = ${id}`)
  await db.run(sql`update disputes.agreements set region = ${region} where county = ${county} and file_id = ${id}`)
  await db.run(sql`update disputes.clauses set region = ${region} where county = ${county} and file_id = ${id}`)
  await db.run(sql`update disputes.signatures set region = ${region} where county = ${county} and file_id = ${id}`)
  await db.run(sql`update disputes.performances set region = ${region} where county = ${county} and file_id = ${id}`)
  await db.run(sql`update disputes.confirmations set region = ${region} where county = ${county} and file_id = ${id}`)
  await db.run(sql`update disputes.steps set region = ${region} where county = ${county} and about_id = ${id}`)
}
