-- Grid events (网格事件) beyond what a case says: kind by a dated taxonomy, level, honest end, reports of the same thing, joint dispatch with a clock
-- per unit, patrols and visits. The case (cases.cases) stays the record of the work.
create schema incidents;
grant usage on schema incidents to linli_staff;

create table incidents.entries (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  list        text not null,
  code        text collate "C" not null,
  valid_from  date not null,
  in_use      boolean not null default true,
  data        jsonb not null,
  reason      text not null,
  by_account  uuid not null,
  by_name     text not null,
  at          timestamptz not null,
  nth         bigint generated always as identity,
  primary key (county, id),
  constraint list_is_known check (list in ('event_kind', 'refusal_reason', 'visit_cycle'))
);
comment on table incidents.entries is 'What a county sets itself: kinds of grid events, legal reasons to refuse a joint dispatch, visit cycles. A version holds from its day; the latest written for a code counts. Over these lie under what ships in data/reference. Insert only.';
create index entries_by_code on incidents.entries (county, list, code, valid_from, nth);

create table incidents.events (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  number        text collate "C" not null,
  title         text not null,
  kind          text collate "C" not null default '',
  kind_name     text not null default '',
  kind_from     date,
  urgency       text not null default 'ordinary',
  level         text not null default 'grid',
  place_text    text not null default '',
  lon           double precision,
  lat           double precision,
  channel       text not null,
  reported_by   uuid,
  client_id     text,
  found_at      timestamptz not null,
  reported_at   timestamptz not null,
  state         text not null,
  step          int not null default 0,
  due_at        timestamptz,
  ended_at      timestamptz,
  ended         text not null default '',
  end_reason    text not null default '',
  before_photos int not null default 0,
  after_photos  int not null default 0,
  self_handled  boolean not null default false,
  reopened      int not null default 0,
  patrol_id      uuid,
  main_id       uuid,
  joined        int not null default 0,
  joined_at     timestamptz,
  desk_post     text,
  desk_region   text collate "C",
  version       int not null default 1,
  primary key (county, id),
  constraint level_is_known check (level in ('grid', 'community', 'township', 'county')),
  constraint end_is_known check (ended in ('', 'solved', 'partly', 'cannot', 'not_found', 'duplicate', 'withdrawn')),
  constraint an_end_has_a_time check ((ended = '') = (ended_at is null)),
  -- CAS-13: what is said to be solved shows a photo before and one after.
  constraint solved_shows_photos check (ended <> 'solved' or (before_photos > 0 and after_photos > 0) or kind = ''),
  constraint not_its_own_main check (main_id is null or main_id <> id),
  constraint joined_is_counted check (joined >= 0)
);
comment on table incidents.events is 'One row for each case of kind event, with its id: kind as it was named on the day, how far in the seven steps, level reached, end. `main_id`: the same thing was reported before, and this report is answered with that one. `joined` counts those on a main one.';
create unique index one_event_per_sending on incidents.events (county, client_id) where client_id is not null;
create index events_by_region on incidents.events (county, region, id);
create index events_open_by_due on incidents.events (county, due_at, id) where ended_at is null;
create index events_open_by_place on incidents.events (county, lat, lon) where ended_at is null and main_id is null;
create index events_by_main on incidents.events (county, main_id) where main_id is not null;
create index events_by_kind on incidents.events (county, kind, id);
create index events_by_patrol on incidents.events (county, patrol_id) where patrol_id is not null;

