-- Ties that hold on no day (closed on the day they began, by a merge or a correction; or ended before the birth) no longer cut short the tie beside
-- them: "the one that began later counts" is said of ties that hold. Whoever was missing for that reason is put right by the nightly check of all
-- places; a change to the person does it at once.
create or replace function population.wanted(in_county text, people uuid[])
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
      and (t.valid_until is null or t.valid_until > greatest(t.valid_from, p.born_on))
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
