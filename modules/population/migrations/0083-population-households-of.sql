-- A deed that names one person may move the whole household (a division, a move of the family): whoever shared a household with them is derived
-- as well.
create or replace function population.people_of(in_county text, subjects uuid[]) returns uuid[] language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  with named as (
    select p.id from register.people p where p.county = in_county and p.id = any (subjects)
    union select t.person_id from register.ties t where t.county = in_county and t.household_id = any (subjects)
    union select t.person_id from register.ties t where t.county = in_county and t.dwelling_id = any (subjects)
  ), homes as (
    select distinct t.household_id from register.ties t where t.county = in_county and t.person_id in (select n.id from named n) and t.household_id is not null
  )
  select coalesce(array_agg(x.id), '{}') from (
    select n.id from named n
    union select t.person_id from homes h join register.ties t on t.county = in_county and t.household_id = h.household_id) x
$$;
