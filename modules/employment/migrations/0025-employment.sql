-- Employment (就业): who looks for work with help. Why somebody finds it hard stands in the case and is not kept here.
create schema employment;
grant usage on schema employment to linli_staff, linli_resident;

create table employment.registrations (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  person_id   uuid not null,
  wishes      text[] not null default '{}',
  wanted      text not null default '',
  skills      text not null default '',
  helper      text not null default '',
  registered_on date not null,
  refresh_due date not null,
  case_id     uuid not null,
  recorded_at timestamptz not null,
  ended_on    date,
  ended_because text not null default '',
  primary key (county, id),
  constraint end_is_known check (ended_because in ('', 'employed', 'training', 'retired', 'moved', 'renounced', 'renewed', 'other'))
);
comment on table employment.registrations is
  'A person who asked for help in finding work: wishes, skills, who helps, when to look again. One open at a time.';
create unique index one_open_registration on employment.registrations (county, person_id) where ended_on is null;
create index registrations_by_region on employment.registrations (county, region, id);
create index registrations_to_refresh on employment.registrations (county, refresh_due, region) where ended_on is null;
alter table employment.registrations enable row level security;
create policy staff_within_scope on employment.registrations to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy resident_reads_own on employment.registrations for select to linli_resident using (person_id = platform.person());
grant select, insert, update (refresh_due, ended_on, ended_because) on employment.registrations to linli_staff;
grant select on employment.registrations to linli_resident;

create view employment.published_registrations as
  select county, id, region, person_id, wishes, registered_on, refresh_due, ended_on, ended_because from employment.registrations;
alter view employment.published_registrations set (security_invoker = true);
grant select on employment.published_registrations to linli_staff, linli_resident;