create table incidents.callouts (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  event_id     uuid not null,
  task_id      uuid,
  role         text not null,
  unit         text not null,
  post         text not null,
  at_region    text collate "C" not null,
  from_post    text not null,
  from_region  text collate "C" not null,
  job          text not null,
  amount       int not null,
  unit_of_time text not null,
  called_at    timestamptz not null,
  due_at       timestamptz,
  state        text not null default 'called',
  arrived_at   timestamptz,
  arrived_name text not null default '',
  done_at      timestamptz,
  answer       text not null default '',
  refusal      text not null default '',
  refusal_text text not null default '',
  refused_at   timestamptz,
  decide_by    timestamptz,
  decided_at   timestamptz,
  decision     text not null default '',
  decision_text text not null default '',
  climbed      int not null default 0,
  by_account   uuid not null,
  by_name      text not null,
  version      int not null default 1,
  primary key (county, id),
  foreign key (county, event_id) references incidents.events (county, id),
  constraint role_is_known check (role in ('lead', 'helper')),
  constraint state_is_known check (state in ('called', 'arrived', 'done', 'refused', 'released', 'ended')),
  constraint time_is_known check (unit_of_time in ('hour', 'working_day', 'natural_day') and amount between 1 and 365),
  constraint decision_is_known check (decision in ('', 'must', 'released')),
  constraint a_refusal_has_a_reason check (state <> 'refused' or (refusal <> '' and refused_at is not null))
);
comment on table incidents.callouts is 'Joint dispatch (吹哨报到): who was called with which task and how long, who came when, what was answered; a refusal with its legal reason and the decision of the level above. One lead, the rest help.';
create unique index one_lead_per_event on incidents.callouts (county, event_id) where role = 'lead' and state in ('called', 'arrived', 'refused');
create index callouts_by_event on incidents.callouts (county, event_id, id);
create index callouts_by_desk on incidents.callouts (county, post, at_region, id) where state in ('called', 'arrived', 'refused');
create index callouts_due on incidents.callouts (county, due_at, id) where state in ('called', 'arrived');
create index callouts_by_region on incidents.callouts (county, region, id);

create table incidents.patrols (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  account_id   uuid not null,
  account_name text not null,
  client_id    text not null,
  started_at   timestamptz not null,
  ended_at     timestamptz not null,
  places       text not null default '',
  note         text not null default '',
  metres       int not null default 0,
  track        jsonb,
  recorded_at  timestamptz not null,
  primary key (county, id),
  constraint begins_before_end check (ended_at >= started_at)
);
comment on table incidents.patrols is 'A patrol (巡查): when, where, by whom. `track` is a simplified line that the worker switched on and off; it goes after its time while the rest of the record stays.';
create unique index one_patrol_per_sending on incidents.patrols (county, client_id);
create index patrols_by_region on incidents.patrols (county, region, started_at desc, id desc);
create index patrols_by_day on incidents.patrols (county, started_at desc, id desc);
create index patrols_with_track on incidents.patrols (county, ended_at) where track is not null;

create table incidents.visits (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  household_id uuid,
  person_id    uuid,
  whom         text not null,
  cycle        text collate "C" not null,
  visited_at   timestamptz not null,
  met          boolean not null default true,
  content      text not null default '',
  next_due_on  date,
  followed     boolean not null default false,
  account_id   uuid not null,
  account_name text not null,
  client_id    text not null,
  at           timestamptz not null,
  primary key (county, id)
);
comment on table incidents.visits is 'A visit at a home (走访): whom, what about, when again. `followed` is set when a later visit of the same person or household in the same cycle took its place. Nothing about health, belief or past belongs here.';
create unique index one_visit_per_sending on incidents.visits (county, client_id);
create index visits_by_region on incidents.visits (county, region, id);
create index visits_next on incidents.visits (county, next_due_on, id) where not followed and next_due_on is not null;
create index visits_by_person on incidents.visits (county, person_id, visited_at) where person_id is not null;
create index visits_by_household on incidents.visits (county, household_id, visited_at) where household_id is not null;

create table incidents.steps (
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
comment on table incidents.steps is 'What happened to events, callouts and settings beyond the moves of their case, by whom and why. Rows are added, never changed.';
create index steps_by_row on incidents.steps (county, about_id, nth);

alter table incidents.entries enable row level security;
alter table incidents.events enable row level security;
alter table incidents.callouts enable row level security;
alter table incidents.patrols enable row level security;
alter table incidents.visits enable row level security;
alter table incidents.steps enable row level security;
create policy staff_within_scope on incidents.entries to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on incidents.events to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on incidents.callouts to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on incidents.patrols to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on incidents.visits to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on incidents.steps to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
-- What the county has set (kinds, reasons, cycles) names no person and is read by all staff who have a place; only the county writes.
create policy staff_read_upward on incidents.entries for select to linli_staff using (platform.lo() <> platform.hi());
grant select, insert on incidents.entries, incidents.steps to linli_staff;
grant update (region) on incidents.entries, incidents.steps to linli_staff;
grant select, insert, update on incidents.events, incidents.callouts, incidents.patrols, incidents.visits to linli_staff;
