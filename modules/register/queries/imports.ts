/** Statements of imports: each takes a page of rows, none a single one. Every one states the range that the importer serves. */
import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'

export interface Range {
  county: string
  lo: string
  hi: string
}

export interface KnownRow {
  id: string
  region: string
  name: string
  sex: string
  born_on: string
  id_kind: string
  id_index: Buffer | null
  id_sealed: Buffer | null
  phone_index: Buffer | null
  phone_sealed: Buffer | null
  language: string
  state: string
  version: number
}

const KNOWN = sql`p.id, p.region, p.name, p.sex, p.born_on, p.id_kind, p.id_index, p.id_sealed, p.phone_index, p.phone_sealed, p.language, p.state, p.version`

/** Whoever has one of these numbers, wherever in the county: whether they may be touched is asked of each row. By one_person_per_id_number. */
export const peopleByNumbers = (db: Db, county: string, indexes: Buffer[]) =>
  db.many<KnownRow>(unprepared(sql`select ${KNOWN} from register.people p where p.county = ${county} and p.id_index = any(${indexes}::bytea[])`))

export const peopleByIds = (db: Db, r: Range, ids: string[]) =>
  db.many<KnownRow>(unprepared(sql`select ${KNOWN} from register.people p where p.county = ${r.county} and p.id = any(${ids}::uuid[]) and p.region >= ${r.lo} and p.region < ${r.hi}`))

/** Those of one name and day of birth within the range; of whoever brings a number, only those who have none. By people_by_birth. */
export const peopleByBirth = (db: Db, r: Range, wanted: ReadonlyArray<{ name: string; born: string; numbered: boolean }>) =>
  db.many<KnownRow & { address: string | null }>(unprepared(sql`select ${KNOWN}, home.address
    from json_to_recordset(${JSON.stringify(wanted)}) as x(name text, born date, numbered boolean)
    join register.people p on (not x.numbered or p.id_index is null) and p.county = ${r.county} and p.born_on = x.born and p.name = x.name collate "C" and p.region >= ${r.lo} and p.region < ${r.hi} and p.state in ('present', 'moved_away')
    left join lateral (select d.address from register.ties t join register.dwellings d on d.county = t.county and d.id = t.dwelling_id
      where t.county = p.county and t.person_id = p.id and t.valid_until is null order by t.kind limit 1) home on true`))

/** Who of these was made by an import, told by the history. */
export const importedBy = async (db: Db, county: string, ids: string[], reason: string) =>
  new Set((await db.many<{ subject_id: string }>(sql`select subject_id from register.changes
    where county = ${county} and subject_id = any(${ids}::uuid[]) and deed = 'imported' and starts_with(reason, ${reason})`)).map((c) => c.subject_id))

export interface OpenTie {
  id: string
  region: string
  person_id: string
  kind: 'registered' | 'living' | 'cared_for'
  household_id: string | null
  dwelling_id: string | null
  relation: string
  elsewhere_code: string
  valid_from: string
}

export const openTies = (db: Db, county: string, people: string[]) =>
  db.many<OpenTie>(sql`select id, region, person_id, kind, household_id, dwelling_id, relation, elsewhere_code, valid_from from register.ties
    where county = ${county} and person_id = any(${people}::uuid[]) and valid_until is null`)

/** By one_building_per_address. */
export const buildingsAt = (db: Db, r: Range, addresses: string[]) =>
  db.many<{ id: string; region: string; address: string }>(unprepared(sql`select id, region, address from register.buildings
    where county = ${r.county} and address = any(${addresses}::text[]) and region >= ${r.lo} and region < ${r.hi}`))

/** By one_dwelling_per_door. */
export const dwellingsAt = (db: Db, r: Range, doors: ReadonlyArray<{ building: string; door: string }>) =>
  db.many<{ id: string; region: string; building_id: string; door: string; address: string; use: string; area_m2: number | null; version: number }>(unprepared(sql`
    select d.id, d.region, d.building_id, d.door, d.address, d.use, d.area_m2, d.version from json_to_recordset(${JSON.stringify(doors)}) as x(building uuid, door text)
    join register.dwellings d on d.county = ${r.county} and d.building_id = x.building and d.door = x.door collate "C" and d.region >= ${r.lo} and d.region < ${r.hi}`))

/** By households_by_number. */
export const householdsByNumber = (db: Db, r: Range, numbers: string[]) =>
  db.many<{ id: string; region: string; number: string; head_id: string | null; dwelling_id: string | null; version: number }>(unprepared(sql`
    select id, region, number, head_id, dwelling_id, version from register.households
    where county = ${r.county} and number = any(${numbers}::text[]) and region >= ${r.lo} and region < ${r.hi} and valid_until is null`))

