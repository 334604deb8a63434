-- The service van: routes with stops, dates, and who booked what at a stop (MAT-15).
create table agency.routes (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  name     text not null,
  vehicle  text not null,
  plate    text not null default '',
  driver   text not null default '',
  phone    text not null default '',
  ended_on date,
  version  int not null default 1,
  primary key (county, id)
);
comment on table agency.routes is 'A route of a service van or of a service point on wheels. `region` is the street or sumu that plans it; `phone` is an office.';
create index routes_by_region on agency.routes (county, region, id);

create table agency.stops (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  route_id uuid not null,
  nth      int not null,
  name     text not null,
  lon      double precision,
  lat      double precision,
  agent    text not null default '',
  matters  text[] not null,
  from_time text collate "C" not null,
  until_time text collate "C" not null,
  capacity int not null,
  ended_on date,
  primary key (county, id),
  foreign key (county, route_id) references agency.routes (county, id),
  constraint times_are_times check (from_time ~ '^[0-2][0-9]:[0-5][0-9]$' and until_time ~ '^[0-2][0-9]:[0-5][0-9]$' and from_time < until_time),
  constraint room_for_some check (capacity between 1 and 500)
);
comment on table agency.stops is 'Where the van stands, with the named agent of the place, which matters are taken there, usual times and how many can be served.';
create index stops_of_route on agency.stops (county, route_id, nth);

create table agency.runs (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  route_id uuid not null,
  on_date  date not null,
  state    text not null default 'planned',
  note     text not null default '',
  version  int not null default 1,
  primary key (county, id),
  foreign key (county, route_id) references agency.routes (county, id),
  constraint state_is_known check (state in ('planned', 'cancelled', 'done'))
);
comment on table agency.runs is 'The route on a date: the timetable.';
create unique index one_run_a_day on agency.runs (county, route_id, on_date) where state <> 'cancelled';
create index runs_by_date on agency.runs (county, on_date, region);

create table agency.halts (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  run_id   uuid not null,
  stop_id  uuid not null,
  on_date  date not null,
  from_time text collate "C" not null,
  until_time text collate "C" not null,
  capacity int not null,
  state    text not null default 'planned',
  primary key (county, id),
  foreign key (county, run_id) references agency.runs (county, id),
  foreign key (county, stop_id) references agency.stops (county, id),
  constraint state_is_known check (state in ('planned', 'cancelled')),
  constraint times_in_order check (from_time < until_time)
);
comment on table agency.halts is 'One stop on one date. A booking holds its row, so that the last place is given once.';
create index halts_of_run on agency.halts (county, run_id, from_time);
create index halts_ahead on agency.halts (county, on_date, region) where state = 'planned';

create table agency.bookings (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  halt_id  uuid not null,
  person_id uuid not null,
  person_name text not null,
  matter   text collate "C" not null,
  title    text not null,
  note     text not null default '',
  state    text not null default 'booked',
  at       timestamptz not null,
  version  int not null default 1,
  primary key (county, id),
  foreign key (county, halt_id) references agency.halts (county, id),
  constraint state_is_known check (state in ('booked', 'cancelled', 'served', 'missed'))
);
comment on table agency.bookings is 'Who comes to a stop for what. The matter is submitted there; nothing of the person but the name goes on the driver’s list.';
create unique index booked_once on agency.bookings (county, halt_id, person_id, matter) where state = 'booked';
create index bookings_of_halt on agency.bookings (county, halt_id, id);
create index bookings_by_person on agency.bookings (county, person_id, id);

alter table agency.routes enable row level security;
alter table agency.stops enable row level security;
alter table agency.runs enable row level security;
alter table agency.halts enable row level security;
alter table agency.bookings enable row level security;
create policy anyone_reads on agency.routes for select to linli_staff, linli_resident using (true);
create policy anyone_reads on agency.stops for select to linli_staff, linli_resident using (true);
create policy anyone_reads on agency.runs for select to linli_staff, linli_resident using (true);
create policy anyone_reads on agency.halts for select to linli_staff, linli_resident using (true);
create policy staff_writes on agency.routes to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_writes on agency.stops to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_writes on agency.runs to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_writes on agency.halts to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on agency.bookings to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy resident_reads_own on agency.bookings for select to linli_resident using (person_id = any ((select register.own_people())::uuid[]));
grant select, insert, update on agency.routes, agency.stops, agency.runs, agency.halts, agency.bookings to linli_staff;
grant select on agency.routes, agency.stops, agency.runs, agency.halts, agency.bookings to linli_resident;
