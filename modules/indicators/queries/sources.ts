import { sql } from '../../../platform/server/sql.ts'
import type { CountAt } from '../define.ts'
import { CASE_SETS } from './case-sets.ts'
import { source } from './source.ts'

/**
 * Population bases (REG-10) by the ties in force on the day: 户籍 = registered here; 居住 = living here; 常住 = living here and either registered
 * in the same township or in that township for half a year without a break (census practice; 居住证暂行条例 art. 2; as `population/rules.ts`); 流动 = living here, registered in another township.
 * A tie to somewhere outside the county stands in the person's own place with `elsewhere_code`: it is not a tie to this place.
 */
export const population = source({
  name: 'population',
  columns: ['registered', 'living', 'resident', 'mobile', 'elderly', 'resident_urban'],
  needs: ['register.published_ties', 'register.published_people', 'regions.published_regions'],
  touchedBy: ['register', 'person', 'household', 'tie'],
  dated: ['registered', 'living', 'resident', 'mobile', 'elderly', 'resident_urban'],
  count: (at: CountAt) => sql`
    with here as (
      select t.person_id, left(t.region, 12) as leaf, bool_or(t.kind = 'registered') as reg, bool_or(t.kind = 'living') as liv,
        min(t.valid_from) filter (where t.kind = 'living') as since
      from register.published_ties t
      where t.county = ${at.county} and t.region >= ${at.lo} and t.region < ${at.hi} and t.kind in ('registered', 'living')
        and t.elsewhere_code = '' and t.valid_from <= ${at.day} and (t.valid_until is null or t.valid_until > ${at.day})
      group by 1, 2
    ), judged as (
      select h.*, h.liv and not h.reg and not exists (
          select 1 from register.published_ties o
          where o.county = ${at.county} and o.person_id = h.person_id and o.kind = 'registered' and left(o.region, 9) = left(h.leaf, 9)
            and o.elsewhere_code = '' and o.valid_from <= ${at.day} and (o.valid_until is null or o.valid_until > ${at.day})) as mobile
      from here h
    ), sorted as (
      select j.*, j.liv and (not j.mobile or j.since <= ${at.day}::date - interval '6 months' or (
        -- Moved within the township: there half a year ago, and no tie to it has ended since that another did not take up the same day.
        exists (
          select 1 from register.published_ties o
          where o.county = ${at.county} and o.person_id = j.person_id and o.kind = 'living' and o.elsewhere_code = '' and left(o.region, 9) = left(j.leaf, 9)
            and o.valid_from <= ${at.day}::date - interval '6 months' and o.valid_until > ${at.day}::date - interval '6 months')
        and not exists (
          select 1 from register.published_ties e
          where e.county = ${at.county} and e.person_id = j.person_id and e.kind = 'living' and e.elsewhere_code = '' and left(e.region, 9) = left(j.leaf, 9)
            and e.valid_until > ${at.day}::date - interval '6 months' and e.valid_until <= ${at.day} and not exists (
              select 1 from register.published_ties s
              where s.county = ${at.county} and s.person_id = j.person_id and s.kind = 'living' and s.elsewhere_code = ''
                and left(s.region, 9) = left(j.leaf, 9) and s.valid_from = e.valid_until)))) as resident
      from judged j
    )
    select s.leaf as region,
      count(*) filter (where s.reg) as registered,
      count(*) filter (where s.liv) as living,
      count(*) filter (where s.resident) as resident,
      count(*) filter (where s.mobile) as mobile,
      count(*) filter (where s.resident and p.born_on <= ${at.day}::date - interval '60 years') as elderly,
      count(*) filter (where s.resident and g.kind = 'community') as resident_urban,
      null as changes_at
    from sorted s
    join register.published_people p on p.county = ${at.county} and p.id = s.person_id
      and (p.state = 'present' or (${at.past} and p.state <> 'merged' and (p.died_on is null or p.died_on > ${at.day})))
    left join regions.published_regions g on g.code = s.leaf
    group by 1`,
})

