-- Work on plans (PLN-01 to PLN-03, PLN-06, PLN-12, PLN-13): texts made in the desk, goals split down the levels with what was read of them, year plans with
-- mid-year check and summary, reviews of phases, joint meetings with what communities raised, supervision checks with their findings.

-- Whether a place is the reader's own or lies above it: the reader's range begins with its digits. Levels whose digits are nought are skipped (TER-21).
create function plans.stands_above(place text) returns boolean language sql stable parallel safe as $$
  select platform.lo() <> platform.hi() and starts_with(platform.lo(), case
    when right(place, 10) = '0000000000' then left(place, 2) when right(place, 8) = '00000000' then left(place, 4)
    when right(place, 6) = '000000' then left(place, 6) when right(place, 3) = '000' then left(place, 9) else place end)
$$;
grant execute on function plans.stands_above(text) to linli_staff;

create table plans.drafts (
  county          text collate "C" not null,
  id              uuid not null,
  region          text collate "C" not null,
  code            text collate "C" not null,
  text_version    int not null,
  title           text not null,
  body            jsonb not null,
  offered         jsonb not null default '[]',
  copied_from     text,
  copied_version  int,
  state           text not null default 'draft',
  issue_on        date,
  written_by      uuid not null,
  written_name    text not null,
  changed_by      uuid not null,
  approved_by     uuid,
  approved_name   text not null default '',
  made_at         timestamptz not null,
  version         int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('draft', 'submitted', 'approved', 'published', 'dropped')),
  -- Approved by another than whoever wrote or changed it.
  constraint other_hands check (state not in ('approved', 'published') or (approved_by is not null and approved_by <> written_by and approved_by <> changed_by))
);
comment on table plans.drafts is 'Plan texts made in the desk, until they are published as rows of plans.plans. `body` is the text; `offered` are targets of the text it was copied from, which hold nowhere until somebody sets a number of their own.';
-- The list of drafts by state, newest first.
create index drafts_by_state on plans.drafts (county, state, id desc);
create unique index one_open_draft_of_a_text on plans.drafts (county, code, text_version) where state not in ('dropped');

create table plans.goals (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  plan          text collate "C" not null,
  plan_version  int not null,
  kind          text not null,
  indicator     text not null default '',
  what          text not null,
  comparator    text not null default 'at_least',
  value         double precision,
  unit          text not null default '',
  adds          boolean not null default false,
  parent_id     uuid,
  from_on       date not null,
  due_on        date not null,
  owner         text not null default '',
  owner_account uuid,
  state         text not null,
  progress      int not null default 0,
  reported_on   date,
  done_on       date,
  standing      text not null default '',
  by_account    uuid not null,
  by_name       text not null,
  version       int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('target', 'task')),
  constraint comparator_is_known check (comparator in ('at_least', 'at_most', 'equal')),
  constraint state_is_known check (state in ('proposed', 'objected', 'confirmed', 'done', 'dropped')),
  constraint a_target_has_a_number check (kind <> 'target' or (value is not null and indicator <> '')),
  constraint confirmed_has_an_owner check (state not in ('confirmed', 'done') or owner <> ''),
  constraint progress_is_a_share check (progress between 0 and 100),
  constraint from_before_due check (from_on <= due_on)
);
comment on table plans.goals is 'Goals of a plan split down the levels (PLN-02). `region` owes it and confirms it; `parent_id` is the goal of the place above, which may lie in another county’s rows. `adds`: parts are summed up to the whole (a count); else each part meets the number itself (a share). A number holds for its own place only. `standing` is how it stood when it was last read (reached, on_course, behind, overdue, no_data, too_early), for lists and cards.';
-- What a place owes, by due date; what one goal was split into; what one person owes; what has no owner.
create index goals_by_region on plans.goals (county, region, due_on, id);
create index goals_by_parent on plans.goals (parent_id) where parent_id is not null;
create index goals_of_owner on plans.goals (owner_account, due_on) where owner_account is not null;
create index goals_by_plan on plans.goals (plan, plan_version);

create table plans.readings (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  goal_id  uuid not null,
  day      date not null,
  value    double precision,
  missing  text not null default '',
  at       timestamptz not null,
  primary key (county, id)
);
comment on table plans.readings is 'What the indicator of a goal stood at on a day, written down once and never changed: the ground of trend and forecast. `missing` says why there was no number.';
create unique index one_reading_a_day on plans.readings (county, goal_id, day);

create table plans.warnings (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  goal_id  uuid not null,
  kind     text not null,
  month    text collate "C" not null,
  words    text not null,
  at       timestamptz not null,
  primary key (county, id),
  constraint kind_is_known check (kind in ('behind', 'overdue'))
);
comment on table plans.warnings is 'Early warnings that were told to the owner of a goal: one of a kind a month. Rows are added, never changed.';
create unique index one_warning_a_month on plans.warnings (county, goal_id, kind, month);