/** The households that people with these numbers head or belong to. */
export const householdsOfHeads = (db: Db, r: Range, indexes: Buffer[]) =>
  db.many<{ id_index: Buffer; id: string; region: string; number: string | null; head_id: string | null; dwelling_id: string | null; version: number }>(unprepared(sql`
    select distinct on (p.id_index) p.id_index, h.id, h.region, h.number, h.head_id, h.dwelling_id, h.version from register.people p
    join register.ties t on t.county = p.county and t.person_id = p.id and t.valid_until is null and t.kind in ('living', 'registered')
    join register.households h on h.county = t.county and h.id = t.household_id and h.valid_until is null
    where p.county = ${r.county} and p.id_index = any(${indexes}::bytea[]) and p.region >= ${r.lo} and p.region < ${r.hi} order by p.id_index, (h.head_id = p.id) desc, t.kind`))

/** Communities and their parts in the range, today. */
export const placesWithin = (db: Db, lo: string, hi: string, today: string) =>
  db.many<{ code: string; name: string; level: string }>(sql`select code, name, level from regions.published_regions
    where code >= ${lo} and code < ${hi} and level in ('community', 'grid') and valid_from <= ${today} and (valid_until is null or valid_until > ${today})`)

// -------------------------------------------------------------------------------------------------------------- write

export interface NewBuilding { id: string; region: string; estate: string; name: string; address: string; grams: string }
export interface NewDwelling { id: string; region: string; building_id: string; door: string; address: string; use: string; area_m2: number | null }
export interface NewHousehold { id: string; region: string; number: string | null; dwelling_id: string | null; head_id: string | null; valid_from: string }
export interface NewPerson {
  id: string; region: string; name: string; initials: string; grams: string; sex: string; born_on: string; id_kind: string
  id_sealed: string | null; id_index: string | null; phone_sealed: string | null; phone_index: string | null; language: string
}
export interface NewTie { id: string; region: string; person_id: string; kind: string; household_id: string | null; dwelling_id: string | null; relation: string; valid_from: string }
export interface PersonPatch { id: string; version: number; region: string | null; language: string | null; id_sealed: string | null; id_index: string | null; phone_sealed: string | null; phone_index: string | null }
export interface NewChange { id: string; region: string; subject: string; subject_id: string; deed: string; before: unknown; after: unknown; reason: string }

/** Windows of an address or a name travel as one text, divided by this sign. */
export const GRAM_SIGN = '\x1f'

/** @returns the ids that were really new: another may have recorded one at the same moment. */
export const insertBuildings = (db: Db, county: string, rows: NewBuilding[]) =>
  db.many<{ id: string }>(sql`insert into register.buildings (county, id, region, estate, name, address, grams)
    select ${county}, x.id, x.region, x.estate, x.name, x.address, string_to_array(x.grams, ${GRAM_SIGN})
    from json_to_recordset(${JSON.stringify(rows)}) as x(id uuid, region text, estate text, name text, address text, grams text)
    on conflict (address, region, county) do nothing returning id`)

export const insertDwellings = (db: Db, county: string, rows: NewDwelling[], now: Date) =>
  db.many<{ id: string }>(sql`insert into register.dwellings (county, id, region, building_id, door, address, use, area_m2, created_at)
    select ${county}, x.id, x.region, x.building_id, x.door, x.address, x.use, x.area_m2, ${now}
    from json_to_recordset(${JSON.stringify(rows)}) as x(id uuid, region text, building_id uuid, door text, address text, use text, area_m2 real)
    on conflict (building_id, door, county) do nothing returning id`)

export const insertHouseholds = (db: Db, county: string, rows: NewHousehold[], now: Date) =>
  db.run(sql`insert into register.households (county, id, region, number, dwelling_id, head_id, valid_from, created_at)
    select ${county}, x.id, x.region, x.number, x.dwelling_id, x.head_id, x.valid_from, ${now}
    from json_to_recordset(${JSON.stringify(rows)}) as x(id uuid, region text, number text, dwelling_id uuid, head_id uuid, valid_from date)`)

export const setHeads = (db: Db, county: string, rows: ReadonlyArray<{ id: string; head_id: string }>) =>
  db.many<{ id: string; version: number }>(sql`update register.households h set head_id = x.head_id, version = h.version + 1
    from json_to_recordset(${JSON.stringify(rows)}) as x(id uuid, head_id uuid) where h.county = ${county} and h.id = x.id and h.head_id is null returning h.id, h.version`)

