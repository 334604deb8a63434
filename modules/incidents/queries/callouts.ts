import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { CalloutState } from '../rules/callouts.ts'

export interface CalloutRow {
  county: string; id: string; region: string; regionName: string | null; eventId: string; eventNumber: string; eventTitle: string; placeText: string; taskId: string | null
  role: 'lead' | 'helper'; unit: string; post: string; atRegion: string; atRegionName: string | null; fromPost: string; fromRegion: string; job: string
  amount: number; unitOfTime: 'hour' | 'working_day' | 'natural_day'; calledAt: string; dueAt: string | null; state: CalloutState; arrivedAt: string | null; arrivedName: string; doneAt: string | null
  answer: string; refusal: string; refusalText: string; refusedAt: string | null; decideBy: string | null; decidedAt: string | null; decision: '' | 'must' | 'released'; decisionText: string
  climbed: number; byName: string; version: number
}

const columns = sql`c.county, c.id, c.region, r.name as "regionName", c.event_id as "eventId", e.number as "eventNumber", e.title as "eventTitle", e.place_text as "placeText",
    c.task_id as "taskId", c.role, c.unit, c.post, c.at_region as "atRegion", a.name as "atRegionName", c.from_post as "fromPost", c.from_region as "fromRegion", c.job, c.amount,
    c.unit_of_time as "unitOfTime", c.called_at as "calledAt", c.due_at as "dueAt", c.state, c.arrived_at as "arrivedAt", c.arrived_name as "arrivedName", c.done_at as "doneAt", c.answer,
    c.refusal, c.refusal_text as "refusalText", c.refused_at as "refusedAt", c.decide_by as "decideBy", c.decided_at as "decidedAt", c.decision, c.decision_text as "decisionText", c.climbed,
    c.by_name as "byName", c.version
  from incidents.callouts c join incidents.events e on e.county = c.county and e.id = c.event_id
  left join regions.published_regions r on r.code = c.region left join regions.published_regions a on a.code = c.at_region`

export const findCallout = (db: Db, county: string, id: string) => db.maybe<CalloutRow>(sql`select ${columns} where c.county = ${county} and c.id = ${id}`)

export async function lockCallout(db: Db, county: string, id: string): Promise<CalloutRow | undefined> {
  const held = await db.maybe(sql`select 1 from incidents.callouts where county = ${county} and id = ${id} for update`)
  return held ? findCallout(db, county, id) : undefined
}

export const calloutsOf = (db: Db, county: string, eventId: string) =>
  db.many<CalloutRow>(sql`select ${columns} where c.county = ${county} and c.event_id = ${eventId} order by c.id limit 100`)

export interface CalloutFilter { county: string; lo: string; hi: string; now: Date; posts: readonly string[]; places: readonly string[]; eventId: string | null }
const mine = (f: CalloutFilter) => sql`(c.post, c.at_region) in (select * from unnest(${[...f.posts]}::text[], ${[...f.places]}::text[]))`
const which = (f: CalloutFilter, show: string): Sql =>
  show === 'mine' ? sql`c.state in ('called', 'arrived', 'refused') and ${mine(f)}`
    : show === 'refused' ? sql`c.state = 'refused'`
      : show === 'late' ? sql`c.state in ('called', 'arrived') and c.due_at < ${f.now}`
        : show === 'open' ? sql`c.state in ('called', 'arrived', 'refused')` : sql`true`

export const listCallouts = (db: Db, f: CalloutFilter, show: string, after: string) =>
  db.many<CalloutRow>(unprepared(sql`select ${columns} where c.county = ${f.county} and c.region >= ${f.lo} and c.region < ${f.hi} and ${which(f, show)}
    ${f.eventId ? sql`and c.event_id = ${f.eventId}` : sql.none} and c.id < ${after}::uuid order by c.id desc limit 51`))

export const countCallouts = (db: Db, f: CalloutFilter) =>
  db.one<{ mine: number; refused: number; late: number; open: number }>(unprepared(sql`select count(*) filter (where ${which(f, 'mine')})::int as mine, count(*) filter (where ${which(f, 'refused')})::int as refused,
    count(*) filter (where ${which(f, 'late')})::int as late, count(*)::int as open
    from incidents.callouts c where c.county = ${f.county} and c.region >= ${f.lo} and c.region < ${f.hi} and c.state in ('called', 'arrived', 'refused')`))

