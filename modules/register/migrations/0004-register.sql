-- The register (一库): people, households, dwellings and their dated ties. Key (county, id); range policy on every table.
create schema register;
grant usage on schema register to linli_staff, linli_resident;

create table register.buildings (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  estate   text not null,
  name     text not null,
  address  text collate "C" not null,
  grams    text[] collate "C" not null,
  lon      double precision,
  lat      double precision,
  primary key (county, id)
);
comment on table register.buildings is 'A building of an estate, or a homestead: what an address search finds first. `grams` are the two-character windows of the address.';

create table register.dwellings (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  building_id uuid not null,
  door        text collate "C" not null,
  address     text not null,
  use         text not null default 'owner',
  area_m2     real,
  created_at  timestamptz not null,
  version     int not null default 1,
  primary key (county, id),
  constraint use_is_known check (use in ('owner', 'tenant', 'vacant', 'business', 'other'))
);
comment on table register.dwellings is 'One address, one dwelling. `door` is the part behind the building (unit and room).';

create table register.households (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  kind        text not null default 'family',
  number      text collate "C",
  dwelling_id uuid,
  head_id     uuid,
  valid_from  date not null,
  valid_until date,
  created_at  timestamptz not null,
  version     int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('family', 'collective'))
);
comment on table register.households is 'Those who live together or are registered together; dated, never deleted.';

create table register.people (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  name         text collate "C" not null,
  initials     text collate "C" not null,
  grams        text[] collate "C" not null,
  sex          text not null,
  born_on      date not null,
  died_on      date,
  id_kind      text not null default '111',
  id_sealed    bytea,
  id_index     bytea,
  phone_sealed bytea,
  phone_index  bytea,
  language     text not null default 'zh',
  state        text not null default 'present',
  created_at   timestamptz not null,
  version      int not null default 1,
  primary key (county, id),
  constraint sex_is_known check (sex in ('0', '1', '2', '9')),
  constraint state_is_known check (state in ('present', 'moved_away', 'died', 'merged'))
);
comment on table register.people is 'One file per person. `region` is the grid or community where the person lives, else where registered. Numbers are sealed; *_index serve exact search. No sensitive trait stands here.';

-- registered (户籍), living (居住), cared_for (照料): a person's tie to a household and dwelling, from a day to a day.
create table register.ties (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  person_id    uuid not null,
  kind         text not null,
  household_id uuid,
  dwelling_id  uuid,
  relation     text not null default '99',
  elsewhere_code text collate "C" not null default '',
  elsewhere    text not null default '',
  valid_from   date not null,
  valid_until  date,
  source       text not null default '',
  primary key (county, id),
  constraint kind_is_known check (kind in ('registered', 'living', 'cared_for')),
  constraint from_before_until check (valid_until is null or valid_until >= valid_from)
);
comment on table register.ties is 'Where a person is registered, lives, is cared for; a place has one person once a day and kind. `region` is the place''s own; `elsewhere_code` and its name `elsewhere` say which when it lies outside the served county: then household and dwelling are null and `region` is the person''s.';

-- Guardians and agents: who may act for whom, with power and dates.
create table register.representatives (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  person_id   uuid not null,
  by_person_id uuid not null,
  kind        text not null,
  powers      text[] not null default '{}',
  valid_from  date not null,
  valid_until date,
  source      text not null default '',
  primary key (county, id),
  constraint kind_is_known check (kind in ('guardian', 'agent'))
);
comment on table register.representatives is 'Who may act for a person: guardians by law, agents by mandate; limited in power and time.';

create table register.changes (
  county    text collate "C" not null,
  id        uuid not null,
  region    text collate "C" not null,
  subject   text not null,
  subject_id uuid not null,
  deed      text not null,
  before    jsonb not null default '{}',
  after     jsonb not null default '{}',
  reason    text not null default '',
  by_account uuid,
  by_name   text not null default '',
  at        timestamptz not null,
  primary key (county, id)
);
comment on table register.changes is 'What was changed in the register, by whom, why. Rows are added, never changed. Sealed numbers are never written here.';

