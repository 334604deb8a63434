-- Volunteers (志愿者): the real-name register of a county (VOL-01, VOL-02).
create schema volunteers;
grant usage on schema volunteers to linli_staff, linli_resident;
-- A running number; gaps are harmless.
create sequence volunteers.number_seq;
grant usage on sequence volunteers.number_seq to linli_staff;

create table volunteers.volunteers (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  person_id     uuid not null,
  number        text collate "C" not null,
  fields        text[] not null default '{}',
  skills        text not null default '',
  free_time     text[] not null default '{}',
  minor         boolean not null default false,
  case_id       uuid not null,
  registered_at timestamptz not null,
  left_at       timestamptz,
  primary key (county, id)
);
comment on table volunteers.volunteers is
  'Registered volunteers with what they can and like to do; one registration for each person. Only left_at is ever set.';
create unique index one_registration_per_person on volunteers.volunteers (county, person_id) where left_at is null;
create unique index one_volunteer_per_number on volunteers.volunteers (county, number);
create index volunteers_by_region on volunteers.volunteers (county, region, id);
alter table volunteers.volunteers enable row level security;
create policy staff_within_scope on volunteers.volunteers to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy resident_reads_own on volunteers.volunteers for select to linli_resident using (person_id = platform.person());
grant select, insert, update (left_at) on volunteers.volunteers to linli_staff;
grant select on volunteers.volunteers to linli_resident;

create view volunteers.published_volunteers as
  select county, id, region, person_id, fields, registered_at, left_at from volunteers.volunteers;
alter view volunteers.published_volunteers set (security_invoker = true);
grant select on volunteers.published_volunteers to linli_staff, linli_resident;
