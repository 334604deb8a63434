-- Who is in charge of what, and what is passed down with it (TER-15 to TER-18, TER-20, TER-22): duties by level, packages of tasks with authority,
-- people and money, bodies that lead community work, joint party-building meetings, people, money and goods for communities.
create schema mandates;
grant usage on schema mandates to linli_staff;

create table mandates.duties (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  level        text not null,
  duty         text not null,
  subject_kind text not null default 'words',
  subject      text not null default '',
  subject_title text not null default '',
  lead_id      uuid,
  lead_name    text not null,
  helpers      text[] not null default '{}',
  basis        text not null,
  supplies     text not null default '',
  contact      text not null default '',
  valid_from   date not null,
  ended_on     date,
  version      int not null default 1,
  primary key (county, id),
  constraint level_is_known check (level in ('prefecture', 'county', 'township', 'community')),
  constraint subject_is_known check (subject_kind in ('matter', 'indicator', 'words')),
  constraint from_before_end check (ended_on is null or ended_on >= valid_from)
);
comment on table mandates.duties is 'Which department leads which duty at which level (TER-15, TER-18). `region` is the place for which it holds: the county for all of it, or one street or community with a rule of its own. Duties of the league are kept at the county that reads them.';
-- One lead for a matter or an indicator at each level of a place; a past lead ends before the next begins (checked when one is written down).
create unique index one_lead_each on mandates.duties (county, region, level, subject_kind, subject) where ended_on is null and subject_kind <> 'words';
create index duties_by_subject on mandates.duties (county, subject_kind, subject, level, valid_from);
create index duties_by_lead on mandates.duties (county, lead_name, id);

create table mandates.packages (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  kind        text not null,
  title       text not null,
  department  text not null,
  task        text not null,
  authority   text not null default '',
  basis       text not null default '',
  posts       int not null default 0,
  people      text not null default '',
  money_fen   bigint not null default 0,
  money       text not null default '',
  from_on     date not null,
  state       text not null default 'draft',
  handed_on   date,
  review_on   date,
  by_account  uuid not null,
  by_name     text not null,
  at          timestamptz not null,
  version     int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('task', 'power')),
  constraint state_is_known check (state in ('draft', 'submitted', 'objected', 'accepted', 'handed_over', 'checked', 'withdrawn')),
  constraint nothing_below_nought check (posts >= 0 and money_fen >= 0),
  -- 权限、人员、经费一并下放: only a draft may have an empty part.
  constraint all_parts_filled check (state in ('draft', 'withdrawn') or (authority <> '' and posts > 0 and people <> '' and money_fen > 0 and money <> ''))
);
comment on table mandates.packages is 'A task or power that a department passes to a street, with authority, people and money (TER-16, PRC-26). `region` is the street. Money in fen a year.';
create index packages_by_region on mandates.packages (county, region, id);
create index packages_to_check on mandates.packages (county, review_on, id) where state = 'handed_over';

create table mandates.bodies (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  level       text not null,
  kind        text not null,
  name        text not null,
  chair       text not null,
  office      text not null,
  duties      text not null default '',
  basis       text not null,
  valid_from  date not null,
  ended_on    date,
  version     int not null default 1,
  primary key (county, id),
  constraint level_is_known check (level in ('prefecture', 'county', 'township', 'community')),
  constraint kind_is_known check (kind in ('leading_group', 'joint_meeting', 'committee'))
);
comment on table mandates.bodies is 'Leading group, joint meeting or committee for community work at a level (TER-17), with where its office is: civil affairs does the daily work. `chair` is an office held (分管副旗长), with a name where it is published.';
create unique index one_body_each on mandates.bodies (county, region, level, kind) where ended_on is null;

create table mandates.body_members (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  body_id     uuid not null,
  department  text not null,
  member      text not null default '',
  duty        text not null,
  valid_from  date not null,
  ended_on    date,
  primary key (county, id),
  foreign key (county, body_id) references mandates.bodies (county, id)
);
comment on table mandates.body_members is 'Departments in a body, each with its duty there and who comes for it by office.';
create unique index one_seat_each on mandates.body_members (county, body_id, department) where ended_on is null;

