-- Policy texts, supports, service standards, data of periods, partners, research (PLN-15 to PLN-17, PLN-20 to PLN-22).
create schema policies;
grant usage on schema policies to linli_staff;

create table policies.texts (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  title       text not null,
  doc_number  text not null default '',
  issuer      text not null,
  tier        text not null,
  holds_where text not null default '',
  issued_on   date,
  from_on     date,
  until_on    date,
  summary     text not null,
  basis       uuid[] not null default '{}',
  basis_text  text not null default '',
  matters     text[] not null default '{}',
  indicators  text[] not null default '{}',
  plan_code   text collate "C" not null default '',
  state       text not null default 'draft',
  replaced_by uuid,
  replaced_on date,
  by_account  uuid not null,
  by_name     text not null,
  at          timestamptz not null,
  published_by text not null default '',
  version     int not null default 1,
  primary key (county, id),
  constraint tier_is_known check (tier in ('national', 'province', 'prefecture', 'county', 'township')),
  constraint state_is_known check (state in ('draft', 'published')),
  constraint ends_after_it_begins check (until_on is null or from_on is null or until_on >= from_on),
  constraint rests_not_on_itself check (not id = any (basis)),
  constraint replaced_has_its_day check (replaced_by is null or replaced_on is not null)
);
comment on table policies.texts is 'Policy texts with number, basis, validity and what replaced them. `basis`: texts on file above; `region` is the county that keeps it.';
create index texts_by_id on policies.texts (county, region, id);
create index texts_by_basis on policies.texts using gin (basis);
create unique index texts_by_number on policies.texts (county, doc_number) where doc_number <> '';

create table policies.supports (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  short_code  text collate "C" not null,
  text_id     uuid not null,
  title       text not null,
  kind        text not null,
  benefit     text not null,
  conditions  jsonb not null,
  others      text not null default '',
  department  text not null,
  phone       text not null default '',
  matter_code text collate "C" not null default '',
  from_on     date not null,
  until_on    date,
  by_account  uuid not null,
  by_name     text not null,
  at          timestamptz not null,
  version     int not null default 1,
  primary key (county, id),
  foreign key (county, text_id) references policies.texts (county, id),
  constraint kind_is_known check (kind in ('land', 'housing', 'tax', 'fees', 'insurance', 'registration', 'money')),
  constraint ends_after_it_begins check (until_on is null or until_on >= from_on)
);
comment on table policies.supports is 'Supports that a policy text grants: what, to whom (typed conditions), by whom, from when. `phone` is an office’s. `region` is the county.';
create unique index supports_by_code on policies.supports (county, short_code);
create index supports_by_text on policies.supports (county, text_id);

create table policies.grants (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  support_id  uuid not null,
  case_id     uuid not null,
  case_number text not null,
  applicant   text not null,
  words       text not null,
  on_day      date not null,
  at          timestamptz not null,
  primary key (county, id),
  foreign key (county, support_id) references policies.supports (county, id)
);
comment on table policies.grants is 'What was granted under a support by a concluded case; concluded anew, the case’s newest counts. Rows are added, never changed. `region` is the county.';
create index grants_by_support on policies.grants (county, support_id, id);

create table policies.standards (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  short_code text collate "C" not null,
  nth        int not null,
  title      text not null,
  trade      text not null,
  doc_number text not null default '',
  issuer     text not null,
  from_on    date not null,
  body       text not null,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (county, id)
);
comment on table policies.standards is 'Service standards by trade, version by version: a version holds from its day until the next one’s. Rows are added, never changed. `region` is the county.';
create unique index standards_in_order on policies.standards (county, short_code, nth);

create table policies.uses (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  short_code text collate "C" not null,
  kind       text not null,
  ref        text collate "C" not null,
  title      text not null,
  from_on    date not null,
  ended_on   date,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (county, id),
  constraint kind_is_known check (kind in ('matter', 'purchase'))
);
comment on table policies.uses is 'Matters and purchases that point at a standard, by its code: on each day the version in force is meant. `region` is the county.';
create unique index pointed_at_once on policies.uses (county, short_code, kind, ref) where ended_on is null;
create index uses_by_ref on policies.uses (county, kind, ref);

