import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { CampaignTask, FeedItem, Pilot } from '../contract.ts'

interface Range { county: string; lo: string; hi: string }
const within = (alias: 'p' | 't' | 'f', f: Range): Sql => sql`${sql.column(`${alias}.county`)} = ${f.county} and ${sql.column(`${alias}.region`)} >= ${f.lo} and ${sql.column(`${alias}.region`)} < ${f.hi}`

export type PilotRow = Omit<Pilot, 'regionName' | 'undecided'> & { regionName: string | null }
export const listPilots = (db: Db, f: Range & { show: string; q: string; today: string; after: string }) =>
  db.many<PilotRow>(unprepared(sql`select p.id, p.region, r.name as "regionName", p.title, p.what, p.body, p.from_day as "fromDay", p.until_day as "untilDay", p.result, p.decision, p.spread_to as "spreadTo", p.decided_on as "decidedOn", p.version
    from liaison.pilots p left join regions.published_regions r on r.code = p.region where ${within('p', f)}
    ${f.show === 'running' ? sql`and p.decision is null and p.until_day >= ${f.today}` : f.show === 'undecided' ? sql`and p.decision is null and p.until_day < ${f.today}` : f.show === 'decided' ? sql`and p.decision is not null` : sql.none}
    ${f.q ? sql`and strpos(p.title || ' ' || p.what, ${f.q}) > 0` : sql.none} and p.id < ${f.after} order by p.id desc limit 51`))
export const countUndecided = (db: Db, f: Range & { today: string }) =>
  db.one<{ undecided: number }>(unprepared(sql`select count(*)::int as undecided from liaison.pilots p where ${within('p', f)} and p.decision is null and p.until_day < ${f.today}`))
export const lockPilot = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; decision: string | null; untilDay: string; version: number }>(sql`select id, region, decision, until_day as "untilDay", version from liaison.pilots where county = ${county} and id = ${id} for update`)
export const insertPilot = (db: Db, p: { county: string; id: string; region: string; title: string; what: string; body: string; fromDay: string; untilDay: string }) =>
  db.run(sql`insert into liaison.pilots (county, id, region, title, what, body, from_day, until_day) values (${p.county}, ${p.id}, ${p.region}, ${p.title}, ${p.what}, ${p.body}, ${p.fromDay}, ${p.untilDay})`)
export const setDecision = (db: Db, county: string, id: string, p: { result: string; decision: string; spreadTo: string; on: string }) =>
  db.run(sql`update liaison.pilots set result = ${p.result}, decision = ${p.decision}, spread_to = ${p.spreadTo}, decided_on = ${p.on}, version = version + 1 where county = ${county} and id = ${id}`)
/** Adjusted and tried on: the pilot runs again until its new day, its result so far kept. */
export const prolong = (db: Db, county: string, id: string, p: { result: string; untilDay: string }) =>
  db.run(sql`update liaison.pilots set result = ${p.result}, until_day = ${p.untilDay}, version = version + 1 where county = ${county} and id = ${id}`)

export type TaskRow = Omit<CampaignTask, 'regionName' | 'better' | 'late'> & { regionName: string | null }
export const listTasks = (db: Db, f: Range & { show: string; q: string; after: string }) =>
  db.many<TaskRow>(unprepared(sql`select t.id, t.region, r.name as "regionName", t.campaign, t.title, t.body, t.measure, t.unit, t.higher, t.before, t.before_on as "beforeOn", t.after, t.after_on as "afterOn", t.due_on as "dueOn", t.note, t.version
    from liaison.tasks t left join regions.published_regions r on r.code = t.region where ${within('t', f)}
    ${f.show === 'open' ? sql`and t.after is null` : f.show === 'measured' ? sql`and t.after is not null` : sql.none} ${f.q ? sql`and strpos(t.title || ' ' || t.campaign || ' ' || t.body, ${f.q}) > 0` : sql.none}
    and t.id < ${f.after} order by t.id desc limit 51`))
export const countTasks = (db: Db, f: Range) =>
  db.one<{ open: number; measured: number; better: number }>(unprepared(sql`select count(*) filter (where t.after is null)::int as open, count(*) filter (where t.after is not null)::int as measured,
    count(*) filter (where case when t.higher then t.after > t.before else t.after < t.before end)::int as better from liaison.tasks t where ${within('t', f)}`))
