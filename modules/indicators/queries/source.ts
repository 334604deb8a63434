import { sql } from '../../../platform/server/sql.ts'
import type { CountAt, FactSource } from '../define.ts'

/** Keeps the names of the columns, so that a measure of a column that is not there does not compile. */
export const source = <const C extends string>(one: FactSource<C>): FactSource<C> => one

/** Places of the range that stand on the day and whose own rows are counted: `g` with code, level, kind and the kind of the place above. */
export const standing = (at: CountAt) => sql`(
  select r.code, r.level, r.kind, u.kind as above from regions.published_regions r left join regions.published_regions u on u.code = r.parent
  where r.level in ('county', 'township', 'community') and r.code >= ${at.lo} and r.code < ${at.hi}
    and r.valid_from <= ${at.day} and (r.valid_until is null or r.valid_until > ${at.day}))`