/** Addresses, those with a grid (a fifteen-digit region lies in exactly one), and family households of the day. */
export const dwellings = source({
  name: 'dwellings',
  columns: ['addresses', 'in_grid', 'households', 'households_urban'],
  needs: ['register.published_dwellings', 'register.published_households', 'regions.published_regions'],
  touchedBy: ['register', 'dwelling', 'household', 'region'],
  count: (at: CountAt) => sql`
    select coalesce(d.leaf, h.leaf) as region, coalesce(d.addresses, 0) as addresses, coalesce(d.in_grid, 0) as in_grid,
      coalesce(h.households, 0) as households, case when g.kind = 'community' then coalesce(h.households, 0) else 0 end as households_urban,
      null as changes_at
    from (
      select left(region, 12) as leaf, count(*) as addresses, count(*) filter (where length(region) >= 15) as in_grid
      from register.published_dwellings where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} group by 1) d
    full join (
      select left(region, 12) as leaf, count(*) as households
      from register.published_households where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} and kind = 'family'
        and valid_from <= ${at.day} and (valid_until is null or valid_until > ${at.day}) group by 1) h on h.leaf = d.leaf
    left join regions.published_regions g on g.code = coalesce(d.leaf, h.leaf)`,
})

/** Cases of the year so far, and those open now. */
export const cases = source({
  name: 'cases',
  columns: ['received', 'online', 'open', 'overdue', 'concluded', 'timed', 'on_time', 'rated', 'satisfied', 'bad', 'stars'],
  needs: ['cases.published_cases', 'cases.published_ratings'],
  touchedBy: ['case', 'cases', 'rating'],
  dated: ['received', 'online', 'rated', 'satisfied', 'bad', 'stars'],
  flows: ['received', 'online', 'concluded', 'timed', 'on_time', 'rated', 'satisfied', 'bad', 'stars'],
  count: (at: CountAt) => sql`
    select left(c.region, 12) as region,
      count(*) filter (where ${CASE_SETS.received(at)}) as received,
      count(*) filter (where ${CASE_SETS.online(at)}) as online,
      count(*) filter (where ${CASE_SETS.open(at)}) as open,
      count(*) filter (where ${CASE_SETS.overdue(at)}) as overdue,
      count(*) filter (where ${CASE_SETS.concluded(at)}) as concluded,
      count(*) filter (where ${CASE_SETS.timed(at)}) as timed,
      count(*) filter (where ${CASE_SETS.on_time(at)}) as on_time,
      count(*) filter (where ${CASE_SETS.rated(at)}) as rated,
      count(*) filter (where ${CASE_SETS.satisfied(at)}) as satisfied,
      count(*) filter (where ${CASE_SETS.bad(at)}) as bad,
      coalesce(sum(6 - r.level) filter (where ${CASE_SETS.rated(at)}), 0) as stars,
      min(c.due_at) filter (where c.state in ('submitted', 'accepted') and c.due_at >= ${at.now}) as changes_at
    from cases.published_cases c
    left join cases.published_ratings r on r.county = c.county and r.case_id = c.id and r.round = 1
    where c.county = ${at.county} and c.region >= ${at.lo} and c.region < ${at.hi}
    group by 1`,
})

/** Cases that were reopened this year, each once. Off until the cases module publishes its reopenings. */
export const reopenings = source({
  name: 'reopenings',
  columns: ['cases'],
  needs: ['cases.published_reopenings'],
  touchedBy: ['case', 'cases'],
  count: (at: CountAt) => sql`
    select left(region, 12) as region, count(distinct case_id) as cases, null as changes_at
    from cases.published_reopenings
    where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} and at >= ${at.yearStart}
    group by 1`,
})

