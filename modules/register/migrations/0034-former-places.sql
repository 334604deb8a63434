-- Where something of the register lay before a boundary moved: what lets a past day be counted by the boundary of that day.
-- A row's own `region` is always today's (it decides who may see it); a tie keeps its first day, however often the place around it is redrawn.
create table register.former_places (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  subject    text not null,
  subject_id uuid not null,
  until      date not null,
  change_id  uuid not null,
  primary key (county, id),
  constraint subject_is_known check (subject in ('building', 'dwelling', 'household', 'person', 'tie'))
);
comment on table register.former_places is 'The place in which a building, dwelling, household, person or tie lay up to the day before `until`. On a past day the place is that of the row with the smallest `until` after the day (the first recorded, when two are equal), else the subject''s own. `change_id` names the territory change. Rows are added, never changed.';

-- The path of one subject; and a count of a past day, which reads all rows of a kind that ended after it.
create index former_places_by_subject on register.former_places (subject_id, until, id);
create index former_places_by_day on register.former_places (subject, until);
create index former_places_by_change on register.former_places (change_id);

alter table register.former_places enable row level security;
create policy staff_within_scope on register.former_places to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert on register.former_places to linli_staff;
