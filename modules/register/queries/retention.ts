import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

/* What a retention rule finds (see modules/privacy). */

export const phonesOfTheDead = (db: Db, county: string, before: string) =>
  db.one<{ n: number }>(sql`select count(*) as n from register.people where county = ${county} and died_on < ${before} and phone_sealed is not null`)

export const dropPhonesOfTheDead = (db: Db, county: string, before: string, limit: number) =>
  db.run(sql`update register.people set phone_sealed = null, phone_index = null, version = version + 1 where county = ${county} and id in (
    select id from register.people where county = ${county} and died_on < ${before} and phone_sealed is not null limit ${limit})`)