export const insertPeople = (db: Db, county: string, rows: NewPerson[], now: Date) =>
  db.run(sql`insert into register.people (county, id, region, name, initials, grams, sex, born_on, id_kind, id_sealed, id_index, phone_sealed, phone_index, language, created_at)
    select ${county}, x.id, x.region, x.name, x.initials, string_to_array(x.grams, ${GRAM_SIGN}), x.sex, x.born_on, x.id_kind, decode(x.id_sealed, 'hex'), decode(x.id_index, 'hex'),
      decode(x.phone_sealed, 'hex'), decode(x.phone_index, 'hex'), x.language, ${now}
    from json_to_recordset(${JSON.stringify(rows)}) as x(id uuid, region text, name text, initials text, grams text, sex text, born_on date, id_kind text,
      id_sealed text, id_index text, phone_sealed text, phone_index text, language text)`)

/** What is null stays. @returns those whose version was still the one that was checked. */
export const patchPeople = (db: Db, county: string, rows: PersonPatch[]) =>
  db.many<{ id: string; version: number }>(sql`update register.people p set region = coalesce(x.region, p.region), language = coalesce(x.language, p.language),
      id_sealed = coalesce(decode(x.id_sealed, 'hex'), p.id_sealed), id_index = coalesce(decode(x.id_index, 'hex'), p.id_index),
      phone_sealed = coalesce(decode(x.phone_sealed, 'hex'), p.phone_sealed), phone_index = coalesce(decode(x.phone_index, 'hex'), p.phone_index), version = p.version + 1
    from json_to_recordset(${JSON.stringify(rows)}) as x(id uuid, version int, region text, language text, id_sealed text, id_index text, phone_sealed text, phone_index text)
    where p.county = ${county} and p.id = x.id and p.version = x.version returning p.id, p.version`)

/** What is scoped by a person goes along when they move. */
export const followPeople = async (db: Db, county: string, moved: ReadonlyArray<{ id: string; region: string }>) => {
  const rows = JSON.stringify(moved)
  await db.run(sql`update register.representatives r set region = x.region from json_to_recordset(${rows}) as x(id uuid, region text)
    where r.county = ${county} and r.person_id = x.id and r.region <> x.region`)
  await db.run(sql`update register.ties t set region = x.region from json_to_recordset(${rows}) as x(id uuid, region text)
    where t.county = ${county} and t.person_id = x.id and t.elsewhere_code <> '' and t.region <> x.region`)
}

export const closeTies = (db: Db, county: string, rows: ReadonlyArray<{ id: string; on: string }>) =>
  db.run(sql`update register.ties t set valid_until = x.on_day from json_to_recordset(${JSON.stringify(rows.map((r) => ({ id: r.id, on_day: r.on })))}) as x(id uuid, on_day date)
    where t.county = ${county} and t.id = x.id and t.valid_until is null`)

export const insertTies = (db: Db, county: string, rows: NewTie[], source: string) =>
  db.run(sql`insert into register.ties (county, id, region, person_id, kind, household_id, dwelling_id, relation, valid_from, source)
    select ${county}, x.id, x.region, x.person_id, x.kind, x.household_id, x.dwelling_id, x.relation, x.valid_from, ${source}
    from json_to_recordset(${JSON.stringify(rows)}) as x(id uuid, region text, person_id uuid, kind text, household_id uuid, dwelling_id uuid, relation text, valid_from date)`)

export const patchDwellings = (db: Db, county: string, rows: ReadonlyArray<{ id: string; version: number; use: string; area_m2: number | null }>) =>
  db.many<{ id: string; version: number }>(sql`update register.dwellings d set use = x.use, area_m2 = x.area_m2, version = d.version + 1
    from json_to_recordset(${JSON.stringify(rows)}) as x(id uuid, version int, use text, area_m2 real)
    where d.county = ${county} and d.id = x.id and d.version = x.version returning d.id, d.version`)

export const insertChanges = (db: Db, county: string, by: { accountId: string | null; name: string; now: Date }, rows: NewChange[]) =>
  db.run(sql`insert into register.changes (county, id, region, subject, subject_id, deed, before, after, reason, by_account, by_name, at)
    select ${county}, x.id, x.region, x.subject, x.subject_id, x.deed, x.before, x.after, x.reason, ${by.accountId}, ${by.name}, ${by.now}
    from json_to_recordset(${JSON.stringify(rows)}) as x(id uuid, region text, subject text, subject_id uuid, deed text, before jsonb, after jsonb, reason text)`)

