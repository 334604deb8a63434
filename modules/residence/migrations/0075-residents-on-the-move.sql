-- Residents on the move (流动人口服务, FLO): permits and what they open, rentals, needs, requests to the office of the home registration, part in
-- self-government. Everything here is service: no column says anything of risk, and a missing registration is an invitation.

-- A declaration remembers whether its holder was reminded of the renewal, so that a day of reminding can be repeated.
create table residence.reminders (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  about      text not null,
  about_id   uuid not null,
  due_on     date not null,
  sent_at    timestamptz not null,
  primary key (county, id),
  constraint about_is_known check (about in ('declaration', 'permit', 'need', 'tenancy'))
);
comment on table residence.reminders is 'Who was reminded of what, once for each day it is due on. Rows are added, never changed.';
create unique index one_reminder_each on residence.reminders (county, about, about_id, due_on);

create table residence.permits (
  county         text collate "C" not null,
  id             uuid not null,
  region         text collate "C" not null,
  person_id      uuid not null,
  ground         text not null,
  issued_on      date not null,
  endorsed_until date not null,
  years_from     date not null,
  case_id        uuid not null,
  recorded_at    timestamptz not null,
  recorded_by    text not null default '',
  ended_on       date,
  ended_because  text not null default '',
  primary key (county, id),
  constraint ground_is_known check (ground in ('work', 'home', 'study')),
  constraint end_is_known check (ended_because in ('', 'left', 'registered_here', 'correction', 'replaced'))
);
comment on table residence.permits is 'Residence permits (居住证) of which the community handed on the application: until when endorsed, and from when the years of residence run (居住证暂行条例 arts. 2, 9, 10). The permit itself is the police''s.';
create unique index one_open_permit on residence.permits (county, person_id) where ended_on is null;
create index permits_to_endorse on residence.permits (county, endorsed_until, region) where ended_on is null;
create index permits_by_region on residence.permits (county, region, id);
create index permits_by_person on residence.permits (county, person_id);

create table residence.endorsements (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  permit_id   uuid not null,
  endorsed_on date not null,
  until       date not null,
  late        boolean not null,
  case_id     uuid not null,
  recorded_at timestamptz not null,
  primary key (county, id),
  foreign key (county, permit_id) references residence.permits (county, id)
);
comment on table residence.endorsements is 'Yearly endorsements of a permit; a late one begins the years anew. Rows are added, never changed.';
create index endorsements_by_permit on residence.endorsements (county, permit_id, endorsed_on);
create unique index one_endorsement_per_case on residence.endorsements (county, case_id);

create table residence.tenancies (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  dwelling_id   uuid,
  address       text not null,
  landlord_id   uuid,
  landlord_name text not null,
  landlord_phone_sealed bytea,
  tenant_id     uuid,
  tenant_name   text not null,
  tenant_phone_sealed bytea,
  lease_from    date not null,
  lease_until   date,
  people        int not null default 1,
  declared_by   text not null,
  case_id       uuid,
  answer        text not null default '',
  answered_on   date,
  recorded_at   timestamptz not null,
  recorded_by   text not null default '',
  ended_on      date,
  ended_because text not null default '',
  version       int not null default 1,
  primary key (county, id),
  constraint declared_by_is_known check (declared_by in ('landlord', 'tenant', 'worker')),
  constraint answer_is_known check (answer in ('', 'later', 'not_me')),
  constraint end_is_known check (ended_because in ('', 'ended', 'moved', 'correction')),
  constraint some_people check (people between 1 and 99),
  constraint from_before_until check (lease_until is null or lease_until >= lease_from)
);
comment on table residence.tenancies is 'Rental file (FLO-04): which dwelling is let to whom from when to when, declared by landlord, tenant or worker. `answer` is the tenant''s to the invitation to register.';
create index tenancies_by_region on residence.tenancies (county, region, id) where ended_on is null;
create index tenancies_by_dwelling on residence.tenancies (county, dwelling_id) where dwelling_id is not null;
create index tenancies_by_tenant on residence.tenancies (county, tenant_id) where tenant_id is not null;
create index tenancies_by_landlord on residence.tenancies (county, landlord_id) where landlord_id is not null;
create index tenancies_by_lease_end on residence.tenancies (county, lease_until, region) where ended_on is null;

create table residence.safety_checks (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  tenancy_id  uuid not null,
  checked_on  date not null,
  faults      text[] not null default '{}',
  note        text not null default '',
  next_on     date,
  by_account  uuid,
  by_name     text not null default '',
  recorded_at timestamptz not null,
  primary key (county, id),
  foreign key (county, tenancy_id) references residence.tenancies (county, id)
);
comment on table residence.safety_checks is 'Fire-safety checks of a let dwelling: what was found, and when it is looked at again. Rows are added, never changed.';
create index safety_checks_by_tenancy on residence.safety_checks (county, tenancy_id, checked_on desc);

