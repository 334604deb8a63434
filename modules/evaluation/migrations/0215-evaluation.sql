-- Creation, assessment, rating (EVL-01, 02, 04 to 09, 20, 22; PRC-15, 17, 18, 21, 30). What is assessed are units; nothing here gives points to a person.
create schema evaluation;
grant usage on schema evaluation to linli_staff;

create table evaluation.schemes (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  code          text collate "C" not null,
  nth           int not null,
  kind          text not null,
  title         text not null,
  basis         text not null,
  standard      jsonb not null,
  state         text not null default 'draft',
  from_on       date,
  replaced_on   date,
  by_account    uuid not null,
  by_name       text not null,
  approved_by   uuid,
  approved_name text not null default '',
  at            timestamptz not null,
  version       int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('draft', 'in_force', 'replaced', 'retired')),
  constraint approved_by_another check (state = 'draft' or (approved_by is not null and approved_by <> by_account and from_on is not null))
);
comment on table evaluation.schemes is 'A scheme of assessment as data: items, weights, levels, cycle (`standard`). A version that is in force is never changed; a new one replaces it. `region` is the place that issues it, normally the county.';
create unique index one_version_each on evaluation.schemes (county, code, nth);
create unique index one_in_force on evaluation.schemes (county, code) where state = 'in_force';
create index schemes_by_id on evaluation.schemes (county, region, id);

create table evaluation.rounds (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  scheme_id   uuid not null,
  kind        text not null,
  title       text not null,
  opens_on    date not null,
  apply_until date not null,
  decide_by   date not null,
  state       text not null default 'open',
  closed_on   date,
  next_on     date,
  by_account  uuid not null,
  by_name     text not null,
  at          timestamptz not null,
  version     int not null default 1,
  primary key (county, id),
  foreign key (county, scheme_id) references evaluation.schemes (county, id),
  constraint state_is_known check (state in ('open', 'closed')),
  constraint closed_has_day check ((state = 'closed') = (closed_on is not null)),
  constraint days_in_order check (opens_on <= apply_until and apply_until <= decide_by)
);
comment on table evaluation.rounds is 'One round of a scheme: from when to when units apply, when it is decided; `next_on` is when the cycle asks for the next one.';
create unique index one_open_round on evaluation.rounds (county, scheme_id) where state = 'open';
create index rounds_by_id on evaluation.rounds (county, region, id);
create index rounds_by_scheme on evaluation.rounds (county, scheme_id, opens_on);

create table evaluation.members (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  round_id   uuid not null,
  account_id uuid not null,
  name       text not null,
  lead       boolean not null default false,
  at         timestamptz not null,
  left_at    timestamptz,
  primary key (county, id),
  foreign key (county, round_id) references evaluation.rounds (county, id)
);
comment on table evaluation.members is 'Members of the panel of a round. Who leaves keeps the marks that were given.';
create unique index member_once on evaluation.members (county, round_id, account_id) where left_at is null;
create index members_by_account on evaluation.members (county, account_id) where left_at is null;

create table evaluation.entries (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  round_id     uuid not null,
  scheme_id    uuid not null,
  kind         text not null,
  unit_kind    text not null,
  unit_name    text not null,
  state        text not null default 'draft',
  attempt      int not null default 1,
  stage        int not null default 0,
  answers      jsonb not null default '{}',
  score        numeric(6, 2),
  grade        text not null default '',
  notice_from  date,
  notice_until date,
  decision     text not null default '',
  decided_on   date,
  submitted_at timestamptz,
  submitted_by uuid,
  by_account   uuid not null,
  by_name      text not null,
  at           timestamptz not null,
  version      int not null default 1,
  primary key (county, id),
  foreign key (county, round_id) references evaluation.rounds (county, id),
  constraint state_is_known check (state in ('draft', 'submitted', 'returned', 'reviewing', 'noticed', 'granted', 'refused', 'withdrawn')),
  constraint score_in_reach check (score is null or score between 0 and 100),
  constraint notice_has_days check (state <> 'noticed' or (notice_from is not null and notice_until >= notice_from)),
  constraint decided_has_day check (state not in ('granted', 'refused') or decided_on is not null)
);
comment on table evaluation.entries is 'The application of a unit in a round: its self-check by item (`answers`), where it stands in review, its points. `region` is the place of the unit, the county for a department. `attempt` grows when it is sent back.';
create unique index one_application on evaluation.entries (county, round_id, unit_kind, region, unit_name) where state <> 'withdrawn';
create index entries_by_id on evaluation.entries (county, region, id);
create index entries_by_round on evaluation.entries (county, round_id, state);
create index entries_noticed on evaluation.entries (county, notice_until) where state = 'noticed';

