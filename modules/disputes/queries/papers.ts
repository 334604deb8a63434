import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { Drawing } from '../contract.ts'

export interface MeetingRow {
  id: string; onDay: string; atTime: string; place: string; state: 'planned' | 'held' | 'adjourned' | 'cancelled'; came: string[]; minutes: string; sha256: string; byName: string; version: number
}
const meetings = sql`select id, on_day as "onDay", at_time as "atTime", venue as place, state, came, minutes, minutes_sha256 as sha256, by_name as "byName", version from disputes.meetings`
export const meetingsOf = (db: Db, county: string, fileId: string) => db.many<MeetingRow>(sql`${meetings} where county = ${county} and file_id = ${fileId} order by on_day, id`)
export const lockMeeting = (db: Db, county: string, fileId: string, id: string) => db.maybe<MeetingRow>(sql`${meetings} where county = ${county} and file_id = ${fileId} and id = ${id} for update`)
export const insertMeeting = (db: Db, m: { county: string; id: string; region: string; fileId: string; onDay: string; atTime: string; place: string; by: string }) =>
  db.run(sql`insert into disputes.meetings (county, id, region, file_id, on_day, at_time, venue, by_name) values (${m.county}, ${m.id}, ${m.region}, ${m.fileId}, ${m.onDay}, ${m.atTime}, ${m.place}, ${m.by})`)
export const setMeeting = (db: Db, county: string, id: string, m: { state: string; came: readonly string[]; minutes: string; sha256: string }) =>
  db.run(sql`update disputes.meetings set state = ${m.state}, came = ${[...m.came]}::uuid[], minutes = ${m.minutes}, minutes_sha256 = ${m.sha256}, version = version + 1 where county = ${county} and id = ${id}`)

export interface DraftClause { partyId: string; what: string; amountFen: number; dueOn: string }
export interface AgreementRow {
  id: string; nth: number; form: 'written' | 'oral'; clauses: DraftClause[]; remark: string; text: string; sha256: string; state: 'open' | 'in_effect' | 'void'; writtenOn: string; effectiveOn: string | null; byName: string
}
const agreements = sql`select id, nth, form, clauses, remark, text, text_sha256 as sha256, state, written_on as "writtenOn", effective_on as "effectiveOn", by_name as "byName" from disputes.agreements`
export const agreementsOf = (db: Db, county: string, fileId: string) => db.many<AgreementRow>(sql`${agreements} where county = ${county} and file_id = ${fileId} order by nth desc`)
export const agreementInEffect = (db: Db, county: string, fileId: string) => db.maybe<AgreementRow>(sql`${agreements} where county = ${county} and file_id = ${fileId} and state = 'in_effect'`)
export const insertAgreement = (db: Db, a: { county: string; id: string; region: string; fileId: string; nth: number; form: string; clauses: DraftClause[]; remark: string; text: string; sha256: string; writtenOn: string; by: string }) =>
  db.run(sql`insert into disputes.agreements (county, id, region, file_id, nth, form, clauses, remark, text, text_sha256, written_on, by_name)
    values (${a.county}, ${a.id}, ${a.region}, ${a.fileId}, ${a.nth}, ${a.form}, ${JSON.stringify(a.clauses)}::jsonb, ${a.remark}, ${a.text}, ${a.sha256}, ${a.writtenOn}, ${a.by})`)
export const voidOthers = (db: Db, county: string, fileId: string) => db.run(sql`update disputes.agreements set state = 'void' where county = ${county} and file_id = ${fileId} and state = 'open'`)
export const takeEffect = (db: Db, county: string, id: string, on: string) => db.run(sql`update disputes.agreements set state = 'in_effect', effective_on = ${on} where county = ${county} and id = ${id}`)

export interface SignatureRow {
  id: string; about: 'agreement' | 'minutes'; aboutId: string; partyId: string | null; signer: string; how: 'portal' | 'tablet' | 'paper'; drawing: Drawing | null; paperId: string | null; textSha256: string; at: string
}
export const signaturesOf = (db: Db, county: string, fileId: string) =>
  db.many<SignatureRow>(sql`select id, about, about_id as "aboutId", party_id as "partyId", signer, how, drawing, paper_id as "paperId", text_sha256 as "textSha256", at from disputes.signatures
    where county = ${county} and file_id = ${fileId} order by at, id`)
