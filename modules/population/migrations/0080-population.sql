-- Population of any day (REG-10, REG-15): where people counted, as stretches of days; what was filed for a period and stays as it was filed.
create schema population;
grant usage on schema population to linli_staff;

create table population.stretches (
  county          text collate "C" not null,
  person_id       uuid not null,
  from_day        date not null,
  until_day       date not null,
  living          bigint not null,
  registered      bigint not null,
  living_path     bigint[],
  registered_path bigint[],
  since           date,
  born_on         date not null,
  sex             "char" not null,
  primary key (county, person_id, from_day),
  constraint not_empty check (from_day < until_day)
);
comment on table population.stretches is 'Days [from, until) on which nothing changed about where a person counts, derived from the register and never typed. A place is the number of its twelve digits (0: no tie, 1: outside the county), as it stands today; `…_path` is null, or pairs (days since 1970 before which, place) for ties that a boundary moved across. `since`: living in that township without a break. Read only through functions that apply the caller''s scope.';

-- Covering, so that a whole county is counted from the index: who lives somewhere; who is registered somewhere and lives elsewhere; those few
-- whose place depends on the boundary.
create index stretches_by_living on population.stretches (county, living)
  include (registered, from_day, until_day, since, born_on, sex) where living_path is null and registered_path is null;
create index stretches_by_registered on population.stretches (county, registered, living)
  include (from_day, until_day, since, born_on, sex) where living_path is null and registered_path is null and registered <> living;
create index stretches_redrawn on population.stretches (county) where living_path is not null or registered_path is not null;

alter table population.stretches enable row level security;
create policy nobody_directly on population.stretches to linli_staff using (false);

create table population.progress (
  follower text primary key,
  seen     pg_snapshot not null,
  at       timestamptz not null
);
comment on table population.progress is 'How far the follower of the audit has read: the snapshot whose transactions are all derived.';
grant select, insert, update on population.progress to linli_staff;

-- Which place a path means on a day: the first pair whose day lies after it, else the place of today.
create function population.place_at(place bigint, path bigint[], day date) returns bigint language plpgsql immutable parallel safe as $$
declare at bigint := day - date '1970-01-01';
begin
  for i in 1 .. coalesce(array_length(path, 1), 0) by 2 loop
    if path[i] > at then return path[i + 1]; end if;
  end loop;
  return place;
end $$;

-- The stretches as they should be, of some people or (null) of everybody in the county. Two ties of one kind never hold on one day: should
-- they, the one that began later counts. A death ends everything. A tie's path is its own, with that of its dwelling for earlier boundaries.
create function population.wanted(in_county text, people uuid[])
returns table (person_id uuid, from_day date, until_day date, living bigint, registered bigint, living_path bigint[], registered_path bigint[],
  since date, born_on date, sex "char")
