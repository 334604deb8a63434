import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Level, Validity } from '../rules/texts.ts'
import { ofCounties, type Reach } from './parts.ts'

export interface TextRow {
  county: string; id: string; region: string; title: string; number: string; issuer: string; level: Level; place: string; issuedOn: string | null; fromOn: string | null; untilOn: string | null; summary: string
  basis: string[]; basisText: string; matters: string[]; indicators: string[]; planCode: string; state: 'draft' | 'published'; replacedBy: string | null; replacedOn: string | null; byAccount: string; byName: string; version: number
}
const texts = sql`select x.county, x.id, x.region, x.title, x.doc_number as number, x.issuer, x.tier as level, x.holds_where as place, x.issued_on as "issuedOn", x.from_on as "fromOn", x.until_on as "untilOn", x.summary,
    x.basis, x.basis_text as "basisText", x.matters, x.indicators, x.plan_code as "planCode", x.state, x.replaced_by as "replacedBy", x.replaced_on as "replacedOn", x.by_account as "byAccount", x.by_name as "byName", x.version
  from policies.texts x`

export interface TextFilter extends Reach { q: string; level: string; validity: Validity | ''; matter: string; indicator: string; plan: string; today: string }
const stands = (validity: Validity | '', today: string): Sql => {
  const replaced = sql`coalesce(x.replaced_on <= ${today}, false)`
  const early = sql`coalesce(x.from_on > ${today}, false)`
  const late = sql`coalesce(x.until_on < ${today}, false)`
  if (validity === 'replaced') return replaced
  if (validity === 'not_yet') return sql`not ${replaced} and ${early}`
  if (validity === 'ended') return sql`not ${replaced} and not ${early} and ${late}`
  if (validity === 'in_force') return sql`not ${replaced} and not ${early} and not ${late}`
  return sql`true`
}
const seen = (f: TextFilter) => sql`${ofCounties('x', f)} and (${f.q} = '' or strpos(x.title || ' ' || x.doc_number || ' ' || x.issuer || ' ' || x.summary, ${f.q}) > 0)
  and (${f.level} = '' or x.tier = ${f.level}) and ${stands(f.validity, f.today)} and (${f.matter} = '' or ${f.matter} = any (x.matters)) and (${f.indicator} = '' or ${f.indicator} = any (x.indicators))
  and (${f.plan} = '' or x.plan_code = ${f.plan})`
export const listTexts = (db: Db, f: TextFilter & { state: string; after: string; most: number }) =>
  db.many<TextRow>(unprepared(sql`${texts} where ${seen(f)} and x.state = ${f.state} and x.id < ${f.after} order by x.id desc limit ${f.most}`))
export const countTexts = (db: Db, f: TextFilter) =>
  db.one<{ published: number; draft: number }>(unprepared(sql`select count(*) filter (where x.state = 'published')::int as published, count(*) filter (where x.state = 'draft')::int as draft
    from policies.texts x where ${seen(f)}`))
export const findText = (db: Db, at: Reach, id: string) => db.maybe<TextRow>(unprepared(sql`${texts} where ${ofCounties('x', at)} and x.id = ${id}`))
export const lockText = (db: Db, county: string, id: string) => db.maybe<TextRow>(sql`${texts} where x.county = ${county} and x.id = ${id} for update of x`)
export const textsById = (db: Db, county: string, ids: readonly string[]) => db.many<TextRow>(sql`${texts} where x.county = ${county} and x.id = any(${[...ids]}::uuid[]) order by x.id limit 100`)
/** Published texts that rest on this one. */
export const restingOn = (db: Db, county: string, id: string) =>
  db.many<TextRow>(sql`${texts} where x.county = ${county} and x.basis @> array[${id}::uuid] and x.state = 'published' order by x.id desc limit 100`)
export const replacedBy = (db: Db, county: string, id: string) => db.many<TextRow>(sql`${texts} where x.county = ${county} and x.replaced_by = ${id} order by x.id desc limit 100`)
export const numberUsed = async (db: Db, county: string, number: string, except: string) =>
  (await db.maybe(sql`select 1 from policies.texts where county = ${county} and doc_number = ${number} and id::text <> ${except}`)) !== undefined

export type TextValues = Pick<TextRow, 'title' | 'number' | 'issuer' | 'level' | 'place' | 'issuedOn' | 'fromOn' | 'untilOn' | 'summary' | 'basis' | 'basisText' | 'matters' | 'indicators' | 'planCode'>
export const insertText = (db: Db, x: TextValues & { county: string; id: string; region: string; account: string; byName: string; at: Date }) =>
  db.run(sql`insert into policies.texts (county, id, region, title, doc_number, issuer, tier, holds_where, issued_on, from_on, until_on, summary, basis, basis_text, matters, indicators, plan_code, by_account, by_name, at)
    values (${x.county}, ${x.id}, ${x.region}, ${x.title}, ${x.number}, ${x.issuer}, ${x.level}, ${x.place}, ${x.issuedOn}, ${x.fromOn}, ${x.untilOn}, ${x.summary}, ${x.basis}::uuid[], ${x.basisText},
      ${x.matters}::text[], ${x.indicators}::text[], ${x.planCode}, ${x.account}, ${x.byName}, ${x.at})`)
export const updateText = (db: Db, county: string, id: string, x: TextValues) =>
  db.run(sql`update policies.texts set title = ${x.title}, doc_number = ${x.number}, issuer = ${x.issuer}, tier = ${x.level}, holds_where = ${x.place}, issued_on = ${x.issuedOn}, from_on = ${x.fromOn},
      until_on = ${x.untilOn}, summary = ${x.summary}, basis = ${x.basis}::uuid[], basis_text = ${x.basisText}, matters = ${x.matters}::text[], indicators = ${x.indicators}::text[], plan_code = ${x.planCode},
      version = version + 1 where county = ${county} and id = ${id}`)
export const publishText = (db: Db, county: string, id: string, name: string) =>
  db.run(sql`update policies.texts set state = 'published', published_by = ${name}, version = version + 1 where county = ${county} and id = ${id}`)
export const setReplaced = (db: Db, county: string, id: string, byId: string | null, on: string) =>
  db.run(sql`update policies.texts set replaced_by = ${byId}, replaced_on = case when ${byId}::uuid is null then replaced_on else ${on}::date end, until_on = case when ${byId}::uuid is null then ${on}::date - 1 else until_on end,
    version = version + 1 where county = ${county} and id = ${id}`)
export const supportsOfText = (db: Db, county: string, id: string) =>
  db.many<{ id: string; title: string }>(sql`select id, title from policies.supports where county = ${county} and text_id = ${id} order by id limit 100`)
