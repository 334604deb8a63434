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
comment on table files.files is 'An uploaded or issued file; served only to those who may see what it hangs on.';
create index files_by_case on files.files (county, case_id) where case_id is not null;
create index files_loose on files.files (created_at) where case_id is null;
alter table files.files enable row level security;
create policy staff_within_scope on files.files to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy resident_own on files.files to linli_resident using (owner_person = platform.person()) with check (owner_person = platform.person());
grant select, insert, update (case_id, region) on files.files to linli_staff;
grant select, insert on files.files to linli_resident;
