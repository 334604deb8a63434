import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'

export interface CountRow { kind: string; place: string; quarter: number; recorded: number; settled: number; performed: number; referred: number; ended: number }

/** Disputes recorded in a year, grouped by kind, by the place `width` digits long, and by quarter. */
export const countRows = (db: Db, f: { county: string; lo: string; hi: string; year: string; width: number }) =>
  db.many<CountRow>(unprepared(sql`select kind, rpad(left(region, ${f.width}::int), 12, '0') as place, extract(quarter from recorded_on)::int as quarter, count(*)::int as recorded,
      count(*) filter (where agreed_on is not null)::int as settled, count(*) filter (where state = 'performed')::int as performed, count(*) filter (where state = 'referred')::int as referred,
      count(*) filter (where state = 'ended')::int as ended
    from disputes.files where county = ${f.county} and region >= ${f.lo} and region < ${f.hi} and recorded_on >= ${`${f.year}-01-01`}::date and recorded_on < ${`${Number(f.year) + 1}-01-01`}::date group by 1, 2, 3`))
export const namesOf = (db: Db, codes: readonly string[]) => db.many<{ code: string; name: string }>(sql`select code, name from regions.published_regions where code = any(${[...codes]}::text[])`)
