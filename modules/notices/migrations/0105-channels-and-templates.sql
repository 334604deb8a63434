-- Words and ways of messages: templates by event and channel that a place adapts (two people), channels beside SMS with an order, states of a delivery, stops by channel and kind.
create table notices.templates (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  event        text not null,
  channel      text not null,
  title        text not null default '',
  body         text not null default '',
  outside      text not null default '',
  state        text not null default 'draft',
  from_on      date,
  reason       text not null default '',
  by_account   uuid not null,
  by_name      text not null,
  at           timestamptz not null,
  decided_by   uuid,
  decided_name text not null default '',
  decided_at   timestamptz,
  primary key (county, id),
  constraint channel_is_known check (channel in ('in_app', 'sms', 'wechat', 'email', 'print')),
  constraint state_is_known check (state in ('draft', 'approved', 'dropped')),
  constraint approved_by_another check (state <> 'approved' or (from_on is not null and decided_by is not null and decided_by <> by_account))
);
comment on table notices.templates is 'The words of a message by event and channel, as the place adapted them: a draft, approved by another person, in force from a day. The newest in force counts; an empty body means the product''s own words again. `outside` is the number under which an operator (WeChat) knows the template. `region` is the county.';
create index templates_by_event on notices.templates (county, event, channel, from_on desc) where state = 'approved';
create index templates_drafts on notices.templates (county, event, at desc);

create table notices.reach (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  person_id  uuid not null,
  preferred  text not null default '',
  email_sealed bytea,
  wechat_sealed bytea,
  changed_at timestamptz not null,
  primary key (county, id),
  constraint preferred_is_known check (preferred in ('', 'sms', 'wechat', 'email', 'print'))
);
comment on table notices.reach is 'How a person wants to be told: the channel first tried, an e-mail address, the WeChat account of the place (openid). Numbers of telephones are the register''s.';
create unique index reach_by_person on notices.reach (county, person_id);

alter table notices.deliveries add column kind text not null default 'other', add column nth int not null default 1;
alter table notices.deliveries drop constraint state_is_known;
alter table notices.deliveries add constraint state_is_known check (state in ('standby', 'waiting', 'sent', 'delivered', 'failed', 'stopped', 'spared')) not valid;
comment on column notices.deliveries.state is 'standby: another channel is tried first; waiting; sent: the operator took it; delivered: it arrived, or was handed out; failed; stopped: the person wants none; spared: another channel arrived.';
create index deliveries_by_message on notices.deliveries (county, message_id);
create index deliveries_by_place on notices.deliveries (county, region, created_at desc, id desc);
create index letters_waiting on notices.deliveries (county, region, id) where channel = 'print' and state = 'waiting';

-- A stop holds for a channel, for all kinds (*) or for one.
alter table notices.opt_outs add column kind text not null default '*', add column by_name text not null default '', add column reason text not null default '';
alter table notices.opt_outs drop constraint opt_outs_pkey;
alter table notices.opt_outs add primary key (county, person_id, channel, kind);

alter table notices.templates enable row level security;
alter table notices.reach enable row level security;
create policy staff_within_scope on notices.templates to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
-- Whoever tells somebody something must find the words: they name nobody.
create policy staff_read_upward on notices.templates for select to linli_staff using (platform.lo() <> platform.hi());
create policy staff_within_scope on notices.reach to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy resident_own on notices.reach to linli_resident using (person_id = platform.person()) with check (person_id = platform.person());
grant select, insert, update (state, from_on, reason, decided_by, decided_name, decided_at, region) on notices.templates to linli_staff;
grant select, insert, update on notices.reach to linli_staff, linli_resident;
grant delete on notices.reach to linli_staff;
grant update on notices.opt_outs to linli_staff;

-- How to reach a person, and what they stopped, from wherever their case is handled (see notices.stopped).
create function notices.reach_of(in_county text, person uuid) returns table (id uuid, preferred text, email_sealed bytea, wechat_sealed bytea, stops text[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, coalesce(r.preferred, ''), r.email_sealed, r.wechat_sealed,
    coalesce((select array_agg(o.channel || '/' || o.kind) from notices.opt_outs o where o.county = in_county and o.person_id = person), '{}')
  from (select 1) one left join notices.reach r on r.county = in_county and r.person_id = person
$$;
revoke all on function notices.reach_of from public;
grant execute on function notices.reach_of to linli_staff;
