import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { BurdenKind, BurdenState } from '../contract.ts'

export type BurdenShow = 'all' | 'open' | 'kept' | 'gone' | 'no_basis' | 'unsaid'
export interface BurdenRow {
  id: string; region: string; kind: BurdenKind; title: string; department: string; basis: string; times: number; communities: string[]; state: BurdenState; decision: string
  fromOn: string | null; mergedInto: string | null; byName: string; version: number; mineMinutes: number | null
}
const burdens = (here: string) => sql`select b.id, b.region, b.kind, b.title, b.department, b.basis, b.times, b.communities, b.state, b.decision, b.from_on as "fromOn", b.merged_into as "mergedInto",
    b.by_name as "byName", b.version, (select h.minutes from admission.hours h where h.county = b.county and h.burden_id = b.id and h.region = ${here} order by h.nth desc limit 1) as "mineMinutes"
  from admission.burdens b`
const fits = (show: BurdenShow, here: string): Sql => {
  if (show === 'open' || show === 'kept') return sql`b.state = ${show}`
  if (show === 'gone') return sql`b.state in ('merged', 'cut')`
  if (show === 'no_basis') return sql`b.basis = '' and b.state in ('open', 'kept')`
  if (show === 'unsaid') {
    return sql`b.state in ('open', 'kept') and (b.communities = '{}' or ${here} = any(b.communities))
      and not exists (select from admission.hours h where h.county = b.county and h.burden_id = b.id and h.region = ${here})`
  }
  return sql`true`
}
interface Filter { county: string; q: string; kind: string; here: string }
const seen = (f: Filter) => sql`b.county = ${f.county} and (${f.kind} = '' or b.kind = ${f.kind}) and (${f.q} = '' or strpos(b.title || ' ' || b.department, ${f.q}) > 0)`
export const listBurdens = (db: Db, f: Filter & { show: BurdenShow; after: string }) =>
  db.many<BurdenRow>(unprepared(sql`${burdens(f.here)} where ${seen(f)} and ${fits(f.show, f.here)} and b.id < ${f.after} order by b.id desc limit 51`))
export const allBurdens = (db: Db, county: string) => db.many<BurdenRow>(sql`${burdens('')} where b.county = ${county} order by b.id desc limit 2000`)
export const countBurdens = (db: Db, f: Filter) =>
  db.one<Record<BurdenShow, number>>(unprepared(sql`select count(*)::int as all, count(*) filter (where ${fits('open', f.here)})::int as open, count(*) filter (where ${fits('kept', f.here)})::int as kept,
    count(*) filter (where ${fits('gone', f.here)})::int as gone, count(*) filter (where ${fits('no_basis', f.here)})::int as no_basis,
    count(*) filter (where ${fits('unsaid', f.here)})::int as unsaid from admission.burdens b where ${seen(f)}`))
export const findBurden = (db: Db, county: string, id: string, here: string) => db.maybe<BurdenRow>(sql`${burdens(here)} where b.county = ${county} and b.id = ${id}`)
export const lockBurden = (db: Db, county: string, id: string) => db.maybe<BurdenRow>(sql`${burdens('')} where b.county = ${county} and b.id = ${id} for update of b`)
export const medians = (db: Db, county: string, ids: readonly string[]) =>
  db.many<{ burdenId: string; median: number; entered: number }>(sql`select burden_id as "burdenId", median, entered from admission.median_minutes(${county}, ${[...ids]}::uuid[])`)

type Values = Pick<BurdenRow, 'kind' | 'title' | 'department' | 'basis' | 'times' | 'communities'>
export const insertBurden = (db: Db, b: Values & { county: string; id: string; region: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into admission.burdens (county, id, region, kind, title, department, basis, times, communities, by_account, by_name, at)
    values (${b.county}, ${b.id}, ${b.region}, ${b.kind}, ${b.title}, ${b.department}, ${b.basis}, ${b.times}, ${b.communities}::text[], ${b.account}, ${b.name}, ${b.at})`)
export const updateBurden = (db: Db, county: string, id: string, b: Values) =>
  db.run(sql`update admission.burdens set kind = ${b.kind}, title = ${b.title}, department = ${b.department}, basis = ${b.basis}, times = ${b.times}, communities = ${b.communities}::text[],
    version = version + 1 where county = ${county} and id = ${id}`)
export const decideBurden = (db: Db, county: string, id: string, d: { state: string; words: string; fromOn: string; mergedInto: string | null }) =>
  db.run(sql`update admission.burdens set state = ${d.state}, decision = ${d.words}, from_on = ${d.fromOn}, merged_into = ${d.mergedInto}, version = version + 1 where county = ${county} and id = ${id}`)

export const insertHours = (db: Db, h: { county: string; id: string; region: string; burdenId: string; minutes: number; words: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into admission.hours (county, id, region, burden_id, minutes, words, by_account, by_name, at)
    values (${h.county}, ${h.id}, ${h.region}, ${h.burdenId}, ${h.minutes}, ${h.words}, ${h.account}, ${h.name}, ${h.at})`)
export const hoursOf = (db: Db, county: string, burdenId: string, lo: string, hi: string) =>
  db.many<{ region: string; regionName: string; minutes: number; words: string; byName: string; at: string }>(sql`
    select distinct on (h.region) h.region, coalesce(r.name, h.region) as "regionName", h.minutes, h.words, h.by_name as "byName", h.at
    from admission.hours h left join regions.published_regions r on r.code = h.region
    where h.county = ${county} and h.burden_id = ${burdenId} and h.region >= ${lo} and h.region < ${hi} order by h.region, h.nth desc limit 600`)
