import { sql } from '../../../platform/server/sql.ts'
import type { CountAt } from '../define.ts'
import { source, standing } from './source.ts'

const yearOf = (at: CountAt) => at.day.slice(0, 4)

/** Titles held on the day by communities (EVL-04, EVL-05, EVL-06), communities that take part in the green creation, rounds of the last two years. */
export const titles = source({
  name: 'titles',
  columns: ['communities', 'demonstration', 'harmonious', 'unity', 'green_taking_part', 'seat_communities', 'seat_safe', 'civilised_rounds', 'demonstration_rounds'],
  dated: ['communities', 'demonstration', 'harmonious', 'unity', 'seat_communities', 'seat_safe', 'civilised_rounds', 'demonstration_rounds'],
  needs: ['evaluation.published_titles', 'evaluation.published_entries', 'evaluation.published_rounds', 'regions.published_regions'],
  touchedBy: ['evaluation', 'region'],
  count: (at: CountAt) => sql`
    with t as (
      select distinct region, kind from evaluation.published_titles
      where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} and granted_on <= ${at.day}
        and (valid_until is null or valid_until > ${at.day}) and (removed_on is null or removed_on > ${at.day})
    ), e as (
      select distinct region from evaluation.published_entries
      where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} and kind = 'green' and state not in ('withdrawn', 'refused')
    ), r as (
      select region, count(*) filter (where kind = 'civilised') as civilised, count(*) filter (where kind = 'demonstration') as demonstration
      from evaluation.published_rounds
      where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} and closed_on <= ${at.day} and closed_on > ${at.day}::date - interval '2 years' group by region
    )
    select g.code as region, (g.level = 'community')::int as communities, null as changes_at,
      (g.level = 'community' and exists (select 1 from t where t.region = g.code and t.kind = 'demonstration'))::int as demonstration,
      (g.level = 'community' and exists (select 1 from t where t.region = g.code and t.kind = 'harmonious'))::int as harmonious,
      (g.level = 'community' and exists (select 1 from t where t.region = g.code and t.kind = 'ethnic_unity'))::int as unity,
      (g.level = 'community' and exists (select 1 from e where e.region = g.code))::int as green_taking_part,
      (g.level = 'community' and g.above = 'street')::int as seat_communities,
      (g.level = 'community' and g.above = 'street' and exists (select 1 from t where t.region = g.code and t.kind = 'safe'))::int as seat_safe,
      coalesce(r.civilised, 0) as civilised_rounds, coalesce(r.demonstration, 0) as demonstration_rounds
    from ${standing(at)} g left join r on r.region = g.code`,
})

/** Cyclic duties of the year that communities have fulfilled: the fire day, and quarters with education. */
export const owed = source({
  name: 'owed',
  columns: ['communities', 'fire_day', 'quarters', 'quarters_due'],
  flows: ['fire_day', 'quarters'],
  dated: ['communities', 'fire_day', 'quarters', 'quarters_due'],
  needs: ['duties.published_owed', 'regions.published_regions'],
  touchedBy: ['owed_duty', 'region'],
  count: (at: CountAt) => sql`
    with o as (
      select region, bool_or(code = 'safety.fire-day') as fire,
        count(distinct extract(quarter from done_on)) filter (where code = 'education.quarterly') as quarters
      from duties.published_owed
      where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} and state = 'done' and code in ('safety.fire-day', 'education.quarterly')
        and done_on >= ${`${yearOf(at)}-01-01`} and done_on <= ${at.day}
      group by region
    )
    select g.code as region, 1 as communities, coalesce(o.fire, false)::int as fire_day, coalesce(o.quarters, 0) as quarters, 4 as quarters_due, null as changes_at
    from ${standing(at)} g left join o on o.region = g.code where g.level = 'community'`,
})

/** What civil affairs of a place did for its plan this year: joint meetings with minutes; plan, check and summary on file (PLN-03, PLN-12). */
export const planWork = source({
  name: 'plan_work',
  columns: ['bodies', 'meetings', 'records'],
  flows: ['meetings', 'records'],
  dated: ['bodies', 'meetings', 'records'],
  needs: ['plans.published_meetings', 'plans.published_year_records', 'regions.published_regions'],
  touchedBy: ['plan', 'plans', 'region'],
  count: (at: CountAt) => sql`
    select g.code as region, 1 as bodies, null as changes_at,
      (select count(*) from plans.published_meetings m where m.county = ${at.county} and m.region = g.code and m.state = 'minuted'
        and m.day >= ${`${yearOf(at)}-01-01`} and m.day <= ${at.day}) as meetings,
      (select count(distinct y.kind) from plans.published_year_records y where y.county = ${at.county} and y.region = g.code and y.year = ${Number(yearOf(at))}::int
        and y.day <= ${at.day}) as records
    from ${standing(at)} g where g.level in ('county', 'township')`,
})

