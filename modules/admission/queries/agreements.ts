import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Admitted, Payment, Work } from '../contract.ts'
import type { Terms } from '../rules/account.ts'

export type AgreementShow = 'all' | 'in_force' | 'suspended' | 'left' | 'review_due'
export type AgreementRow = Terms & Pick<Admitted, 'id' | 'requestId' | 'number' | 'title' | 'department' | 'kind' | 'matterCode' | 'task' | 'basis' | 'authority' | 'conditions' | 'people'
  | 'communities' | 'unit' | 'expected' | 'moneySource' | 'state' | 'reviewOn' | 'byName' | 'version'> & { region: string }

const agreements = sql`select a.id, a.region, a.request_id as "requestId", a.number, a.title, a.department, a.kind, a.matter_code as "matterCode", a.task, a.basis, a.authority, a.conditions, a.people,
    a.communities, a.pricing, a.price_fen::float8 as "priceFen", a.unit, a.expected, a.money_source as "moneySource", a.cycle, a.pay_days as "payDays", a.from_on as "fromOn", a.until_on as "untilOn",
    a.state, a.review_on as "reviewOn", a.left_on as "leftOn", a.by_name as "byName", a.version
  from admission.agreements a`

const fits = (show: AgreementShow, today: string): Sql => {
  if (show === 'in_force' || show === 'suspended' || show === 'left') return sql`a.state = ${show}`
  if (show === 'review_due') return sql`a.state <> 'left' and a.review_on <= ${today}`
  return sql`true`
}
interface Filter { county: string; lo: string; hi: string; q: string; department: string; today: string }
/** Agreements lie at the county and are read by all staff; a place is shown those that name one of its communities. */
const seen = (f: Filter) => sql`a.county = ${f.county} and exists (select from unnest(a.communities) c where c >= ${f.lo} and c < ${f.hi})
  and (${f.q} = '' or strpos(a.title || ' ' || a.department || ' ' || a.number, ${f.q}) > 0) and (${f.department} = '' or a.department = ${f.department})`

export const listAgreements = (db: Db, f: Filter & { show: AgreementShow; after: string }) =>
  db.many<AgreementRow>(unprepared(sql`${agreements} where ${seen(f)} and ${fits(f.show, f.today)} and a.id < ${f.after} order by a.id desc limit 51`))

/** All that concern a place; a county has some hundreds at most. */
export const allAgreements = (db: Db, f: Filter) => db.many<AgreementRow>(unprepared(sql`${agreements} where ${seen(f)} order by a.id desc limit 2000`))

export const countAgreements = (db: Db, f: Filter) =>
  db.one<Record<AgreementShow, number>>(unprepared(sql`select count(*)::int as all, count(*) filter (where ${fits('in_force', f.today)})::int as in_force,
    count(*) filter (where ${fits('suspended', f.today)})::int as suspended, count(*) filter (where ${fits('left', f.today)})::int as left,
    count(*) filter (where ${fits('review_due', f.today)})::int as review_due from admission.agreements a where ${seen(f)}`))

export const findAgreement = (db: Db, county: string, id: string) => db.maybe<AgreementRow>(sql`${agreements} where a.county = ${county} and a.id = ${id}`)
export const lockAgreement = (db: Db, county: string, id: string) => db.maybe<AgreementRow>(sql`${agreements} where a.county = ${county} and a.id = ${id} for update of a`)
export const agreementOfRequest = (db: Db, county: string, requestId: string) =>
  db.maybe<{ id: string }>(sql`select id from admission.agreements where county = ${county} and request_id = ${requestId}`)

/** The agreement in force by which concluded cases of a matter are counted in a community on a day. */
export const agreementCounting = (db: Db, county: string, matterCode: string, community: string, day: string) =>
  db.maybe<{ id: string; number: string }>(sql`select id, number from admission.agreements where county = ${county} and matter_code = ${matterCode} and matter_code <> '' and state = 'in_force'
    and ${community} = any(communities) and from_on <= ${day} and (until_on is null or until_on >= ${day}) limit 1`)

/** Another agreement that counts the same matter in one of the communities. */
export const sameMatter = (db: Db, county: string, matterCode: string, communities: readonly string[]) =>
  db.maybe<{ number: string }>(sql`select number from admission.agreements where county = ${county} and matter_code = ${matterCode} and matter_code <> '' and state <> 'left'
    and communities && ${[...communities]}::text[] limit 1`)
export const numberUsed = async (db: Db, county: string, number: string) =>
  (await db.maybe(sql`select 1 from admission.agreements where county = ${county} and number = ${number}`)) !== undefined

export const insertAgreement = (
  db: Db, a: Omit<AgreementRow, 'state' | 'leftOn' | 'byName' | 'version'> & { county: string; account: string; name: string; at: Date },
) =>
  db.run(sql`insert into admission.agreements (county, id, region, request_id, number, title, department, kind, matter_code, task, basis, authority, people, conditions, communities, pricing, price_fen,
      unit, expected, money_source, cycle, pay_days, from_on, until_on, review_on, by_account, by_name, at)
    values (${a.county}, ${a.id}, ${a.region}, ${a.requestId}, ${a.number}, ${a.title}, ${a.department}, ${a.kind}, ${a.matterCode}, ${a.task}, ${a.basis}, ${a.authority}, ${a.people},
      ${a.conditions}, ${a.communities}::text[], ${a.pricing}, ${a.priceFen}, ${a.unit}, ${a.expected}, ${a.moneySource}, ${a.cycle}, ${a.payDays}, ${a.fromOn}, ${a.untilOn}, ${a.reviewOn},
      ${a.account}, ${a.name}, ${a.at})`)

