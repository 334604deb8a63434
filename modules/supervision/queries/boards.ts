import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Dimension, Tally } from '../rules.ts'

const sums = sql`coalesce(sum(d.submitted), 0)::int as submitted, coalesce(sum(d.ended), 0)::int as ended, coalesce(sum(d.in_time), 0)::int as "inTime",
  coalesce(sum(d.reopened), 0)::int as reopened, coalesce(sum(d.rated), 0)::int as rated, coalesce(sum(d.satisfied), 0)::int as satisfied`

interface Period { county: string; from: string; until: string }

/** One place seen one way over some days (the primary key); what is open is of the last day. */
export const tallies = (db: Db, p: Period & { region: string; dimension: Dimension }) =>
  db.many<Tally & { key: string }>(sql`select d.key, coalesce(max(d.open) filter (where d.day = ${p.until}), 0)::int as open, coalesce(max(d.late) filter (where d.day = ${p.until}), 0)::int as late, ${sums}
    from supervision.days d where d.county = ${p.county} and d.region = ${p.region} and d.day >= ${p.from} and d.day <= ${p.until} and d.dimension = ${p.dimension} group by d.key`)

/** Several places, all cases of each (the primary key, place by place). */
export const talliesOfPlaces = (db: Db, p: Period & { regions: readonly string[] }) =>
  db.many<Tally & { key: string }>(sql`select w.region as key, coalesce(max(d.open) filter (where d.day = ${p.until}), 0)::int as open, coalesce(max(d.late) filter (where d.day = ${p.until}), 0)::int as late, ${sums}
    from unnest(${[...p.regions]}::text[]) as w (region)
    left join supervision.days d on d.county = ${p.county} and d.region = w.region collate "C" and d.day >= ${p.from} and d.day <= ${p.until} and d.dimension = 'all'
    group by w.region order by w.region`)

/** Days that were counted, of a period. */
export const countedDays = (db: Db, p: Period) =>
  db.many<{ day: string }>(sql`select day::text as day from supervision.counted_days where county = ${p.county} and day >= ${p.from} and day <= ${p.until} order by day`)

export const backlog = (db: Db, p: Period & { region: string; dimension: Dimension; key: string }) =>
  db.many<{ day: string; open: number; late: number; submitted: number; ended: number }>(sql`select d.day::text as day, d.open, d.late, d.submitted, d.ended from supervision.days d
    where d.county = ${p.county} and d.region = ${p.region} and d.day >= ${p.from} and d.day <= ${p.until} and d.dimension = ${p.dimension} and d.key = ${p.key} order by d.day`)

/** What is open now (cases_open_by_place: the index alone). */
export const openNow = (db: Db, p: { county: string; lo: string; hi: string; now: Date; soon: Date }) =>
  db.one<{ open: number; late: number; dueSoon: number }>(unprepared(sql`select count(*)::int as open, count(*) filter (where c.state in ('submitted', 'accepted') and c.due_at <= ${p.now})::int as late,
      count(*) filter (where c.state in ('submitted', 'accepted') and c.due_at > ${p.now} and c.due_at <= ${p.soon})::int as "dueSoon"
    from cases.published_cases c where c.county = ${p.county} and c.region >= ${p.lo} and c.region < ${p.hi} and c.state in ('submitted', 'awaiting_correction', 'accepted', 'suspended')`))

export const placesBelow = (db: Db, parent: string, today: string) =>
  db.many<{ code: string; name: string }>(sql`select code, name from regions.published_regions where parent = ${parent} and level <> 'grid' and (valid_until is null or valid_until > ${today}) order by code`)

export const namesOf = (db: Db, codes: readonly string[]) =>
  db.many<{ code: string; name: string }>(sql`select code, name from regions.published_regions where code = any (${[...codes]}::text[])`)

/** Titles and departments of matters, as they are now. */
export const mattersNamed = (db: Db) =>
  db.many<{ code: string; title: string; department: string }>(sql`select distinct on (code) code, title, coalesce(body ->> 'department', '') as department from matters.published_definitions order by code, version desc`)

export interface LateRow { id: string; number: string; title: string; matterCode: string; region: string; regionName: string | null; post: string | null; atRegion: string | null; atName: string | null; dueAt: string; escalation: number }

