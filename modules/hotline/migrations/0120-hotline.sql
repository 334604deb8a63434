-- Hotline desk (CAS-04, CHN-04, SYS-07, SYS-08): lines with merged old numbers, telephone systems, calls and what happened on them, agents on duty,
-- the shared knowledge base, own lines of scripts, orders from calls and their call-backs.
create schema hotline;
grant usage on schema hotline to linli_staff, linli_resident;

create table hotline.lines (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  phone        text collate "C" not null,
  name         text not null,
  kind         text not null,
  topic        text not null default '',
  joins_id     uuid,
  until_on     date,
  announcement text not null default '',
  hours        text not null default '',
  valid_from   date not null,
  ended_on     date,
  version      int not null default 1,
  primary key (county, id),
  foreign key (county, joins_id) references hotline.lines (county, id),
  constraint kind_is_known check (kind in ('unified', 'elderly', 'community', 'old')),
  constraint an_old_number_joins_another check ((kind = 'old') = (joins_id is not null) and joins_id is distinct from id),
  constraint from_before_end check (ended_on is null or ended_on >= valid_from)
);
comment on table hotline.lines is 'Service numbers of a place (12345, 12349, community number) and old numbers merged into one of them: topic, forwarded until `until_on`, then only the announcement. `region` is the place a number serves; public facts.';
create unique index one_line_each on hotline.lines (county, phone) where ended_on is null;
create index lines_by_joined on hotline.lines (county, joins_id) where joins_id is not null;

create table hotline.systems (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  name       text not null,
  key_sealed bytea not null,
  made_at    timestamptz not null,
  made_by    text not null,
  seen_at    timestamptz,
  ended_at   timestamptz,
  version    int not null default 1,
  primary key (county, id)
);
comment on table hotline.systems is 'Telephone systems that bring call events, each with a shared key for its signatures (docs/hotline.md). The key is shown once, when it is made.';

create table hotline.calls (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  source        text collate "C" not null,
  call_ref      text collate "C" not null,
  line_id       uuid,
  called        text collate "C" not null,
  topic         text not null default '',
  caller_sealed bytea,
  caller_index  bytea,
  state         text not null,
  ended_as      text not null default '',
  rang_at       timestamptz not null,
  answered_at   timestamptz,
  ended_at      timestamptz,
  agent         uuid,
  agent_name    text not null default '',
  person_id     uuid,
  consent       text not null default '',
  anonymous     boolean not null default false,
  kind          text not null default '',
  notes         text not null default '',
  declined      text not null default '',
  done_at       timestamptz,
  version       int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('ringing', 'talking', 'held', 'ended')),
  constraint consent_is_known check (consent in ('', 'given', 'refused')),
  constraint nobody_is_named_anonymous check (not anonymous or person_id is null)
);
comment on table hotline.calls is 'One call: the number called and its topic, who answered, whether the caller let the open cases be looked at, notes. `source` is the telephone system or demo; the caller''s number is sealed.';
create unique index one_call_each on hotline.calls (county, source, call_ref);
-- What rings or is spoken in a place now; what an agent has not finished writing up; the record, newest first.
create index calls_live on hotline.calls (county, region, rang_at) where state <> 'ended';
create index calls_of_agent on hotline.calls (county, agent, done_at) where agent is not null and done_at is null;
create index calls_by_id on hotline.calls (county, id desc, region);
create index calls_by_caller on hotline.calls (county, caller_index, id) where caller_index is not null;
create index calls_by_person on hotline.calls (county, person_id, id) where person_id is not null;

create table hotline.call_events (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  source      text collate "C" not null,
  event_ref   text collate "C" not null,
  digest      bytea not null,
  event       text not null,
  call_id     uuid not null,
  happened_at timestamptz not null,
  received_at timestamptz not null,
  primary key (county, id)
);
comment on table hotline.call_events is 'Events as telephone systems sent them, once each: the same event sent again is answered and does nothing, the same id with other content is refused. Rows are added, never changed.';
create unique index one_event_each on hotline.call_events (county, source, event_ref);
create index events_by_call on hotline.call_events (county, call_id);

