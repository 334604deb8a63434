-- Organisations (组织): their files, seats, terms, papers and history. The table itself was made in 0003-accounts.sql; what stands in it is public
-- (who serves a place, where, when, under which office telephone). Everything else about an organisation is read within the scope.
alter table organisations.organisations
  add column initials     text collate "C" not null default '',
  add column address      text not null default '',
  add column opens        text not null default '',
  add column former_names text[] not null default '{}',
  add column parent_id    uuid,
  add column merged_into  uuid,
  add column closed_because text not null default '',
  add column version      int not null default 1,
  add column created_at   timestamptz not null default now();
comment on column organisations.organisations.valid_until is 'First day on which it no longer exists.';
comment on column organisations.organisations.phone is 'Office telephone, public; never somebody''s own.';
-- Whose parts are these?
create index organisations_by_parent on organisations.organisations (county, parent_id) where parent_id is not null;
-- The list of a place, by kind.
create index organisations_by_kind on organisations.organisations (county, region, kind, name, id);

create table organisations.details (
  county          text collate "C" not null,
  id              uuid not null,
  region          text collate "C" not null,
  facts           jsonb not null default '{}',
  primary key (county, id),
  foreign key (county, id) references organisations.organisations (county, id)
);
comment on table organisations.details is 'What staff know of an organisation beyond what is public: the facts of its kind (see kinds.ts). Key: the organisation''s.';
create index details_by_region on organisations.details (county, region);

create table organisations.seats (
  county          text collate "C" not null,
  id              uuid not null,
  region          text collate "C" not null,
  organisation_id uuid not null,
  role            text not null,
  person_id       uuid,
  name            text not null,
  posted_by       text not null default '',
  valid_from      date not null,
  valid_until     date,
  basis           text not null default '',
  ended_because   text not null default '',
  primary key (county, id),
  foreign key (county, organisation_id) references organisations.organisations (county, id),
  constraint from_before_until check (valid_until is null or valid_until >= valid_from)
);
comment on table organisations.seats is 'Who holds which seat in an organisation, from a day to a day. `posted_by`: the department that posted them here. The person is linked where known; their file is never shown from here.';
create index seats_by_organisation on organisations.seats (county, organisation_id, valid_from);
-- Cross-posts of a place on a day.
create index seats_by_place on organisations.seats (county, region);
-- Re-linking at a merge of people.
create index seats_by_person on organisations.seats (county, person_id) where person_id is not null;

create table organisations.terms (
  county          text collate "C" not null,
  id              uuid not null,
  region          text collate "C" not null,
  organisation_id uuid not null,
  nth             int not null,
  valid_from      date not null,
  valid_until     date not null,
  basis           text not null default '',
  primary key (county, id),
  foreign key (county, organisation_id) references organisations.organisations (county, id),
  constraint from_before_until check (valid_until > valid_from)
);
comment on table organisations.terms is 'Terms (届) of a body; `valid_until` is the first day after it. A term is never changed: the next one begins.';
create index terms_by_organisation on organisations.terms (county, organisation_id, valid_from);
create index terms_by_place on organisations.terms (county, region);

create table organisations.records (
  county          text collate "C" not null,
  id              uuid not null,
  region          text collate "C" not null,
  organisation_id uuid not null,
  -- The other organisation that it concerns: the firm that an owners' resolution is about.
  about_id        uuid,
  kind            text not null,
  title           text not null,
  on_day          date not null,
  note            text not null default '',
  -- Where the paper lies (档号).
  archive         text not null default '',
  case_id         uuid,
  case_number     text collate "C" not null default '',
  by_account      uuid not null,
  by_name         text not null,
  recorded_at     timestamptz not null,
  primary key (county, id),
  foreign key (county, organisation_id) references organisations.organisations (county, id),
  constraint kind_is_known check (kind in ('meeting', 'minutes', 'resolution', 'basis', 'contract', 'agreement', 'case'))
);
comment on table organisations.records is 'Papers and meetings of an organisation: minutes, resolutions, basis, contracts, and cases handled together. Insert only.';
create index records_by_organisation on organisations.records (county, organisation_id, on_day desc);
create index records_by_subject on organisations.records (county, about_id, on_day desc) where about_id is not null;
create index records_by_place on organisations.records (county, region);

create table organisations.changes (
  county          text collate "C" not null,
  id              uuid not null,
  region          text collate "C" not null,
  organisation_id uuid not null,
  at              timestamptz not null,
  deed            text not null,
  before          jsonb not null default '{}',
  after           jsonb not null default '{}',
  reason          text not null default '',
  by_account      uuid not null,
  by_name         text not null,
  primary key (county, id)
);
comment on table organisations.changes is 'What was changed in an organisation''s file, by whom and why. Insert only.';
create index changes_by_organisation on organisations.changes (county, organisation_id, id desc);
create index changes_by_place on organisations.changes (county, region);

create table organisations.local_kinds (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  code       text collate "C" not null,
  kind_group text not null,
  title      text not null,
  level      text not null,
  primary key (county, id),
  unique (county, code)
);
comment on table organisations.local_kinds is 'Kinds of organisation that a place added to the catalogue (kinds.ts).';

create table organisations.local_settings (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  name       text not null,
  value      int,
  primary key (county, id),
  unique (county, name)
);
comment on table organisations.local_settings is 'Numbers that the served county sets for itself: from how many people on a professional service body is considered (professional_body_people).';

alter table organisations.details enable row level security;
alter table organisations.seats enable row level security;
alter table organisations.terms enable row level security;
alter table organisations.records enable row level security;
alter table organisations.changes enable row level security;
alter table organisations.local_kinds enable row level security;
alter table organisations.local_settings enable row level security;
create policy staff_within_scope on organisations.details to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on organisations.seats to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on organisations.terms to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on organisations.records to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on organisations.changes to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
-- Names of kinds and the local line are no secret; only the county writes them.
create policy anyone_reads on organisations.local_kinds for select to linli_staff, linli_resident using (true);
create policy staff_writes on organisations.local_kinds to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy anyone_reads on organisations.local_settings for select to linli_staff using (true);
create policy staff_writes on organisations.local_settings to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert, update on organisations.details, organisations.local_settings to linli_staff;
grant select, insert on organisations.terms, organisations.records, organisations.changes, organisations.local_kinds to linli_staff;
grant select, insert, update on organisations.seats to linli_staff;
grant select on organisations.local_kinds to linli_resident;
-- A boundary that moves takes terms and papers along; what they say never changes.
grant update (region) on organisations.terms, organisations.records, organisations.changes to linli_staff;

create view organisations.published_organisations as
  select county, id, region, kind, name, parent_id, valid_from, valid_until from organisations.organisations;
alter view organisations.published_organisations set (security_invoker = true);
create view organisations.published_seats as
  select s.county, s.id, s.region, s.organisation_id, o.kind, s.role, s.valid_from, s.valid_until,
    coalesce(s.person_id::text, s.region || ':' || s.name) as holder
  from organisations.seats s join organisations.organisations o on o.county = s.county and o.id = s.organisation_id;
alter view organisations.published_seats set (security_invoker = true);
create view organisations.published_facts as select county, id, region, facts from organisations.details;
alter view organisations.published_facts set (security_invoker = true);
grant select on organisations.published_organisations, organisations.published_seats, organisations.published_facts to linli_staff;