create table evaluation.figures (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  entry_id    uuid not null,
  attempt     int not null,
  item        text not null,
  indicator   text collate "C" not null,
  value       double precision,
  numerator   double precision,
  denominator double precision,
  missing     text not null default '',
  owed_by     text not null default '',
  source      text not null default '',
  unit        text not null default '',
  as_of       timestamptz,
  at          timestamptz not null,
  nth         bigint generated always as identity,
  primary key (county, id),
  foreign key (county, entry_id) references evaluation.entries (county, id),
  constraint value_or_reason check ((value is null) = (missing <> ''))
);
comment on table evaluation.figures is 'What was read from the records for an item when the application was handed in. Rows are added, never changed; the newest of an item counts.';
create index figures_by_entry on evaluation.figures (county, entry_id, attempt, item, nth desc);

create table evaluation.marks (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  entry_id   uuid not null,
  attempt    int not null,
  item       text not null,
  points     numeric(6, 2) not null,
  words      text not null default '',
  files      jsonb not null default '[]',
  account_id uuid not null,
  name       text not null,
  made_at    timestamptz not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id),
  foreign key (county, entry_id) references evaluation.entries (county, id),
  constraint points_in_reach check (points between 0 and 100)
);
comment on table evaluation.marks is 'Points that a member of the panel gave an item of a unit; `made_at` when it was given on the spot, `at` when it arrived. Rows are added, never changed; the newest of a member counts.';
create index marks_by_entry on evaluation.marks (county, entry_id, attempt, nth);

create table evaluation.signatures (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  entry_id   uuid not null,
  attempt    int not null,
  stage_key  text not null,
  stage      text not null,
  body       text not null,
  stand      text not null,
  words      text not null default '',
  paper      text not null default '',
  score      numeric(6, 2),
  account_id uuid not null,
  name       text not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id),
  foreign key (county, entry_id) references evaluation.entries (county, id),
  constraint stand_is_known check (stand in ('pass', 'return', 'refuse')),
  constraint against_has_reason check (stand = 'pass' or words <> '')
);
comment on table evaluation.signatures is 'Who signed which level of review of an application, and what it said; `paper` is the document of a body that keeps no account here. Rows are added, never changed.';
create index signatures_by_entry on evaluation.signatures (county, entry_id, nth);

create table evaluation.draws (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  round_id   uuid not null,
  purpose    text not null,
  seed       text not null,
  way        text not null,
  wanted     int not null,
  pool       uuid[] not null,
  pool_mark  text not null,
  drawn      uuid[] not null,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id),
  foreign key (county, round_id) references evaluation.rounds (county, id)
);
comment on table evaluation.draws is 'A sample of applications, with seed and pool, so that it can be drawn again. Rows are added, never changed.';
create index draws_by_round on evaluation.draws (county, round_id, nth);

create table evaluation.appeals (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  entry_id      uuid not null,
  kind          text not null,
  words         text not null,
  from_name     text not null default '',
  state         text not null default 'open',
  due           date,
  answer        text not null default '',
  answered_by   uuid,
  answered_name text not null default '',
  answered_at   timestamptz,
  by_account    uuid not null,
  by_name       text not null,
  at            timestamptz not null,
  primary key (county, id),
  foreign key (county, entry_id) references evaluation.entries (county, id),
  constraint kind_is_known check (kind in ('appeal', 'objection')),
  constraint state_is_known check (state in ('open', 'upheld', 'dismissed')),
  constraint answered_whole check (state = 'open' or (answer <> '' and answered_by is not null))
);
comment on table evaluation.appeals is 'Appeals of units, and objections of others during the public notice, with their answers.';
create index appeals_by_entry on evaluation.appeals (county, entry_id);
create unique index one_open_appeal on evaluation.appeals (county, entry_id, kind, by_account) where state = 'open';

create table evaluation.titles (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  scheme_id    uuid not null,
  entry_id     uuid,
  kind         text not null,
  number       text collate "C" not null,
  title        text not null,
  grade        text not null default '',
  unit_kind    text not null,
  unit_name    text not null,
  granted_on   date not null,
  valid_until  date,
  state        text not null default 'valid',
  warned_on    date,
  warned_by    uuid,
  correct_by   date,
  removed_on   date,
  yearly       boolean not null default true,
  reminded_on  date,
  at           timestamptz not null,
  version      int not null default 1,
  primary key (county, id),
  foreign key (county, scheme_id) references evaluation.schemes (county, id),
  constraint state_is_known check (state in ('valid', 'warned', 'removed')),
  constraint removed_has_day check ((state = 'removed') = (removed_on is not null)),
  constraint warned_has_day check (state <> 'warned' or (warned_on is not null and correct_by is not null))
);
comment on table evaluation.titles is 'Honours and grades of units. One under warning still holds and says so; one that is removed or has run out no longer shows as valid. `region` is the place of the unit.';
create unique index titles_numbered on evaluation.titles (county, number);
create unique index one_title_each on evaluation.titles (county, entry_id) where entry_id is not null;
create index titles_by_id on evaluation.titles (county, region, id);
create index titles_by_kind on evaluation.titles (county, kind, region) where state <> 'removed';