create table plans.year_records (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  year       int not null,
  kind       text not null,
  revision   int not null,
  plan       text collate "C" not null default '',
  words      text not null,
  problems   text not null default '',
  next_steps text not null default '',
  evidence   text not null default '',
  reason     text not null default '',
  goals      jsonb not null default '[]',
  filed_on   date not null,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (county, id),
  constraint kind_is_known check (kind in ('year_plan', 'mid_year', 'summary')),
  constraint correction_says_why check (revision = 1 or reason <> '')
);
comment on table plans.year_records is 'Plan at the start, check in the middle, summary at the end of a year (PLN-03, IND-89), filed by civil affairs of a place. A correction is a further `revision` with its reason; `goals` is how the goals stood when it was filed. Rows are added, never changed.';
create unique index one_revision_each on plans.year_records (county, region, year, kind, revision);
create index year_records_by_year on plans.year_records (year, region);

create table plans.phase_reviews (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  plan         text collate "C" not null,
  plan_version int not null,
  phase        int not null,
  review_id    uuid not null,
  aim          int not null,
  aim_title    text not null,
  result       text not null,
  evidence     text not null,
  reviewed_on  date not null,
  by_account   uuid not null,
  by_name      text not null,
  at           timestamptz not null,
  primary key (county, id),
  constraint result_is_known check (result in ('met', 'partly', 'not_met')),
  constraint evidence_per_aim check (evidence <> '')
);
comment on table plans.phase_reviews is 'Review of a phase of a long plan (PLN-06, IND-102), one row an aim with its evidence; rows with one `review_id` were written together, the newest review counts. Rows are added, never changed.';
create index phase_reviews_by_plan on plans.phase_reviews (plan, plan_version, phase, at desc);

create table plans.meetings (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  title      text not null,
  held_on    date not null,
  venue      text not null default '',
  agenda     text[] not null,
  units      text[] not null,
  minutes    text not null default '',
  state      text not null default 'called',
  by_account uuid not null,
  by_name    text not null,
  version    int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('called', 'minuted', 'cancelled'))
);
comment on table plans.meetings is 'Yearly joint meeting of departments on community work (PLN-12, IND-88): agenda, departments, minutes. Departments are named, people are not.';
create index meetings_by_region on plans.meetings (county, region, held_on desc, id desc);

create table plans.issues (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  kind        text not null,
  what        text not null,
  wish        text not null default '',
  raised_on   date not null,
  state       text not null default 'raised',
  meeting_id  uuid,
  answer      text not null default '',
  by_account  uuid not null,
  by_name     text not null,
  version     int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('site', 'money', 'people', 'other')),
  constraint state_is_known check (state in ('raised', 'on_agenda', 'decided', 'answered')),
  constraint answered_says_what check (state <> 'answered' or answer <> '')
);
comment on table plans.issues is 'Site, money, people: what a community cannot solve by itself and brings before the joint meeting (PLN-12). `region` raised it.';
create index issues_by_region on plans.issues (county, region, id desc);
create index issues_by_meeting on plans.issues (meeting_id) where meeting_id is not null;

create table plans.decisions (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  meeting_id    uuid not null,
  issue_id      uuid,
  what          text not null,
  owner         text not null,
  owner_account uuid,
  due_on        date not null,
  state         text not null default 'open',
  done_on       date,
  proof         text not null default '',
  version       int not null default 1,
  primary key (county, id),
  foreign key (county, meeting_id) references plans.meetings (county, id),
  constraint state_is_known check (state in ('open', 'done', 'dropped')),
  constraint done_with_proof check (state <> 'done' or (proof <> '' and done_on is not null))
);
comment on table plans.decisions is 'What a joint meeting decided, as a task with an owner and a date, open until it is done with proof or dropped with a reason; what came of it stands in plans.steps.';
create index decisions_by_meeting on plans.decisions (county, meeting_id, due_on);
create index decisions_open on plans.decisions (county, due_on, id) where state = 'open';
create index decisions_of_owner on plans.decisions (owner_account, due_on) where state = 'open' and owner_account is not null;

create table plans.checks (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  plan        text collate "C" not null default '',
  subject     text not null,
  checked_on  date not null,
  unit        text not null,
  result      text not null,
  grade       text not null,
  told_on     date,
  by_account  uuid not null,
  by_name     text not null,
  by_region   text collate "C" not null,
  version     int not null default 1,
  primary key (county, id),
  constraint grade_is_known check (grade in ('good', 'fair', 'poor'))
);
comment on table plans.checks is 'Supervision of plan work (PLN-13): what was looked at, at which place (`region`), with which result; `told_on` is the day on which the result went to the leaders’ assessment. It grades work of a place, never a person.';
create index checks_by_region on plans.checks (county, region, checked_on desc, id desc);

