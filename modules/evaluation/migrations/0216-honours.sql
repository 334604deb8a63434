-- Honours of persons, families and teams (EVL-08, EVL-23): by nomination or own application, with consent; nobody is given points.
grant usage on schema evaluation to linli_resident;

create table evaluation.nominations (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  kind          text not null,
  honour        text not null,
  person_id     uuid,
  name          text not null,
  deed          text not null,
  own           boolean not null default false,
  state         text not null default 'asked',
  consented_on  date,
  consent_how   text not null default '',
  consent_paper text not null default '',
  shown         boolean not null default false,
  decision      text not null default '',
  decided_on    date,
  decided_by    uuid,
  by_account    uuid not null,
  by_name       text not null,
  at            timestamptz not null,
  version       int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('person', 'family', 'team')),
  constraint state_is_known check (state in ('asked', 'consented', 'granted', 'refused', 'declined', 'withdrawn')),
  constraint family_by_own_application check (kind <> 'family' or own),
  constraint somebody_stands_for_it check (kind = 'team' or person_id is not null),
  constraint nothing_without_consent check (state not in ('consented', 'granted') or (consented_on is not null and consent_how in ('self', 'paper'))),
  constraint paper_is_named check (consent_how <> 'paper' or consent_paper <> ''),
  constraint shown_by_consent_only check (not shown or consented_on is not null),
  constraint decided_by_another check (state not in ('granted', 'refused') or (decided_on is not null and decided_by is not null and decided_by <> by_account))
);
comment on table evaluation.nominations is 'Honours of persons, families and teams: who is proposed for which deed, whether they agree (`consented_on`) and whether their name may be published (`shown`, taken back at any time). No points, no rank. `person_id` is the person, or of a family the one who applied.';
create index nominations_by_id on evaluation.nominations (county, region, id);
create index nominations_by_person on evaluation.nominations (county, person_id) where person_id is not null;

alter table evaluation.nominations enable row level security;
create policy staff_within_scope on evaluation.nominations to linli_staff using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy resident_reads_own on evaluation.nominations for select to linli_resident using (person_id = any ((select register.own_people())::uuid[]));
grant select, insert, update on evaluation.nominations to linli_staff;
grant select on evaluation.nominations to linli_resident;

create view evaluation.published_nominations as select county, id, region, kind, state, decided_on from evaluation.nominations;
alter view evaluation.published_nominations set (security_invoker = true);
grant select on evaluation.published_nominations to linli_staff;
