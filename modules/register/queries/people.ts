import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'

export interface PersonRow {
  id: string
  region: string
  name: string
  sex: '0' | '1' | '2' | '9'
  born_on: string
  died_on: string | null
  id_kind: string
  id_sealed: Buffer | null
  phone_sealed: Buffer | null
  language: 'zh' | 'mn' | 'other'
  state: 'present' | 'moved_away' | 'died' | 'merged' | 'cancelled'
  version: number
}

/** Finds and holds a person within the scope; asked for a file that was merged, the one that goes on. */
export const holdPerson = (db: Db, county: string, id: string) =>
  db.maybe<PersonRow>(sql`
    select id, region, name, sex, born_on, died_on, id_kind, id_sealed, phone_sealed, language, state, version
    from register.people where county = ${county} and id = register.survivor_of(${county}, ${id}) and state in ('present', 'moved_away', 'died') for update`)

/** Holds a person wherever in the scope of the transaction, whatever became of the file: for events that touch it. */
export const holdPersonAnywhere = (db: Db, county: string, id: string) =>
  db.maybe<PersonRow>(sql`
    select id, region, name, sex, born_on, died_on, id_kind, id_sealed, phone_sealed, language, state, version
    from register.people where county = ${county} and id = ${id} for update`)

/** A person within the scope; asked for a file that was merged, the one that goes on. */
export const findPerson = (db: Db, county: string, id: string) =>
  db.maybe<PersonRow>(sql`
    select id, region, name, sex, born_on, died_on, id_kind, id_sealed, phone_sealed, language, state, version
    from register.people where county = ${county} and id = register.survivor_of(${county}, ${id})`)

export interface NewPersonRow {
  county: string
  id: string
  region: string
  name: string
  initials: string
  grams: string[]
  sex: string
  bornOn: string
  idKind: string
  idSealed: Buffer | null
  idIndex: Buffer | null
  phoneSealed: Buffer | null
  phoneIndex: Buffer | null
  language: string
  now: Date
}

export const insertPerson = (db: Db, p: NewPersonRow) =>
  db.run(sql`insert into register.people
      (county, id, region, name, initials, grams, sex, born_on, id_kind, id_sealed, id_index, phone_sealed, phone_index, language, created_at)
    values (${p.county}, ${p.id}, ${p.region}, ${p.name}, ${p.initials}, ${p.grams}, ${p.sex}, ${p.bornOn}, ${p.idKind}, ${p.idSealed}, ${p.idIndex},
      ${p.phoneSealed}, ${p.phoneIndex}, ${p.language}, ${p.now})`)

export interface PersonFacts {
  name: string
  initials: string
  grams: string[]
  sex: string
  bornOn: string
  diedOn: string | null
  state: string
  language: string
  idKind: string
}

export const updateFacts = (db: Db, county: string, id: string, f: PersonFacts) =>
  db.one<{ version: number }>(sql`update register.people set name = ${f.name}, initials = ${f.initials}, grams = ${f.grams}, sex = ${f.sex},
      born_on = ${f.bornOn}, died_on = ${f.diedOn}, state = ${f.state}, language = ${f.language}, id_kind = ${f.idKind}, version = version + 1
    where county = ${county} and id = ${id} returning version`)

export const updateIdNumber = (db: Db, county: string, id: string, sealed: Buffer | null, index: Buffer | null) =>
  db.run(sql`update register.people set id_sealed = ${sealed}, id_index = ${index} where county = ${county} and id = ${id}`)

export const updatePhone = (db: Db, county: string, id: string, sealed: Buffer | null, index: Buffer | null) =>
  db.run(sql`update register.people set phone_sealed = ${sealed}, phone_index = ${index} where county = ${county} and id = ${id}`)

/** A person's place follows their ties; what is scoped by the person goes along. */
export const movePerson = async (db: Db, county: string, id: string, region: string) => {
  const { version } = await db.one<{ version: number }>(sql`
    update register.people set region = ${region}, version = version + 1 where county = ${county} and id = ${id} returning version`)
  await db.run(sql`update register.representatives set region = ${region} where county = ${county} and person_id = ${id} and region <> ${region}`)
  await db.run(sql`update register.ties set region = ${region}
    where county = ${county} and person_id = ${id} and elsewhere_code <> '' and region <> ${region}`)
  return version
}

/** The whole file in one statement (migration 0011); asked for a file that was merged, the one that goes on. */
export const fileOf = async (db: Db, county: string, id: string, today: string) =>
  (await db.one<{ file: PersonFile | null }>(sql`select register.file_of(${county}, register.survivor_of(${county}, ${id}), ${today}) as file`)).file

/** The file itself, also one that was merged: for comparing and undoing. */
export const rawFileOf = async (db: Db, county: string, id: string, today: string) =>
  (await db.one<{ file: PersonFile | null }>(sql`select register.file_of(${county}, ${id}, ${today}) as file`)).file

export interface TieJson {
  id: string
  kind: 'registered' | 'living' | 'cared_for'
  region: string
  regionName: string | null
  householdId: string | null
  dwellingId: string | null
  address: string
  relation: string
  elsewhereCode: string
  elsewhere: string
  validFrom: string
  validUntil: string | null
  source: string
}