export const lockTask = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; beforeOn: string; version: number }>(sql`select id, region, before_on as "beforeOn", version from liaison.tasks where county = ${county} and id = ${id} for update`)
export const insertTask = (db: Db, t: {
  county: string; id: string; region: string; campaign: string; title: string; body: string; measure: string; unit: string; higher: boolean; before: number; beforeOn: string; dueOn: string
}) =>
  db.run(sql`insert into liaison.tasks (county, id, region, campaign, title, body, measure, unit, higher, before, before_on, due_on)
    values (${t.county}, ${t.id}, ${t.region}, ${t.campaign}, ${t.title}, ${t.body}, ${t.measure}, ${t.unit}, ${t.higher}, ${t.before}, ${t.beforeOn}, ${t.dueOn})`)
export const setMeasure = (db: Db, county: string, id: string, t: { after: number; afterOn: string; note: string }) =>
  db.run(sql`update liaison.tasks set after = ${t.after}, after_on = ${t.afterOn}, note = ${t.note}, version = version + 1 where county = ${county} and id = ${id}`)

export type FeedRow = Omit<FeedItem, 'regionName'> & { regionName: string | null }
export const listFeed = (db: Db, f: Range & { state: string; kind: string; after: string }) =>
  db.many<FeedRow>(unprepared(sql`select f.id, f.region, r.name as "regionName", f.kind, f.number, f.title, f.body, f.due_on as "dueOn", f.fed_on as "fedOn", f.finding, f.found_by as "foundBy", f.found_on as "foundOn", f.correction, f.corrected_on as "correctedOn",
      f.state, f.version from liaison.feed f left join regions.published_regions r on r.code = f.region where ${within('f', f)}
    ${f.state ? sql`and f.state = ${f.state}` : sql.none} ${f.kind ? sql`and f.kind = ${f.kind}` : sql.none} and f.id < ${f.after} order by f.id desc limit 51`))
export const countFeed = (db: Db, f: Range) =>
  db.one<{ open: number; found: number }>(unprepared(sql`select count(*) filter (where f.state = 'open')::int as open, count(*) filter (where f.state = 'found')::int as found from liaison.feed f where ${within('f', f)} and f.state <> 'corrected'`))
export const lockFeed = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; state: FeedItem['state']; version: number }>(sql`select id, region, state, version from liaison.feed where county = ${county} and id = ${id} for update`)
export const setFinding = (db: Db, county: string, id: string, f: { finding: string; by: string; on: string }) =>
  db.run(sql`update liaison.feed set state = 'found', finding = ${f.finding}, found_by = ${f.by}, found_on = ${f.on}, version = version + 1 where county = ${county} and id = ${id}`)
export const setFeedCorrection = (db: Db, county: string, id: string, f: { correction: string; on: string }) =>
  db.run(sql`update liaison.feed set state = 'corrected', correction = ${f.correction}, corrected_on = ${f.on}, version = version + 1 where county = ${county} and id = ${id}`)
/** Overdue matters and complaints that were not fed yet, each with its community; of the title what comes before the resident's own words. */
export const unfed = (db: Db, county: string, now: Date) =>
  db.many<{ caseId: string; region: string; kind: 'overdue' | 'complaint'; number: string; title: string; body: string; dueOn: string | null }>(sql`select c.id as "caseId", c.region, k.kind, c.number, split_part(c.title, '：', 1) as title, coalesce(r.name, '') as body,
      ((c.due_at at time zone 'Asia/Shanghai')::date)::text as "dueOn"
    from cases.published_cases c cross join lateral (select 'overdue' as kind where c.due_at < ${now}
        union all select 'complaint' where exists (select 1 from cases.published_complaints p where p.county = c.county and p.id = c.id)) k
    left join regions.published_regions r on r.code = left(c.region, 12)
    where c.county = ${county} and c.concluded_at is null and c.state in ('submitted', 'accepted', 'suspended') and not exists (select 1 from liaison.feed f where f.county = c.county and f.case_id = c.id and f.kind = k.kind) order by c.id limit 2000`)
export const insertFeed = (db: Db, f: { county: string; id: string; region: string; caseId: string; kind: string; number: string; title: string; body: string; dueOn: string | null; on: string }) =>
  db.run(sql`insert into liaison.feed (county, id, region, case_id, kind, number, title, body, due_on, fed_on)
    values (${f.county}, ${f.id}, ${f.region}, ${f.caseId}, ${f.kind}, ${f.number}, ${f.title}, ${f.body}, ${f.dueOn}, ${f.on}) on conflict do nothing`)
