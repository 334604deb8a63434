import { sql } from '../../../platform/server/sql.ts'
import type { CountAt } from '../define.ts'
import { source, standing } from './source.ts'

const TOUCHED = ['facilities', 'facility', 'case', 'cases', 'region']

/**
 * Sites and rooms open on the day, by the place that they stand at. Office: rooms used as office; activity: rooms for the elderly, culture, reading,
 * children and lectures. 80 and 120 m² are the two parts of 000 §三(一). A shared carrier is a site with a room that anybody may book (FAC-13).
 */
export const sites = source({
  name: 'sites',
  columns: [
    'rooms', 'communities', 'office_m2', 'activity_m2', 'work_m2', 'both_met', 'reading', 'm2', 'comprehensive', 'with_culture', 'covered', 'carriers', 'health', 'rural', 'rural_covered',
    'places', 'places_sports', 'places_volunteers', 'streets', 'streets_centre', 'm300', 'm500', 'm1000',
  ],
  dated: ['communities', 'comprehensive', 'covered', 'health', 'rural', 'rural_covered', 'places', 'places_sports', 'places_volunteers', 'streets', 'streets_centre'],
  needs: ['facilities.published_facilities', 'facilities.published_rooms', 'regions.published_regions'],
  touchedBy: TOUCHED,
  count: (at: CountAt) => sql`
    with f as (
      select id, left(region, 12) as leaf, kind, area_m2 from facilities.published_facilities
      where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} and open_from <= ${at.day} and (closed_on is null or closed_on > ${at.day})
    ), r as (
      select f.leaf, count(*) as rooms, sum(r.area_m2) filter (where r.kind = 'office') as office_m2,
        sum(r.area_m2) filter (where r.kind in ('elderly', 'culture', 'reading', 'children', 'lecture')) as activity_m2,
        bool_or(r.kind = 'reading') as reading, count(distinct f.id) filter (where r.bookable) as carriers,
        count(distinct f.id) filter (where f.kind = 'comprehensive' and r.kind = 'culture') as with_culture
      from f join facilities.published_rooms r on r.county = ${at.county} and r.facility_id = f.id group by f.leaf
    ), s as (
      select leaf, sum(area_m2) as m2, count(*) filter (where kind = 'comprehensive') as comprehensive, bool_or(kind = 'reading') as reading,
        count(*) filter (where kind = 'health') as health, bool_or(kind = 'sports') as sports, bool_or(kind = 'volunteer_station') as volunteers
      from f group by leaf
    )
    select g.code as region, coalesce(r.rooms, 0) as rooms, (g.level = 'community')::int as communities,
      case when g.level = 'community' then coalesce(r.office_m2, 0) else 0 end as office_m2,
      case when g.level = 'community' then coalesce(r.activity_m2, 0) else 0 end as activity_m2,
      case when g.level = 'community' then coalesce(r.office_m2, 0) + coalesce(r.activity_m2, 0) else 0 end as work_m2,
      (g.level = 'community' and coalesce(r.office_m2, 0) >= 80 and coalesce(r.activity_m2, 0) >= 120)::int as both_met,
      (g.level = 'community' and (coalesce(r.reading, false) or coalesce(s.reading, false)))::int as reading,
      coalesce(s.m2, 0) as m2, coalesce(s.comprehensive, 0) as comprehensive, coalesce(r.with_culture, 0) as with_culture,
      (g.level = 'community' and coalesce(s.comprehensive, 0) > 0)::int as covered,
      case when g.level = 'community' then coalesce(r.carriers, 0) else 0 end as carriers, coalesce(s.health, 0) as health,
      (g.kind in ('gacha', 'village'))::int as rural, (g.kind in ('gacha', 'village') and coalesce(s.comprehensive, 0) > 0)::int as rural_covered,
      (g.level in ('township', 'community'))::int as places,
      (g.level in ('township', 'community') and coalesce(s.sports, false))::int as places_sports,
      (g.level in ('township', 'community') and coalesce(s.volunteers, false))::int as places_volunteers,
      (g.kind = 'street')::int as streets,
      (g.kind = 'street' and exists (select 1 from facilities.published_facilities x where x.county = ${at.county} and x.kind in ('street_centre', 'comprehensive')
        and x.region >= left(g.code, 9) and x.region < left(g.code, 9) || ':' and x.open_from <= ${at.day} and (x.closed_on is null or x.closed_on > ${at.day})))::int as streets_centre,
      (g.level = 'community' and coalesce(s.m2, 0) >= 300)::int as m300,
      (g.level = 'community' and coalesce(s.m2, 0) >= 500 and coalesce(s.m2, 0) < 1000)::int as m500,
      (g.level = 'community' and coalesce(s.m2, 0) >= 1000)::int as m1000,
      null as changes_at
    from ${standing(at)} g left join r on r.leaf = g.code left join s on s.leaf = g.code`,
})

/**
 * The way from the farthest building of a gacha or village to its nearest comprehensive facility, as the crow flies, in kilometres; and how many
 * such places have both on the map. The earth is a ball of 6,371 km here.
 */
export const ways = source({
  name: 'ways',
  columns: ['measured', 'far_km'],
  largest: ['far_km'],
  needs: ['facilities.published_facilities', 'register.published_buildings', 'regions.published_regions'],
  touchedBy: [...TOUCHED, 'register', 'building'],
  count: (at: CountAt) => sql`
    select g.code as region, count(w.km) as measured, coalesce(max(w.km), 0) as far_km, null as changes_at
    from ${standing(at)} g
    join register.published_buildings b on b.county = ${at.county} and b.region >= g.code and b.region < g.code || ':' and b.lon is not null and b.lat is not null
    left join lateral (
      select min(6371 * 2 * asin(sqrt(power(sin(radians(f.lat - b.lat) / 2), 2) + cos(radians(b.lat)) * cos(radians(f.lat)) * power(sin(radians(f.lon - b.lon) / 2), 2)))) as km
      from facilities.published_facilities f
      where f.county = ${at.county} and f.kind = 'comprehensive' and f.lon is not null and f.lat is not null
        and f.open_from <= ${at.day} and (f.closed_on is null or f.closed_on > ${at.day})) w on true
    where g.kind in ('gacha', 'village')
    group by g.code`,
})
