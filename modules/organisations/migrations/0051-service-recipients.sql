-- Service recipients (服务对象, REG-07): who accepted which service of a team, and what was given. The worker in charge alone reads
-- them (teams.ts asks for the caller's own rows); others see how many there are.
create table organisations.recipients (
  county          text collate "C" not null,
  id              uuid not null,
  region          text collate "C" not null,
  organisation_id uuid not null,
  person_id       uuid not null,
  name            text not null,
  service         text not null,
  -- What shows that the person accepted it: a case of theirs, or a signed agreement.
  case_number     text collate "C" not null default '',
  basis           text not null default '',
  worker          uuid not null,
  valid_from      date not null,
  valid_until     date,
  ended_because   text not null default '',
  primary key (county, id),
  foreign key (county, organisation_id) references organisations.organisations (county, id),
  constraint accepted check (case_number <> '' or basis <> '')
);
comment on table organisations.recipients is 'A service that a person accepted from a team, and the worker in charge. No row without an acceptance.';
create index recipients_by_worker on organisations.recipients (county, organisation_id, worker, id);
create index recipients_by_person on organisations.recipients (county, person_id);
create index recipients_by_place on organisations.recipients (county, region);

create table organisations.services (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  recipient_id uuid not null,
  on_day       date not null,
  what         text not null,
  by_account   uuid not null,
  by_name      text not null,
  recorded_at  timestamptz not null,
  primary key (county, id),
  foreign key (county, recipient_id) references organisations.recipients (county, id)
);
comment on table organisations.services is 'What a recipient was given on a day. Insert only.';
create index services_by_recipient on organisations.services (county, recipient_id, on_day desc);
create index services_by_place on organisations.services (county, region);

alter table organisations.recipients enable row level security;
alter table organisations.services enable row level security;
create policy staff_within_scope on organisations.recipients to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on organisations.services to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert, update on organisations.recipients to linli_staff;
grant select, insert, update (region) on organisations.services to linli_staff;
