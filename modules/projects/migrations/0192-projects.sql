-- Building projects and money kept in accounts (FAC-17, PLN-07 to PLN-11, PLN-19).
create schema projects;
grant usage on schema projects to linli_staff;

create table projects.ratios (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  title      text not null,
  province   int not null,
  prefecture int not null,
  banner     int not null,
  basis      text not null,
  from_on    date not null,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (county, id),
  constraint shares_not_negative check (province >= 0 and prefecture >= 0 and banner >= 0),
  constraint something_to_share check (province + prefecture + banner > 0)
);
comment on table projects.ratios is 'Ratios by which 自治区, 盟市 and 旗县 share the money of building (2:4:4). A ratio holds for projects that name it, never by default. Rows are added, never changed. `region` is the county.';
create unique index ratios_by_title on projects.ratios (county, title);

create table projects.sources (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  title      text not null,
  payer      text,
  ended_on   date,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (county, id),
  constraint payer_is_known check (payer in ('province', 'prefecture', 'county'))
);
comment on table projects.sources is 'Sources of money that a county adds to those of the product. One that is ended is no longer offered; what came by it stays. `region` is the county.';
create unique index sources_by_title on projects.sources (county, title);

create table projects.accounts (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  kind       text not null,
  name       text not null,
  purpose    text not null,
  uses       text[] not null,
  project_id uuid,
  opened_on  date not null,
  closed_on  date,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  version    int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('special', 'fund', 'project')),
  constraint project_has_its_account check ((kind = 'project') = (project_id is not null)),
  constraint used_for_something check (cardinality(uses) > 0),
  constraint closed_after_opened check (closed_on is null or closed_on >= opened_on)
);
comment on table projects.accounts is 'Accounts: special accounts (one for each purpose of a place), development funds, the account of each project. The balance is not kept here: it is the last entry’s.';
create index accounts_by_place on projects.accounts (county, region, id);
create unique index accounts_by_project on projects.accounts (county, project_id) where project_id is not null;
create unique index one_account_for_a_purpose on projects.accounts (county, region, purpose) where kind = 'special' and closed_on is null;

create table projects.projects (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  name       text not null,
  mode       text not null,
  facility   text not null,
  site       text not null,
  area_m2    numeric(12, 2) not null,
  owner      text not null,
  budget_fen bigint not null,
  ratio_id   uuid,
  start_on   date not null,
  due_on     date not null,
  done_on    date,
  named      boolean not null,
  plan_code  text collate "C" not null default '',
  quote      text not null default '',
  state      text not null default 'planned',
  account_id uuid not null,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  version    int not null default 1,
  primary key (county, id),
  foreign key (county, ratio_id) references projects.ratios (county, id),
  foreign key (county, account_id) references projects.accounts (county, id),
  constraint mode_is_known check (mode in ('new', 'extend', 'convert', 'upgrade')),
  constraint facility_is_known check (facility in ('centre', 'station', 'other')),
  constraint state_is_known check (state in ('planned', 'building', 'accepted', 'in_use', 'stopped')),
  constraint nothing_below_nought check (area_m2 >= 0 and budget_fen >= 0),
  constraint ends_after_it_begins check (due_on > start_on),
  constraint named_by_a_plan check (not named or plan_code <> ''),
  constraint done_has_its_day check ((state in ('accepted', 'in_use')) = (done_on is not null))
);
comment on table projects.projects is 'Building projects: site, area, money, dates, state; `named`: a plan names it (IND-97). `region` is where it stands or serves.';
create index projects_by_place on projects.projects (county, region, id);

create table projects.progress (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  project_id uuid not null,
  on_day     date not null,
  percent    int not null,
  words      text not null,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id),
  foreign key (county, project_id) references projects.projects (county, id),
  constraint percent_in_reach check (percent between 0 and 100)
);
comment on table projects.progress is 'How far a project had come on a day, and what was seen; the last that was written of the newest day counts. Rows are added, never changed.';
create index progress_by_project on projects.progress (county, project_id, on_day desc, nth desc);

