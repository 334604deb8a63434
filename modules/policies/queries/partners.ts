import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Partner, Programme } from '../contract.ts'
import { ofCounties, type Reach } from './parts.ts'

export type PartnerRow = Omit<Partner, 'programmes'> & { county: string; region: string }
const partners = sql`select p.county, p.id, p.region, p.name, p.from_where as place, p.kind, p.contact, p.from_on as "fromOn", p.ended_on as "endedOn", p.version from policies.partners p`
const noResult = sql`exists (select from policies.programmes g where g.county = p.county and g.partner_id = p.id and g.result = '')`
const fits = (show: string): Sql => (show === 'ended' ? sql`p.ended_on is not null` : show === 'no_result' ? noResult : sql`p.ended_on is null`)
interface Filter extends Reach { q: string; kind: string }
const seen = (f: Filter) => sql`${ofCounties('p', f)} and (${f.q} = '' or strpos(p.name || ' ' || p.from_where, ${f.q}) > 0) and (${f.kind} = '' or p.kind = ${f.kind})`
export const listPartners = (db: Db, f: Filter & { show: string; after: string }) =>
  db.many<PartnerRow>(unprepared(sql`${partners} where ${seen(f)} and ${fits(f.show)} and p.id < ${f.after} order by p.id desc limit 51`))
export const countPartners = (db: Db, f: Filter) =>
  db.one<Record<'running' | 'ended' | 'no_result', number>>(unprepared(sql`select count(*) filter (where p.ended_on is null)::int as running, count(*) filter (where p.ended_on is not null)::int as ended,
    count(*) filter (where ${noResult})::int as no_result from policies.partners p where ${seen(f)}`))
export const findPartner = (db: Db, at: Reach, id: string) => db.maybe<PartnerRow>(unprepared(sql`${partners} where ${ofCounties('p', at)} and p.id = ${id}`))
export const lockPartner = (db: Db, county: string, id: string) => db.maybe<PartnerRow>(sql`${partners} where p.county = ${county} and p.id = ${id} for update of p`)
export const insertPartner = (db: Db, p: { county: string; id: string; region: string; name: string; place: string; kind: string; contact: string; fromOn: string; account: string; byName: string; at: Date }) =>
  db.run(sql`insert into policies.partners (county, id, region, name, from_where, kind, contact, from_on, by_account, by_name, at)
    values (${p.county}, ${p.id}, ${p.region}, ${p.name}, ${p.place}, ${p.kind}, ${p.contact}, ${p.fromOn}, ${p.account}, ${p.byName}, ${p.at})`)
export const endPartner = (db: Db, county: string, id: string, on: string) => db.run(sql`update policies.partners set ended_on = ${on}, version = version + 1 where county = ${county} and id = ${id}`)

export type ProgrammeRow = Programme & { partnerId: string; region: string }
const programmes = sql`select g.id, g.partner_id as "partnerId", g.region, g.title, g.from_on as "fromOn", g.until_on as "untilOn", g.content, g.result, g.result_on as "resultOn", g.by_name as "byName", g.version from policies.programmes g`
export const programmesOf = (db: Db, ids: readonly string[]) =>
  db.many<ProgrammeRow>(sql`${programmes} where g.partner_id = any(${[...ids]}::uuid[]) order by g.from_on desc, g.id desc limit 1000`)
export const lockProgramme = (db: Db, county: string, id: string) => db.maybe<ProgrammeRow>(sql`${programmes} where g.county = ${county} and g.id = ${id} for update of g`)
export const insertProgramme = (db: Db, g: { county: string; id: string; region: string; partnerId: string; title: string; fromOn: string; untilOn: string | null; content: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into policies.programmes (county, id, region, partner_id, title, from_on, until_on, content, by_account, by_name, at)
    values (${g.county}, ${g.id}, ${g.region}, ${g.partnerId}, ${g.title}, ${g.fromOn}, ${g.untilOn}, ${g.content}, ${g.account}, ${g.name}, ${g.at})`)
export const setResult = (db: Db, county: string, id: string, result: string, on: string) =>
  db.run(sql`update policies.programmes set result = ${result}, result_on = ${on}, version = version + 1 where county = ${county} and id = ${id}`)
