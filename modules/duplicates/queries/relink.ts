/** Rows of all modules in a merge, by what their parts declare. Identifiers come from code (`PERSON_PARTS`), never from input. */
import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { TouchedRow } from '../../register/definition.ts'

/** `schema.table.column` as table and column. */
const placeOf = (column: string) => {
  const [schema, table, name] = column.split('.')
  return { table: `${schema}.${table}`, name: name! }
}

/** How many rows of a column name a person. */
export const countRows = async (db: Db, county: string, column: string, person: string) => {
  const { table, name } = placeOf(column)
  return (await db.one<{ n: number }>(unprepared(sql`select count(*) as n from ${sql.column(table)} where county = ${county} and ${sql.column(name)} = ${person}`))).n
}

/** Points all rows of a column at another person and says which. */
export async function linkOver(db: Db, county: string, column: string, from: string, into: string): Promise<TouchedRow[]> {
  const { table, name } = placeOf(column)
  const rows = await db.many<{ id: string }>(unprepared(sql`update ${sql.column(table)} set ${sql.column(name)} = ${into}
    where county = ${county} and ${sql.column(name)} = ${from} returning id`))
  return rows.map(({ id }) => ({ table, id, before: { [name]: from }, after: { [name]: into } }))
}

/** Points exactly these rows back, those that still name the person; answers how many. */
export async function linkBack(db: Db, county: string, table: string, name: string, ids: readonly string[], into: string, from: string): Promise<number> {
  return db.run(unprepared(sql`update ${sql.column(table)} set ${sql.column(name)} = ${from}
    where county = ${county} and id = any (${ids}::uuid[]) and ${sql.column(name)} = ${into}`))
}

/** Puts back one row, column by column, where it still says what the merge wrote; answers the columns that were changed since. */
export async function putBack(db: Db, county: string, row: TouchedRow): Promise<string[]> {
  const before = row.before ?? {}
  const names = Object.keys(before)
  if (!names.length) return []
  const same = sql.join(names.map((name) => sql`(${sql.column(name)} is not distinct from ${row.after[name]}) as ${sql.column(name)}`), ', ')
  const [still] = await db.many<Record<string, boolean>>(unprepared(sql`select ${same} from ${sql.column(row.table)}
    where county = ${county} and id = ${row.id} for update`))
  if (!still) return names
  const back = names.filter((name) => still[name])
  if (back.length) {
    const sets = sql.join(back.map((name) => sql`${sql.column(name)} = ${before[name]}`), ', ')
    await db.run(unprepared(sql`update ${sql.column(row.table)} set ${sets} where county = ${county} and id = ${row.id}`))
  }
  return names.filter((name) => !still[name])
}