// ---------------------------------------------------------------------------------------------------------- take back

/** How people and dwellings and households stand, and whether anybody but this import has done something about them since. */
export const stateOf = (db: Db, county: string, ids: string[], since: Date, reason: string) =>
  db.many<{ id: string; region: string; version: number; touched: boolean }>(unprepared(sql`
    select s.id, s.region, s.version,
      exists (select from register.changes c where c.county = ${county} and c.subject_id = s.id and c.at > ${since} and not starts_with(c.reason, ${reason}))
      or exists (select from platform.audit_entries a where a.subject = s.id and a.at > ${since}
        and a.deed not in ('register.person_opened', 'register.number_unmasked', 'register.dwelling_opened', 'register.household_opened')) as touched
    from (select id, region, version from register.people where county = ${county} and id = any(${ids}::uuid[])
      union all select id, region, version from register.dwellings where county = ${county} and id = any(${ids}::uuid[])
      union all select id, region, version from register.households where county = ${county} and id = any(${ids}::uuid[])) s`))

export const restorePeople = (
  db: Db,
  county: string,
  rows: ReadonlyArray<{ id: string; region: string; language: string; takes_id: boolean; takes_phone: boolean; phone_sealed: string | null; phone_index: string | null }>,
) =>
  db.run(sql`update register.people p set region = x.region, language = x.language,
      id_sealed = case when x.takes_id then null else p.id_sealed end, id_index = case when x.takes_id then null else p.id_index end,
      phone_sealed = case when x.takes_phone then decode(x.phone_sealed, 'hex') else p.phone_sealed end,
      phone_index = case when x.takes_phone then decode(x.phone_index, 'hex') else p.phone_index end, version = p.version + 1
    from json_to_recordset(${JSON.stringify(rows)}) as x(id uuid, region text, language text, takes_id boolean, takes_phone boolean, phone_sealed text, phone_index text)
    where p.county = ${county} and p.id = x.id`)

export const reopenTies = (db: Db, county: string, ids: string[]) => db.run(sql`update register.ties set valid_until = null where county = ${county} and id = any(${ids}::uuid[])`)

export const clearHeads = (db: Db, county: string, ids: string[]) =>
  db.run(sql`update register.households set head_id = null, version = version + 1 where county = ${county} and id = any(${ids}::uuid[])`)

export const takeBack = async (db: Db, county: string, t: { people: string[]; ties: string[]; households: string[]; dwellings: string[]; buildings: string[] }) =>
  (await db.one<{ n: number }>(sql`select register.take_back(${county}, ${t.people}::uuid[], ${t.ties}::uuid[], ${t.households}::uuid[], ${t.dwellings}::uuid[], ${t.buildings}::uuid[]) as n`)).n

// ------------------------------------------------------------------------------------------------------------ exports

export interface ListRow {
  id: string
  region: string
  region_name: string | null
  name: string
  sex: string
  born_on: string
  id_sealed: Buffer | null
  phone_sealed: Buffer | null
  state: string
  address: string | null
  relation: string | null
  household: string | null
  kinds: string[] | null
}

/** A thousand people of a place by place and id, with where they live; by people_by_region. */
export const peopleToTake = (db: Db, r: Range, today: string, after: { region: string; id: string } | null, limit: number) =>
  db.many<ListRow>(unprepared(sql`
    with page as materialized (select p.county, p.id, p.region, p.name, p.sex, p.born_on, p.id_sealed, p.phone_sealed, p.state from register.people p
      where p.county = ${r.county} and p.region >= ${r.lo} and p.region < ${r.hi} and p.state in ('present', 'moved_away')
        and (p.region, p.id) > (${after?.region ?? ''}, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid) order by p.region, p.id limit ${limit})
    select p.id, p.region, g.name as region_name, p.name, p.sex, p.born_on, p.id_sealed, p.phone_sealed, p.state, home.address, home.relation, home.number as household, kinds.kinds
    from page p left join regions.published_regions g on g.code = p.region
    left join lateral (select d.address, t.relation, h.number from register.ties t left join register.dwellings d on d.county = t.county and d.id = t.dwelling_id
      left join register.households h on h.county = t.county and h.id = t.household_id
      where t.county = p.county and t.person_id = p.id and t.kind in ('living', 'registered') and t.valid_from <= ${today} and (t.valid_until is null or t.valid_until > ${today})
      order by t.kind limit 1) home on true
    left join lateral (select array_agg(distinct t.kind) as kinds from register.ties t where t.county = p.county and t.person_id = p.id and t.elsewhere_code = ''
      and t.valid_from <= ${today} and (t.valid_until is null or t.valid_until > ${today})) kinds on true
    order by p.region, p.id`))

