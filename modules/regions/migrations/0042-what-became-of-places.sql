-- What became of a place, and what it was made of, between two days. A change that was put back counts for nothing when both lie between them.
alter table regions.successions add column undoes uuid;
comment on column regions.successions.undoes is 'The change that this one put back.';
create index successions_undoing on regions.successions (undoes) where undoes is not null;
create or replace view regions.published_successions as select change_id, from_code, to_code, on_day, number, whole, undoes from regions.successions;

-- Successions after `from_day` up to and with `to_day` that were not put back within the same days.
create function regions.successions_between(from_day date, to_day date)
returns setof regions.successions language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select s.* from regions.successions s
  where s.on_day > from_day and s.on_day <= to_day
    and not exists (select from regions.successions u where u.undoes = s.change_id and u.on_day > from_day and u.on_day <= to_day)
    and (s.undoes is null or not exists (select from regions.successions o
      where o.change_id = s.undoes and o.on_day > from_day and o.on_day <= to_day))
$$;

create function regions.successors_of(place text, from_day date, to_day date)
returns table (code text, whole boolean) language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  with recursive way as (
    select place collate "C" as code, 0::bigint as number, true as whole
    union
    select s.to_code, s.number, way.whole and s.whole from way join regions.successions_between(from_day, to_day) s on s.from_code = way.code and s.number > way.number)
  select w.code, bool_and(w.whole) and (select count(distinct o.code) from way o join regions.published_periods q on q.code = o.code
      and q.valid_from <= to_day and (q.valid_until is null or q.valid_until > to_day)) = 1
  from way w join regions.published_periods p on p.code = w.code and p.valid_from <= to_day and (p.valid_until is null or p.valid_until > to_day)
  group by w.code order by w.code
$$;

create function regions.predecessors_of(place text, from_day date, to_day date)
returns table (code text, whole boolean) language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  with recursive way as (
    select place collate "C" as code, 9223372036854775807::bigint as number, true as whole
    union
    select s.from_code, s.number, s.whole from way join regions.successions_between(from_day, to_day) s on s.to_code = way.code and s.number < way.number)
  select w.code, bool_and(w.whole)
  from way w join regions.published_periods p on p.code = w.code and p.valid_from <= from_day and (p.valid_until is null or p.valid_until > from_day)
  group by w.code order by w.code
$$;
comment on function regions.successors_of is 'Places of `to_day` in which lies what was `place` on `from_day`; `whole`: all of it lies in that one.';
comment on function regions.predecessors_of is 'Places of `from_day` from which came what is `place` on `to_day`; `whole`: all of that place came along.';
revoke all on function regions.successions_between, regions.successors_of, regions.predecessors_of from public;
grant execute on function regions.successions_between, regions.successors_of, regions.predecessors_of to linli_staff, linli_resident;
