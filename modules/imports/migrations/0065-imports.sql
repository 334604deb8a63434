-- Import and export (导入导出): files on their way into the records, batches that can be taken back, lists that were taken along.
-- What was in a file lies here sealed, a page of rows in one value, and goes when the import is over or after seven days.
create schema imports;
grant usage on schema imports to linli_staff, linli_resident;

create table imports.imports (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  number      text collate "C" not null,
  kind        text not null,
  state       text not null,
  file_name   text not null,
  file_size   int not null,
  format      text not null default '',
  sheets      jsonb not null default '[]',
  layout      jsonb not null default '{}',
  options     jsonb not null default '{}',
  how         jsonb not null default '{}',
  counts      jsonb not null default '{}',
  said        jsonb not null default '{}',
  progress    jsonb not null default '{}',
  next_page   int not null default 0,
  next_batch  int not null default 1,
  message     text not null default '',
  by_account  uuid,
  by_name     text not null default '',
  post        text not null default '',
  created_at  timestamptz not null,
  ended_at    timestamptz,
  cleared_at  timestamptz,
  version     int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('mapping', 'checking', 'checked', 'running', 'done', 'stopped', 'undoing', 'undone', 'discarded'))
);
comment on table imports.imports is 'One file on its way into the records. `region` is the place of the post that imports: nothing outside it is written. `layout` says which column is which field, `how` whether the whole file or so many rows are all or nothing, `next_page` how far the writing has come.';
create unique index one_import_per_number on imports.imports (number, county);
-- The list of a place, newest first; and what waits to be worked on.
create index imports_by_time on imports.imports (created_at desc, id);
create index imports_at_work on imports.imports (created_at) where state in ('checking', 'running', 'undoing');

create table imports.pages (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  import_id   uuid not null,
  sheet       int not null,
  page        int not null,
  rows        int not null,
  page_sealed bytea not null,
  primary key (county, id)
);
comment on table imports.pages is 'Rows of an uploaded file as they were read, sealed by the page; removed when the import is over, seven days after the upload at the latest.';
create unique index one_page_per_number on imports.pages (import_id, sheet, page, county);

create table imports.findings (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  import_id   uuid not null,
  row         int not null,
  column_at   int,
  field       text,
  code        text collate "C" not null,
  severity    text not null,
  finding_sealed bytea not null,
  primary key (county, id),
  constraint severity_is_known check (severity in ('wrong', 'doubtful', 'note'))
);
comment on table imports.findings is 'What the check found in a row; the cell and the sentence about it are sealed. Goes with the pages.';
create index findings_by_row on imports.findings (import_id, row, id);
create index findings_by_code on imports.findings (import_id, code, row, id);

create table imports.decisions (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  import_id   uuid not null,
  row         int not null,
  decision    text not null,
  same_id     uuid,
  by_account  uuid,
  by_name     text not null default '',
  at          timestamptz not null,
  primary key (county, id),
  constraint decision_is_known check (decision in ('same', 'new'))
);
comment on table imports.decisions is 'What a person decided about a doubtful row: the same as one on record, or a new one. The last one for a row counts.';
create index decisions_by_row on imports.decisions (import_id, row, at);

create table imports.batches (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  import_id   uuid not null,
  batch       int not null,
  first_row   int not null,
  last_row    int not null,
  counts      jsonb not null,
  state       text not null default 'written',
  at          timestamptz not null,
  undone_at   timestamptz,
  undone      jsonb not null default '{}',
  primary key (county, id),
  constraint state_is_known check (state in ('written', 'undoing', 'undone'))
);
comment on table imports.batches is 'Rows that were written in one transaction: all or none of them, and once.';
create unique index one_batch_per_number on imports.batches (import_id, batch, county);

create table imports.touched (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  import_id     uuid not null,
  batch         int not null,
  page          int not null,
  seq           int not null,
  row           int not null,
  subject       text not null,
  subject_id    uuid not null,
  deed          text not null,
  version       int,
  before_sealed bytea,
  primary key (county, id),
  constraint deed_is_known check (deed in ('created', 'updated'))
);
comment on table imports.touched is 'Which rows of the database an import made or changed and what stood there before (sealed), so that a batch can be taken back; thirty days.';
create index touched_by_batch on imports.touched (import_id, batch, page, seq);

create table imports.mappings (
  county    text collate "C" not null,
  id        uuid not null,
  region    text collate "C" not null,
  kind      text not null,
  signature text collate "C" not null,
  fields    jsonb not null,
  used_at   timestamptz not null,
  primary key (county, id)
);
comment on table imports.mappings is 'Which column was which field the last time a table with these headers came; the headers themselves are not kept, only their digest.';
create unique index one_mapping_per_headers on imports.mappings (region, kind, signature, county);

create table imports.exports (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  number      text collate "C" not null,
  kind        text not null,
  place       text collate "C" not null,
  fields      jsonb not null,
  format      text not null,
  is_full     boolean not null,
  purpose     text not null,
  note        text not null,
  state       text not null,
  rows        int,
  progress    jsonb not null default '{}',
  message     text not null default '',
  store_key   text,
  size        bigint,
  key_sealed  bytea,
  by_account  uuid,
  by_name     text not null,
  post        text not null,
  approved_by uuid,
  approved_name text not null default '',
  created_at  timestamptz not null,
  made_at     timestamptz,
  expires_at  timestamptz,
  taken_at    timestamptz,
  version     int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('awaiting', 'asked', 'ready', 'taken', 'expired', 'refused', 'failed')),
  constraint format_is_known check (format in ('xlsx', 'csv'))
);
comment on table imports.exports is 'A list that somebody asked for, with its purpose; the file lies encrypted in the store under a key that is sealed here, for one download within a day. The row stays.';
create unique index one_export_per_number on imports.exports (number, county);
create index exports_by_time on imports.exports (created_at desc, id);
create index exports_at_work on imports.exports (created_at) where state in ('asked', 'ready');

alter table imports.imports enable row level security;
alter table imports.pages enable row level security;
alter table imports.findings enable row level security;
alter table imports.decisions enable row level security;
alter table imports.batches enable row level security;
alter table imports.touched enable row level security;
alter table imports.mappings enable row level security;
alter table imports.exports enable row level security;
create policy staff_within_scope on imports.imports to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on imports.pages to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on imports.findings to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on imports.decisions to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on imports.batches to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on imports.touched to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on imports.mappings to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on imports.exports to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert, update on imports.imports, imports.batches, imports.mappings, imports.exports to linli_staff;
grant select, insert, delete on imports.pages, imports.findings, imports.decisions, imports.touched to linli_staff;
-- The value of a sealed column is sealed anew when the keys change.
grant update (page_sealed) on imports.pages to linli_staff;
grant update (finding_sealed) on imports.findings to linli_staff;
grant update (before_sealed) on imports.touched to linli_staff;
