-- Disputes (矛盾纠纷, CAS-08 to CAS-10, PRC-06): rounds in which they are looked for, and the mediation file that belongs to a case of kind dispute:
-- parties, their consent, meetings, agreement with signatures bound to its text, performance, judicial confirmation, visit afterwards.
-- A dispute is classed by what it is about. No table here says of what people anyone is, and none may (e2e and module tests walk them).
create schema disputes;
grant usage on schema disputes to linli_staff, linli_resident;

create table disputes.round_plans (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  title      text not null,
  every      text not null,
  next_on    date not null,
  open_days  int not null,
  ended_on   date,
  version    int not null default 1,
  primary key (county, id),
  constraint every_is_known check (every in ('week', 'month', 'quarter')),
  constraint days_make_sense check (open_days between 1 and 92)
);
comment on table disputes.round_plans is 'How often disputes are looked for at a place (排查周期), set by the place: the next round begins on `next_on` and is closed `open_days` later at the latest.';
create unique index one_plan_each on disputes.round_plans (county, region) where ended_on is null;

create table disputes.rounds (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  plan_id    uuid not null,
  nth        int not null,
  from_on    date not null,
  due_on     date not null,
  missed     int not null default 0,
  state      text not null default 'open',
  closed_on  date,
  found      int not null default 0,
  settled    int not null default 0,
  referred   int not null default 0,
  summary    text not null default '',
  opened_by  text not null,
  closed_by  text not null default '',
  version    int not null default 1,
  primary key (county, id),
  foreign key (county, plan_id) references disputes.round_plans (county, id),
  constraint state_is_known check (state in ('open', 'closed'))
);
comment on table disputes.rounds is 'A round of looking for disputes (排查). The counts are those of the day it was closed; `missed` rounds of the plan were not held before it.';
create unique index one_round_each on disputes.rounds (county, plan_id, nth);
create index rounds_by_day on disputes.rounds (county, due_on desc, id desc);
create unique index one_open_round on disputes.rounds (county, plan_id) where state = 'open';

create table disputes.files (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  number       text collate "C" not null,
  title        text not null,
  kind         text not null default '',
  urgency      text not null default 'ordinary',
  offence      boolean not null default false,
  round_id     uuid,
  state        text not null default 'recorded',
  recorded_on  date not null,
  accepted_on  date,
  mediator_account uuid,
  mediator_name text not null default '',
  agreed_on    date,
  performed_on date,
  confirm_by   date,
  ended_on     date,
  end_reason   text not null default '',
  ways         text[] not null default '{}',
  referred_to  text not null default '',
  follow_up_by date,
  followed_on  date,
  version      int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('recorded', 'accepted', 'mediating', 'agreed', 'performed', 'ended', 'referred')),
  constraint classed_before_accepted check (kind <> '' or state in ('recorded', 'ended', 'referred')),
  -- An offence goes to lawful handling, whoever is involved.
  constraint no_offence_is_mediated check (not offence or state in ('recorded', 'ended', 'referred'))
);
comment on table disputes.files is 'The mediation file of a case of kind dispute: `id` is the case''s. `kind` is what it is about, `urgency` how pressing the matter is; neither says anything of the people.';
create index files_by_region on disputes.files (county, region, id desc);
create index files_open on disputes.files (county, id desc) where state in ('recorded', 'accepted', 'mediating');
create index files_to_follow on disputes.files (county, follow_up_by) where state in ('agreed', 'performed') and followed_on is null;
create index files_by_round on disputes.files (county, round_id) where round_id is not null;
create index files_by_day on disputes.files (county, recorded_on);

create table disputes.parties (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  file_id      uuid not null,
  side         text not null,
  person_id    uuid,
  name         text not null,
  standing     text not null default '',
  phone_sealed bytea,
  consent      text not null default 'asked',
  added_at     timestamptz not null,
  left_on      date,
  primary key (county, id),
  foreign key (county, file_id) references disputes.files (county, id),
  constraint side_is_known check (side in ('a', 'b')),
  constraint consent_is_known check (consent in ('asked', 'given', 'refused', 'withdrawn'))
);
comment on table disputes.parties is 'Who is in a dispute, on which side: a person of the register or a named outsider or unit. The telephone is sealed; `consent` is the last line of disputes.consents.';
create index parties_by_file on disputes.parties (county, file_id, side, id);
create index parties_by_person on disputes.parties (county, person_id) where person_id is not null;
create unique index one_seat_each on disputes.parties (county, file_id, person_id) where person_id is not null and left_on is null;

