-- Accounts, sessions, posts (账号、会话、岗位). What a person may do = the posts held today × the place × the module's policy.
create schema organisations;
grant usage on schema organisations to linli_staff, linli_resident;

create table organisations.organisations (
  county      text collate "C" not null,
  id          uuid not null,
  region      text collate "C" not null,
  kind        text not null,
  name        text not null,
  uscc        text,
  phone       text not null default '',
  valid_from  date not null,
  valid_until date,
  primary key (county, id)
);
comment on table organisations.organisations is 'Who serves: committees, stations, departments, units; dated.';
create index organisations_by_region on organisations.organisations (county, region);
alter table organisations.organisations enable row level security;
-- A public fact (who serves a place and its phone): readable by all, written within the scope.
create policy anyone_reads on organisations.organisations for select to linli_staff, linli_resident using (true);
create policy staff_writes on organisations.organisations to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert, update on organisations.organisations to linli_staff;
grant select on organisations.organisations to linli_resident;

create schema accounts;
grant usage on schema accounts to linli_staff, linli_resident;

create table accounts.accounts (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  kind          text not null,
  name          text not null,
  -- Sign-in name of staff, or the blind index of a resident's phone in hex.
  identifier    text collate "C" not null,
  person_id     uuid,
  secret_hash   text,
  totp_sealed   bytea,
  totp_last_step bigint not null default 0,
  failures      int not null default 0,
  locked_until  timestamptz,
  created_at    timestamptz not null,
  closed_at     timestamptz,
  must_change   boolean not null default false,
  primary key (county, id),
  constraint kind_is_known check (kind in ('staff', 'resident')),
  constraint resident_has_a_person check (kind = 'staff' or person_id is not null)
);
comment on table accounts.accounts is 'Who signs in. Staff act through posts; a resident acts for their own person.';
create unique index one_account_per_identifier on accounts.accounts (county, identifier);
create index accounts_by_identifier on accounts.accounts (identifier);
create index accounts_by_region on accounts.accounts (county, region) where kind = 'staff';
create index accounts_by_person on accounts.accounts (county, person_id) where person_id is not null;
alter table accounts.accounts enable row level security;
create policy staff_within_scope on accounts.accounts to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy resident_reads_own on accounts.accounts for select to linli_resident using (person_id = platform.person());
grant select, insert, update on accounts.accounts to linli_staff;
grant select on accounts.accounts to linli_resident;

create table accounts.posts (
  county       text collate "C" not null,
  id           uuid not null,
  account_id   uuid not null,
  kind         text not null,
  region       text collate "C" not null,
  organisation_id uuid,
  deputy_for   uuid,
  valid_from   date not null,
  valid_until  date,
  granted_by   uuid,
  granted_at   timestamptz not null,
  ended_by     uuid,
  ended_reason text not null default '',
  primary key (county, id),
  foreign key (county, account_id) references accounts.accounts (county, id)
);
comment on table accounts.posts is 'A duty held by a person at a place from a day to a day; the only source of permissions.';
create index posts_by_account on accounts.posts (county, account_id);
create index posts_by_place on accounts.posts (county, region, kind);
alter table accounts.posts enable row level security;
create policy staff_within_scope on accounts.posts to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert, update on accounts.posts to linli_staff;

create table accounts.sessions (
  token_hash   bytea primary key,
  county       text collate "C" not null,
  account_id   uuid not null,
  csrf         text not null,
  created_at   timestamptz not null,
  seen_at      timestamptz not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz,
  second_factor text not null default 'not_needed',
  device       text not null default '',
  constraint second_factor_is_known check (second_factor in ('not_needed', 'owed', 'given'))
);
comment on table accounts.sessions is 'Sign-ins by hash of their token, with idle and absolute expiry. Local to one server.';
create index sessions_by_account on accounts.sessions (county, account_id);
create index sessions_by_expiry on accounts.sessions (expires_at);

create table accounts.one_time_codes (
  identifier   text collate "C" primary key,
  code_hash    bytea not null,
  sent_at      timestamptz not null,
  expires_at   timestamptz not null,
  tries        int not null default 0,
  sends_today  int not null default 1
);
comment on table accounts.one_time_codes is 'One-time codes of residents (phone), hashed, five tries, short-lived. Local.';

create table accounts.sign_in_failures (
  address     text not null,
  at          timestamptz not null
);
create index sign_in_failures_by_address on accounts.sign_in_failures (address, at);
comment on table accounts.sign_in_failures is 'Failed sign-ins by network address, for the growing delay; kept one day. Local.';

-- Sign-in happens before there is a scope; these three tables carry no personal content and are reached only by the accounts module.
grant select, insert, update, delete on accounts.sessions, accounts.one_time_codes, accounts.sign_in_failures to linli_staff;

-- The one question asked before every request: whose session is this, and which posts are held today? Runs as owner, answers one row.
create function accounts.session_of(hash bytea, at timestamptz, today date)
returns table (
  county text, account_id uuid, kind text, name text, person_id uuid, region text, csrf text,
  seen_at timestamptz, second_factor text, must_change boolean, posts json
) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.county, a.id, a.kind, a.name, a.person_id, a.region, s.csrf, s.seen_at, s.second_factor, a.must_change,
    (select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'region', p.region, 'regionName', r.name,
        'organisationId', p.organisation_id, 'deputyFor', p.deputy_for) order by p.valid_from, p.id), '[]'::json)
      from accounts.posts p left join regions.regions r on r.code = p.region
      where p.county = a.county and p.account_id = a.id and p.valid_from <= today and (p.valid_until is null or p.valid_until > today))
  from accounts.sessions s
  join accounts.accounts a on a.county = s.county and a.id = s.account_id
  where s.token_hash = hash and s.revoked_at is null and s.expires_at > at and a.closed_at is null
$$;
revoke all on function accounts.session_of from public;
grant execute on function accounts.session_of to linli_staff;

-- Finds the account of a sign-in name, before there is a scope.
create function accounts.account_of(who text)
returns table (
  county text, id uuid, kind text, name text, person_id uuid, region text, secret_hash text, totp_sealed bytea, totp_last_step bigint,
  failures int, locked_until timestamptz, must_change boolean
) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select county, id, kind, name, person_id, region, secret_hash, totp_sealed, totp_last_step, failures, locked_until, must_change
  from accounts.accounts where identifier = who and closed_at is null limit 1
$$;
revoke all on function accounts.account_of from public;
grant execute on function accounts.account_of to linli_staff;

create view accounts.published_posts as
  select p.county, p.id, p.account_id, p.kind, p.region, p.deputy_for, p.valid_from, p.valid_until, a.name as holder
  from accounts.posts p join accounts.accounts a on a.county = p.county and a.id = p.account_id;
alter view accounts.published_posts set (security_invoker = true);
grant select on accounts.published_posts to linli_staff;
