import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { EventEnd, EventLevel } from '../rules/steps.ts'

/* Events of the ground: one row for each case of kind event. */

export interface EventRow {
  county: string; id: string; region: string; regionName: string | null; number: string; title: string; kind: string; kindName: string; kindFrom: string | null; urgency: string
  level: EventLevel; placeText: string; lon: number | null; lat: number | null; channel: string; foundAt: string; reportedAt: string; state: string; step: number
  dueAt: string | null; endedAt: string | null; ended: EventEnd | ''; endReason: string; beforePhotos: number; afterPhotos: number; selfHandled: boolean; reopened: number
  patrolId: string | null; mainId: string | null; joined: number; deskPost: string | null; deskRegion: string | null; reportedBy: string | null; version: number
}

const columns = sql`e.county, e.id, e.region, case when r.level = 'grid' then coalesce(u.name, '') || r.name else r.name end as "regionName", e.number, e.title, e.kind,
    e.kind_name as "kindName", e.kind_from as "kindFrom", e.urgency, e.level, e.place_text as "placeText", e.lon, e.lat, e.channel, e.found_at as "foundAt",
    e.reported_at as "reportedAt", e.state, e.step, e.due_at as "dueAt", e.ended_at as "endedAt", e.ended, e.end_reason as "endReason", e.before_photos as "beforePhotos",
    e.after_photos as "afterPhotos", e.self_handled as "selfHandled", e.reopened, e.patrol_id as "patrolId", e.main_id as "mainId", e.joined, e.desk_post as "deskPost",
    e.desk_region as "deskRegion", e.reported_by as "reportedBy", e.version`
const from = sql`from incidents.events e left join regions.published_regions r on r.code = e.region left join regions.published_regions u on u.code = r.parent`

export const findEvent = (db: Db, county: string, id: string) => db.maybe<EventRow>(sql`select ${columns} ${from} where e.county = ${county} and e.id = ${id}`)

/** Finds and holds; nothing outside the scope. */
export async function lockEvent(db: Db, county: string, id: string): Promise<EventRow | undefined> {
  const held = await db.maybe(sql`select 1 from incidents.events where county = ${county} and id = ${id} for update`)
  return held ? findEvent(db, county, id) : undefined
}

/** By one_event_per_sending: what a phone sent before. */
export const findSent = (db: Db, county: string, clientId: string) => db.maybe<EventRow>(sql`select ${columns} ${from} where e.county = ${county} and e.client_id = ${clientId}`)

/** One phone's sendings of the same thing one after another. */
export const oneSending = (db: Db, clientId: string) => db.run(sql`select pg_advisory_xact_lock(hashtextextended(${clientId}, 7226550))`)

export const insertEvent = (
  db: Db,
  e: { county: string; id: string; region: string; number: string; title: string; kind: string; kindName: string; urgency: string; placeText: string; lon: number | null; lat: number | null
    channel: string; at: Date; state: string; dueAt: string | null; beforePhotos: number },
) =>
  db.run(sql`insert into incidents.events (county, id, region, number, title, kind, kind_name, urgency, place_text, lon, lat, channel, found_at, reported_at, state, due_at, before_photos)
    values (${e.county}, ${e.id}, ${e.region}, ${e.number}, ${e.title}, ${e.kind}, ${e.kindName}, ${e.urgency}, ${e.placeText}, ${e.lon}, ${e.lat}, ${e.channel}, ${e.at}, ${e.at},
      ${e.state}, ${e.dueAt}, ${e.beforePhotos})
    on conflict (county, id) do nothing`)

/** What only the report knows. */
export const completeEvent = (
  db: Db, county: string, id: string,
  c: { clientId: string; foundAt: string; kindFrom: string | null; reportedBy: string; patrolId: string | null; selfHandled: boolean },
) =>
  db.run(sql`update incidents.events set client_id = ${c.clientId}, found_at = ${c.foundAt}, kind_from = ${c.kindFrom}, reported_by = ${c.reportedBy}, patrol_id = ${c.patrolId},
    self_handled = ${c.selfHandled}, version = version + 1 where county = ${county} and id = ${id}`)

/** How it stands after a move of its case. */
export const followMove = (
  db: Db, county: string, id: string,
  m: { region: string; state: string; step: number; level: EventLevel; dueAt: string | null; ended: string; endedAt: string | null; endReason: string; afterPhotos: number; reopened: number },
) =>
  db.run(sql`update incidents.events set region = ${m.region}, state = ${m.state}, step = ${m.step}, level = ${m.level}, due_at = ${m.dueAt}, ended = ${m.ended}, ended_at = ${m.endedAt},
    end_reason = ${m.endReason}, after_photos = ${m.afterPhotos}, reopened = ${m.reopened}, version = version + 1 where county = ${county} and id = ${id}`)

