-- Finding a case by any part: by a part of the applicant's name (grams), by the last figures of its number. Work lists of large desks in order.
update cases.cases c set grams = (select array_agg(distinct g) from unnest(c.grams || array(
    select substr(lower(c.applicant_name), i, 2) from generate_series(1, char_length(c.applicant_name) - 1) i)) g)
  where char_length(c.applicant_name) > 1;

-- People read the last figures of a number aloud.
create index cases_by_number_end on cases.cases (county, reverse(number) collate "C");

-- reverse() is not leakproof: under a policy its index would not be used (see cases.with_grams).
create function cases.with_number_end(in_county text, reversed text, most int)
returns table (id uuid) language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
begin
  if platform.lo() is null or platform.hi() is null or char_length(reversed) < 4 then return; end if;
  return query select c.id from cases.cases c
    where c.county = in_county and reverse(c.number) collate "C" >= reversed collate "C" and reverse(c.number) collate "C" < (reversed || '~') collate "C"
      and c.region >= platform.lo() and c.region < platform.hi() limit most;
end $$;
revoke all on function cases.with_number_end from public;
grant execute on function cases.with_number_end to linli_staff;

-- What waits at a desk, by its last day: the first page of a desk with ten thousand open tasks reads fifty of them.
create index tasks_waiting_by_desk on cases.tasks (county, post, at_region, due_at, id) where state = 'open' and assignee is null;