language sql stable set search_path = pg_catalog, pg_temp set work_mem = '128MB' as $$
  with bare as (
    select t.id, t.person_id, t.kind, t.dwelling_id, p.born_on, p.sex, greatest(t.valid_from, p.born_on) as from_day,
      least(coalesce(t.valid_until, date 'infinity'), coalesce(p.died_on, date 'infinity'),
        lead(greatest(t.valid_from, p.born_on), 1, date 'infinity') over (partition by t.person_id, t.kind order by t.valid_from, t.id)) as until_day,
      case when t.elsewhere_code <> '' then 1 else left(t.region, 12)::bigint end as place
    from register.people p
    join register.ties t on t.county = p.county and t.person_id = p.id
    where p.county = in_county and p.state <> 'merged' and t.county = in_county and t.kind in ('registered', 'living')
      and (people is null or (p.id = any (people) and t.person_id = any (people)))
  ), tied as (
    select b.*, case when b.kind = 'living' and (lag(b.until_day) over mine is distinct from b.from_day
        or lag(b.place) over mine / 1000 <> b.place / 1000) then b.from_day end as begins
    from bare b where b.from_day < b.until_day
    window mine as (partition by b.person_id, b.kind order by b.from_day)
  ), moved as (
    select m.id, m.until, m.place from (
      select distinct on (x.id, x.until) x.id, x.until, x.place from (
        select f.subject_id as id, f.until, left(f.region, 12)::bigint as place, 0 as rank, f.id as row from register.former_places f
        where f.county = in_county and f.subject = 'tie' and (people is null or f.subject_id in (select b.id from bare b))
        union all
        select b.id, f.until, left(f.region, 12)::bigint, 1, f.id from register.former_places f
        join bare b on b.dwelling_id = f.subject_id and b.place > 1
        where f.county = in_county and f.subject = 'dwelling') x
      order by x.id, x.until, x.rank, x.row) m
  ), paths as (
    select m.id, array_agg(n.number order by m.until, n.nth) as path
    from moved m cross join lateral (values (1, (m.until - date '1970-01-01')::bigint), (2, m.place)) as n (nth, number) group by m.id
  ), ties as (
    select t.person_id, t.kind, t.from_day, t.until_day, t.place, t.born_on, t.sex, case when t.place > 1 then p.path end as path,
      max(t.begins) over (partition by t.person_id, t.kind order by t.from_day) as begins
    from tied t left join paths p on p.id = t.id
  ), days as (
    select e.person_id, e.day as from_day, lead(e.day) over (partition by e.person_id order by e.day) as until_day
    from (select t.person_id, t.from_day as day from ties t union select t.person_id, t.until_day from ties t) e
  ), laid as (
    select d.person_id, d.from_day, d.until_day,
      coalesce(max(t.place) filter (where t.kind = 'living'), 0) as living, coalesce(max(t.place) filter (where t.kind = 'registered'), 0) as registered,
      max(t.path) filter (where t.kind = 'living') as living_path, max(t.path) filter (where t.kind = 'registered') as registered_path,
      max(t.begins) filter (where t.kind = 'living' and t.place > 1) as since, min(t.born_on) as born_on, min(t.sex) as sex
    from days d join ties t on t.person_id = d.person_id and t.from_day <= d.from_day and t.until_day > d.from_day
    where d.until_day is not null
    group by d.person_id, d.from_day, d.until_day
  )
  select l.person_id, l.from_day, l.until_day, l.living, l.registered, l.living_path, l.registered_path, l.since, l.born_on, l.sex::"char"
  from laid l where l.living > 1 or l.registered > 1
$$;

-- Derives some people anew; rows that are right stay untouched. @returns how many rows were wrong or missing.
create function population.derive(in_county text, people uuid[]) returns int language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare changed int; added int;
begin
  if cardinality(people) = 0 then return 0; end if;
  perform pg_advisory_xact_lock(hashtextextended('population ' || in_county, 0));
  delete from population.stretches s where s.county = in_county and s.person_id = any (people) and not exists (
    select from population.wanted(in_county, people) w
    where w.person_id = s.person_id and (w.from_day, w.until_day, w.living, w.registered, w.born_on, w.sex) = (s.from_day, s.until_day, s.living, s.registered, s.born_on, s.sex)
      and w.living_path is not distinct from s.living_path and w.registered_path is not distinct from s.registered_path and w.since is not distinct from s.since);
  get diagnostics changed = row_count;
  insert into population.stretches (county, person_id, from_day, until_day, living, registered, living_path, registered_path, since, born_on, sex)
    select in_county, w.* from population.wanted(in_county, people) w on conflict do nothing;
  get diagnostics added = row_count;
  return greatest(changed, added);
end $$;

-- Everybody whose file stands in a place, or who has or had a tie to it.
create function population.derive_place(in_county text, low text, high text) returns int language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare people uuid[];
begin
  select array_agg(x.id) into people from (
    select p.id from register.people p where p.county = in_county and p.region >= low collate "C" and p.region < high collate "C"
    union select t.person_id from register.ties t where t.county = in_county and t.region >= low collate "C" and t.region < high collate "C"
    union select t.person_id from register.former_places f join register.ties t on t.county = in_county and t.id = f.subject_id
      where f.county = in_county and f.subject = 'tie' and f.region >= low collate "C" and f.region < high collate "C") x;
  return population.derive(in_county, coalesce(people, '{}'));