create table evaluation.self_checks (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  title_id   uuid not null,
  year       int not null,
  words      text not null,
  faults     text not null default '',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (county, id),
  foreign key (county, title_id) references evaluation.titles (county, id)
);
comment on table evaluation.self_checks is 'The yearly self-check of a unit with a title (每年自查一次). Rows are added, never changed.';
create unique index one_self_check_a_year on evaluation.self_checks (county, title_id, year);

create table evaluation.steps (
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
comment on table evaluation.steps is 'What happened to each row of this schema, by whom and why. Rows are added, never changed.';
create index steps_by_row on evaluation.steps (county, about_id, nth);

do $$
declare tab text;
begin
  foreach tab in array array['schemes', 'rounds', 'members', 'entries', 'figures', 'marks', 'signatures', 'draws', 'appeals', 'titles', 'self_checks', 'steps'] loop
    execute format('alter table evaluation.%I enable row level security', tab);
    execute format('create policy staff_within_scope on evaluation.%I to linli_staff using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi())', tab);
  end loop;
end $$;
-- Units below read by which scheme and in which round they are assessed, and who sits on the panel.
create policy staff_read_upward on evaluation.schemes for select to linli_staff using (state <> 'draft' and platform.lo() <> platform.hi());
create policy staff_read_upward on evaluation.rounds for select to linli_staff using (platform.lo() <> platform.hi());
create policy staff_read_upward on evaluation.members for select to linli_staff using (platform.lo() <> platform.hi());
create policy staff_read_upward on evaluation.draws for select to linli_staff using (platform.lo() <> platform.hi());

grant select, insert, update on evaluation.schemes, evaluation.rounds, evaluation.members, evaluation.entries, evaluation.appeals, evaluation.titles to linli_staff;
grant select, insert on evaluation.figures, evaluation.marks, evaluation.signatures, evaluation.draws, evaluation.self_checks, evaluation.steps to linli_staff;
grant update (region) on evaluation.figures, evaluation.marks, evaluation.signatures, evaluation.draws, evaluation.self_checks, evaluation.steps to linli_staff;

-- For indicators and duties.
create view evaluation.published_titles as
  select county, id, region, kind, unit_kind, grade, granted_on, valid_until, removed_on, yearly from evaluation.titles;
create view evaluation.published_rounds as select county, id, region, kind, scheme_id, opens_on, apply_until, decide_by, closed_on, next_on from evaluation.rounds;
create view evaluation.published_self_checks as
  select c.county, c.id, c.region, c.title_id, t.kind, c.year, (c.at at time zone 'Asia/Shanghai')::date as day
  from evaluation.self_checks c join evaluation.titles t on t.county = c.county and t.id = c.title_id;
create view evaluation.published_entries as
  select e.county, e.id, e.region, e.round_id, e.kind, e.unit_kind, e.state, e.score::float8 as score, e.decided_on, e.submitted_at from evaluation.entries e where e.state <> 'draft';
-- Parts of a scheme that have evidence, of all its parts (IND-104): evidence is a paper, or a figure that was read.
create view evaluation.published_parts as
  select e.county, e.id, e.region, e.kind, e.round_id, e.submitted_at,
    (select count(*)::int from jsonb_array_elements(s.standard -> 'parts')) as parts,
    (select count(distinct i ->> 'part')::int from jsonb_array_elements(s.standard -> 'items') i
      where i ->> 'part' <> '' and (jsonb_array_length(coalesce(e.answers -> (i ->> 'key') -> 'files', '[]')) > 0
        or exists (select from evaluation.figures f where f.county = e.county and f.entry_id = e.id and f.item = i ->> 'key' and f.value is not null))) as met
  from evaluation.entries e join evaluation.schemes s on s.county = e.county and s.id = e.scheme_id
  where e.state not in ('draft', 'withdrawn') and jsonb_array_length(s.standard -> 'parts') > 0;
alter view evaluation.published_titles set (security_invoker = true);
alter view evaluation.published_rounds set (security_invoker = true);
alter view evaluation.published_self_checks set (security_invoker = true);
alter view evaluation.published_entries set (security_invoker = true);
alter view evaluation.published_parts set (security_invoker = true);
grant select on evaluation.published_titles, evaluation.published_rounds, evaluation.published_self_checks, evaluation.published_entries, evaluation.published_parts to linli_staff;