export const openLead = (db: Db, county: string, eventId: string) =>
  db.maybe<{ id: string; unit: string }>(sql`select id, unit from incidents.callouts where county = ${county} and event_id = ${eventId} and role = 'lead' and state in ('called', 'arrived', 'refused')`)

export const openRefusal = (db: Db, county: string, eventId: string) =>
  db.maybe<{ unit: string }>(sql`select unit from incidents.callouts where county = ${county} and event_id = ${eventId} and state = 'refused' limit 1`)

export const insertCallout = (
  db: Db,
  c: { county: string; id: string; region: string; eventId: string; taskId: string | null; role: string; unit: string; post: string; atRegion: string; fromPost: string; fromRegion: string; job: string
    amount: number; unitOfTime: string; at: Date; dueAt: string | null; account: string; name: string },
) =>
  db.run(sql`insert into incidents.callouts (county, id, region, event_id, task_id, role, unit, post, at_region, from_post, from_region, job, amount, unit_of_time, called_at, due_at, by_account, by_name)
    values (${c.county}, ${c.id}, ${c.region}, ${c.eventId}, ${c.taskId}, ${c.role}, ${c.unit}, ${c.post}, ${c.atRegion}, ${c.fromPost}, ${c.fromRegion}, ${c.job}, ${c.amount}, ${c.unitOfTime},
      ${c.at}, ${c.dueAt}, ${c.account}, ${c.name})`)

export const arrive = (db: Db, county: string, id: string, at: Date, name: string) =>
  db.run(sql`update incidents.callouts set state = 'arrived', arrived_at = ${at}, arrived_name = ${name}, version = version + 1 where county = ${county} and id = ${id}`)
export const finish = (db: Db, county: string, id: string, at: Date, answer: string) =>
  db.run(sql`update incidents.callouts set state = 'done', done_at = ${at}, answer = ${answer}, arrived_at = coalesce(arrived_at, ${at}), version = version + 1 where county = ${county} and id = ${id}`)
export const refuse = (db: Db, county: string, id: string, r: { at: Date; refusal: string; text: string; decideBy: string | null }) =>
  db.run(sql`update incidents.callouts set state = 'refused', refused_at = ${r.at}, refusal = ${r.refusal}, refusal_text = ${r.text}, decide_by = ${r.decideBy}, task_id = null, version = version + 1
    where county = ${county} and id = ${id}`)
export const decide = (db: Db, county: string, id: string, d: { at: Date; decision: string; text: string; state: string; taskId: string | null; amount: number; unitOfTime: string; dueAt: string | null }) =>
  db.run(sql`update incidents.callouts set state = ${d.state}, decided_at = ${d.at}, decision = ${d.decision}, decision_text = ${d.text}, task_id = ${d.taskId}, amount = ${d.amount},
    unit_of_time = ${d.unitOfTime}, due_at = ${d.dueAt}, climbed = 0, version = version + 1 where county = ${county} and id = ${id}`)

/** The event is over: what was still open is no longer needed. */
export const endCallouts = (db: Db, county: string, eventId: string, at: Date) =>
  db.run(sql`update incidents.callouts set state = 'ended', done_at = ${at}, version = version + 1 where county = ${county} and event_id = ${eventId} and state in ('called', 'arrived', 'refused')`)
/** The lead has passed its stage on. */
export const finishLead = (db: Db, county: string, eventId: string, at: Date) =>
  db.run(sql`update incidents.callouts set state = 'done', done_at = ${at}, arrived_at = coalesce(arrived_at, ${at}), version = version + 1
    where county = ${county} and event_id = ${eventId} and role = 'lead' and state in ('called', 'arrived')`)
export const moveCallouts = (db: Db, county: string, eventId: string, region: string) =>
  db.run(sql`update incidents.callouts set region = ${region} where county = ${county} and event_id = ${eventId} and region <> ${region}`)

/** Open ones past their time, of all counties, key by key. */
export const lateCallouts = (db: Db, now: Date, after: string) =>
  db.many<{ county: string; id: string }>(sql`select county, id from incidents.callouts where state in ('called', 'arrived') and due_at < ${now} and id > ${after}::uuid order by id limit 100`)
export const climbCallout = (db: Db, county: string, id: string, climbed: number) =>
  db.run(sql`update incidents.callouts set climbed = ${climbed}, version = version + 1 where county = ${county} and id = ${id}`)
