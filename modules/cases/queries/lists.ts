import type { Db } from '../../../platform/server/db.ts'
import { scopeOf } from '../../regions/index.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import { rarestOf } from '../words.ts'

/*
 * Lists. Every statement states the range itself, and is planned each time: a wide scope and a narrow one, a rare filter and a common one want
 * different plans. Indexes: tasks_open_by_assignee and tasks_open_by_place (mine), cases_open_by_due or cases_open_by_place (open work by its
 * last day), the primary key or cases_by_region (all, newest first), cases_by_applicant (a resident's own).
 */

export interface ListRow {
  id: string
  number: string
  title: string
  kind: string
  matter_code: string
  matter_version: number
  state: string
  stage: string
  channel: string
  urgency: string
  region: string
  region_name: string | null
  place_text: string
  applicant_name: string
  submitted_at: string | null
  due_at: string | null
  due_on: string | null
  concluded_at: string | null
  outcome: string
  rating: number | null
  escalation: number
  handler_name: string | null
  task_role: string | null
  stands: boolean
}

export interface CaseFilter {
  county: string
  lo: string
  hi: string
  now: Date
  matter?: string | undefined
  stage?: string | undefined
  state?: string | undefined
  channel?: string | undefined
  kind?: string | undefined
  /** Range of a place within the scope. */
  within?: { lo: string; hi: string } | undefined
  q?: { number?: string | undefined; numberEnd?: string | undefined; name: string; grams: string[] } | undefined
}

const OPEN = sql`c.state in ('submitted', 'awaiting_correction', 'accepted', 'suspended')`

const columns = sql`c.id, c.number, c.title, c.kind, c.matter_code, c.matter_version, c.state, c.stage,
  c.channel, c.urgency, c.region, case when r.level = 'grid' then coalesce(u.name, '') || r.name else r.name end as region_name,
  c.place_text, c.applicant_name, c.submitted_at, c.due_at, c.due_on, c.concluded_at, c.outcome, c.rating, c.escalation,
  exists (select 1 from cases.suspensions p where p.county = c.county and p.case_id = c.id and (p.ends_at is null or p.ends_at > `

/** The page's rows are cut out first; names and titles are looked up for fifty of them. */
const dressed = (now: Date, rows: Sql, order: Sql): Sql => sql`with page as (${rows})
  select ${columns}${now})) as stands, page.role as task_role,
    coalesce(page.holder, (select t.assignee_name from cases.tasks t
      where t.county = c.county and t.case_id = c.id and t.state = 'open' and t.role = 'lead')) as handler_name
  from page join cases.cases c on c.county = page.county and c.id = page.id
  left join regions.published_regions r on r.code = c.region
  left join regions.published_regions u on u.code = r.parent and r.level = 'grid'
  order by ${order}`

function conditions(f: CaseFilter): Sql[] {
  const where = [sql`c.county = ${f.county}`, sql`c.region >= ${f.lo} and c.region < ${f.hi}`]
  if (f.within) where.push(sql`c.region >= ${f.within.lo} and c.region < ${f.within.hi}`)
  if (f.matter) where.push(sql`c.matter_code = ${f.matter}`)
  if (f.stage) where.push(sql`c.stage = ${f.stage}`)
  if (f.state) where.push(sql`c.state = ${f.state}`)
  if (f.channel) where.push(sql`c.channel = ${f.channel}`)
  if (f.kind) where.push(sql`c.kind = ${f.kind}`)
  if (f.q?.number) where.push(sql`c.number = ${f.q.number}`)
  else if (f.q) {
    const upTo = `${f.q.name}\u{10ffff}`
    where.push(sql`c.id = any (array(
      (select n.id from cases.cases n where n.county = ${f.county} and n.applicant_name <> '' and n.applicant_name >= ${f.q.name} and n.applicant_name < ${upTo}
        and n.region >= ${f.lo} and n.region < ${f.hi} order by n.applicant_name, n.id limit 500)
      union all
      (select g.id from cases.with_grams(${f.county}, ${rarestOf(f.q.grams)}::text[], ${f.q.grams}::text[], 500) g)
      union all
      (select e.id from cases.with_number_end(${f.county}, ${[...(f.q.numberEnd ?? '')].reverse().join('')}, 500) e)))`)
  }
  return where
}

