-- Privacy (个人信息保护): why what is kept, who agreed to it, how long, who looked, and what was done when something went wrong.
create schema privacy;
grant usage on schema privacy to linli_staff, linli_resident;

create table privacy.catalogue (
  kind       text collate "C" not null,
  code       text collate "C" not null,
  version    int not null,
  body       jsonb not null,
  sha        text not null,
  valid_from date not null,
  at         timestamptz not null,
  primary key (kind, code, version),
  constraint kind_is_known check (kind in ('purpose', 'retention', 'sensitive_read'))
);
comment on table privacy.catalogue is 'Purposes (legal basis, what, who, how long, wording), retention rules and reads that two people answer for, as this place has them. What changed is a new version; a consent names the version it was given to. Insert only.';
grant select, insert on privacy.catalogue to linli_staff;
grant select on privacy.catalogue to linli_resident;

create table privacy.consents (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  person_id   uuid not null,
  purpose     text collate "C" not null,
  wording     int not null,
  deed        text not null,
  valid_until date,
  by_person_id uuid,
  by_account  uuid,
  by_name     text not null,
  channel     text not null,
  note        text not null default '',
  at          timestamptz not null,
  primary key (county, id),
  constraint deed_is_known check (deed in ('given', 'withdrawn', 'reminded')),
  constraint channel_is_known check (channel in ('portal', 'window', 'paper', 'case', 'system'))
);
comment on table privacy.consents is 'Consents given and withdrawn, one row each, in the order they came; the last row but reminders says how things stand. Insert only.';
-- How does it stand for this person? And in a year: how many were given?
create index consents_by_person on privacy.consents (county, person_id, purpose, at desc, id desc);
create index consents_by_region on privacy.consents (county, region, id);
create index consents_ending on privacy.consents (county, valid_until) where deed = 'given' and valid_until is not null;

create table privacy.mandates (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  person_id    uuid not null,
  by_person_id uuid,
  by_name      text not null,
  powers       text[] not null,
  valid_until  date not null,
  state        text not null default 'offered',
  representative_id uuid,
  offered_at   timestamptz not null,
  answered_at  timestamptz,
  ended_at     timestamptz,
  version      int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('offered', 'accepted', 'declined', 'withdrawn', 'ended'))
);
comment on table privacy.mandates is 'A person asks another online to act for them (民法典 art. 165): offered, then accepted or not. `by_person_id` is null where name and telephone met nobody, which the asker is not told. An accepted one stands in register.representatives.';
create index mandates_by_person on privacy.mandates (county, person_id);
create index mandates_by_agent on privacy.mandates (county, by_person_id) where by_person_id is not null;

create table privacy.copies (
  county    text collate "C" not null,
  id        uuid not null,
  region    text collate "C" not null,
  person_id uuid not null,
  by_account uuid not null,
  by_name   text not null,
  made_at   timestamptz not null,
  until     timestamptz not null,
  primary key (county, id)
);
comment on table privacy.copies is 'Copies of their data that people took along after a one-time code (个人信息保护法 art. 45), to be fetched until a moment. Insert only.';
create index copies_by_person on privacy.copies (county, person_id, made_at desc);
create index copies_by_region on privacy.copies (county, region, id);

create table privacy.retention_runs (
  county  text collate "C" not null,
  id      uuid not null,
  region  text collate "C" not null,
  rule    text collate "C" not null,
  deed    text not null,
  found   int not null,
  done    int not null,
  before  date not null,
  by_name text not null,
  at      timestamptz not null,
  primary key (county, id)
);
comment on table privacy.retention_runs is 'What each retention rule found past its time and deleted or made nameless, night by night. Insert only; a night without anything leaves no row.';
create index retention_runs_by_rule on privacy.retention_runs (county, rule, id);

create table privacy.key_rotations (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  version    int not null,
  started_at timestamptz not null,
  started_by text not null,
  state      text not null default 'running',
  total      bigint not null default 0,
  done       bigint not null default 0,
  faults     int not null default 0,
  passes     int not null default 0,
  part       int not null default 0,
  after_county text collate "C",
  after_id   uuid,
  in_pass    bigint not null default 0,
  counted    jsonb not null default '{}',
  ended_at   timestamptz,
  retired_at timestamptz,
  retired    int[] not null default '{}',
  primary key (county, id),
  constraint state_is_known check (state in ('running', 'done'))
);
comment on table privacy.key_rotations is 'A change of the data key: how far the old values are sealed anew (`part` of the list, after which row), written in the transaction of each piece, so that a run that was killed goes on where it stopped.';
create unique index one_rotation_at_a_time on privacy.key_rotations (county) where state = 'running';

