-- Regions (区划): the served part of the public code list, with grids. A reference table: small, copied to every node.
create schema regions;
grant usage on schema regions to linli_staff, linli_resident;

create table regions.regions (
  code        text collate "C" primary key,
  level       text not null,
  name        text not null,
  full_name   text not null default '',
  parent      text collate "C" references regions.regions (code),
  kind        text not null default '',
  initials    text collate "C" not null default '',
  valid_from  date not null default '1949-10-01',
  valid_until date,
  replaced_by text collate "C",
  constraint level_is_known check (level in ('country', 'province', 'prefecture', 'county', 'township', 'community', 'grid', 'building')),
  constraint code_is_digits check (code ~ '^[0-9]{12}([0-9]{3}){0,2}$')
);
comment on table regions.regions is 'Places served, by 12-digit code and grid suffix; dated, never deleted. Levels may be missing: the parent is stated, not computed.';
create index regions_by_parent on regions.regions (parent);
create index regions_by_initials on regions.regions (initials);

create table regions.boundaries (
  code     text collate "C" primary key references regions.regions (code),
  geometry jsonb not null,
  source   text not null default ''
);
comment on table regions.boundaries is 'GeoJSON geometry of a place; `source` says whether it was surveyed or generated.';

create view regions.published_regions as
  select code, level, name, full_name, parent, kind, valid_from, valid_until from regions.regions;

grant select, insert, update on regions.regions, regions.boundaries to linli_staff;
grant select on regions.regions, regions.boundaries to linli_resident;
grant select on regions.published_regions to linli_staff, linli_resident;
