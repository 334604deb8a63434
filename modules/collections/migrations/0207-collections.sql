-- Collections (填报): figures that nobody can count are asked for, filled in below, checked and added up level by level, and approved.
create schema collections;
grant usage on schema collections to linli_staff;

create table collections.collections (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  series        uuid not null,
  title         text not null,
  sentence      text not null default '',
  period        text not null,
  day           date not null,
  asked         jsonb not null,
  items         jsonb not null,
  places        text[] not null default '{}',
  due_community date not null,
  due_township  date not null,
  due_top       date not null,
  state         text not null default 'draft',
  issued_at     timestamptz,
  by_account    uuid not null,
  by_name       text not null,
  at            timestamptz not null,
  version       int not null default 1,
  primary key (county, id),
  constraint period_is_known check (period in ('month', 'quarter', 'half', 'year', 'once')),
  constraint state_is_known check (state in ('draft', 'open', 'done', 'cancelled')),
  constraint dues_climb check (due_community <= due_township and due_township <= due_top),
  constraint issued_once check ((state = 'draft') = (issued_at is null))
);
comment on table collections.collections is 'A task of reporting: which figures, for which day, by which places (none named: all below), until when at each level. `region` is the place that asks and approves; `county` the first six digits of it. `items` are the cells, written from `asked` when it was last saved.';
-- The list of what a place asks, newest first; the row of one id whichever county it lies in.
create index collections_by_id on collections.collections (id desc);
-- The period before, for the figures beside a cell.
create index collections_by_series on collections.collections (series, day desc);

create table collections.sheets (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  collection_id uuid not null,
  level         text not null,
  above         text collate "C",
  leaf          boolean not null,
  due_on        date not null,
  state         text not null default 'waiting',
  cells         jsonb not null default '{}',
  words         text not null default '',
  round         int not null default 0,
  why           text not null default '',
  sent_by       uuid,
  decided_by    text not null default '',
  decided_at    timestamptz,
  reminded_on   date,
  version       int not null default 1,
  primary key (county, id),
  constraint level_is_known check (level in ('community', 'township', 'county', 'prefecture', 'province')),
  constraint state_is_known check (state in ('waiting', 'filling', 'sent', 'returned', 'accepted', 'excused')),
  constraint sent_has_round check (state not in ('sent', 'accepted') or round > 0),
  constraint no_without_reason check (state not in ('returned', 'excused') or why <> '')
);
comment on table collections.sheets is 'What one place owes to a collection: its cells while they are written, and how far it is. `above` is the place that checks it (none: the place that asked). `leaf`: nobody below fills for it. What was sent lies in collections.sendings.';
create unique index one_sheet_each on collections.sheets (county, collection_id, region);
-- All sheets of a collection within a range of places, in the order of the list.
create index sheets_of_collection on collections.sheets (collection_id, region);
-- What a place still owes or has to check.
create index sheets_by_region on collections.sheets (region, state, collection_id);
create index sheets_by_above on collections.sheets (above, collection_id, state);
-- What is due, for the calendar and the reminders.
create index sheets_due on collections.sheets (due_on, region) where state in ('waiting', 'filling', 'returned');

create table collections.sendings (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  sheet_id   uuid not null,
  round      int not null,
  body       jsonb not null,
  sha256     text not null,
  before     text not null default '',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (county, id),
  foreign key (county, sheet_id) references collections.sheets (county, id),
  constraint digest_is_hex check (sha256 ~ '^[0-9a-f]{64}$')
);
comment on table collections.sendings is 'What a place sent, frozen: cells, evidence by digest, the sendings below that it was added up from, all under one SHA-256 that also holds the digest of the sending before. Rows are added, never changed.';
create unique index one_sending_a_round on collections.sendings (county, sheet_id, round);

create table collections.evidence (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  sheet_id   uuid not null,
  item       text not null default '',
  file_id    uuid not null,
  name       text not null,
  sha256     text not null,
  dropped_at timestamptz,
  by_name    text not null,
  at         timestamptz not null,
  primary key (county, id),
  foreign key (county, sheet_id) references collections.sheets (county, id)
);
comment on table collections.evidence is 'A file that stands behind the figures of a sheet; `item` names the cell, empty for the whole sheet. What was taken back before sending keeps its row.';
create index evidence_of_sheet on collections.evidence (county, sheet_id, id);

create table collections.steps (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  about_id   uuid not null,
  step       text not null,
  note       text not null default '',
  detail     jsonb not null default '{}',
  by_account uuid,
  by_name    text not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id)
);
comment on table collections.steps is 'What happened to a collection or a sheet, by whom and why. Rows are added, never changed.';
create index steps_by_row on collections.steps (county, about_id, nth);

do $$
declare tab text;
begin
  foreach tab in array array['collections', 'sheets', 'sendings', 'evidence', 'steps'] loop
    execute format('alter table collections.%I enable row level security', tab);
    execute format('create policy staff_within_scope on collections.%I to linli_staff using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi())', tab);
  end loop;
end $$;
-- A place that is asked reads what it is asked: its own sheet is the key.
create policy asked_places_read on collections.collections for select to linli_staff
  using (state <> 'draft' and exists (select from collections.sheets s where s.collection_id = collections.id));

grant select, insert, update on collections.collections, collections.sheets to linli_staff;
grant select, insert on collections.sendings, collections.evidence, collections.steps to linli_staff;
grant update (dropped_at) on collections.evidence to linli_staff;

-- For the duties calendar: a sheet that was sent, as a fact of its place. `kind` is the period; `day` the day of the sending in Shanghai.
create view collections.published_sendings as
  select g.county, g.id, g.region, c.region as body, c.period as kind, c.series, (g.at at time zone 'Asia/Shanghai')::date as day
  from collections.sendings g
  join collections.sheets s on s.county = g.county and s.id = g.sheet_id
  join collections.collections c on c.id = s.collection_id;
alter view collections.published_sendings set (security_invoker = true);
grant select on collections.published_sendings to linli_staff;
