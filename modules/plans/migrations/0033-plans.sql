-- Plans (规划): what is to be reached, where, by when. A reference table: small, copied to every node.
create schema plans;
grant usage on schema plans to linli_staff, linli_resident;

create table plans.plans (
  code        text collate "C" not null,
  version     int not null,
  revision    int not null,
  place       text collate "C" not null,
  title       text not null,
  from_on     date not null,
  until_on    date not null,
  issued_on   date,
  body        jsonb not null,
  sha         text not null,
  loaded_at   timestamptz not null,
  primary key (code, version, revision),
  constraint from_before_until check (from_on <= until_on)
);
comment on table plans.plans is 'Texts of plans. `version` is the issued text, `revision` our reading of it: a mended reading is a new row, the old one stays. Insert only.';
create index plans_by_place on plans.plans (place, from_on);
grant select, insert on plans.plans to linli_staff;

create view plans.published_plans as
  select distinct on (code, version) code, version, place, title, from_on, until_on, issued_on, body
  from plans.plans order by code, version, revision desc;
grant select on plans.published_plans to linli_staff;
