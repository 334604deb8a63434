-- What may enter a community, with what money, and what is asked of communities besides (MAT-03, MAT-04, MAT-05, MAT-18, PRC-09).
create schema admission;
grant usage on schema admission to linli_staff;

create table admission.requests (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  title        text not null,
  department   text not null,
  task         text not null,
  basis        text not null default '',
  kind         text not null,
  matter_code  text not null default '',
  communities  text[] not null,
  district_can boolean not null,
  district_why text not null default '',
  street_can   boolean not null,
  street_why   text not null default '',
  own_duty     boolean not null,
  own_why      text not null default '',
  authority    text not null default '',
  people       text not null default '',
  conditions   text not null default '',
  pricing      text not null,
  price_fen    bigint not null default 0,
  unit         text not null default '',
  expected     int not null default 0,
  money_source text not null default '',
  from_on      date not null,
  state        text not null default 'draft',
  opinion_due  date,
  findings     jsonb not null default '[]',
  decision     text not null default '',
  decided_at   timestamptz,
  report_id    uuid,
  by_account   uuid not null,
  by_name      text not null,
  at           timestamptz not null,
  version      int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('assist', 'entrust')),
  constraint pricing_is_known check (pricing in ('unit', 'lump')),
  constraint state_is_known check (state in ('draft', 'submitted', 'admitted', 'refused', 'agreed', 'withdrawn')),
  constraint nothing_below_nought check (price_fen >= 0 and expected >= 0),
  -- A request without funding terms cannot be admitted; what district or street can do, or is the department's own, cannot either.
  constraint admitted_with_money check (state not in ('admitted', 'agreed') or (price_fen > 0 and money_source <> '')),
  constraint admitted_below_only check (state not in ('admitted', 'agreed') or not (district_can or street_can or own_duty)),
  constraint decided_has_reason check (state not in ('admitted', 'agreed', 'refused') or decision <> '')
);
comment on table admission.requests is 'A department asks to place a task in communities (准入): task, basis, who could do it above, powers, people, conditions, money. `region` is the county. Prices in fen: for one unit done, or a lump sum for one community and year.';
create index requests_by_id on admission.requests (county, region, id);
create index requests_by_report on admission.requests (county, report_id) where report_id is not null;

create table admission.opinions (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  request_id uuid not null,
  round      int not null,
  stand      text not null default 'waiting',
  words      text not null default '',
  by_account uuid,
  by_name    text not null default '',
  at         timestamptz,
  primary key (county, id),
  foreign key (county, request_id) references admission.requests (county, id),
  constraint stand_is_known check (stand in ('waiting', 'agree', 'object')),
  constraint objection_has_reason check (stand <> 'object' or words <> '')
);
comment on table admission.opinions is 'What a community or a street says to a request: one row for each place asked and each time it was asked. `region` is the place.';
create unique index one_opinion_each on admission.opinions (county, request_id, round, region);
create index opinions_waiting on admission.opinions (county, region, request_id) where stand = 'waiting';