-- Indexes stand apart, so that a bulk load can put them off: see modules/register/load.ts, which reads this list from the catalogue.
-- Each is there for a named question; a person has eleven index entries, and each costs the load. The county does not stand first: a region
-- begins with it, ids are unique anyway, and sorting by a column that is everywhere the same doubles the time of a build (measured: names
-- 544 against 223 ms, doors 90 against 45). Unique ones carry it last, as a distributed database asks.
create unique index one_building_per_address on register.buildings (address, region, county);
create index buildings_by_region on register.buildings (region, id);
create index buildings_by_grams on register.buildings using gin (grams);
create unique index one_dwelling_per_door on register.dwellings (building_id, door, county);
create index dwellings_by_region on register.dwellings (region, id);
create index households_by_region on register.households (region, id);
create index households_by_dwelling on register.households (dwelling_id) where dwelling_id is not null;
-- Lists by place, and a narrow scope's search by initials without a look at the rows.
create index people_by_region on register.people (region, id) include (initials, county);
create index people_by_name on register.people (name, region);
-- A wide scope's search as one types: read in order, stops at the twentieth.
create index people_by_initials on register.people (initials, region);
create index people_by_grams on register.people using gin (grams);
create unique index one_person_per_id_number on register.people (id_index, county) where id_index is not null;
create index people_by_phone on register.people (phone_index) where phone_index is not null;
create index ties_by_person on register.ties (person_id);
create index ties_by_household on register.ties (household_id) where household_id is not null;
-- Those of a household are found through it.
create index ties_by_dwelling on register.ties (dwelling_id) where dwelling_id is not null and household_id is null;
create index ties_by_region on register.ties (region, kind);
create index representatives_by_person on register.representatives (person_id);
create index representatives_by_representative on register.representatives (by_person_id);
create index changes_by_subject on register.changes (subject_id, at);

alter table register.buildings enable row level security;
alter table register.dwellings enable row level security;
alter table register.households enable row level security;
alter table register.people enable row level security;
alter table register.ties enable row level security;
alter table register.representatives enable row level security;
alter table register.changes enable row level security;

create policy staff_within_scope on register.buildings to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on register.dwellings to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on register.households to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on register.people to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on register.ties to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on register.representatives to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on register.changes to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());

-- Whose rows a resident reaches: their own person, and those they stand for today. As owner, so that no policy asks another policy.
create function register.own_people() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array_agg(id) from (
    select platform.person() as id where platform.person() is not null
    union
    select r.person_id from register.representatives r
    where r.by_person_id = platform.person()
      and r.valid_from <= (now() at time zone 'Asia/Shanghai')::date
      and (r.valid_until is null or r.valid_until > (now() at time zone 'Asia/Shanghai')::date)) own
$$;
revoke all on function register.own_people from public;
grant execute on function register.own_people to linli_resident, linli_staff;

create policy resident_reads_own on register.representatives for select to linli_resident
  using (by_person_id = platform.person() or person_id = platform.person());
create policy resident_reads_own on register.people for select to linli_resident
  using (id = any ((select register.own_people())::uuid[]));
create policy resident_reads_own on register.ties for select to linli_resident
  using (person_id = any ((select register.own_people())::uuid[]));
create policy resident_reads_own on register.households for select to linli_resident
  using (id in (select t.household_id from register.ties t where t.person_id = any ((select register.own_people())::uuid[])));
create policy resident_reads_own on register.dwellings for select to linli_resident
  using (id in (select t.dwelling_id from register.ties t where t.person_id = any ((select register.own_people())::uuid[])));
create policy resident_reads_own on register.changes for select to linli_resident
  using (subject_id = any ((select register.own_people())::uuid[]));

grant select, insert, update on register.buildings, register.dwellings, register.households, register.people, register.ties, register.representatives to linli_staff;
grant select, insert on register.changes to linli_staff;
grant select on register.dwellings, register.households, register.people, register.ties, register.representatives, register.changes to linli_resident;

create view register.published_people as
  select county, id, region, name, sex, born_on, died_on, state from register.people;
alter view register.published_people set (security_invoker = true);
create view register.published_ties as
  select county, person_id, region, kind, household_id, dwelling_id, relation, elsewhere_code, elsewhere, valid_from, valid_until from register.ties;
alter view register.published_ties set (security_invoker = true);
create view register.published_dwellings as
  select county, id, region, building_id, address, use, area_m2 from register.dwellings;
alter view register.published_dwellings set (security_invoker = true);
create view register.published_households as
  select county, id, region, kind, dwelling_id, valid_from, valid_until from register.households;
alter view register.published_households set (security_invoker = true);
grant select on register.published_people, register.published_ties, register.published_dwellings, register.published_households to linli_staff, linli_resident;
