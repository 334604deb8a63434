-- Places that change: what a place was before, what became of it, and every row that went with it. Safe beside the previous release: nothing
-- that it reads or writes is altered.

create table regions.former_regions (
  code        text collate "C" not null references regions.regions (code),
  valid_from  date not null,
  valid_until date not null,
  change_id   uuid not null,
  name        text not null,
  full_name   text not null,
  parent      text collate "C",
  kind        text not null,
  replaced_by text collate "C",
  geometry    jsonb,
  source      text not null default '',
  primary key (code, valid_from),
  constraint from_before_until check (valid_from < valid_until)
);
comment on table regions.former_regions is 'Earlier periods of a place: its name, parent and boundary from a day to a day. The row in `regions` is the last period. Rows are added, never changed.';

create table regions.successions (
  change_id uuid not null,
  from_code text collate "C" not null references regions.regions (code),
  to_code   text collate "C" not null references regions.regions (code),
  on_day    date not null,
  number    bigint generated always as identity,
  whole     boolean not null,
  primary key (change_id, from_code, to_code)
);
comment on table regions.successions is 'What became of what on which day: from one place to another, as a whole or in part; `number` orders changes of one day. A place that stays and gives away a part is not its own successor. Rows are added, never changed.';
create index successions_from on regions.successions (from_code, on_day);
create index successions_to on regions.successions (to_code, on_day);

create table regions.moved_rows (
  county      text collate "C" not null,
  change_id   uuid not null,
  held        text collate "C" not null,
  held_column text collate "C" not null,
  row_key     text collate "C" not null,
  region      text collate "C" not null,
  to_region   text collate "C" not null,
  moved_on    date not null,
  had         text not null default '',
  primary key (county, change_id, held, held_column, row_key)
);
comment on table regions.moved_rows is 'Every row that a change of places moved: which, from where (`region`), to where. It lets the change be put back exactly, and an old place be read. `had` is what the column held where it holds no place (the last day of a post). Rows are added, never changed.';
alter table regions.moved_rows enable row level security;
create policy staff_within_scope on regions.moved_rows to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());

grant select, insert on regions.former_regions, regions.successions, regions.moved_rows to linli_staff;
grant select on regions.former_regions, regions.successions to linli_resident;

-- All periods of all places: `from <= day and (until is null or until > day)` gives the tree of a day.
create view regions.published_periods as
  select r.code, r.level, r.name, r.full_name, r.parent, r.kind, r.valid_from, r.valid_until, r.replaced_by from regions.regions r
  union all
  select f.code, r.level, f.name, f.full_name, f.parent, f.kind, f.valid_from, f.valid_until, f.replaced_by
  from regions.former_regions f join regions.regions r on r.code = f.code;
create view regions.published_successions as select change_id, from_code, to_code, on_day, number, whole from regions.successions;
create view regions.published_moved_rows as
  select county, change_id, held, held_column, row_key, region, to_region, moved_on, had from regions.moved_rows;
alter view regions.published_moved_rows set (security_invoker = true);
grant select on regions.published_periods, regions.published_successions to linli_staff, linli_resident;
grant select on regions.published_moved_rows to linli_staff;

-- Ids in the order of time for rows that one statement makes: UUIDv7 (RFC 9562), milliseconds and then chance.
create function regions.id_at(instant timestamptz) returns uuid language sql volatile parallel safe set search_path = pg_catalog, pg_temp as $$
  select (substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-7' || substr(r, 1, 3) || '-8' || substr(r, 4, 3) || '-' || substr(r, 7, 12))::uuid
  from (select lpad(to_hex((extract(epoch from instant) * 1000)::bigint), 12, '0') as h, md5(gen_random_uuid()::text) as r) made
$$;
revoke all on function regions.id_at from public;
grant execute on function regions.id_at to linli_staff;

-- A row follows its place: only the place may be changed in tables that are otherwise added to and closed. What a row says stays as it is.
grant update (region) on cases.materials, cases.ratings, cases.suspensions, cases.publications, notices.messages, notices.opt_outs,
  assistance.grants, assistance.grant_ends, volunteers.volunteers, facilities.bookings, employment.registrations, elderly.visit_plans,
  residence.declarations to linli_staff;

-- A reopening is counted where the case is today; the history keeps where it happened.
create or replace view cases.published_reopenings as
  select m.county, m.case_id, c.region, m.at from cases.moves m join cases.cases c on c.county = m.county and c.id = m.case_id
  where m.name = 'reopen';
