-- Questionnaires (问卷) and surveys (EVL-03): what is asked, of whom, and what was answered. Nothing here ties an answer to a person:
-- `samples` knows people and no ticket, `tickets` knows neither a person nor an answer, `answers` knows neither.
-- Safe beside the previous release: it does not know these tables yet.
create schema surveys;
grant usage on schema surveys to linli_staff, linli_resident;

create table surveys.questionnaires (
  county  text collate "C" not null,
  id      uuid not null,
  region  text collate "C" not null,
  title   text not null,
  purpose text not null default '',
  retired boolean not null default false,
  version int not null default 1,
  primary key (county, id)
);
comment on table surveys.questionnaires is 'A questionnaire (问卷) by its name; its questions stand in `editions`.';
create index questionnaires_by_region on surveys.questionnaires (county, region, id desc);

create table surveys.editions (
  county           text collate "C" not null,
  id               uuid not null,
  region           text collate "C" not null,
  questionnaire_id uuid not null,
  nth              int not null,
  state            text not null default 'draft',
  intro            text not null default '',
  questions        jsonb not null default '[]',
  satisfied_from   int not null default 4,
  settled_on       date,
  settled_by       text not null default '',
  version          int not null default 1,
  primary key (county, id),
  foreign key (county, questionnaire_id) references surveys.questionnaires (county, id),
  constraint state_is_known check (state in ('draft', 'settled')),
  constraint satisfied_from_is_a_grade check (satisfied_from in (3, 4))
);
comment on table surveys.editions is 'Editions (版本) of a questionnaire. A settled one never changes, so that answers of different years are compared by what was really asked. `satisfied_from`: the lowest of five grades that counts as satisfied.';
create unique index edition_by_number on surveys.editions (county, questionnaire_id, nth);
create unique index one_draft_edition on surveys.editions (county, questionnaire_id) where state = 'draft';

create table surveys.surveys (
  county         text collate "C" not null,
  id             uuid not null,
  region         text collate "C" not null,
  title          text not null,
  edition_id     uuid not null,
  unit_kind      text not null,
  unit_name      text not null default '',
  period         text not null,
  mode           text not null,
  from_day       date not null,
  until_day      date not null,
  state          text not null default 'draft',
  open_hash      text collate "C",
  open_code      text,
  method         text,
  seed           text,
  min_age        int,
  frame_on       date,
  frame_size     int,
  frame_digest   text,
  strata         jsonb not null default '[]',
  reissued       int not null default 0,
  result         jsonb,
  closed_on      date,
  published_on   date,
  by_account     uuid not null,
  version        int not null default 1,
  primary key (county, id),
  foreign key (county, edition_id) references surveys.editions (county, id),
  constraint state_is_known check (state in ('draft', 'drawn', 'open', 'closed', 'published', 'cancelled')),
  constraint mode_is_known check (mode in ('sample', 'open')),
  constraint unit_is_known check (unit_kind in ('committee', 'station', 'street', 'department', 'service', 'place')),
  constraint method_is_known check (method is null or method in ('simple', 'stratified')),
  constraint days_in_order check (until_day >= from_day)
);
comment on table surveys.surveys is 'One asking: an edition, a place, a period, days, and how the sample was drawn (method, seed, day, size and digest of the list), so that the same draw can be made again. `result` is what was counted when it closed. `open_code`: of a survey open to everybody, printed on a poster.';
create index surveys_by_region on surveys.surveys (county, region, id desc);
create unique index survey_by_open_code on surveys.surveys (county, open_hash) where open_hash is not null;

create table surveys.samples (
  county    text collate "C" not null,
  id        uuid not null,
  region    text collate "C" not null,
  survey_id uuid not null,
  person_id uuid not null,
  nth       int not null,
  state     text not null default 'drawn',
  way       text not null default '',
  on_day    date,
  by_name   text not null default '',
  reminded  int not null default 0,
  version   int not null default 1,
  primary key (county, id),
  foreign key (county, survey_id) references surveys.surveys (county, id),
  constraint state_is_known check (state in ('drawn', 'asked', 'refused', 'unreachable', 'not_eligible'))
);
comment on table surveys.samples is 'Who was drawn, and whether they were asked; never whether they answered, nor with which ticket. Read by those who invite.';
create unique index sample_once on surveys.samples (county, survey_id, person_id);
create index samples_by_nth on surveys.samples (county, survey_id, nth);
create index samples_of_person on surveys.samples (county, person_id);

