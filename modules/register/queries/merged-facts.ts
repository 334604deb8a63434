import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { MergedRow } from './merging.ts'

export type PlainFacts = Pick<MergedRow, 'name' | 'initials' | 'grams' | 'sex' | 'born_on' | 'died_on' | 'id_kind' | 'language' | 'state' | 'region' | 'merged_into'>

/** Writes the plain facts of a held file and counts its version up. */
export const setFacts = (db: Db, county: string, id: string, f: PlainFacts) =>
  db.run(sql`update register.people set name = ${f.name}, initials = ${f.initials}, grams = ${f.grams}, sex = ${f.sex}, born_on = ${f.born_on},
      died_on = ${f.died_on}, id_kind = ${f.id_kind}, language = ${f.language}, state = ${f.state}, region = ${f.region},
      merged_into = ${f.merged_into}, version = version + 1
    where county = ${county} and id = ${id}`)

export const setIdNumber = (db: Db, county: string, id: string, sealed: Buffer | null, index: Buffer | null) =>
  db.run(sql`update register.people set id_sealed = ${sealed}, id_index = ${index} where county = ${county} and id = ${id}`)

export const setPhone = (db: Db, county: string, id: string, sealed: Buffer | null, index: Buffer | null) =>
  db.run(sql`update register.people set phone_sealed = ${sealed}, phone_index = ${index} where county = ${county} and id = ${id}`)

/** Puts a person at a place, with what stands with the person; counts the version up. */
export const setPlace = async (db: Db, county: string, id: string, region: string) => {
  await db.run(sql`update register.people set region = ${region}, version = version + 1 where county = ${county} and id = ${id}`)
  await db.run(sql`update register.representatives set region = ${region} where county = ${county} and person_id = ${id} and region <> ${region}`)
  await db.run(sql`update register.ties set region = ${region}
    where county = ${county} and person_id = ${id} and elsewhere_code <> '' and region <> ${region}`)
}