create table plans.findings (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  check_id      uuid not null,
  what          text not null,
  owner         text not null,
  due_on        date not null,
  state         text not null default 'open',
  proof         text not null default '',
  answered_on   date,
  closed_on     date,
  version       int not null default 1,
  primary key (county, id),
  foreign key (county, check_id) references plans.checks (county, id),
  constraint state_is_known check (state in ('open', 'answered', 'closed')),
  -- A finding closes with proof and not without.
  constraint closed_with_proof check (state = 'open' or proof <> '')
);
comment on table plans.findings is 'What a check found to be put right, by whom and until when; answered with proof by the place, closed by whoever checks.';
create index findings_by_check on plans.findings (county, check_id, due_on);
create index findings_open on plans.findings (county, due_on, id) where state <> 'closed';

create table plans.steps (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  about_id   uuid not null,
  step       text not null,
  note       text not null default '',
  detail     jsonb not null default '{}',
  by_account uuid,
  by_name    text not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id)
);
comment on table plans.steps is 'What happened to each row of plan work, by whom and why. Rows are added, never changed.';
create index steps_by_row on plans.steps (about_id, nth);

do $$
declare name text;
begin
  foreach name in array array['drafts', 'goals', 'readings', 'warnings', 'year_records', 'phase_reviews', 'meetings', 'issues', 'decisions', 'checks', 'findings', 'steps'] loop
    execute format('alter table plans.%I enable row level security', name);
    execute format('create policy staff_within_scope on plans.%I to linli_staff using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi())', name);
  end loop;
  -- A place reads what stands above it: the goal that its own is a part of, the year plan of its banner, the meeting that decides on what it raised. It writes none of it.
  foreach name in array array['goals', 'readings', 'year_records', 'phase_reviews', 'meetings', 'decisions', 'steps'] loop
    execute format('create policy staff_read_upward on plans.%I for select to linli_staff using (plans.stands_above(region))', name);
  end loop;
end $$;

grant select, insert, update on plans.drafts, plans.goals, plans.meetings, plans.issues, plans.decisions, plans.checks, plans.findings to linli_staff;
grant select, insert on plans.readings, plans.warnings, plans.year_records, plans.phase_reviews, plans.steps to linli_staff;
grant update (region) on plans.readings, plans.warnings, plans.year_records, plans.phase_reviews, plans.steps to linli_staff;

-- For the duties calendar: one row a record that fulfils a duty of a place. `kind`: year_plan, mid_year, summary, joint_meeting, check, phase_review.
create view plans.published_deeds with (security_invoker = true) as
  select county, id, region, kind, filed_on as day, year from plans.year_records where revision = 1
  union all select county, id, region, 'joint_meeting', held_on, extract(year from held_on)::int from plans.meetings where state = 'minuted'
  union all select county, id, by_region, 'check', checked_on, extract(year from checked_on)::int from plans.checks
  union all select county, min(id::text)::uuid, region, 'phase_review', min(reviewed_on), extract(year from min(reviewed_on))::int from plans.phase_reviews group by county, region, review_id;
create view plans.published_year_records with (security_invoker = true) as
  select county, id, region, year, kind, revision, filed_on as day from plans.year_records;
create view plans.published_meetings with (security_invoker = true) as
  select county, id, region, state, held_on as day, extract(year from held_on)::int as year from plans.meetings;
create view plans.published_decisions with (security_invoker = true) as
  select county, id, region, meeting_id, what, owner, due_on, state, done_on from plans.decisions;
create view plans.published_checks with (security_invoker = true) as
  select county, id, region, by_region, plan, checked_on as day, grade, told_on from plans.checks;
create view plans.published_findings with (security_invoker = true) as
  select county, id, region, check_id, due_on, state, closed_on from plans.findings;
create view plans.published_phase_reviews with (security_invoker = true) as
  select county, id, region, plan, plan_version, phase, review_id, aim, aim_title, result, reviewed_on as day, at from plans.phase_reviews;
create view plans.published_goals with (security_invoker = true) as
  select county, id, region, plan, plan_version, kind, indicator, what, comparator, value, unit, parent_id, owner, from_on, due_on, state, progress, done_on from plans.goals;
-- Tasks of the newest reading of every text, for what hangs on them (projects).
create view plans.published_tasks as
  select p.code as plan, p.version as plan_version, p.place, p.title as plan_title, t.nth::int as nth, t.task ->> 'title' as title, t.task ->> 'section' as section, t.task ->> 'lead' as lead
  from (select distinct on (code, version) code, version, place, title, body from plans.plans order by code, version, revision desc) p
  cross join lateral jsonb_array_elements(p.body -> 'tasks') with ordinality as t(task, nth);
grant select on plans.published_deeds, plans.published_year_records, plans.published_meetings, plans.published_decisions, plans.published_checks, plans.published_findings,
  plans.published_phase_reviews, plans.published_goals, plans.published_tasks to linli_staff;