/** 0 when this hand has signed this very text already. */
export const insertSignature = (db: Db, s: {
  county: string; id: string; region: string; fileId: string; about: string; aboutId: string; partyId: string | null; signer: string; how: string; drawing: object | null; paperId: string | null; sha256: string; account: string; at: Date
}) => db.run(sql`insert into disputes.signatures (county, id, region, file_id, about, about_id, party_id, signer, how, drawing, paper_id, text_sha256, by_account, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.fileId}, ${s.about}, ${s.aboutId}, ${s.partyId}, ${s.signer}, ${s.how}, ${s.drawing && JSON.stringify(s.drawing)}::jsonb, ${s.paperId}, ${s.sha256}, ${s.account}, ${s.at})
    on conflict do nothing`)

export interface ClauseRow { id: string; nth: number; partyId: string; who: string; what: string; amountFen: number; paidFen: number; dueOn: string; state: 'due' | 'part' | 'done' | 'not_done'; doneOn: string | null; version: number }
const clauses = sql`select c.id, c.nth, c.party_id as "partyId", p.name as who, c.what, c.amount_fen as "amountFen", c.paid_fen as "paidFen", c.due_on as "dueOn", c.state, c.done_on as "doneOn", c.version
  from disputes.clauses c join disputes.parties p on p.county = c.county and p.id = c.party_id`
export const clausesOf = (db: Db, county: string, fileId: string) => db.many<ClauseRow>(sql`${clauses} where c.county = ${county} and c.file_id = ${fileId} order by c.nth`)
export const lockClause = (db: Db, county: string, fileId: string, id: string) => db.maybe<ClauseRow>(sql`${clauses} where c.county = ${county} and c.file_id = ${fileId} and c.id = ${id} for update of c`)
export const insertClause = (db: Db, c: { county: string; id: string; region: string; fileId: string; agreementId: string; nth: number } & DraftClause) =>
  db.run(sql`insert into disputes.clauses (county, id, region, file_id, agreement_id, nth, party_id, what, amount_fen, due_on)
    values (${c.county}, ${c.id}, ${c.region}, ${c.fileId}, ${c.agreementId}, ${c.nth}, ${c.partyId}, ${c.what}, ${c.amountFen}, ${c.dueOn})`)
export const setClause = (db: Db, county: string, id: string, c: { state: string; paidFen: number; doneOn: string | null }) =>
  db.run(sql`update disputes.clauses set state = ${c.state}, paid_fen = ${c.paidFen}, done_on = ${c.doneOn}, version = version + 1 where county = ${county} and id = ${id}`)
export interface PerformanceRow { id: string; clauseId: string; state: 'part' | 'done' | 'not_done'; amountFen: number; onDay: string; note: string; byParty: string | null; byName: string }
export const performancesOf = (db: Db, county: string, fileId: string) =>
  db.many<PerformanceRow>(sql`select id, clause_id as "clauseId", state, amount_fen as "amountFen", on_day as "onDay", note, by_party as "byParty", by_name as "byName" from disputes.performances
    where county = ${county} and file_id = ${fileId} order by nth limit 300`)
export const insertPerformance = (db: Db, p: { county: string; id: string; region: string; fileId: string; clauseId: string; state: string; amountFen: number; onDay: string; note: string; byParty: string | null; account: string; name: string; at: Date }) =>
  db.run(sql`insert into disputes.performances (county, id, region, file_id, clause_id, state, amount_fen, on_day, note, by_party, by_account, by_name, at)
    values (${p.county}, ${p.id}, ${p.region}, ${p.fileId}, ${p.clauseId}, ${p.state}, ${p.amountFen}, ${p.onDay}, ${p.note}, ${p.byParty}, ${p.account}, ${p.name}, ${p.at})`)

export interface ConfirmationRow { id: string; court: string; askedOn: string; state: 'asked' | 'confirmed' | 'rejected' | 'withdrawn'; answeredOn: string | null; document: string; note: string }
export const confirmationOf = (db: Db, county: string, fileId: string) =>
  db.maybe<ConfirmationRow>(sql`select id, court, asked_on as "askedOn", state, answered_on as "answeredOn", document, note from disputes.confirmations where county = ${county} and file_id = ${fileId}`)
export const insertConfirmation = (db: Db, c: { county: string; id: string; region: string; fileId: string; court: string; askedOn: string }) =>
  db.run(sql`insert into disputes.confirmations (county, id, region, file_id, court, asked_on) values (${c.county}, ${c.id}, ${c.region}, ${c.fileId}, ${c.court}, ${c.askedOn})`)
export const setConfirmation = (db: Db, county: string, id: string, c: { state: string; answeredOn: string; document: string; note: string }) =>
  db.run(sql`update disputes.confirmations set state = ${c.state}, answered_on = ${c.answeredOn}, document = ${c.document}, note = ${c.note} where county = ${county} and id = ${id}`)