create table projects.entries (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  account_id  uuid not null,
  nth         int not null,
  on_day      date not null,
  debit       text collate "C" not null,
  credit      text collate "C" not null,
  amount_fen  bigint not null,
  balance_fen bigint not null,
  payer       text,
  party       text not null default '',
  party_shown boolean not null default false,
  words       text not null default '',
  voucher     text not null,
  reverses    uuid,
  payment_id  uuid,
  round_id    uuid,
  to_region   text collate "C",
  by_account  uuid not null,
  by_name     text not null,
  released_by text not null default '',
  at          timestamptz not null,
  primary key (county, id),
  foreign key (county, account_id) references projects.accounts (county, id),
  constraint something_moves check (amount_fen > 0),
  -- Every entry moves one amount from one book to another, and one of the two is the bank's: books cannot fail to balance.
  constraint from_one_book_to_another check ((debit = 'bank') <> (credit = 'bank') and debit <> credit),
  constraint books_are_named check (debit ~ '^(bank|(in|out):[a-z0-9_:-]+)$' and credit ~ '^(bank|(in|out):[a-z0-9_:-]+)$'),
  constraint never_overdrawn check (balance_fen >= 0),
  constraint money_leaves_by_four_eyes check (debit = 'bank' and reverses is null or payment_id is not null)
);
comment on table projects.entries is 'Entries of accounts in fen: `amount_fen` goes from the book credited to the book debited; `balance_fen` is the bank’s book after it. Rows are added, never changed: a mistake is taken back by an entry of its own.';
create unique index entries_in_order on projects.entries (county, account_id, nth);
create unique index taken_back_once on projects.entries (county, reverses) where reverses is not null;
create unique index paid_once on projects.entries (county, payment_id) where payment_id is not null;
create index entries_by_round on projects.entries (county, round_id, to_region) where round_id is not null;

create table projects.payments (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  account_id uuid not null,
  use        text not null default '',
  amount_fen bigint not null,
  on_day     date not null,
  payee      text not null default '',
  words      text not null,
  voucher    text not null,
  round_id   uuid,
  to_region  text collate "C",
  reverses   uuid,
  state      text not null default 'proposed',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  decided_account uuid,
  decided_by text not null default '',
  decision   text not null default '',
  decided_at timestamptz,
  version    int not null default 1,
  primary key (county, id),
  foreign key (county, account_id) references projects.accounts (county, id),
  constraint state_is_known check (state in ('proposed', 'released', 'refused', 'withdrawn')),
  constraint something_paid check (amount_fen > 0),
  constraint paid_or_taken_back check ((use <> '') = (reverses is null)),
  constraint four_eyes check (state <> 'released' or (decided_account is not null and decided_account <> by_account)),
  constraint community_of_a_round check ((round_id is null) = (to_region is null))
);
comment on table projects.payments is 'Payments out of an account, and entries to be taken back: written by one person, released by another; only then does an entry stand. `region` is the account’s.';
create index payments_by_place on projects.payments (county, region, id);
create index payments_waiting on projects.payments (county, account_id) where state = 'proposed';
create index payments_by_round on projects.payments (county, round_id) where round_id is not null;

create table projects.rounds (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  year       int not null,
  nth        int not null,
  rate_fen   bigint not null,
  base_on    date not null,
  basis      text not null,
  words      text not null default '',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (county, id),
  constraint rate_above_nought check (rate_fen > 0),
  constraint done_again_has_reason check (nth = 1 or words <> '')
);
comment on table projects.rounds is 'Activity funds of a year (社区活动经费): rate for one permanent resident, the day whose population counts. The newest of a year holds; earlier ones stay. `region` is the county.';
create unique index rounds_of_a_year on projects.rounds (county, year, nth);

