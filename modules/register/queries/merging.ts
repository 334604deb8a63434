import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

/** All that a merge reads and changes of a file, numbers sealed. */
export interface MergedRow {
  id: string
  region: string
  name: string
  initials: string
  grams: string[]
  sex: '0' | '1' | '2' | '9'
  born_on: string
  died_on: string | null
  id_kind: string
  id_sealed: Buffer | null
  id_index: Buffer | null
  phone_sealed: Buffer | null
  phone_index: Buffer | null
  language: 'zh' | 'mn' | 'other'
  state: 'present' | 'moved_away' | 'died' | 'merged'
  merged_into: string | null
  created_at: string
  version: number
}

/** Holds files in the order of their numbers, so that two merges cannot wait for each other; merged ones too. */
export const holdFiles = (db: Db, county: string, ids: readonly string[]) =>
  db.many<MergedRow>(sql`select id, region, name, initials, grams, sex, born_on, died_on, id_kind, id_sealed, id_index, phone_sealed, phone_index,
      language, state, merged_into, created_at, version
    from register.people where county = ${county} and id = any (${ids}::uuid[]) order by id for update`)

export interface MergedTie {
  id: string
  region: string
  person_id: string
  kind: string
  household_id: string | null
  dwelling_id: string | null
  elsewhere_code: string
  elsewhere: string
  valid_from: string
  valid_until: string | null
}

/** Ties of some files, oldest first, held. By ties_by_person. */
export const holdTies = (db: Db, county: string, ids: readonly string[]) =>
  db.many<MergedTie>(sql`select id, region, person_id, kind, household_id, dwelling_id, elsewhere_code, elsewhere, valid_from, valid_until
    from register.ties where county = ${county} and person_id = any (${ids}::uuid[]) order by valid_from, id for update`)

export const setTie = (db: Db, county: string, t: { id: string; person_id: string; region: string; valid_from: string; valid_until: string | null }) =>
  db.run(sql`update register.ties set person_id = ${t.person_id}, region = ${t.region}, valid_from = ${t.valid_from}, valid_until = ${t.valid_until}
    where county = ${county} and id = ${t.id}`)

export interface MergedStanding {
  id: string
  region: string
  person_id: string
  by_person_id: string
  kind: string
  valid_from: string
  valid_until: string | null
}

/** Representations in which one of some files stands on either side, held. */
export const holdStandings = (db: Db, county: string, ids: readonly string[]) =>
  db.many<MergedStanding>(sql`select id, region, person_id, by_person_id, kind, valid_from, valid_until from register.representatives
    where county = ${county} and (person_id = any (${ids}::uuid[]) or by_person_id = any (${ids}::uuid[])) order by valid_from, id for update`)

export const setStanding = (
  db: Db, county: string, s: { id: string; region: string; person_id: string; by_person_id: string; valid_until: string | null },
) =>
  db.run(sql`update register.representatives set region = ${s.region}, person_id = ${s.person_id}, by_person_id = ${s.by_person_id},
      valid_until = ${s.valid_until}
    where county = ${county} and id = ${s.id}`)

export interface MergedHousehold {
  id: string
  head_id: string | null
  valid_from: string
  valid_until: string | null
  /** Ties that hold after a day, of anybody. */
  holding: number
}

/** Households that some ties name or that a file heads, held, with how many ties still hold on a day. */
export const holdHouseholds = (db: Db, county: string, ids: readonly string[], head: string, today: string) =>
  db.many<MergedHousehold>(sql`select h.id, h.head_id, h.valid_from, h.valid_until,
      (select count(*) from register.ties t where t.county = h.county and t.household_id = h.id
        and (t.valid_until is null or t.valid_until > ${today}) and (t.valid_until is null or t.valid_until > t.valid_from)) as holding
    from register.households h where h.county = ${county} and (h.id = any (${ids}::uuid[]) or h.head_id = ${head}) order by h.id for update of h`)

export const setHousehold = (db: Db, county: string, h: { id: string; head_id: string | null; valid_until: string | null }) =>
  db.run(sql`update register.households set head_id = ${h.head_id}, valid_until = ${h.valid_until}, version = version + 1
    where county = ${county} and id = ${h.id}`)
