import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { PaperSheet, SurveyRemark } from '../contract.ts'
import type { Answers } from '../rules/answers.ts'

export const insertTicket = (db: Db, t: { county: string; id: string; region: string; surveyId: string; hash: string }) =>
  db.run(sql`insert into surveys.tickets (county, id, region, survey_id, token_hash) values (${t.county}, ${t.id}, ${t.region}, ${t.surveyId}, ${t.hash})`)
export const ticketBy = (db: Db, county: string, hash: string) =>
  db.maybe<{ surveyId: string; region: string; used: boolean }>(sql`select survey_id as "surveyId", region, used from surveys.tickets where county = ${county} and token_hash = ${hash}`)
/** Uses up a ticket; nought when it was used meanwhile. */
export const spendTicket = (db: Db, county: string, hash: string) =>
  db.run(sql`update surveys.tickets set used = true where county = ${county} and token_hash = ${hash} and not used`)
export const insertAnswers = (db: Db, a: { county: string; id: string; region: string; surveyId: string; channel: string; answers: Answers }) =>
  db.run(sql`insert into surveys.answers (county, id, region, survey_id, channel, answers) values (${a.county}, ${a.id}, ${a.region}, ${a.surveyId}, ${a.channel}, ${JSON.stringify(a.answers)}::jsonb)`)
export const answersOf = (db: Db, county: string, surveyId: string) =>
  db.many<{ region: string; channel: string; answers: Answers }>(sql`select region, channel, answers from surveys.answers where county = ${county} and survey_id = ${surveyId}`)
export const countChannels = (db: Db, county: string, surveyId: string) =>
  db.many<{ channel: string; count: number }>(sql`select channel, count(*)::int as count from surveys.answers where county = ${county} and survey_id = ${surveyId} group by channel order by channel`)
/** Lets nobody fill a survey that is open to everybody by machine: how many came in all. */
export const countAnswers = (db: Db, county: string, surveyId: string) =>
  db.one<{ n: number }>(sql`select count(*)::int as n from surveys.answers where county = ${county} and survey_id = ${surveyId}`)

export const insertRemark = (db: Db, r: { county: string; id: string; region: string; surveyId: string; question: string; words: string }) =>
  db.run(sql`insert into surveys.remarks (county, id, region, survey_id, question, words) values (${r.county}, ${r.id}, ${r.region}, ${r.surveyId}, ${r.question}, ${r.words})`)
/** By remarks_of_survey; the ids are random, so the order tells nothing. */
export const listRemarks = (db: Db, f: { county: string; surveyId: string; state: string; after: string }) =>
  db.many<SurveyRemark>(sql`select id, question, words, shown_words as "shownWords", state, by_name as "byName", version from surveys.remarks
    where county = ${f.county} and survey_id = ${f.surveyId} and state = ${f.state} and id < ${f.after} order by id desc limit 51`)
export const countRemarks = (db: Db, county: string, surveyId: string) =>
  db.one<{ waiting: number; shown: number; held: number }>(sql`select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'shown')::int as shown, count(*) filter (where state = 'held')::int as held
    from surveys.remarks where county = ${county} and survey_id = ${surveyId}`)
export const shownRemarks = (db: Db, county: string, surveyId: string) =>
  db.many<{ question: string; words: string }>(sql`select question, shown_words as words from surveys.remarks where county = ${county} and survey_id = ${surveyId} and state = 'shown' order by id limit 500`)
export const lockRemark = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; surveyId: string; words: string; version: number }>(sql`select id, region, survey_id as "surveyId", words, version from surveys.remarks where county = ${county} and id = ${id} for update`)
export const setRemark = (db: Db, county: string, id: string, r: { state: string; shownWords: string; by: string }) =>
  db.run(sql`update surveys.remarks set state = ${r.state}, shown_words = ${r.shownWords}, by_name = ${r.by}, version = version + 1 where county = ${county} and id = ${id}`)

export const countSheets = (db: Db, county: string, surveyId: string) =>
  db.one<{ n: number }>(sql`select count(*)::int as n from surveys.sheets where county = ${county} and survey_id = ${surveyId} and state <> 'done'`)
export const listSheets = (db: Db, f: { county: string; surveyId: string; lo: string; hi: string; done: boolean; me: string; after: string }) =>
  db.many<PaperSheet>(unprepared(sql`select id, number, state, differs, by_name as "byName", by_account = ${f.me}::uuid as mine, version from surveys.sheets
    where county = ${f.county} and survey_id = ${f.surveyId} and region >= ${f.lo} and region < ${f.hi} and (state = 'done') = ${f.done} and id < ${f.after} order by id desc limit 51`))
export const lockSheet = (db: Db, county: string, surveyId: string, hash: string) =>
  db.maybe<{ id: string; region: string; answers: Record<string, unknown>; state: PaperSheet['state']; byAccount: string }>(sql`select id, region, answers, state, by_account as "byAccount" from surveys.sheets
    where county = ${county} and survey_id = ${surveyId} and token_hash = ${hash} for update`)
export const insertSheet = (db: Db, s: { county: string; id: string; region: string; surveyId: string; hash: string; number: string; answers: unknown; account: string; name: string }) =>
  db.run(sql`insert into surveys.sheets (county, id, region, survey_id, token_hash, number, answers, by_account, by_name)
    values (${s.county}, ${s.id}, ${s.region}, ${s.surveyId}, ${s.hash}, ${s.number}, ${JSON.stringify(s.answers)}::jsonb, ${s.account}, ${s.name})`)
export const setSheet = (db: Db, county: string, id: string, s: { state: string; differs: readonly string[]; answers: unknown; account: string; name: string }) =>
  db.run(sql`update surveys.sheets set state = ${s.state}, differs = ${[...s.differs]}, answers = ${JSON.stringify(s.answers)}::jsonb, by_account = ${s.account}, by_name = ${s.name}, version = version + 1 where county = ${county} and id = ${id}`)

/** Writes answers and tickets anew in chance order; how many answers. */
export const shuffle = (db: Db, county: string) => db.one<{ n: number }>(sql`select surveys.shuffle(${county}) as n`)

/** A sheet from a page without script is refused with a page, not with a fault: what it had begun is undone alone. */
export const beginSheet = (db: Db) => db.run(unprepared(sql`savepoint sheet`))
export const undoSheet = (db: Db) => db.run(unprepared(sql`rollback to savepoint sheet`))