export const noteAfterPhotos = (db: Db, county: string, id: string, n: number) =>
  db.run(sql`update incidents.events set after_photos = after_photos + ${n} where county = ${county} and id = ${id}`)

/** What is about to be said of the end, before the case is concluded: the follower takes it from here. */
export const sayEnd = (db: Db, county: string, id: string, end: string, reason: string) =>
  db.run(sql`update incidents.events set ended = ${end}, end_reason = ${reason}, version = version + 1 where county = ${county} and id = ${id} and ended <> ''`)

export const raiseLevel = (db: Db, county: string, id: string, level: EventLevel) =>
  db.run(sql`update incidents.events set level = ${level}, version = version + 1 where county = ${county} and id = ${id}`)

/** Joins a report to its main one, keeping the desk it came from; or lets it stand for itself. */
export const linkEvent = (db: Db, county: string, id: string, l: { mainId: string | null; at: Date | null; deskPost: string | null; deskRegion: string | null }) =>
  db.run(sql`update incidents.events set main_id = ${l.mainId}, joined_at = ${l.at}, desk_post = coalesce(${l.deskPost}, desk_post), desk_region = coalesce(${l.deskRegion}, desk_region),
    joined = case when ${l.mainId}::uuid is null then joined else 0 end, version = version + 1 where county = ${county} and id = ${id}`)

/** Counts anew how many are joined. */
export const countJoined = (db: Db, county: string, ids: readonly string[]) =>
  db.run(sql`update incidents.events m set joined = (select count(*) from incidents.events e where e.county = m.county and e.main_id = m.id), version = version + 1
    where m.county = ${county} and m.id = any(${[...ids]}::uuid[])`)

/** Those joined to a main one, in the order they came (events_by_main). */
export const joinedRows = (db: Db, county: string, mainId: string) =>
  db.many<EventRow>(sql`select ${columns} ${from} where e.county = ${county} and e.main_id = ${mainId} order by e.joined_at, e.id limit 500`)

/** Links of some events and of all that hang on them, held. */
export const lockLinks = (db: Db, county: string, ids: readonly string[]) =>
  db.many<{ id: string; mainId: string | null; ended: string; number: string }>(sql`select id, main_id as "mainId", ended, number from incidents.events
    where county = ${county} and (id = any(${[...ids]}::uuid[]) or main_id = any(${[...ids]}::uuid[])) order by joined_at nulls first, id for update`)

export interface EventFilter {
  county: string; lo: string; hi: string; now: Date; show: 'open' | 'late' | 'ended' | 'all'; class: string; kind: string; level: string; ended: string; from: Date | null; to: Date | null; q: string
}

const within = (f: EventFilter) => {
  const conditions = [
    sql`e.county = ${f.county} and e.region >= ${f.lo} and e.region < ${f.hi}`,
    ...(f.class ? [sql`e.kind >= ${f.class} and e.kind < ${`${f.class}~`}`] : []), ...(f.kind ? [sql`e.kind = ${f.kind}`] : []), ...(f.level ? [sql`e.level = ${f.level}`] : []),
    ...(f.ended ? [sql`e.ended = ${f.ended}`] : []), ...(f.from ? [sql`e.reported_at >= ${f.from}`] : []), ...(f.to ? [sql`e.reported_at < ${f.to}`] : []),
    ...(f.q ? [sql`(e.number = ${f.q} or strpos(e.title || ' ' || e.place_text, ${f.q}) > 0)`] : []),
  ]
  return sql.join(conditions, ' and ')
}
const shown = (f: EventFilter): Sql =>
  f.show === 'open' ? sql`e.ended_at is null` : f.show === 'late' ? sql`e.ended_at is null and e.due_at < ${f.now} and e.main_id is null` : f.show === 'ended' ? sql`e.ended_at is not null` : sql`true`

/** Newest first by the key (events_by_region, or the key for a wide scope); late ones by their last day (events_open_by_due). */
export const listEvents = (db: Db, f: EventFilter, after: { due: string; id: string } | null) =>
  db.many<EventRow>(unprepared(f.show === 'late'
    ? sql`select ${columns} ${from} where ${within(f)} and ${shown(f)} ${after ? sql`and (e.due_at, e.id) > (${after.due}::timestamptz, ${after.id}::uuid)` : sql.none} order by e.due_at, e.id limit 51`
    : sql`select ${columns} ${from} where ${within(f)} and ${shown(f)} ${after ? sql`and e.id < ${after.id}::uuid` : sql.none} order by e.id desc limit 51`))

