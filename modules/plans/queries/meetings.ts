import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { PlanDecision, PlanIssue, PlanMeeting } from '../contract.ts'

export type MeetingRow = Omit<PlanMeeting, 'regionName'> & { county: string; regionName: string | null }
export type DecisionRow = Omit<PlanDecision, 'regionName' | 'mine' | 'overdue'> & { county: string; regionName: string | null; ownerAccount: string | null }
export type IssueRow = Omit<PlanIssue, 'regionName' | 'decisions'> & { county: string; regionName: string | null }

const meetings = (today: string) => sql`select m.county, m.id, m.region, r.name as "regionName", m.title, m.held_on as "heldOn", m.venue, m.agenda, m.units, m.minutes, m.state,
    m.by_name as "byName", m.version, (select count(*)::int from plans.issues i where i.meeting_id = m.id) as issues, k.decisions, k.open, k.overdue
  from plans.meetings m left join regions.published_regions r on r.code = m.region
  cross join lateral (select count(*)::int as decisions, count(*) filter (where d.state = 'open')::int as open,
    count(*) filter (where d.state = 'open' and d.due_on < ${today})::int as overdue from plans.decisions d where d.county = m.county and d.meeting_id = m.id) k`

/** Meetings of the range and of the places above it. */
export const listMeetings = (db: Db, f: { lo: string; hi: string; q: string; today: string; after: { day: string; id: string } }) =>
  db.many<MeetingRow>(unprepared(sql`${meetings(f.today)} where ((m.region >= ${f.lo} and m.region < ${f.hi}) or plans.stands_above(m.region)) and (${f.q} = '' or strpos(m.title || ' ' || array_to_string(m.units, ' '), ${f.q}) > 0)
    and (m.held_on, m.id) < (${f.after.day}::date, ${f.after.id}::uuid) order by m.held_on desc, m.id desc limit 51`))
export const heldIn = async (db: Db, places: readonly string[], year: number) =>
  (await db.one<{ held: boolean }>(sql`select exists (select 1 from plans.meetings where region = any(${[...places]}::text[]) and state = 'minuted'
    and held_on between ${`${year}-01-01`} and ${`${year}-12-31`}) as held`)).held
export const findMeeting = (db: Db, id: string, today: string) => db.maybe<MeetingRow>(sql`${meetings(today)} where m.id = ${id}`)
export const lockMeeting = (db: Db, id: string) =>
  db.maybe<{ county: string; id: string; region: string; state: PlanMeeting['state']; heldOn: string; version: number }>(sql`select county, id, region, state, held_on as "heldOn", version
    from plans.meetings where id = ${id} for update`)
export const insertMeeting = (db: Db, m: { county: string; id: string; region: string; title: string; heldOn: string; venue: string; agenda: string[]; units: string[]; account: string; name: string }) =>
  db.run(sql`insert into plans.meetings (county, id, region, title, held_on, venue, agenda, units, by_account, by_name)
    values (${m.county}, ${m.id}, ${m.region}, ${m.title}, ${m.heldOn}, ${m.venue}, ${m.agenda}, ${m.units}, ${m.account}, ${m.name})`)
export const setMeeting = (db: Db, county: string, id: string, state: string, minutes: string) =>
  db.run(sql`update plans.meetings set state = ${state}, minutes = ${minutes}, version = version + 1 where county = ${county} and id = ${id}`)

const decisions = sql`select d.county, d.id, d.meeting_id as "meetingId", m.title as meeting, d.region, r.name as "regionName", d.issue_id as "issueId", d.what, d.owner,
    d.owner_account as "ownerAccount", d.due_on as "dueOn", d.state, d.done_on as "doneOn", d.proof, d.version
  from plans.decisions d join plans.meetings m on m.county = d.county and m.id = d.meeting_id left join regions.published_regions r on r.code = d.region`
interface Filter { lo: string; hi: string; me: string; today: string }
const fits = (show: 'open' | 'overdue' | 'mine' | 'ended', f: Filter): Sql => {
  if (show === 'ended') return sql`d.state <> 'open'`
  if (show === 'overdue') return sql`d.state = 'open' and d.due_on < ${f.today}`
  if (show === 'mine') return sql`d.state = 'open' and d.owner_account = ${f.me}`
  return sql`d.state = 'open'`
}
export const listDecisions = (db: Db, f: Filter & { show: 'open' | 'overdue' | 'mine' | 'ended'; after: { day: string; id: string } }) =>
  db.many<DecisionRow>(unprepared(sql`${decisions} where d.region >= ${f.lo} and d.region < ${f.hi} and ${fits(f.show, f)}
    and (d.due_on, d.id) > (${f.after.day}::date, ${f.after.id}::uuid) order by d.due_on, d.id limit 51`))
