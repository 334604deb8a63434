import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

export interface Satisfaction { title: string; way: 'sample' | 'open' | 'meeting'; responses: number; share: number; closedOn: string }

/**
 * The newest result, not older than `since`, in which residents of a place said how satisfied they are; a drawn sample before an open survey or a
 * meeting. Of a body that is no place only what asked about it by name. `share` in per cent.
 */
export const satisfactionOf = (db: Db, of: { county: string; region: string; kinds: readonly string[]; name: string; since: string }) =>
  db.maybe<Satisfaction>(sql`select title, way, responses, satisfied::float8 * 100 as share, closed_on as "closedOn" from surveys.published_satisfaction
    where county = ${of.county} and region = ${of.region} and unit_kind = any(${[...of.kinds]}::text[]) and (${of.name} = '' or unit_name = ${of.name}) and question = 'all' and satisfied is not null and closed_on >= ${of.since}
    order by (way = 'sample') desc, closed_on desc, id desc limit 1`)