/** Who serves: holders of community posts on the day. Each person counts once in a community. */
export const staff = source({
  name: 'staff',
  columns: ['workers', 'workers_urban', 'grids', 'grids_manned'],
  needs: ['accounts.published_posts', 'regions.published_regions'],
  touchedBy: ['post', 'account', 'region'],
  dated: ['workers', 'workers_urban'],
  count: (at: CountAt) => sql`
    select coalesce(w.leaf, g.leaf) as region, coalesce(w.workers, 0) as workers, coalesce(w.workers_urban, 0) as workers_urban,
      coalesce(g.grids, 0) as grids, coalesce(g.manned, 0) as grids_manned, null as changes_at
    from (
      select left(p.region, 12) as leaf, count(distinct p.account_id) as workers,
        count(distinct p.account_id) filter (where r.kind = 'community') as workers_urban
      from accounts.published_posts p left join regions.published_regions r on r.code = left(p.region, 12)
      where p.county = ${at.county} and p.region >= ${at.lo} and p.region < ${at.hi} and p.kind in ('community_worker', 'station_head')
        and p.deputy_for is null and p.valid_from <= ${at.day} and (p.valid_until is null or p.valid_until > ${at.day})
      group by 1) w
    full join (
      select left(r.code, 12) as leaf, count(*) as grids, count(*) filter (where exists (
        select 1 from accounts.published_posts p where p.county = ${at.county} and p.region = r.code and p.kind = 'grid_worker'
          and p.valid_from <= ${at.day} and (p.valid_until is null or p.valid_until > ${at.day}))) as manned
      from regions.published_regions r
      where r.level = 'grid' and r.code >= ${at.lo} and r.code < ${at.hi}
        and r.valid_from <= ${at.day} and (r.valid_until is null or r.valid_until > ${at.day})
      group by 1) g on g.leaf = w.leaf`,
})

/**
 * Places and whether they use the platform. A community uses it when somebody holds a post in it on the day and a case came in there within
 * ninety days. A sumu or town is served online or at one stop when a window post is held there, or a case of its area came in online
 * within a year.
 */
export const places = source({
  name: 'places',
  columns: ['communities', 'urban', 'urban_using', 'rural', 'rural_using', 'towns', 'towns_served'],
  needs: ['regions.published_regions', 'accounts.published_posts', 'cases.published_cases'],
  touchedBy: ['region', 'post', 'account', 'case', 'cases'],
  count: (at: CountAt) => sql`
    select u.code as region,
      (u.level = 'community')::int as communities,
      (u.level = 'community' and u.kind = 'community')::int as urban,
      (u.level = 'community' and u.kind = 'community' and u.used)::int as urban_using,
      (u.level = 'community' and u.kind in ('gacha', 'village'))::int as rural,
      (u.level = 'community' and u.kind in ('gacha', 'village') and u.used)::int as rural_using,
      (u.level = 'township' and u.kind in ('sumu', 'town'))::int as towns,
      (u.level = 'township' and u.kind in ('sumu', 'town') and u.served)::int as towns_served,
      null as changes_at
    from (
      select r.code, r.level, r.kind,
        r.level = 'community' and exists (
          select 1 from accounts.published_posts p where p.county = ${at.county} and p.region >= r.code and p.region < r.code || ':'
            and p.valid_from <= ${at.day} and (p.valid_until is null or p.valid_until > ${at.day}))
        and exists (
          select 1 from cases.published_cases c where c.county = ${at.county} and c.region >= r.code and c.region < r.code || ':'
            and c.state <> 'draft' and c.submitted_at >= ${at.now}::timestamptz - interval '90 days') as used,
        r.level = 'township' and (exists (
          select 1 from accounts.published_posts p where p.county = ${at.county} and p.region = r.code and p.kind = 'window_clerk'
            and p.valid_from <= ${at.day} and (p.valid_until is null or p.valid_until > ${at.day}))
        or exists (
          select 1 from cases.published_cases c where c.county = ${at.county} and c.region >= left(r.code, 9) and c.region < left(r.code, 9) || ':'
            and c.state <> 'draft' and c.channel in ('SELF_APP', 'SELF_WEB', 'MINI', 'QR')
            and c.submitted_at >= ${at.now}::timestamptz - interval '1 year')) as served
      from regions.published_regions r
      where r.code >= ${at.lo} and r.code < ${at.hi} and r.level in ('community', 'township')
        and r.valid_from <= ${at.day} and (r.valid_until is null or r.valid_until > ${at.day})) u`,
})

