-- Matters (事项): versioned, dated definitions. A reference table: small, copied to every node.
create schema matters;
grant usage on schema matters to linli_staff, linli_resident;

create table matters.definitions (
  code        text collate "C" not null,
  version     int not null,
  place       text collate "C" not null default '',
  title       text not null,
  summary     text not null default '',
  kind        text not null,
  life_events text[] not null default '{}',
  search_text text not null default '',
  body        jsonb not null,
  sha         text not null,
  valid_from  date not null,
  valid_until date,
  published_at timestamptz not null,
  published_by text not null default '',
  primary key (code, version),
  constraint kind_is_known check (kind in ('application', 'request', 'event', 'dispute', 'registration', 'booking', 'visit'))
);
comment on table matters.definitions is 'What can be asked for, version by version. A running case keeps the version it began with; rows are added, only valid_until is ever set.';
create index definitions_in_force on matters.definitions (valid_from, valid_until);
create view matters.published_definitions as
  select code, version, place, title, summary, kind, life_events, body, valid_from, valid_until from matters.definitions;
grant select, insert, update (valid_until) on matters.definitions to linli_staff;
grant select on matters.definitions, matters.published_definitions to linli_staff, linli_resident;
