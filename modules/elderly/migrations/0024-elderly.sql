-- Elderly (养老): agreed visits to old people. How ill or frail somebody is stands in the case, not here.
create schema elderly;
grant usage on schema elderly to linli_staff, linli_resident;

create table elderly.visit_plans (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  person_id   uuid not null,
  every       text not null,
  way         text not null,
  helper      text not null default '',
  starts_on   date not null,
  review_on   date not null,
  consent_on  date not null,
  case_id     uuid not null,
  made_at     timestamptz not null,
  made_by     text not null default '',
  ended_on    date,
  ended_because text not null default '',
  primary key (county, id),
  constraint every_is_known check (every in ('week', 'month', 'quarter')),
  constraint way_is_known check (way in ('home', 'phone', 'both'))
);
comment on table elderly.visit_plans is
  'Visits agreed with an old person: how often, by whom, from when; with consent. One at a time; only the end is ever set.';
create unique index one_plan_per_person on elderly.visit_plans (county, person_id) where ended_on is null;
create index visit_plans_by_region on elderly.visit_plans (county, region, id);
alter table elderly.visit_plans enable row level security;
create policy staff_within_scope on elderly.visit_plans to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy resident_reads_own on elderly.visit_plans for select to linli_resident using (person_id = platform.person());
grant select, insert, update (ended_on, ended_because) on elderly.visit_plans to linli_staff;
grant select on elderly.visit_plans to linli_resident;

create view elderly.published_visit_plans as
  select county, id, region, person_id, every, starts_on, ended_on from elderly.visit_plans;
alter view elderly.published_visit_plans set (security_invoker = true);
grant select on elderly.published_visit_plans to linli_staff, linli_resident;
