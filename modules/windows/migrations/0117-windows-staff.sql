-- Window staff from departments: attendance, daily assessment, training, the month's sheet (MAT-09).
create table windows.clerks (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  account_id uuid not null,
  name       text not null,
  department text not null,
  duty       text not null default '',
  from_on    date not null,
  until_on   date,
  version    int not null default 1,
  primary key (county, id)
);
comment on table windows.clerks is 'Who serves at a window of the street for which home department, from when to when. `region` is the place that assesses.';
create unique index one_seat_per_clerk on windows.clerks (county, region, account_id) where until_on is null;
create index clerks_by_account on windows.clerks (county, account_id);

create table windows.assessment_items (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  nth      int not null,
  title    text not null,
  points   int not null,
  how      text not null default '',
  ended_on date,
  primary key (county, id),
  constraint points_are_some check (points between 1 and 100)
);
comment on table windows.assessment_items is 'A place’s own list of what is assessed each day, with the most points of each; ended when it changes, so that past months keep theirs.';
create index items_by_region on windows.assessment_items (county, region, nth) where ended_on is null;

create table windows.assessments (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  clerk_id   uuid not null,
  on_date    date not null,
  attendance text not null,
  marks      jsonb not null,
  note       text not null default '',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  version    int not null default 1,
  primary key (county, id),
  foreign key (county, clerk_id) references windows.clerks (county, id),
  constraint attendance_is_known check (attendance in ('present', 'late', 'leave', 'training', 'absent'))
);
comment on table windows.assessments is 'One day of one clerk: attendance, and points given for each item (`marks`: item, title, most, points, note). What stood there before a correction is in windows.steps.';
create unique index one_assessment_a_day on windows.assessments (county, clerk_id, on_date);

create table windows.trainings (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  clerk_id uuid not null,
  on_date  date not null,
  title    text not null,
  hours    numeric(4, 1) not null,
  passed   boolean,
  primary key (county, id),
  foreign key (county, clerk_id) references windows.clerks (county, id),
  constraint some_hours check (hours > 0 and hours <= 100)
);
comment on table windows.trainings is 'Training that a clerk took part in; `passed` where there was a test.';
create index trainings_by_clerk on windows.trainings (county, clerk_id, on_date);

create table windows.sheets (
  county    text collate "C" not null,
  id        uuid not null,
  region    text collate "C" not null,
  clerk_id  uuid not null,
  month     text collate "C" not null,
  figures   jsonb not null,
  state     text not null default 'shown',
  object_until date not null,
  objection text not null default '',
  answer    text not null default '',
  sent_at   timestamptz,
  version   int not null default 1,
  primary key (county, id),
  foreign key (county, clerk_id) references windows.clerks (county, id),
  constraint state_is_known check (state in ('shown', 'objected', 'answered', 'accepted', 'sent'))
);
comment on table windows.sheets is 'The month of a clerk, frozen when it is shown: first to the clerk, who may object until a day, then sent to the home department. `figures` are never changed; an answer may add a correction in points.';
create unique index one_sheet_a_month on windows.sheets (county, clerk_id, month);

alter table windows.clerks enable row level security;
alter table windows.assessment_items enable row level security;
alter table windows.assessments enable row level security;
alter table windows.trainings enable row level security;
alter table windows.sheets enable row level security;
create policy staff_within_scope on windows.clerks to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on windows.assessment_items to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on windows.assessments to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on windows.trainings to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on windows.sheets to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
-- A clerk of a community reads their own rows, which lie at the street.
create policy own_sheets on windows.sheets for select to linli_staff
  using (clerk_id in (select c.id from windows.clerks c where c.account_id::text = current_setting('linli.caller', true)));
create policy own_seat on windows.clerks for select to linli_staff using (account_id::text = current_setting('linli.caller', true));
grant select, insert, update on windows.clerks, windows.assessment_items, windows.assessments to linli_staff;
grant select, insert, update (region) on windows.trainings to linli_staff;
grant select, insert, update (region, state, objection, answer, sent_at, version) on windows.sheets to linli_staff;
