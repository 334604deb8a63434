import type { Db } from '../../../platform/server/db.ts'
import { addDays, shanghaiInstant } from '../../../platform/kernel/dates.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import { LEVELS_OF, type Dimension } from '../rules.ts'

/** The latest counted day of a county, null before the first. */
export const lastDay = async (db: Db, county: string) =>
  (await db.one<{ day: string | null }>(sql`select max(day)::text as day from supervision.counted_days where county = ${county}`)).day

/** Counties that have cases, and the day of the first. */
export const countiesWithCases = (db: Db) =>
  db.many<{ county: string; first: string }>(sql`select county, (min(submitted_at) at time zone 'Asia/Shanghai')::date::text as first
    from cases.published_cases where submitted_at is not null group by county order by county`)

/**
 * Counts one day of one county from the history and writes the rows, once: a day that is there stays as it is.
 * A case that moved since the day ended stood, when it ended, where its first move since then began. Bodies are the desk of the open lead
 * task; of what ended or was reopened or rated, the desk that last had it. Places are folded to their community.
 */
export function countDay(db: Db, county: string, day: string, now: Date) {
  // The day's bounds are told as values and the plan is made for them: the moves of a few days are a few blocks (moves_by_time), and a
  // planner that cannot see the bounds reads all of them.
  const [begins, ends] = [shanghaiInstant(day, '00:00'), shanghaiInstant(addDays(day, 1), '00:00')]
  return db.run(unprepared(sql`
  with since as materialized (
    select distinct on (m.case_id) m.case_id, m.from_state from cases.published_moves m
    where m.county = ${county} and m.at >= ${ends} order by m.case_id, m.seq),
  standing as (
    select c.id, c.region, c.kind, c.matter_code, c.due_at, c.state from cases.published_cases c
    where c.county = ${county} and c.state in ('submitted', 'awaiting_correction', 'accepted', 'suspended') and c.submitted_at < ${ends}
      and not exists (select from since s where s.case_id = c.id)
    union all
    select c.id, c.region, c.kind, c.matter_code, c.due_at, s.from_state from since s join cases.published_cases c on c.county = ${county} and c.id = s.case_id
    where s.from_state in ('submitted', 'awaiting_correction', 'accepted', 'suspended') and c.submitted_at < ${ends}),
  moved as materialized (
    select m.case_id, m.name, m.from_state, m.to_state, m.at from cases.published_moves m
    where m.county = ${county} and m.at >= ${begins} and m.at < ${ends} and m.name in ('submit', 'conclude', 'decline', 'withdraw', 'reopen')),
  facts as (
    select s.id as case_id, s.region, s.kind, s.matter_code, 1 as open,
      (s.state in ('submitted', 'accepted') and s.due_at is not null and s.due_at < ${ends})::int as late, 0 as submitted, 0 as ended, 0 as in_time, 0 as reopened, 0 as rated, 0 as satisfied
    from standing s
    union all
    select c.id, c.region, c.kind, c.matter_code, 0, 0, (m.name = 'submit' and m.from_state = 'draft')::int, (m.name in ('conclude', 'decline', 'withdraw') and m.from_state <> 'draft')::int,
      (m.name in ('conclude', 'decline', 'withdraw') and m.from_state <> 'draft' and (c.due_at is null or m.at <= c.due_at))::int, (m.name = 'reopen')::int, 0, 0
    from moved m join cases.published_cases c on c.county = ${county} and c.id = m.case_id
    union all
    select c.id, c.region, c.kind, c.matter_code, 0, 0, 0, 0, 0, 0, 1, (r.level <= 3)::int
    from cases.published_ratings r join cases.published_cases c on c.county = r.county and c.id = r.case_id
    where r.county = ${county} and r.at >= ${begins} and r.at < ${ends}),
  placed as (
    select f.*, rpad(left(f.region, 12), 12, '0') as community,
      coalesce((select t.post || '@' || left(t.at_region, 12) from cases.published_tasks t
        where t.county = ${county} and t.case_id = f.case_id and t.role = 'lead' and t.opened_at < ${ends} order by t.opened_at desc, t.id desc limit 1), '') as body,
      coalesce((select d.body ->> 'department' from matters.published_definitions d where d.code = f.matter_code order by d.version desc limit 1), '') as department
    from facts f),
  seen as (
    select p.*, v.dimension, v.key from placed p cross join lateral (values ('all', ''), ('kind', p.kind), ('department', p.department), ('body', p.body), ('matter', p.matter_code)) as v (dimension, key)
    where v.dimension = 'all' or v.key <> ''),
  up as (
    select seen.*, at.place from seen cross join lateral (
      select distinct on (place) place, level from (values (left(community, 6) || '000000', 'county'), (left(community, 9) || '000', 'township'), (community, 'community')) as l (place, level)
      order by place, level = 'community', level = 'township') at
    where case seen.dimension ${sql.join((Object.entries(LEVELS_OF) as [Dimension, readonly string[]][]).map(([name, levels]) => sql`when ${name} then at.level = any (${[...levels]}::text[])`), ' ')} end),
  summed as (
    select place, dimension, key, sum(open)::int as open, sum(late)::int as late, sum(submitted)::int as submitted, sum(ended)::int as ended, sum(in_time)::int as in_time,
      sum(reopened)::int as reopened, sum(rated)::int as rated, sum(satisfied)::int as satisfied
    from up group by place, dimension, key),
  noted as (insert into supervision.counted_days (county, day, counted_at) values (${county}, ${day}, ${now}) on conflict do nothing returning day)
  insert into supervision.days (county, region, day, dimension, key, open, late, submitted, ended, in_time, reopened, rated, satisfied)
  select ${county}, place, noted.day, dimension, key, open, late, submitted, ended, in_time, reopened, rated, satisfied from summed, noted
  where open + submitted + ended + reopened + rated > 0`))
}
