-- Notices (公开、通知): what is told to whom, and whether it arrived.
create schema notices;
grant usage on schema notices to linli_staff, linli_resident;

create table notices.messages (
  county    text collate "C" not null,
  id        uuid not null,
  region    text collate "C" not null,
  person_id uuid,
  account_id uuid,
  case_id   uuid,
  template  text not null,
  title     text not null,
  body      text not null,
  link      text not null default '',
  sent_at   timestamptz not null,
  read_at   timestamptz,
  primary key (county, id)
);
comment on table notices.messages is 'A message to one person (resident or staff), readable in the app; its deliveries by other channels stand beside it.';
create index messages_by_person on notices.messages (county, person_id, sent_at desc, id desc) where person_id is not null;
create index messages_by_account on notices.messages (county, account_id, sent_at desc, id desc) where account_id is not null;
-- Staff gather many messages and have few unread ones; the number stands on every page.
create index messages_unread_by_account on notices.messages (county, account_id) where account_id is not null and read_at is null;
create index messages_by_case on notices.messages (county, case_id) where case_id is not null;

create table notices.deliveries (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  message_id uuid,
  channel    text not null,
  to_sealed  bytea not null,
  body       text not null,
  template   text not null,
  params     jsonb not null default '{}',
  state      text not null default 'waiting',
  tries      int not null default 0,
  last_error text not null default '',
  next_try   timestamptz not null,
  created_at timestamptz not null,
  done_at    timestamptz,
  primary key (county, id),
  constraint state_is_known check (state in ('waiting', 'sent', 'failed', 'stopped'))
);
comment on table notices.deliveries is 'A message on its way by SMS or another channel: tried again with growing pauses, then failed with a reason. `next_try` of a delivery being sent is the end of its lease.';
create index deliveries_waiting on notices.deliveries (next_try) where state = 'waiting';

create table notices.opt_outs (
  county    text collate "C" not null,
  region    text collate "C" not null,
  person_id uuid not null,
  channel   text not null,
  at        timestamptz not null,
  primary key (county, person_id, channel)
);
comment on table notices.opt_outs is 'A person who wants no messages by a channel; takes effect at once (CHN-05).';

alter table notices.messages enable row level security;
alter table notices.deliveries enable row level security;
alter table notices.opt_outs enable row level security;
create policy staff_within_scope on notices.messages to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on notices.deliveries to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on notices.opt_outs to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
-- What is addressed to an account reaches it whatever post it wears.
create policy addressee_reads on notices.messages for select to linli_staff using (account_id::text = current_setting('linli.caller', true));
create policy addressee_marks_read on notices.messages for update to linli_staff
  using (account_id::text = current_setting('linli.caller', true)) with check (account_id::text = current_setting('linli.caller', true));
create policy resident_own on notices.messages to linli_resident using (person_id = platform.person()) with check (person_id = platform.person());
create policy resident_own on notices.opt_outs to linli_resident using (person_id = platform.person()) with check (person_id = platform.person());
grant select, insert, update (read_at) on notices.messages to linli_staff;
grant select, insert, update on notices.deliveries to linli_staff;
grant select, insert, delete on notices.opt_outs to linli_staff, linli_resident;
grant select, update (read_at) on notices.messages to linli_resident;

-- Whether a person has stopped a channel. As owner: a case is often handled at a place from which the person's own row is out of reach,
-- and a stop holds everywhere at once.
create function notices.stopped(in_county text, person uuid, by_channel text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from notices.opt_outs o where o.county = in_county and o.person_id = person and o.channel = by_channel)
$$;
revoke all on function notices.stopped from public;
grant execute on function notices.stopped to linli_staff;
