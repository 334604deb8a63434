-- The matter designer: drafts of definitions with their history, and which matters a place keeps itself, so that a restart never overwrites a clerk's version.
alter table matters.definitions add column source text not null default 'catalogue';
alter table matters.definitions add constraint source_is_known check (source in ('catalogue', 'desk'));
comment on column matters.definitions.source is 'catalogue: brought by a release or a place pack at start. desk: written and approved by people of the place.';

-- Read by the list of matters without opening hundreds of definitions.
alter table matters.definitions add column department text generated always as (body->>'department') stored;
alter table matters.definitions add column matter_type text generated always as (body->>'type') stored;

create table matters.place_matters (
  code           text collate "C" not null,
  state          text not null,
  catalogue_sha  text not null default '',
  catalogue_body jsonb,
  settled_sha    text not null default '',
  changed_at     timestamptz not null,
  primary key (code),
  constraint state_is_known check (state in ('kept', 'retired', 'returned'))
);
comment on table matters.place_matters is 'Matters whose versions this installation decides itself. The loader leaves kept and retired ones alone and only writes down what the catalogue offers; an offer other than the settled one is shown as an update. Returned: the catalogue is followed again.';
grant select, insert, update on matters.place_matters to linli_staff;

create table matters.drafts (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  code          text collate "C" not null,
  kind          text not null default 'version',
  title         text not null,
  department    text not null default '',
  body          jsonb not null,
  sha           text not null,
  state         text not null default 'draft',
  origin        text not null,
  origin_words  text not null default '',
  based_on      int,
  reason        text not null default '',
  from_on       date,
  tried_sha     text not null default '',
  tried         jsonb,
  published_version int,
  editors       uuid[] not null,
  by_account    uuid not null,
  by_name       text not null,
  approved_by   uuid,
  approved_name text not null default '',
  created_at    timestamptz not null,
  changed_at    timestamptz not null,
  version       int not null default 1,
  primary key (county, id),
  constraint kind_is_known check (kind in ('version', 'retirement')),
  constraint state_is_known check (state in ('draft', 'submitted', 'published', 'recalled', 'dropped')),
  constraint origin_is_known check (origin in ('new', 'version', 'copy', 'file', 'catalogue')),
  -- Four eyes: whoever wrote on it does not approve it.
  constraint another_person_approves check (approved_by is null or not (approved_by = any (editors))),
  constraint published_is_approved check (state <> 'published' or (approved_by is not null and from_on is not null))
);
comment on table matters.drafts is 'A version of a matter, or its end, on the way from first draft to publication (MAT-11). `region` is the county that writes it. `editors`: everybody who changed or submitted it. What a published draft said stands in matters.definitions.';
-- One open draft for a matter: two would overwrite each other.
create unique index one_open_draft on matters.drafts (county, code) where state in ('draft', 'submitted');
-- What waits, and the drafts of one matter, newest first.
create index drafts_open on matters.drafts (county, region, state, changed_at desc) where state in ('draft', 'submitted');
create index drafts_by_code on matters.drafts (county, code, created_at desc);

create table matters.draft_steps (
  county     text collate "C" not null,
  id         uuid not null,
  region     text collate "C" not null,
  code       text collate "C" not null,
  draft_id   uuid,
  step       text not null,
  note       text not null default '',
  detail     jsonb not null default '{}',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  nth        bigint generated always as identity,
  primary key (county, id)
);
comment on table matters.draft_steps is 'Who did what to a draft or decided what about the catalogue''s update of a matter. Rows are added, never changed.';
create index draft_steps_by_draft on matters.draft_steps (county, draft_id, nth);
create index draft_steps_by_code on matters.draft_steps (county, code, nth desc);

alter table matters.drafts enable row level security;
alter table matters.draft_steps enable row level security;
create policy staff_within_scope on matters.drafts to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on matters.draft_steps to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert, update on matters.drafts to linli_staff;
grant select, insert on matters.draft_steps to linli_staff;
grant update (region) on matters.draft_steps to linli_staff;