create table surveys.tickets (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  survey_id  uuid not null,
  token_hash text collate "C" not null,
  used       boolean not null default false,
  primary key (county, id),
  foreign key (county, survey_id) references surveys.surveys (county, id)
);
comment on table surveys.tickets is 'One-time codes: of which survey and community, used or not. No person, no time, no answer; ids are random and do not sort.';
create unique index ticket_by_token on surveys.tickets (county, token_hash);
create index tickets_of_survey on surveys.tickets (county, survey_id, used);

create table surveys.answers (
  county    text collate "C" not null,
  id        uuid not null,
  region    text collate "C" not null,
  survey_id uuid not null,
  channel   text not null,
  answers   jsonb not null,
  primary key (county, id),
  foreign key (county, survey_id) references surveys.surveys (county, id),
  constraint channel_is_known check (channel in ('link', 'kiosk', 'phone', 'paper'))
);
comment on table surveys.answers is 'What was answered, without person, ticket or time; ids are random. `region` is the community. Words written freely lie apart, in `remarks`.';
create index answers_of_survey on surveys.answers (county, survey_id, region);

create table surveys.remarks (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  survey_id   uuid not null,
  question    text not null,
  words       text not null,
  state       text not null default 'waiting',
  shown_words text not null default '',
  by_name     text not null default '',
  version     int not null default 1,
  primary key (county, id),
  foreign key (county, survey_id) references surveys.surveys (county, id),
  constraint state_is_known check (state in ('waiting', 'shown', 'held'))
);
comment on table surveys.remarks is 'Words written freely, apart from the other answers of the same sheet. Shown after somebody has read them and taken out what names a person.';
create index remarks_of_survey on surveys.remarks (county, survey_id, state, id);

create table surveys.sheets (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  survey_id  uuid not null,
  token_hash text collate "C" not null,
  number     text collate "C" not null,
  answers    jsonb not null,
  differs    text[] not null default '{}',
  state      text not null default 'once',
  by_account uuid not null,
  by_name    text not null,
  version    int not null default 1,
  primary key (county, id),
  foreign key (county, survey_id) references surveys.surveys (county, id),
  constraint state_is_known check (state in ('once', 'differs', 'done'))
);
comment on table surveys.sheets is 'Paper sheets typed in once and waiting for a second person. When both agree the answers go over to `answers` and are emptied here. `number` is the end of the code on the sheet, to find the paper.';
create unique index sheet_by_token on surveys.sheets (county, survey_id, token_hash);
create index sheets_of_survey on surveys.sheets (county, survey_id, state, id);

create table surveys.reviews (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  title       text not null,
  unit_kind   text not null,
  unit_name   text not null,
  period      text not null,
  services    jsonb not null,
  way         text not null,
  survey_id   uuid,
  held_on     date,
  venue       text not null default '',
  invited     int,
  present     int,
  tallies     jsonb,
  state       text not null default 'listed',
  answer_due  date,
  answer      text not null default '',
  answered_by text not null default '',
  answered_on date,
  closed_on   date,
  version     int not null default 1,
  primary key (county, id),
  foreign key (county, survey_id) references surveys.surveys (county, id),
  constraint state_is_known check (state in ('listed', 'called', 'held', 'answered', 'closed', 'cancelled')),
  constraint way_is_known check (way in ('meeting', 'survey')),
  constraint unit_is_known check (unit_kind in ('committee', 'station', 'street', 'department', 'service', 'place')),
  constraint answered_with_words check (state <> 'answered' or (answer <> '' and answered_on is not null))
);
comment on table surveys.reviews is 'Residents’ democratic review (居民民主评议) of a body: services listed, residents called, a meeting with ballots or a survey, the result, the body’s answer by a day, and the end, with which it counts in the assessment (PRC-28). `tallies`: by service, how many ballots for each grade; nobody’s ballot.';
create index reviews_by_region on surveys.reviews (county, region, id desc);
create index reviews_unanswered on surveys.reviews (county, answer_due) where state = 'held';

