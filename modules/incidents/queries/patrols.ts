import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Fix } from '../rules/track.ts'

export interface PatrolRow {
  id: string; region: string; regionName: string | null; accountId: string; by: string; startedAt: string; endedAt: string; places: string; note: string; metres: number; tracked: boolean; findings: number
}
const columns = sql`r.id, r.region, g.name as "regionName", r.account_id as "accountId", r.account_name as by, r.started_at as "startedAt", r.ended_at as "endedAt", r.places, r.note, r.metres,
    r.track is not null as tracked, (select count(*)::int from incidents.events e where e.county = r.county and e.patrol_id = r.id) as findings
  from incidents.patrols r left join regions.published_regions g on g.code = r.region`

export interface PatrolFilter { county: string; lo: string; hi: string; account: string | null; from: Date | null; to: Date | null; after: { at: string; id: string } | null }
export const listPatrols = (db: Db, f: PatrolFilter) =>
  db.many<PatrolRow>(unprepared(sql`select ${columns} where r.county = ${f.county} and r.region >= ${f.lo} and r.region < ${f.hi} ${f.account ? sql`and r.account_id = ${f.account}` : sql.none}
    ${f.from ? sql`and r.started_at >= ${f.from}` : sql.none} ${f.to ? sql`and r.started_at < ${f.to}` : sql.none}
    ${f.after ? sql`and (r.started_at, r.id) < (${f.after.at}::timestamptz, ${f.after.id}::uuid)` : sql.none} order by r.started_at desc, r.id desc limit 51`))
export const findPatrol = (db: Db, county: string, id: string) => db.maybe<PatrolRow>(sql`select ${columns} where r.county = ${county} and r.id = ${id}`)
export const trackOf = async (db: Db, county: string, id: string) =>
  (await db.maybe<{ track: Fix[] | null }>(sql`select track from incidents.patrols where county = ${county} and id = ${id}`))?.track ?? null
export const foundOn = (db: Db, county: string, id: string) =>
  db.many<{ id: string; number: string; title: string; state: string; ended: string }>(sql`select id, number, title, state, ended from incidents.events where county = ${county} and patrol_id = ${id} order by id limit 200`)

/** False when this sending was written before. */
export const insertPatrol = async (
  db: Db, r: { county: string; id: string; region: string; account: string; name: string; clientId: string; startedAt: string; endedAt: string; places: string; note: string; metres: number; track: readonly Fix[] | null; at: Date },
): Promise<boolean> =>
  (await db.run(sql`insert into incidents.patrols (county, id, region, account_id, account_name, client_id, started_at, ended_at, places, note, metres, track, recorded_at)
    values (${r.county}, ${r.id}, ${r.region}, ${r.account}, ${r.name}, ${r.clientId}, ${r.startedAt}, ${r.endedAt}, ${r.places}, ${r.note}, ${r.metres}, ${r.track ? JSON.stringify(r.track) : null}::jsonb, ${r.at})
    on conflict do nothing`)) === 1

/** Tracks past their time, and their number (patrols_with_track). */
export const oldTracks = (db: Db, county: string, before: string) =>
  db.one<{ n: number }>(sql`select count(*)::int as n from incidents.patrols where county = ${county} and track is not null and ended_at < ${before}::date`)
export const dropTracks = (db: Db, county: string, before: string, limit: number) =>
  db.run(sql`update incidents.patrols set track = null where county = ${county} and id in (select id from incidents.patrols where county = ${county} and track is not null and ended_at < ${before}::date limit ${limit})`)

export interface VisitRow {
  id: string; region: string; regionName: string | null; householdId: string | null; personId: string | null; whom: string; cycle: string; visitedAt: string; met: boolean; content: string
  nextDueOn: string | null; by: string
}
const visits = sql`v.id, v.region, g.name as "regionName", v.household_id as "householdId", v.person_id as "personId", v.whom, v.cycle, v.visited_at as "visitedAt", v.met, v.content,
    v.next_due_on as "nextDueOn", v.account_name as by from incidents.visits v left join regions.published_regions g on g.code = v.region`

