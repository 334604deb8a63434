import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Standard, StandardUse } from '../contract.ts'
import { ofCounties, type Reach } from './parts.ts'

export type StandardRow = Omit<Standard, 'state'> & { county: string; region: string }
/** A version holds from its day until the day before the next one's. */
const standards = sql`select d.county, d.id, d.region, d.short_code as code, d.nth as version, d.title, d.trade, d.doc_number as number, d.issuer, d.from_on as "fromOn", d.body, d.by_name as "byName", d.at,
    (select min(n.from_on) - 1 from policies.standards n where n.county = d.county and n.short_code = d.short_code and n.nth > d.nth) as "untilOn",
    (select count(*)::int from policies.uses u where u.county = d.county and u.short_code = d.short_code and u.ended_on is null) as uses
  from policies.standards d`
const later = (today: string): Sql => sql`exists (select from policies.standards n where n.county = d.county and n.short_code = d.short_code and n.nth > d.nth and n.from_on <= ${today})`
const fits = (show: string, today: string): Sql =>
  (show === 'not_yet' ? sql`d.from_on > ${today}` : show === 'replaced' ? later(today) : sql`d.from_on <= ${today} and not ${later(today)}`)
interface Filter extends Reach { q: string; trade: string; matter: string; today: string }
const seen = (f: Filter) => sql`${ofCounties('d', f)} and (${f.q} = '' or strpos(d.title || ' ' || d.doc_number || ' ' || d.short_code || ' ' || d.body, ${f.q}) > 0) and (${f.trade} = '' or d.trade = ${f.trade})
  and (${f.matter} = '' or exists (select from policies.uses u where u.county = d.county and u.short_code = d.short_code and u.kind = 'matter' and u.ref = ${f.matter} and u.ended_on is null))`
export const listStandards = (db: Db, f: Filter & { show: string; after: string }) =>
  db.many<StandardRow>(unprepared(sql`${standards} where ${seen(f)} and ${fits(f.show, f.today)} and d.id < ${f.after} order by d.id desc limit 51`))
export const countStandards = (db: Db, f: Filter) =>
  db.one<Record<'in_force' | 'not_yet' | 'replaced', number>>(unprepared(sql`select count(*) filter (where ${fits('in_force', f.today)})::int as in_force, count(*) filter (where ${fits('not_yet', f.today)})::int as not_yet,
    count(*) filter (where ${fits('replaced', f.today)})::int as replaced from policies.standards d where ${seen(f)}`))
export const findStandard = (db: Db, at: Reach, id: string) => db.maybe<StandardRow>(unprepared(sql`${standards} where ${ofCounties('d', at)} and d.id = ${id}`))
export const versionsOf = (db: Db, county: string, code: string) =>
  db.many<StandardRow>(sql`${standards} where d.county = ${county} and d.short_code = ${code} order by d.nth desc limit 100`)
export const insertStandard = (db: Db, d: { county: string; id: string; region: string; code: string; nth: number; title: string; trade: string; number: string; issuer: string; fromOn: string; body: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into policies.standards (county, id, region, short_code, nth, title, trade, doc_number, issuer, from_on, body, by_account, by_name, at)
    values (${d.county}, ${d.id}, ${d.region}, ${d.code}, ${d.nth}, ${d.title}, ${d.trade}, ${d.number}, ${d.issuer}, ${d.fromOn}, ${d.body}, ${d.account}, ${d.name}, ${d.at})`)

export const usesOf = (db: Db, county: string, code: string) =>
  db.many<StandardUse>(sql`select id, kind, ref, title, from_on as "fromOn", ended_on as "endedOn" from policies.uses where county = ${county} and short_code = ${code} order by ended_on nulls first, id limit 300`)
export const usedAlready = async (db: Db, county: string, code: string, kind: string, ref: string) =>
  (await db.maybe(sql`select 1 from policies.uses where county = ${county} and short_code = ${code} and kind = ${kind} and ref = ${ref} and ended_on is null`)) !== undefined
export const insertUse = (db: Db, u: { county: string; id: string; region: string; code: string; kind: string; ref: string; title: string; fromOn: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into policies.uses (county, id, region, short_code, kind, ref, title, from_on, by_account, by_name, at)
    values (${u.county}, ${u.id}, ${u.region}, ${u.code}, ${u.kind}, ${u.ref}, ${u.title}, ${u.fromOn}, ${u.account}, ${u.name}, ${u.at})`)
export const lockUse = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; title: string; endedOn: string | null }>(sql`select id, region, title, ended_on as "endedOn" from policies.uses where county = ${county} and id = ${id} for update`)
export const endUse = (db: Db, county: string, id: string, day: string) => db.run(sql`update policies.uses set ended_on = ${day} where county = ${county} and id = ${id}`)
