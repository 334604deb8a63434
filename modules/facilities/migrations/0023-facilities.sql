-- Facilities (设施): sites that serve people, their rooms, and who uses a room when.
create schema facilities;
grant usage on schema facilities to linli_staff, linli_resident;

create table facilities.facilities (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  kind       text not null,
  name       text not null,
  address    text not null,
  area_m2    numeric(10, 1) not null,
  phone      text not null default '',
  opens      text collate "C" not null default '09:00',
  closes     text collate "C" not null default '17:30',
  open_from  date not null,
  closed_on  date,
  lon        double precision,
  lat        double precision,
  primary key (county, id),
  constraint kind_is_known check (kind in
    ('comprehensive', 'street_centre', 'day_care', 'canteen', 'culture', 'sports', 'reading', 'health', 'children', 'volunteer_station',
    'other')),
  constraint area_is_positive check (area_m2 > 0)
);
comment on table facilities.facilities is
  'A site that serves people: kind, area, hours, from when to when. A public fact; written within the scope.';
create index facilities_by_region on facilities.facilities (county, region, id);
create unique index one_site_per_name on facilities.facilities (county, region, name);

create table facilities.rooms (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  facility_id uuid not null,
  number      text collate "C" not null,
  name        text not null,
  kind        text not null,
  area_m2     numeric(10, 1) not null,
  capacity    int not null,
  bookable    boolean not null default true,
  primary key (county, id),
  foreign key (county, facility_id) references facilities.facilities (county, id),
  constraint kind_is_known check (kind in ('hall', 'elderly', 'culture', 'reading', 'children', 'meeting', 'mediation', 'lecture',
    'ground', 'office', 'other')),
  constraint capacity_is_positive check (capacity > 0)
);
comment on table facilities.rooms is
  'A room or ground of a site, with the short number by which it is booked. A booking holds its row, so that two cannot pass each '
  'other.';
create index rooms_by_facility on facilities.rooms (county, facility_id);
create index rooms_by_region on facilities.rooms (county, region, kind);
create unique index one_room_per_number on facilities.rooms (county, number);

create table facilities.bookings (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  room_id     uuid not null,
  on_date     date not null,
  from_time   text collate "C" not null,
  to_time     text collate "C" not null,
  purpose     text not null default '',
  people      int not null default 1,
  person_id   uuid,
  case_id     uuid not null,
  booked_at   timestamptz not null,
  cancelled_at timestamptz,
  primary key (county, id),
  foreign key (county, room_id) references facilities.rooms (county, id),
  constraint times_are_times check (from_time ~ '^[0-2][0-9]:[0-5][0-9]$' and to_time ~ '^[0-2][0-9]:[0-5][0-9]$' and from_time < to_time)
);
comment on table facilities.bookings is 'Who uses a room when; no two of one room overlap. Only cancelled_at is ever set.';
create index bookings_by_room on facilities.bookings (county, room_id, on_date) where cancelled_at is null;
create unique index one_booking_per_case on facilities.bookings (county, case_id) where cancelled_at is null;

alter table facilities.facilities enable row level security;
alter table facilities.rooms enable row level security;
alter table facilities.bookings enable row level security;
create policy anyone_reads on facilities.facilities for select to linli_staff, linli_resident using (true);
create policy staff_writes on facilities.facilities to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy anyone_reads on facilities.rooms for select to linli_staff, linli_resident using (true);
create policy staff_writes on facilities.rooms to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on facilities.bookings to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy resident_reads_own on facilities.bookings for select to linli_resident using (person_id = platform.person());
grant select, insert, update on facilities.facilities, facilities.rooms to linli_staff;
grant select, insert, update (cancelled_at) on facilities.bookings to linli_staff;
grant select on facilities.facilities, facilities.rooms, facilities.bookings to linli_resident;

create view facilities.published_facilities as
  select county, id, region, kind, name, area_m2, open_from, closed_on from facilities.facilities;
create view facilities.published_rooms as select county, id, region, facility_id, kind, area_m2, capacity, bookable from facilities.rooms;
create view facilities.published_bookings as select county, id, region, room_id, on_date, people, cancelled_at from facilities.bookings;
alter view facilities.published_facilities set (security_invoker = true);
alter view facilities.published_rooms set (security_invoker = true);
alter view facilities.published_bookings set (security_invoker = true);
grant select on facilities.published_facilities, facilities.published_rooms, facilities.published_bookings to linli_staff, linli_resident;