create table residence.needs (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  person_id     uuid not null,
  kind          text not null,
  said          text not null default '',
  stated_on     date not null,
  until         date not null,
  stated_by     text not null,
  ended_on      date,
  ended_because text not null default '',
  primary key (county, id),
  constraint kind_is_known check (kind in ('work', 'school', 'rent', 'health', 'insurance', 'papers', 'language', 'other')),
  constraint stated_by_is_known check (stated_by in ('resident', 'worker')),
  constraint end_is_known check (ended_because in ('', 'met', 'withdrawn', 'expired', 'confirmed'))
);
comment on table residence.needs is 'What service a mobile resident asks for (FLO-10): kind and until when, stated by themself or with a worker. Needs, never anything about the person.';
create index needs_by_place on residence.needs (county, region, kind, until) where ended_on is null;
create index needs_by_person on residence.needs (county, person_id);
create index needs_by_end on residence.needs (county, until) where ended_on is null;

create table residence.origin_requests (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  person_id    uuid,
  origin_code  text collate "C" not null,
  origin_name  text not null,
  kind         text not null,
  asked        text not null,
  asked_on     date not null,
  due_on       date not null,
  asked_by     text not null default '',
  asked_by_account uuid,
  reached_by   text not null default '',
  answer       text not null default '',
  answered_on  date,
  answered_by  text not null default '',
  outcome      text not null default '',
  recorded_at  timestamptz not null,
  version      int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('proof', 'benefit', 'school', 'health', 'other')),
  constraint outcome_is_known check (outcome in ('', 'settled', 'partly', 'not_possible', 'withdrawn'))
);
comment on table residence.origin_requests is 'What a worker asks of the office where somebody is registered, with a limit and its answer (FLO-08): residence leads, origin cooperates.';
create index origin_requests_open on residence.origin_requests (county, due_on, id, region) where answered_on is null;
create index origin_requests_by_region on residence.origin_requests (county, region, id);
create index origin_requests_by_person on residence.origin_requests (county, person_id) where person_id is not null;

create table residence.participations (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  person_id   uuid not null,
  role        text not null,
  base        text not null,
  from_day    date not null,
  case_id     uuid not null,
  recorded_at timestamptz not null,
  ended_on    date,
  ended_because text not null default '',
  primary key (county, id),
  constraint role_is_known check (role in ('deliberation', 'supervision', 'representative', 'volunteer_team', 'election')),
  constraint base_is_known check (base in ('registered', 'near', 'far'))
);
comment on table residence.participations is 'Who takes part in self-government (FLO-07), and of which population base: registered here, registered elsewhere in the county, from farther away. Read as totals.';
create unique index one_participation_each on residence.participations (county, person_id, role) where ended_on is null;
create index participations_by_region on residence.participations (county, region, role) where ended_on is null;

alter table residence.reminders enable row level security;
alter table residence.permits enable row level security;
alter table residence.endorsements enable row level security;
alter table residence.tenancies enable row level security;
alter table residence.safety_checks enable row level security;
alter table residence.needs enable row level security;
alter table residence.origin_requests enable row level security;
alter table residence.participations enable row level security;

create policy staff_within_scope on residence.reminders to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on residence.permits to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on residence.endorsements to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on residence.tenancies to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on residence.safety_checks to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on residence.needs to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on residence.origin_requests to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on residence.participations to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());

create policy resident_reads_own on residence.permits for select to linli_resident using (person_id = platform.person());
create policy resident_reads_own on residence.tenancies for select to linli_resident using (tenant_id = platform.person() or landlord_id = platform.person());
create policy resident_reads_own on residence.needs for select to linli_resident using (person_id = platform.person());
create policy resident_reads_own on residence.origin_requests for select to linli_resident using (person_id = platform.person());
create policy resident_reads_own on residence.participations for select to linli_resident using (person_id = platform.person());
create policy resident_reads_own on residence.safety_checks for select to linli_resident
  using (tenancy_id in (select t.id from residence.tenancies t where t.tenant_id = platform.person() or t.landlord_id = platform.person()));

grant select, insert on residence.reminders, residence.endorsements, residence.safety_checks to linli_staff;
grant update (region) on residence.endorsements, residence.safety_checks, residence.declarations to linli_staff;
grant select, insert, update on residence.permits, residence.tenancies, residence.needs, residence.origin_requests, residence.participations to linli_staff;
grant select on residence.permits, residence.tenancies, residence.needs, residence.origin_requests, residence.participations, residence.safety_checks to linli_resident;
