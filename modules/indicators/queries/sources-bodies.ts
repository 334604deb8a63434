import { sql } from '../../../platform/server/sql.ts'
import type { CountAt } from '../define.ts'
import { source, standing } from './source.ts'

const TOUCHED = ['organisation', 'organisations', 'region']
const NEEDS = ['organisations.published_organisations', 'organisations.published_facts', 'organisations.published_seats', 'regions.published_regions']

/** Bodies and their seats on the day: party organisations, committees, stations, units, social organisations; by place of the body. */
export const bodies = source({
  name: 'bodies',
  columns: [
    'recorded', 'communities', 'with_party', 'party', 'party_three', 'committees', 'with_station', 'stations', 'rural', 'rural_supervised', 'social', 'teams', 'units', 'units_agreed',
    'leaders', 'cross', 'both_seats', 'one_person', 'towns', 'towns_social_work', 'streets', 'streets_whole',
  ],
  // Not those that ask the facts of a file, which bear no date.
  dated: [
    'recorded', 'communities', 'with_party', 'party', 'committees', 'with_station', 'stations', 'rural', 'rural_supervised', 'social', 'teams', 'units', 'leaders', 'cross', 'both_seats',
    'one_person', 'towns', 'towns_social_work', 'streets', 'streets_whole',
  ],
  needs: NEEDS,
  touchedBy: TOUCHED,
  count: (at: CountAt) => sql`
    with o as (
      select left(o.region, 12) as leaf, o.kind, f.facts
      from organisations.published_organisations o left join organisations.published_facts f on f.county = o.county and f.id = o.id
      where o.county = ${at.county} and o.region >= ${at.lo} and o.region < ${at.hi} and o.valid_from <= ${at.day} and (o.valid_until is null or o.valid_until > ${at.day})
    ), c as (
      select leaf, count(*) as recorded,
        count(*) filter (where kind = 'party_community') as community_party,
        count(*) filter (where kind in ('party_community', 'party_branch')) as party,
        count(*) filter (where kind in ('party_community', 'party_branch') and (facts ->> 'staff')::numeric > 0 and facts ->> 'office' = 'true' and facts ->> 'funds' = 'true') as party_three,
        count(*) filter (where kind = 'committee') as committees,
        count(*) filter (where kind = 'station') as stations,
        count(*) filter (where kind = 'supervision') as supervision,
        count(*) filter (where kind in ('registered_social', 'filed_social')) as social,
        count(*) filter (where kind = 'volunteers') as teams,
        count(*) filter (where kind in ('office', 'institution', 'school', 'hospital', 'firm', 'troops', 'other_unit')) as units,
        count(*) filter (where kind in ('office', 'institution', 'school', 'hospital', 'firm', 'troops', 'other_unit') and facts ->> 'agreedOn' <= ${at.day}::text) as units_agreed,
        count(*) filter (where kind = 'social_work_station') as social_work,
        count(distinct kind) filter (where kind in ('street_government_centre', 'street_peace_centre', 'street_family_centre', 'street_enforcement')) as of_four
      from o group by leaf
    ), held as (
      select left(region, 12) as leaf, holder, count(distinct kind) as kinds, bool_or(kind in ('party_community', 'committee')) as leader,
        bool_or(kind = 'party_community' and role = 'secretary') as secretary, bool_or(kind = 'committee' and role = 'director') as director
      from organisations.published_seats
      where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} and kind in ('party_community', 'committee', 'station')
        and valid_from <= ${at.day} and (valid_until is null or valid_until > ${at.day})
      group by 1, 2
    ), s as (
      select leaf, count(*) filter (where leader) as leaders, count(*) filter (where leader and kinds > 1) as "cross",
        (bool_or(secretary) and bool_or(director))::int as both_seats, bool_or(secretary and director)::int as one_person
      from held group by leaf
    )
    select g.code as region, coalesce(c.recorded, 0) as recorded,
      (g.level = 'community')::int as communities,
      (g.level = 'community' and coalesce(c.community_party, 0) > 0)::int as with_party,
      coalesce(c.party, 0) as party, coalesce(c.party_three, 0) as party_three,
      (g.level = 'community' and coalesce(c.committees, 0) > 0)::int as committees,
      (g.level = 'community' and coalesce(c.committees, 0) > 0 and coalesce(c.stations, 0) > 0)::int as with_station,
      (g.level = 'community' and coalesce(c.stations, 0) > 0)::int as stations,
      (g.kind in ('gacha', 'village'))::int as rural,
      (g.kind in ('gacha', 'village') and coalesce(c.supervision, 0) > 0)::int as rural_supervised,
      case when g.level = 'community' then coalesce(c.social, 0) else 0 end as social,
      case when g.level = 'community' then coalesce(c.teams, 0) else 0 end as teams,
      coalesce(c.units, 0) as units, coalesce(c.units_agreed, 0) as units_agreed,
      coalesce(s.leaders, 0) as leaders, coalesce(s."cross", 0) as "cross",
      case when g.level = 'community' then coalesce(s.both_seats, 0) else 0 end as both_seats,
      case when g.level = 'community' then coalesce(s.one_person, 0) else 0 end as one_person,
      (g.level = 'township')::int as towns,
      (g.level = 'township' and coalesce(c.social_work, 0) > 0)::int as towns_social_work,
      (g.kind = 'street')::int as streets,
      (g.kind = 'street' and coalesce(c.of_four, 0) = 4)::int as streets_whole,
      null as changes_at
    from ${standing(at)} g left join c on c.leaf = g.code left join s on s.leaf = g.code`,
})