create table disputes.consents (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  file_id    uuid not null,
  party_id   uuid not null,
  answer     text not null,
  how        text not null,
  text_sha256 text not null default '',
  drawing    jsonb,
  paper_id   uuid,
  witness    text not null default '',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id),
  constraint answer_is_known check (answer in ('given', 'refused', 'withdrawn')),
  constraint how_is_shown check ((how = 'portal' and (answer <> 'given' or drawing is not null)) or (how = 'paper' and paper_id is not null) or (how = 'oral' and witness <> ''))
);
comment on table disputes.consents is 'Whether a party wants mediation: by own sign on the portal, on paper with a photo, or said before a witness. Rows are added, never changed.';
create index consents_by_file on disputes.consents (county, file_id, nth);

create table disputes.refusals (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  file_id    uuid not null,
  party_id   uuid not null,
  account_id uuid not null,
  reason     text not null default '',
  at         timestamptz not null,
  primary key (county, id)
);
comment on table disputes.refusals is 'A mediator whom a party does not want: that mediator takes no further part in the file. Rows are added, never changed.';
create index refusals_by_file on disputes.refusals (county, file_id);

create table disputes.meetings (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  file_id     uuid not null,
  on_day      date not null,
  at_time     text not null,
  venue       text not null,
  state       text not null default 'planned',
  came        uuid[] not null default '{}',
  minutes     text not null default '',
  minutes_sha256 text not null default '',
  by_name     text not null,
  version     int not null default 1,
  primary key (county, id),
  foreign key (county, file_id) references disputes.files (county, id),
  constraint state_is_known check (state in ('planned', 'held', 'adjourned', 'cancelled'))
);
comment on table disputes.meetings is 'Meetings of a mediation: when, where, which parties came, what was said. Minutes are read out and signed; their digest binds the signatures.';
create index meetings_by_file on disputes.meetings (county, file_id, on_day, id);

create table disputes.agreements (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  file_id     uuid not null,
  nth         int not null,
  form        text not null,
  clauses     jsonb not null,
  remark      text not null default '',
  text        text not null,
  text_sha256 text not null,
  state       text not null default 'open',
  written_on  date not null,
  effective_on date,
  by_name     text not null,
  primary key (county, id),
  foreign key (county, file_id) references disputes.files (county, id),
  constraint form_is_known check (form in ('written', 'oral')),
  constraint state_is_known check (state in ('open', 'in_effect', 'void'))
);
comment on table disputes.agreements is 'Wordings of an agreement, one row each: a changed wording is a new row and the one before is void with its signatures. `text` is exactly what is signed.';
create unique index one_wording_each on disputes.agreements (county, file_id, nth);

create table disputes.clauses (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  file_id      uuid not null,
  agreement_id uuid not null,
  nth          int not null,
  party_id     uuid not null,
  what         text not null,
  amount_fen   bigint not null default 0,
  due_on       date not null,
  state        text not null default 'due',
  paid_fen     bigint not null default 0,
  done_on      date,
  version      int not null default 1,
  primary key (county, id),
  foreign key (county, agreement_id) references disputes.agreements (county, id),
  constraint state_is_known check (state in ('due', 'part', 'done', 'not_done')),
  constraint money_not_below_nought check (amount_fen >= 0 and paid_fen >= 0)
);
comment on table disputes.clauses is 'What was agreed and is in effect: who does what by when, and how far it is. Money in fen.';
create index clauses_by_file on disputes.clauses (county, file_id, nth);
create index clauses_due on disputes.clauses (county, due_on, id) where state <> 'done';

