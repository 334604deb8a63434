-- Orders in and out: partners with their keys and what is agreed, orders beside their case, messages that go out, and what happened.
create schema orders;
grant usage on schema orders to linli_staff;

create table orders.partners (
  county           text collate "C" not null,
  id               uuid not null,
  region           text collate "C" not null,
  name             text not null,
  kind             text not null,
  protocol         text not null,
  direction        text not null,
  base_url         text not null default '',
  jurisdiction     text not null default '',
  key_sealed       bytea not null,
  key_index        bytea not null,
  key_hint         text not null,
  their_key_sealed bytea,
  kinds            jsonb not null default '[]',
  states           jsonb not null default '{}',
  personal         text not null default 'none',
  agreement        text not null default '',
  active           boolean not null default true,
  version          int not null default 1,
  primary key (county, id),
  constraint protocol_is_known check (protocol in ('json', 'open311')),
  constraint direction_is_known check (direction in ('in', 'out', 'both')),
  constraint personal_by_agreement check (personal = 'none' or agreement <> '')
);
comment on table orders.partners is 'Systems with which orders are exchanged: place, protocol, keys (sealed), mapping of their kinds and states, whether personal data may go and by which agreement.';
create unique index partner_by_key on orders.partners (county, key_index);
create index partners_by_region on orders.partners (county, region, id);

create table orders.orders (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  partner_id   uuid not null,
  direction    text not null,
  their_number text not null default '',
  digest       text not null default '',
  case_id      uuid not null,
  case_number  text collate "C" not null,
  title        text not null,
  state        text not null,
  last_note    text not null default '',
  call_back    text not null default '',
  at           timestamptz not null,
  version      int not null default 1,
  primary key (county, id),
  foreign key (county, partner_id) references orders.partners (county, id),
  constraint direction_is_known check (direction in ('in', 'out')),
  constraint state_is_known check (state in ('received', 'accepted', 'returned', 'concluded', 'declined', 'waiting', 'sent', 'progress'))
);
comment on table orders.orders is 'Orders beside their case: which partner, under which number of theirs, how far. Nothing comes in twice under one number.';
create unique index order_once on orders.orders (county, partner_id, their_number) where direction = 'in';
create unique index one_out_each on orders.orders (county, partner_id, case_id) where direction = 'out' and state in ('waiting', 'sent', 'accepted', 'progress');
create index orders_by_region on orders.orders (county, region, id desc);
create index orders_of_case on orders.orders (county, case_id);
create index orders_out_open on orders.orders (county, id) where direction = 'out' and state in ('sent', 'accepted', 'progress');

create table orders.outbox (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  partner_id uuid not null,
  order_id   uuid not null,
  event      text not null,
  payload    jsonb not null,
  state      text not null default 'waiting',
  tries      int not null default 0,
  next_at    timestamptz,
  error      text not null default '',
  at         timestamptz not null,
  sent_at    timestamptz,
  nth        bigint generated always as identity,
  primary key (county, id),
  foreign key (county, order_id) references orders.orders (county, id),
  constraint state_is_known check (state in ('waiting', 'sent', 'failed', 'given_up', 'refused'))
);
comment on table orders.outbox is 'Messages to partners, each with an id that is sent along so that they can tell a repetition. Those of one order go out in their order.';
create index outbox_due on orders.outbox (next_at, nth) where state in ('waiting', 'failed');
create index outbox_of_order on orders.outbox (county, order_id, nth);

create table orders.steps (
  county   text collate "C" not null,
  id       uuid not null,
  region   text collate "C" not null,
  order_id uuid not null,
  step     text not null,
  note     text not null default '',
  message  text not null default '',
  by_name  text not null,
  at       timestamptz not null,
  nth      bigint generated always as identity,
  primary key (county, id)
);
comment on table orders.steps is 'What happened to an order, added and never changed; `message` is the partner''s own id of what it sent.';
create index steps_of_order on orders.steps (county, order_id, nth);
create unique index message_once on orders.steps (county, order_id, message) where message <> '';

alter table orders.partners enable row level security;
alter table orders.orders enable row level security;
alter table orders.outbox enable row level security;
alter table orders.steps enable row level security;
create policy staff_within_scope on orders.partners to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
-- A street sends to a system of the county: name and address are read below, keys are sealed.
create policy staff_read_upward on orders.partners for select to linli_staff using (platform.lo() <> platform.hi());
create policy staff_within_scope on orders.orders to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on orders.outbox to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on orders.steps to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert, update on orders.partners, orders.orders, orders.outbox to linli_staff;
grant select, insert on orders.steps to linli_staff;
grant update (region) on orders.steps to linli_staff;
