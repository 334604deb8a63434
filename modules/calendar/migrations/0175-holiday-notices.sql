-- Holiday notices (放假安排) that a place writes down itself, beside those that come with the program.
create schema calendar;
grant usage on schema calendar to linli_staff;

create table calendar.notices (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  year         int not null,
  title        text not null,
  local        boolean not null,
  arrangements jsonb not null,
  state        text not null default 'draft',
  by_account   uuid not null,
  by_name      text not null,
  checked_by   text not null default '',
  written_at   timestamptz not null,
  published_at timestamptz,
  version      int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('draft', 'published', 'dropped'))
);
comment on table calendar.notices is 'A holiday notice as it was written: each holiday with its days of rest and the weekend days worked in exchange. Published by another person than its writer; the latest of a year holds.';
create index notices_by_year on calendar.notices (county, year desc, id desc);
alter table calendar.notices enable row level security;
create policy staff_within_scope on calendar.notices to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
-- Everybody's days are counted by it: a community reads the notices of its county.
create policy staff_of_the_county_read on calendar.notices for select to linli_staff using (region like '______000000' and left(region, 6) = left(platform.lo(), 6));
grant select, insert, update on calendar.notices to linli_staff;
