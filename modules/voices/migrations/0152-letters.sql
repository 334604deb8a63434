-- Letters and visits (信访, CAS-12). Each is a case; here stands what a case cannot say: when it was received, when it was decided whose it is and the person told, what is
-- handled as one with it, the rounds of review. No column names a person: a letter is a request for service.
create table voices.letters (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  case_id       uuid not null,
  number        text collate "C" not null,
  check_code    text not null default '',
  title         text not null,
  kind          text not null,
  source        text not null,
  round         text not null default 'handle',
  rung          int not null default 0,
  first_id      uuid,
  before_id     uuid,
  state         text not null default 'registered',
  received_on   date not null,
  routed_on     date,
  told_on       date,
  told_how      text not null default '',
  forwarded_to  text not null default '',
  joined_case   uuid,
  joined_number text collate "C" not null default '',
  reply         text not null default '',
  replied_on    date,
  delivered_on  date,
  version       int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('request', 'accusation', 'suggestion')),
  constraint source_is_known check (source in ('letter', 'visit', 'electronic')),
  constraint round_is_known check (round in ('handle', 'review', 'reexamination')),
  constraint state_is_known check (state in ('registered', 'accepted', 'declined', 'forwarded', 'replied')),
  constraint routed_in_order check (routed_on is null or routed_on >= received_on)
);
comment on table voices.letters is 'Letters and visits beside their case (CAS-12): days of receipt, routing and telling, rounds (handling, review, re-examination), the reply. `rung` is who decides: street, department, government. Names nobody, and has no index by person.';
create unique index letter_of_case on voices.letters (county, case_id);
create unique index letter_by_number on voices.letters (county, number);
create index letters_by_region on voices.letters (county, region, id desc);
create index letters_open on voices.letters (county, received_on, id) where state in ('registered', 'accepted');
create index letters_joined on voices.letters (county, joined_case) where joined_case is not null;
create index letters_of_first on voices.letters (county, first_id) where first_id is not null;
create unique index one_review_each on voices.letters (county, before_id) where before_id is not null;

alter table voices.letters enable row level security;
create policy staff_within_scope on voices.letters to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
-- The person reads it where they read its case.
create policy resident_reads_own on voices.letters for select to linli_resident
  using (exists (select 1 from cases.published_cases c where c.county = letters.county and c.id = letters.case_id));
grant select, insert, update on voices.letters to linli_staff;
grant select on voices.letters to linli_resident;
