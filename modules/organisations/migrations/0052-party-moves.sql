-- Moves of party members' organisational links (党组织关系转接). Membership is a sensitive trait: these two tables have no published view, name nobody
-- in the general audit, and are opened by party staff of either end and by the person.
create table organisations.party_moves (
  county        text collate "C" not null,
  id            uuid not null,
  -- Where the receiving community is.
  region        text collate "C" not null,
  -- Where the sending organisation is; empty outside the county.
  from_region   text collate "C" not null default '',
  person_id     uuid not null,
  name          text not null,
  member_kind   text not null,
  from_organisation_id uuid,
  from_name     text not null,
  to_organisation_id uuid not null,
  to_name       text not null,
  state         text not null,
  note          text not null default '',
  applied_on    date not null,
  version       int not null default 1,
  primary key (county, id),
  foreign key (county, to_organisation_id) references organisations.organisations (county, id),
  constraint state_is_known check (state in ('applied', 'sent', 'received', 'done', 'declined'))
);
comment on table organisations.party_moves is 'A member''s link on its way to a community''s party organisation. Read only behind the ability of party staff, and by the person.';
create index party_moves_by_place on organisations.party_moves (county, region, state, id);
create index party_moves_by_sender on organisations.party_moves (county, from_region, state, id) where from_region <> '';
create index party_moves_by_person on organisations.party_moves (county, person_id);
create unique index one_running_party_move on organisations.party_moves (county, person_id) where state in ('applied', 'sent', 'received');

create table organisations.party_steps (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  from_region text collate "C" not null default '',
  move_id     uuid not null,
  step        text not null,
  at          timestamptz not null,
  by_account  uuid not null,
  by_name     text not null,
  note        text not null default '',
  primary key (county, id),
  foreign key (county, move_id) references organisations.party_moves (county, id)
);
comment on table organisations.party_steps is 'What happened to a move, who opened it included; the person reads it. Insert only.';
create index party_steps_by_move on organisations.party_steps (county, move_id, id);

alter table organisations.party_moves enable row level security;
alter table organisations.party_steps enable row level security;
-- Either end.
create policy staff_within_scope on organisations.party_moves to linli_staff
  using ((region >= platform.lo() and region < platform.hi()) or (from_region >= platform.lo() and from_region < platform.hi() and from_region <> ''));
create policy staff_within_scope on organisations.party_steps to linli_staff
  using ((region >= platform.lo() and region < platform.hi()) or (from_region >= platform.lo() and from_region < platform.hi() and from_region <> ''));
create policy resident_reads_own on organisations.party_moves for select to linli_resident using (person_id = platform.person());
create policy resident_reads_own on organisations.party_steps for select to linli_resident
  using (move_id in (select m.id from organisations.party_moves m where m.person_id = platform.person()));
grant select, insert, update on organisations.party_moves to linli_staff;
grant select, insert, update (region, from_region) on organisations.party_steps to linli_staff;
grant select on organisations.party_moves, organisations.party_steps to linli_resident;
