import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Account, Payment } from '../contract.ts'
import type { Entry } from '../rules/ledger.ts'
import type { Payer } from '../rules/shares.ts'
import { within, type Reach } from './parts.ts'

export type AccountRow = Account & { county: string }
export type AccountShow = 'special' | 'fund' | 'project' | 'closed'

const accounts = sql`select a.county, a.id, a.region, coalesce(g.name, a.region) as "regionName", a.kind, a.name, a.purpose, a.uses, a.project_id as "projectId", a.opened_on as "openedOn", a.closed_on as "closedOn",
    a.version, coalesce(l.balance_fen, 0)::float8 as "balanceFen", coalesce(m.in_fen, 0)::float8 as "inFen", coalesce(m.out_fen, 0)::float8 as "outFen", coalesce(m.n, 0)::int as entries,
    (select count(*)::int from projects.payments y where y.county = a.county and y.account_id = a.id and y.state = 'proposed') as waiting
  from projects.accounts a left join regions.published_regions g on g.code = a.region
  left join lateral (select balance_fen from projects.entries e where e.county = a.county and e.account_id = a.id order by e.nth desc limit 1) l on true
  left join lateral (select count(*) as n, sum(case when e.credit like 'in:%' then e.amount_fen when e.debit like 'in:%' then -e.amount_fen else 0 end) as in_fen,
      sum(case when e.debit like 'out:%' then e.amount_fen when e.credit like 'out:%' then -e.amount_fen else 0 end) as out_fen
    from projects.entries e where e.county = a.county and e.account_id = a.id) m on true`

const fits = (show: AccountShow): Sql => (show === 'closed' ? sql`a.closed_on is not null` : sql`a.closed_on is null and a.kind = ${show}`)
interface Filter extends Reach { q: string }
const seen = (f: Filter) => sql`${within('a', f)} and (${f.q} = '' or strpos(a.name || ' ' || a.purpose, ${f.q}) > 0)`
export const listAccounts = (db: Db, f: Filter & { show: AccountShow; after: string }) =>
  db.many<AccountRow>(unprepared(sql`${accounts} where ${seen(f)} and ${fits(f.show)} and a.id < ${f.after} order by a.id desc limit 51`))
export const countAccounts = (db: Db, f: Filter) =>
  db.one<Record<AccountShow, number>>(unprepared(sql`select count(*) filter (where ${fits('special')})::int as special, count(*) filter (where ${fits('fund')})::int as fund,
    count(*) filter (where ${fits('project')})::int as project, count(*) filter (where ${fits('closed')})::int as closed from projects.accounts a where ${seen(f)}`))
export const findAccount = (db: Db, at: Reach, id: string) => db.maybe<AccountRow>(unprepared(sql`${accounts} where ${within('a', at)} and a.id = ${id}`))
/** Held until the transaction ends: entries of an account are written one after another. */
export const lockAccount = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string }>(sql`select id from projects.accounts where county = ${county} and id = ${id} for update`)
export const lastEntry = (db: Db, county: string, accountId: string) =>
  db.maybe<{ nth: number; balanceFen: number }>(sql`select nth, balance_fen::float8 as "balanceFen" from projects.entries where county = ${county} and account_id = ${accountId} order by nth desc limit 1`)
export const insertAccount = (db: Db, a: { county: string; id: string; region: string; kind: string; name: string; purpose: string; uses: readonly string[]; projectId: string | null; openedOn: string; account: string; byName: string; at: Date }) =>
  db.run(sql`insert into projects.accounts (county, id, region, kind, name, purpose, uses, project_id, opened_on, by_account, by_name, at)
    values (${a.county}, ${a.id}, ${a.region}, ${a.kind}, ${a.name}, ${a.purpose}, ${[...a.uses]}::text[], ${a.projectId}, ${a.openedOn}, ${a.account}, ${a.byName}, ${a.at})`)
export const purposeUsed = async (db: Db, county: string, region: string, purpose: string) =>
  (await db.maybe(sql`select 1 from projects.accounts where county = ${county} and region = ${region} and purpose = ${purpose} and kind = 'special' and closed_on is null`)) !== undefined
