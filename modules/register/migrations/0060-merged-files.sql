-- Merged files: a file that turned out to be a second one of the same person stays, points at the one that goes on, and counts no more.
-- Rows of all modules follow by PersonPart (modules/register/definition.ts); the rights below are for the person columns alone.
alter table register.people add column merged_into uuid;
alter table register.people add constraint merged_points_somewhere check ((state = 'merged') = (merged_into is not null)) not valid;
alter table register.people validate constraint merged_points_somewhere;
comment on column register.people.merged_into is 'The file that goes on in place of this one; may itself have been merged later. Set exactly while state is merged.';
-- Which files were merged into one: the access log and the history are read through them.
create index people_by_merged_into on register.people (merged_into) where merged_into is not null;

-- The file that stands for a file today: itself, or the one at the end of its pointers. As owner, and it gives back an id only: whether the
-- reader may see that file is asked of the file.
create function register.survivor_of(in_county text, person uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with recursive way(id, merged_into, step) as (
    select p.id, p.merged_into, 0 from register.people p where p.county = in_county and p.id = person
    union all
    select p.id, p.merged_into, way.step + 1 from way join register.people p on p.county = in_county and p.id = way.merged_into where way.step < 50)
  select coalesce((select id from way where merged_into is null limit 1), person)
$$;

-- A file and all that were merged into it, today: whose histories are one person's history.
create function register.files_of(in_county text, person uuid) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with recursive tree(id, step) as (
    select person, 0
    union all
    select p.id, tree.step + 1 from tree join register.people p on p.merged_into = tree.id and p.county = in_county where tree.step < 50)
  select array_agg(id) from tree
$$;
revoke all on function register.survivor_of, register.files_of from public;
grant execute on function register.survivor_of, register.files_of to linli_staff, linli_resident;

-- A grant's person may change by a merge, its money never; the same for the other histories of what somebody was given.
grant update (person_id) on assistance.grants to linli_staff;
grant update (person_id) on volunteers.volunteers, elderly.visit_plans, employment.registrations, residence.declarations, facilities.bookings,
  notices.messages to linli_staff;
grant update (owner_person) on files.files to linli_staff;
-- Rows of one person, where nobody asked for them before.
create index files_by_person on files.files (county, owner_person) where owner_person is not null;
create index bookings_by_person on facilities.bookings (county, person_id) where person_id is not null;
create index volunteers_by_person on volunteers.volunteers (county, person_id);
create index visit_plans_by_person on elderly.visit_plans (county, person_id);
create index registrations_by_person on employment.registrations (county, person_id);
create index declarations_by_person on residence.declarations (county, person_id);
create index households_by_head on register.households (head_id) where head_id is not null;