create table admission.agreements (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  request_id  uuid not null,
  number      text collate "C" not null,
  title       text not null,
  department  text not null,
  kind        text not null,
  matter_code text not null default '',
  task        text not null,
  basis       text not null,
  authority   text not null,
  people      text not null default '',
  conditions  text not null default '',
  communities text[] not null,
  pricing     text not null,
  price_fen   bigint not null,
  unit        text not null default '',
  expected    int not null default 0,
  money_source text not null,
  cycle       text not null,
  pay_days    int not null,
  from_on     date not null,
  until_on    date,
  state       text not null default 'in_force',
  review_on   date not null,
  left_on     date,
  by_account  uuid not null,
  by_name     text not null,
  at          timestamptz not null,
  version     int not null default 1,
  primary key (county, id),
  foreign key (county, request_id) references admission.requests (county, id),
  constraint kind_is_known check (kind in ('assist', 'entrust')),
  constraint pricing_is_known check (pricing in ('unit', 'lump')),
  constraint cycle_is_known check (cycle in ('month', 'quarter', 'half', 'year')),
  constraint state_is_known check (state in ('in_force', 'suspended', 'left')),
  constraint left_has_day check ((state = 'left') = (left_on is not null)),
  -- 权随责走、费随事转: an agreement has power and money.
  constraint power_and_money check (authority <> '' and price_fen > 0 and money_source <> ''),
  constraint pay_days_in_reach check (pay_days between 0 and 60),
  constraint from_before_until check (until_on is null or until_on > from_on),
  constraint begins_with_a_month check (extract(day from from_on) = 1)
);
comment on table admission.agreements is 'An admitted task with its agreement: powers, communities, price in fen (one unit, or a lump sum for one community and year), how often it is settled and within how many working days it is paid. `region` is the county; read by all staff and published.';
create unique index one_agreement_each on admission.agreements (county, request_id);
create unique index numbered on admission.agreements (county, number);
create index agreements_by_matter on admission.agreements (county, matter_code) where matter_code <> '' and state = 'in_force';
create index agreements_to_review on admission.agreements (county, review_on) where state <> 'left';

create table admission.works (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  agreement_id uuid not null,
  done_on      date not null,
  quantity     int not null,
  source       text not null,
  case_id      uuid,
  case_number  text collate "C" not null default '',
  proof        text not null default '',
  reverses     uuid,
  by_account   uuid,
  by_name      text not null,
  at           timestamptz not null,
  primary key (county, id),
  foreign key (county, agreement_id) references admission.agreements (county, id),
  constraint source_is_known check (source in ('case', 'entry')),
  constraint something_done check (quantity <> 0),
  constraint only_reversals_take_away check ((quantity < 0) = (reverses is not null)),
  constraint entry_has_proof check (source <> 'entry' or proof <> '')
);
comment on table admission.works is 'What was done under an agreement, from concluded cases or entered with proof. Rows are added, never changed: a mistake is reversed by a row of its own. `region` is the community.';
create index works_by_agreement on admission.works (county, agreement_id, region, done_on);
create unique index reversed_once on admission.works (county, reverses) where reverses is not null;
create index works_by_case on admission.works (county, case_id) where case_id is not null;

create table admission.payments (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  agreement_id uuid not null,
  paid_on      date not null,
  amount_fen   bigint not null,
  voucher      text not null,
  note         text not null default '',
  reverses     uuid,
  by_account   uuid not null,
  by_name      text not null,
  at           timestamptz not null,
  primary key (county, id),
  foreign key (county, agreement_id) references admission.agreements (county, id),
  constraint something_paid check (amount_fen <> 0),
  constraint only_reversals_take_away check ((amount_fen < 0) = (reverses is not null))
);
comment on table admission.payments is 'What was paid to a community under an agreement, in fen. Rows are added, never changed: a mistake is reversed by a row of its own. `region` is the community.';
create index payments_by_agreement on admission.payments (county, agreement_id, region, paid_on);
create unique index reversed_once_paid on admission.payments (county, reverses) where reverses is not null;

create table admission.reports (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  title      text not null,
  department text not null,
  task       text not null,
  since_on   date not null,
  evidence   text not null default '',
  state      text not null default 'waiting',
  answer_by  date,
  answer     text not null default '',
  answered_at timestamptz,
  request_id uuid,
  climbed_at timestamptz,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  version    int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('waiting', 'withdrawn', 'to_admit', 'admitted', 'taken_back')),
  constraint answer_has_words check (state in ('waiting', 'taken_back') or answer <> '')
);
comment on table admission.reports is 'A duty pushed on a community without admission, and the answer of the county: withdrawn, or to be admitted by a request. `region` is the community.';
create index reports_by_region on admission.reports (county, region, id);
create index reports_waiting on admission.reports (answer_by, id) where state = 'waiting';

