import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'

export interface Period {
  county: string
  lo: string
  hi: string
  /** Ids made of the period's first moment and of the first after it: entries carry a UUIDv7 of theirs. */
  fromId: string
  untilId: string
}

/** Reads and writes on personal data by staff in the period, of the place. */
const entries = (p: Period): Sql => sql`platform.audit_entries e
  where e.id >= ${p.fromId} and e.id < ${p.untilId} and e.region >= ${p.lo} and e.region < ${p.hi} and e.subject is not null and e.post like '%@%'`

/** Openings of files and numbers. */
const OPENINGS = sql`e.deed in ('register.person_opened', 'register.number_unmasked')`

const shanghaiDay = sql`(e.at at time zone 'Asia/Shanghai')::date`

export const countEntries = (db: Db, p: Period) => db.one<{ n: number }>(unprepared(sql`select count(*) as n from ${entries(p)}`))

/** The sample: entries in the order of a digest of the seed and their id, so that anyone who knows the seed draws the same. */
export const draw = (db: Db, p: Period, seed: string, size: number) =>
  db.many<{ id: string }>(unprepared(sql`select e.id from ${entries(p)} order by md5(${seed} || e.id::text), e.id limit ${size}`))

export interface FactRow {
  entry_id: string
  n: number
  day: string
  first_at: string
}

/** Many openings by one person on one day that name neither case nor reference. */
export const manyWithoutCase = (db: Db, p: Period, least: number) =>
  db.many<FactRow>(unprepared(sql`select (array_agg(e.id order by e.id))[1] as entry_id, count(*) as n, ${shanghaiDay}::text as day, min(e.at) as first_at
    from ${entries(p)} and ${OPENINGS} and e.because <> 'case' and coalesce(e.detail->>'ref', '') = '' group by e.caller, ${shanghaiDay} having count(*) >= ${least} order by 1 limit 200`))

/** Openings between nine in the evening and seven in the morning, by person and day. */
export const outOfHours = (db: Db, p: Period) =>
  db.many<FactRow>(unprepared(sql`select (array_agg(e.id order by e.id))[1] as entry_id, count(*) as n, ${shanghaiDay}::text as day, min(e.at) as first_at
    from ${entries(p)} and ${OPENINGS} and extract(hour from e.at at time zone 'Asia/Shanghai') not between 7 and 20 group by e.caller, ${shanghaiDay} order by 1 limit 200`))

/** Openings of one's own file or that of somebody in one's household. */
export const ownFamily = (db: Db, p: Period) =>
  db.many<FactRow>(unprepared(sql`select (array_agg(e.id order by e.id))[1] as entry_id, count(*) as n, min(${shanghaiDay})::text as day, min(e.at) as first_at
    from ${entries(p)} and ${OPENINGS} and exists (
      select from accounts.published_people a where a.county = ${p.county} and a.kind = 'staff' and a.account_id::text = e.caller and (a.person_id = e.subject or exists (
        select from register.published_ties mine join register.published_ties theirs on theirs.county = mine.county and theirs.household_id = mine.household_id
        where mine.county = a.county and mine.person_id = a.person_id and theirs.person_id = e.subject)))
    group by e.caller, e.subject order by 1 limit 200`))

/** Openings of the file of somebody who works here too. */
export const colleagues = (db: Db, p: Period) =>
  db.many<FactRow>(unprepared(sql`select (array_agg(e.id order by e.id))[1] as entry_id, count(*) as n, min(${shanghaiDay})::text as day, min(e.at) as first_at
    from ${entries(p)} and ${OPENINGS} and exists (
      select from accounts.published_people a where a.county = ${p.county} and a.kind = 'staff' and a.person_id = e.subject and a.account_id::text <> e.caller)
    group by e.caller, e.subject order by 1 limit 200`))

export const emergencies = (db: Db, p: Period) =>
  db.many<FactRow>(unprepared(sql`select e.id as entry_id, 1 as n, ${shanghaiDay}::text as day, e.at as first_at from platform.audit_entries e
    where e.id >= ${p.fromId} and e.id < ${p.untilId} and e.region >= ${p.lo} and e.region < ${p.hi} and e.deed = 'privacy.opening_asked' and e.detail->>'emergency' = 'true' order by 1 limit 200`))

export interface ReviewRow {
  id: string
  region: string
  region_name: string | null
  from_day: string
  until_day: string
  seed: string
  size: number
  entries: number
  due_on: string
  state: 'open' | 'closed'
  begun_by: string
  begun_name: string
  begun_at: string
  closed_at: string | null
  conclusion: string
  chain: { intact?: boolean; entries?: number; seals?: number }
  version: number
  items: number
  open: number
  follow_ups: number
}

const columns = sql`v.id, v.region, r.name as region_name, v.from_day, v.until_day, v.seed, v.size, v.entries, v.due_on, v.state, v.begun_by, v.begun_name, v.begun_at, v.closed_at,
  v.conclusion, v.chain, v.version, i.items, i.open, i.follow_ups`
