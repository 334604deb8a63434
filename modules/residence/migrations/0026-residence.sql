-- Residence (居住登记): what somebody declared about living here. The register's own ties are kept by its keepers; a declaration is what they
-- check.
create schema residence;
grant usage on schema residence to linli_staff, linli_resident;

create table residence.declarations (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  person_id   uuid not null,
  category    text not null,
  address     text not null,
  origin      text not null default '',
  lives_from  date not null,
  planned_until date,
  renew_on    date not null,
  case_id     uuid not null,
  recorded_at timestamptz not null,
  recorded_by text not null default '',
  ended_on    date,
  ended_because text not null default '',
  primary key (county, id),
  constraint category_is_known check (category in ('HJ_WC', 'LD_CZ', 'LD_ZZ', 'GAT', 'JW')),
  constraint end_is_known check (ended_because in ('', 'left', 'moved', 'renewed', 'correction')),
  constraint from_before_until check (planned_until is null or planned_until >= lives_from)
);
comment on table residence.declarations is
  'Residence registered by people whose household registration is elsewhere (FLO-01); one open for each person, renewed by a '
  'date. Only the end is ever set.';
create unique index one_open_declaration on residence.declarations (county, person_id) where ended_on is null;
create index declarations_by_region on residence.declarations (county, region, id);
create index declarations_to_renew on residence.declarations (county, renew_on, region) where ended_on is null;
alter table residence.declarations enable row level security;
create policy staff_within_scope on residence.declarations to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy resident_reads_own on residence.declarations for select to linli_resident using (person_id = platform.person());
grant select, insert, update (ended_on, ended_because) on residence.declarations to linli_staff;
grant select on residence.declarations to linli_resident;

create view residence.published_declarations as
  select county, id, region, person_id, category, lives_from, renew_on, ended_on from residence.declarations;
alter view residence.published_declarations set (security_invoker = true);
grant select on residence.published_declarations to linli_staff, linli_resident;