create table admission.burdens (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  kind       text not null,
  title      text not null,
  department text not null,
  basis      text not null default '',
  times      int not null,
  communities text[] not null default '{}',
  state      text not null default 'open',
  decision   text not null default '',
  from_on    date,
  merged_into uuid,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  version    int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('ledger', 'report', 'inspection', 'system')),
  constraint state_is_known check (state in ('open', 'kept', 'merged', 'cut')),
  constraint times_in_reach check (times between 1 and 10000),
  constraint decided_has_reason check (state = 'open' or (decision <> '' and from_on is not null)),
  constraint merged_into_another check ((state = 'merged') = (merged_into is not null) and merged_into is distinct from id)
);
comment on table admission.burdens is 'Ledgers, reports, inspections and systems asked of communities (减负): by whom, on what basis, how often a year, and what was decided. Empty `communities` means all of the county. `region` is the county.';
create index burdens_by_region on admission.burdens (county, region, id);

create table admission.hours (
  county    text collate "C" not null,
  id        uuid not null,
  region    text collate "C" not null,
  burden_id uuid not null,
  minutes   int not null,
  words     text not null default '',
  by_account uuid not null,
  by_name   text not null,
  at        timestamptz not null,
  nth       bigint generated always as identity,
  primary key (county, id),
  foreign key (county, burden_id) references admission.burdens (county, id),
  constraint minutes_in_reach check (minutes between 1 and 60000)
);
comment on table admission.hours is 'How long a community needs for one time of a burden, in minutes; the newest entry of a community counts. Rows are added, never changed. `region` is the community.';
create index hours_by_burden on admission.hours (county, burden_id, region, nth desc);

create table admission.steps (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  about_id   uuid not null,
  step       text not null,
  note       text not null default '',
  detail     jsonb not null default '{}',
  by_account uuid,
  by_name    text not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id)
);
comment on table admission.steps is 'What happened to each row of this schema, by whom and why. Rows are added, never changed.';
create index steps_by_row on admission.steps (county, about_id, nth);

do $$
declare tab text;
begin
  foreach tab in array array['requests', 'opinions', 'agreements', 'works', 'payments', 'reports', 'burdens', 'hours', 'steps'] loop
    execute format('alter table admission.%I enable row level security', tab);
    execute format('create policy staff_within_scope on admission.%I to linli_staff using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi())', tab);
  end loop;
end $$;
-- A community or street that is asked reads the request it is asked about: its own opinion is the key.
create policy asked_places_read on admission.requests for select to linli_staff
  using (state <> 'draft' and exists (select from admission.opinions o where o.county = requests.county and o.request_id = requests.id));
create policy asked_places_read on admission.steps for select to linli_staff
  using (exists (select from admission.requests r where r.county = steps.county and r.id = steps.about_id));
-- What is admitted is published with its money; what is asked of communities is known to all who serve there.
create policy staff_read_upward on admission.agreements for select to linli_staff using (platform.lo() <> platform.hi());
create policy staff_read_upward on admission.burdens for select to linli_staff using (platform.lo() <> platform.hi());

grant select, insert, update on admission.requests, admission.opinions, admission.agreements, admission.reports, admission.burdens to linli_staff;
grant select, insert on admission.works, admission.payments, admission.hours, admission.steps to linli_staff;
grant update (region) on admission.works, admission.payments, admission.hours, admission.steps to linli_staff;

-- Numbers of hours are told as a median without saying which community entered which: as owner, for pages below the county.
create function admission.median_minutes(in_county text, burdens uuid[]) returns table (burden_id uuid, median int, entered int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select newest.burden_id, round(percentile_cont(0.5) within group (order by newest.minutes))::int, count(*)::int
  from (select distinct on (h.burden_id, h.region) h.burden_id, h.region, h.minutes from admission.hours h
        where h.county = in_county and h.burden_id = any(burdens) order by h.burden_id, h.region, h.nth desc) newest
  group by newest.burden_id
$$;
revoke all on function admission.median_minutes from public;
grant execute on function admission.median_minutes to linli_staff;
