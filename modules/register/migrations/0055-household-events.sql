-- Household events: a birth, a death, a wedding … recorded once, with every row they touched as it was and as it became, so that one that was
-- recorded by mistake can be taken back exactly. And ties asked for in a place that the asker does not serve, until that place has answered.

-- A file that was opened by an event which was taken back. Not validated: the old constraint was stricter.
alter table register.people drop constraint state_is_known;
alter table register.people add constraint state_is_known check (state in ('present', 'moved_away', 'died', 'merged', 'cancelled')) not valid;

create table register.events (
  county       text collate "C" not null,
  id           uuid not null,
  region       text collate "C" not null,
  kind         text not null,
  on_day       date not null,
  household_id uuid,
  other_household_id uuid,
  facts        jsonb not null default '{}',
  steps        jsonb not null default '[]',
  flagged      jsonb not null default '[]',
  undoes       uuid,
  source       text not null default '',
  reason       text not null default '',
  by_account   uuid,
  by_name      text not null default '',
  at           timestamptz not null,
  primary key (county, id),
  constraint kind_is_known check (kind in ('birth', 'death', 'marriage', 'divorce', 'division', 'merger', 'move_in', 'move_out',
    'transfer_out', 'transfer_in', 'return', 'head_change', 'undo')),
  constraint undo_names_an_event check ((kind = 'undo') = (undoes is not null))
);
comment on table register.events is 'What happened to people and households (birth, death, marriage, division …). `steps` are the rows touched with what stood before and after, by which a counter-event (`undoes`) restores them; `facts` is what the form said, without numbers; `flagged` is who was told that open affairs are touched. Rows are added, never changed.';
-- Taken back once at most; the history of a household; the book of a place, newest first.
create unique index one_undo_per_event on register.events (undoes, county) where undoes is not null;
create index events_by_household on register.events (household_id) where household_id is not null;
create index events_by_other_household on register.events (other_household_id) where other_household_id is not null;
create index events_by_region on register.events (at desc, id desc, region);

create table register.event_people (
  county    text collate "C" not null,
  event_id  uuid not null,
  person_id uuid not null,
  region    text collate "C" not null,
  role      text not null,
  primary key (county, event_id, person_id),
  constraint role_is_known check (role in ('subject', 'spouse', 'parent', 'head', 'member'))
);
comment on table register.event_people is 'Whom an event concerns, and as what. Rows are added, never changed.';
create index event_people_by_person on register.event_people (person_id);

create table register.tie_checks (
  county        text collate "C" not null,
  id            uuid not null,
  region        text collate "C" not null,
  person_id     uuid not null,
  kind          text not null,
  relation      text not null default '99',
  address       text not null default '',
  valid_from    date not null,
  source        text not null default '',
  asked_region  text collate "C" not null,
  asked_by      text not null default '',
  asked_account uuid,
  asked_at      timestamptz not null,
  state         text not null default 'open',
  answer        text not null default '',
  answered_by   text not null default '',
  answered_at   timestamptz,
  tie_id        uuid,
  primary key (county, id),
  constraint kind_is_known check (kind in ('registered', 'living', 'cared_for')),
  constraint state_is_known check (state in ('open', 'confirmed', 'refused', 'withdrawn'))
);
comment on table register.tie_checks is 'Somebody is said to be registered, living or cared for in a place that the asker does not serve (待核实). It becomes a tie only when that place (`region`) confirms it; until then the person stays where the asker found them.';
create index tie_checks_open on register.tie_checks (region, id) where state = 'open';
create index tie_checks_by_person on register.tie_checks (person_id);
create index tie_checks_asked on register.tie_checks (asked_region, id) where state in ('open', 'refused');

alter table register.events enable row level security;
alter table register.event_people enable row level security;
alter table register.tie_checks enable row level security;
create policy staff_within_scope on register.events to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on register.event_people to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
create policy staff_within_scope on register.tie_checks to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert on register.events, register.event_people to linli_staff;
grant select, insert, update on register.tie_checks to linli_staff;

-- A tie that ends on the day it began held on no day: it was replaced at once or taken back. It stands in the table and in the history of
-- events, and no file shows it. Otherwise as before (0011).
create or replace function register.file_of(in_county text, person uuid, today date)
returns json language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me register.people;
  own uuid[] := register.own_people();
  home uuid;
