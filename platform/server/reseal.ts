import type { Db } from './db.ts'
import { CannotOpen, type Sealer } from './crypto.ts'
import type { SealedPart } from './sealed.ts'
import { sql, unprepared } from './sql.ts'

/** Where a walk through one table stands: after this row. */
export interface RowKey {
  county: string
  id: string
}

export interface Piece {
  /** Null: nothing more to do behind `after`. */
  last: RowKey | null
  rows: number
  /** Values sealed anew. */
  values: number
  /** Values that do not open (damaged, or of a key that is not here); they are left as they are. */
  faults: number
}

/**
 * Seals the next values of a table anew under the newest key: one piece, in the caller's transaction. A value that another transaction
 * changed in between keeps its new content (it is written only over the bytes that were read); what that leaves behind, the next pass finds.
 * Each new value is opened again before it is written.
 */
export async function resealPiece(db: Db, part: SealedPart, after: RowKey | null, sealer: Sealer, limit = 500): Promise<Piece> {
  const [format, version] = markOf(sealer)
  const table = sql.column(part.table)
  const columns = part.columns.map((c) => sql.column(c.column))
  const old = columns.map((c) => sql`(${c} is not null and (get_byte(${c}, 0) <> ${format} or get_byte(${c}, 1) <> ${version}))`)
  const rows = await db.many<RowKey & Record<string, Buffer | string | null>>(unprepared(sql`
    select county, id, ${sql.join(columns, ', ')} from ${table}
    where ${after ? sql`(county, id) > (${after.county}, ${after.id}::uuid)` : sql`true`} and (${sql.join(old, ' or ')})
    order by county, id limit ${limit}`))
  let faults = 0
  let values = 0
  for (const { column, context } of part.columns) {
    const changed: { county: string; id: string; was: Buffer; is: Buffer }[] = []
    for (const row of rows) {
      const was = row[column]
      if (!(was instanceof Buffer) || !sealer.needsReseal(was)) continue
      try {
        const text = sealer.open(was, context(row.id))
        const is = sealer.seal(text, context(row.id))
        if (sealer.open(is, context(row.id)) !== text) throw new CannotOpen('sealed anew, it reads otherwise')
        changed.push({ county: row.county, id: row.id, was, is })
      } catch (error) {
        if (!(error instanceof CannotOpen)) throw error
        faults++
      }
    }
    if (!changed.length) continue
    const name = sql.column(column)
    values += await db.run(unprepared(sql`update ${table} t set ${name} = v.new_value
      from unnest(${changed.map((c) => c.county)}::text[], ${changed.map((c) => c.id)}::uuid[], ${changed.map((c) => c.was)}::bytea[], ${changed.map((c) => c.is)}::bytea[])
        as v (county, id, old_value, new_value)
      where t.county = v.county collate "C" and t.id = v.id and t.${name} = v.old_value`))
  }
  const last = rows.at(-1)
  return { last: last ? { county: last.county, id: last.id } : null, rows: rows.length, values, faults }
}

/** How many values of a table lie under which key. */
export async function countByKey(db: Db, part: SealedPart): Promise<Map<number, number>> {
  const counted = new Map<number, number>()
  for (const { column } of part.columns) {
    const name = sql.column(column)
    const rows = await db.many<{ version: number; n: number }>(unprepared(sql`
      select get_byte(${name}, 1) as version, count(*) as n from ${sql.column(part.table)} where ${name} is not null group by 1`))
    for (const { version, n } of rows) counted.set(version, (counted.get(version) ?? 0) + n)
  }
  return counted
}

/** Format and key version that the sealer writes now: the first two bytes of everything it seals. */
export function markOf(sealer: Sealer): [format: number, version: number] {
  const sealed = sealer.seal('x')
  return [sealed[0]!, sealed[1]!]
}
