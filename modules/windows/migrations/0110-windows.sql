-- One-stop windows: stations with their hours and counters, and the queue of a day (MAT-06, MAT-08).
create schema windows;
grant usage on schema windows to linli_staff, linli_resident;

create table windows.stations (
  county    text collate "C" not null,
  id        uuid not null,
  region    text collate "C" not null,
  name      text not null,
  kind      text not null,
  address   text not null,
  phone     text not null default '',
  hours     jsonb not null,
  business  jsonb not null,
  minutes   int not null default 8,
  closed_on date,
  version   int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('community', 'street')),
  constraint minutes_are_positive check (minutes between 1 and 120)
);
comment on table windows.stations is 'Where people come: a community station or a street centre. `hours` by kind of day (workday, weekend, holiday) as intervals, `business` the kinds of business with their letters, `minutes` what one visitor takes as long as no visit of the day says better. A public fact.';
create index stations_by_region on windows.stations (county, region, id);

create table windows.counters (
  county    text collate "C" not null,
  id        uuid not null,
  region    text collate "C" not null,
  station_id uuid not null,
  nth       int not null,
  name      text not null,
  business  text[] not null,
  seated_account uuid,
  seated_name text not null default '',
  closed_on date,
  version   int not null default 1,
  primary key (county, id),
  foreign key (county, station_id) references windows.stations (county, id)
);
comment on table windows.counters is 'A counter of a station, which letters of business it takes, and who sits there now. Calling holds this row.';
create unique index one_counter_per_number on windows.counters (county, station_id, nth) where closed_on is null;
create index counters_by_clerk on windows.counters (county, seated_account) where seated_account is not null;

create table windows.tickets (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  station_id uuid not null,
  on_date    date not null,
  business   text collate "C" not null,
  taken_for  text collate "C" not null,
  serial     int not null,
  number     text collate "C" not null,
  fast       boolean not null default false,
  state      text not null default 'waiting',
  via        text not null,
  counter_id uuid,
  calls      int not null default 0,
  taken_at   timestamptz not null,
  called_at  timestamptz,
  started_at timestamptz,
  ended_at   timestamptz,
  client_id  text not null,
  version    int not null default 1,
  primary key (county, id),
  foreign key (county, station_id) references windows.stations (county, id),
  foreign key (county, counter_id) references windows.counters (county, id),
  constraint state_is_known check (state in ('waiting', 'called', 'serving', 'served', 'passed', 'left')),
  constraint via_is_known check (via in ('kiosk', 'phone', 'staff')),
  constraint at_a_counter check ((state in ('called', 'serving')) <= (counter_id is not null))
);
comment on table windows.tickets is 'A number in the queue of one day. It names nobody: `taken_for` is the business it was taken for, `business` the one it waits for now. `fast` is the wish for the lane of old and disabled people, and no reason is kept. Whoever holds the id (on the slip) sees how it stands.';
create unique index one_ticket_per_serial on windows.tickets (county, station_id, on_date, taken_for, serial);
create unique index taken_once on windows.tickets (county, station_id, client_id);
-- One visitor at a counter at a time; also what makes two calls at once impossible.
create unique index one_visitor_at_a_counter on windows.tickets (county, counter_id) where state in ('called', 'serving');
-- Who is next: the fast lane first, then in the order of taking.
create index tickets_waiting on windows.tickets (county, station_id, on_date, fast desc, taken_at, serial, id) where state = 'waiting';
create index tickets_of_day on windows.tickets (county, station_id, on_date, id);

create table windows.steps (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  about_id uuid not null,
  step     text not null,
  note     text not null default '',
  detail   jsonb not null default '{}',
  by_account uuid,
  by_name  text not null default '',
  at       timestamptz not null,
  nth      bigint generated always as identity,
  primary key (county, id)
);
comment on table windows.steps is 'What happened to a ticket, a station, a shift, a sheet: rows are only added. Whoever takes a number alone stands there without a name.';
create index steps_by_about on windows.steps (county, about_id, nth);

alter table windows.stations enable row level security;
alter table windows.counters enable row level security;
alter table windows.tickets enable row level security;
alter table windows.steps enable row level security;
create policy anyone_reads on windows.stations for select to linli_staff, linli_resident using (true);
create policy anyone_reads on windows.counters for select to linli_staff, linli_resident using (true);
create policy staff_writes on windows.stations to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_writes on windows.counters to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on windows.tickets to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on windows.steps to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert, update on windows.stations, windows.counters, windows.tickets to linli_staff;
grant select on windows.stations, windows.counters to linli_resident;
grant select, insert, update (region) on windows.steps to linli_staff;
