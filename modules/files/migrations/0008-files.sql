-- Files (文件): what was uploaded or made, whose it is, what it hangs on. The bytes lie in the blob store under their digest.
create schema files;
grant usage on schema files to linli_staff, linli_resident;
create table files.files (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  owner_person uuid,
  owner_account uuid not null,
  case_id    uuid,
  name       text not null,
  type       text not null,
  size       int not null,
  sha256     text not null,
  store_key  text not null,
  created_at timestamptz not null,
  primary key (county, id)
);
comment on table files.files is 'An uploaded or issued file; served only to its owner and to those who may see the case it hangs on. Loose ones go after three days.';
create index files_by_case on files.files (county, case_id) where case_id is not null;
create index files_loose on files.files (created_at) where case_id is null;
create index files_loose_by_owner on files.files (county, owner_account) where case_id is null;

-- The bytes are stored before the row can be written, and removed after it: what a crash leaves between the two is known here.
create table files.unclaimed (
  store_key    text collate "C" primary key,
  remove_after timestamptz not null
);
comment on table files.unclaimed is 'Bytes in the blob store that no row of files.files claims, and when they go. Local.';
create index unclaimed_by_time on files.unclaimed (remove_after);

alter table files.files enable row level security;
create policy staff_within_scope on files.files for select to linli_staff using (region >= platform.lo() and region < platform.hi());
create policy staff_adds on files.files for insert to linli_staff with check (region >= platform.lo() and region < platform.hi());
create policy staff_moves on files.files for update to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
-- What hangs on a case is part of its record and cannot be taken away.
create policy loose_ones_go on files.files for delete to linli_staff
  using (case_id is null and region >= platform.lo() and region < platform.hi());
create policy resident_own on files.files to linli_resident using (owner_person = platform.person()) with check (owner_person = platform.person());
-- The applicant reads what others handed in for the case: the view shows residents their own cases only.
create policy resident_reads_own_cases on files.files for select to linli_resident
  using (case_id in (select c.id from cases.published_cases c));
grant select, insert, update (region), delete on files.files to linli_staff;
grant select, insert on files.files to linli_resident;
grant select, insert, delete on files.unclaimed to linli_staff;
grant select, delete on files.unclaimed to linli_resident;

-- Hangs the caller's own loose files on a case within the caller's reach. As owner: a resident's loose file lies at their home, the case
-- wherever its matter belongs. Answers the files that could be attached; fewer than asked for is a refusal.
create function files.attach(in_county text, wanted uuid[], to_case uuid, at_region text, owner uuid) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update files.files f set case_id = to_case, region = at_region
  where f.county = in_county and f.id = any (wanted) and f.case_id is null and f.owner_account = owner
    and owner::text = current_setting('linli.caller', true)
    and at_region collate "C" >= platform.lo() collate "C" and at_region collate "C" < platform.hi() collate "C"
  returning f.id
$$;
revoke all on function files.attach from public;
grant execute on function files.attach to linli_staff;
