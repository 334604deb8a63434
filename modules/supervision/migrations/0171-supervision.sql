-- Counts of the work on cases (督办), day by day: taken when the day has ended, added up at every level, never changed.
create schema supervision;
grant usage on schema supervision to linli_staff;

create table supervision.days (
  county    text collate "C" not null,
  region    text collate "C" not null,
  day       date not null,
  dimension text collate "C" not null,
  key       text collate "C" not null,
  open      int not null,
  late      int not null,
  submitted int not null,
  ended     int not null,
  in_time   int not null,
  reopened  int not null,
  rated     int not null,
  satisfied int not null,
  primary key (county, region, day, dimension, key),
  constraint dimension_is_known check (dimension in ('all', 'kind', 'department', 'body', 'matter'))
);
comment on table supervision.days is 'One place on one day, seen one way: cases open and late at its end, and what came, ended, was reopened and rated on it. A row that is not there is nought, if the day was counted.';

create table supervision.counted_days (
  county     text collate "C" not null,
  day        date not null,
  counted_at timestamptz not null,
  primary key (county, day)
);
comment on table supervision.counted_days is 'Which days of which county were counted, so that a place without a row is told from a day without a count. Rows are added, never changed.';
grant select, insert on supervision.counted_days to linli_staff;

create table supervision.topics (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  matter_code text collate "C" not null,
  from_day    date not null,
  until_day   date not null,
  n           int not null,
  before      int not null,
  note        text not null default '',
  proposal_id uuid not null,
  by_account  uuid not null,
  by_name     text not null,
  at          timestamptz not null,
  primary key (county, id)
);
comment on table supervision.topics is 'Topics that were sent to deliberation, with the counts that they had. Rows are added, never changed.';
create index topics_by_region on supervision.topics (county, region, matter_code, at);

alter table supervision.days enable row level security;
alter table supervision.topics enable row level security;
create policy staff_within_scope on supervision.days to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on supervision.topics to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert on supervision.days, supervision.topics to linli_staff;