export const countPeople = async (db: Db, r: Range) =>
  (await db.one<{ n: number }>(sql`select count(*) as n from register.people where county = ${r.county} and region >= ${r.lo} and region < ${r.hi} and state in ('present', 'moved_away')`)).n

export const householdsToTake = (db: Db, r: Range, today: string, after: { region: string; id: string } | null, limit: number) =>
  db.many<{ id: string; region: string; region_name: string | null; number: string | null; kind: string; address: string | null; head_id: string | null; head_name: string | null; phone_sealed: Buffer | null; members: number; valid_from: string }>(unprepared(sql`
    with page as materialized (select h.* from register.households h where h.county = ${r.county} and h.region >= ${r.lo} and h.region < ${r.hi}
      and h.valid_from <= ${today} and (h.valid_until is null or h.valid_until > ${today})
      and (h.region, h.id) > (${after?.region ?? ''}, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid) order by h.region, h.id limit ${limit})
    select h.id, h.region, g.name as region_name, h.number, h.kind, d.address, h.head_id, p.name as head_name, p.phone_sealed, h.valid_from,
      (select count(distinct t.person_id) from register.ties t where t.county = h.county and t.household_id = h.id and t.valid_from <= ${today} and (t.valid_until is null or t.valid_until > ${today})) as members
    from page h left join regions.published_regions g on g.code = h.region left join register.dwellings d on d.county = h.county and d.id = h.dwelling_id
    left join register.people p on p.county = h.county and p.id = h.head_id and p.region >= ${r.lo} and p.region < ${r.hi} order by h.region, h.id`))

export const countHouseholds = async (db: Db, r: Range, today: string) =>
  (await db.one<{ n: number }>(sql`select count(*) as n from register.households where county = ${r.county} and region >= ${r.lo} and region < ${r.hi}
    and valid_from <= ${today} and (valid_until is null or valid_until > ${today})`)).n

export const dwellingsToTake = (db: Db, r: Range, today: string, after: { region: string; id: string } | null, limit: number) =>
  db.many<{ id: string; region: string; region_name: string | null; estate: string; building: string; door: string; address: string; use: string; area_m2: number | null; residents: number }>(unprepared(sql`
    with page as materialized (select d.* from register.dwellings d where d.county = ${r.county} and d.region >= ${r.lo} and d.region < ${r.hi}
      and (d.region, d.id) > (${after?.region ?? ''}, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid) order by d.region, d.id limit ${limit})
    select d.id, d.region, g.name as region_name, b.estate, b.name as building, d.door, d.address, d.use, d.area_m2,
      (select count(distinct t.person_id) from register.households h join register.ties t on t.county = h.county and t.household_id = h.id and t.dwelling_id = d.id
        where h.county = d.county and h.dwelling_id = d.id and t.kind = 'living' and t.valid_from <= ${today} and (t.valid_until is null or t.valid_until > ${today})) as residents
    from page d join register.buildings b on b.county = d.county and b.id = d.building_id left join regions.published_regions g on g.code = d.region order by d.region, d.id`))

export const countDwellings = async (db: Db, r: Range) =>
  (await db.one<{ n: number }>(sql`select count(*) as n from register.dwellings where county = ${r.county} and region >= ${r.lo} and region < ${r.hi}`)).n

export const insertBatchOpenings = (db: Db, at: { county: string; region: string; deed: string; callerName: string; post: string; because: string; ref: string; now: Date }, rows: ReadonlyArray<{ id: string; people: string[] }>) =>
  db.run(sql`insert into register.batch_openings (county, id, region, first_id, last_id, people, at, deed, caller_name, post, because, ref)
    select ${at.county}, x.id, ${at.region}, x.first_id, x.last_id, string_to_array(x.people, ',')::uuid[], ${at.now}, ${at.deed}, ${at.callerName}, ${at.post}, ${at.because}, ${at.ref}
    from json_to_recordset(${JSON.stringify(rows.map((r) => ({ id: r.id, first_id: r.people[0], last_id: r.people.at(-1), people: r.people.join(',') })))}) as x(id uuid, first_id uuid, last_id uuid, people text)`)
