/*
 * Lists by keyset: one row more than a page is read, and its neighbour says where the next page begins. Pure.
 */

/** Before and after every id, in the order of UUIDs. */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000'
export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** One page of rows, fifty unless said, and the cursor for the next; null on the last. */
export function paged<R, T>(rows: readonly R[], say: (row: R) => T, cursor: (row: R) => string, most = 50): { items: T[]; next: string | null } {
  return { items: rows.slice(0, most).map(say), next: rows.length > most ? cursor(rows[most - 1]!) : null }
}

/** Reads a cursor that is an id, newest first: the beginning where none or an empty one is given; what is no id is refused with the caller's own words. */
export const idCursorOr = (refuse: () => Error) => (after: string | undefined): string => {
  if (after && !UUID.test(after)) throw refuse()
  return after || LAST_ID
}