/** What is due next up to a day (visits_next). */
export const dueVisits = (db: Db, f: { county: string; lo: string; hi: string; until: string; after: { on: string; id: string } | null }) =>
  db.many<VisitRow>(unprepared(sql`select ${visits} where v.county = ${f.county} and v.region >= ${f.lo} and v.region < ${f.hi} and not v.followed and v.next_due_on <= ${f.until}
    ${f.after ? sql`and (v.next_due_on, v.id) > (${f.after.on}::date, ${f.after.id}::uuid)` : sql.none} order by v.next_due_on, v.id limit 51`))
export const madeVisits = (db: Db, f: { county: string; lo: string; hi: string; personId: string | null; householdId: string | null; after: string }) =>
  db.many<VisitRow>(unprepared(sql`select ${visits} where v.county = ${f.county} and v.region >= ${f.lo} and v.region < ${f.hi} ${f.personId ? sql`and v.person_id = ${f.personId}` : sql.none}
    ${f.householdId ? sql`and v.household_id = ${f.householdId}` : sql.none} and v.id < ${f.after}::uuid order by v.id desc limit 51`))
export const countDue = (db: Db, f: { county: string; lo: string; hi: string; until: string; today: string }) =>
  db.one<{ due: number; overdue: number }>(sql`select count(*)::int as due, count(*) filter (where next_due_on < ${f.today})::int as overdue from incidents.visits
    where county = ${f.county} and region >= ${f.lo} and region < ${f.hi} and not followed and next_due_on <= ${f.until}`)

/** Name and place of somebody on the register within the scope. */
export const personToVisit = (db: Db, county: string, id: string) =>
  db.maybe<{ region: string; name: string }>(sql`select region, name from register.published_people where county = ${county} and id = ${id}`)
export const householdToVisit = (db: Db, county: string, id: string) =>
  db.maybe<{ region: string; name: string }>(sql`select h.region, coalesce(d.address, '') as name from register.published_households h
    left join register.published_dwellings d on d.county = h.county and d.id = h.dwelling_id where h.county = ${county} and h.id = ${id}`)

export const findVisitSent = (db: Db, county: string, clientId: string) =>
  db.maybe<{ id: string; nextDueOn: string | null }>(sql`select id, next_due_on as "nextDueOn" from incidents.visits where county = ${county} and client_id = ${clientId}`)

/** The visits before are followed by this one. */
export const followVisits = (db: Db, v: { county: string; personId: string | null; householdId: string | null; cycle: string; before: string }) =>
  db.run(sql`update incidents.visits set followed = true where county = ${v.county} and cycle = ${v.cycle} and not followed and visited_at <= ${v.before}
    and person_id is not distinct from ${v.personId}::uuid and household_id is not distinct from ${v.householdId}::uuid`)
export const insertVisit = (
  db: Db, v: { county: string; id: string; region: string; householdId: string | null; personId: string | null; whom: string; cycle: string; visitedAt: string; met: boolean; content: string; nextDueOn: string | null
    account: string; name: string; clientId: string; at: Date },
) =>
  db.run(sql`insert into incidents.visits (county, id, region, household_id, person_id, whom, cycle, visited_at, met, content, next_due_on, account_id, account_name, client_id, at)
    values (${v.county}, ${v.id}, ${v.region}, ${v.householdId}, ${v.personId}, ${v.whom}, ${v.cycle}, ${v.visitedAt}, ${v.met}, ${v.content}, ${v.nextDueOn}, ${v.account}, ${v.name}, ${v.clientId}, ${v.at})`)

/** For the person's own file. */
export const visitsToTell = (db: Db, county: string, personId: string) =>
  db.many<{ visitedAt: string; content: string; by: string; nextDueOn: string | null }>(sql`select visited_at as "visitedAt", content, account_name as by, next_due_on as "nextDueOn" from incidents.visits
    where county = ${county} and person_id = ${personId} order by visited_at desc limit 100`)
