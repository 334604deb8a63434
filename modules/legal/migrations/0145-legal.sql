-- Legal advice and aid, sessions, rights (法律服务、普法、维权; CAS-11, CAS-15, CAS-17, IND-30). What is asked is a case; here stands only what a case cannot say.
create schema legal;
grant usage on schema legal to linli_staff, linli_resident;

create table legal.advisers (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  name       text not null,
  unit       text not null,
  hours      text not null,
  venue      text not null,
  contact    text not null default '',
  valid_from date not null,
  ended_on   date,
  version    int not null default 1,
  primary key (county, id)
);
comment on table legal.advisers is 'The named legal adviser of a community, with hours and place (CAS-11). `contact` is the office''s published number. Read by everybody.';
create unique index one_adviser_each on legal.advisers (county, region, name) where ended_on is null;
create index advisers_by_region on legal.advisers (county, region, id);

create table legal.answers (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  case_id     uuid not null,
  person_id   uuid not null,
  adviser     text not null,
  text_sealed bytea not null,
  at          timestamptz not null,
  primary key (county, id)
);
comment on table legal.answers is 'What an adviser answered, sealed and opened for the person alone: staff do not read it again.';
create unique index one_answer_each on legal.answers (county, case_id);
create index answers_by_person on legal.answers (county, person_id, at desc);

create table legal.aid (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  number      text collate "C" not null,
  person_id   uuid not null,
  agency      text not null,
  handed_on   date not null,
  due_on      date not null,
  result      text not null default '',
  answered_on date,
  note        text not null default '',
  version     int not null default 1,
  primary key (county, id),
  constraint result_is_known check (result in ('', 'granted', 'refused', 'withdrawn'))
);
comment on table legal.aid is 'Applications for legal aid that were handed on to the agency, until when it examines them, and what it decided. `id` is the case''s.';
create index aid_waiting on legal.aid (county, due_on, id) where result = '';
create index aid_by_person on legal.aid (county, person_id);

create table legal.sessions (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  kind       text not null,
  topic      text not null,
  audience   text not null,
  minors     boolean not null default false,
  planned_on date not null,
  venue      text not null default '',
  state      text not null default 'planned',
  held_on    date,
  attendance int,
  note       text not null default '',
  by_name    text not null,
  version    int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('publicity', 'advice')),
  constraint state_is_known check (state in ('planned', 'held', 'cancelled')),
  constraint held_with_number check (state <> 'held' or (held_on is not null and attendance >= 0))
);
comment on table legal.sessions is 'Sessions of legal publicity and advice (CAS-17), for minors too. Who came is a number, never names.';
create index sessions_by_day on legal.sessions (county, planned_on desc, id desc);

create table legal.rights (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  number     text collate "C" not null,
  person_id  uuid not null,
  helper     text not null,
  mechanism  text not null,
  taken_on   date not null,
  ended_on   date,
  outcome    text not null default '',
  version    int not null default 1,
  primary key (county, id),
  constraint helper_is_known check (helper in ('community', 'union', 'youth_league', 'women_federation')),
  constraint mechanism_is_known check (mechanism in ('interests', 'appeal', 'mediation', 'protection'))
);
comment on table legal.rights is 'Matters of rights that the community, union, youth league or women''s federation took up (CAS-15), by which of the four mechanisms. `id` is the case''s.';
create index rights_by_region on legal.rights (county, region, id desc);
create index rights_by_person on legal.rights (county, person_id);

create table legal.steps (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  about_id   uuid not null,
  path       text not null default '',
  step       text not null,
  on_day     date not null,
  note       text not null default '',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id)
);
comment on table legal.steps is 'The path taken, step by step, and what else happened to a row of this schema. Rows are added, never changed.';
create index steps_by_row on legal.steps (county, about_id, nth);

do $$
declare
  name text;
begin
  foreach name in array array['advisers', 'answers', 'aid', 'sessions', 'rights', 'steps'] loop
    execute format('alter table legal.%I enable row level security', name);
    execute format('create policy staff_within_scope on legal.%I to linli_staff using (region >= platform.lo() and region < platform.hi())
      with check (region >= platform.lo() and region < platform.hi())', name);
    execute format('grant select, insert on legal.%I to linli_staff', name);
    execute format('grant update (region) on legal.%I to linli_staff', name);
  end loop;
end $$;
grant update on legal.advisers, legal.aid, legal.sessions, legal.rights to linli_staff;
grant update (person_id, text_sealed) on legal.answers to linli_staff;
-- Whoever asked reads the answer, and what became of the own application and right.
create policy own_answers on legal.answers for select to linli_resident using (person_id = platform.person());
create policy own_aid on legal.aid for select to linli_resident using (person_id = platform.person());
create policy own_rights on legal.rights for select to linli_resident using (person_id = platform.person());
create policy own_steps on legal.steps for select to linli_resident using (about_id in (select r.id from legal.rights r));
-- Name, hours and place of an adviser are published.
create policy everybody_reads on legal.advisers for select to linli_resident using (true);
create policy everybody_reads_too on legal.advisers for select to linli_staff using (true);
grant select on legal.answers, legal.aid, legal.rights, legal.steps, legal.advisers to linli_resident;

create view cases.published_legal_requests as
  select county, id, region, number, title, state, version, matter_code, applicant_id, applicant_name, submitted_at, due_on, outcome
  from cases.cases where matter_code in ('legal.advice', 'legal.visit', 'legal.aid', 'legal.rights') and state <> 'draft';
alter view cases.published_legal_requests set (security_invoker = true);
grant select on cases.published_legal_requests to linli_staff;
create index legal_requests on cases.cases (county, id desc) where matter_code in ('legal.advice', 'legal.visit', 'legal.aid', 'legal.rights') and state <> 'draft';

create view legal.published_advisers as select county, id, region, valid_from, ended_on from legal.advisers;
alter view legal.published_advisers set (security_invoker = true);
grant select on legal.published_advisers to linli_staff;
