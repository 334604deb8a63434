import type { Db } from '../../platform/server/db.ts'
import type { PlaceMove, PlacedPart, PlacedTable } from './definition.ts'
import { changedSince, clashes, countGoers, countRows, followed, leftBehind, moveRows, prepareLeaders, type FigureLine } from './queries/placed.ts'

/** Rows that stand in the way of a move, by the kind of row. */
export interface InTheWay {
  table: string
  what: string
  /** `clash`: two of the same would meet at the new place. `left`: nothing says where they go. */
  why: 'clash' | 'left'
  place: string
  label: string
  rows: number
}

/** How many rows of a kind go. */
export interface MovedRows {
  table: string
  what: string
  rows: number
}

const columnsOf = (t: PlacedTable) => t.columns ?? ['region']
const tablesOf = (parts: readonly PlacedPart[]) => new Map(parts.flatMap((part) => part.tables).map((t) => [t.table, t]))

/** Tables so that each stands behind those whose rows it follows. */
export function inOrder(tables: ReadonlyMap<string, PlacedTable>): PlacedTable[] {
  const done = new Set<string>()
  const order: PlacedTable[] = []
  const visit = (t: PlacedTable, way: readonly string[]) => {
    if (done.has(t.table)) return
    if (way.includes(t.table)) throw new Error(`tables follow one another in a circle: ${[...way, t.table].join(' → ')}`)
    for (const other of t.follows ?? []) {
      visit(followed(tables, t, other), [...way, t.table])
    }
    done.add(t.table)
    order.push(t)
  }
  for (const t of tables.values()) visit(t, [])
  return order
}

/**
 * Moves all rows of all parts, in the caller's transaction, and writes down each (`regions.moved_rows`). The same move done again moves what
 * is left: rows that a transaction beside it wrote at the old place. The transaction must reach all places named.
 */
export async function moveRowsOfPlaces(db: Db, parts: readonly PlacedPart[], move: PlaceMove): Promise<MovedRows[]> {
  const tables = tablesOf(parts)
  const order = inOrder(tables)
  await prepareLeaders(db, tables, order, move)
  for (const part of parts) await part.before?.(db, move)
  const moved: MovedRows[] = []
  for (const t of order) {
    for (const column of columnsOf(t)) {
      const rows = await moveRows(db, tables, t, column, move)
      if (column === columnsOf(t)[0]) moved.push({ table: t.table, what: t.what, rows })
    }
  }
  for (const part of parts) await part.after?.(db, move)
  return moved
}

/** What a move would do, table by table; nothing is written. */
export async function rowsThatGo(db: Db, parts: readonly PlacedPart[], move: PlaceMove): Promise<MovedRows[]> {
  const tables = tablesOf(parts)
  const counted: MovedRows[] = []
  await prepareLeaders(db, tables, inOrder(tables), move)
  for (const t of tables.values()) {
    counted.push({ table: t.table, what: t.what, rows: (await countGoers(db, tables, t, columnsOf(t)[0]!, move)).rows })
  }
  return counted
}

/** The figures of the places concerned, by where rows are and where they would be; `digits` 12 by community, 15 by grid. */
export async function figuresOfMove(db: Db, parts: readonly PlacedPart[], move: PlaceMove, places: readonly string[], digits = 12): Promise<FigureLine[]> {
  const tables = tablesOf(parts)
  const lines: FigureLine[] = []
  await prepareLeaders(db, tables, inOrder(tables), move)
  for (const t of tables.values()) if (t.figures?.length) lines.push(...(await countRows(db, tables, t, move, places, digits)))
  return lines
}

/** Everything that would not fit: equal names at one place, rows with nowhere to go. An empty list means that the move can be done. */
export async function inTheWayOf(db: Db, parts: readonly PlacedPart[], move: PlaceMove): Promise<InTheWay[]> {
  const tables = tablesOf(parts)
  const found: InTheWay[] = []
  await prepareLeaders(db, tables, inOrder(tables), move)
  for (const t of tables.values()) {
    for (const unique of t.unique ?? []) {
      for (const one of await clashes(db, tables, t, unique, move)) found.push({ table: t.table, what: t.what, why: 'clash', ...one })
    }
    if (!move.ending.length) continue
    for (const column of columnsOf(t)) {
      for (const one of await leftBehind(db, tables, t, column, move)) found.push({ table: t.table, what: t.what, why: 'left', ...one })
    }
  }
  return found
}

/** How many rows of each kind have gone elsewhere since the changes that are to be put back; they stay where they are now. */
export async function rowsChangedSince(db: Db, parts: readonly PlacedPart[], move: PlaceMove): Promise<MovedRows[]> {
  const counted: MovedRows[] = []
  const tables = tablesOf(parts)
  await prepareLeaders(db, tables, inOrder(tables), move)
  for (const t of tables.values()) {
    const { rows } = await changedSince(db, t, columnsOf(t)[0]!, move)
    if (rows) counted.push({ table: t.table, what: t.what, rows })
  }
  return counted
}
