import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { EvaluationScheme } from '../contract.ts'
import type { Standard } from '../define.ts'

export type SchemeShow = 'in_force' | 'draft' | 'ended' | 'all'
export type SchemeRow = EvaluationScheme & { standard: Standard; byAccount: string }

const schemes = sql`select s.id, s.region, s.code, s.nth, s.kind, s.title, s.basis, s.standard, s.state, s.from_on as "fromOn", s.replaced_on as "replacedOn", s.by_account as "byAccount", s.by_name as "byName",
    s.approved_name as "approvedName", s.at, s.version, jsonb_array_length(s.standard -> 'items')::int as items,
    (select count(*)::int from evaluation.rounds r where r.county = s.county and r.scheme_id = s.id) as rounds
  from evaluation.schemes s`
const fits = (show: SchemeShow): Sql => {
  if (show === 'in_force') return sql`s.state = 'in_force'`
  if (show === 'draft') return sql`s.state = 'draft'`
  return show === 'ended' ? sql`s.state in ('replaced', 'retired')` : sql`true`
}
interface Filter { county: string; drafts: boolean; kind: string; q: string }
const seen = (f: Filter) => sql`s.county = ${f.county} and (${f.drafts} or s.state <> 'draft') and (${f.kind} = '' or s.kind = ${f.kind}) and (${f.q} = '' or strpos(s.title || ' ' || s.basis, ${f.q}) > 0)`

export const listSchemes = (db: Db, f: Filter & { show: SchemeShow; after: string }) =>
  db.many<SchemeRow>(unprepared(sql`${schemes} where ${seen(f)} and ${fits(f.show)} and s.id < ${f.after} order by s.id desc limit 51`))
export const countSchemes = (db: Db, f: Filter) =>
  db.one<Record<SchemeShow, number>>(unprepared(sql`select count(*)::int as all, count(*) filter (where ${fits('in_force')})::int as in_force, count(*) filter (where ${fits('draft')})::int as draft,
    count(*) filter (where ${fits('ended')})::int as ended from evaluation.schemes s where ${seen(f)}`))
export const findScheme = (db: Db, county: string, id: string) => db.maybe<SchemeRow>(sql`${schemes} where s.county = ${county} and s.id = ${id}`)
export const lockScheme = (db: Db, county: string, id: string) => db.maybe<SchemeRow>(sql`${schemes} where s.county = ${county} and s.id = ${id} for update of s`)
export const versionsOf = (db: Db, county: string, code: string, drafts: boolean) =>
  db.many<{ id: string; nth: number; state: EvaluationScheme['state']; fromOn: string | null }>(sql`select id, nth, state, from_on as "fromOn" from evaluation.schemes
    where county = ${county} and code = ${code} and (${drafts} or state <> 'draft') order by nth desc limit 50`)

/** Holds the code, so that two drafts do not take one number. */
export const lastOfCode = (db: Db, county: string, code: string) =>
  db.maybe<{ nth: number; state: string }>(sql`select nth, state from evaluation.schemes where county = ${county} and code = ${code} order by nth desc limit 1 for update`)
export const lastCode = (db: Db, county: string, like: string) =>
  db.one<{ n: number }>(sql`select count(distinct code)::int as n from evaluation.schemes where county = ${county} and (code = ${like} or starts_with(code, ${`${like}-`}))`)

export const insertScheme = (
  db: Db, s: { county: string; id: string; region: string; code: string; nth: number; kind: string; title: string; basis: string; standard: Standard; account: string; name: string; at: Date },
) =>
  db.run(sql`insert into evaluation.schemes (county, id, region, code, nth, kind, title, basis, standard, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.code}, ${s.nth}, ${s.kind}, ${s.title}, ${s.basis}, ${JSON.stringify(s.standard)}::jsonb, ${s.account}, ${s.name}, ${s.at})`)
export const updateScheme = (db: Db, county: string, id: string, s: { title: string; basis: string; standard: Standard; account: string; name: string }) =>
  db.run(sql`update evaluation.schemes set title = ${s.title}, basis = ${s.basis}, standard = ${JSON.stringify(s.standard)}::jsonb, by_account = ${s.account}, by_name = ${s.name}, version = version + 1
    where county = ${county} and id = ${id} and state = 'draft'`)
export const replaceInForce = (db: Db, county: string, code: string, on: string) =>
  db.run(sql`update evaluation.schemes set state = 'replaced', replaced_on = ${on}, version = version + 1 where county = ${county} and code = ${code} and state = 'in_force'`)
export const approveScheme = (db: Db, county: string, id: string, a: { account: string; name: string; fromOn: string }) =>
  db.run(sql`update evaluation.schemes set state = 'in_force', from_on = ${a.fromOn}, approved_by = ${a.account}, approved_name = ${a.name}, version = version + 1 where county = ${county} and id = ${id}`)
export const retireScheme = (db: Db, county: string, id: string, on: string) =>
  db.run(sql`update evaluation.schemes set state = 'retired', replaced_on = ${on}, version = version + 1 where county = ${county} and id = ${id}`)