/** Named projects of plans, and money of building that is shared by the three levels (PLN-07). Money in fen. */
export const projects = source({
  name: 'projects',
  columns: ['named', 'named_done', 'shared_fen', 'shared_province_fen', 'building_fen'],
  needs: ['projects.published_projects', 'projects.published_money'],
  touchedBy: ['project', 'projects'],
  count: (at: CountAt) => sql`
    with p as (
      select left(region, 12) as leaf, count(*) filter (where named) as named, count(*) filter (where named and done_on <= ${at.day}) as done
      from projects.published_projects where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} group by 1
    ), m as (
      select left(region, 12) as leaf, sum(amount_fen) filter (where shared and payer is not null) as shared, sum(amount_fen) filter (where shared and payer = 'province') as province,
        sum(amount_fen) filter (where project_id is not null) as building
      from projects.published_money where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} and side = 'in' and on_day <= ${at.day} group by 1
    )
    select coalesce(p.leaf, m.leaf) as region, coalesce(p.named, 0) as named, coalesce(p.done, 0) as named_done, coalesce(m.shared, 0) as shared_fen,
      coalesce(m.province, 0) as shared_province_fen, coalesce(m.building, 0) as building_fen, null as changes_at
    from p full join m on m.leaf = p.leaf`,
})

/** The working budget that was set for the year, by community (PLN-19). In yuan. */
export const budgets = source({
  name: 'budgets',
  columns: ['communities', 'work_yuan'],
  needs: ['projects.published_budgets'],
  touchedBy: ['project', 'projects', 'budget'],
  count: (at: CountAt) => sql`
    select left(region, 12) as region, count(distinct region) as communities, coalesce(sum(amount_fen), 0) / 100.0 as work_yuan, null as changes_at
    from projects.published_budgets
    where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} and item = 'work' and year = ${Number(yearOf(at))}::int
    group by 1`,
})

/** Experiment zones that were approved, and for how many months they were approved in all (EVL-18). */
export const zones = source({
  name: 'zones',
  columns: ['zones', 'months'],
  dated: ['zones', 'months'],
  needs: ['zones.published_zones'],
  touchedBy: ['experiment_zone', 'experiment_zones'],
  count: (at: CountAt) => sql`
    select left(region, 12) as region, count(*) as zones, null as changes_at,
      sum((extract(year from age(ends_on, approved_on)) * 12 + extract(month from age(ends_on, approved_on))
        + case when extract(day from age(ends_on, approved_on)) > 0 then 1 else 0 end)) as months
    from zones.published_zones
    where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} and approved_on is not null and approved_on <= ${at.day} and ends_on is not null
    group by 1`,
})

/** Demonstration units in the contact system and what they filed this year about their progress (004-F, EVL-12). */
export const liaison = source({
  name: 'liaison',
  columns: ['units', 'filings', 'self_checks'],
  flows: ['filings', 'self_checks'],
  dated: ['units', 'filings', 'self_checks'],
  needs: ['liaison.published_units', 'liaison.published_filings'],
  touchedBy: ['liaison', 'unit', 'report', 'demonstration_unit', 'liaison_report', 'liaison_check'],
  count: (at: CountAt) => sql`
    select left(u.region, 12) as region, count(*) as units, null as changes_at,
      coalesce(sum((select count(*) from liaison.published_filings f where f.county = u.county and f.unit_id = u.id and f.kind = 'progress'
        and f.day >= ${`${yearOf(at)}-01-01`} and f.day <= ${at.day})), 0) as filings,
      coalesce(sum((select count(*) from liaison.published_filings f where f.county = u.county and f.unit_id = u.id and f.kind = 'self_check'
        and f.day >= ${`${yearOf(at)}-01-01`} and f.day <= ${at.day})), 0) as self_checks
    from liaison.published_units u
    where u.county = ${at.county} and u.region >= ${at.lo} and u.region < ${at.hi} and u.named_on <= ${at.day} and (u.ended_on is null or u.ended_on > ${at.day})
    group by 1`,
})
