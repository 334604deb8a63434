-- Those registered in a range who live below it and above it are two readings of the index: one reading with "or" went to the table.
-- Everybody who lives in a range of places or is registered in it, by the boundary of day `b`, on the days of each row. Inlined into its
-- callers, so that their conditions reach the covering indexes; in each place a person counts with both sides once.
create or replace function population.placed(in_county text, low bigint, high bigint, b date)
returns table (person_id uuid, living bigint, registered bigint, from_day date, until_day date, since date, born_on date, sex "char")
language sql stable parallel safe as $$
  select null::uuid, s.living, s.registered, s.from_day, s.until_day, s.since, s.born_on, s.sex from population.stretches s
  where s.county = in_county and s.living >= low and s.living < high and s.living_path is null and s.registered_path is null
  union all
  select null::uuid, s.living, s.registered, s.from_day, s.until_day, s.since, s.born_on, s.sex from population.stretches s
  where s.county = in_county and s.registered >= low and s.registered < high and s.living < low
    and s.living_path is null and s.registered_path is null and s.registered <> s.living
  union all
  select null::uuid, s.living, s.registered, s.from_day, s.until_day, s.since, s.born_on, s.sex from population.stretches s
  where s.county = in_county and s.registered >= low and s.registered < high and s.living >= high
    and s.living_path is null and s.registered_path is null and s.registered <> s.living
  union all
  select s.person_id, population.place_at(s.living, s.living_path, b), population.place_at(s.registered, s.registered_path, b),
    s.from_day, s.until_day, s.since, s.born_on, s.sex from population.stretches s
  where s.county = in_county and (s.living_path is not null or s.registered_path is not null)
    and ((population.place_at(s.living, s.living_path, b) >= low and population.place_at(s.living, s.living_path, b) < high)
      or (population.place_at(s.registered, s.registered_path, b) >= low and population.place_at(s.registered, s.registered_path, b) < high))
$$;