create table disputes.signatures (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  file_id     uuid not null,
  about       text not null,
  about_id    uuid not null,
  party_id    uuid,
  signer      text not null,
  how         text not null,
  drawing     jsonb,
  paper_id    uuid,
  text_sha256 text not null,
  by_account  uuid not null,
  at          timestamptz not null,
  primary key (county, id),
  constraint about_is_known check (about in ('agreement', 'minutes')),
  constraint how_is_shown check ((how in ('portal', 'tablet') and drawing is not null) or (how = 'paper' and paper_id is not null))
);
comment on table disputes.signatures is 'A signature, drawn by finger or on a scanned paper, bound to the digest of the text that was read: it counts for that text and no other. No party: the mediator''s. Rows are added, never changed.';
create unique index one_signature_each on disputes.signatures (county, about_id, text_sha256, coalesce(party_id, '00000000-0000-0000-0000-000000000000'::uuid));
create index signatures_by_file on disputes.signatures (county, file_id);

create table disputes.performances (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  file_id    uuid not null,
  clause_id  uuid not null,
  state      text not null,
  amount_fen bigint not null default 0,
  on_day     date not null,
  note       text not null default '',
  by_party   uuid,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id),
  constraint state_is_known check (state in ('part', 'done', 'not_done'))
);
comment on table disputes.performances is 'What was done of a clause, told by a party (`by_party`) or found by the mediator, which alone moves the clause. Rows are added, never changed.';
create index performances_by_file on disputes.performances (county, file_id, nth);

create table disputes.confirmations (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  file_id     uuid not null,
  court       text not null,
  asked_on    date not null,
  state       text not null default 'asked',
  answered_on date,
  document    text not null default '',
  note        text not null default '',
  primary key (county, id),
  foreign key (county, file_id) references disputes.files (county, id),
  constraint state_is_known check (state in ('asked', 'confirmed', 'rejected', 'withdrawn'))
);
comment on table disputes.confirmations is 'Joint request of both sides to a court to confirm their agreement (司法确认), and what it answered.';
create unique index one_confirmation_each on disputes.confirmations (county, file_id);

create table disputes.steps (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  about_id   uuid not null,
  step       text not null,
  note       text not null default '',
  told       boolean not null default true,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id)
);
comment on table disputes.steps is 'What happened to a round or a file, by whom. `told`: the parties read it too. Rows are added, never changed.';
create index steps_by_row on disputes.steps (county, about_id, nth);

create table disputes.reminders (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  about    text not null,
  about_id uuid not null,
  due_on   date not null,
  at       timestamptz not null,
  primary key (county, id)
);
comment on table disputes.reminders is 'What was reminded of, so that it is said once: a clause before its day and after it, a visit, the last day for the court.';
create unique index one_reminder_each on disputes.reminders (county, about, about_id, due_on);

do $$
declare
  name text;
begin
  foreach name in array array['round_plans', 'rounds', 'files', 'parties', 'consents', 'refusals', 'meetings', 'agreements', 'clauses', 'signatures', 'performances', 'confirmations',
    'steps', 'reminders'] loop
    execute format('alter table disputes.%I enable row level security', name);
    execute format('create policy staff_within_scope on disputes.%I to linli_staff using (region >= platform.lo() and region < platform.hi())
      with check (region >= platform.lo() and region < platform.hi())', name);
    execute format('grant select, insert on disputes.%I to linli_staff', name);
    execute format('grant update (region) on disputes.%I to linli_staff', name);
  end loop;
end $$;
grant update on disputes.round_plans, disputes.rounds, disputes.files, disputes.parties, disputes.meetings, disputes.clauses, disputes.confirmations to linli_staff;
grant update (state, effective_on) on disputes.agreements to linli_staff;
-- A party finds the files in which they sit; what else they may read of one is decided when it is opened.
create policy party_reads_own_seat on disputes.parties for select to linli_resident using (person_id = platform.person());
grant select on disputes.parties to linli_resident;

-- Cases of kind dispute as this module needs them: who asked, and what the form said it is about.
create view cases.published_disputes as
  select county, id, region, number, title, state, version, matter_code, stage, applicant_id, applicant_name, urgency, place_text, submitted_at, accepted_at, due_at, due_on, concluded_at, outcome,
    form->>'category' as category, form->>'otherParty' as other_party, form->>'story' as story, form->>'wish' as wish
  from cases.cases where kind = 'dispute';
alter view cases.published_disputes set (security_invoker = true);
grant select on cases.published_disputes to linli_staff;

create view disputes.published_files as
  select county, id, region, kind, state, round_id, recorded_on, agreed_on, performed_on, ended_on from disputes.files;
alter view disputes.published_files set (security_invoker = true);
grant select on disputes.published_files to linli_staff;