/** Where a list by last day goes on: after this day and id; cases without a day come last. */
export interface AfterDue {
  due: string | null
  id: string
}

const afterDue = (after: AfterDue | undefined, due: Sql, id: Sql): Sql => {
  if (!after) return sql.none
  if (after.due === null) return sql` and ${due} is null and ${id} > ${after.id}`
  return sql` and ((${due} >= ${after.due} and (${due}, ${id}) > (${after.due}, ${after.id})) or ${due} is null)`
}

/** Open cases by their last day. Late at 24:00 of the last day, while the office is at work; soon until `soonBefore`. */
export const listOpen = (db: Db, f: CaseFilter, o: { box: 'place' | 'due_soon' | 'overdue'; soonBefore: Date; after?: AfterDue | undefined }) => {
  const where = [...conditions(f), OPEN]
  if (o.box !== 'place') where.push(sql`c.state in ('submitted', 'accepted')`)
  if (o.box === 'overdue') where.push(sql`c.due_at <= ${f.now}`)
  if (o.box === 'due_soon') where.push(sql`c.due_at > ${f.now} and c.due_at <= ${o.soonBefore}`)
  return db.many<ListRow>(unprepared(dressed(f.now, sql`
    select c.county, c.id, c.due_at, null::text as role, null::text as holder from cases.cases c
    where ${sql.join(where, ' and ')}${afterDue(o.after, sql`c.due_at`, sql`c.id`)} order by c.due_at, c.id limit 51`, sql`page.due_at, page.id`)))
}

/** All cases but drafts, or those that ended, newest first (ids sort by time). */
export const listAll = (db: Db, f: CaseFilter, o: { ended: boolean; after?: string | undefined }) => {
  const where = conditions(f)
  if (o.ended) where.push(sql`c.state in ('concluded', 'declined', 'withdrawn')`)
  else if (f.q?.number === undefined) where.push(sql`c.state <> 'draft'`)
  if (o.after) where.push(sql`c.id < ${o.after}`)
  return db.many<ListRow>(unprepared(dressed(f.now, sql`
    select c.county, c.id, null::text as role, null::text as holder from cases.cases c where ${sql.join(where, ' and ')} order by c.id desc limit 51`, sql`page.id desc`)))
}

/** Whose work: an account, those it deputises for, and the desks it holds. */
export interface Worker {
  account: string
  deputised: string[]
  posts: string[]
  places: string[]
}

/** Where each desk's range of places ends: a grid worker's holds the grids below, every other desk is the one place. */
const endsOf = (w: Worker): string[] => w.places.map((place, i) => (w.posts[i] === 'grid_worker' ? scopeOf(place).hi : `${place}!`))

/** Candidates by index: what is assigned to these accounts, and what is open at these desks. */
const mineOf = (county: string, w: Worker): Sql => sql`(
    select t.county, t.id, t.case_id, t.due_at, t.role, t.assignee_name, t.region from cases.tasks t
    where t.county = ${county} and t.state = 'open' and t.assignee = any (${[w.account, ...w.deputised]}::uuid[])
    union
    select t.county, t.id, t.case_id, t.due_at, t.role, t.assignee_name, t.region from unnest(${w.posts}::text[], ${w.places}::text[], ${endsOf(w)}::text[]) as d (post, place, ends)
    join cases.tasks t on t.county = ${county} and t.state = 'open' and t.post = d.post collate "C" and t.at_region >= d.place collate "C" and t.at_region < d.ends collate "C"
      and t.assignee is null) t`

/**
 * Candidates for one page: of every account and every desk its own first fifty-one in order (tasks_open_by_assignee, tasks_waiting_by_desk), so
 * that a desk with ten thousand open tasks costs no more than one with fifty. Grid workers' desks are ranges of places and small.
 */
