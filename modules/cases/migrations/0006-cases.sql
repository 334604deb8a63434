-- Cases (办件): one need in flight. `moves` is the record; the columns of `cases` are its last line, kept for searching.
create schema cases;
grant usage on schema cases to linli_staff, linli_resident;

create table cases.cases (
  county         text collate "C" not null,
  id             uuid not null,
  region         text collate "C" not null,
  number         text collate "C" not null,
  matter_code    text collate "C" not null,
  matter_version int not null,
  kind           text not null,
  title          text not null,
  state          text not null,
  stage          text not null default '',
  channel        text not null,
  applicant_id   uuid,
  applicant_name text not null default '',
  submitted_by   uuid,
  on_behalf      text not null default '',
  contact_sealed bytea,
  form           jsonb not null default '{}',
  place_text     text not null default '',
  lon            double precision,
  lat            double precision,
  grams          text[] not null default '{}',
  submitted_at   timestamptz,
  accepted_at    timestamptz,
  due_at         timestamptz,
  due_on         date,
  concluded_at   timestamptz,
  outcome        text not null default '',
  result         jsonb,
  rating         int,
  urgency        text not null default 'ordinary',
  corrections    int not null default 0,
  escalation     int not null default 0,
  check_code     text not null,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  version        int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in
    ('draft', 'submitted', 'awaiting_correction', 'declined', 'accepted', 'suspended', 'concluded', 'withdrawn')),
  constraint outcome_is_known check (outcome in ('', 'granted', 'refused', 'done', 'settled', 'not_settled', 'referred', 'duplicate', 'void')),
  constraint rating_is_one_to_five check (rating between 1 and 5)
);
comment on table cases.cases is 'One need in flight: what is asked, by whom, where, until when, where it stands. No ethnicity field on any case.';
create unique index one_case_per_number on cases.cases (county, number);
create index cases_by_region on cases.cases (county, region, updated_at desc);
create index cases_open_by_due on cases.cases (county, due_at, region) where state in ('submitted', 'awaiting_correction', 'accepted', 'suspended');
create index cases_by_applicant on cases.cases (county, applicant_id, updated_at desc) where applicant_id is not null;
create index cases_by_matter on cases.cases (county, matter_code, region, submitted_at);
create index cases_by_grams on cases.cases using gin (grams);

-- One open piece of work for one post at one place: what a work list shows. Parallel stages and joint work have several.
create table cases.tasks (
  county      text collate "C" not null,
  id          uuid not null,
  case_id     uuid not null,
  region      text collate "C" not null,
  stage       text not null,
  role        text not null default 'lead',
  post        text not null,
  at_region   text collate "C" not null,
  assignee    uuid,
  state       text not null default 'open',
  opened_at   timestamptz not null,
  due_at      timestamptz,
  done_at     timestamptz,
  done_by     uuid,
  outcome     text not null default '',
  note        text not null default '',
  primary key (county, id),
  foreign key (county, case_id) references cases.cases (county, id),
  constraint role_is_known check (role in ('lead', 'helper', 'call_back')),
  constraint state_is_known check (state in ('open', 'done', 'returned', 'cancelled'))
);
comment on table cases.tasks is 'Open work of a post at a place (`at_region`), taken over by an `assignee`. `region` is the case''s, for the scope.';
create index tasks_open_by_place on cases.tasks (county, post, at_region, due_at) where state = 'open';
create index tasks_open_by_assignee on cases.tasks (county, assignee, due_at) where state = 'open';
create index tasks_by_case on cases.tasks (county, case_id);

create table cases.moves (
  county    text collate "C" not null,
  id        uuid not null,
  case_id   uuid not null,
  region    text collate "C" not null,
  seq       int not null,
  name      text not null,
  from_state text not null,
  to_state  text not null,
  stage     text not null default '',
  by_account uuid,
  by_name   text not null default '',
  by_post   text not null default '',
  at        timestamptz not null,
  note      jsonb not null default '{}',
  primary key (county, id),
  foreign key (county, case_id) references cases.cases (county, id)
);
comment on table cases.moves is 'What happened to a case, in order. Rows are added, never changed: this is the record a resident may ask to see.';
create unique index one_move_per_step on cases.moves (county, case_id, seq);

create table cases.materials (
  county    text collate "C" not null,
  id        uuid not null,
  case_id   uuid not null,
  region    text collate "C" not null,
  code      text not null,
  file_id   uuid,
  how       text not null default 'upload',
  note      text not null default '',
  added_at  timestamptz not null,
  added_by  uuid,
  primary key (county, id),
  foreign key (county, case_id) references cases.cases (county, id),
  constraint how_is_known check (how in ('upload', 'paper', 'register', 'promise'))
);
comment on table cases.materials is 'What was handed in for a case, material by material: a file, paper seen at the window, a fact already in the register, a promise.';
create index materials_by_case on cases.materials (county, case_id);

