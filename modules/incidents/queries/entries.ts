import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { ListName, Lists, Version } from '../rules/taxonomy.ts'

/** Everything a county has set in a list, as it was written; some hundred rows at most (entries_by_code). */
export const versionsOf = <K extends ListName>(db: Db, county: string, list: K) =>
  db.many<Version<Lists[K]>>(sql`select code, valid_from as "validFrom", in_use as "inUse", data from incidents.entries where county = ${county} and list = ${list} order by nth`)

export const versionsOfCode = (db: Db, county: string, list: string, code: string) =>
  db.many<{ id: string; validFrom: string; inUse: boolean; data: Record<string, unknown>; reason: string; byName: string; at: string }>(sql`select id, valid_from as "validFrom", in_use as "inUse",
    data, reason, by_name as "byName", at from incidents.entries where county = ${county} and list = ${list} and code = ${code} order by valid_from desc, nth desc limit 100`)

export const insertEntry = (
  db: Db, e: { county: string; id: string; region: string; list: string; code: string; validFrom: string; inUse: boolean; data: object; reason: string; account: string; name: string; at: Date },
) =>
  db.run(sql`insert into incidents.entries (county, id, region, list, code, valid_from, in_use, data, reason, by_account, by_name, at)
    values (${e.county}, ${e.id}, ${e.region}, ${e.list}, ${e.code}, ${e.validFrom}, ${e.inUse}, ${JSON.stringify(e.data)}::jsonb, ${e.reason}, ${e.account}, ${e.name}, ${e.at})`)