/** Named legal advisers by community. */
export const legalReach = source({
  name: 'legal_reach',
  columns: ['communities', 'covered'],
  dated: ['communities', 'covered'],
  needs: ['legal.published_advisers', 'regions.published_regions'],
  touchedBy: ['legal', 'region'],
  count: (at: CountAt) => sql`
    select g.code as region, 1 as communities, null as changes_at,
      exists (select 1 from legal.published_advisers a where a.county = ${at.county} and a.region = g.code
        and a.valid_from <= ${at.day} and (a.ended_on is null or a.ended_on > ${at.day}))::int as covered
    from ${standing(at)} g where g.level = 'community'`,
})

/** Service numbers in force for a community or a place above it; windows of one stop in it or in its township. */
export const lineReach = source({
  name: 'line_reach',
  columns: ['communities', 'by_number', 'by_window'],
  dated: ['communities', 'by_number', 'by_window'],
  needs: ['hotline.published_lines', 'accounts.published_posts', 'regions.published_regions'],
  touchedBy: ['hotline', 'post', 'account', 'region'],
  count: (at: CountAt) => sql`
    select g.code as region, 1 as communities, null as changes_at,
      exists (select 1 from hotline.published_lines l where l.county = ${at.county} and l.kind <> 'old' and l.valid_from <= ${at.day}
        and (l.ended_on is null or l.ended_on > ${at.day})
        and l.region = any (array[g.code, left(g.code, 9) || '000', left(g.code, 6) || '000000'] collate "C"))::int as by_number,
      exists (select 1 from accounts.published_posts p where p.county = ${at.county} and p.kind = 'window_clerk'
        and p.region = any (array[g.code, left(g.code, 9) || '000'] collate "C")
        and p.valid_from <= ${at.day} and (p.valid_until is null or p.valid_until > ${at.day}))::int as by_window
    from ${standing(at)} g where g.level = 'community'`,
})

/** Matters in force that are basic public services, of all and open to people registered elsewhere; they stand at the county. */
export const basicMatters = source({
  name: 'basic_matters',
  columns: ['matters', 'open'],
  dated: ['matters', 'open'],
  needs: ['matters.published_definitions', 'regions.published_regions'],
  touchedBy: ['matter', 'matters'],
  count: (at: CountAt) => sql`
    with m as (
      select distinct on (code) code, body from matters.published_definitions
      where valid_from <= ${at.day} and (valid_until is null or valid_until > ${at.day}) order by code, version desc)
    select g.code as region, null as changes_at,
      (select count(*) from m where body ->> 'type' <> 'none') as matters,
      (select count(*) from m where body ->> 'type' <> 'none' and body ->> 'openToNonRegistered' = 'true') as open
    from ${standing(at)} g where g.level = 'county'`,
})

/** Communities without an open gap in any basic matter. */
export const serviceReach = source({
  name: 'service_reach',
  columns: ['communities', 'whole'],
  dated: ['communities', 'whole'],
  needs: ['entitlements.published_gaps', 'matters.published_definitions', 'regions.published_regions'],
  touchedBy: ['entitlements', 'region', 'matter', 'matters'],
  count: (at: CountAt) => sql`
    with m as (
      select distinct on (code) code, body from matters.published_definitions
      where valid_from <= ${at.day} and (valid_until is null or valid_until > ${at.day}) order by code, version desc)
    select g.code as region, 1 as communities, null as changes_at,
      (not exists (select 1 from entitlements.published_gaps e join m on m.code = e.matter_code and m.body ->> 'type' <> 'none'
        where e.county = ${at.county} and e.region = g.code and e.from_on <= ${at.day} and (e.ended_on is null or e.ended_on > ${at.day})))::int as whole
    from ${standing(at)} g where g.level = 'community'`,
})

