import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Gathering } from '../contract.ts'

export type GatheringRow = Omit<Gathering, 'regionName'> & { regionName: string | null }
const gatherings = sql`select g.id, g.region, r.name as "regionName", g.kind, g.title, g.theme, g.venue as place, g.from_day as "fromDay", g.until_day as "untilDay", g.signup_by as "signupBy", g.state, g.minutes, g.tasks, g.version,
    (select count(*)::int from liaison.signups s where s.county = g.county and s.gathering_id = g.id and not s.withdrawn) as units,
    (select coalesce(sum(s.people), 0)::int from liaison.signups s where s.county = g.county and s.gathering_id = g.id and not s.withdrawn) as people,
    (select count(*)::int from liaison.papers p where p.county = g.county and p.gathering_id = g.id) as papers
  from liaison.gatherings g left join regions.published_regions r on r.code = g.region`
interface Range { county: string; lo: string; hi: string; above: readonly string[] }
/** By gatherings_by_region; what lies in the range or at a place above. */
export const listGatherings = (db: Db, f: Range & { show: 'coming' | 'past' | 'all'; kind: string; q: string; after: string }) =>
  db.many<GatheringRow>(unprepared(sql`${gatherings} where g.county = ${f.county} and (g.region >= ${f.lo} and g.region < ${f.hi} or g.region = any(${[...f.above]}))
    ${f.show === 'coming' ? sql`and g.state = 'planned'` : f.show === 'past' ? sql`and g.state <> 'planned'` : sql.none} ${f.kind ? sql`and g.kind = ${f.kind}` : sql.none}
    ${f.q ? sql`and strpos(g.title || ' ' || g.theme, ${f.q}) > 0` : sql.none} and g.id < ${f.after} order by g.id desc limit 51`))
export const lastForum = (db: Db, f: Range) =>
  db.one<{ day: string | null }>(sql`select max(until_day) as day from liaison.gatherings g where g.county = ${f.county} and g.kind = 'forum' and g.state = 'held' and (g.region >= ${f.lo} and g.region < ${f.hi} or g.region = any(${[...f.above]}))`)
export const findGathering = (db: Db, county: string, id: string) => db.maybe<GatheringRow>(sql`${gatherings} where g.county = ${county} and g.id = ${id}`)
export const lockGathering = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; state: Gathering['state']; fromDay: string; version: number }>(sql`select id, region, state, from_day as "fromDay", version from liaison.gatherings where county = ${county} and id = ${id} for update`)
export const insertGathering = (db: Db, g: { county: string; id: string; region: string; kind: string; title: string; theme: string; place: string; fromDay: string; untilDay: string; signupBy: string | null }) =>
  db.run(sql`insert into liaison.gatherings (county, id, region, kind, title, theme, venue, from_day, until_day, signup_by)
    values (${g.county}, ${g.id}, ${g.region}, ${g.kind}, ${g.title}, ${g.theme}, ${g.place}, ${g.fromDay}, ${g.untilDay}, ${g.signupBy})`)
export const setHeld = (db: Db, county: string, id: string, g: { minutes: string; tasks: unknown }) =>
  db.run(sql`update liaison.gatherings set state = 'held', minutes = ${g.minutes}, tasks = ${JSON.stringify(g.tasks)}::jsonb, version = version + 1 where county = ${county} and id = ${id}`)
export const setTasks = (db: Db, county: string, id: string, tasks: unknown) =>
  db.run(sql`update liaison.gatherings set tasks = ${JSON.stringify(tasks)}::jsonb, version = version + 1 where county = ${county} and id = ${id}`)
export const setCancelled = (db: Db, county: string, id: string) => db.run(sql`update liaison.gatherings set state = 'cancelled', version = version + 1 where county = ${county} and id = ${id}`)
export const signupsOf = (db: Db, county: string, id: string) =>
  db.many<{ id: string; unitId: string; unitName: string; people: number; note: string; withdrawn: boolean; byName: string }>(sql`select s.id, s.unit_id as "unitId", u.name as "unitName", s.people, s.note, s.withdrawn, s.by_name as "byName"
    from liaison.signups s join liaison.units u on u.county = s.county and u.id = s.unit_id where s.county = ${county} and s.gathering_id = ${id} order by s.id limit 1000`)
export const upsertSignup = (db: Db, s: { county: string; id: string; region: string; gatheringId: string; unitId: string; people: number; note: string; withdrawn: boolean; by: string }) =>
  db.one<{ id: string }>(sql`insert into liaison.signups as s (county, id, region, gathering_id, unit_id, people, note, withdrawn, by_name)
    values (${s.county}, ${s.id}, ${s.region}, ${s.gatheringId}, ${s.unitId}, ${s.people}, ${s.note}, ${s.withdrawn}, ${s.by})
    on conflict (county, gathering_id, unit_id) do update set people = excluded.people, note = excluded.note, withdrawn = excluded.withdrawn, by_name = excluded.by_name, version = s.version + 1 returning id`)
export const papersOf = (db: Db, county: string, id: string) =>
  db.many<{ id: string; unitName: string; title: string; author: string; text: string; onDay: string }>(sql`select p.id, u.name as "unitName", p.title, p.author, p.text, p.on_day as "onDay"
    from liaison.papers p join liaison.units u on u.county = p.county and u.id = p.unit_id where p.county = ${county} and p.gathering_id = ${id} order by p.id limit 200`)
export const insertPaper = (db: Db, p: { county: string; id: string; region: string; gatheringId: string; unitId: string; title: string; author: string; text: string; on: string }) =>
  db.run(sql`insert into liaison.papers (county, id, region, gathering_id, unit_id, title, author, text, on_day) values (${p.county}, ${p.id}, ${p.region}, ${p.gatheringId}, ${p.unitId}, ${p.title}, ${p.author}, ${p.text}, ${p.on})`)
export const unitsHere = (db: Db, f: { county: string; lo: string; hi: string }) =>
  db.many<{ id: string; region: string; name: string }>(sql`select id, region, name from liaison.units where county = ${f.county} and region >= ${f.lo} and region < ${f.hi} and state <> 'removed' order by id limit 500`)
