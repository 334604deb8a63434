import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Practice, Story } from '../contract.ts'

export type PracticeRow = Omit<Practice, 'regionName'> & { regionName: string | null }
const practices = sql`select p.id, p.region, r.name as "regionName", p.kind, p.title, p.summary, p.text, p.author, coalesce(u.name, '') as "unitName", p.state, p.opinion, p.praise, p.issued_on as "issuedOn", p.version,
    (select count(*)::int from liaison.reuses x where x.county = p.county and x.practice_id = p.id) as reuses
  from liaison.practices p left join regions.published_regions r on r.code = p.region left join liaison.units u on u.county = p.county and u.id = p.unit_id`
/** The library by practices_issued, over the whole county; else by practices_by_region, one's own. */
export const listPractices = (db: Db, f: { county: string; lo: string; hi: string; show: 'library' | 'waiting' | 'returned'; kind: string; q: string; after: string }) =>
  db.many<PracticeRow>(unprepared(sql`${practices} where p.county = ${f.county} and ${f.show === 'library' ? sql`p.state = 'issued'`
    : sql`p.region >= ${f.lo} and p.region < ${f.hi} and ${f.show === 'waiting' ? sql`p.state in ('submitted', 'reviewed')` : sql`p.state = 'returned'`}`}
    ${f.kind ? sql`and p.kind = ${f.kind}` : sql.none} ${f.q ? sql`and strpos(p.title || ' ' || p.summary || ' ' || p.author, ${f.q}) > 0` : sql.none} and p.id < ${f.after} order by p.id desc limit 51`))
export const findPractice = (db: Db, county: string, id: string) => db.maybe<PracticeRow>(sql`${practices} where p.county = ${county} and p.id = ${id}`)
export const lockPractice = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; state: Practice['state']; text: string; version: number }>(sql`select id, region, state, text, version from liaison.practices where county = ${county} and id = ${id} for update`)
export const insertPractice = (db: Db, p: { county: string; id: string; region: string; kind: string; title: string; summary: string; text: string; author: string; unitId: string | null }) =>
  db.run(sql`insert into liaison.practices (county, id, region, kind, title, summary, text, author, unit_id) values (${p.county}, ${p.id}, ${p.region}, ${p.kind}, ${p.title}, ${p.summary}, ${p.text}, ${p.author}, ${p.unitId})`)
export const setPractice = (db: Db, county: string, id: string, p: { state: string; opinion: string; praise: string; issuedOn: string | null; text: string }) =>
  db.run(sql`update liaison.practices set state = ${p.state}, opinion = ${p.opinion}, praise = ${p.praise}, issued_on = ${p.issuedOn}, text = ${p.text}, version = version + 1 where county = ${county} and id = ${id}`)
export const reusesOf = (db: Db, county: string, id: string) =>
  db.many<{ id: string; regionName: string | null; note: string; onDay: string; byName: string }>(sql`select x.id, r.name as "regionName", x.note, x.on_day as "onDay", x.by_name as "byName"
    from liaison.reuses x left join regions.published_regions r on r.code = x.region where x.county = ${county} and x.practice_id = ${id} order by x.id desc limit 500`)
export const insertReuse = (db: Db, x: { county: string; id: string; region: string; practiceId: string; note: string; onDay: string; by: string }) =>
  db.run(sql`insert into liaison.reuses (county, id, region, practice_id, note, on_day, by_name) values (${x.county}, ${x.id}, ${x.region}, ${x.practiceId}, ${x.note}, ${x.onDay}, ${x.by}) on conflict do nothing`)

export type StoryRow = Omit<Story, 'regionName'> & { regionName: string | null }
const stories = sql`select s.id, s.region, r.name as "regionName", s.kind, s.title, s.text, s.author, s.source, s.consented, s.state, s.shown_on as "shownOn", s.version
  from liaison.stories s left join regions.published_regions r on r.code = s.region`
export const listStories = (db: Db, f: { county: string; lo: string; hi: string; state: string; kind: string; q: string; after: string }) =>
  db.many<StoryRow>(unprepared(sql`${stories} where s.county = ${f.county} and s.region >= ${f.lo} and s.region < ${f.hi} ${f.state ? sql`and s.state = ${f.state}` : sql.none} ${f.kind ? sql`and s.kind = ${f.kind}` : sql.none}
    ${f.q ? sql`and strpos(s.title || ' ' || s.text, ${f.q}) > 0` : sql.none} and s.id < ${f.after} order by s.id desc limit 51`))
export const lockStory = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; state: Story['state']; consented: boolean; version: number }>(sql`select id, region, state, consented, version from liaison.stories where county = ${county} and id = ${id} for update`)
type StoryWords = { kind: string; title: string; text: string; author: string; source: string; consented: boolean }
export const insertStory = (db: Db, s: StoryWords & { county: string; id: string; region: string }) =>
  db.run(sql`insert into liaison.stories (county, id, region, kind, title, text, author, source, consented) values (${s.county}, ${s.id}, ${s.region}, ${s.kind}, ${s.title}, ${s.text}, ${s.author}, ${s.source}, ${s.consented})`)
export const updateStory = (db: Db, county: string, id: string, s: StoryWords) =>
  db.run(sql`update liaison.stories set kind = ${s.kind}, title = ${s.title}, text = ${s.text}, author = ${s.author}, source = ${s.source}, consented = ${s.consented}, version = version + 1 where county = ${county} and id = ${id}`)
export const setStory = (db: Db, county: string, id: string, state: string, shownOn: string | null) =>
  db.run(sql`update liaison.stories set state = ${state}, shown_on = coalesce(${shownOn}, shown_on), version = version + 1 where county = ${county} and id = ${id}`)
