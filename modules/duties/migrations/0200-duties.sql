-- What is owed on a cycle or a date, by whom, and what became of it (PLT-09).
create schema duties;
grant usage on schema duties to linli_staff;

create table duties.adaptations (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  code       text collate "C" not null,
  kind       text not null,
  terms      jsonb not null default '{}',
  reason     text not null,
  from_on    date not null,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id),
  constraint kind_is_known check (kind in ('on', 'off', 'change', 'own')),
  constraint has_reason check (reason <> '')
);
comment on table duties.adaptations is 'What a place decided about a duty for itself and all below: switched on or off, other days, or one of its own (`terms`). Rows are added, never changed: the newest of the nearest place counts.';
create index adaptations_by_code on duties.adaptations (county, code, nth);

create table duties.wordings (
  county text collate "C" not null,
  digest text collate "C" not null,
  region text collate "C" not null,
  terms  jsonb not null,
  primary key (county, digest)
);
comment on table duties.wordings is 'How a duty read when it was owed: sentence, source, proof, reminders. Shared by all rows of one wording and never changed, so that what is past stays as it was asked.';

create table duties.owed (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  code        text collate "C" not null,
  body_kind   text not null,
  body        text collate "C" not null,
  body_name   text not null,
  level       text not null,
  topic       text not null,
  title       text not null,
  wording     text collate "C" not null,
  period      text collate "C" not null,
  from_on     date not null,
  until_on    date not null,
  due_on      date not null,
  needed      numeric not null,
  amount      numeric not null default 0,
  state       text not null default 'open',
  done_on     date,
  proofs      jsonb not null default '[]',
  because     text not null default '',
  decided_by  uuid,
  decided_name text not null default '',
  made_on     date not null,
  version     int not null default 1,
  primary key (county, id),
  foreign key (county, wording) references duties.wordings (county, digest),
  constraint body_is_known check (body_kind in ('place', 'organisation', 'person')),
  constraint state_is_known check (state in ('open', 'done', 'excused', 'dropped')),
  constraint done_has_day check ((state = 'done') = (done_on is not null)),
  constraint excused_with_reason check (state <> 'excused' or (because <> '' and decided_by is not null)),
  constraint days_in_order check (from_on <= due_on and due_on <= until_on),
  constraint needs_something check (needed > 0)
);
comment on table duties.owed is 'One obligation of one body (place, organisation, person in a post) for one period, with its words as they were when it was owed (`wording`). Whether it is late is read off the day; done is counted from records and filings.';
-- The generator finds what is there; a second run adds nothing.
create unique index owed_once on duties.owed (county, code, body, period);
-- Lists of a place by the day they are due.
create index owed_by_due on duties.owed (county, due_on, id);
create index owed_by_region on duties.owed (county, region, due_on, id);
-- Reminders and escalation walk what is open.
create index owed_open on duties.owed (county, due_on, id) where state = 'open';
create index owed_of_person on duties.owed (county, body, due_on, id) where body_kind = 'person';

create table duties.filings (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  owed_id    uuid not null,
  on_day     date not null,
  amount     numeric not null,
  words      text not null,
  file_ids   uuid[] not null default '{}',
  withdraws  uuid,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id),
  foreign key (county, owed_id) references duties.owed (county, id),
  constraint only_withdrawals_take_away check ((amount < 0) = (withdraws is not null)),
  constraint has_words check (words <> '')
);
comment on table duties.filings is 'What was filed as proof of a duty that no record proves: day, amount, words, evidence files. Rows are added, never changed; a mistake is withdrawn by a row of its own.';
create index filings_by_owed on duties.filings (county, owed_id, nth);
create unique index withdrawn_once on duties.filings (county, withdraws) where withdraws is not null;

create table duties.tellings (
  county  text collate "C" not null,
  id      uuid not null,
  region  text collate "C" not null,
  owed_id uuid not null,
  kind    text not null,
  step    int not null,
  told    int not null,
  at      timestamptz not null,
  primary key (county, id),
  constraint kind_is_known check (kind in ('remind', 'late', 'climb'))
);
comment on table duties.tellings is 'Which reminder was sent so many days before, and to which level above lateness was told, so that no run tells it twice; `told` counts those who were told. Rows are added, never changed.';
create unique index told_once on duties.tellings (county, owed_id, kind, step);

create table duties.feeds (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  account_id uuid not null,
  post_id    uuid not null,
  token_hash bytea not null,
  made_at    timestamptz not null,
  revoked_at timestamptz,
  read_at    timestamptz,
  primary key (county, id)
);
comment on table duties.feeds is 'Secret addresses by which a calendar program reads the duties of one post. Only the hash of the address is kept; a revoked one answers nothing.';
create unique index feeds_by_token on duties.feeds (token_hash, county);
create index feeds_of_account on duties.feeds (county, account_id, made_at desc);

create table duties.steps (
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
comment on table duties.steps is 'What happened to each owed duty, by whom and why. Rows are added, never changed.';
create index steps_by_row on duties.steps (county, about_id, nth);

do $$
declare tab text;
begin
  foreach tab in array array['adaptations', 'wordings', 'owed', 'filings', 'tellings', 'feeds', 'steps'] loop
    execute format('alter table duties.%I enable row level security', tab);
    execute format('create policy staff_within_scope on duties.%I to linli_staff using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi())', tab);
  end loop;
end $$;
-- What holds at a place is decided above it, and known to all who serve there.
create policy staff_read_upward on duties.adaptations for select to linli_staff using (platform.lo() <> platform.hi());
create policy staff_read_upward on duties.wordings for select to linli_staff using (platform.lo() <> platform.hi());

grant select, insert, update on duties.owed, duties.feeds to linli_staff;
grant select, insert on duties.adaptations, duties.wordings, duties.filings, duties.tellings, duties.steps to linli_staff;

-- A calendar program has no session: by the hash of its address it finds the feed of a post that is held today, and nothing else.
create function duties.feed_of(hash bytea, today date) returns table (county text, id uuid, region text, account_id uuid, post_kind text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select f.county, f.id, p.region, f.account_id, p.kind
  from duties.feeds f join accounts.posts p on p.county = f.county and p.id = f.post_id join accounts.accounts a on a.county = f.county and a.id = f.account_id
  where f.token_hash = hash and f.revoked_at is null and a.closed_at is null and p.valid_from <= today and (p.valid_until is null or p.valid_until > today)
$$;
revoke all on function duties.feed_of from public;
grant execute on function duties.feed_of to linli_staff;

-- How places kept their duties: a row for each owed, for indicators and reports. Nobody is named.
create view duties.published_owed as
  select county, id, region, code, body_kind, level, topic, period, due_on, state, done_on from duties.owed;
alter view duties.published_owed set (security_invoker = true);
grant select on duties.published_owed to linli_staff;
