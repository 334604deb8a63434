-- Territory (区划调整): changes of communities and grids as dossiers, from proposal to the day on which they take effect.
-- Safe beside the previous release: it does not know these tables yet.
create schema territory;
grant usage on schema territory to linli_staff;

create table territory.dossiers (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  number       text collate "C" not null,
  kind         text not null,
  level        text not null,
  title        text not null,
  state        text not null default 'proposed',
  change       jsonb not null,
  places       text[] collate "C" not null,
  reason       text not null,
  checklist    jsonb not null,
  undoes       uuid,
  proposed_by  uuid not null,
  proposed_name text not null,
  proposed_at  timestamptz not null,
  decided_by   uuid,
  decided_name text not null default '',
  decided_at   timestamptz,
  decision_note text not null default '',
  below_reason text not null default '',
  decided_on   jsonb,
  effective_on date,
  executed_at  timestamptz,
  blocked      text[] not null default '{}',
  version      int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('set_up', 'merge', 'split', 'adjust', 'rename', 'renumber', 'abolish', 'undo')),
  constraint level_is_known check (level in ('community', 'grid')),
  constraint state_is_known check (state in ('proposed', 'approved', 'executed', 'declined', 'withdrawn', 'undone')),
  constraint four_eyes check (decided_by is null or decided_by <> proposed_by)
);
comment on table territory.dossiers is 'One change of places: what is wanted, the checklist, who decided what, from when it holds. `decided_on` the preview on which the decision stood. `region` is the place under which everything happens.';
create unique index one_dossier_per_number on territory.dossiers (county, number);
-- Lists go by id (UUIDv7) within a scope; by place for the history of one.
create index dossiers_by_region on territory.dossiers (county, region, id);
create index dossiers_by_place on territory.dossiers using gin (places);
create index dossiers_waiting on territory.dossiers (effective_on) where state = 'approved';
create unique index one_undoing_at_a_time on territory.dossiers (county, undoes) where undoes is not null and state in ('proposed', 'approved', 'executed');

create table territory.stages (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  dossier_id uuid not null,
  seq        int not null,
  body       jsonb not null,
  undoes     uuid,
  done_at    timestamptz,
  moved      jsonb not null default '[]',
  replaced   jsonb not null default '[]',
  primary key (county, id),
  foreign key (county, dossier_id) references territory.dossiers (county, id)
);
comment on table territory.stages is 'The transactions of a dossier, one for each community that gives something away; its id is the change id in `regions.moved_rows`. `moved` and `replaced`: rows that went and shapes that were replaced.';
create unique index one_stage_per_number on territory.stages (county, dossier_id, seq);
create index stages_done on territory.stages (done_at) where done_at is not null;

create table territory.opinions (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  dossier_id uuid not null,
  kind       text not null,
  held_on    date not null,
  asked      int,
  agreed     int,
  against    int,
  text       text not null,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (county, id),
  foreign key (county, dossier_id) references territory.dossiers (county, id),
  constraint kind_is_known check (kind in ('residents', 'meeting', 'street', 'department'))
);
comment on table territory.opinions is 'What residents, the street and departments said about a change. Rows are added, never changed.';
create index opinions_by_dossier on territory.opinions (county, dossier_id);

create table territory.steps (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  dossier_id uuid not null,
  name       text not null,
  note       text not null default '',
  by_account uuid,
  by_name    text not null default '',
  at         timestamptz not null,
  primary key (county, id),
  foreign key (county, dossier_id) references territory.dossiers (county, id)
);
comment on table territory.steps is 'What happened to a dossier, in order. Rows are added, never changed.';
create index steps_by_dossier on territory.steps (county, dossier_id, at);

create table territory.thresholds (
  county     text collate "C" not null,
  class      text collate "C" not null,
  households int not null,
  scope      text not null,
  source     text not null,
  version    int not null default 1,
  region     text collate "C" not null,
  primary key (county, class),
  constraint households_are_positive check (households > 0)
);
comment on table territory.thresholds is 'How many households a community of a class should have in this county; a class without a row has the number of catalogue/thresholds.ts.';

create table territory.place_classes (
  county text collate "C" not null,
  region text collate "C" not null,
  class  text collate "C" not null,
  reason text not null,
  by_name text not null,
  at     timestamptz not null,
  primary key (county, region)
);
comment on table territory.place_classes is 'To which class a community was set; the others have the usual one of their kind.';

alter table territory.dossiers enable row level security;
alter table territory.stages enable row level security;
alter table territory.opinions enable row level security;
alter table territory.steps enable row level security;
alter table territory.thresholds enable row level security;
alter table territory.place_classes enable row level security;
create policy staff_within_scope on territory.dossiers to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on territory.stages to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on territory.opinions to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on territory.steps to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
-- Thresholds are a public fact of the county; written by who sees the county.
create policy staff_reads on territory.thresholds for select to linli_staff using (true);
create policy staff_writes on territory.thresholds to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on territory.place_classes to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert, update on territory.dossiers, territory.thresholds, territory.place_classes to linli_staff;
grant select, insert, update (region, done_at, moved, replaced) on territory.stages to linli_staff;
grant select, insert, update (region) on territory.opinions, territory.steps to linli_staff;

-- A dossier concerns several places. Those whose place it names read it from below, too: title and state only, as owner.
create function territory.dossiers_of(in_county text, place text)
returns table (id uuid, number text, title text, state text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.id, d.number, d.title, d.state from territory.dossiers d
  where d.county = in_county and d.places @> array[place collate "C"] and place collate "C" >= platform.lo() collate "C" and place collate "C" < platform.hi() collate "C"
  order by d.id desc limit 50
$$;
revoke all on function territory.dossiers_of from public;
grant execute on function territory.dossiers_of to linli_staff;

-- Where buildings lie, for choosing and checking those of a split.
create view register.published_building_places as select county, id, region, name, estate, address from register.buildings;
alter view register.published_building_places set (security_invoker = true);
grant select on register.published_building_places to linli_staff;
