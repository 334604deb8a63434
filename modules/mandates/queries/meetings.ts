import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Decision, JointMeeting } from '../contract.ts'

export type MeetingRow = Omit<JointMeeting, 'regionName'> & { regionName: string | null }
export type DecisionRow = Omit<Decision, 'regionName' | 'mine' | 'overdue'> & { regionName: string | null; ownerAccount: string | null }
export type DecisionShow = 'open' | 'overdue' | 'mine' | 'ended'

const meetings = (today: string) => sql`select m.id, m.region, r.name as "regionName", m.title, m.held_on as "heldOn", m.venue as place, m.agenda, m.units, m.minutes, m.state,
    m.by_name as "byName", m.version, k.decisions, k.open, k.overdue
  from mandates.meetings m left join regions.published_regions r on r.code = m.region
  cross join lateral (select count(*)::int as decisions, count(*) filter (where d.state = 'open')::int as open,
    count(*) filter (where d.state = 'open' and d.due_on < ${today})::int as overdue from mandates.decisions d where d.county = m.county and d.meeting_id = m.id) k`

export const listMeetings = (db: Db, f: { county: string; lo: string; hi: string; q: string; today: string; after: { day: string; id: string } }) =>
  db.many<MeetingRow>(unprepared(sql`${meetings(f.today)} where m.county = ${f.county} and m.region >= ${f.lo} and m.region < ${f.hi}
    and (${f.q} = '' or strpos(m.title || ' ' || array_to_string(m.units, ' '), ${f.q}) > 0) and (m.held_on, m.id) < (${f.after.day}::date, ${f.after.id}::uuid)
    order by m.held_on desc, m.id desc limit 51`))
export const findMeeting = (db: Db, county: string, id: string, today: string) => db.maybe<MeetingRow>(sql`${meetings(today)} where m.county = ${county} and m.id = ${id}`)
export const lockMeeting = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; state: JointMeeting['state']; heldOn: string; version: number }>(sql`select id, region, state, held_on as "heldOn", version
    from mandates.meetings where county = ${county} and id = ${id} for update`)
export const insertMeeting = (db: Db, m: { county: string; id: string; region: string; title: string; heldOn: string; place: string; agenda: string[]; units: string[]; account: string; name: string }) =>
  db.run(sql`insert into mandates.meetings (county, id, region, title, held_on, venue, agenda, units, by_account, by_name)
    values (${m.county}, ${m.id}, ${m.region}, ${m.title}, ${m.heldOn}, ${m.place}, ${m.agenda}, ${m.units}, ${m.account}, ${m.name})`)
export const setMeeting = (db: Db, county: string, id: string, state: string, minutes: string) =>
  db.run(sql`update mandates.meetings set state = ${state}, minutes = ${minutes}, version = version + 1 where county = ${county} and id = ${id}`)

const decisions = sql`select d.id, d.meeting_id as "meetingId", m.title as meeting, d.region, r.name as "regionName", d.about, d.what, d.owner, d.owner_account as "ownerAccount",
    d.due_on as "dueOn", d.state, d.done_on as "doneOn", d.version
  from mandates.decisions d join mandates.meetings m on m.county = d.county and m.id = d.meeting_id left join regions.published_regions r on r.code = d.region`
interface Filter { county: string; lo: string; hi: string; me: string; today: string }
const fits = (show: DecisionShow, f: Filter): Sql => {
  if (show === 'ended') return sql`d.state <> 'open'`
  if (show === 'overdue') return sql`d.state = 'open' and d.due_on < ${f.today}`
  if (show === 'mine') return sql`d.state = 'open' and d.owner_account = ${f.me}`
  return sql`d.state = 'open'`
}
export const listDecisions = (db: Db, f: Filter & { show: DecisionShow; after: { day: string; id: string } }) =>
  db.many<DecisionRow>(unprepared(sql`${decisions} where d.county = ${f.county} and d.region >= ${f.lo} and d.region < ${f.hi} and ${fits(f.show, f)}
    and (d.due_on, d.id) > (${f.after.day}::date, ${f.after.id}::uuid) order by d.due_on, d.id limit 51`))
export const countDecisions = (db: Db, f: Filter) =>
  db.one<{ open: number; overdue: number; mine: number }>(unprepared(sql`select count(*)::int as open, count(*) filter (where d.due_on < ${f.today})::int as overdue,
    count(*) filter (where d.owner_account = ${f.me})::int as mine from mandates.decisions d
    where d.county = ${f.county} and d.region >= ${f.lo} and d.region < ${f.hi} and d.state = 'open'`))
export const decisionsOf = (db: Db, county: string, meetingId: string) =>
  db.many<DecisionRow>(sql`${decisions} where d.county = ${county} and d.meeting_id = ${meetingId} order by d.due_on, d.id`)
export const lockDecision = (db: Db, county: string, id: string) =>
  db.maybe<DecisionRow>(sql`${decisions} where d.county = ${county} and d.id = ${id} for update of d`)
export const insertDecision = (db: Db, d: { county: string; id: string; region: string; meetingId: string; about: string; what: string; owner: string; ownerAccount: string | null; dueOn: string }) =>
  db.run(sql`insert into mandates.decisions (county, id, region, meeting_id, about, what, owner, owner_account, due_on)
    values (${d.county}, ${d.id}, ${d.region}, ${d.meetingId}, ${d.about}, ${d.what}, ${d.owner}, ${d.ownerAccount}, ${d.dueOn})`)
export const setDecision = (db: Db, county: string, id: string, state: string, doneOn: string | null) =>
  db.run(sql`update mandates.decisions set state = ${state}, done_on = ${doneOn}, version = version + 1 where county = ${county} and id = ${id}`)

/** Who holds a post today at one of the places, as far as the reader sees. */
export const holdersAt = (db: Db, county: string, places: readonly string[], today: string) =>
  db.many<{ id: string; name: string; kind: string; regionName: string | null }>(sql`select distinct on (p.account_id) p.account_id as id, p.holder as name, p.kind, r.name as "regionName"
    from accounts.published_posts p left join regions.published_regions r on r.code = p.region
    where p.county = ${county} and p.region = any(${[...places]}::text[]) and p.valid_from <= ${today} and (p.valid_until is null or p.valid_until > ${today})
    order by p.account_id, p.region desc limit 300`)
