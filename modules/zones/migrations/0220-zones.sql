-- Experiment zones (EVL-17, EVL-18, EVL-19, PRC-16): application, approval level by level, a term of at most three years, changes with approval, acceptance.
create schema zones;
grant usage on schema zones to linli_staff;

create table zones.zones (
  county         text collate "C" not null,
  id             uuid not null,
  region         text collate "C" not null,
  title          text not null,
  applicant      text not null,
  why_city       text not null default '',
  request_paper  text not null default '',
  paper_copies   int not null default 0,
  papers         jsonb not null default '[]',
  plan           jsonb not null,
  state          text not null default 'draft',
  submitted_on   date,
  province_paper text not null default '',
  province_words text not null default '',
  approval_paper text not null default '',
  approved_on    date,
  first_end      date,
  ends_on        date,
  final_report   text not null default '',
  satisfaction   jsonb,
  decision       text not null default '',
  decision_paper text not null default '',
  decided_on     date,
  by_account     uuid not null,
  by_name        text not null,
  at             timestamptz not null,
  version        int not null default 1,
  primary key (county, id),
  constraint applicant_is_known check (applicant in ('district', 'city')),
  constraint state_is_known check (state in ('draft', 'submitted', 'reviewed', 'running', 'reported', 'accepted', 'failed', 'stopped', 'refused', 'withdrawn')),
  -- An incomplete file cannot go up.
  constraint whole_before_it_goes_up check (state in ('draft', 'withdrawn') or (request_paper <> '' and paper_copies >= 3 and jsonb_array_length(papers) > 0 and plan ->> 'background' <> '' and plan ->> 'theme' <> ''
    and plan ->> 'content' <> '' and plan ->> 'safeguards' <> '')),
  constraint approved_has_term check (approved_on is null or (ends_on is not null and first_end is not null and ends_on > approved_on)),
  constraint at_most_three_years check (first_end is null or first_end <= approved_on + interval '3 years'),
  constraint running_is_approved check (state not in ('running', 'reported', 'accepted', 'failed', 'stopped') or approved_on is not null),
  constraint accepted_with_residents check (state <> 'accepted' or satisfaction is not null)
);
comment on table zones.zones is 'An experiment zone with its file and term. `plan` is what was approved and changes only by an approved request. `first_end` is the end as first approved, at most three years on; `ends_on` follows extensions. `region` is the district or city.';
create index zones_by_id on zones.zones (county, region, id);

create table zones.filings (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  zone_id    uuid not null,
  kind       text not null,
  year       int not null,
  title      text not null,
  words      text not null,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (county, id),
  foreign key (county, zone_id) references zones.zones (county, id),
  constraint kind_is_known check (kind in ('plan', 'summary', 'news'))
);
comment on table zones.filings is 'Yearly plan and summary of a zone, and news. Rows are added, never changed.';
create unique index one_a_year on zones.filings (county, zone_id, kind, year) where kind <> 'news';
create index filings_by_zone on zones.filings (county, zone_id, at);

create table zones.changes (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  zone_id     uuid not null,
  kind        text not null,
  words       text not null,
  plan        jsonb,
  until       date,
  state       text not null default 'open',
  paper       text not null default '',
  answer      text not null default '',
  answered_by uuid,
  by_account  uuid not null,
  by_name     text not null,
  at          timestamptz not null,
  primary key (county, id),
  foreign key (county, zone_id) references zones.zones (county, id),
  constraint kind_is_known check (kind in ('change', 'delay', 'stop', 'extend')),
  constraint state_is_known check (state in ('open', 'approved', 'refused')),
  constraint answered_with_paper check (state = 'open' or (paper <> '' and answer <> '' and answered_by is not null and answered_by <> by_account))
);
comment on table zones.changes is 'Requests to change what was approved, to delay, to stop or to extend, with the answer and its paper.';
create unique index one_open_request on zones.changes (county, zone_id) where state = 'open';

create table zones.opinions (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  zone_id    uuid not null,
  expert     text not null,
  words      text not null,
  pass       boolean not null,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (county, id),
  foreign key (county, zone_id) references zones.zones (county, id)
);
comment on table zones.opinions is 'What experts of the acceptance say. Rows are added, never changed.';
create index opinions_by_zone on zones.opinions (county, zone_id, at);

create table zones.steps (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  about_id   uuid not null,
  step       text not null,
  note       text not null default '',
  by_account uuid,
  by_name    text not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id)
);
comment on table zones.steps is 'What happened to each zone, by whom and why. Rows are added, never changed.';
create index steps_by_row on zones.steps (county, about_id, nth);

do $$
declare tab text;
begin
  foreach tab in array array['zones', 'filings', 'changes', 'opinions', 'steps'] loop
    execute format('alter table zones.%I enable row level security', tab);
    execute format('create policy staff_within_scope on zones.%I to linli_staff using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi())', tab);
  end loop;
end $$;
-- Streets of the district read its zones: they carry the work.
create policy staff_read_upward on zones.zones for select to linli_staff using (state <> 'draft' and platform.lo() <> platform.hi() and left(region, 6) = left(platform.lo(), 6));
create policy staff_read_upward on zones.filings for select to linli_staff using (platform.lo() <> platform.hi() and left(region, 6) = left(platform.lo(), 6));

grant select, insert, update on zones.zones, zones.changes to linli_staff;
grant select, insert on zones.filings, zones.opinions, zones.steps to linli_staff;
grant update (region) on zones.filings, zones.opinions, zones.steps to linli_staff;

create view zones.published_zones as
  select county, id, region, applicant, state, paper_copies, jsonb_array_length(papers)::int as electronic, submitted_on, approved_on, first_end, ends_on, decided_on from zones.zones where state not in ('draft', 'withdrawn');
create view zones.published_filings as select county, id, region, zone_id, kind, year, (at at time zone 'Asia/Shanghai')::date as day from zones.filings;
alter view zones.published_zones set (security_invoker = true);
alter view zones.published_filings set (security_invoker = true);
grant select on zones.published_zones, zones.published_filings to linli_staff;
