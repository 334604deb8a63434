-- Dwellings: who owns and who rents them, from a day to a day; doors that are divided or joined end and stay as history; a door is found without
-- its building.
alter table register.dwellings add column ended_on date, add column ended_because text not null default '';
comment on column register.dwellings.ended_on is 'The day on which the door was divided or joined into others; it stays for the ties that lay there.';

create table register.dwelling_links (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  dwelling_id uuid not null,
  kind        text not null,
  person_id   uuid,
  name        text not null,
  valid_from  date not null,
  valid_until date,
  source      text not null,
  made_by     text not null default '',
  made_at     timestamptz not null,
  ended_because text not null default '',
  primary key (county, id),
  constraint kind_is_known check (kind in ('owner', 'tenant')),
  constraint somebody_is_named check (person_id is not null or length(btrim(name)) > 0),
  constraint from_before_until check (valid_until is null or valid_until >= valid_from)
);
comment on table register.dwelling_links is 'Owner or tenant of a dwelling: a person of the register, or an organisation by its name; dated, with the paper it rests on.';
create index dwelling_links_by_dwelling on register.dwelling_links (dwelling_id);
create index dwelling_links_by_person on register.dwelling_links (person_id) where person_id is not null;
alter table register.dwelling_links enable row level security;
create policy staff_within_scope on register.dwelling_links to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert, update on register.dwelling_links to linli_staff;

-- A door as its numbers: 2单元501室, 2-501 and 2单元 501 are 2-501. For whoever says only unit and room.
create function register.door_key(door text) returns text language sql immutable parallel safe strict
set search_path = pg_catalog, pg_temp as $$
  select btrim(regexp_replace(door, '[^0-9]+', '-', 'g'), '-')
$$;
grant execute on function register.door_key to linli_staff, linli_resident;
create index dwellings_by_door on register.dwellings (register.door_key(door) collate "C", region) where ended_on is null;

-- As owner, because a function of the door is not leakproof and the policy would keep the index away; the scope is applied here. A whole key,
-- or the beginning of one whose last number is still being typed.
create function register.dwellings_by_door(in_county text, wanted text, low text, high text, most int)
returns table (id uuid, building_id uuid) language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  from_region text collate "C" := greatest(low collate "C", platform.lo() collate "C");
  to_region text collate "C" := least(high collate "C", platform.hi() collate "C");
begin
  if platform.lo() is null or platform.hi() is null or wanted = '' then return; end if;
  return query select d.id, d.building_id from register.dwellings d
    where register.door_key(d.door) collate "C" >= wanted collate "C" and register.door_key(d.door) collate "C" < (wanted || ':') collate "C"
      and d.region >= from_region and d.region < to_region and d.county = in_county and d.ended_on is null
    order by register.door_key(d.door) collate "C", d.region limit most;
end $$;
revoke all on function register.dwellings_by_door from public;
grant execute on function register.dwellings_by_door to linli_staff;
