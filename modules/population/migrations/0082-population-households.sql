-- Households by size of a whole county read the living ties once and in parallel; of a smaller place through its households. The register ends
-- ties with a death and links those of a merged file over, so that the people themselves need not be asked.
create or replace function population.count_households(in_county text, low bigint, high bigint, d date, b date)
returns table (kind text, size int, n bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  lo text collate "C" := lpad(low::text, 12, '0');
  hi text collate "C" := lpad(high::text, 12, '0');
  wide boolean := high - low >= 1000000;
begin
  if not population.may_count(low, high) then return; end if;
  return query
  with path as materialized (
    select distinct on (f.subject_id) f.subject_id as id, f.region from register.former_places f
    where f.county = in_county and f.subject = 'household' and f.until > b order by f.subject_id, f.until, f.id
  ), here as materialized (
    select h.id, h.kind from register.households h
    where h.county = in_county and h.region >= lo and h.region < hi and h.valid_from <= d and (h.valid_until is null or h.valid_until > d)
      and not exists (select from path p where p.id = h.id)
    union all
    select h.id, h.kind from path p join register.households h on h.county = in_county and h.id = p.id
    where p.region >= lo and p.region < hi and h.valid_from <= d and (h.valid_until is null or h.valid_until > d)
  ), members as (
    select t.household_id as id, count(*)::int as size from register.ties t
    where wide and t.county = in_county and t.kind = 'living' and t.household_id is not null and t.valid_from <= d and (t.valid_until is null or t.valid_until > d)
    group by 1
    union all
    select t.household_id, count(*)::int from here h join register.ties t on t.household_id = h.id
    where not wide and t.county = in_county and t.kind = 'living' and t.valid_from <= d and (t.valid_until is null or t.valid_until > d)
    group by 1
  )
  select h.kind, coalesce(m.size, 0), count(*) from here h left join members m on m.id = h.id group by 1, 2;
end $$;
