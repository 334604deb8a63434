-- What residents say and what became of it (CAS-05): opinions, the topics they are grouped into, proposals to deliberation.
create schema voices;
grant usage on schema voices to linli_staff, linli_resident;

create sequence voices.numbers;
grant usage on sequence voices.numbers to linli_staff;

create table voices.topics (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  kind        text not null,
  title       text not null,
  summary     text not null default '',
  shown       boolean not null default true,
  state       text not null default 'open',
  at_region   text collate "C" not null,
  department  text not null default '',
  opened_on   date not null,
  answer      text not null default '',
  answered_by text not null default '',
  answered_on date,
  merged_into uuid,
  opinions    int not null default 0,
  version     int not null default 1,
  primary key (county, id),
  foreign key (county, merged_into) references voices.topics (county, id),
  constraint state_is_known check (state in ('open', 'reported', 'answered')),
  constraint answered_with_words check (state <> 'answered' or (answer <> '' and answered_by <> '' and answered_on is not null)),
  constraint not_into_itself check (merged_into is null or merged_into <> id)
);
comment on table voices.topics is 'Topics (话题): opinions about one thing (CAS-05). `region` is where it came from, `at_region` with whom it lies, `department` which one at the county. A merged topic keeps its opinions and gets the answer of the one it went into. `opinions` counts those of the topic itself.';
-- The lists of a place: newest first; those that lie with a post.
create index topics_by_region on voices.topics (county, region, id desc);
create index topics_lying_with on voices.topics (county, at_region, id desc) where state <> 'answered' and merged_into is null;
create index topics_by_answer on voices.topics (county, answered_on desc, id desc) where shown and state = 'answered';
create index topics_merged on voices.topics (county, merged_into) where merged_into is not null;

create table voices.opinions (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  number     text collate "C" not null,
  check_code text not null,
  channel    text not null,
  kind       text not null,
  words      text not null,
  place_text text not null default '',
  said_on    date not null,
  said_by    text not null default '',
  person_id  uuid,
  topic_id   uuid,
  told_on    date,
  told_how   text not null default '',
  client_key text,
  by_name    text not null default '',
  at         timestamptz not null,
  version    int not null default 1,
  primary key (county, id),
  foreign key (county, topic_id) references voices.topics (county, id),
  constraint channel_is_known check (channel in ('door', 'portal', 'meeting', 'window', 'phone', 'hearing', 'contact')),
  constraint nobody_behind_no_name check (person_id is null or said_by <> '')
);
comment on table voices.opinions is 'Opinions (社情民意) as they were said, with a name only where the person wishes one (CAS-05). There is no index by person: what is summed up are opinions. How far one is, is read off its topic.';
create unique index opinion_by_number on voices.opinions (county, number);
-- The same words sent twice by a phone without a name make one opinion.
create unique index opinion_once on voices.opinions (county, client_key) where client_key is not null;
create index opinions_by_region on voices.opinions (county, region, id desc);
create index opinions_loose on voices.opinions (county, id desc) where topic_id is null;
create index opinions_of_topic on voices.opinions (county, topic_id, id desc) where topic_id is not null;
create index opinions_by_day on voices.opinions (county, said_on);

create table voices.proposals (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  topic_id    uuid not null,
  title       text not null,
  why         text not null default '',
  state       text not null default 'proposed',
  answer      text not null default '',
  proposed_on date not null,
  by_account  uuid not null,
  by_name     text not null,
  version     int not null default 1,
  primary key (county, id),
  foreign key (county, topic_id) references voices.topics (county, id),
  constraint state_is_known check (state in ('proposed', 'taken_up', 'answered', 'withdrawn'))
);
comment on table voices.proposals is 'Topics sent to deliberation in one step, and what became of them; a module of deliberation reads voices.published_proposals.';
create unique index one_proposal_open on voices.proposals (county, topic_id) where state in ('proposed', 'taken_up');
create index proposals_by_region on voices.proposals (county, region, id desc);
create view voices.published_proposals as
  select p.county, p.id, p.region, p.topic_id, t.title as topic, t.opinions, p.title, p.why, p.state, p.answer, p.proposed_on
  from voices.proposals p join voices.topics t on t.county = p.county and t.id = p.topic_id;
alter view voices.published_proposals set (security_invoker = true);
grant select on voices.published_proposals to linli_staff;

create table voices.steps (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  about_id uuid not null,
  step     text not null,
  note     text not null default '',
  detail   jsonb not null default '{}',
  by_name  text not null,
  at       timestamptz not null,
  nth      bigint generated always as identity,
  primary key (county, id)
);
comment on table voices.steps is 'What happened to each row of this schema, by whom and why. Rows are added, never changed.';
create index steps_by_row on voices.steps (county, about_id, nth);

alter table voices.topics enable row level security;
alter table voices.opinions enable row level security;
alter table voices.proposals enable row level security;
alter table voices.steps enable row level security;
create policy staff_within_scope on voices.topics to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on voices.opinions to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on voices.proposals to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on voices.steps to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy resident_reads_own on voices.opinions for select to linli_resident using (person_id = platform.person());
-- What stands on the public board may be read by whoever spoke; there is no name in a topic.
create policy resident_reads_topics on voices.topics for select to linli_resident
  using (id in (select o.topic_id from voices.opinions o where o.county = topics.county and o.person_id = platform.person()));
grant select, insert, update on voices.topics, voices.opinions, voices.proposals to linli_staff;
grant select, insert on voices.steps to linli_staff;
grant update (region) on voices.steps to linli_staff;
grant select on voices.opinions, voices.topics to linli_resident;