begin
  select * into me from register.people p where p.county = in_county and p.id = person and p.state <> 'cancelled'
    and ((p.region >= platform.lo() and p.region < platform.hi()) or p.id = any (own));
  if not found then return null; end if;
  select t.household_id into home from register.ties t
    where t.county = in_county and t.person_id = person and t.household_id is not null
      and t.kind in ('living', 'registered') and t.valid_from <= today and (t.valid_until is null or t.valid_until > today)
    order by t.kind limit 1;
  return json_build_object(
    'id', me.id, 'region', me.region, 'regionName', (select r.name from regions.regions r where r.code = me.region),
    'name', me.name, 'sex', me.sex, 'bornOn', me.born_on, 'diedOn', me.died_on, 'language', me.language, 'state', me.state,
    'idKind', me.id_kind, 'idSealed', encode(me.id_sealed, 'hex'), 'phoneSealed', encode(me.phone_sealed, 'hex'), 'version', me.version,
    'ties', (select coalesce(json_agg(json_build_object('id', t.id, 'kind', t.kind, 'region', t.region, 'regionName', r.name,
        'householdId', t.household_id, 'dwellingId', t.dwelling_id, 'address', coalesce(d.address, ''), 'relation', t.relation,
        'elsewhereCode', t.elsewhere_code, 'elsewhere', t.elsewhere, 'validFrom', t.valid_from, 'validUntil', t.valid_until,
        'source', t.source) order by t.valid_until desc nulls first, t.valid_from desc, t.kind, t.id), '[]'::json)
      from register.ties t
      left join register.dwellings d on d.county = t.county and d.id = t.dwelling_id
      left join regions.regions r on r.code = t.region
      where t.county = in_county and t.person_id = person and t.valid_until is distinct from t.valid_from),
    'household', (select json_build_object('id', h.id, 'kind', h.kind, 'number', h.number, 'headId', h.head_id,
        'members', (select coalesce(json_agg(json_build_object('personId', m.person_id, 'name', q.name, 'relation', m.relation, 'kind', m.kind)
            order by m.relation, q.born_on, m.person_id, m.kind), '[]'::json)
          from register.ties m join register.people q on q.county = m.county and q.id = m.person_id
          where m.county = in_county and m.household_id = h.id and m.valid_from <= today and (m.valid_until is null or m.valid_until > today)))
      from register.households h where h.county = in_county and h.id = home),
    'representatives', (select coalesce(json_agg(json_build_object('id', s.id, 'personId', s.by_person_id, 'name', q.name, 'kind', s.kind,
        'powers', s.powers, 'validFrom', s.valid_from, 'validUntil', s.valid_until) order by s.valid_from desc, s.id), '[]'::json)
      from register.representatives s join register.people q on q.county = s.county and q.id = s.by_person_id
      where s.county = in_county and s.person_id = person and s.valid_until is distinct from s.valid_from),
    'represents', (select coalesce(json_agg(json_build_object('id', s.id, 'personId', s.person_id, 'name', q.name, 'kind', s.kind,
        'powers', s.powers, 'validFrom', s.valid_from, 'validUntil', s.valid_until) order by s.valid_from desc, s.id), '[]'::json)
      from register.representatives s join register.people q on q.county = s.county and q.id = s.person_id
      where s.county = in_county and s.by_person_id = person and s.valid_until is distinct from s.valid_from));
end $$;

-- One household as it was on a day: its members and its head then. `inScope` says whose own file the reader may ask for.
create or replace function register.household_of(in_county text, household uuid, today date)
returns json language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me register.households;
begin
  select * into me from register.households h where h.county = in_county and h.id = household
    and h.region >= platform.lo() and h.region < platform.hi() and h.valid_until is distinct from h.valid_from;
  if not found then return null; end if;
  return json_build_object(
    'id', me.id, 'region', me.region, 'regionName', (select r.name from regions.regions r where r.code = me.region),
    'kind', me.kind, 'number', me.number,
    'headId', coalesce((select m.person_id from register.ties m where m.county = in_county and m.household_id = me.id
      and m.relation in ('02', '03') and m.valid_from <= today and (m.valid_until is null or m.valid_until > today)
      order by m.kind desc limit 1), me.head_id),
    'dwellingId', me.dwelling_id,
    'address', coalesce((select d.address from register.dwellings d where d.county = in_county and d.id = me.dwelling_id), ''),
    'validFrom', me.valid_from, 'validUntil', me.valid_until, 'version', me.version,
    'members', (select coalesce(json_agg(json_build_object('personId', m.person_id, 'name', q.name, 'relation', m.relation, 'kind', m.kind,
        'sex', q.sex, 'bornOn', q.born_on, 'since', m.valid_from, 'inScope', q.region >= platform.lo() and q.region < platform.hi())
        order by m.relation, q.born_on, m.person_id, m.kind), '[]'::json)
      from register.ties m join register.people q on q.county = m.county and q.id = m.person_id
      where m.county = in_county and m.household_id = me.id and m.valid_from <= today and (m.valid_until is null or m.valid_until > today)),
    'formerMembers', (select count(distinct m.person_id) from register.ties m
      where m.county = in_county and m.household_id = me.id and m.valid_until <= today and m.valid_until > m.valid_from
        and not exists (select from register.ties n where n.county = m.county and n.household_id = m.household_id and n.person_id = m.person_id
          and n.valid_from <= today and (n.valid_until is null or n.valid_until > today))));
end $$;