function firstOfMine(f: CaseFilter, w: Worker, after: AfterDue | undefined): Sql {
  const kept = sql`t.county, t.id, t.case_id, t.due_at, t.role, t.assignee_name, t.region`
  const within = sql`t.region >= ${f.lo} and t.region < ${f.hi}${afterDue(after, sql`t.due_at`, sql`t.id`)} order by t.due_at, t.id limit 51`
  const desks = w.posts.map((post, i) => ({ post, place: w.places[i]! }))
  const single = desks.filter(({ post }) => post !== 'grid_worker')
  const ranges = desks.filter(({ post }) => post === 'grid_worker')
  return sql`(
    select m.* from unnest(${[w.account, ...w.deputised]}::uuid[]) as a (id) cross join lateral (
      select ${kept} from cases.tasks t where t.county = ${f.county} and t.state = 'open' and t.assignee = a.id and ${within}) m
    union
    select m.* from unnest(${single.map((d) => d.post)}::text[], ${single.map((d) => d.place)}::text[]) as d (post, place) cross join lateral (
      select ${kept} from cases.tasks t where t.county = ${f.county} and t.state = 'open' and t.assignee is null and t.post = d.post collate "C" and t.at_region = d.place collate "C" and ${within}) m
    union
    select m.* from unnest(${ranges.map((d) => d.place)}::text[], ${ranges.map((d) => scopeOf(d.place).hi)}::text[]) as d (place, ends) cross join lateral (
      select ${kept} from cases.tasks t where t.county = ${f.county} and t.state = 'open' and t.assignee is null and t.post = 'grid_worker'
        and t.at_region >= d.place collate "C" and t.at_region < d.ends collate "C" and ${within}) m) t`
}

const isPlain = (f: CaseFilter): boolean => !f.matter && !f.stage && !f.state && !f.channel && !f.kind && !f.within && !f.q

/** One's own open work, the most pressing first. */
export const listMine = (db: Db, f: CaseFilter, w: Worker, after?: AfterDue) =>
  db.many<ListRow & { task_id: string; task_due: string | null }>(unprepared(sql`with page as (
      select t.county, c.id, t.id as task_id, t.due_at, t.role, t.assignee_name as holder from ${isPlain(f) ? firstOfMine(f, w, after) : mineOf(f.county, w)}
      join cases.cases c on c.county = t.county and c.id = t.case_id
      where ${sql.join(conditions(f), ' and ')}${afterDue(after, sql`t.due_at`, sql`t.id`)} order by t.due_at, t.id limit 51)
    select ${columns}${f.now})) as stands, page.role as task_role, page.holder as handler_name, page.task_id, page.due_at as task_due
    from page join cases.cases c on c.county = page.county and c.id = page.id
    left join regions.published_regions r on r.code = c.region
    left join regions.published_regions u on u.code = r.parent and r.level = 'grid'
    order by page.due_at, page.task_id`))

export const countMine = async (db: Db, f: CaseFilter, w: Worker): Promise<number> =>
  (await db.one<{ n: number }>(unprepared(sql`select count(*) as n from ${mineOf(f.county, w)} where t.region >= ${f.lo} and t.region < ${f.hi}`))).n

export interface OpenCount {
  place: string
  matter_code: string
  stage: string
  state: string
  n: number
  overdue: number
  due_soon: number
}

/** Open cases counted by matter, stage and state: one pass over the open part of the scope. */
export const countOpen = (db: Db, f: CaseFilter, soonBefore: Date) =>
  db.many<Omit<OpenCount, 'place'>>(unprepared(sql`
    select c.matter_code, c.stage, c.state, count(*) as n,
      count(*) filter (where c.state in ('submitted', 'accepted') and c.due_at <= ${f.now}) as overdue,
      count(*) filter (where c.state in ('submitted', 'accepted') and c.due_at > ${f.now} and c.due_at <= ${soonBefore}) as due_soon
    from cases.cases c where c.county = ${f.county} and c.region >= ${f.lo} and c.region < ${f.hi} and ${OPEN}
    group by c.matter_code, c.stage, c.state`))

/** The same place by place: the first `digits` of the code. */
export const countOpenByPlace = (db: Db, f: CaseFilter, soonBefore: Date, digits: number) =>
  db.many<OpenCount>(unprepared(sql`
    select left(c.region, ${digits}::int) as place, '' as matter_code, '' as stage, c.state, count(*) as n,
      count(*) filter (where c.state in ('submitted', 'accepted') and c.due_at <= ${f.now}) as overdue,
      count(*) filter (where c.state in ('submitted', 'accepted') and c.due_at > ${f.now} and c.due_at <= ${soonBefore}) as due_soon
    from cases.cases c where c.county = ${f.county} and c.region >= ${f.lo} and c.region < ${f.hi} and ${OPEN}
    group by 1, c.state order by 1`))

