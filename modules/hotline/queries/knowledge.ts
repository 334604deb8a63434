import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { KnowledgeEntry } from '../contract.ts'

export type EntryRow = Omit<KnowledgeEntry, 'mine' | 'due'> & { writtenById: string }
const entries = sql`select e.id, e.region, coalesce(r.name, e.region) as "regionName", e.question, e.answer, e.topic, e.matter_code as "matterCode", e.public, e.valid_from as "validFrom", e.valid_until as "validUntil",
    e.source, e.owner, e.state, e.written_by as "writtenById", e.written_by_name as "writtenBy", e.reviewed_by_name as "reviewedBy", e.reviewed_at as "reviewedAt", e.review_due as "reviewDue", e.used, e.version
  from hotline.entries e left join regions.published_regions r on r.code = e.region`

const valid = (today: string): Sql => sql`e.state = 'published' and e.valid_from <= ${today} and (e.valid_until is null or e.valid_until >= ${today})`
const found = (county: string, grams: readonly string[], plain: string): Sql =>
  grams.length ? sql`e.id = any (array(select g.id from hotline.entries_with_grams(${county}, ${[...grams]}::text[], 500) g))` : sql`strpos(e.question, ${plain}) > 0`

export interface AnswerRow { id: string; question: string; answer: string; topic: string; matterCode: string; source: string; owner: string; reviewedOn: string; used: number }
const answers = sql`select e.id, e.question, e.answer, e.topic, e.matter_code as "matterCode", e.source, e.owner, (e.reviewed_at at time zone 'Asia/Shanghai')::date as "reviewedOn", e.used from hotline.entries e`

/** Valid answers by parts of words: candidates by entries_by_grams, those whose question holds the words first, then the most used. Without words the most used, by entries_by_use. */
export const searchAnswers = (db: Db, f: { county: string; grams: readonly string[]; plain: string; matter: string; today: string }) =>
  db.many<AnswerRow>(unprepared(sql`${answers} where e.county = ${f.county} and ${valid(f.today)} and (${f.matter} = '' or e.matter_code = ${f.matter})
    ${f.plain ? sql`and ${found(f.county, f.grams, f.plain)}` : sql.none}
    order by ${f.plain ? sql`strpos(e.question, ${f.plain}) > 0 desc,` : sql.none} e.used desc, e.id limit 8`))

export const useEntry = (db: Db, county: string, id: string) =>
  db.maybe<{ used: number | null }>(sql`select hotline.count_use(${county}, ${id}) as used`)

export interface EntryFilter { county: string; state: 'published' | 'draft' | 'due' | 'ended'; topic: string; grams: readonly string[]; plain: string; today: string; after: { used: number; id: string } }
const within = (f: EntryFilter): Sql => sql`e.county = ${f.county} and (${f.topic} = '' or e.topic = ${f.topic}) ${f.plain ? sql`and ${found(f.county, f.grams, f.plain)}` : sql.none}`
const standing = (f: EntryFilter): Sql => ({
  published: sql`e.state = 'published'`, draft: sql`e.state = 'draft'`, ended: sql`e.state = 'ended'`,
  due: sql`e.state = 'published' and (e.review_due <= ${f.today} or e.valid_until < ${f.today})`,
})[f.state]
export const listEntries = (db: Db, f: EntryFilter) =>
  db.many<EntryRow>(unprepared(sql`${entries} where ${within(f)} and ${standing(f)} and (e.used, e.id) < (${f.after.used}, ${f.after.id}::uuid) order by e.used desc, e.id desc limit 51`))
export const countEntries = (db: Db, f: EntryFilter) =>
  db.one<Record<'published' | 'draft' | 'due' | 'ended', number>>(unprepared(sql`select count(*) filter (where e.state = 'published')::int as published, count(*) filter (where e.state = 'draft')::int as draft,
    count(*) filter (where e.state = 'published' and (e.review_due <= ${f.today} or e.valid_until < ${f.today}))::int as due, count(*) filter (where e.state = 'ended')::int as ended from hotline.entries e where ${within(f)}`))