/** Residence registered on the day, and declared tenancies whose tenant has none (FLO-01). */
export const residence = source({
  name: 'residence',
  columns: ['registered', 'expected'],
  dated: ['registered', 'expected'],
  needs: ['residence.published_declarations', 'residence.published_tenancies', 'regions.published_regions'],
  touchedBy: ['residence', 'case', 'cases'],
  count: (at: CountAt) => sql`
    with d as (
      select left(region, 12) as leaf, count(*) as n from residence.published_declarations
      where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} and lives_from <= ${at.day} and (ended_on is null or ended_on > ${at.day}) group by 1
    ), t as (
      select left(t.region, 12) as leaf, count(*) as n from residence.published_tenancies t
      where t.county = ${at.county} and t.region >= ${at.lo} and t.region < ${at.hi} and t.lease_from <= ${at.day} and (t.ended_on is null or t.ended_on > ${at.day})
        and t.answer <> 'not_me' and not exists (select 1 from residence.published_declarations d where d.county = t.county and d.person_id = t.tenant_id
          and d.lives_from <= ${at.day} and (d.ended_on is null or d.ended_on > ${at.day}))
      group by 1
    )
    select g.code as region, coalesce(d.n, 0) as registered, coalesce(d.n, 0) + coalesce(t.n, 0) as expected, null as changes_at
    from ${standing(at)} g left join d on d.leaf = g.code left join t on t.leaf = g.code`,
})

/** Households by the class of their community: the class that was set, else the usual one of its kind (TER-02). */
export const sizes = source({
  name: 'sizes',
  columns: ['communities', 'city', 'city_households', 'seat', 'seat_households', 'sumu', 'sumu_households'],
  needs: ['territory.published_place_classes', 'register.published_households', 'regions.published_regions'],
  touchedBy: ['territory', 'register', 'household', 'region'],
  count: (at: CountAt) => sql`
    with h as (
      select left(region, 12) as leaf, count(*) as n from register.published_households
      where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} and kind = 'family'
        and valid_from <= ${at.day} and (valid_until is null or valid_until > ${at.day}) group by 1
    ), p as (
      select g.code, coalesce(k.class, case when g.kind <> 'community' then 'none' when g.above = 'street' then 'seat' else 'sumu' end) as class, coalesce(h.n, 0) as n
      from ${standing(at)} g left join h on h.leaf = g.code left join territory.published_place_classes k on k.county = ${at.county} and k.region = g.code
      where g.level = 'community'
    )
    select code as region, 1 as communities, (class = 'city')::int as city, case when class = 'city' then n else 0 end as city_households,
      (class = 'seat')::int as seat, case when class = 'seat' then n else 0 end as seat_households,
      (class = 'sumu')::int as sumu, case when class = 'sumu' then n else 0 end as sumu_households, null as changes_at
    from p`,
})

/** People living here and those of them whose household has a file, with the people in it (REG-02). */
export const files = source({
  name: 'files',
  columns: ['living', 'in_household'],
  needs: ['register.published_ties', 'register.published_people'],
  touchedBy: ['register', 'person', 'household', 'tie'],
  count: (at: CountAt) => sql`
    select t.leaf as region, count(*) as living, count(*) filter (where t.housed) as in_household, null as changes_at
    from (
      select person_id, left(region, 12) as leaf, bool_or(household_id is not null) as housed from register.published_ties
      where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} and kind = 'living' and elsewhere_code = ''
        and valid_from <= ${at.day} and (valid_until is null or valid_until > ${at.day}) group by 1, 2) t
    join register.published_people p on p.county = ${at.county} and p.id = t.person_id and p.state = 'present'
    group by 1`,
})

/** How the number of those who serve has changed since the first day of the year. */
export const workforce = source({
  name: 'workforce',
  columns: ['grown'],
  dated: ['grown'],
  needs: ['accounts.published_posts'],
  touchedBy: ['post', 'account'],
  count: (at: CountAt) => sql`
    select left(region, 12) as region, null as changes_at,
      count(distinct account_id) filter (where valid_from <= ${at.day} and (valid_until is null or valid_until > ${at.day}))
        - count(distinct account_id) filter (where valid_from < ${`${at.day.slice(0, 4)}-01-01`} and (valid_until is null or valid_until >= ${`${at.day.slice(0, 4)}-01-01`})) as grown
    from accounts.published_posts
    where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} and deputy_for is null
      and kind in ('community_worker', 'station_head', 'window_clerk', 'grid_worker', 'mediator')
    group by 1`,
})