const joined = sql`privacy.reviews v left join regions.published_regions r on r.code = v.region
  cross join lateral (select count(*) as items, count(*) filter (where result = '') as open, count(*) filter (where result = 'follow_up') as follow_ups
    from privacy.review_items where county = v.county and review_id = v.id) i`

export const listReviews = (db: Db, f: { county: string; lo: string; hi: string; state: string | null; from: Date | null; until: Date | null; after: string }) =>
  db.many<ReviewRow>(unprepared(sql`select ${columns} from ${joined} where v.county = ${f.county} and v.region >= ${f.lo} and v.region < ${f.hi} and v.id < ${f.after}
    ${f.state ? sql`and v.state = ${f.state}` : sql.none} ${f.from ? sql`and v.begun_at >= ${f.from}` : sql.none} ${f.until ? sql`and v.begun_at < ${f.until}` : sql.none}
    order by v.id desc limit 51`))

export const findReview = (db: Db, county: string, id: string) => db.maybe<ReviewRow>(unprepared(sql`select ${columns} from ${joined} where v.county = ${county} and v.id = ${id}`))

export const lockReview = (db: Db, county: string, id: string) => db.run(sql`select from privacy.reviews where county = ${county} and id = ${id} for update`)

/** The last day that was reviewed for exactly this place. */
export const lastReviewed = (db: Db, county: string, region: string) =>
  db.one<{ until: string | null }>(sql`select max(until_day)::text as until from privacy.reviews where county = ${county} and region = ${region} and state = 'closed'`)

export const openOverlapping = (db: Db, county: string, region: string, from: string, until: string) =>
  db.maybe<{ id: string }>(sql`select id from privacy.reviews where county = ${county} and region = ${region} and state = 'open' and from_day <= ${until} and until_day >= ${from} limit 1`)

export const insertReview = (db: Db, v: { county: string; id: string; region: string; from: string; until: string; seed: string; size: number; entries: number; dueOn: string; by: string; name: string; now: Date }) =>
  db.run(sql`insert into privacy.reviews (county, id, region, from_day, until_day, seed, size, entries, due_on, begun_by, begun_name, begun_at)
    values (${v.county}, ${v.id}, ${v.region}, ${v.from}, ${v.until}, ${v.seed}, ${v.size}, ${v.entries}, ${v.dueOn}, ${v.by}, ${v.name}, ${v.now})`)

export const insertItem = (db: Db, i: { county: string; id: string; region: string; reviewId: string; kind: string; entryId: string; fact: string; entries: number }) =>
  db.run(sql`insert into privacy.review_items (county, id, region, review_id, kind, entry_id, fact, entries)
    values (${i.county}, ${i.id}, ${i.region}, ${i.reviewId}, ${i.kind}, ${i.entryId}, ${i.fact}, ${i.entries})`)

export interface ItemRow {
  id: string
  kind: 'sample' | 'many_without_case' | 'out_of_hours' | 'own_family' | 'colleague' | 'emergency'
  entry_id: string
  fact: string
  entries: number
  result: '' | 'in_order' | 'explained' | 'follow_up'
  note: string
  by_name: string
  at: string | null
  entry_at: string | null
  caller: string | null
  caller_name: string | null
  post: string | null
  place: string | null
  deed: string | null
  because: string | null
  ref: string | null
}

/** All lines of a review with their entries, by review_items_by_review; some hundreds at most. */
export const itemsOf = (db: Db, county: string, reviewId: string) =>
  db.many<ItemRow>(sql`select i.id, i.kind, i.entry_id, i.fact, i.entries, i.result, i.note, i.by_name, i.at, e.at as entry_at, e.caller, e.caller_name, e.post, r.name as place,
      e.deed, e.because, e.detail->>'ref' as ref
    from privacy.review_items i left join platform.audit_entries e on e.id = i.entry_id left join regions.published_regions r on r.code = split_part(e.post, '@', 2)
    where i.county = ${county} and i.review_id = ${reviewId} order by i.kind <> 'sample' desc, i.id`)

export const markItem = (db: Db, county: string, id: string, m: { result: string; note: string; by: string; now: Date }) =>
  db.run(sql`update privacy.review_items set result = ${m.result}, note = ${m.note}, by_name = ${m.by}, at = ${m.now} where county = ${county} and id = ${id}`)

export const closeReview = (db: Db, county: string, id: string, c: { conclusion: string; name: string; chain: unknown; now: Date }) =>
  db.run(sql`update privacy.reviews set state = 'closed', conclusion = ${c.conclusion}, closed_name = ${c.name}, closed_at = ${c.now}, chain = ${JSON.stringify(c.chain)}, version = version + 1
    where county = ${county} and id = ${id}`)