export const countEvents = (db: Db, f: EventFilter) =>
  db.one<{ open: number; late: number; ended: number; all: number }>(unprepared(sql`select count(*) filter (where e.ended_at is null)::int as open,
    count(*) filter (where e.ended_at is null and e.due_at < ${f.now} and e.main_id is null)::int as late, count(*) filter (where e.ended_at is not null)::int as ended, count(*)::int as "all"
    from incidents.events e where ${within(f)}`))

/** Open main ones around a point or in a place (events_open_by_place, events_by_region). */
export const openNear = (db: Db, f: { county: string; lo: string; hi: string; box: { west: number; east: number; south: number; north: number } | null }) =>
  db.many<EventRow>(unprepared(sql`select ${columns} ${from} where e.county = ${f.county} and e.region >= ${f.lo} and e.region < ${f.hi} and e.ended_at is null and e.main_id is null
    ${f.box ? sql`and ((e.lat between ${f.box.south} and ${f.box.north} and e.lon between ${f.box.west} and ${f.box.east}) or e.lat is null)` : sql.none}
    order by e.id desc limit 200`))

/** Cells of 0.002 degrees: about 220 m north to south. */
export const cellsOf = (db: Db, f: EventFilter) =>
  db.many<{ lon: number; lat: number; n: number; late: number }>(unprepared(sql`select floor(e.lon / 0.002) * 0.002 + 0.001 as lon, floor(e.lat / 0.002) * 0.002 + 0.001 as lat, count(*)::int as n,
      count(*) filter (where e.ended_at is null and e.due_at < ${f.now})::int as late
    from incidents.events e where ${within(f)} and ${shown(f)} and e.main_id is null and e.lon is not null group by 1, 2 order by n desc limit 2000`))

export const placesOf = (db: Db, f: EventFilter) =>
  db.many<{ region: string; n: number; late: number; withoutPoint: number }>(unprepared(sql`select e.region, count(*)::int as n,
      count(*) filter (where e.ended_at is null and e.due_at < ${f.now})::int as late, count(*) filter (where e.lon is null)::int as "withoutPoint"
    from incidents.events e where ${within(f)} and ${shown(f)} and e.main_id is null group by 1 limit 5000`))

const tally = (now: Date) => sql`count(*)::int as reported, count(*) filter (where e.ended_at is null)::int as open,
    count(*) filter (where e.ended_at is null and e.due_at < ${now} and e.main_id is null)::int as late, count(*) filter (where e.ended = 'solved')::int as solved,
    count(*) filter (where e.ended = 'partly')::int as partly, count(*) filter (where e.ended = 'cannot')::int as cannot, count(*) filter (where e.ended = 'not_found')::int as "notFound",
    count(*) filter (where e.ended = 'duplicate')::int as duplicate, count(*) filter (where e.ended = 'withdrawn')::int as withdrawn,
    count(*) filter (where e.self_handled)::int as "selfHandled", count(*) filter (where e.reopened > 0)::int as reopened`

export interface Tally {
  reported: number; open: number; late: number; solved: number; partly: number; cannot: number; notFound: number; duplicate: number; withdrawn: number; selfHandled: number; reopened: number
}

/** By place, cut at a number of digits. */
export const figuresByPlace = (db: Db, f: EventFilter, digits: number) =>
  db.many<Tally & { place: string }>(unprepared(sql`select substr(e.region, 1, ${digits}) as place, ${tally(f.now)} from incidents.events e where ${within(f)} group by 1`))
export const figuresByClass = (db: Db, f: EventFilter) =>
  db.many<{ class: string; reported: number; open: number; solved: number }>(unprepared(sql`select substr(e.kind, 1, 1) as class, count(*)::int as reported,
    count(*) filter (where e.ended_at is null)::int as open, count(*) filter (where e.ended = 'solved')::int as solved from incidents.events e where ${within(f)} group by 1 order by 2 desc`))

export const placesUnder = (db: Db, region: string) =>
  db.many<{ code: string; name: string; level: string }>(sql`select code, name, level from regions.published_regions where parent = ${region} and valid_until is null order by code`)

/** Whose report it is, where it is known: to tell them. */
export const applicantOf = (db: Db, county: string, id: string) =>
  db.maybe<{ applicantId: string | null }>(sql`select applicant_id as "applicantId" from cases.published_cases where county = ${county} and id = ${id}`)

/** State and open stage of the case behind, and the version its moves want. */
export const caseStanding = (db: Db, county: string, id: string) =>
  db.maybe<{ state: string; stage: string; region: string; version: number }>(sql`select state, stage, region, version from cases.published_cases where county = ${county} and id = ${id}`)