create table cases.suspensions (
  county    text collate "C" not null,
  id        uuid not null,
  case_id   uuid not null,
  region    text collate "C" not null,
  reason    text not null,
  note      text not null default '',
  starts_at timestamptz not null,
  ends_at   timestamptz,
  primary key (county, id),
  foreign key (county, case_id) references cases.cases (county, id),
  constraint reason_is_known check (reason in ('waiting_applicant', 'special_procedure'))
);
comment on table cases.suspensions is 'Times in which the clock stood: intervals, not a flag. Only ends_at is ever set.';
create index suspensions_by_case on cases.suspensions (county, case_id);

create table cases.ratings (
  county    text collate "C" not null,
  id        uuid not null,
  case_id   uuid not null,
  region    text collate "C" not null,
  round     int not null default 1,
  level     int not null,
  text      text not null default '',
  channel   text not null default 'portal',
  at        timestamptz not null,
  primary key (county, id),
  foreign key (county, case_id) references cases.cases (county, id),
  constraint level_is_one_to_five check (level between 1 and 5)
);
comment on table cases.ratings is 'Five levels, 1 非常满意 … 5 非常不满意. A second rating after rectification stands beside the first, never over it. Insert only.';
create unique index one_rating_per_round on cases.ratings (county, case_id, round);

create table cases.publications (
  county    text collate "C" not null,
  id        uuid not null,
  case_id   uuid not null,
  region    text collate "C" not null,
  title     text not null,
  body      text not null,
  from_on   date not null,
  until_on  date not null,
  ended_at  timestamptz,
  primary key (county, id),
  foreign key (county, case_id) references cases.cases (county, id)
);
comment on table cases.publications is 'What was put on public notice (公示) for a case: only what the law allows, never numbers or illness.';
create index publications_by_case on cases.publications (county, case_id);
create index publications_by_region on cases.publications (county, region, until_on);

-- Receipt numbers: a day, a running number, a check digit (see number.ts). A sequence takes no lock; gaps are harmless.
create sequence cases.number_seq;
grant usage on sequence cases.number_seq to linli_staff;

alter table cases.cases enable row level security;
alter table cases.tasks enable row level security;
alter table cases.moves enable row level security;
alter table cases.materials enable row level security;
alter table cases.suspensions enable row level security;
alter table cases.ratings enable row level security;
alter table cases.publications enable row level security;

create policy staff_within_scope on cases.cases to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on cases.tasks to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on cases.moves to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on cases.materials to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on cases.suspensions to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on cases.ratings to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on cases.publications to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy anyone_reads on cases.publications for select to linli_resident using (true);

create policy resident_reads_own on cases.cases for select to linli_resident using (applicant_id = platform.person());
create policy resident_reads_own on cases.moves for select to linli_resident
  using (case_id in (select c.id from cases.cases c where c.applicant_id = platform.person()));
create policy resident_reads_own on cases.materials for select to linli_resident
  using (case_id in (select c.id from cases.cases c where c.applicant_id = platform.person()));
create policy resident_reads_own on cases.suspensions for select to linli_resident
  using (case_id in (select c.id from cases.cases c where c.applicant_id = platform.person()));
create policy resident_reads_own on cases.ratings for select to linli_resident
  using (case_id in (select c.id from cases.cases c where c.applicant_id = platform.person()));

grant select, insert, update on cases.cases, cases.tasks to linli_staff;
grant select, insert on cases.moves, cases.materials, cases.ratings to linli_staff;
grant select, insert, update (ends_at) on cases.suspensions to linli_staff;
grant select, insert, update (ended_at) on cases.publications to linli_staff;
grant select on cases.cases, cases.moves, cases.materials, cases.suspensions, cases.ratings, cases.publications to linli_resident;

create view cases.published_cases as
  select county, id, region, number, matter_code, kind, title, state, stage, channel, applicant_id, submitted_at, accepted_at, due_at,
    concluded_at, outcome, rating, urgency, escalation from cases.cases;
alter view cases.published_cases set (security_invoker = true);
create view cases.published_ratings as select county, case_id, region, round, level, at from cases.ratings;
alter view cases.published_ratings set (security_invoker = true);
grant select on cases.published_cases, cases.published_ratings to linli_staff, linli_resident;
