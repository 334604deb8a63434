import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Questionnaire, SurveyEdition } from '../contract.ts'

export type QuestionnaireRow = Omit<Questionnaire, 'regionName'> & { regionName: string | null }
const questionnaires = sql`select q.id, q.region, r.name as "regionName", q.title, q.purpose, q.retired, coalesce(n.nth, 0) as newest, coalesce(jsonb_array_length(coalesce(n.questions, d.questions)), 0) as questions,
    d.id is not null as draft, q.version
  from surveys.questionnaires q left join regions.published_regions r on r.code = q.region
  left join lateral (select nth, questions from surveys.editions e where e.county = q.county and e.questionnaire_id = q.id and e.state = 'settled' order by nth desc limit 1) n on true
  left join surveys.editions d on d.county = q.county and d.questionnaire_id = q.id and d.state = 'draft'`

/** By questionnaires_by_region: what lies in the range or at a place above it. */
export const listQuestionnaires = (db: Db, f: { county: string; lo: string; hi: string; above: readonly string[]; retired: boolean; q: string; after: string }) =>
  db.many<QuestionnaireRow>(unprepared(sql`${questionnaires} where q.county = ${f.county} and (q.region >= ${f.lo} and q.region < ${f.hi} or q.region = any(${[...f.above]})) and q.retired = ${f.retired}
    ${f.q ? sql`and strpos(q.title, ${f.q}) > 0` : sql.none} and q.id < ${f.after} order by q.id desc limit 51`))
export const findQuestionnaire = (db: Db, county: string, id: string) => db.maybe<QuestionnaireRow>(sql`${questionnaires} where q.county = ${county} and q.id = ${id}`)
export const lockQuestionnaire = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; version: number }>(sql`select id, region, version from surveys.questionnaires where county = ${county} and id = ${id} for update`)
export const insertQuestionnaire = (db: Db, q: { county: string; id: string; region: string; title: string; purpose: string }) =>
  db.run(sql`insert into surveys.questionnaires (county, id, region, title, purpose) values (${q.county}, ${q.id}, ${q.region}, ${q.title}, ${q.purpose})`)
export const setRetired = (db: Db, county: string, id: string, retired: boolean) =>
  db.run(sql`update surveys.questionnaires set retired = ${retired}, version = version + 1 where county = ${county} and id = ${id}`)

export type EditionRow = SurveyEdition & { region: string; questionnaireId: string; questionnaire: string }
const editions = sql`select e.id, e.region, e.questionnaire_id as "questionnaireId", q.title as questionnaire, e.nth, e.state, e.intro, e.questions, e.satisfied_from as "satisfiedFrom", e.settled_on as "settledOn",
    e.settled_by as "settledBy", e.version from surveys.editions e join surveys.questionnaires q on q.county = e.county and q.id = e.questionnaire_id`
export const editionsOf = (db: Db, county: string, questionnaireId: string) =>
  db.many<EditionRow>(sql`${editions} where e.county = ${county} and e.questionnaire_id = ${questionnaireId} order by e.nth desc limit 100`)
export const findEdition = (db: Db, county: string, id: string) => db.maybe<EditionRow>(sql`${editions} where e.county = ${county} and e.id = ${id}`)
export const lockEdition = (db: Db, county: string, id: string) => db.maybe<EditionRow>(sql`${editions} where e.county = ${county} and e.id = ${id} for update of e`)
export const insertEdition = (db: Db, e: { county: string; id: string; region: string; questionnaireId: string; nth: number; intro: string; questions: unknown; satisfiedFrom: number }) =>
  db.run(sql`insert into surveys.editions (county, id, region, questionnaire_id, nth, intro, questions, satisfied_from)
    values (${e.county}, ${e.id}, ${e.region}, ${e.questionnaireId}, ${e.nth}, ${e.intro}, ${JSON.stringify(e.questions)}::jsonb, ${e.satisfiedFrom}) on conflict do nothing`)
export const writeEdition = (db: Db, county: string, id: string, e: { intro: string; questions: unknown; satisfiedFrom: number }) =>
  db.run(sql`update surveys.editions set intro = ${e.intro}, questions = ${JSON.stringify(e.questions)}::jsonb, satisfied_from = ${e.satisfiedFrom}, version = version + 1 where county = ${county} and id = ${id} and state = 'draft'`)
export const settleEdition = (db: Db, county: string, id: string, on: string, by: string) =>
  db.run(sql`update surveys.editions set state = 'settled', settled_on = ${on}, settled_by = ${by}, version = version + 1 where county = ${county} and id = ${id} and state = 'draft'`)
