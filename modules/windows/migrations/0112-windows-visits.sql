-- One visit, several matters, one receipt (MAT-06).
create table windows.visits (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  number     text collate "C" not null,
  check_code text not null,
  person_id  uuid not null,
  person_name text not null,
  bundle     text not null default '',
  station    text not null default '',
  on_behalf  text not null default '',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (county, id)
);
comment on table windows.visits is 'A person came once for one or several matters: the number on the receipt, under which all of their cases are followed. `region` is the place of the post that took them in.';
create unique index one_visit_per_number on windows.visits (county, number);
create index visits_by_region on windows.visits (county, region, id);
create index visits_by_person on windows.visits (county, person_id, id);

create table windows.visit_cases (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  visit_id uuid not null,
  nth      int not null,
  case_id  uuid not null,
  number   text collate "C" not null,
  title    text not null,
  primary key (county, id),
  foreign key (county, visit_id) references windows.visits (county, id)
);
comment on table windows.visit_cases is 'The cases of a visit, in the order of the receipt; how each stands is the case’s.';
create index visit_cases_by_visit on windows.visit_cases (county, visit_id, nth);
create unique index one_visit_per_case on windows.visit_cases (county, case_id);

create sequence windows.visit_seq;
grant usage on sequence windows.visit_seq to linli_staff;
alter table windows.visits enable row level security;
alter table windows.visit_cases enable row level security;
create policy staff_within_scope on windows.visits to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on windows.visit_cases to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy resident_reads_own on windows.visits for select to linli_resident using (person_id = any ((select register.own_people())::uuid[]));
create policy resident_reads_own on windows.visit_cases for select to linli_resident
  using (visit_id in (select v.id from windows.visits v where v.person_id = any ((select register.own_people())::uuid[])));
grant select, insert, update (region, person_id) on windows.visits to linli_staff;
grant select, insert, update (region) on windows.visit_cases to linli_staff;
grant select on windows.visits, windows.visit_cases to linli_resident;