create table mandates.meetings (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  title    text not null,
  held_on  date not null,
  venue    text not null default '',
  agenda   text[] not null,
  units    text[] not null,
  minutes  text not null default '',
  state    text not null default 'called',
  by_account uuid not null,
  by_name  text not null,
  version  int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('called', 'minuted', 'cancelled'))
);
comment on table mandates.meetings is 'Joint party-building meetings with the units of an area (社区党建联席会议, TER-20): agenda, units, minutes. Units are named, people are not.';
create index meetings_by_region on mandates.meetings (county, region, held_on desc, id desc);

create table mandates.decisions (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  meeting_id    uuid not null,
  about         text not null,
  what          text not null,
  owner         text not null,
  owner_account uuid,
  due_on        date not null,
  state         text not null default 'open',
  done_on       date,
  version       int not null default 1,
  primary key (county, id),
  foreign key (county, meeting_id) references mandates.meetings (county, id),
  constraint about_is_known check (about in ('facility', 'staff', 'money', 'service', 'other')),
  constraint state_is_known check (state in ('open', 'done', 'dropped'))
);
comment on table mandates.decisions is 'What a joint meeting decided, as a task with an owner and a date; what came of it stands in mandates.steps.';
create index decisions_by_meeting on mandates.decisions (county, meeting_id, due_on);
create index decisions_open on mandates.decisions (county, due_on, id) where state = 'open';
create index decisions_of_owner on mandates.decisions (county, owner_account, due_on) where state = 'open' and owner_account is not null;

create table mandates.resources (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  kind        text not null,
  what        text not null,
  giver       text not null,
  quantity    int not null default 0,
  unit        text not null default '',
  amount_fen  bigint not null default 0,
  given_on    date not null,
  basis       text not null default '',
  state       text not null default 'given',
  received_on date,
  received_by text not null default '',
  by_account  uuid not null,
  by_name     text not null,
  version     int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('people', 'money', 'goods')),
  constraint state_is_known check (state in ('given', 'received', 'not_come')),
  constraint something_given check ((kind = 'money' and amount_fen > 0) or (kind <> 'money' and quantity > 0))
);
comment on table mandates.resources is 'People, money and goods passed down to a community, from whom (TER-22). `region` is the community. People are counted, never named. Money and value in fen.';
create index resources_by_region on mandates.resources (county, region, given_on desc, id desc);
create index resources_by_day on mandates.resources (county, given_on desc, id desc);

create table mandates.steps (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  about_id   uuid not null,
  step       text not null,
  note       text not null default '',
  detail     jsonb not null default '{}',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id)
);
comment on table mandates.steps is 'What happened to each row of this schema, by whom and why. Rows are added, never changed.';
create index steps_by_row on mandates.steps (county, about_id, nth);

alter table mandates.duties enable row level security;
alter table mandates.packages enable row level security;
alter table mandates.bodies enable row level security;
alter table mandates.body_members enable row level security;
alter table mandates.meetings enable row level security;
alter table mandates.decisions enable row level security;
alter table mandates.resources enable row level security;
alter table mandates.steps enable row level security;
create policy staff_within_scope on mandates.duties to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on mandates.packages to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on mandates.bodies to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on mandates.body_members to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on mandates.meetings to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on mandates.decisions to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on mandates.resources to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on mandates.steps to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
-- A community must find who leads at the county and the league: the lists of duties and of leading bodies name offices, not people's affairs, and are read by
-- all staff who have a place. Only the place itself writes.
create policy staff_read_upward on mandates.duties for select to linli_staff using (platform.lo() <> platform.hi());
create policy staff_read_upward on mandates.bodies for select to linli_staff using (platform.lo() <> platform.hi());
create policy staff_read_upward on mandates.body_members for select to linli_staff using (platform.lo() <> platform.hi());
grant select, insert, update on mandates.duties, mandates.packages, mandates.bodies, mandates.body_members, mandates.meetings, mandates.decisions, mandates.resources
  to linli_staff;
grant select, insert on mandates.steps to linli_staff;
grant update (region) on mandates.steps to linli_staff;