create table policies.sets (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  period     text collate "C" not null,
  data_group text not null,
  figures    jsonb not null,
  words      text not null default '',
  assessment text not null,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id),
  constraint group_is_known check (data_group in ('facilities', 'service', 'needs', 'satisfaction')),
  constraint period_is_known check (period ~ '^20[0-9]{2}(-H[12])?$')
);
comment on table policies.sets is 'Data groups of a period as entered by a street or the county, with their assessment; the newest of each counts. Rows are added, never changed.';
create index sets_by_period on policies.sets (county, region, period, data_group, nth desc);

create table policies.partners (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  name       text not null,
  from_where text not null,
  kind       text not null,
  contact    text not null default '',
  from_on    date not null,
  ended_on   date,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  version    int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('twinning', 'exchange', 'charity', 'foreign')),
  constraint ends_after_it_begins check (ended_on is null or ended_on >= from_on)
);
comment on table policies.partners is 'Partners in other regions (对口帮扶、交流、慈善、对外合作). `contact` is an office. `region` is the county.';

create table policies.programmes (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  partner_id uuid not null,
  title      text not null,
  from_on    date not null,
  until_on   date,
  content    text not null,
  result     text not null default '',
  result_on  date,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  version    int not null default 1,
  primary key (county, id),
  foreign key (county, partner_id) references policies.partners (county, id),
  constraint result_has_its_day check ((result = '') = (result_on is null)),
  constraint ends_after_it_begins check (until_on is null or until_on >= from_on)
);
comment on table policies.programmes is 'Programmes with a partner and what came of them. `region` is the county.';
create index programmes_by_partner on policies.programmes (county, partner_id, id);

create table policies.topics (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  title      text not null,
  question   text not null,
  lead_unit  text not null,
  team       text not null,
  from_on    date not null,
  due_on     date not null,
  state      text not null default 'open',
  ending     text not null default '',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  version    int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('open', 'done', 'dropped')),
  constraint ended_has_words check (state = 'open' or ending <> ''),
  constraint ends_after_it_begins check (due_on >= from_on)
);
comment on table policies.topics is 'Research topics on community work: question, lead, team, day due. `region` is the county.';

create table policies.reports (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  topic_id   uuid,
  title      text not null,
  authors    text not null,
  on_day     date not null,
  summary    text not null,
  body       text not null default '',
  keywords   text[] not null default '{}',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (county, id),
  foreign key (county, topic_id) references policies.topics (county, id)
);
comment on table policies.reports is 'The report library. Rows are added, never changed. `region` is the county.';
create index reports_by_topic on policies.reports (county, topic_id) where topic_id is not null;

create table policies.steps (
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
comment on table policies.steps is 'What happened to each row of this schema, by whom and why. Rows are added, never changed.';
create index policy_steps_by_row on policies.steps (county, about_id, nth);

do $$
declare tab text;
begin
  foreach tab in array array['texts', 'supports', 'grants', 'standards', 'uses', 'sets', 'partners', 'programmes', 'topics', 'reports', 'steps'] loop
    execute format('alter table policies.%I enable row level security', tab);
    execute format('create policy staff_within_scope on policies.%I to linli_staff using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi())', tab);
  end loop;
  -- What a county keeps here is its word to all who serve there; drafts stay with whoever keeps them, by the queries.
  foreach tab in array array['texts', 'supports', 'standards', 'uses', 'partners', 'programmes', 'topics', 'reports'] loop
    execute format('create policy staff_read_upward on policies.%I for select to linli_staff using (platform.lo() <> platform.hi())', tab);
  end loop;
end $$;

grant select, insert, update on policies.texts, policies.supports, policies.uses, policies.partners, policies.programmes, policies.topics to linli_staff;
grant select, insert on policies.grants, policies.standards, policies.sets, policies.reports, policies.steps to linli_staff;
grant update (region) on policies.grants, policies.standards, policies.sets, policies.reports, policies.steps to linli_staff;

create view policies.published_texts as
  select county, id, region, title, doc_number, issuer, tier, issued_on, from_on, until_on, replaced_on, matters, indicators, plan_code from policies.texts where state = 'published';
alter view policies.published_texts set (security_invoker = true);
create view policies.published_standard_uses as
  select u.county, u.id, u.region, u.short_code, u.kind, u.ref, u.from_on, u.ended_on from policies.uses u;
alter view policies.published_standard_uses set (security_invoker = true);
create view policies.published_sets as
  select distinct on (county, region, period, data_group) county, id, region, period, data_group, at from policies.sets order by county, region, period, data_group, nth desc;
alter view policies.published_sets set (security_invoker = true);
grant select on policies.published_texts, policies.published_standard_uses, policies.published_sets to linli_staff;