create table projects.dues (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  round_id uuid not null,
  people   int not null,
  due_fen  bigint not null,
  primary key (county, id),
  foreign key (county, round_id) references projects.rounds (county, id),
  constraint counted check (people >= 0 and due_fen >= 0)
);
comment on table projects.dues is 'What a community is due by a round: its permanent population on the day, and rate times population. As computed, never changed. `region` is the community.';
create index dues_by_round on projects.dues (county, round_id, region);

create table projects.budgets (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  year       int not null,
  item       text not null,
  kind       text not null,
  amount_fen bigint not null,
  words      text not null default '',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id),
  constraint item_is_known check (item in ('staff', 'work', 'building', 'information', 'activity')),
  constraint kind_is_known check (kind in ('asked', 'set')),
  constraint nothing_below_nought check (amount_fen >= 0)
);
comment on table projects.budgets is 'Yearly budgets of communities, item by item: what the community asked for, what finance set; the newest of each counts. Rows are added, never changed. `region` is the community.';
create index budgets_by_year on projects.budgets (county, year, region, item, kind, nth desc);

create table projects.steps (
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
comment on table projects.steps is 'What happened to each row of this schema, by whom and why. Rows are added, never changed.';
create index project_steps_by_row on projects.steps (county, about_id, nth);

do $$
declare tab text;
begin
  foreach tab in array array['ratios', 'sources', 'accounts', 'projects', 'progress', 'entries', 'payments', 'rounds', 'dues', 'budgets', 'steps'] loop
    execute format('alter table projects.%I enable row level security', tab);
    execute format('create policy staff_within_scope on projects.%I to linli_staff using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi())', tab);
  end loop;
end $$;
-- A community reads what was paid to it out of an account above.
create policy paid_places_read on projects.entries for select to linli_staff using (to_region >= platform.lo() and to_region < platform.hi());
create policy paid_places_read on projects.payments for select to linli_staff using (to_region >= platform.lo() and to_region < platform.hi());
-- Ratios, sources and the rate of activity funds are the county's word to all who serve there.
create policy staff_read_upward on projects.ratios for select to linli_staff using (platform.lo() <> platform.hi());
create policy staff_read_upward on projects.sources for select to linli_staff using (platform.lo() <> platform.hi());
create policy staff_read_upward on projects.rounds for select to linli_staff using (platform.lo() <> platform.hi());

grant select, insert on projects.ratios, projects.progress, projects.entries, projects.rounds, projects.dues, projects.budgets, projects.steps to linli_staff;
grant update (region) on projects.ratios, projects.progress, projects.entries, projects.rounds, projects.dues, projects.budgets, projects.steps to linli_staff;
grant select, insert, update on projects.sources, projects.accounts, projects.projects, projects.payments to linli_staff;

-- For figures: one row a project; every movement of money with its payer; the newest budget set of a community, year and item.
create view projects.published_projects as
  select county, id, region, name, mode, facility, area_m2, budget_fen, named, plan_code, state, start_on, due_on, done_on from projects.projects;
alter view projects.published_projects set (security_invoker = true);
create view projects.published_money as
  select e.county, e.id, e.region, e.account_id, a.kind as account_kind, a.project_id, e.on_day, split_part(case when e.debit = 'bank' then e.credit else e.debit end, ':', 1) as side,
    split_part(case when e.debit = 'bank' then e.credit else e.debit end, ':', 2) as book, e.payer,
    case when split_part(case when e.debit = 'bank' then e.credit else e.debit end, ':', 1) = 'in' then 1 else -1 end * case when e.debit = 'bank' then e.amount_fen else -e.amount_fen end as amount_fen,
    p.ratio_id is not null as shared
  from projects.entries e join projects.accounts a on a.county = e.county and a.id = e.account_id left join projects.projects p on p.county = a.county and p.id = a.project_id;
alter view projects.published_money set (security_invoker = true);
create view projects.published_budgets as
  select distinct on (county, region, year, item) county, id, region, year, item, amount_fen, at from projects.budgets where kind = 'set' order by county, region, year, item, nth desc;
alter view projects.published_budgets set (security_invoker = true);
grant select on projects.published_projects, projects.published_money, projects.published_budgets to linli_staff;
