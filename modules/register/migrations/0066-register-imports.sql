-- What an import of people and dwellings needs of the register.

-- A household's number in a place: how a row of a table finds the household of its family.
create index households_by_number on register.households (number, region) where number is not null;
-- Those of one name and birth day, whatever their number: is this row somebody who is on record without one?
create index people_by_birth on register.people (born_on, name);

-- Many files read at once for one purpose (an export): one line for up to a thousand people instead of a line in the audit for each.
-- `listAccessLog` shows it to every one of them.
create table register.batch_openings (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  first_id    uuid not null,
  last_id     uuid not null,
  people      uuid[] not null,
  at          timestamptz not null,
  deed        text not null,
  caller_name text not null,
  post        text not null,
  because     text not null,
  ref         text not null,
  primary key (county, id)
);
comment on table register.batch_openings is 'Whose files were read together, by whom and what for; ids sorted, so that a person’s line is found between first and last. Rows are added, never changed.';
create index batch_openings_by_people on register.batch_openings (first_id, last_id);
alter table register.batch_openings enable row level security;
create policy staff_within_scope on register.batch_openings to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert on register.batch_openings to linli_staff;

-- Takes back what an import made, where nothing hangs on it any more. As owner, since the server's login deletes nothing in the register:
-- it goes by the history, which says that the row was made by an import, and stays within the caller's range. The history itself stays.
create function register.take_back(in_county text, made_people uuid[], made_ties uuid[], made_households uuid[], made_dwellings uuid[], made_buildings uuid[])
returns int language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone int := 0;
  n int;
begin
  if platform.lo() is null or platform.hi() is null then return 0; end if;
  delete from register.ties t where t.county = in_county and t.id = any (made_ties) and t.source like '导入%'
    and t.region collate "C" >= platform.lo() collate "C" and t.region collate "C" < platform.hi() collate "C";
  get diagnostics n = row_count; gone := gone + n;
  delete from register.people p where p.county = in_county and p.id = any (made_people)
    and p.region collate "C" >= platform.lo() collate "C" and p.region collate "C" < platform.hi() collate "C"
    and exists (select from register.changes c where c.county = in_county and c.subject_id = p.id and c.deed = 'imported')
    and not exists (select from register.ties t where t.person_id = p.id)
    and not exists (select from register.representatives r where r.person_id = p.id or r.by_person_id = p.id);
  get diagnostics n = row_count; gone := gone + n;
  delete from register.households h where h.county = in_county and h.id = any (made_households)
    and h.region collate "C" >= platform.lo() collate "C" and h.region collate "C" < platform.hi() collate "C"
    and exists (select from register.changes c where c.county = in_county and c.subject_id = h.id and c.deed = 'imported')
    and not exists (select from register.ties t where t.household_id = h.id);
  get diagnostics n = row_count; gone := gone + n;
  delete from register.dwellings d where d.county = in_county and d.id = any (made_dwellings)
    and d.region collate "C" >= platform.lo() collate "C" and d.region collate "C" < platform.hi() collate "C"
    and exists (select from register.changes c where c.county = in_county and c.subject_id = d.id and c.deed = 'imported')
    and not exists (select from register.ties t where t.dwelling_id = d.id)
    and not exists (select from register.households h where h.dwelling_id = d.id);
  get diagnostics n = row_count; gone := gone + n;
  delete from register.buildings b where b.county = in_county and b.id = any (made_buildings)
    and b.region collate "C" >= platform.lo() collate "C" and b.region collate "C" < platform.hi() collate "C"
    and exists (select from register.changes c where c.county = in_county and c.subject_id = b.id and c.deed = 'imported')
    and not exists (select from register.dwellings d where d.building_id = b.id);
  get diagnostics n = row_count;
  return gone + n;
end $$;
revoke all on function register.take_back from public;
grant execute on function register.take_back to linli_staff;