export const setAgreement = (db: Db, county: string, id: string, state: string, reviewOn: string, leftOn: string | null) =>
  db.run(sql`update admission.agreements set state = ${state}, review_on = ${reviewOn}, left_on = ${leftOn}, version = version + 1 where county = ${county} and id = ${id}`)

export interface MonthRow { agreementId: string; region: string; month: string; quantity: number }
export const monthsDone = (db: Db, county: string, ids: readonly string[], lo: string, hi: string) =>
  db.many<MonthRow>(sql`select agreement_id as "agreementId", region, to_char(done_on, 'YYYY-MM') as month, sum(quantity)::int as quantity from admission.works
    where county = ${county} and agreement_id = any(${[...ids]}::uuid[]) and region >= ${lo} and region < ${hi} group by 1, 2, 3`)
export const paidTo = (db: Db, county: string, ids: readonly string[], lo: string, hi: string) =>
  db.many<{ agreementId: string; region: string; paidFen: number }>(sql`select agreement_id as "agreementId", region, sum(amount_fen)::float8 as "paidFen" from admission.payments
    where county = ${county} and agreement_id = any(${[...ids]}::uuid[]) and region >= ${lo} and region < ${hi} group by 1, 2`)

const works = sql`select w.id, w.region, coalesce(r.name, w.region) as "regionName", w.done_on as "doneOn", w.quantity, w.source, w.case_number as "caseNumber", w.proof, w.reverses,
    exists (select from admission.works b where b.county = w.county and b.reverses = w.id) as reversed, w.by_name as "byName", w.at, w.agreement_id as "agreementId"
  from admission.works w left join regions.published_regions r on r.code = w.region`
export const worksOf = (db: Db, county: string, agreementId: string, lo: string, hi: string) =>
  db.many<Work & { agreementId: string }>(sql`${works} where w.county = ${county} and w.agreement_id = ${agreementId} and w.region >= ${lo} and w.region < ${hi} order by w.done_on desc, w.id desc limit 100`)
/** Held, so that two reversals wait for one another. */
export const lockWork = (db: Db, county: string, id: string) => db.maybe<Work & { agreementId: string }>(sql`${works} where w.county = ${county} and w.id = ${id} for update of w`)
export const insertWork = (db: Db, w: { county: string; id: string; region: string; agreementId: string; doneOn: string; quantity: number; source: 'case' | 'entry'; caseId: string | null
  caseNumber: string; proof: string; reverses: string | null; account: string | null; name: string; at: Date }) =>
  db.run(sql`insert into admission.works (county, id, region, agreement_id, done_on, quantity, source, case_id, case_number, proof, reverses, by_account, by_name, at)
    values (${w.county}, ${w.id}, ${w.region}, ${w.agreementId}, ${w.doneOn}, ${w.quantity}, ${w.source}, ${w.caseId}, ${w.caseNumber}, ${w.proof}, ${w.reverses}, ${w.account}, ${w.name}, ${w.at})`)
/** The row that still counts a case, if one does. */
export const countedWork = (db: Db, county: string, caseId: string) =>
  db.maybe<{ id: string; region: string; agreementId: string; doneOn: string; caseNumber: string }>(sql`select w.id, w.region, w.agreement_id as "agreementId", w.done_on as "doneOn",
      w.case_number as "caseNumber"
    from admission.works w where w.county = ${county} and w.case_id = ${caseId} and w.reverses is null
      and not exists (select from admission.works b where b.county = w.county and b.reverses = w.id) limit 1`)

const payments = sql`select p.id, p.region, coalesce(r.name, p.region) as "regionName", p.paid_on as "paidOn", p.amount_fen::float8 as "amountFen", p.voucher, p.note, p.reverses,
    exists (select from admission.payments b where b.county = p.county and b.reverses = p.id) as reversed, p.by_name as "byName", p.at, p.agreement_id as "agreementId"
  from admission.payments p left join regions.published_regions r on r.code = p.region`
export const paymentsOf = (db: Db, county: string, agreementId: string, lo: string, hi: string) =>
  db.many<Payment & { agreementId: string }>(sql`${payments} where p.county = ${county} and p.agreement_id = ${agreementId} and p.region >= ${lo} and p.region < ${hi}
    order by p.paid_on desc, p.id desc limit 100`)
export const paymentsAll = (db: Db, county: string, ids: readonly string[], lo: string, hi: string) =>
  db.many<Payment & { agreementId: string }>(sql`${payments} where p.county = ${county} and p.agreement_id = any(${[...ids]}::uuid[]) and p.region >= ${lo} and p.region < ${hi}
    order by p.paid_on, p.id limit 50000`)
export const lockPayment = (db: Db, county: string, id: string) =>
  db.maybe<Payment & { agreementId: string }>(sql`${payments} where p.county = ${county} and p.id = ${id} for update of p`)
export const insertPayment = (db: Db, p: { county: string; id: string; region: string; agreementId: string; paidOn: string; amountFen: number; voucher: string; note: string; reverses: string | null
  account: string; name: string; at: Date }) =>
  db.run(sql`insert into admission.payments (county, id, region, agreement_id, paid_on, amount_fen, voucher, note, reverses, by_account, by_name, at)
    values (${p.county}, ${p.id}, ${p.region}, ${p.agreementId}, ${p.paidOn}, ${p.amountFen}, ${p.voucher}, ${p.note}, ${p.reverses}, ${p.account}, ${p.name}, ${p.at})`)

/** For everybody: no account of what was paid, only what was agreed. */
export const publicAgreements = (db: Db, county: string, current: boolean, region: string, after: string) =>
  db.many<AgreementRow>(unprepared(sql`${agreements} where a.county = ${county} and (a.state <> 'left') = ${current} and (${region} = '' or ${region} = any(a.communities)) and a.id < ${after}
    order by a.id desc limit 21`))