export const closeAccount = (db: Db, county: string, id: string, day: string) =>
  db.run(sql`update projects.accounts set closed_on = ${day}, version = version + 1 where county = ${county} and id = ${id}`)
export const renameAccount = (db: Db, county: string, id: string, name: string) => db.run(sql`update projects.accounts set name = ${name} where county = ${county} and id = ${id}`)

export interface EntryRow extends Entry {
  id: string; nth: number; on: string; balanceFen: number; payer: Payer | null; party: string; partyShown: boolean; words: string; voucher: string; reverses: string | null; reversed: boolean
  byName: string; releasedBy: string; at: string; roundId: string | null; toRegion: string | null
}
const entries = sql`select e.id, e.nth, e.on_day as on, e.debit, e.credit, e.amount_fen::float8 as "amountFen", e.balance_fen::float8 as "balanceFen", e.payer, e.party, e.party_shown as "partyShown", e.words, e.voucher,
    e.reverses, exists (select from projects.entries b where b.county = e.county and b.reverses = e.id) as reversed, e.by_name as "byName", e.released_by as "releasedBy", e.at, e.round_id as "roundId",
    e.to_region as "toRegion" from projects.entries e`
/** Newest first, before the `nth` given. */
export const entriesOf = (db: Db, county: string, accountId: string, f: { show: 'all' | 'in' | 'out'; q: string; before: number; most: number }) =>
  db.many<EntryRow>(unprepared(sql`${entries} where e.county = ${county} and e.account_id = ${accountId} and e.nth < ${f.before}
    and (${f.show} = 'all' or (e.debit = 'bank') = (${f.show} = 'in')) and (${f.q} = '' or strpos(e.party || ' ' || e.words || ' ' || e.voucher, ${f.q}) > 0) order by e.nth desc limit ${f.most}`))
export const findEntry = (db: Db, county: string, accountId: string, id: string) =>
  db.maybe<EntryRow>(sql`${entries} where e.county = ${county} and e.account_id = ${accountId} and e.id = ${id}`)
/** What stands in each book of an account, from its entries. */
export const booksOf = (db: Db, county: string, accountId: string) =>
  db.many<{ book: string; fen: number }>(sql`select book, sum(fen)::float8 as fen from (
      select debit as book, amount_fen as fen from projects.entries where county = ${county} and account_id = ${accountId}
      union all select credit, -amount_fen from projects.entries where county = ${county} and account_id = ${accountId}) x group by book order by book`)
export const insertEntry = (db: Db, e: Entry & {
  county: string; id: string; region: string; accountId: string; nth: number; on: string; balanceFen: number; payer: string | null; party: string; partyShown: boolean; words: string; voucher: string
  reverses: string | null; paymentId: string | null; roundId: string | null; toRegion: string | null; account: string; name: string; releasedBy: string; at: Date
}) =>
  db.run(sql`insert into projects.entries (county, id, region, account_id, nth, on_day, debit, credit, amount_fen, balance_fen, payer, party, party_shown, words, voucher, reverses, payment_id, round_id, to_region,
      by_account, by_name, released_by, at)
    values (${e.county}, ${e.id}, ${e.region}, ${e.accountId}, ${e.nth}, ${e.on}, ${e.debit}, ${e.credit}, ${e.amountFen}, ${e.balanceFen}, ${e.payer}, ${e.party}, ${e.partyShown}, ${e.words}, ${e.voucher},
      ${e.reverses}, ${e.paymentId}, ${e.roundId}, ${e.toRegion}, ${e.account}, ${e.name}, ${e.releasedBy}, ${e.at})`)

// ------------------------------------------------------------------------------------------------------------ payments

export type PaymentRow = Omit<Payment, 'kind' | 'useTitle' | 'mayDecide' | 'mayWithdraw'> & { county: string; byAccount: string; accountUses: string[]; accountClosed: boolean }
export type PaymentShow = 'proposed' | 'mine' | 'released' | 'ended' | 'all'
const payments = sql`select y.county, y.id, y.region, y.account_id as "accountId", a.name as "accountName", a.uses as "accountUses", a.closed_on is not null as "accountClosed", y.use, y.amount_fen::float8 as "amountFen",
    y.payee, y.words, y.voucher, y.on_day as on, y.to_region as "toRegion", g.name as "toRegionName", y.round_id as "roundId", y.reverses, y.state, y.by_account as "byAccount", y.by_name as "byName", y.at,
    y.decided_by as "decidedBy", y.decision, y.version
  from projects.payments y join projects.accounts a on a.county = y.county and a.id = y.account_id left join regions.published_regions g on g.code = y.to_region`
