-- The next running number of a day in a county. As owner: whoever imports or exports sees what belongs to their own place only, while numbers
-- run over the whole county; counted with their eyes, the second place of a day was given a number that another already had.
create function imports.next_number(in_county text, in_prefix text) returns int
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(max(right(number, 4)::int), 0) + 1 from (
    select number from imports.imports where county = in_county and number like in_prefix || '%'
    union all select number from imports.exports where county = in_county and number like in_prefix || '%') given
$$;
revoke all on function imports.next_number from public;
grant execute on function imports.next_number to linli_staff;
