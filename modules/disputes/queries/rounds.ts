import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Round, RoundLine } from '../contract.ts'
import type { RoundCycle } from '../rules.ts'

export interface PlanRow {
  id: string; region: string; regionName: string | null; title: string; every: RoundCycle; nextOn: string; openDays: number; endedOn: string | null; version: number; openRound: string | null
}
export type RoundRow = Omit<Round, 'regionName' | 'late'> & { regionName: string | null; planId: string }

const plans = sql`select p.id, p.region, r.name as "regionName", p.title, p.every, p.next_on as "nextOn", p.open_days as "openDays", p.ended_on as "endedOn", p.version, o.id as "openRound"
  from disputes.round_plans p left join regions.published_regions r on r.code = p.region
  left join disputes.rounds o on o.county = p.county and o.plan_id = p.id and o.state = 'open'`

export const listPlans = (db: Db, f: { county: string; lo: string; hi: string; late: boolean; today: string; after: { day: string; id: string } }) =>
  db.many<PlanRow>(unprepared(sql`${plans} where p.county = ${f.county} and p.region >= ${f.lo} and p.region < ${f.hi} and p.ended_on is null
    and (not ${f.late} or p.next_on + p.open_days < ${f.today}::date) and (p.next_on, p.id) > (${f.after.day}::date, ${f.after.id}::uuid) order by p.next_on, p.id limit 51`))
export const lockPlan = (db: Db, county: string, id: string) => db.maybe<PlanRow>(sql`${plans} where p.county = ${county} and p.id = ${id} and p.ended_on is null for update of p`)
export const planAt = (db: Db, county: string, region: string) => db.maybe<{ id: string }>(sql`select id from disputes.round_plans where county = ${county} and region = ${region} and ended_on is null`)
export const insertPlan = (db: Db, p: { county: string; id: string; region: string; title: string; every: string; nextOn: string; openDays: number }) =>
  db.run(sql`insert into disputes.round_plans (county, id, region, title, every, next_on, open_days) values (${p.county}, ${p.id}, ${p.region}, ${p.title}, ${p.every}, ${p.nextOn}, ${p.openDays})`)
export const endPlan = (db: Db, county: string, id: string, on: string) => db.run(sql`update disputes.round_plans set ended_on = ${on}, version = version + 1 where county = ${county} and id = ${id}`)
export const movePlan = (db: Db, county: string, id: string, nextOn: string) => db.run(sql`update disputes.round_plans set next_on = ${nextOn}, version = version + 1 where county = ${county} and id = ${id}`)

/** Counts of an open round are those of this moment, of a closed one those of the day it was closed. */
const rounds = sql`select d.id, d.region, g.name as "regionName", p.title, d.plan_id as "planId", d.nth, d.from_on as "fromOn", d.due_on as "dueOn", d.state, d.missed, d.closed_on as "closedOn",
    case when d.state = 'closed' then d.found else k.found end as found, case when d.state = 'closed' then d.settled else k.settled end as settled,
    case when d.state = 'closed' then d.referred else k.referred end as referred, k.unclassed, d.summary, d.opened_by as "openedBy", d.closed_by as "closedBy", d.version
  from disputes.rounds d join disputes.round_plans p on p.county = d.county and p.id = d.plan_id left join regions.published_regions g on g.code = d.region
  cross join lateral (select count(*)::int as found, count(*) filter (where f.state in ('agreed', 'performed'))::int as settled, count(*) filter (where f.state = 'referred')::int as referred,
    count(*) filter (where f.kind = '')::int as unclassed from disputes.files f where f.county = d.county and f.round_id = d.id) k`
const fits = (show: string, today: string): Sql => {
  if (show === 'open') return sql`d.state = 'open'`
  if (show === 'late') return sql`d.state = 'open' and d.due_on < ${today}`
  if (show === 'closed') return sql`d.state = 'closed'`
  return sql`true`
}
interface Range { county: string; lo: string; hi: string; today: string }
export const listRounds = (db: Db, f: Range & { show: string; after: { day: string; id: string } }) =>
  db.many<RoundRow>(unprepared(sql`${rounds} where d.county = ${f.county} and d.region >= ${f.lo} and d.region < ${f.hi} and ${fits(f.show, f.today)}
    and (d.due_on, d.id) < (${f.after.day}::date, ${f.after.id}::uuid) order by d.due_on desc, d.id desc limit 51`))
export const countRounds = (db: Db, f: Range) =>
  db.one<{ all: number; open: number; late: number; closed: number }>(unprepared(sql`select count(*)::int as all, count(*) filter (where state = 'open')::int as open,
    count(*) filter (where state = 'open' and due_on < ${f.today})::int as late, count(*) filter (where state = 'closed')::int as closed
    from disputes.rounds where county = ${f.county} and region >= ${f.lo} and region < ${f.hi}`))
export const findRound = (db: Db, county: string, id: string) => db.maybe<RoundRow>(sql`${rounds} where d.county = ${county} and d.id = ${id}`)
export const lockRound = (db: Db, county: string, id: string) => db.maybe<RoundRow>(sql`${rounds} where d.county = ${county} and d.id = ${id} for update of d`)
export const lastNth = async (db: Db, county: string, planId: string) =>
  (await db.one<{ nth: number }>(sql`select coalesce(max(nth), 0)::int as nth from disputes.rounds where county = ${county} and plan_id = ${planId}`)).nth
export const insertRound = (db: Db, d: { county: string; id: string; region: string; planId: string; nth: number; fromOn: string; dueOn: string; missed: number; by: string }) =>
  db.run(sql`insert into disputes.rounds (county, id, region, plan_id, nth, from_on, due_on, missed, opened_by)
    values (${d.county}, ${d.id}, ${d.region}, ${d.planId}, ${d.nth}, ${d.fromOn}, ${d.dueOn}, ${d.missed}, ${d.by})`)
export const setRoundClosed = (db: Db, county: string, id: string, c: { on: string; by: string; summary: string; found: number; settled: number; referred: number }) =>
  db.run(sql`update disputes.rounds set state = 'closed', closed_on = ${c.on}, closed_by = ${c.by}, summary = ${c.summary}, found = ${c.found}, settled = ${c.settled}, referred = ${c.referred}, version = version + 1
    where county = ${county} and id = ${id}`)
export const linesOf = (db: Db, county: string, roundId: string) =>
  db.many<RoundLine>(sql`select f.id, f.number, f.title, f.kind, f.urgency, f.state, coalesce(c.place_text, '') as "placeText", f.recorded_on as "recordedOn", f.offence, f.version
    from disputes.files f left join cases.published_disputes c on c.county = f.county and c.id = f.id where f.county = ${county} and f.round_id = ${roundId} order by f.id limit 500`)