const stands = (show: PaymentShow, me: string): Sql => {
  if (show === 'proposed' || show === 'released') return sql`y.state = ${show}`
  if (show === 'mine') return sql`y.state = 'proposed' and y.by_account <> ${me}`
  if (show === 'ended') return sql`y.state in ('refused', 'withdrawn')`
  return sql`true`
}
interface PaymentFilter extends Reach { q: string; me: string }
const paid = (f: PaymentFilter) => sql`${within('y', f)} and (${f.q} = '' or strpos(y.payee || ' ' || y.words || ' ' || y.voucher, ${f.q}) > 0)`
export const listPayments = (db: Db, f: PaymentFilter & { show: PaymentShow; after: string }) =>
  db.many<PaymentRow>(unprepared(sql`${payments} where ${paid(f)} and ${stands(f.show, f.me)} and y.id < ${f.after} order by y.id desc limit 51`))
export const countPayments = (db: Db, f: PaymentFilter) =>
  db.one<Record<PaymentShow, number>>(unprepared(sql`select count(*) filter (where ${stands('proposed', f.me)})::int as proposed, count(*) filter (where ${stands('mine', f.me)})::int as mine,
    count(*) filter (where ${stands('released', f.me)})::int as released, count(*) filter (where ${stands('ended', f.me)})::int as ended, count(*)::int as all
    from projects.payments y where ${paid(f)}`))
export const waitingOf = (db: Db, county: string, accountId: string) =>
  db.many<PaymentRow>(sql`${payments} where y.county = ${county} and y.account_id = ${accountId} and y.state = 'proposed' order by y.id limit 100`)
export const lockPayment = (db: Db, at: Reach, id: string) => db.maybe<PaymentRow>(unprepared(sql`${payments} where ${within('y', at)} and y.id = ${id} for update of y`))
export const takingBack = async (db: Db, county: string, accountId: string, entryId: string) =>
  (await db.maybe(sql`select 1 from projects.payments where county = ${county} and account_id = ${accountId} and reverses = ${entryId} and state = 'proposed'`)) !== undefined
export const insertPayment = (db: Db, y: { county: string; id: string; region: string; accountId: string; use: string; amountFen: number; on: string; payee: string; words: string; voucher: string; roundId: string | null
  toRegion: string | null; reverses: string | null; account: string; name: string; at: Date }) =>
  db.run(sql`insert into projects.payments (county, id, region, account_id, use, amount_fen, on_day, payee, words, voucher, round_id, to_region, reverses, by_account, by_name, at)
    values (${y.county}, ${y.id}, ${y.region}, ${y.accountId}, ${y.use}, ${y.amountFen}, ${y.on}, ${y.payee}, ${y.words}, ${y.voucher}, ${y.roundId}, ${y.toRegion}, ${y.reverses}, ${y.account}, ${y.name}, ${y.at})`)
export const decidePayment = (db: Db, county: string, id: string, d: { state: string; account: string; name: string; words: string; at: Date }) =>
  db.run(sql`update projects.payments set state = ${d.state}, decided_account = ${d.account}, decided_by = ${d.name}, decision = ${d.words}, decided_at = ${d.at}, version = version + 1
    where county = ${county} and id = ${id}`)

// --------------------------------------------------------------------------------------------------------- public funds

/** Funds of a county for everybody, open ones first. */
export const publicFunds = (db: Db, county: string, after: string) =>
  db.many<AccountRow>(unprepared(sql`${accounts} where a.county = ${county} and a.kind = 'fund' and a.id < ${after} order by a.id desc limit 21`))
export const publicFund = (db: Db, county: string, id: string) => db.maybe<AccountRow>(unprepared(sql`${accounts} where a.county = ${county} and a.kind = 'fund' and a.id = ${id}`))