export const topics = (db: Db, county: string) =>
  db.many<{ topic: string }>(sql`select distinct topic from hotline.entries where county = ${county} and topic <> '' and state <> 'ended' order by topic limit 100`)

export const findEntry = (db: Db, county: string, id: string) => db.maybe<EntryRow>(sql`${entries} where e.county = ${county} and e.id = ${id}`)
export const lockEntry = (db: Db, county: string, id: string, version: number) =>
  db.maybe<{ id: string }>(sql`select id from hotline.entries where county = ${county} and id = ${id} and version = ${version} for update`)

export interface Said { question: string; answer: string; topic: string; matterCode: string; public: boolean; validFrom: string; validUntil: string | null; source: string; owner: string; grams: readonly string[] }
export const insertEntry = (db: Db, e: Said & { county: string; id: string; region: string; by: string; byName: string }) =>
  db.run(sql`insert into hotline.entries (county, id, region, question, answer, topic, matter_code, public, valid_from, valid_until, source, owner, written_by, written_by_name, grams)
    values (${e.county}, ${e.id}, ${e.region}, ${e.question}, ${e.answer}, ${e.topic}, ${e.matterCode}, ${e.public}, ${e.validFrom}, ${e.validUntil}, ${e.source}, ${e.owner}, ${e.by}, ${e.byName}, ${[...e.grams]})`)
export const updateEntry = (db: Db, county: string, id: string, e: Said & { by: string; byName: string }) =>
  db.run(sql`update hotline.entries set question = ${e.question}, answer = ${e.answer}, topic = ${e.topic}, matter_code = ${e.matterCode}, public = ${e.public}, valid_from = ${e.validFrom},
    valid_until = ${e.validUntil}, source = ${e.source}, owner = ${e.owner}, grams = ${[...e.grams]}, state = 'draft', written_by = ${e.by}, written_by_name = ${e.byName}, version = version + 1
    where county = ${county} and id = ${id}`)
export const judgeEntry = (db: Db, county: string, id: string, j: { state: string; by: string; at: Date | null; due: string | null }) =>
  db.run(sql`update hotline.entries set state = ${j.state}, reviewed_by_name = ${j.by}, reviewed_at = coalesce(${j.at}, reviewed_at), review_due = coalesce(${j.due}, review_due), version = version + 1
    where county = ${county} and id = ${id}`)

export const faq = (db: Db, f: { county: string; grams: readonly string[]; plain: string; topic: string; matter: string; today: string; after: { used: number; id: string } }) =>
  db.many<AnswerRow>(unprepared(sql`${answers} where e.county = ${f.county} and e.public and ${valid(f.today)} and (${f.topic} = '' or e.topic = ${f.topic}) and (${f.matter} = '' or e.matter_code = ${f.matter})
    ${f.plain ? sql`and ${found(f.county, f.grams, f.plain)}` : sql.none} and (e.used, e.id) < (${f.after.used}, ${f.after.id}::uuid) order by e.used desc, e.id desc limit 21`))
export const faqTopics = (db: Db, county: string, today: string) =>
  db.many<{ topic: string }>(unprepared(sql`select distinct e.topic from hotline.entries e where e.county = ${county} and e.topic <> '' and e.public and ${valid(today)} order by e.topic limit 50`))

export const scriptLines = (db: Db, county: string, matter: string) =>
  db.many<{ id: string; region: string; say: string; place: number }>(sql`select id, region, say, place from hotline.script_lines where county = ${county} and matter_code = ${matter} and ended_at is null order by place, id limit 50`)
export const insertScriptLine = (db: Db, l: { county: string; id: string; region: string; matter: string; place: number; say: string }) =>
  db.run(sql`insert into hotline.script_lines (county, id, region, matter_code, place, say) values (${l.county}, ${l.id}, ${l.region}, ${l.matter}, ${l.place}, ${l.say})`)
export const endScriptLine = (db: Db, county: string, id: string, now: Date, r: { lo: string; hi: string }) =>
  db.run(sql`update hotline.script_lines set ended_at = ${now} where county = ${county} and id = ${id} and region >= ${r.lo} and region < ${r.hi} and ended_at is null`)