create table hotline.call_cases (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  call_id     uuid not null,
  case_id     uuid not null,
  case_number text collate "C" not null,
  title       text not null,
  link        text not null,
  words       text not null default '',
  person_id   uuid,
  by_account  uuid not null,
  by_name     text not null,
  at          timestamptz not null,
  primary key (county, id),
  constraint link_is_known check (link in ('made', 'joined', 'urged', 'praised', 'asked'))
);
comment on table hotline.call_cases is 'Calls about a case: made from it, joined as another who is concerned, urged (催办), praised (表扬), asked about. `region` is the case''s; `person_id` is who joined and will be told the answer. Rows are added, never changed.';
create index call_cases_by_case on hotline.call_cases (county, case_id, at);
create index call_cases_by_call on hotline.call_cases (county, call_id);
create index call_cases_of_person on hotline.call_cases (county, person_id, id) where person_id is not null;
create unique index one_case_made_each on hotline.call_cases (county, call_id, case_id, link) where link in ('made', 'joined');

create table hotline.agents (
  county    text collate "C" not null,
  id        uuid not null,
  region    text collate "C" not null,
  name      text not null,
  state     text not null,
  extension text collate "C" not null default '',
  since     timestamptz not null,
  primary key (county, id),
  constraint state_is_known check (state in ('on', 'pause', 'off'))
);
comment on table hotline.agents is 'Who is on duty at the hotline now, since when, at which extension. `id` is the account. What was before stands in hotline.steps.';
create index agents_on_duty on hotline.agents (county, region, since) where state <> 'off';

create table hotline.entries (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  question    text not null,
  answer      text not null,
  topic       text not null default '',
  matter_code text collate "C" not null default '',
  public      boolean not null default true,
  valid_from  date not null,
  valid_until date,
  source      text not null,
  owner       text not null,
  state       text not null default 'draft',
  written_by  uuid not null,
  written_by_name text not null,
  reviewed_by_name text not null default '',
  reviewed_at timestamptz,
  review_due  date,
  grams       text[] not null,
  used        int not null default 0,
  version     int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('draft', 'published', 'ended')),
  constraint published_was_reviewed check (state <> 'published' or (reviewed_at is not null and review_due is not null))
);
comment on table hotline.entries is 'Knowledge base of all lines: question and answer with source, owner, days of validity; published after a second person looked, looked at again by `review_due`. `used` is a number and names nobody.';
create index entries_by_grams on hotline.entries using gin (grams);
create index entries_by_use on hotline.entries (county, state, used desc, id);
create index entries_to_review on hotline.entries (county, review_due, id) where state = 'published';

create table hotline.script_lines (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  matter_code text collate "C" not null,
  place       int not null,
  say         text not null,
  ended_at    timestamptz,
  primary key (county, id)
);
comment on table hotline.script_lines is 'What a place has its agents say or ask for a matter, beside what the matter''s form asks; `place` is the order among them.';
create index script_lines_by_matter on hotline.script_lines (county, matter_code, place) where ended_at is null;

create table hotline.orders (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  case_number  text collate "C" not null,
  title        text not null,
  matter_code  text collate "C" not null,
  kind         text not null default '',
  caller_sealed bytea,
  handled_by   uuid[] not null default '{}',
  taken_at     timestamptz not null,
  primary key (county, id)
);
comment on table hotline.orders is 'Cases that came by a call: the number to call back (sealed) and which accounts had a hand in them, who therefore may not call back. `id` is the case''s, `region` follows it.';

