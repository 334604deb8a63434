-- Grids and who is responsible (网格、责任人): heads of groups, courtyards and doors, residents' representatives, estates, tagged areas, drawings.
create schema grids;
grant usage on schema grids to linli_staff, linli_resident;

create table grids.responsibles (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  kind          text not null,
  person_id     uuid,
  name          text not null,
  phone_sealed  bytea,
  phone_shown   boolean not null default false,
  areas         jsonb not null,
  valid_from    date not null,
  valid_until   date,
  ended_reason  text not null default '',
  created_at    timestamptz not null,
  version       int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('group_leader', 'courtyard_head', 'building_head', 'door_head', 'residents_representative')),
  constraint areas_are_a_list check (jsonb_typeof(areas) = 'array'),
  constraint from_before_until check (valid_until is null or valid_until >= valid_from)
);
comment on table grids.responsibles is 'Who in the neighbourhood answers for an area, from a day to a day: group leader, courtyard head, building head, door head, residents'' representative. `areas` lists grids, estates, buildings, units of a building or households. `phone_shown`: the holder agreed that those they answer for may see the number.';
-- The chain of an address and the list of a community; terms that end soon.
create index responsibles_by_region on grids.responsibles (region, id);
create index responsibles_by_end on grids.responsibles (county, valid_until) where valid_until is not null;
create index responsibles_by_person on grids.responsibles (person_id) where person_id is not null;

create table grids.estates (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  name         text collate "C" not null,
  developer    text not null default '',
  households   int,
  state        text not null default 'covered',
  decision     text,
  decided_on   date,
  note         text not null default '',
  created_at   timestamptz not null,
  version      int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('covered', 'candidate', 'decided')),
  constraint decision_is_known check (decision is null or decision in ('own_committee', 'joins', 'wait')),
  constraint decided_has_a_decision check ((state = 'decided') = (decision is not null and decided_on is not null)),
  constraint households_are_counted check (households is null or households >= 0)
);
comment on table grids.estates is 'Housing estates and compounds: served by a committee (covered), candidate for one of its own, or decided. `households` as stated by developer or street, where the register does not know them yet.';
create unique index one_estate_per_name on grids.estates (region, name, county);
create index estates_by_state on grids.estates (county, state, region);

create table grids.area_tags (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  kind         text not null,
  name         text not null,
  estate_id    uuid,
  valid_from   date not null,
  valid_until  date,
  reason       text not null default '',
  ended_reason text not null default '',
  created_at   timestamptz not null,
  version      int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('urban_fringe', 'urban_village', 'village_to_community', 'new_estate', 'migrant_settlement', 'industrial_site', 'development_zone', 'relocation_site')),
  constraint from_before_until check (valid_until is null or valid_until >= valid_from)
);
comment on table grids.area_tags is 'What kind of area a place is, from a day to a day (城乡结合部, 城中村, 村改居, 新建小区, 流动人口聚居地, 工矿企业所在地, 开发区, 易地搬迁安置): where organisations are easily missing.';
create index area_tags_by_region on grids.area_tags (region, id);

create table grids.drafts (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  state        text not null default 'open',
  shapes       jsonb not null,
  note         text not null default '',
  in_force_on  date,
  change_id    uuid,
  drawn_by     text not null,
  created_at   timestamptz not null,
  changed_at   timestamptz not null,
  version      int not null default 1,
  primary key (county, id),
  constraint state_is_known check (state in ('open', 'scheduled', 'in_force', 'withdrawn')),
  constraint shapes_are_a_list check (jsonb_typeof(shapes) = 'array')
);
comment on table grids.drafts is 'A drawing of a community''s grids before it is in force: every grid with its code (none for a new one), name and polygon. At most one is open or scheduled for a community.';
create index drafts_by_region on grids.drafts (region, id);
create unique index one_drawing_at_a_time on grids.drafts (region, county) where state in ('open', 'scheduled');
create index drafts_due on grids.drafts (in_force_on) where state = 'scheduled';

create table grids.changes (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  subject    text not null,
  subject_id uuid not null,
  deed       text not null,
  before     jsonb not null default '{}',
  after      jsonb not null default '{}',
  reason     text not null default '',
  by_account uuid,
  by_name    text not null default '',
  at         timestamptz not null,
  primary key (county, id),
  constraint subject_is_known check (subject in ('responsible', 'estate', 'area_tag', 'draft', 'building', 'worker'))
);
comment on table grids.changes is 'What was changed about grids, responsible people, estates and tagged areas, by whom and why. Rows are added, never changed. Telephones are never written here.';
create index changes_by_subject on grids.changes (subject_id, at);

alter table grids.responsibles enable row level security;
alter table grids.estates enable row level security;
alter table grids.area_tags enable row level security;
alter table grids.drafts enable row level security;
alter table grids.changes enable row level security;
create policy staff_within_scope on grids.responsibles to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on grids.estates to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on grids.area_tags to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on grids.drafts to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on grids.changes to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());

grant select, insert, update on grids.responsibles, grids.estates, grids.area_tags, grids.drafts to linli_staff;
grant select, insert on grids.changes to linli_staff;