create table privacy.openings (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  kind       text collate "C" not null,
  person_id  uuid,
  purpose    text not null,
  ref        text collate "C" not null default '',
  state      text not null default 'asked',
  emergency  boolean not null default false,
  asked_by   uuid not null,
  asked_name text not null,
  asked_post text not null,
  asked_at   timestamptz not null,
  decided_by uuid,
  decided_name text not null default '',
  decided_at timestamptz,
  reason     text not null default '',
  until      timestamptz,
  uses       int not null default 0,
  looked_at  timestamptz,
  looked_by  text not null default '',
  looked_note text not null default '',
  version    int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('asked', 'approved', 'refused', 'withdrawn')),
  constraint never_alone check (decided_by is null or decided_by <> asked_by or emergency)
);
comment on table privacy.openings is 'Sensitive reads that two people answer for: asked with a purpose, approved by another, open until a moment. An emergency opens at once and is looked at afterwards.';
create index openings_by_region on privacy.openings (county, region, id);
create index openings_by_asker on privacy.openings (county, asked_by, id);
create index openings_by_subject on privacy.openings (county, person_id, id) where person_id is not null;

create table privacy.reviews (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  from_day   date not null,
  until_day  date not null,
  seed       text not null,
  size       int not null,
  entries    int not null,
  due_on     date not null,
  state      text not null default 'open',
  begun_by   uuid not null,
  begun_name text not null,
  begun_at   timestamptz not null,
  closed_name text not null default '',
  closed_at  timestamptz,
  conclusion text not null default '',
  chain      jsonb not null default '{}',
  version    int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('open', 'closed')),
  constraint from_before_until check (from_day <= until_day)
);
comment on table privacy.reviews is 'A regular look through the record of reads and writes of a period: the sample follows from `seed`, so that anyone can draw it again.';
create index reviews_by_region on privacy.reviews (county, region, until_day);

create table privacy.review_items (
  county    text collate "C" not null,
  id        uuid not null,
  region    text collate "C" not null,
  review_id uuid not null,
  kind      text not null,
  entry_id  uuid not null,
  fact      text not null default '',
  entries   int not null default 1,
  result    text not null default '',
  note      text not null default '',
  by_name   text not null default '',
  at        timestamptz,
  primary key (county, id),
  foreign key (county, review_id) references privacy.reviews (county, id),
  constraint kind_is_known check (kind in ('sample', 'many_without_case', 'out_of_hours', 'own_family', 'colleague', 'emergency')),
  constraint result_is_known check (result in ('', 'in_order', 'explained', 'follow_up'))
);
comment on table privacy.review_items is 'What a review looks at: a drawn entry, or a fact about openings with its first entry. About deeds, never a score on a worker.';
create index review_items_by_review on privacy.review_items (county, review_id, kind, id);

create table privacy.assessments (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  title       text not null,
  occasion    text not null,
  purposes    text[] not null default '{}',
  answers     jsonb not null default '{}',
  state       text not null default 'draft',
  made_by     uuid not null,
  made_name   text not null,
  made_at     timestamptz not null,
  decided_by  uuid,
  decided_name text not null default '',
  decided_at  timestamptz,
  opinion     text not null default '',
  review_on   date,
  keep_until  date not null,
  version     int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('draft', 'submitted', 'approved', 'returned')),
  constraint four_eyes check (decided_by is null or decided_by <> made_by)
);
comment on table privacy.assessments is '个人信息保护影响评估 (个人信息保护法 arts. 55, 56): questions answered, approved by another, kept three years at least.';
create index assessments_by_region on privacy.assessments (county, region, id);

create table privacy.recipients (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  name       text not null,
  role       text not null,
  purposes   text[] not null default '{}',
  what       text not null,
  basis      text not null,
  contact    text not null default '',
  valid_from date not null,
  valid_until date,
  ended_on   date,
  made_name  text not null,
  made_at    timestamptz not null,
  version    int not null default 1,
  primary key (county, id),
  constraint role_is_known check (role in ('entrusted', 'joint', 'provided', 'official'))
);
comment on table privacy.recipients is 'Who is entrusted with data or receives it, for which purposes, on what ground, until when (个人信息保护法 arts. 20 to 23).';
create index recipients_by_region on privacy.recipients (county, region, id);

