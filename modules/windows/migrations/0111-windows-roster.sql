-- Hours said for single dates, and who is on duty (MAT-08).
create table windows.special_days (
  county    text collate "C" not null,
  id        uuid not null,
  region    text collate "C" not null,
  station_id uuid not null,
  on_date   date not null,
  intervals jsonb not null,
  note      text not null default '',
  primary key (county, id),
  foreign key (county, station_id) references windows.stations (county, id)
);
comment on table windows.special_days is 'Opening hours of one date that differ from those of its kind of day; no interval means closed. What was said before stands in windows.steps.';
create unique index one_saying_per_day on windows.special_days (county, station_id, on_date);

create table windows.shifts (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  station_id uuid not null,
  on_date    date not null,
  part       text not null default 'day',
  account_id uuid not null,
  name       text not null,
  instead_of text not null default '',
  dropped_at timestamptz,
  version    int not null default 1,
  primary key (county, id),
  foreign key (county, station_id) references windows.stations (county, id),
  constraint part_is_known check (part in ('day', 'morning', 'afternoon'))
);
comment on table windows.shifts is 'Who is on duty at a station on a date; `instead_of` names whom they stand in for. Published by name: duty is a public fact. Only dropped_at is ever set.';
create unique index one_shift_each on windows.shifts (county, station_id, on_date, part, account_id) where dropped_at is null;
create index shifts_by_account on windows.shifts (county, account_id, on_date) where dropped_at is null;

alter table windows.special_days enable row level security;
alter table windows.shifts enable row level security;
create policy staff_within_scope on windows.special_days to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on windows.shifts to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert, update, delete on windows.special_days to linli_staff;
grant select, insert, update on windows.shifts to linli_staff;
