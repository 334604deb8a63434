-- Who may act or cares: the ground on which somebody stands for a person and the paper that proves it, carers, family doctors. And service
-- groups: derived from an entitlement or a request, never a label, never without an end.
alter table register.representatives drop constraint kind_is_known;
alter table register.representatives add constraint kind_is_known check (kind in ('guardian', 'agent', 'carer')) not valid;
alter table register.representatives
  add column basis text not null default '',
  add column document text not null default '',
  add column ended_because text not null default '',
  add column reminded_on date;
comment on column register.representatives.basis is 'On what ground: parent, kin, designated, agreed, court (guardians, 民法典 arts. 27-33, 36), mandate (agents, art. 165), care (carers); empty for rows older than the column.';
-- Mandates that end soon, for the nightly reminder.
create index representatives_ending on register.representatives (valid_until) where valid_until is not null;

-- A carer who only collects things needs no file: only powers to apply or to read open the person''s rows to a resident.
create or replace function register.own_people() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array_agg(id) from (
    select platform.person() as id where platform.person() is not null
    union
    select r.person_id from register.representatives r
    where r.by_person_id = platform.person() and r.powers && array['apply', 'read']
      and r.valid_from <= (now() at time zone 'Asia/Shanghai')::date
      and (r.valid_until is null or r.valid_until > (now() at time zone 'Asia/Shanghai')::date)) own
$$;

create table register.care_contracts (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  person_id   uuid not null,
  organisation text not null,
  team        text not null,
  doctor      text not null default '',
  phone       text not null default '',
  valid_from  date not null,
  valid_until date not null,
  source      text not null,
  made_at     timestamptz not null,
  made_by     text not null default '',
  ended_on    date,
  ended_by    text not null default '',
  ended_because text not null default '',
  reminded_on date,
  primary key (county, id),
  constraint until_after_from check (valid_until > valid_from),
  constraint side_is_known check (ended_by in ('', 'person', 'team', 'office'))
);
comment on table register.care_contracts is 'Family doctor contracts (家庭医生签约): which team, from when until when, ended by which side. No clinical word stands here.';
create unique index one_contract_at_a_time on register.care_contracts (person_id, county) where ended_on is null;
create index care_contracts_by_person on register.care_contracts (person_id);
create index care_contracts_ending on register.care_contracts (valid_until) where ended_on is null;

create table register.service_marks (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  person_id   uuid not null,
  kind        text not null,
  basis       text not null,
  basis_ref   text collate "C" not null,
  basis_title text not null,
  purpose     text not null,
  consent_on  date,
  consent_by  text not null default '',
  valid_from  date not null,
  valid_until date not null,
  made_at     timestamptz not null,
  made_by     text not null default '',
  ended_on    date,
  ended_by    text not null default '',
  ended_because text not null default '',
  primary key (county, id),
  constraint kind_is_known check (kind in ('elderly', 'minor', 'disabled', 'honoured', 'low_income', 'laid_off', 'migrant_worker')),
  constraint basis_is_known check (basis in ('entitlement', 'request')),
  constraint no_mark_without_basis check (length(btrim(basis_ref)) > 0 and length(btrim(basis_title)) > 0 and length(btrim(purpose)) > 0),
  constraint a_request_has_consent check (basis = 'entitlement' or (consent_on is not null and length(btrim(consent_by)) > 0)),
  constraint until_after_from check (valid_until > valid_from)
);
comment on table register.service_marks is 'Service groups of a person for matching services: derived from one entitlement or one request (`basis_ref`), with purpose, consent, and an end. Never a free word, never on the general page; a list only for the service in charge.';
create unique index one_mark_per_basis on register.service_marks (person_id, kind, basis_ref, county) where ended_on is null;
create index service_marks_by_person on register.service_marks (person_id);
-- The service in charge lists its group in a place; the nightly end.
create index service_marks_by_group on register.service_marks (kind, region, id) where ended_on is null;
create index service_marks_ending on register.service_marks (valid_until) where ended_on is null;

alter table register.care_contracts enable row level security;
alter table register.service_marks enable row level security;
create policy staff_within_scope on register.care_contracts to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on register.service_marks to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy resident_reads_own on register.care_contracts for select to linli_resident using (person_id = platform.person());
create policy resident_reads_own on register.service_marks for select to linli_resident using (person_id = platform.person());
grant select, insert, update on register.care_contracts, register.service_marks to linli_staff;
grant select on register.care_contracts, register.service_marks to linli_resident;
