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
  applicant_name text collate "C" not null default '',
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
  draft          jsonb,
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
  constraint outcome_is_known check (outcome in ('', 'granted', 'done', 'answered', 'settled', 'not_settled', 'referred', 'refused', 'ended')),
  constraint rating_is_one_to_five check (rating between 1 and 5)
);
comment on table cases.cases is 'One need in flight: what is asked, by whom, where, until when, where it stands. No ethnicity field on any case.';
create unique index one_case_per_number on cases.cases (county, number);
-- Lists of everything go by id (UUIDv7, newest first): a wide scope reads the primary key, a narrow one this index.
create index cases_by_region on cases.cases (county, region, id);
-- What is open, by its last day: the wide scope in order, the narrow one by place.
create index cases_open_by_due on cases.cases (county, due_at, id, region)
  where state in ('submitted', 'awaiting_correction', 'accepted', 'suspended');
create index cases_open_by_place on cases.cases (county, region, due_at, state)
  where state in ('submitted', 'awaiting_correction', 'accepted', 'suspended');
create index cases_waiting_for_acceptance on cases.cases (submitted_at) where state = 'submitted';
create index cases_without_day on cases.cases (county, id) where state = 'accepted' and due_at is null;
create index cases_by_applicant on cases.cases (county, applicant_id, id) where applicant_id is not null;
create index cases_by_name on cases.cases (county, applicant_name, id) where applicant_name <> '';
create index cases_by_matter on cases.cases (county, matter_code, region, submitted_at);
create index cases_by_conclusion on cases.cases (county, concluded_at, region) where concluded_at is not null;
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
  assignee_name text not null default '',
  state       text not null default 'open',
  opened_at   timestamptz not null,
  due_at      timestamptz,
  done_at     timestamptz,
  done_by     uuid,
  outcome     text not null default '',
  note        text not null default '',
  primary key (county, id),
  foreign key (county, case_id) references cases.cases (county, id),
  constraint role_is_known check (role in ('lead', 'helper', 'call_back', 'supervisor')),
  constraint state_is_known check (state in ('open', 'done', 'returned', 'cancelled'))
);
comment on table cases.tasks is 'Open work of a post at a place (`at_region`), taken over by an `assignee`. `region` is the case''s, for the scope.';
create index tasks_open_by_place on cases.tasks (county, post, at_region, due_at) where state = 'open';
create index tasks_open_by_assignee on cases.tasks (county, assignee, due_at) where state = 'open';
create unique index one_lead_per_case on cases.tasks (county, case_id) where state = 'open' and role = 'lead';
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
create index moves_reopening on cases.moves (county, at, region) where name = 'reopen';

create table cases.materials (
  county    text collate "C" not null,
  id        uuid not null,
  case_id   uuid not null,
  region    text collate "C" not null,
  code      text collate "C" not null,
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
  stage     text not null default '',
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
create index publications_running on cases.publications (until_on) where ended_at is null;

create table cases.reminders (
  county    text collate "C" not null,
  id        uuid not null,
  case_id   uuid not null,
  region    text collate "C" not null,
  kind      text not null,
  for_day   date not null,
  at        timestamptz not null,
  primary key (county, id),
  foreign key (county, case_id) references cases.cases (county, id)
);
comment on table cases.reminders is 'Which reminder was sent for which last day, so that none is sent twice. Insert only.';
create unique index one_reminder_per_day on cases.reminders (county, case_id, kind, for_day);

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
alter table cases.reminders enable row level security;

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
create policy staff_within_scope on cases.reminders to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy anyone_reads on cases.publications for select to linli_resident using (true);

-- Own cases, and those of people one stands for today.
create policy resident_reads_own on cases.cases for select to linli_resident
  using (applicant_id = any ((select register.own_people())::uuid[]));
create policy resident_reads_own on cases.moves for select to linli_resident
  using (case_id in (select c.id from cases.cases c where c.applicant_id = any ((select register.own_people())::uuid[])));
create policy resident_reads_own on cases.materials for select to linli_resident
  using (case_id in (select c.id from cases.cases c where c.applicant_id = any ((select register.own_people())::uuid[])));
create policy resident_reads_own on cases.suspensions for select to linli_resident
  using (case_id in (select c.id from cases.cases c where c.applicant_id = any ((select register.own_people())::uuid[])));
create policy resident_reads_own on cases.ratings for select to linli_resident
  using (case_id in (select c.id from cases.cases c where c.applicant_id = any ((select register.own_people())::uuid[])));

grant select, insert, update on cases.cases, cases.tasks to linli_staff;
grant select, insert on cases.moves, cases.materials, cases.ratings, cases.reminders to linli_staff;
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

-- One case with all that belongs to it, in one round trip. A case may have moved from place to place: its history keeps the places where it
-- happened, and belongs to the case all the same. So this runs as owner, asks for the case itself within the caller's scope, and follows it.
create function cases.file_of(in_county text, wanted uuid)
returns json language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me cases.cases;
begin
  select * into me from cases.cases c where c.county = in_county and c.id = wanted
    and ((c.region >= platform.lo() and c.region < platform.hi()) or c.applicant_id = any (register.own_people()));
  if not found then return null; end if;
  return json_build_object('case', row_to_json(me),
    'moves', (select coalesce(json_agg(m order by m.seq), '[]'::json) from cases.moves m where m.county = in_county and m.case_id = wanted),
    'tasks', (select coalesce(json_agg(t order by t.opened_at, t.id), '[]'::json) from cases.tasks t where t.county = in_county and t.case_id = wanted),
    'materials', (select coalesce(json_agg(a order by a.added_at, a.id), '[]'::json) from cases.materials a where a.county = in_county and a.case_id = wanted),
    'suspensions', (select coalesce(json_agg(s order by s.starts_at, s.id), '[]'::json) from cases.suspensions s where s.county = in_county and s.case_id = wanted),
    'ratings', (select coalesce(json_agg(r order by r.round), '[]'::json) from cases.ratings r where r.county = in_county and r.case_id = wanted),
    'publications', (select coalesce(json_agg(p order by p.from_on, p.id), '[]'::json) from cases.publications p where p.county = in_county and p.case_id = wanted),
    'way', (with recursive up as (
        select g.code, g.level, g.name, g.parent, 0 as step from regions.regions g where g.code = me.region
        union all select g.code, g.level, g.name, g.parent, up.step + 1 from regions.regions g join up on g.code = up.parent where up.step < 8)
      select coalesce(json_agg(json_build_object('code', code, 'level', level, 'name', name) order by step), '[]'::json) from up));
end $$;

-- Array containment is not leakproof: under a policy the index on grams would not be used (see register.people_with_grams).
create function cases.with_grams(in_county text, wanted text[], most int)
returns table (id uuid) language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
begin
  if platform.lo() is null or platform.hi() is null or cardinality(wanted) = 0 then return; end if;
  return query select c.id from cases.cases c
    where c.county = in_county and c.grams @> wanted and c.region >= platform.lo() and c.region < platform.hi() limit most;
end $$;

revoke all on function cases.file_of, cases.with_grams from public;
grant execute on function cases.file_of to linli_staff, linli_resident;
grant execute on function cases.with_grams to linli_staff;

create view cases.published_reopenings as select county, case_id, region, at from cases.moves where name = 'reopen';
alter view cases.published_reopenings set (security_invoker = true);
grant select on cases.published_reopenings to linli_staff;
