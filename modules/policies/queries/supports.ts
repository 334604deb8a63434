import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { SupportKind } from '../contract.ts'
import type { Condition } from '../rules/fit.ts'
import { ofCounties, type Reach } from './parts.ts'

export interface SupportRow {
  county: string; id: string; region: string; code: string; textId: string; textTitle: string; title: string; kind: SupportKind; benefit: string; conditions: Condition[]; others: string; department: string; phone: string
  matterCode: string; fromOn: string; untilOn: string | null; granted: number; version: number
}
const supports = sql`select s.county, s.id, s.region, s.short_code as code, s.text_id as "textId", x.title as "textTitle", s.title, s.kind, s.benefit, s.conditions, s.others, s.department, s.phone, s.matter_code as "matterCode",
    s.from_on as "fromOn", s.until_on as "untilOn", s.version, (select count(distinct g.case_id)::int from policies.grants g where g.county = s.county and g.support_id = s.id) as granted
  from policies.supports s join policies.texts x on x.county = s.county and x.id = s.text_id`
const running = (today: string): Sql => sql`s.from_on <= ${today} and (s.until_on is null or s.until_on >= ${today})`
interface Filter extends Reach { q: string; kind: string; today: string }
const seen = (f: Filter) => sql`${ofCounties('s', f)} and (${f.q} = '' or strpos(s.title || ' ' || s.benefit || ' ' || s.department || ' ' || s.short_code, ${f.q}) > 0) and (${f.kind} = '' or s.kind = ${f.kind})`
const fits = (show: string, today: string): Sql => (show === 'running' ? running(today) : show === 'ended' ? sql`s.until_on < ${today}` : sql`true`)
export const listSupports = (db: Db, f: Filter & { show: string; after: string }) =>
  db.many<SupportRow>(unprepared(sql`${supports} where ${seen(f)} and ${fits(f.show, f.today)} and s.id < ${f.after} order by s.id desc limit 51`))
export const countSupports = (db: Db, f: Filter) =>
  db.one<Record<'running' | 'ended' | 'all', number>>(unprepared(sql`select count(*) filter (where ${running(f.today)})::int as running, count(*) filter (where s.until_on < ${f.today})::int as ended, count(*)::int as all
    from policies.supports s where ${seen(f)}`))
/** All that run and whose text is published: dozens in a county. */
export const runningSupports = (db: Db, county: string, today: string) =>
  db.many<SupportRow>(sql`${supports} where s.county = ${county} and ${running(today)} and x.state = 'published' order by s.kind, s.id limit 300`)
export const findSupport = (db: Db, at: Reach, id: string) => db.maybe<SupportRow>(unprepared(sql`${supports} where ${ofCounties('s', at)} and s.id = ${id}`))
export const lockSupport = (db: Db, county: string, id: string) => db.maybe<SupportRow>(sql`${supports} where s.county = ${county} and s.id = ${id} for update of s`)
export const supportByCode = (db: Db, county: string, code: string, today: string) =>
  db.maybe<SupportRow>(sql`${supports} where s.county = ${county} and s.short_code = ${code} and ${running(today)} and x.state = 'published'`)
export const codeUsed = async (db: Db, county: string, code: string) => (await db.maybe(sql`select 1 from policies.supports where county = ${county} and short_code = ${code}`)) !== undefined

export type SupportValues = Pick<SupportRow, 'textId' | 'title' | 'kind' | 'benefit' | 'conditions' | 'others' | 'department' | 'phone' | 'matterCode' | 'fromOn' | 'untilOn'>
export const insertSupport = (db: Db, s: SupportValues & { county: string; id: string; region: string; code: string; account: string; byName: string; at: Date }) =>
  db.run(sql`insert into policies.supports (county, id, region, short_code, text_id, title, kind, benefit, conditions, others, department, phone, matter_code, from_on, until_on, by_account, by_name, at)
    values (${s.county}, ${s.id}, ${s.region}, ${s.code}, ${s.textId}, ${s.title}, ${s.kind}, ${s.benefit}, ${JSON.stringify(s.conditions)}::jsonb, ${s.others}, ${s.department}, ${s.phone}, ${s.matterCode},
      ${s.fromOn}, ${s.untilOn}, ${s.account}, ${s.byName}, ${s.at})`)
export const updateSupport = (db: Db, county: string, id: string, s: SupportValues) =>
  db.run(sql`update policies.supports set text_id = ${s.textId}, title = ${s.title}, kind = ${s.kind}, benefit = ${s.benefit}, conditions = ${JSON.stringify(s.conditions)}::jsonb, others = ${s.others},
      department = ${s.department}, phone = ${s.phone}, matter_code = ${s.matterCode}, from_on = ${s.fromOn}, until_on = ${s.untilOn}, version = version + 1 where county = ${county} and id = ${id}`)

export const grantsOf = (db: Db, county: string, supportId: string) =>
  db.many<{ id: string; caseId: string; caseNumber: string; applicant: string; words: string; on: string }>(sql`select * from (select distinct on (case_id) id, case_id as "caseId", case_number as "caseNumber", applicant, words,
      on_day as on from policies.grants where county = ${county} and support_id = ${supportId} order by case_id, id desc) g order by id desc limit 100`)
export const insertGrant = (db: Db, g: { county: string; id: string; region: string; supportId: string; caseId: string; caseNumber: string; applicant: string; words: string; on: string; at: Date }) =>
  db.run(sql`insert into policies.grants (county, id, region, support_id, case_id, case_number, applicant, words, on_day, at)
    values (${g.county}, ${g.id}, ${g.region}, ${g.supportId}, ${g.caseId}, ${g.caseNumber}, ${g.applicant}, ${g.words}, ${g.on}, ${g.at})`)

/** An organisation on the books within reach, with what is known of it. */
export const organisation = (db: Db, at: Reach, id: string) =>
  db.maybe<{ id: string; name: string; kind: string; validFrom: string; facts: Record<string, unknown> | null }>(unprepared(sql`select o.id, o.name, o.kind, o.valid_from as "validFrom", f.facts
    from organisations.published_organisations o left join organisations.published_facts f on f.county = o.county and f.id = o.id
    where ${ofCounties('o', at)} and o.region >= ${at.lo} and o.region < ${at.hi} and o.id = ${id}`))
