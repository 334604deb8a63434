-- Finding a case by a long part ("东风街12号楼"): the index is asked for the few pairs that are rarest, the others are looked at in the row. Six
-- lists of half the table each cost more than everything else of a search together.
create function cases.with_grams(in_county text, rarest text[], wanted text[], most int)
returns table (id uuid) language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
begin
  if platform.lo() is null or platform.hi() is null or cardinality(rarest) = 0 then return; end if;
  -- Joined to nothing, so that the second condition stays out of the index.
  return query select c.id from cases.cases c
    where c.county = in_county and c.grams @> rarest and (c.grams || '{}'::text[]) @> wanted and c.region >= platform.lo() and c.region < platform.hi() limit most;
end $$;

revoke all on function cases.with_grams(text, text[], text[], int) from public;
grant execute on function cases.with_grams(text, text[], text[], int) to linli_staff;
