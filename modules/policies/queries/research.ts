import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { ResearchTopic } from '../contract.ts'
import { ofCounties, type Reach } from './parts.ts'

export type TopicRow = Omit<ResearchTopic, 'late'> & { county: string; region: string }
const topics = sql`select o.county, o.id, o.region, o.title, o.question, o.lead_unit as lead, o.team, o.from_on as "fromOn", o.due_on as "dueOn", o.state, o.ending, o.version,
    (select count(*)::int from policies.reports r where r.county = o.county and r.topic_id = o.id) as reports from policies.topics o`
const fits = (show: string, today: string): Sql => (show === 'ended' ? sql`o.state <> 'open'` : show === 'late' ? sql`o.state = 'open' and o.due_on < ${today}` : sql`o.state = 'open'`)
interface Filter extends Reach { q: string; today: string }
const seen = (f: Filter) => sql`${ofCounties('o', f)} and (${f.q} = '' or strpos(o.title || ' ' || o.question || ' ' || o.lead_unit || ' ' || o.team, ${f.q}) > 0)`
export const listTopics = (db: Db, f: Filter & { show: string; after: string }) =>
  db.many<TopicRow>(unprepared(sql`${topics} where ${seen(f)} and ${fits(f.show, f.today)} and o.id < ${f.after} order by o.id desc limit 51`))
export const countTopics = (db: Db, f: Filter) =>
  db.one<Record<'open' | 'ended' | 'late', number>>(unprepared(sql`select count(*) filter (where o.state = 'open')::int as open, count(*) filter (where o.state <> 'open')::int as ended,
    count(*) filter (where ${fits('late', f.today)})::int as late from policies.topics o where ${seen(f)}`))
export const findTopic = (db: Db, county: string, id: string) => db.maybe<TopicRow>(sql`${topics} where o.county = ${county} and o.id = ${id}`)
export const lockTopic = (db: Db, county: string, id: string) => db.maybe<TopicRow>(sql`${topics} where o.county = ${county} and o.id = ${id} for update of o`)
export const insertTopic = (db: Db, o: { county: string; id: string; region: string; title: string; question: string; lead: string; team: string; fromOn: string; dueOn: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into policies.topics (county, id, region, title, question, lead_unit, team, from_on, due_on, by_account, by_name, at)
    values (${o.county}, ${o.id}, ${o.region}, ${o.title}, ${o.question}, ${o.lead}, ${o.team}, ${o.fromOn}, ${o.dueOn}, ${o.account}, ${o.name}, ${o.at})`)
export const endTopic = (db: Db, county: string, id: string, state: string, words: string) =>
  db.run(sql`update policies.topics set state = ${state}, ending = ${words}, version = version + 1 where county = ${county} and id = ${id}`)

export interface ReportRow { county: string; id: string; title: string; authors: string; on: string; summary: string; keywords: string[]; topicId: string | null; topicTitle: string | null; byName: string; body: string; found: string }
const reports = (q: string, whole: boolean) => sql`select r.county, r.id, r.title, r.authors, r.on_day as on, r.summary, r.keywords, r.topic_id as "topicId", o.title as "topicTitle", r.by_name as "byName",
    ${whole ? sql`r.body` : sql`''`} as body, case when ${q} <> '' and strpos(r.body, ${q}) > 0 then substr(r.body, greatest(1, strpos(r.body, ${q}) - 30), 80) else '' end as found
  from policies.reports r left join policies.topics o on o.county = r.county and o.id = r.topic_id`
/** By title, authors, keywords, summary and the whole text; a library has hundreds of reports. */
export const listReports = (db: Db, f: Reach & { q: string; topicId: string; year: number; after: string }) =>
  db.many<ReportRow>(unprepared(sql`${reports(f.q, false)} where ${ofCounties('r', f)}
    and (${f.q} = '' or strpos(r.title || ' ' || r.authors || ' ' || array_to_string(r.keywords, ' ') || ' ' || r.summary || ' ' || r.body, ${f.q}) > 0)
    and (${f.topicId} = '' or r.topic_id::text = ${f.topicId}) and (${f.year} = 0 or extract(year from r.on_day) = ${f.year}) and r.id < ${f.after} order by r.id desc limit 51`))
export const findReport = (db: Db, at: Reach, id: string) => db.maybe<ReportRow>(unprepared(sql`${reports('', true)} where ${ofCounties('r', at)} and r.id = ${id}`))
export const insertReport = (db: Db, r: { county: string; id: string; region: string; topicId: string | null; title: string; authors: string; on: string; summary: string; body: string; keywords: readonly string[]; account: string; name: string; at: Date }) =>
  db.run(sql`insert into policies.reports (county, id, region, topic_id, title, authors, on_day, summary, body, keywords, by_account, by_name, at)
    values (${r.county}, ${r.id}, ${r.region}, ${r.topicId}, ${r.title}, ${r.authors}, ${r.on}, ${r.summary}, ${r.body}, ${[...r.keywords]}::text[], ${r.account}, ${r.name}, ${r.at})`)