export interface StandingJson {
  id: string
  personId: string
  name: string
  kind: 'guardian' | 'agent' | 'carer'
  powers: Array<'apply' | 'read' | 'collect'>
  validFrom: string
  validUntil: string | null
}

export interface PersonFile {
  id: string
  region: string
  regionName: string | null
  name: string
  sex: PersonRow['sex']
  bornOn: string
  diedOn: string | null
  language: PersonRow['language']
  state: PersonRow['state']
  idKind: string
  idSealed: string | null
  phoneSealed: string | null
  version: number
  ties: TieJson[]
  household: {
    id: string
    kind: 'family' | 'collective'
    number: string | null
    headId: string | null
    members: Array<{ personId: string; name: string; relation: string; kind: TieJson['kind'] }>
  } | null
  representatives: StandingJson[]
  represents: StandingJson[]
}

export interface PersonLineRow {
  id: string
  name: string
  sex: PersonRow['sex']
  born_on: string
  region: string
  region_name: string | null
  address: string | null
  id_sealed: Buffer | null
  phone_sealed: Buffer | null
  state: PersonRow['state']
}

/** The address where somebody lives today, else is registered: one dwelling, by ties_by_person. */
export const addressToday = (today: string): Sql => sql`left join lateral (
    select d.address from register.ties t join register.dwellings d on d.county = t.county and d.id = t.dwelling_id
    where t.county = p.county and t.person_id = p.id and t.kind in ('living', 'registered')
      and t.valid_from <= ${today} and (t.valid_until is null or t.valid_until > ${today})
    order by t.kind limit 1) home on true`

export interface ListFilter {
  county: string
  lo: string
  hi: string
  after: { region: string; id: string } | null
  today: string
  sex: string | null
  bornFrom: string | null
  bornTo: string | null
  tie: string | null
  /** A condition on `p` that the one box gave, or nothing. */
  found: Sql
}

/**
 * A page of people by place and file number, 51 rows. By people_by_region (region, id), read in order from the last row on; with a
 * rare name by people_by_initials or people_by_name and a sort: planned for each call.
 */
export const listPeople = (db: Db, f: ListFilter) => {
  const conditions: Sql[] = [
    sql`p.county = ${f.county} and p.region >= ${f.lo} and p.region < ${f.hi} and p.state in ('present', 'moved_away', 'died')`,
    f.found,
    ...(f.after ? [sql`(p.region, p.id) > (${f.after.region}, ${f.after.id}::uuid)`] : []),
    ...(f.sex ? [sql`p.sex = ${f.sex}`] : []),
    ...(f.bornFrom ? [sql`p.born_on > ${f.bornFrom}`] : []),
    ...(f.bornTo ? [sql`p.born_on <= ${f.bornTo}`] : []),
    ...(f.tie
      ? [sql`exists (select from register.ties t where t.county = p.county and t.person_id = p.id and t.kind = ${f.tie}
          and t.valid_from <= ${f.today} and (t.valid_until is null or t.valid_until > ${f.today}))`]
      : []),
  ]
  return db.many<PersonLineRow>(unprepared(sql`
    with page as materialized (
      select p.county, p.id, p.name, p.sex, p.born_on, p.region, p.id_sealed, p.phone_sealed, p.state
      from register.people p where ${sql.join(conditions, ' and ')} order by p.region, p.id limit 51)
    select p.id, p.name, p.sex, p.born_on, p.region, r.name as region_name, home.address, p.id_sealed, p.phone_sealed, p.state
    from page p left join regions.published_regions r on r.code = p.region ${addressToday(f.today)}
    order by p.region, p.id`))
}

/** The person with this ID number, within the scope; also by a number that stands on a file merged into theirs. */
export const findByIdNumber = (db: Db, county: string, index: Buffer) =>
  db.maybe<PersonRow>(sql`
    select id, region, name, sex, born_on, died_on, id_kind, id_sealed, phone_sealed, language, state, version
    from register.people where county = ${county}
      and id = (select register.survivor_of(n.county, n.id) from register.people n where n.county = ${county} and n.id_index = ${index})`)

/** Those who can be reached under a telephone, within the scope; the one who has had a file longest first. */
export const findByPhone = (db: Db, county: string, index: Buffer) =>
  db.many<PersonRow>(sql`
    select id, region, name, sex, born_on, died_on, id_kind, id_sealed, phone_sealed, language, state, version
    from register.people where county = ${county} and phone_index = ${index} and state = 'present' order by born_on, id limit 20`)

export interface ChangeRow {
  county: string
  region: string
  subject: 'person' | 'tie' | 'representative' | 'household' | 'dwelling'
  subjectId: string
  deed: string
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  reason?: string
}

