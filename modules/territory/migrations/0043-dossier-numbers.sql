-- The next number of a year in a county. As owner: whoever proposes sees the dossiers of their own place only, numbers run over the whole county.
create function territory.next_number(in_county text, in_year text) returns int
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(max(right(number, 4)::int), 0) + 1 from territory.dossiers where county = in_county and number like 'QH' || in_year || '-%'
$$;
revoke all on function territory.next_number from public;
grant execute on function territory.next_number to linli_staff;