end $$;

-- Derives those whom the deeds of an audit concern: the subject is a person, or a household or dwelling with its people.
create function population.people_of(in_county text, subjects uuid[]) returns uuid[] language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(x.id), '{}') from (
    select p.id from register.people p where p.county = in_county and p.id = any (subjects)
    union select t.person_id from register.ties t where t.county = in_county and t.household_id = any (subjects)
    union select t.person_id from register.ties t where t.county = in_county and t.dwelling_id = any (subjects)) x
$$;

-- A whole county at once, for loads: as the owner.
create function population.derive_county(in_county text) returns bigint language plpgsql set search_path = pg_catalog, pg_temp as $$
declare made bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('population ' || in_county, 0));
  delete from population.stretches s where s.county = in_county;
  insert into population.stretches (county, person_id, from_day, until_day, living, registered, living_path, registered_path, since, born_on, sex)
    select in_county, w.* from population.wanted(in_county, null) w;
  get diagnostics made = row_count;
  return made;
end $$;

revoke all on function population.derive, population.derive_place, population.people_of, population.derive_county, population.wanted, population.place_at from public;
grant execute on function population.derive, population.derive_place, population.people_of, population.place_at to linli_staff;

-- ------------------------------------------------------------------------------------------------------------------------- counting

-- Whether the range of places lies within the caller's scope; without a scope nothing does.
create function population.may_count(low bigint, high bigint) returns boolean language sql stable parallel safe as $$
  select coalesce(lpad(low::text, 12, '0') collate "C" >= platform.lo() collate "C"
    and lpad((high - 1)::text, 12, '0') collate "C" < platform.hi() collate "C", false)
$$;

-- Everybody who lives in a range of places or is registered in it, by the boundary of day `b`, on the days of each row. Inlined into its
-- callers, so that their conditions reach the covering indexes; in each place a person counts with both sides once.
create function population.placed(in_county text, low bigint, high bigint, b date)
returns table (person_id uuid, living bigint, registered bigint, from_day date, until_day date, since date, born_on date, sex "char")
language sql stable parallel safe as $$
  select null::uuid, s.living, s.registered, s.from_day, s.until_day, s.since, s.born_on, s.sex from population.stretches s
  where s.county = in_county and s.living >= low and s.living < high and s.living_path is null and s.registered_path is null
  union all
  select null::uuid, s.living, s.registered, s.from_day, s.until_day, s.since, s.born_on, s.sex from population.stretches s
  where s.county = in_county and s.registered >= low and s.registered < high and (s.living < low or s.living >= high)
    and s.living_path is null and s.registered_path is null and s.registered <> s.living
  union all
  select s.person_id, population.place_at(s.living, s.living_path, b), population.place_at(s.registered, s.registered_path, b),
    s.from_day, s.until_day, s.since, s.born_on, s.sex from population.stretches s
  where s.county = in_county and (s.living_path is not null or s.registered_path is not null)
    and ((population.place_at(s.living, s.living_path, b) >= low and population.place_at(s.living, s.living_path, b) < high)
      or (population.place_at(s.registered, s.registered_path, b) >= low and population.place_at(s.registered, s.registered_path, b) < high))
$$;