create table privacy.incidents (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  title      text not null,
  happened_at timestamptz not null,
  found_at   timestamptz not null,
  kinds      text not null,
  cause      text not null,
  harm       text not null,
  people     int not null,
  prevented  boolean not null default false,
  state      text not null default 'open',
  made_by    uuid not null,
  made_name  text not null,
  made_at    timestamptz not null,
  closed_at  timestamptz,
  version    int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('open', 'closed'))
);
comment on table privacy.incidents is 'A leak, loss or change of personal data (个人信息保护法 art. 57): what, why, what harm, how many people. Names no one.';
create index incidents_by_region on privacy.incidents (county, region, id);

create table privacy.incident_steps (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  incident_id uuid not null,
  step        text not null,
  note        text not null,
  by_name     text not null,
  at          timestamptz not null,
  primary key (county, id),
  foreign key (county, incident_id) references privacy.incidents (county, id)
);
comment on table privacy.incident_steps is 'What was done about an incident, in order. Insert only.';
create index incident_steps_by_incident on privacy.incident_steps (county, incident_id, id);

alter table privacy.consents enable row level security;
alter table privacy.mandates enable row level security;
alter table privacy.copies enable row level security;
alter table privacy.retention_runs enable row level security;
alter table privacy.key_rotations enable row level security;
alter table privacy.openings enable row level security;
alter table privacy.reviews enable row level security;
alter table privacy.review_items enable row level security;
alter table privacy.assessments enable row level security;
alter table privacy.recipients enable row level security;
alter table privacy.incidents enable row level security;
alter table privacy.incident_steps enable row level security;
create policy staff_within_scope on privacy.consents to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on privacy.mandates to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on privacy.copies to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on privacy.retention_runs to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on privacy.key_rotations to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on privacy.openings to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on privacy.reviews to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on privacy.review_items to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on privacy.assessments to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on privacy.recipients to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on privacy.incidents to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on privacy.incident_steps to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy resident_reads_own on privacy.consents for select to linli_resident using (person_id = any ((select register.own_people())::uuid[]));
create policy resident_reads_own on privacy.copies for select to linli_resident using (person_id = any ((select register.own_people())::uuid[]));
create policy resident_reads_own on privacy.mandates for select to linli_resident using (person_id = platform.person() or by_person_id = platform.person());
create policy resident_reads_own on privacy.openings for select to linli_resident using (person_id = any ((select register.own_people())::uuid[]));
-- What somebody asked for themselves they find again whatever post they wear.
create policy asker_reads on privacy.openings for select to linli_staff using (asked_by::text = current_setting('linli.caller', true));
grant select, insert on privacy.consents, privacy.copies, privacy.retention_runs, privacy.incident_steps to linli_staff;
grant select, insert, update on privacy.mandates, privacy.key_rotations, privacy.openings, privacy.reviews, privacy.assessments, privacy.recipients,
  privacy.incidents to linli_staff;
grant select, insert, update (result, note, by_name, at) on privacy.review_items to linli_staff;
grant select on privacy.consents, privacy.copies, privacy.mandates, privacy.openings to linli_resident;

-- Accounts that belong to a person of the register, for the question whether somebody opened the file of a colleague or of their own family.
create view accounts.published_people as
  select county, id as account_id, kind, region, person_id from accounts.accounts where person_id is not null;
alter view accounts.published_people set (security_invoker = true);
grant select on accounts.published_people to linli_staff;


-- What a retention rule may take away: messages long sent, drafts nobody finished. A case that was handed in cannot be deleted.
grant delete on notices.deliveries, notices.messages, cases.cases to linli_staff;
create policy only_drafts_go on cases.cases as restrictive for delete to linli_staff using (state = 'draft');
create policy only_sent_go on notices.deliveries as restrictive for delete to linli_staff using (state <> 'waiting');

-- A merge of two files points these at the one that goes on; a moved boundary takes them along. Nothing else of a history changes.
grant update (person_id, by_person_id, region) on privacy.consents to linli_staff;
grant update (person_id, region) on privacy.copies to linli_staff;