create table hotline.call_backs (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  case_id      uuid not null,
  round        int not null,
  unit_post    text not null,
  unit_region  text collate "C" not null,
  unit_name    text not null,
  outcome      text not null,
  answer       text not null default '',
  concluded_at timestamptz not null,
  due_on       date,
  state        text not null default 'waiting',
  tries        int not null default 0,
  in_time      boolean,
  solved       boolean,
  satisfied    boolean,
  words        text not null default '',
  returned     boolean not null default false,
  done_at      timestamptz,
  by_account   uuid,
  by_name      text not null default '',
  version      int not null default 1,
  primary key (county, id),
  foreign key (county, case_id) references hotline.orders (county, id),
  constraint state_is_known check (state in ('waiting', 'reached', 'unreachable', 'dropped')),
  constraint reached_answers_all check ((state = 'reached') = (in_time is not null and solved is not null and satisfied is not null))
);
comment on table hotline.call_backs is 'Call-backs of concluded orders, one for each conclusion: what the caller says, asked by somebody other than the unit that handled it. 三率 are counted from these rows and no others.';
create unique index one_call_back_each on hotline.call_backs (county, case_id, round);
create index call_backs_waiting on hotline.call_backs (county, due_on, id, region) where state = 'waiting';
create index call_backs_by_conclusion on hotline.call_backs (county, concluded_at, region);

create table hotline.steps (
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
comment on table hotline.steps is 'What happened to each row of this schema, by whom. Rows are added, never changed.';
create index steps_by_row on hotline.steps (county, about_id, nth);

alter table hotline.lines enable row level security;
alter table hotline.systems enable row level security;
alter table hotline.calls enable row level security;
alter table hotline.call_events enable row level security;
alter table hotline.call_cases enable row level security;
alter table hotline.agents enable row level security;
alter table hotline.entries enable row level security;
alter table hotline.script_lines enable row level security;
alter table hotline.orders enable row level security;
alter table hotline.call_backs enable row level security;
alter table hotline.steps enable row level security;
create policy staff_within_scope on hotline.lines to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on hotline.systems to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on hotline.calls to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on hotline.call_events to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on hotline.call_cases to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on hotline.agents to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on hotline.entries to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on hotline.script_lines to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on hotline.orders to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on hotline.call_backs to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on hotline.steps to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
-- Numbers that serve a place and reviewed answers are public; scripts and drafts of a county are read by those who work below it.
create policy anyone_reads on hotline.lines for select to linli_staff, linli_resident using (true);
create policy anyone_reads on hotline.entries for select to linli_staff, linli_resident using (state = 'published');
create policy staff_read_upward on hotline.script_lines for select to linli_staff using (platform.lo() <> platform.hi());
grant select, insert, update on hotline.lines, hotline.systems, hotline.calls, hotline.agents, hotline.entries, hotline.script_lines, hotline.orders, hotline.call_backs
  to linli_staff;
grant select, insert on hotline.call_events, hotline.call_cases, hotline.steps to linli_staff;
grant update (region) on hotline.call_events, hotline.call_cases, hotline.steps to linli_staff;
grant update (person_id) on hotline.call_cases to linli_staff;
grant select on hotline.lines, hotline.entries to linli_resident;

-- Array containment is not leakproof: under a policy the index on grams would not be used. Drafts are seen within the scope only, as by the policies.
create function hotline.entries_with_grams(in_county text, wanted text[], most int)
returns table (id uuid) language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
begin
  if cardinality(wanted) = 0 then return; end if;
  return query select e.id from hotline.entries e
    where e.county = in_county and e.grams @> wanted and (e.state = 'published' or (e.region >= platform.lo() and e.region < platform.hi())) limit most;
end $$;
revoke all on function hotline.entries_with_grams from public;
grant execute on function hotline.entries_with_grams to linli_staff, linli_resident;

create view hotline.published_lines as select county, id, region, kind, valid_from, ended_on, until_on from hotline.lines;
alter view hotline.published_lines set (security_invoker = true);
grant select on hotline.published_lines to linli_staff;

-- What likeness of cases is judged by: matter, place and parts of words, no person.
create view cases.published_likenesses as
  select county, id, region, number, title, matter_code, state, place_text, grams, submitted_at, due_at, version from cases.cases;
alter view cases.published_likenesses set (security_invoker = true);
grant select on cases.published_likenesses to linli_staff;
