import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { Payer } from '../rules/shares.ts'
import { within, type Reach } from './parts.ts'

export interface RatioRow { id: string; title: string; province: number; prefecture: number; county: number; basis: string; fromOn: string; projects: number; byName: string }
const ratios = sql`select r.id, r.title, r.province, r.prefecture, r.banner as county, r.basis, r.from_on as "fromOn", r.by_name as "byName",
    (select count(*)::int from projects.projects p where p.county = r.county and p.ratio_id = r.id) as projects from projects.ratios r`
export const listRatios = (db: Db, county: string) => db.many<RatioRow>(sql`${ratios} where r.county = ${county} order by r.from_on desc, r.id limit 200`)
export const findRatio = (db: Db, county: string, id: string) => db.maybe<RatioRow>(sql`${ratios} where r.county = ${county} and r.id = ${id}`)
export const ratioTitled = async (db: Db, county: string, title: string) => (await db.maybe(sql`select 1 from projects.ratios where county = ${county} and title = ${title}`)) !== undefined
export const insertRatio = (db: Db, r: Omit<RatioRow, 'projects' | 'byName' | 'county'> & { county: string; banner: number; region: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into projects.ratios (county, id, region, title, province, prefecture, banner, basis, from_on, by_account, by_name, at)
    values (${r.county}, ${r.id}, ${r.region}, ${r.title}, ${r.province}, ${r.prefecture}, ${r.banner}, ${r.basis}, ${r.fromOn}, ${r.account}, ${r.name}, ${r.at})`)

export interface SourceRow { id: string; region: string; title: string; payer: Payer | null; endedOn: string | null }
const sources = sql`select s.id, s.region, s.title, s.payer, s.ended_on as "endedOn" from projects.sources s`
/** Sources that counties of a range added. */
export const localSources = (db: Db, county: string) => db.many<SourceRow>(sql`${sources} where s.county = ${county} order by s.id limit 500`)
export const localSourcesWithin = (db: Db, at: Reach) => db.many<SourceRow>(sql`${sources} where ${within('s', at)} order by s.id limit 2000`)
export const lockSource = (db: Db, county: string, id: string) => db.maybe<SourceRow>(sql`${sources} where s.county = ${county} and s.id = ${id} for update of s`)
export const insertSource = (db: Db, s: { county: string; id: string; region: string; title: string; payer: Payer | null; account: string; name: string; at: Date }) =>
  db.run(sql`insert into projects.sources (county, id, region, title, payer, by_account, by_name, at) values (${s.county}, ${s.id}, ${s.region}, ${s.title}, ${s.payer}, ${s.account}, ${s.name}, ${s.at})`)
export const endSource = (db: Db, county: string, id: string, day: string) => db.run(sql`update projects.sources set ended_on = ${day} where county = ${county} and id = ${id}`)
