import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { FigureShape } from '../contract.ts'
import type { Group } from '../rules/sets.ts'
import type { Reach } from './parts.ts'

export interface SetRow { region: string; period: string; group: Group; figures: FigureShape[]; words: string; assessment: string; nth: number; byName: string; at: string }
/** The newest of each group of a place, in a period. */
export const setsOf = (db: Db, county: string, region: string, period: string) =>
  db.many<SetRow>(sql`select distinct on (data_group) region, period, data_group as "group", figures, words, assessment, by_name as "byName", at,
      (select count(*)::int from policies.sets n where n.county = s.county and n.region = s.region and n.period = s.period and n.data_group = s.data_group) as nth
    from policies.sets s where county = ${county} and region = ${region} and period = ${period} order by data_group, s.nth desc`)
/** Which groups each place of a range entered in these periods. */
export const enteredIn = (db: Db, at: Reach, periods: readonly string[]) =>
  db.many<{ region: string; period: string; group: Group }>(unprepared(sql`select distinct region, period, data_group as "group" from policies.sets where county = ${at.lo.slice(0, 6)} and region >= ${at.lo} and region < ${at.hi}
    and period = any(${[...periods]}::text[]) limit 5000`))
export const insertSet = (db: Db, s: { county: string; id: string; region: string; period: string; group: string; figures: readonly FigureShape[]; words: string; assessment: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into policies.sets (county, id, region, period, data_group, figures, words, assessment, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.period}, ${s.group}, ${JSON.stringify(s.figures)}::jsonb, ${s.words}, ${s.assessment}, ${s.account}, ${s.name}, ${s.at})`)

export const streetsOf = (db: Db, county: string, today: string) =>
  db.many<{ code: string; name: string }>(sql`select code, name from regions.published_regions where level = 'township' and code >= ${county} and code < ${`${county}:`} and (valid_until is null or valid_until > ${today}) order by code limit 300`)
export const placeName = async (db: Db, code: string) => (await db.maybe<{ name: string }>(sql`select name from regions.published_regions where code = ${code}`))?.name ?? code

/** What the records of a place say of a period: facilities on its last day, cases taken and concluded, what they asked for, ratings. */
export const recordsOf = (db: Db, at: Reach & { county: string; from: string; until: string }) =>
  db.one<{ facilities: number; areaM2: number; rooms: number; taken: number; concluded: number; inTime: number; requests: number; ratings: number; satisfied: number }>(unprepared(sql`select
      (select count(*)::int from facilities.published_facilities f where f.county = ${at.county} and f.region >= ${at.lo} and f.region < ${at.hi} and (f.open_from is null or f.open_from <= ${at.until}) and (f.closed_on is null or f.closed_on > ${at.until})) as facilities,
      (select coalesce(sum(f.area_m2), 0)::float8 from facilities.published_facilities f where f.county = ${at.county} and f.region >= ${at.lo} and f.region < ${at.hi} and (f.open_from is null or f.open_from <= ${at.until}) and (f.closed_on is null or f.closed_on > ${at.until})) as "areaM2",
      (select count(*)::int from facilities.published_rooms r where r.county = ${at.county} and r.region >= ${at.lo} and r.region < ${at.hi}) as rooms,
      c.taken, c.concluded, c.in_time as "inTime", c.requests, v.ratings, v.satisfied
    from (select count(*) filter (where submitted_at >= b.first and submitted_at < b.last)::int as taken, count(*) filter (where concluded_at >= b.first and concluded_at < b.last)::int as concluded,
        count(*) filter (where concluded_at >= b.first and concluded_at < b.last and (due_at is null or concluded_at <= due_at))::int as in_time,
        count(*) filter (where submitted_at >= b.first and submitted_at < b.last and kind = 'request')::int as requests
      from cases.published_cases, (select ${at.from}::date::timestamp at time zone 'Asia/Shanghai' as first, (${at.until}::date + 1)::timestamp at time zone 'Asia/Shanghai' as last) b
      where county = ${at.county} and region >= ${at.lo} and region < ${at.hi}) c,
      (select count(*)::int as ratings, count(*) filter (where level <= 2)::int as satisfied from cases.published_ratings
      where county = ${at.county} and region >= ${at.lo} and region < ${at.hi} and at >= ${at.from}::date::timestamp at time zone 'Asia/Shanghai' and at < (${at.until}::date + 1)::timestamp at time zone 'Asia/Shanghai') v`))
