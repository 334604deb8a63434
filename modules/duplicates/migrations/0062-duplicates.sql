-- Duplicates (查重合并): pairs of files that may be one person's, what was decided, merges with every row they touched, walks of the register.
create schema duplicates;
grant usage on schema duplicates to linli_staff;

create table duplicates.pairs (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  a_person_id uuid not null,
  b_person_id uuid not null,
  level       text not null,
  rank        int not null,
  kinds       text[] not null default '{}',
  evidence    jsonb not null,
  facts       text not null,
  state       text not null default 'open',
  note        text not null default '',
  asked_by    text not null default '',
  decided_by  text not null default '',
  decided_at  timestamptz,
  merge_id    uuid,
  found_at    timestamptz not null,
  version     int not null default 1,
  primary key (county, id),
  constraint level_is_known check (level in ('likely', 'possible')),
  constraint state_is_known check (state in ('open', 'later', 'same', 'different')),
  constraint smaller_first check (a_person_id < b_person_id)
);
comment on table duplicates.pairs is 'Two files that may be one person''s, once each, the smaller number first. `region` is the smallest place that holds both: who serves it may compare them. `facts` is a digest of what was compared: a pair found different comes up again only when it has changed. A likeness of two records, never a mark on a person.';
create unique index one_pair on duplicates.pairs (a_person_id, b_person_id, county);
-- The review list: a state, the likeliest first.
create index pairs_by_state on duplicates.pairs (county, state, rank desc, id);
create index pairs_by_region on duplicates.pairs (county, region, state);
create index pairs_by_second on duplicates.pairs (b_person_id);

create table duplicates.merges (
  county         text collate "C" not null,
  id             uuid not null,
  region         text collate "C" not null,
  into_person_id uuid not null,
  from_person_id uuid not null,
  pair_id        uuid,
  state          text not null,
  choices        jsonb not null default '{}',
  reason         text not null,
  into_version   int not null,
  from_version   int not null,
  by_account     uuid not null,
  by_name        text not null,
  at             timestamptz not null,
  done_at        timestamptz,
  confirmed_by_account uuid,
  confirmed_by   text not null default '',
  confirm_note   text not null default '',
  id_number_sealed bytea,
  phone_sealed   bytea,
  moved          int not null default 0,
  undone_at      timestamptz,
  undone_by      text not null default '',
  undo_reason    text not null default '',
  left_as_is     jsonb not null default '[]',
  primary key (county, id),
  constraint state_is_known check (state in ('proposed', 'done', 'undone', 'refused'))
);
comment on table duplicates.merges is 'A merge of one file into another: proposed where a second person must say yes, done, undone. `region` is the smallest place that holds both. The two numbers are the merged file''s own, kept sealed where the surviving file took them over, so that undo can give them back whatever happened since.';
-- A file is merged once at a time, and proposed once at a time.
create unique index one_merge_of_a_file on duplicates.merges (from_person_id, county) where state = 'done';
create unique index one_proposal_of_a_file on duplicates.merges (from_person_id, county) where state = 'proposed';
create index merges_by_survivor on duplicates.merges (into_person_id, done_at);
create index merges_by_time on duplicates.merges (county, id desc);

create table duplicates.touched (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  merge_id   uuid not null,
  table_name text collate "C" not null,
  row_id     uuid not null,
  before     jsonb,
  after      jsonb not null,
  primary key (county, id)
);
comment on table duplicates.touched is 'Every row that a merge changed, in order: what stood there and what stands there since. Undo puts back exactly these. `before` is null for a row the merge added. Rows are added, never changed.';
create index touched_by_merge on duplicates.touched (merge_id, id);

create table duplicates.scans (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  started_at timestamptz not null,
  ended_at   timestamptz,
  by_name    text not null default '',
  walk       text not null default 'born',
  after_key  text not null default '',
  looked     bigint not null default 0,
  total      bigint not null default 0,
  compared   bigint not null default 0,
  found      bigint not null default 0,
  primary key (county, id),
  constraint walk_is_known check (walk in ('born', 'named', 'phoned', 'end'))
);
comment on table duplicates.scans is 'Walks through the whole register for like files: which way, after which fact it goes on, how much was looked at.';
create unique index one_scan_at_a_time on duplicates.scans (county) where ended_at is null;

alter table duplicates.pairs enable row level security;
alter table duplicates.merges enable row level security;
alter table duplicates.touched enable row level security;
alter table duplicates.scans enable row level security;
create policy staff_within_scope on duplicates.pairs to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on duplicates.merges to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on duplicates.touched to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on duplicates.scans to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert, update on duplicates.pairs, duplicates.merges, duplicates.scans to linli_staff;
grant select, insert on duplicates.touched to linli_staff;
