-- Rounds in which the committee hears residents on public services (CAS-06), and contact days of deputies, delegates, members and staff (CAS-07).
create table voices.cycles (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  months     int not null,
  reply_days int not null,
  version    int not null default 1,
  primary key (county, id),
  constraint months_are_known check (months in (1, 2, 3, 4, 6, 12)),
  constraint days_are_some check (reply_days between 1 and 180)
);
comment on table voices.cycles is 'How often rounds are held at a place and in how many days a reply is due: a setting of the place; the nearest above counts.';
create unique index one_cycle_each on voices.cycles (county, region);

create table voices.rounds (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  body         text not null,
  title        text not null,
  services     text[] not null,
  held_on      date not null,
  venue        text not null default '',
  attended     int not null default 0,
  state        text not null default 'planned',
  report       text not null default '',
  reported_to  text not null default '',
  reported_on  date,
  reply_due_on date,
  reply        text not null default '',
  replied_by   text not null default '',
  replied_on   date,
  version      int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('planned', 'heard', 'reported', 'replied', 'cancelled')),
  constraint reported_with_words check (state not in ('reported', 'replied') or (report <> '' and reported_on is not null and reply_due_on is not null)),
  constraint replied_with_words check (state <> 'replied' or (reply <> '' and replied_on is not null))
);
comment on table voices.rounds is 'Hearing rounds on public services: what was asked, the report to the government, its reply with the day it was due (CAS-06). Those who came are counted, never listed.';
create index rounds_by_region on voices.rounds (county, region, held_on desc, id desc);
create index rounds_by_day on voices.rounds (county, held_on desc, id desc);
create index rounds_waiting on voices.rounds (county, reply_due_on) where state = 'reported';

alter table voices.opinions add column round_id uuid;
comment on column voices.opinions.round_id is 'The hearing round in which it was said.';
create index opinions_of_round on voices.opinions (county, round_id) where round_id is not null;

create table voices.contacts (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  role     text not null,
  name     text not null,
  body     text not null,
  about    text not null default '',
  ended_on date,
  version  int not null default 1,
  primary key (county, id),
  constraint role_is_known check (role in ('deputy', 'delegate', 'cppcc', 'staff', 'committee'))
);
comment on table voices.contacts is 'Who receives residents, by the office as it is published (CAS-07).';
create index contacts_by_region on voices.contacts (county, region, id desc);

create table voices.contact_days (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  contact_id uuid not null,
  held_on    date not null,
  from_time  text not null,
  until_time text not null,
  venue      text not null,
  capacity   int not null,
  cancelled  text not null default '',
  version    int not null default 1,
  primary key (county, id),
  foreign key (county, contact_id) references voices.contacts (county, id),
  constraint room_for_somebody check (capacity > 0),
  constraint from_before_until check (from_time < until_time)
);
comment on table voices.contact_days is 'Published contact days: when, where, for how many; `cancelled` holds the reason.';
create unique index one_day_each on voices.contact_days (county, contact_id, held_on, from_time) where cancelled = '';
create index contact_days_by_day on voices.contact_days (county, held_on, id);
create index contact_days_by_region on voices.contact_days (county, region, held_on, id);

create table voices.visits (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  day_id      uuid not null,
  person_id   uuid,
  name        text not null default '',
  walk_in     boolean not null,
  state       text not null,
  issue       text not null default '',
  case_id     uuid,
  case_number text collate "C" not null default '',
  at          timestamptz not null,
  version     int not null default 1,
  primary key (county, id),
  foreign key (county, day_id) references voices.contact_days (county, id),
  constraint state_is_known check (state in ('booked', 'came', 'absent', 'cancelled'))
);
comment on table voices.visits is 'Visits on contact days, booked or not; an issue that became a case is followed by its number. No index by person: a visit is no mark on anybody.';
create index visits_of_day on voices.visits (county, day_id, id);
create unique index one_booking_each on voices.visits (county, day_id, person_id) where person_id is not null and state = 'booked';

alter table voices.cycles enable row level security;
alter table voices.rounds enable row level security;
alter table voices.contacts enable row level security;
alter table voices.contact_days enable row level security;
alter table voices.visits enable row level security;
create policy staff_within_scope on voices.cycles to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
-- The rule of the place above holds for those below, so they read it.
create policy staff_read_upward on voices.cycles for select to linli_staff using (platform.lo() <> platform.hi());
create policy staff_within_scope on voices.rounds to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on voices.contacts to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on voices.contact_days to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on voices.visits to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy resident_reads_own on voices.visits for select to linli_resident using (person_id = platform.person());
grant select, insert, update on voices.cycles, voices.rounds, voices.contacts, voices.contact_days, voices.visits to linli_staff;
grant select on voices.visits to linli_resident;