/** Sites open on the day and their areas, by the class of the community that they lie in. */
export const facilities = source({
  name: 'facilities',
  columns: ['recorded', 'day_care', 'area_urban', 'urban_covered', 'area_town', 'area_rural', 'town_communities', 'rural_communities'],
  needs: ['facilities.published_facilities', 'regions.published_regions'],
  dated: ['recorded', 'day_care', 'urban_covered'],
  touchedBy: ['facilities', 'facility', 'case', 'cases', 'region'],
  count: (at: CountAt) => sql`
    select coalesce(f.leaf, g.code) as region, coalesce(f.recorded, 0) as recorded, coalesce(f.day_care, 0) as day_care,
      case when g.kind = 'community' then coalesce(f.comprehensive_m2, 0) else 0 end as area_urban,
      (g.kind = 'community' and coalesce(f.comprehensive, 0) > 0)::int as urban_covered,
      case when g.kind = 'community' and t.kind in ('town', 'sumu') then coalesce(f.m2, 0) else 0 end as area_town,
      case when g.kind in ('gacha', 'village') then coalesce(f.m2, 0) else 0 end as area_rural,
      (g.kind = 'community' and t.kind in ('town', 'sumu'))::int as town_communities,
      (g.kind in ('gacha', 'village'))::int as rural_communities,
      null as changes_at
    from (
      select left(region, 12) as leaf, count(*) as recorded, count(*) filter (where kind = 'day_care') as day_care,
        count(*) filter (where kind = 'comprehensive') as comprehensive, sum(area_m2) filter (where kind = 'comprehensive') as comprehensive_m2,
        sum(area_m2) as m2
      from facilities.published_facilities
      where county = ${at.county} and region >= ${at.lo} and region < ${at.hi}
        and open_from <= ${at.day} and (closed_on is null or closed_on > ${at.day})
      group by 1) f
    full join (
      select code, kind, parent from regions.published_regions
      where level = 'community' and code >= ${at.lo} and code < ${at.hi}
        and valid_from <= ${at.day} and (valid_until is null or valid_until > ${at.day})) g on g.code = f.leaf
    left join regions.published_regions t on t.code = g.parent`,
})

/** Volunteers on the register. */
export const volunteers = source({
  name: 'volunteers',
  columns: ['registered', 'new'],
  needs: ['volunteers.published_volunteers'],
  dated: ['registered', 'new'],
  flows: ['new'],
  touchedBy: ['volunteers', 'volunteer', 'case', 'cases'],
  count: (at: CountAt) => sql`
    select left(region, 12) as region, count(*) filter (where left_at is null or left_at > ${at.now}) as registered,
      count(*) filter (where registered_at >= ${at.yearStart}) as new, null as changes_at
    from volunteers.published_volunteers
    where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} and registered_at <= ${at.now}
    group by 1`,
})

/** Grants in the month of the day: monthly ones that are paid in it, and single ones of the year. Totals only, no programme by itself. */
export const grants = source({
  name: 'grants',
  columns: ['monthly', 'monthly_fen', 'once'],
  needs: ['assistance.published_grants'],
  touchedBy: ['assistance', 'grant', 'case', 'cases'],
  count: (at: CountAt) => sql`
    select left(region, 12) as region,
      count(*) filter (where mode = 'monthly' and from_month <= ${at.day} and (until_month is null or until_month > ${at.day})) as monthly,
      coalesce(sum(amount_fen) filter (where mode = 'monthly' and from_month <= ${at.day} and (until_month is null or until_month > ${at.day})), 0)
        as monthly_fen,
      count(*) filter (where mode = 'one_off' and decided_at >= ${at.yearStart}) as once,
      null as changes_at
    from assistance.published_grants
    where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} and decided_at <= ${at.now}
    group by 1`,
})
