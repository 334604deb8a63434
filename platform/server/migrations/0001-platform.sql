-- The technical tables that every module stands on. Safe beside a previous release: there is none.

-- Settings of a transaction, read by the policies. A policy that finds no setting shows no row.
create function platform.lo() returns text language sql stable parallel safe as $$ select current_setting('linli.lo', true) $$;
create function platform.hi() returns text language sql stable parallel safe as $$ select current_setting('linli.hi', true) $$;
create function platform.person() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('linli.person', true), '')::uuid $$;

grant usage on schema platform to linli_staff, linli_resident;

-- Transactions are numbered anew in a new cluster; a restored database adds this, so that its audit goes on in order (see apps/cli/restore.ts).
create function platform.xact_offset() returns bigint language sql stable parallel safe as $$ select 0::bigint $$;

-- Who did what to what, and why. Rows are added, never changed. `xact` orders the sealing: see platform/server/audit.ts.
create table platform.audit_entries (
  id          uuid        primary key,
  at          timestamptz not null,
  xact        bigint      not null default (pg_current_xact_id()::text)::bigint + platform.xact_offset(),
  caller      text        not null,
  caller_name text        not null default '',
  post        text        not null default '',
  deed        text        not null,
  subject     uuid,
  region      text        collate "C" not null default '',
  because     text        not null default '',
  detail      jsonb       not null default '{}'
);
comment on table platform.audit_entries is 'What was done or read, by whom and for what purpose. Insert only; sealed in order by audit_seals.';
create index audit_entries_by_subject on platform.audit_entries (subject, at desc) where subject is not null;
create index audit_entries_by_caller on platform.audit_entries (caller, at desc);
create index audit_entries_by_xact on platform.audit_entries (xact, id);
alter table platform.audit_entries enable row level security;
create policy staff_adds on platform.audit_entries for insert to linli_staff with check (true);
create policy staff_reads on platform.audit_entries for select to linli_staff using (region >= platform.lo() and region < platform.hi());
create policy resident_adds on platform.audit_entries for insert to linli_resident with check (true);
create policy resident_reads_own on platform.audit_entries for select to linli_resident using (subject = platform.person());
grant select, insert on platform.audit_entries to linli_staff, linli_resident;

-- Each seal covers the entries of all transactions that had ended since the last one, in the order (xact, id).
create table platform.audit_seals (
  number      bigint      primary key,
  at          timestamptz not null,
  from_xact   bigint      not null,
  until_xact  bigint      not null,
  entries     int         not null,
  previous    text        not null,
  hash        text        not null
);
comment on table platform.audit_seals is 'The chain over audit_entries: each hash covers the entries of its range and the hash before it. Insert only.';
grant select, insert on platform.audit_seals to linli_staff;

-- The answer once given to a client id, so that a repeated write is answered and not done again.
create table platform.replies (
  caller     text        not null,
  key        text        not null,
  operation  text        not null,
  request    text        not null,
  status     int         not null,
  body       jsonb,
  at         timestamptz not null,
  primary key (caller, key)
);
comment on table platform.replies is 'Answers by client id, kept three days: the same id twice gives the same answer once.';
create index replies_by_age on platform.replies (at);
alter table platform.replies enable row level security;
create policy own_answers on platform.replies to linli_staff, linli_resident
  using (caller = current_setting('linli.caller', true)) with check (caller = current_setting('linli.caller', true));
create policy old_answers_go on platform.replies for delete to linli_staff using (at < now() - interval '3 days');
grant select, insert on platform.replies to linli_staff, linli_resident;
grant delete on platform.replies to linli_staff;

-- What a job page shows: the last runs. The queue itself is pg-boss's.
create table platform.job_runs (
  id       uuid        primary key,
  job      text        not null,
  started  timestamptz not null,
  ended    timestamptz,
  outcome  text        not null default 'running',
  progress jsonb       not null default '{}',
  error    text,
  constraint outcome_is_known check (outcome in ('running', 'done', 'retrying', 'failed'))
);
comment on table platform.job_runs is 'Runs of background jobs with progress and failures, for the page that operators read.';
create index job_runs_by_time on platform.job_runs (started desc);
grant select, insert, update, delete on platform.job_runs to linli_staff;

-- Settings that belong to the database and not to one server (a demo database, the place pack, the mode).
create table platform.settings (
  key   text primary key,
  value jsonb not null
);
comment on table platform.settings is 'Facts about this database: whether it is a demonstration, its place pack, the schema of its keys.';
grant select, insert, update on platform.settings to linli_staff;
grant select on platform.settings to linli_resident;
