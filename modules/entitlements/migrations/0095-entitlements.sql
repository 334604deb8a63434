-- Entitlements (待遇): rules that stand beside matters, numbers a place sets for them, pairs of matters that exclude one another, where a matter is
-- not served yet, and who offers what for one need. Nothing here names a person: what somebody may get is worked out and not kept.
create schema entitlements;
grant usage on schema entitlements to linli_staff, linli_resident;

create table entitlements.rules (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  matter_code text collate "C" not null,
  version     int not null,
  text        text not null,
  note        text not null default '',
  in_use      boolean not null,
  by_name     text not null,
  at          timestamptz not null,
  primary key (county, id),
  constraint version_counts check (version >= 1)
);
comment on table entitlements.rules is 'The rule of a matter as this place writes it, version by version; the newest holds and stands before the standard rule. Rows are added, never changed.';
create unique index one_version_each on entitlements.rules (county, matter_code, version);

create table entitlements.standards (
  county  text collate "C" not null,
  id      uuid not null,
  region  text collate "C" not null,
  name    text collate "C" not null,
  amount  numeric(12, 2) not null,
  basis   text not null,
  from_on date not null,
  by_name text not null,
  at      timestamptz not null,
  primary key (county, id),
  constraint amount_is_positive check (amount > 0)
);
comment on table entitlements.standards is 'Numbers that rules compare with and that a place publishes (低保标准), each from a day with its paper. Rows are added, never changed.';
create unique index one_amount_a_day on entitlements.standards (county, name, from_on);

create table entitlements.pairs (
  county  text collate "C" not null,
  id      uuid not null,
  region  text collate "C" not null,
  one     text collate "C" not null,
  other   text collate "C" not null,
  kind    text not null,
  why     text not null,
  basis   text not null default '',
  in_use  boolean not null,
  by_name text not null,
  at      timestamptz not null,
  primary key (county, id),
  constraint kind_is_known check (kind in ('exclusive', 'choose_one')),
  constraint in_order check (one < other)
);
comment on table entitlements.pairs is 'Matters that are not had together, as this place says it; the newest row of a pair holds and stands before the standard. Rows are added, never changed.';
create index pairs_by_matters on entitlements.pairs (county, one, other, at desc);

create table entitlements.flag_answers (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  case_id  uuid not null,
  other    text collate "C" not null,
  answer   text not null,
  note     text not null default '',
  by_account uuid,
  by_name  text not null,
  at       timestamptz not null,
  primary key (county, id),
  constraint answer_is_known check (answer in ('no_overlap', 'will_choose', 'higher', 'other', 'left'))
);
comment on table entitlements.flag_answers is 'What a clerk said to the sign that the applicant has or asks for a matter that excludes this one; `left`: concluded without an answer. Rows are added, never changed. The person is named by the case alone.';
create index answers_by_case on entitlements.flag_answers (county, case_id, other, at desc);
create index answers_left on entitlements.flag_answers (county, region, at desc) where answer = 'left';

create table entitlements.gaps (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  matter_code text collate "C" not null,
  reason      text not null,
  meanwhile   text not null default '',
  from_on     date not null,
  until_on    date,
  ended_on    date,
  by_name     text not null,
  at          timestamptz not null,
  ended_by    text not null default '',
  version     int not null default 1,
  primary key (county, id)
);
comment on table entitlements.gaps is 'In which community a matter is not served yet, why, where people go meanwhile, and until when (MAT-17). Without a row a community serves a matter.';
create unique index one_open_gap_each on entitlements.gaps (county, region, matter_code) where ended_on is null;

create table entitlements.offers (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  need       text not null,
  mode       text not null,
  title      text not null,
  provider   text not null,
  where_at   text not null default '',
  price_fen  bigint,
  price_note text not null default '',
  ask_how    text not null,
  matter_code text collate "C" not null default '',
  from_on    date not null,
  ended_on   date,
  ended_because text not null default '',
  by_name    text not null,
  at         timestamptz not null,
  version    int not null default 1,
  primary key (county, id),
  constraint mode_is_known check (mode in ('public', 'mutual', 'volunteer', 'market')),
  constraint price_not_below_nought check (price_fen is null or price_fen >= 0),
  constraint a_market_price_is_said check (mode <> 'market' or price_fen is not null or price_note <> '')
);
comment on table entitlements.offers is 'Who offers what for one need, by the four ways of service: administrative, mutual help, volunteers, market (MAT-19). `region` is where it is offered: a community, a street, the county. Providers are bodies and teams with their public contact; price in fen, 0 is free.';
create index offers_by_need on entitlements.offers (county, need, region) where ended_on is null;
create index offers_kept on entitlements.offers (county, region, id);

alter table entitlements.rules enable row level security;
alter table entitlements.standards enable row level security;
alter table entitlements.pairs enable row level security;
alter table entitlements.flag_answers enable row level security;
alter table entitlements.gaps enable row level security;
alter table entitlements.offers enable row level security;
-- Rules, numbers, pairs, gaps and offers are public like the guides that they stand beside; only their place writes them.
create policy anyone_reads on entitlements.rules for select to linli_staff, linli_resident using (true);
create policy anyone_reads on entitlements.standards for select to linli_staff, linli_resident using (true);
create policy anyone_reads on entitlements.pairs for select to linli_staff, linli_resident using (true);
create policy anyone_reads on entitlements.gaps for select to linli_staff, linli_resident using (true);
create policy anyone_reads on entitlements.offers for select to linli_staff, linli_resident using (true);
create policy staff_within_scope on entitlements.rules to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on entitlements.standards to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on entitlements.pairs to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on entitlements.flag_answers to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on entitlements.gaps to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on entitlements.offers to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert on entitlements.rules, entitlements.standards, entitlements.pairs, entitlements.flag_answers to linli_staff;
grant update (region) on entitlements.rules, entitlements.standards, entitlements.pairs, entitlements.flag_answers to linli_staff;
grant select, insert, update on entitlements.gaps, entitlements.offers to linli_staff;
grant select on entitlements.rules, entitlements.standards, entitlements.pairs, entitlements.gaps, entitlements.offers to linli_resident;
