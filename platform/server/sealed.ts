/**
 * Which columns of a table are sealed under the data keys, and with which context: what a change of keys walks through (see reseal.ts).
 * A `bytea` column whose name ends in `_sealed` or `_index` belongs to a part, or `e2e/rules/tables.test.ts` states why not.
 */
export interface SealedPart {
  /** `schema.table`, keyed by (county, id). */
  table: string
  columns: readonly SealedColumn[]
}

export interface SealedColumn {
  column: string
  /** The context under which the value of the row with this id was sealed. */
  context(id: string): string
  /** The blind index over the same value, and its purpose: it hangs on the index key, not on the data key. */
  index?: { column: string; purpose: string }
}