/** Late now, the longest first (cases_open_by_due for a wide scope, cases_open_by_place for a narrow one). */
export const lateCases = (db: Db, p: { county: string; lo: string; hi: string; now: Date; matters: readonly string[] | null; kind: string | null; after: { due: string; id: string } | null }) =>
  db.many<LateRow>(unprepared(sql`with page as (
      select c.id, c.number, c.title, c.matter_code, c.region, c.due_at, c.escalation from cases.published_cases c
      where c.county = ${p.county} and c.region >= ${p.lo} and c.region < ${p.hi} and c.state in ('submitted', 'awaiting_correction', 'accepted', 'suspended') and c.state in ('submitted', 'accepted')
        and c.due_at <= ${p.now}${p.matters ? sql` and c.matter_code = any (${[...p.matters]}::text[])` : sql.none}${p.kind ? sql` and c.kind = ${p.kind}` : sql.none}
        ${p.after ? sql`and (c.due_at, c.id) > (${p.after.due}::timestamptz, ${p.after.id}::uuid)` : sql.none}
      order by c.due_at, c.id limit 51)
    select page.id, page.number, page.title, page.matter_code as "matterCode", page.region, r.name as "regionName", t.post, t.at_region as "atRegion", a.name as "atName",
      page.due_at as "dueAt", page.escalation
    from page left join regions.published_regions r on r.code = page.region
    left join lateral (select t.post, t.at_region from cases.published_tasks t where t.county = ${p.county} and t.case_id = page.id and t.role = 'lead' and t.state = 'open' limit 1) t on true
    left join regions.published_regions a on a.code = t.at_region order by page.due_at, page.id`))

/** How many are late now, matter by matter. */
export const lateByMatter = (db: Db, p: { county: string; lo: string; hi: string; now: Date }) =>
  db.many<{ code: string; n: number }>(unprepared(sql`select c.matter_code as code, count(*)::int as n from cases.published_cases c
    where c.county = ${p.county} and c.region >= ${p.lo} and c.region < ${p.hi} and c.state in ('submitted', 'awaiting_correction', 'accepted', 'suspended') and c.state in ('submitted', 'accepted') and c.due_at <= ${p.now}
    group by c.matter_code`))

/** Matters by how many were submitted in a community between two days, counted from the cases themselves (cases_by_matter). */
export const submittedByMatter = (db: Db, p: { county: string; lo: string; hi: string; from: string; middle: string; until: string; codes: readonly string[] }) =>
  db.many<{ key: string; n: number; before: number }>(unprepared(sql`select w.code as key, count(c.id) filter (where c.submitted_at >= (${p.middle}::date)::timestamp at time zone 'Asia/Shanghai')::int as n,
      count(c.id) filter (where c.submitted_at < (${p.middle}::date)::timestamp at time zone 'Asia/Shanghai')::int as before
    from unnest(${[...p.codes]}::text[]) as w (code)
    join cases.published_cases c on c.county = ${p.county} and c.matter_code = w.code collate "C" and c.region >= ${p.lo} and c.region < ${p.hi} and c.state <> 'draft'
      and c.submitted_at >= (${p.from}::date)::timestamp at time zone 'Asia/Shanghai' and c.submitted_at < (${p.until}::date + 1)::timestamp at time zone 'Asia/Shanghai'
    group by w.code`))

export const sentTopics = (db: Db, p: { county: string; region: string; from: string; until: string }) =>
  db.many<{ matterCode: string; proposalId: string; at: string }>(sql`select matter_code as "matterCode", proposal_id as "proposalId", at from supervision.topics
    where county = ${p.county} and region = ${p.region} and from_day <= ${p.until} and until_day >= ${p.from} order by at`)

export const insertTopic = (db: Db, t: { county: string; id: string; region: string; matterCode: string; from: string; until: string; n: number; before: number; note: string; proposalId: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into supervision.topics (county, id, region, matter_code, from_day, until_day, n, before, note, proposal_id, by_account, by_name, at)
    values (${t.county}, ${t.id}, ${t.region}, ${t.matterCode}, ${t.from}, ${t.until}, ${t.n}, ${t.before}, ${t.note}, ${t.proposalId}, ${t.account}, ${t.name}, ${t.at})`)