/** Adds to the history. No sealed number is ever among the facts: a number that changed stands as the word `changed`. */
export const insertChange = (db: Db, by: { id: string; accountId: string | null; name: string; now: Date }, c: ChangeRow) =>
  db.run(sql`insert into register.changes (county, id, region, subject, subject_id, deed, before, after, reason, by_account, by_name, at)
    values (${c.county}, ${by.id}, ${c.region}, ${c.subject}, ${c.subjectId}, ${c.deed}, ${JSON.stringify(c.before ?? {})},
      ${JSON.stringify(c.after ?? {})}, ${c.reason ?? ''}, ${by.accountId}, ${by.name}, ${by.now})`)

/** History of one file and of those merged into it, newest first, by changes_by_subject. */
export const listChanges = (db: Db, county: string, subjectId: string, after: { at: string; id: string } | null) =>
  db.many<{ id: string; at: string; subject: string; deed: string; before: Record<string, unknown>; after: Record<string, unknown>; reason: string; by_name: string }>(sql`
    select id, at, subject, deed, before, after, reason, by_name from register.changes
    where county = ${county} and subject_id = any (register.files_of(${county}, ${subjectId}))
      and (${after?.at ?? null}::timestamptz is null or (at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by at desc, id desc limit 51`)

/**
 * Who looked into a file or one merged into it, newest first: one by one, by audit_entries_by_subject, and with many others (a list that was
 * taken along), by batch_openings_by_people.
 */
export const listOpenings = (db: Db, county: string, subject: string, after: { at: string; id: string } | null) =>
  db.many<{ id: string; at: string; deed: string; caller_name: string; post: string; because: string; detail: { ref?: string } }>(sql`
    select id, at, deed, caller_name, post, because, detail from (
      (select id, at, deed, caller_name, post, because, detail from platform.audit_entries
        where subject = any (register.files_of(${county}, ${subject})) and deed in ('register.person_opened', 'register.number_unmasked', 'register.facts_reused', 'hotline.caller_cases_read', 'duplicates.merged', 'duplicates.unmerged', 'entitlements.explained')
          and (${after?.at ?? null}::timestamptz is null or (at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
        order by at desc, id desc limit 51)
      union all
      (select b.id, b.at, b.deed, b.caller_name, b.post, b.because, jsonb_build_object('ref', b.ref) from unnest(register.files_of(${county}, ${subject})) f(id)
        join register.batch_openings b on b.county = ${county} and b.first_id <= f.id and b.last_id >= f.id and f.id = any (b.people)
        where ${after?.at ?? null}::timestamptz is null or (b.at, b.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid)
        order by b.at desc, b.id desc limit 51)) openings
    order by at desc, id desc limit 51`)

// ----------------------------------------------------------------------------------------------------- representatives

export const insertRepresentative = (
  db: Db,
  r: {
    county: string; id: string; region: string; personId: string; byPersonId: string; kind: string; powers: string[]; validFrom: string; validUntil: string | null; source: string
    basis: string; document: string
  },
) =>
  db.run(sql`insert into register.representatives (county, id, region, person_id, by_person_id, kind, powers, valid_from, valid_until, source, basis, document)
    values (${r.county}, ${r.id}, ${r.region}, ${r.personId}, ${r.byPersonId}, ${r.kind}, ${r.powers}, ${r.validFrom}, ${r.validUntil}, ${r.source}, ${r.basis}, ${r.document})`)

export interface StandingRow {
  id: string
  region: string
  person_id: string
  by_person_id: string
  kind: 'guardian' | 'agent' | 'carer'
  powers: string[]
  valid_from: string
  valid_until: string | null
}

export const standingsFor = (db: Db, county: string, personId: string) =>
  db.many<StandingRow>(sql`select id, region, person_id, by_person_id, kind, powers, valid_from, valid_until from register.representatives
    where county = ${county} and person_id = ${personId} order by valid_from desc, id limit 100`)

export const standingsOf = (db: Db, county: string, byPersonId: string) =>
  db.many<StandingRow>(sql`select id, region, person_id, by_person_id, kind, powers, valid_from, valid_until from register.representatives
    where county = ${county} and by_person_id = ${byPersonId} order by valid_from desc, id limit 100`)

export const holdStanding = (db: Db, county: string, id: string) =>
  db.maybe<StandingRow>(sql`select id, region, person_id, by_person_id, kind, powers, valid_from, valid_until from register.representatives
    where county = ${county} and id = ${id} for update`)

export const findStanding = (db: Db, county: string, id: string) =>
  db.maybe<StandingRow>(sql`select id, region, person_id, by_person_id, kind, powers, valid_from, valid_until from register.representatives
    where county = ${county} and id = ${id}`)

export const endStanding = (db: Db, county: string, id: string, on: string, because: string) =>
  db.run(sql`update register.representatives set valid_until = ${on}, ended_because = ${because} where county = ${county} and id = ${id}`)

/** Whom an event concerns. */
export const peopleOfEvent = (db: Db, county: string, eventId: string) =>
  db.many<{ person_id: string; role: string }>(sql`select person_id, role from register.event_people where county = ${county} and event_id = ${eventId}`)

export const nameOfPlace = async (db: Db, code: string) =>
  (await db.maybe<{ name: string }>(sql`select name from regions.published_regions where code = ${code}`))?.name