export const placesBelow = (db: Db, parent: string) =>
  db.many<{ code: string; name: string }>(sql`select code, name from regions.published_regions where parent = ${parent} order by code`)

/** What ended since a moment (cases_by_conclusion). */
export const endedSince = (db: Db, f: CaseFilter, since: Date) =>
  db.one<{ concluded: number; rated: number; bad: number }>(unprepared(sql`
    select count(*) as concluded, count(c.rating) as rated, count(*) filter (where c.rating >= 4) as bad from cases.cases c
    where c.county = ${f.county} and c.region >= ${f.lo} and c.region < ${f.hi} and c.concluded_at >= ${since}`))

export const reopenedSince = async (db: Db, f: CaseFilter, since: Date): Promise<number> =>
  (await db.one<{ n: number }>(unprepared(sql`
    select count(*) as n from cases.moves m where m.county = ${f.county} and m.name = 'reopen' and m.region >= ${f.lo} and m.region < ${f.hi} and m.at >= ${since}`))).n

/** A resident's own cases and of those they stand for; the policy confines the rows. */
export const listOwn = (db: Db, county: string, people: string[], o: { now: Date; open?: boolean | undefined; after?: string | undefined }) => {
  const where = [sql`c.county = ${county}`, sql`c.applicant_id = any (${people}::uuid[])`, sql`c.state <> 'draft'`]
  if (o.open !== undefined) where.push(o.open ? OPEN : sql`not (${OPEN})`)
  if (o.after) where.push(sql`c.id < ${o.after}`)
  return db.many<ListRow>(unprepared(sql`with page as (
      select c.county, c.id from cases.cases c where ${sql.join(where, ' and ')} order by c.id desc limit 51)
    select ${columns}${o.now})) as stands, null::text as task_role, null::text as handler_name
    from page join cases.cases c on c.county = page.county and c.id = page.id
    left join regions.published_regions r on r.code = c.region
    left join regions.published_regions u on u.code = r.parent and r.level = 'grid' order by c.id desc`))
}

export interface PublicationRow {
  id: string
  region: string
  region_name: string | null
  title: string
  body: string
  from_on: string
  until_on: string
  ended_at: string | null
}

/** Public notices of a place and below, the latest end first. */
export const listNotices = (db: Db, o: { county: string; lo: string; hi: string; today: string; running: boolean; after?: AfterDue | undefined }) =>
  db.many<PublicationRow>(unprepared(sql`
    select p.id, p.region, r.name as region_name, p.title, p.body, p.from_on, p.until_on, p.ended_at
    from cases.publications p left join regions.published_regions r on r.code = p.region
    where p.county = ${o.county} and p.region >= ${o.lo} and p.region < ${o.hi}
      and ${o.running ? sql`p.ended_at is null and p.until_on >= ${o.today}` : sql`(p.ended_at is not null or p.until_on < ${o.today})`}
      ${o.after ? sql`and (p.until_on, p.id) < (${o.after.due}::date, ${o.after.id}::uuid)` : sql.none}
    order by p.until_on desc, p.id desc limit 51`))

/** A case by number for the public doors, whose check code is compared by the caller. */
export const publicCase = (db: Db, county: string, number: string) =>
  db.maybe<{ id: string; check_code: string; region: string }>(sql`select id, check_code, region from cases.cases where county = ${county} and number = ${number} and state <> 'draft'`)


/** All cases of one person, newest first, by cases_by_applicant. */
export const casesToTell = (db: Db, county: string, personId: string) =>
  db.many<{ id: string; title: string; number: string; state: string; submittedAt: string | null; concludedAt: string | null }>(sql`
    select id, title, number, state, submitted_at as "submittedAt", concluded_at as "concludedAt" from cases.cases
    where county = ${county} and applicant_id = ${personId} and state <> 'draft' order by id desc limit 100`)