create table surveys.scores (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  survey_id    uuid,
  review_id    uuid,
  question     text not null,
  title        text not null,
  responses    int not null,
  score        numeric(6,2),
  score_lo     numeric(6,2),
  score_hi     numeric(6,2),
  satisfied    numeric(6,4),
  satisfied_lo numeric(6,4),
  satisfied_hi numeric(6,4),
  primary key (county, id),
  foreign key (county, survey_id) references surveys.surveys (county, id),
  foreign key (county, review_id) references surveys.reviews (county, id),
  constraint of_one check ((survey_id is null) <> (review_id is null))
);
comment on table surveys.scores is 'What a survey or a review by meeting came to, by place and question, written once when it closes. Groups that are too small have no row.';
-- Not unique: when two places become one, each keeps what was heard there.
create index scores_by_region on surveys.scores (county, region, id desc);
create index scores_of_survey on surveys.scores (county, survey_id) where survey_id is not null;
create index scores_of_review on surveys.scores (county, review_id) where review_id is not null;

create table surveys.steps (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  about_id uuid not null,
  step     text not null,
  note     text not null default '',
  by_name  text not null,
  at       timestamptz not null,
  nth      bigint generated always as identity,
  primary key (county, id)
);
comment on table surveys.steps is 'What happened to questionnaires and surveys, by whom. Rows are added, never changed. No step tells of an answer.';
create index steps_by_row on surveys.steps (county, about_id, nth);

-- Satisfaction by unit and period, for evaluation and indicators (IND-63): one row for each place and question of a closed survey, and for each service
-- of a review by meeting that was closed. `way`: sample (with intervals), open or meeting (without). `question` is 'all' for the whole.
create view surveys.published_satisfaction as
  select c.county, c.region, c.id, s.id as survey_id, null::uuid as review_id, s.region as asked_region, s.title, s.unit_kind, s.unit_name, s.period, s.from_day, s.until_day, s.closed_on, s.mode as way,
    c.question, c.title as question_title, c.responses, coalesce((s.result->>'sample')::int, 0) as sample_size, c.score, c.score_lo, c.score_hi, c.satisfied, c.satisfied_lo, c.satisfied_hi
  from surveys.scores c join surveys.surveys s on s.county = c.county and s.id = c.survey_id where s.state in ('closed', 'published')
  union all
  select c.county, c.region, c.id, null, r.id, r.region, r.title, r.unit_kind, r.unit_name, r.period, r.held_on, r.held_on, r.closed_on, 'meeting',
    c.question, c.title, c.responses, coalesce(r.present, 0), c.score, c.score_lo, c.score_hi, c.satisfied, c.satisfied_lo, c.satisfied_hi
  from surveys.scores c join surveys.reviews r on r.county = c.county and r.id = c.review_id where r.state = 'closed';
alter view surveys.published_satisfaction set (security_invoker = true);
grant select on surveys.published_satisfaction to linli_staff;

do $$
declare name text;
begin
  foreach name in array array['questionnaires', 'editions', 'surveys', 'samples', 'tickets', 'answers', 'remarks', 'sheets', 'reviews', 'scores', 'steps'] loop
    execute format('alter table surveys.%I enable row level security', name);
    execute format('create policy staff_within_scope on surveys.%I to linli_staff using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi())', name);
  end loop;
end $$;
create policy resident_reads_own on surveys.samples for select to linli_resident using (person_id = platform.person());
grant select, insert, update on surveys.questionnaires, surveys.editions, surveys.surveys, surveys.samples, surveys.tickets, surveys.remarks, surveys.sheets, surveys.reviews to linli_staff;
-- A draw is made anew as long as nobody was asked.
grant delete on surveys.samples to linli_staff;
grant select, insert on surveys.answers, surveys.scores, surveys.steps to linli_staff;
grant update (region) on surveys.answers, surveys.scores, surveys.steps to linli_staff;
grant select on surveys.samples to linli_resident;

-- The order in which rows lie and the transactions that wrote them would tell which answer came with which ticket. Once a night both are
-- written anew in chance order; nothing in them is changed.
create function surveys.shuffle(asked text) returns int language plpgsql security definer set search_path = pg_catalog as $$
declare n int;
begin
  with gone as (delete from surveys.answers where county = asked returning *) insert into surveys.answers select * from gone order by random();
  get diagnostics n = row_count;
  with gone as (delete from surveys.tickets where county = asked returning *) insert into surveys.tickets select * from gone order by random();
  with gone as (delete from surveys.remarks where county = asked and state = 'waiting' returning *) insert into surveys.remarks select * from gone order by random();
  return n;
end $$;
revoke all on function surveys.shuffle(text) from public;
grant execute on function surveys.shuffle(text) to linli_staff;
