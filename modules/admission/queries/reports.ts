import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { PushedDuty } from '../contract.ts'

export type ReportShow = 'all' | 'waiting' | 'late' | 'to_admit' | 'ended'
export type ReportRow = Omit<PushedDuty, 'late' | 'climbed'> & { climbedAt: string | null; byAccount: string }

const reports = sql`select p.id, p.region, coalesce(r.name, p.region) as "regionName", p.title, p.department, p.task, p.since_on as "sinceOn", p.evidence, p.state, p.answer_by as "answerBy",
    p.answer, p.answered_at as "answeredAt", p.request_id as "requestId", p.climbed_at as "climbedAt", p.by_account as "byAccount", p.by_name as "byName", p.at, p.version
  from admission.reports p left join regions.published_regions r on r.code = p.region`
const fits = (show: ReportShow, today: string): Sql => {
  if (show === 'waiting') return sql`p.state = 'waiting'`
  if (show === 'late') return sql`p.state = 'waiting' and p.answer_by < ${today}`
  if (show === 'to_admit') return sql`p.state = 'to_admit'`
  if (show === 'ended') return sql`p.state in ('withdrawn', 'admitted', 'taken_back')`
  return sql`true`
}
interface Filter { county: string; lo: string; hi: string; q: string; today: string }
const seen = (f: Filter) => sql`p.county = ${f.county} and p.region >= ${f.lo} and p.region < ${f.hi} and (${f.q} = '' or strpos(p.title || ' ' || p.department, ${f.q}) > 0)`

export const listReports = (db: Db, f: Filter & { show: ReportShow; after: string }) =>
  db.many<ReportRow>(unprepared(sql`${reports} where ${seen(f)} and ${fits(f.show, f.today)} and p.id < ${f.after} order by p.id desc limit 51`))
export const countReports = (db: Db, f: Filter) =>
  db.one<Record<ReportShow, number>>(unprepared(sql`select count(*)::int as all, count(*) filter (where ${fits('waiting', f.today)})::int as waiting,
    count(*) filter (where ${fits('late', f.today)})::int as late, count(*) filter (where ${fits('to_admit', f.today)})::int as to_admit,
    count(*) filter (where ${fits('ended', f.today)})::int as ended from admission.reports p where ${seen(f)}`))
export const findReport = (db: Db, county: string, id: string) => db.maybe<ReportRow>(sql`${reports} where p.county = ${county} and p.id = ${id}`)
export const lockReport = (db: Db, county: string, id: string) => db.maybe<ReportRow>(sql`${reports} where p.county = ${county} and p.id = ${id} for update of p`)
export const insertReport = (db: Db, p: { county: string; id: string; region: string; title: string; department: string; task: string; sinceOn: string; evidence: string; answerBy: string | null
  account: string; name: string; at: Date }) =>
  db.run(sql`insert into admission.reports (county, id, region, title, department, task, since_on, evidence, answer_by, by_account, by_name, at)
    values (${p.county}, ${p.id}, ${p.region}, ${p.title}, ${p.department}, ${p.task}, ${p.sinceOn}, ${p.evidence}, ${p.answerBy}, ${p.account}, ${p.name}, ${p.at})`)
export const setReport = (db: Db, county: string, id: string, r: { state: string; answer: string; at: Date | null; requestId: string | null }) =>
  db.run(sql`update admission.reports set state = ${r.state}, answer = case when ${r.answer} = '' then answer else ${r.answer} end, answered_at = coalesce(${r.at}::timestamptz, answered_at),
    request_id = coalesce(${r.requestId}::uuid, request_id), version = version + 1 where county = ${county} and id = ${id}`)
export const requestBrief = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; title: string; state: string }>(sql`select id, title, state from admission.requests where county = ${county} and id = ${id}`)

export const lateReports = (db: Db, today: string) =>
  db.many<{ county: string; id: string; region: string; title: string; answerBy: string }>(sql`select county, id, region, title, answer_by as "answerBy" from admission.reports
    where state = 'waiting' and answer_by < ${today} and climbed_at is null order by answer_by, id limit 200`)
/** @returns whether it is the first time. */
export const markClimbed = async (db: Db, county: string, id: string, at: Date) =>
  (await db.maybe(sql`update admission.reports set climbed_at = ${at}, version = version + 1 where county = ${county} and id = ${id} and state = 'waiting' and climbed_at is null returning id`)) !== undefined
export const withoutDay = (db: Db) =>
  db.many<{ county: string; id: string; at: string }>(sql`select county, id, at from admission.reports where state = 'waiting' and answer_by is null order by id limit 200`)
export const setAnswerBy = (db: Db, county: string, id: string, day: string) =>
  db.run(sql`update admission.reports set answer_by = ${day} where county = ${county} and id = ${id} and answer_by is null`)
