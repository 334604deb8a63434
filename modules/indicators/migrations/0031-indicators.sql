-- Indicators (指标): what it all adds up to. Counted per leaf place (a 12-digit code: a community, or the township or county for rows of its
-- own), so that a reader only ever adds up. No person stands in any of these tables.
create schema indicators;
grant usage on schema indicators to linli_staff;

create table indicators.definitions (
  code      text collate "C" not null,
  version   int not null,
  body      jsonb not null,
  sha       text not null,
  loaded_at timestamptz not null,
  primary key (code, version)
);
comment on table indicators.definitions is 'What each indicator counts, version by version, as loaded at start. Reference table; insert only.';
grant select, insert on indicators.definitions to linli_staff;

-- One number of one measure (`cases.open`) of one leaf. `as_of`: every change committed before that moment is in it.
create table indicators.figures (
  county     text collate "C" not null,
  region     text collate "C" not null,
  measure    text collate "C" not null,
  value      double precision not null,
  as_of      timestamptz not null,
  primary key (county, region, measure)
);
comment on table indicators.figures is 'Measures by leaf place, as last counted. A board adds these up and counts nothing else.';
-- A board reads a range of places over one or several counties: index-only.
create index figures_by_region on indicators.figures (region, measure) include (value, as_of);

create table indicators.counts (
  county     text collate "C" not null,
  region     text collate "C" not null,
  source     text collate "C" not null,
  counted_at timestamptz not null,
  day        date not null,
  changes_at timestamptz,
  primary key (county, region, source)
);
comment on table indicators.counts is 'When a leaf was last counted from a source, for which day, and when the mere passing of time changes it next (a case becomes overdue).';
create index counts_by_age on indicators.counts (counted_at);
create index counts_changing on indicators.counts (changes_at) where changes_at is not null;

create table indicators.touched (
  county text collate "C" not null,
  id     uuid not null,
  region text collate "C" not null,
  events text[] not null,
  at     timestamptz not null,
  primary key (county, id)
);
comment on table indicators.touched is 'Leaves with something new, written in the transaction of the change. Writers only insert and never wait for one another; the refresher takes a row out in the transaction that counts the leaf anew.';
create index touched_by_region on indicators.touched (county, region);

-- How far the refresher has read the audit, which every write of every module goes through.
create table indicators.progress (
  follower   text primary key,
  seen       pg_snapshot not null,
  at         timestamptz not null
);
comment on table indicators.progress is 'Which transactions the refresher has seen: the deeds of all of them have been turned into touched leaves.';

alter table indicators.figures enable row level security;
alter table indicators.counts enable row level security;
alter table indicators.touched enable row level security;
create policy staff_within_scope on indicators.figures to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on indicators.counts to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on indicators.touched to linli_staff
  using (region >= platform.lo() and region < platform.hi());
-- A deed here may touch a place outside the writer's own (a move to another community); the row says only that, and nobody else reads it.
create policy staff_adds on indicators.touched for insert to linli_staff with check (true);
grant select, insert, update on indicators.figures, indicators.counts, indicators.progress to linli_staff;
grant select, insert, delete on indicators.touched to linli_staff;
