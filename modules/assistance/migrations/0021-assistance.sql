-- Assistance (救助、津贴): what was granted to whom. Money is integer fen. Grants and their ends are added, never changed.
create schema assistance;
grant usage on schema assistance to linli_staff, linli_resident;

create table assistance.grants (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  person_id   uuid not null,
  programme   text collate "C" not null,
  mode        text not null,
  amount_fen  bigint not null,
  from_month  date not null,
  tier        text not null default '',
  case_id     uuid not null,
  case_number text collate "C" not null,
  decided_at  timestamptz not null,
  decided_by  text not null default '',
  primary key (county, id),
  constraint mode_is_known check (mode in ('monthly', 'one_off')),
  constraint amount_is_positive check (amount_fen > 0),
  constraint from_month_is_a_first check (extract(day from from_month) = 1)
);
comment on table assistance.grants is
  'What a concluded case granted: monthly from a month, or once. Insert only; an end is a row of grant_ends.';
-- Has this person the allowance already? A person''s own grants.
create index grants_by_person on assistance.grants (county, person_id, programme);
create index grants_by_region on assistance.grants (county, region, id);
create unique index one_grant_per_case_and_decision on assistance.grants (county, case_id, decided_at);

create table assistance.grant_ends (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  grant_id    uuid not null,
  from_month  date not null,
  reason      text not null,
  note        text not null default '',
  ended_at    timestamptz not null,
  ended_by    text not null default '',
  primary key (county, id),
  foreign key (county, grant_id) references assistance.grants (county, id),
  constraint reason_is_known check (reason in ('died', 'moved', 'not_eligible', 'renounced', 'correction')),
  constraint from_month_is_a_first check (extract(day from from_month) = 1)
);
comment on table assistance.grant_ends is 'From which month a grant is no longer paid, and why. Insert only, one for each grant.';
create unique index one_end_per_grant on assistance.grant_ends (county, grant_id);

alter table assistance.grants enable row level security;
alter table assistance.grant_ends enable row level security;
create policy staff_within_scope on assistance.grants to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on assistance.grant_ends to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy resident_reads_own on assistance.grants for select to linli_resident using (person_id = platform.person());
create policy resident_reads_own on assistance.grant_ends for select to linli_resident
  using (grant_id in (select g.id from assistance.grants g where g.person_id = platform.person()));
grant select, insert on assistance.grants, assistance.grant_ends to linli_staff;
grant select on assistance.grants, assistance.grant_ends to linli_resident;

create view assistance.published_grants as
  select g.county, g.id, g.region, g.person_id, g.programme, g.mode, g.amount_fen, g.from_month, e.from_month as until_month, g.decided_at
  from assistance.grants g left join assistance.grant_ends e on e.county = g.county and e.grant_id = g.id
  -- A grant that ended before it began was a mistake put right.
  where e.id is null or e.from_month > g.from_month;
alter view assistance.published_grants set (security_invoker = true);
grant select on assistance.published_grants to linli_staff, linli_resident;
