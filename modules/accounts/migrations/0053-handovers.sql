-- Hand-over of posts (工作交接): what the one who leaves hands to a named successor, and the successor's word that they received it. The post, the open
-- work and the list change hands in the transaction of that word.
create table accounts.handovers (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  post_id      uuid not null,
  kind         text not null,
  from_account uuid not null,
  from_name    text not null,
  to_account   uuid not null,
  to_name      text not null,
  reason       text not null,
  -- Keys, books, seals: a line each.
  things       text not null default '',
  -- Open work as it stood when the list was made: number, title, last day.
  work         jsonb not null default '[]',
  state        text not null default 'waiting',
  remark       text not null default '',
  moved        int not null default 0,
  created_by   uuid not null,
  created_at   timestamptz not null,
  decided_at   timestamptz,
  primary key (county, id),
  foreign key (county, post_id) references accounts.posts (county, id),
  constraint state_is_known check (state in ('waiting', 'confirmed', 'declined', 'withdrawn')),
  constraint to_another check (from_account <> to_account)
);
comment on table accounts.handovers is 'A post on its way from one holder to another, with the list of what is handed over; confirmed by the successor.';
-- One at a time for each post.
create unique index one_waiting_handover on accounts.handovers (county, post_id) where state = 'waiting';
create index handovers_by_place on accounts.handovers (county, region, id);
-- What waits for this successor?
create index handovers_by_successor on accounts.handovers (county, to_account, id);
create index handovers_by_predecessor on accounts.handovers (county, from_account, id);
alter table accounts.handovers enable row level security;
create policy staff_within_scope on accounts.handovers to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
-- Whoever hands over or receives sees their own, whatever post they wear.
create policy own_handovers on accounts.handovers for select to linli_staff
  using (current_setting('linli.caller', true) in (to_account::text, from_account::text));
grant select, insert on accounts.handovers to linli_staff;
grant update (state, remark, moved, decided_at, region) on accounts.handovers to linli_staff;
