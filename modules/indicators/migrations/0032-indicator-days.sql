-- What was true on past days, and numbers that are filed and not counted. Both insert-only: a correction is a new version with a reason.
create table indicators.snapshots (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  day        date not null,
  version    int not null,
  measures   jsonb not null,
  as_of      timestamptz not null,
  taken_at   timestamptz not null,
  reason     text not null default '',
  primary key (county, id)
);
comment on table indicators.snapshots is 'All measures of one place at the end of one day, added up at every level. Rows are added, never changed; the highest version counts.';
create unique index one_snapshot_per_version on indicators.snapshots (county, region, day, version);

create table indicators.reports (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  indicator   text collate "C" not null,
  day         date not null,
  version     int not null,
  numerator   double precision not null,
  denominator double precision,
  evidence    text not null,
  reason      text not null default '',
  by_account  uuid not null,
  by_name     text not null,
  at          timestamptz not null,
  primary key (county, id)
);
comment on table indicators.reports is 'Numbers filed by a body with evidence, for indicators that cannot be counted. Rows are added, never changed; the highest version of a day counts.';
create unique index one_report_per_version on indicators.reports (county, region, indicator, day, version);

alter table indicators.snapshots enable row level security;
alter table indicators.reports enable row level security;
create policy staff_within_scope on indicators.snapshots to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on indicators.reports to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert on indicators.snapshots, indicators.reports to linli_staff;
