-- Definitions made in the desk, and who corrected a record of a past day. Safe beside the previous release: it reads none of the new tables,
-- and the new column has a default.
alter table indicators.snapshots add column by_name text not null default '';
comment on column indicators.snapshots.by_name is 'Who asked for this correction; empty for what the nightly job recorded.';

create table indicators.own (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  code          text collate "C" not null,
  body          jsonb not null,
  state         text not null check (state in ('draft', 'submitted', 'approved', 'retired')),
  version       int not null,
  tried_version int,
  drafted_by    uuid not null,
  drafted_name  text not null,
  changed_at    timestamptz not null,
  primary key (county, id)
);
comment on table indicators.own is 'Indicators that a place defines itself in the desk: the wording as it is worked on. What counts stands in own_versions.';
create unique index own_code on indicators.own (county, code);
-- The list of a place's definitions.
create index own_by_region on indicators.own (region, id);

create table indicators.own_versions (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  own_id        uuid not null,
  code          text collate "C" not null,
  number        int not null,
  body          jsonb,
  valid_from    date not null,
  drafted_name  text not null,
  approved_by   uuid not null,
  approved_name text not null,
  approved_at   timestamptz not null,
  primary key (county, id)
);
comment on table indicators.own_versions is 'Approved wordings with the day from which each counts; no body: it counts no more from that day. Rows are added, never changed.';
create unique index own_versions_by_own on indicators.own_versions (own_id, number);

create table indicators.own_steps (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  own_id     uuid not null,
  step       text not null,
  reason     text not null default '',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (county, id)
);
comment on table indicators.own_steps is 'What was done with a definition, by whom: drafted, changed, tried on data, submitted, returned, approved, retired. Rows are added, never changed.';
create index own_steps_by_own on indicators.own_steps (county, own_id, id);

alter table indicators.own enable row level security;
alter table indicators.own_versions enable row level security;
alter table indicators.own_steps enable row level security;
create policy staff_within_scope on indicators.own to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on indicators.own_steps to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
-- An approved wording says how something is counted and nothing about anybody: a community reads that of its banner.
create policy staff_reads on indicators.own_versions for select to linli_staff using (true);
create policy staff_within_scope on indicators.own_versions for insert to linli_staff with check (region >= platform.lo() and region < platform.hi());
grant select, insert, update on indicators.own to linli_staff;
grant select, insert on indicators.own_versions, indicators.own_steps to linli_staff;

-- Whether a code is taken in a county, also by a place that the asker does not see; answers nothing else.
create function indicators.code_taken(in_county text, wanted text) returns boolean language sql stable security definer
set search_path = pg_catalog, pg_temp as $$ select exists (select from indicators.own o where o.county = in_county and o.code = wanted) $$;
revoke all on function indicators.code_taken from public;
grant execute on function indicators.code_taken to linli_staff;