export const countDecisions = (db: Db, f: Filter) =>
  db.one<{ open: number; overdue: number; mine: number }>(unprepared(sql`select count(*)::int as open, count(*) filter (where d.due_on < ${f.today})::int as overdue,
    count(*) filter (where d.owner_account = ${f.me})::int as mine from plans.decisions d where d.region >= ${f.lo} and d.region < ${f.hi} and d.state = 'open'`))
export const decisionsOf = (db: Db, meetingId: string) => db.many<DecisionRow>(sql`${decisions} where d.meeting_id = ${meetingId} order by d.due_on, d.id`)
export const decisionsOn = (db: Db, issues: readonly string[]) =>
  db.many<DecisionRow>(sql`${decisions} where d.issue_id = any(${[...issues]}::uuid[]) order by d.due_on, d.id limit 500`)
export const findDecision = (db: Db, id: string) => db.maybe<DecisionRow>(sql`${decisions} where d.id = ${id}`)
export const lockDecision = (db: Db, id: string) => db.maybe<DecisionRow>(sql`${decisions} where d.id = ${id} for update of d`)
export const insertDecision = (db: Db, d: { county: string; id: string; region: string; meetingId: string; issueId: string | null; what: string; owner: string; ownerAccount: string | null; dueOn: string }) =>
  db.run(sql`insert into plans.decisions (county, id, region, meeting_id, issue_id, what, owner, owner_account, due_on)
    values (${d.county}, ${d.id}, ${d.region}, ${d.meetingId}, ${d.issueId}, ${d.what}, ${d.owner}, ${d.ownerAccount}, ${d.dueOn})`)
export const setDecision = (db: Db, county: string, id: string, d: { state: string; doneOn: string | null; proof: string }) =>
  db.run(sql`update plans.decisions set state = ${d.state}, done_on = ${d.doneOn}, proof = ${d.proof}, version = version + 1 where county = ${county} and id = ${id}`)

const issues = sql`select i.county, i.id, i.region, r.name as "regionName", i.kind, i.what, i.wish, i.raised_on as "raisedOn", i.state, i.meeting_id as "meetingId", i.answer, i.by_name as "byName", i.version
  from plans.issues i left join regions.published_regions r on r.code = i.region`
const OPEN_ISSUE = sql`i.state in ('raised', 'on_agenda')`
export const listIssues = (db: Db, f: { lo: string; hi: string; show: 'open' | 'ended'; kind: string; q: string; after: string }) =>
  db.many<IssueRow>(unprepared(sql`${issues} where i.region >= ${f.lo} and i.region < ${f.hi} and ${f.show === 'open' ? OPEN_ISSUE : sql`i.state in ('decided', 'answered')`}
    and (${f.kind} = '' or i.kind = ${f.kind}) and (${f.q} = '' or strpos(i.what || ' ' || coalesce(r.name, ''), ${f.q}) > 0) and i.id < ${f.after}::uuid order by i.id desc limit 51`))
export const countIssues = (db: Db, f: { lo: string; hi: string }) =>
  db.one<{ open: number }>(unprepared(sql`select count(*)::int as open from plans.issues i where i.region >= ${f.lo} and i.region < ${f.hi} and ${OPEN_ISSUE}`))
export const issuesOf = (db: Db, meetingId: string) => db.many<IssueRow>(sql`${issues} where i.meeting_id = ${meetingId} order by i.region, i.id limit 200`)
export const lockIssues = (db: Db, ids: readonly string[]) => db.many<IssueRow>(sql`${issues} where i.id = any(${[...ids]}::uuid[]) order by i.id for update of i`)
export const insertIssue = (db: Db, i: { county: string; id: string; region: string; kind: string; what: string; wish: string; on: string; me: string; name: string }) =>
  db.run(sql`insert into plans.issues (county, id, region, kind, what, wish, raised_on, by_account, by_name)
    values (${i.county}, ${i.id}, ${i.region}, ${i.kind}, ${i.what}, ${i.wish}, ${i.on}, ${i.me}, ${i.name})`)
export const setIssue = (db: Db, county: string, id: string, i: { state: PlanIssue['state']; meetingId: string | null; answer: string }) =>
  db.run(sql`update plans.issues set state = ${i.state}, meeting_id = ${i.meetingId}, answer = ${i.answer}, version = version + 1 where county = ${county} and id = ${id}`)