-- The three populations of each place of a range on a day, with everything that reconciles them. `reach`: how far away a registration must
-- lie for a person to be mobile, as what two places of the same near unit share when divided (1 community, 1000 township, 1000000 county).
-- `fresh`: who has lived there since a later day is not yet resident when mobile.
create function population.count_places(in_county text, low bigint, high bigint, d date, b date, reach bigint, fresh date)
returns table (place bigint, registered bigint, away_township bigint, away_county bigint, away_outside bigint, away_unknown bigint,
  living bigint, came_township bigint, came_county bigint, came_outside bigint, came_unknown bigint, mobile bigint, mobile_fresh bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  if not population.may_count(low, high) then return; end if;
  return query
  with pairs as materialized (
    select p.living as l, p.registered as r, count(*) as n, count(*) filter (where p.since > fresh) as f
    from population.placed(in_county, low, high, b) p where p.from_day <= d and p.until_day > d group by 1, 2
  ), sides as (
    select r as place, n as reg, case when l = r then 0 else n end as away, l as other, 0::bigint as liv, 0::bigint as came, 0::bigint as mob, 0::bigint as fre
    from pairs where r >= low and r < high
    union all
    select l, 0, 0, r, n, case when l = r then 0 else n end,
      case when r / reach = l / reach then 0 else n end, case when r / reach = l / reach then 0 else f end
    from pairs where l >= low and l < high
  )
  select s.place, sum(s.reg)::bigint,
    coalesce(sum(s.away) filter (where s.other / 1000 = s.place / 1000), 0)::bigint,
    coalesce(sum(s.away) filter (where s.other > 1 and s.other / 1000 <> s.place / 1000), 0)::bigint,
    coalesce(sum(s.away) filter (where s.other = 1), 0)::bigint, coalesce(sum(s.away) filter (where s.other = 0), 0)::bigint,
    sum(s.liv)::bigint,
    coalesce(sum(s.came) filter (where s.other / 1000 = s.place / 1000), 0)::bigint,
    coalesce(sum(s.came) filter (where s.other > 1 and s.other / 1000 <> s.place / 1000), 0)::bigint,
    coalesce(sum(s.came) filter (where s.other = 1), 0)::bigint, coalesce(sum(s.came) filter (where s.other = 0), 0)::bigint,
    sum(s.mob)::bigint, sum(s.fre)::bigint
  from sides s group by s.place;
end $$;

-- Living in × registered in, by units of `unit` (1 community, 1000 township); what lies outside the range in one.
create function population.count_apart(in_county text, low bigint, high bigint, d date, b date, unit bigint)
returns table (living bigint, registered bigint, n bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  if not population.may_count(low, high) then return; end if;
  return query
  select case when p.living >= low and p.living < high then p.living / unit * unit when p.living > 1 then 2 else p.living end,
    case when p.registered >= low and p.registered < high then p.registered / unit * unit when p.registered > 1 then 2 else p.registered end, count(*)
  from population.placed(in_county, low, high, b) p where p.from_day <= d and p.until_day > d group by 1, 2;
end $$;

-- People by age and sex; `base` registered, living or resident. `birthdays`: ascending, the latest day of birth of each age from the oldest on.
create function population.count_ages(in_county text, low bigint, high bigint, d date, b date, base text, birthdays date[], reach bigint, fresh date)
returns table (bucket int, sex text, n bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  if not population.may_count(low, high) then return; end if;
  return query
  select width_bucket(p.born_on - 1, birthdays), p.sex::text, count(*)
  from population.placed(in_county, low, high, b) p
  where p.from_day <= d and p.until_day > d and case base
    when 'registered' then p.registered >= low and p.registered < high
    when 'resident' then p.living >= low and p.living < high and (p.registered / reach = p.living / reach or p.since <= fresh)
    else p.living >= low and p.living < high end
  group by 1, 2;
end $$;

-- The three populations of a whole range on several days, ascending, in one reading; `fresh` as above, for each day.
create function population.count_days(in_county text, low bigint, high bigint, days date[], fresh date[], b date, reach bigint)
returns table (day date, registered bigint, living bigint, resident bigint, mobile bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  if not population.may_count(low, high) then return; end if;
  return query
  with edges as materialized (
    -- A stretch holds on days[i] for every i in (first, last]: the days before its first and before its end.
    select width_bucket(p.from_day - 1, days) as first, case when p.until_day = 'infinity' then cardinality(days) else width_bucket(p.until_day - 1, days) end as last,
      case when p.registered >= low and p.registered < high then 1 else 0 end as reg,
      case when p.living >= low and p.living < high then 1 else 0 end as liv,
      case when p.living >= low and p.living < high and p.registered / reach <> p.living / reach then 1 else 0 end as mob,
      case when p.living >= low and p.living < high and p.registered / reach <> p.living / reach
        then width_bucket(p.since - 1, fresh) else 0 end as ripe, count(*) as n
    from population.placed(in_county, low, high, b) p group by 1, 2, 3, 4, 5, 6
  )
  select u.day, coalesce(sum(e.n * e.reg), 0)::bigint, coalesce(sum(e.n * e.liv), 0)::bigint,
    coalesce(sum(e.n * e.liv) filter (where e.mob = 0 or e.ripe < u.i), 0)::bigint, coalesce(sum(e.n * e.mob), 0)::bigint
  from unnest(days) with ordinality u (day, i) left join edges e on e.first < u.i and e.last >= u.i group by u.day, u.i order by u.i;
end $$;

-- Who came and went in a range in each month: births and deaths apart, moves inside the range not at all. `base` registered or living.
create function population.count_movements(in_county text, low bigint, high bigint, first date, last date, b date, base text)
returns table (month date, born bigint, died bigint, came bigint, went bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  if not population.may_count(low, high) then return; end if;
  return query
  with inside as materialized (
    select s.person_id, s.from_day, s.until_day, s.born_on from population.stretches s
    where s.county = in_county and ((s.from_day between first and last) or (s.until_day between first and last))
      and population.in_range(case base when 'registered' then s.registered else s.living end,
        case base when 'registered' then s.registered_path else s.living_path end, b, low, high)
  ), steps as (
    select date_trunc('month', i.from_day)::date as month, case when i.from_day < i.born_on + interval '1 year'
        and not exists (select from population.stretches o where o.county = in_county and o.person_id = i.person_id and o.from_day < i.from_day)
        then 'born' else 'came' end as step
    from inside i where i.from_day between first and last and not exists (
      select from population.stretches o where o.county = in_county and o.person_id = i.person_id and o.until_day = i.from_day
        and population.in_range(case base when 'registered' then o.registered else o.living end,
          case base when 'registered' then o.registered_path else o.living_path end, b, low, high))
    union all
    select date_trunc('month', i.until_day)::date, case when exists (
        select from register.people p where p.county = in_county and p.id = i.person_id and p.died_on = i.until_day) then 'died' else 'went' end
    from inside i where i.until_day between first and last and not exists (
      select from population.stretches o where o.county = in_county and o.person_id = i.person_id and o.from_day = i.until_day
        and population.in_range(case base when 'registered' then o.registered else o.living end,
          case base when 'registered' then o.registered_path else o.living_path end, b, low, high))
  )
  select s.month, count(*) filter (where s.step = 'born'), count(*) filter (where s.step = 'died'), count(*) filter (where s.step = 'came'),
    count(*) filter (where s.step = 'went') from steps s group by s.month;
end $$;

create function population.in_range(place bigint, path bigint[], b date, low bigint, high bigint) returns boolean language sql immutable parallel safe as $$
  select case when path is null then place >= low and place < high
    else population.place_at(place, path, b) >= low and population.place_at(place, path, b) < high end
$$;

-- Households of a range on a day by kind and by how many of their members lived there that day.
create function population.count_households(in_county text, low bigint, high bigint, d date, b date)
returns table (kind text, size int, n bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  lo text collate "C" := lpad(low::text, 12, '0');
  hi text collate "C" := lpad(high::text, 12, '0');
begin
  if not population.may_count(low, high) then return; end if;
  return query
  with path as materialized (
    select distinct on (f.subject_id) f.subject_id as id, f.region from register.former_places f
    where f.county = in_county and f.subject = 'household' and f.until > b order by f.subject_id, f.until, f.id
  ), here as (
    select h.id, h.kind from register.households h
    where h.county = in_county and h.region >= lo and h.region < hi and h.valid_from <= d and (h.valid_until is null or h.valid_until > d)
      and not exists (select from path p where p.id = h.id)
    union all
    select h.id, h.kind from path p join register.households h on h.county = in_county and h.id = p.id
    where p.region >= lo and p.region < hi and h.valid_from <= d and (h.valid_until is null or h.valid_until > d)
  ), members as (
    select t.household_id as id, count(*)::int as size from register.ties t
    join register.people p on p.county = t.county and p.id = t.person_id and p.state <> 'merged' and (p.died_on is null or p.died_on > d)
    where t.county = in_county and t.kind = 'living' and t.household_id is not null and t.valid_from <= d and (t.valid_until is null or t.valid_until > d)
      and t.household_id in (select h.id from here h) group by 1
  )
  select h.kind, coalesce(m.size, 0), count(*) from here h left join members m on m.id = h.id group by 1, 2;
end $$;

-- Dwellings of a range by use, as they stand in the register.
create function population.count_dwellings(in_county text, low bigint, high bigint)
returns table (use text, n bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  lo text collate "C" := lpad(low::text, 12, '0');
  hi text collate "C" := lpad(high::text, 12, '0');
begin
  if not population.may_count(low, high) then return; end if;
  return query select w.use, count(*) from register.dwellings w where w.county = in_county and w.region >= lo and w.region < hi group by 1;
end $$;

-- What was entered about a place after a moment, by kind of deed: why a number counted today may differ from the one that was filed.
create index changes_by_place on register.changes (region, at);
create function population.changed_since(in_county text, low bigint, high bigint, since timestamptz)
returns table (subject text, deed text, n bigint, last_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  lo text collate "C" := lpad(low::text, 12, '0');
  hi text collate "C" := lpad(high::text, 12, '0');
begin
  if not population.may_count(low, high) then return; end if;
  return query select c.subject, c.deed, count(*), max(c.at) from register.changes c
    where c.county = in_county and c.region >= lo and c.region < hi and c.at > since group by 1, 2 order by 3 desc, 1, 2 limit 20;
end $$;

revoke all on function population.placed, population.count_places, population.count_apart, population.count_ages, population.count_days,
  population.count_movements, population.count_households, population.count_dwellings, population.changed_since from public;
grant execute on function population.count_places, population.count_apart, population.count_ages, population.count_days,
  population.count_movements, population.count_households, population.count_dwellings, population.changed_since to linli_staff;

-- ------------------------------------------------------------------------------------------------------------------------- filings

-- What a place filed for a period (REG-09): frozen when filed, corrected only by a further version.
create table population.filings (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  period      text not null,
  day         date not null,
  version     int not null,
  counted     jsonb not null,
  filed       jsonb not null,
  corrections jsonb not null default '[]',
  method      jsonb not null,
  parts       jsonb not null default '[]',
  note        text not null default '',
  by_account  uuid not null,
  by_name     text not null,
  at          timestamptz not null,
  primary key (county, id),
  constraint period_is_known check (period ~ '^[0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$')
);
comment on table population.filings is 'The basic figures of a place for a year, quarter or month: as counted, as filed, every correction with its reason, how it was counted, and of which filings of the places below it is the sum. Rows are added, never changed.';
create unique index one_filing_per_version on population.filings (region, period, version, county);
create index filings_by_period on population.filings (period, region);

-- What became of a filing: checked, or returned with a reason.
create table population.filing_steps (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  filing_id  uuid not null,
  step       text not null,
  reason     text not null default '',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (county, id),
  constraint step_is_known check (step in ('checked', 'returned'))
);
comment on table population.filing_steps is 'What the level above did with a filing: checked it, or returned it with a reason. Rows are added, never changed.';
create unique index one_step_per_filing on population.filing_steps (filing_id, county);

alter table population.filings enable row level security;
alter table population.filing_steps enable row level security;
create policy staff_within_scope on population.filings to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on population.filing_steps to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert on population.filings, population.filing_steps to linli_staff;
