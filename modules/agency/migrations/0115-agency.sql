-- Acting for a resident from start to end (全程委托代办, MAT-07): a written mandate limited to its matters, papers in custody, the result handed over.
create schema agency;
grant usage on schema agency to linli_staff, linli_resident;

create table agency.mandates (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  person_id  uuid not null,
  person_name text not null,
  matters    text[] not null,
  titles     text[] not null,
  limits     text not null default '',
  agent_account uuid not null,
  agent_name text not null,
  basis      text not null,
  paper_file uuid,
  until      date not null,
  state      text not null,
  result     text not null default '',
  signed_how text not null default '',
  signed_at  timestamptz,
  reminded_on date,
  at         timestamptz not null,
  version    int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('proposed', 'declined', 'running', 'handing_over', 'closed', 'withdrawn', 'expired')),
  constraint basis_is_known check (basis in ('portal', 'paper')),
  constraint written_on_paper check (basis <> 'paper' or paper_file is not null),
  constraint limited_to_matters check (cardinality(matters) between 1 and 8)
);
comment on table agency.mandates is 'A written mandate of a resident to a worker, limited to its matters and a day. Given in the portal, or signed on paper at home (a photo hangs on this row). Closes when the resident signs for the result.';
create index mandates_by_region on agency.mandates (county, region, id);
create index mandates_by_person on agency.mandates (county, person_id, id);
create index mandates_open on agency.mandates (county, until, id) where state in ('proposed', 'running', 'handing_over');

create table agency.mandate_cases (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  mandate_id uuid not null,
  case_id  uuid not null,
  number   text collate "C" not null,
  title    text not null,
  primary key (county, id),
  foreign key (county, mandate_id) references agency.mandates (county, id)
);
comment on table agency.mandate_cases is 'Cases that were brought under a mandate.';
create unique index one_mandate_per_case on agency.mandate_cases (county, case_id);
create index cases_of_mandate on agency.mandate_cases (county, mandate_id, id);

create table agency.papers (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  mandate_id uuid not null,
  name     text not null,
  copies   int not null,
  kept_at  text not null,
  received_at timestamptz not null,
  received_by text not null,
  received_signed text not null default '',
  returned_at timestamptz,
  returned_by text not null default '',
  returned_signed text not null default '',
  version  int not null default 1,
  primary key (county, id),
  foreign key (county, mandate_id) references agency.mandates (county, id),
  constraint signatures_are_known check (received_signed in ('', 'portal', 'paper') and returned_signed in ('', 'portal', 'paper')),
  constraint some_copies check (copies between 1 and 99)
);
comment on table agency.papers is 'Papers in custody: what, where it is kept, taken in and given back. The worker signs by writing it down; `…_signed` says how the resident signed, empty while they have not.';
create index papers_of_mandate on agency.papers (county, mandate_id, id);
create index papers_held on agency.papers (county, region, received_at) where returned_at is null;

create table agency.steps (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  about_id uuid not null,
  step     text not null,
  note     text not null default '',
  by_account uuid,
  by_name  text not null,
  at       timestamptz not null,
  nth      bigint generated always as identity,
  primary key (county, id)
);
comment on table agency.steps is 'What was done under a mandate, to a route or a run: rows are only added.';
create index steps_by_about on agency.steps (county, about_id, nth);

alter table agency.mandates enable row level security;
alter table agency.mandate_cases enable row level security;
alter table agency.papers enable row level security;
alter table agency.steps enable row level security;
create policy staff_within_scope on agency.mandates to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on agency.mandate_cases to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on agency.papers to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on agency.steps to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy resident_reads_own on agency.mandates for select to linli_resident using (person_id = any ((select register.own_people())::uuid[]));
create policy resident_reads_own on agency.mandate_cases for select to linli_resident using (mandate_id in (select m.id from agency.mandates m where m.person_id = any ((select register.own_people())::uuid[])));
create policy resident_reads_own on agency.papers for select to linli_resident using (mandate_id in (select m.id from agency.mandates m where m.person_id = any ((select register.own_people())::uuid[])));
create policy resident_reads_own on agency.steps for select to linli_resident using (about_id in (select m.id from agency.mandates m where m.person_id = any ((select register.own_people())::uuid[])));
grant select, insert, update on agency.mandates, agency.papers to linli_staff;
grant select, insert, update (region) on agency.mandate_cases, agency.steps to linli_staff;
grant select on agency.mandates, agency.mandate_cases, agency.papers, agency.steps to linli_resident;
