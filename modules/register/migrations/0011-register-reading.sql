-- Reading the register where row-level security would be in the way of an index, or of one file's own facts. Every function runs as the
-- owner, applies the caller's scope itself (platform.lo()/hi(), or the resident's own people) and answers nothing beyond it.

-- Array containment is not leakproof: under a policy PostgreSQL would not use the index on grams and read the whole scope instead.
-- Planned for each call, since a rare and a common pair of characters, a narrow and a wide scope want different plans. Measured at
-- 988,444 people (建国: 446 names), 40 rows wanted: the county by a bitmap scan of people_by_grams that stops at the fortieth row, 0.3 ms;
-- one community of 8,713 people by BitmapAnd of people_by_grams and people_by_region, 6 rows from 6 pages, 0.9 ms.
create function register.people_with_grams(in_county text, wanted text[], low text, high text, most int)
returns table (id uuid) language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  from_region text collate "C" := greatest(low collate "C", platform.lo() collate "C");
  to_region text collate "C" := least(high collate "C", platform.hi() collate "C");
begin
  if platform.lo() is null or platform.hi() is null or cardinality(wanted) = 0 then return; end if;
  return query select p.id from register.people p
    where p.county = in_county and p.grams @> wanted and p.region >= from_region and p.region < to_region
      and p.state <> 'merged' limit most;
end $$;

create function register.buildings_with_grams(in_county text, wanted text[], low text, high text, most int)
returns table (id uuid, region text, estate text, name text, address text) language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  from_region text collate "C" := greatest(low collate "C", platform.lo() collate "C");
  to_region text collate "C" := least(high collate "C", platform.hi() collate "C");
begin
  if platform.lo() is null or platform.hi() is null or cardinality(wanted) = 0 then return; end if;
  return query select b.id, b.region, b.estate, b.name, b.address from register.buildings b
    where b.county = in_county and b.grams @> wanted and b.region >= from_region and b.region < to_region limit most;
end $$;

-- One person's file in one round trip: facts, all ties with their places, the household of today, representatives both ways. A tie's place
-- and a household member may lie outside the reader's scope; they belong to this person's file all the same, by name and address only.
create function register.file_of(in_county text, person uuid, today date)
returns json language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me register.people;
  own uuid[] := register.own_people();
  home uuid;
begin
  select * into me from register.people p where p.county = in_county and p.id = person
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
      where t.county = in_county and t.person_id = person),
    'household', (select json_build_object('id', h.id, 'kind', h.kind, 'number', h.number, 'headId', h.head_id,
        'members', (select coalesce(json_agg(json_build_object('personId', m.person_id, 'name', q.name, 'relation', m.relation, 'kind', m.kind)
            order by m.relation, q.born_on, m.person_id, m.kind), '[]'::json)
          from register.ties m join register.people q on q.county = m.county and q.id = m.person_id
          where m.county = in_county and m.household_id = h.id and m.valid_from <= today and (m.valid_until is null or m.valid_until > today)))
      from register.households h where h.county = in_county and h.id = home),
    'representatives', (select coalesce(json_agg(json_build_object('id', s.id, 'personId', s.by_person_id, 'name', q.name, 'kind', s.kind,
        'powers', s.powers, 'validFrom', s.valid_from, 'validUntil', s.valid_until) order by s.valid_from desc, s.id), '[]'::json)
      from register.representatives s join register.people q on q.county = s.county and q.id = s.by_person_id
      where s.county = in_county and s.person_id = person),
    'represents', (select coalesce(json_agg(json_build_object('id', s.id, 'personId', s.person_id, 'name', q.name, 'kind', s.kind,
        'powers', s.powers, 'validFrom', s.valid_from, 'validUntil', s.valid_until) order by s.valid_from desc, s.id), '[]'::json)
      from register.representatives s join register.people q on q.county = s.county and q.id = s.person_id
      where s.county = in_county and s.by_person_id = person));
end $$;

-- One household with those who belong to it today. `inScope` says whose own file the reader may ask for.
create function register.household_of(in_county text, household uuid, today date)
returns json language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me register.households;
begin
  select * into me from register.households h where h.county = in_county and h.id = household
    and h.region >= platform.lo() and h.region < platform.hi();
  if not found then return null; end if;
  return json_build_object(
    'id', me.id, 'region', me.region, 'regionName', (select r.name from regions.regions r where r.code = me.region),
    'kind', me.kind, 'number', me.number, 'headId', me.head_id, 'dwellingId', me.dwelling_id,
    'address', coalesce((select d.address from register.dwellings d where d.county = in_county and d.id = me.dwelling_id), ''),
    'validFrom', me.valid_from, 'validUntil', me.valid_until, 'version', me.version,
    'members', (select coalesce(json_agg(json_build_object('personId', m.person_id, 'name', q.name, 'relation', m.relation, 'kind', m.kind,
        'since', m.valid_from, 'inScope', q.region >= platform.lo() and q.region < platform.hi())
        order by m.relation, q.born_on, m.person_id, m.kind), '[]'::json)
      from register.ties m join register.people q on q.county = m.county and q.id = m.person_id
      where m.county = in_county and m.household_id = me.id and m.valid_from <= today and (m.valid_until is null or m.valid_until > today)),
    'formerMembers', (select count(distinct m.person_id) from register.ties m
      where m.county = in_county and m.household_id = me.id and m.valid_until <= today));
end $$;

revoke all on function register.people_with_grams, register.buildings_with_grams, register.file_of, register.household_of from public;
grant execute on function register.people_with_grams, register.buildings_with_grams, register.household_of to linli_staff;
grant execute on function register.file_of to linli_staff, linli_resident;
