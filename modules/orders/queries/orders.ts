import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Order, Partner } from '../contract.ts'

export type PartnerRow = Omit<Partner, 'regionName' | 'hasTheirKey'> & { county: string; regionName: string | null; theirKey: Buffer | null; key: Buffer }
const partners = sql`select p.county, p.id, p.region, r.name as "regionName", p.name, p.kind, p.protocol, p.direction, p.base_url as "baseUrl", p.jurisdiction, p.key_hint as "keyHint", p.key_sealed as key,
    p.their_key_sealed as "theirKey", p.kinds, p.states, p.personal, p.agreement, p.active, p.version from orders.partners p left join regions.published_regions r on r.code = p.region`
export const listPartners = (db: Db, county: string) => db.many<PartnerRow>(sql`${partners} where p.county = ${county} order by p.active desc, p.id limit 200`)
export const findPartner = (db: Db, county: string, id: string) => db.maybe<PartnerRow>(sql`${partners} where p.county = ${county} and p.id = ${id}`)
export const partnerByKey = (db: Db, county: string, index: Buffer) => db.maybe<PartnerRow>(sql`${partners} where p.county = ${county} and p.key_index = ${index} and p.active`)
export const lockPartner = (db: Db, county: string, id: string) => db.maybe<{ id: string; region: string; version: number }>(sql`select id, region, version from orders.partners where county = ${county} and id = ${id} for update`)
interface Words { name: string; kind: string; protocol: string; direction: string; baseUrl: string; jurisdiction: string; kinds: unknown; states: unknown; personal: string; agreement: string; active: boolean }
export const insertPartner = (db: Db, p: Words & { county: string; id: string; region: string; key: Buffer; index: Buffer; hint: string; theirKey: Buffer | null }) =>
  db.run(sql`insert into orders.partners (county, id, region, name, kind, protocol, direction, base_url, jurisdiction, key_sealed, key_index, key_hint, their_key_sealed, kinds, states, personal, agreement, active)
    values (${p.county}, ${p.id}, ${p.region}, ${p.name}, ${p.kind}, ${p.protocol}, ${p.direction}, ${p.baseUrl}, ${p.jurisdiction}, ${p.key}, ${p.index}, ${p.hint}, ${p.theirKey},
      ${JSON.stringify(p.kinds)}::jsonb, ${JSON.stringify(p.states)}::jsonb, ${p.personal}, ${p.agreement}, ${p.active})`)
export const updatePartner = (db: Db, county: string, id: string, p: Words & { theirKey: Buffer | null }) =>
  db.run(sql`update orders.partners set name = ${p.name}, kind = ${p.kind}, protocol = ${p.protocol}, direction = ${p.direction}, base_url = ${p.baseUrl}, jurisdiction = ${p.jurisdiction},
    their_key_sealed = coalesce(${p.theirKey}, their_key_sealed), kinds = ${JSON.stringify(p.kinds)}::jsonb, states = ${JSON.stringify(p.states)}::jsonb, personal = ${p.personal}, agreement = ${p.agreement},
    active = ${p.active}, version = version + 1 where county = ${county} and id = ${id}`)
export const setKey = (db: Db, county: string, id: string, key: Buffer, index: Buffer, hint: string) =>
  db.run(sql`update orders.partners set key_sealed = ${key}, key_index = ${index}, key_hint = ${hint}, version = version + 1 where county = ${county} and id = ${id}`)

export type OrderRow = Omit<Order, 'regionName' | 'mayReturn'> & { regionName: string | null; digest: string }
const orders = sql`select o.id, o.region, r.name as "regionName", o.direction, p.name as partner, o.partner_id as "partnerId", o.their_number as "theirNumber", o.case_id as "caseId", o.case_number as "caseNumber", o.title,
    o.state, o.last_note as "lastNote", o.at, o.call_back as "callBack", o.version, o.digest,
    (select json_build_object('waiting', count(*) filter (where m.state = 'waiting'), 'failed', count(*) filter (where m.state in ('failed', 'given_up', 'refused'))) from orders.outbox m
      where m.county = o.county and m.order_id = o.id) as messages
  from orders.orders o join orders.partners p on p.county = o.county and p.id = o.partner_id left join regions.published_regions r on r.code = o.region`
export interface OrderFilter { county: string; lo: string; hi: string; show: 'in' | 'out' | 'stuck' | 'all'; state: string; caseId: string | null; q: string; after: string }
const STUCK = sql`exists (select 1 from orders.outbox m where m.county = o.county and m.order_id = o.id and m.state in ('given_up', 'refused'))`
const fits = (show: OrderFilter['show']): Sql => (show === 'stuck' ? STUCK : show === 'all' ? sql`true` : sql`o.direction = ${show}`)
/** By orders_by_region or orders_of_case. */
export const listOrders = (db: Db, f: OrderFilter) =>
  db.many<OrderRow>(unprepared(sql`${orders} where o.county = ${f.county} and o.region >= ${f.lo} and o.region < ${f.hi} and ${fits(f.show)} ${f.state ? sql`and o.state = ${f.state}` : sql.none}
    ${f.caseId ? sql`and o.case_id = ${f.caseId}` : sql.none} ${f.q ? sql`and strpos(o.title || ' ' || o.their_number || ' ' || o.case_number, ${f.q}) > 0` : sql.none} and o.id < ${f.after} order by o.id desc limit 51`))
export const countStuck = (db: Db, f: { county: string; lo: string; hi: string }) =>
  db.one<{ stuck: number }>(unprepared(sql`select count(*)::int as stuck from orders.orders o where o.county = ${f.county} and o.region >= ${f.lo} and o.region < ${f.hi} and ${STUCK}`))
export const findOrder = (db: Db, county: string, id: string) => db.maybe<OrderRow>(sql`${orders} where o.county = ${county} and o.id = ${id}`)
export const lockOrder = (db: Db, county: string, id: string) => db.maybe<{ id: string }>(sql`select id from orders.orders where county = ${county} and id = ${id} for update`)
export const inboundByNumber = (db: Db, county: string, partnerId: string, number: string) =>
  db.maybe<OrderRow>(sql`${orders} where o.county = ${county} and o.partner_id = ${partnerId} and o.their_number = ${number} and o.direction = 'in'`)
/** One at a time for a number of a partner: two that come at once make one case. */
export const oneOfNumber = (db: Db, partnerId: string, number: string) => db.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${partnerId}|${number}`}, 7))`)
export const ordersOfCase = (db: Db, county: string, caseId: string) =>
  db.many<{ id: string; region: string; partnerId: string; direction: 'in' | 'out'; state: Order['state']; theirNumber: string; states: Record<string, string>; out: boolean }>(sql`select o.id, o.region, o.partner_id as "partnerId", o.direction, o.state,
    o.their_number as "theirNumber", p.states, (p.base_url <> '' and p.protocol = 'json' and p.active) as out from orders.orders o join orders.partners p on p.county = o.county and p.id = o.partner_id
    where o.county = ${county} and o.case_id = ${caseId} for update of o`)
export const insertOrder = (db: Db, o: { county: string; id: string; region: string; partnerId: string; direction: string; theirNumber: string; digest: string; caseId: string; caseNumber: string; title: string; state: string; at: Date }) =>
  db.run(sql`insert into orders.orders (county, id, region, partner_id, direction, their_number, digest, case_id, case_number, title, state, at)
    values (${o.county}, ${o.id}, ${o.region}, ${o.partnerId}, ${o.direction}, ${o.theirNumber}, ${o.digest}, ${o.caseId}, ${o.caseNumber}, ${o.title}, ${o.state}, ${o.at}) on conflict do nothing`)
export const setOrder = (db: Db, county: string, id: string, s: { state: string; note: string; theirNumber?: string }) =>
  db.run(sql`update orders.orders set state = ${s.state}, last_note = ${s.note}, their_number = case when ${s.theirNumber ?? ''} = '' then their_number else ${s.theirNumber ?? ''} end, version = version + 1 where county = ${county} and id = ${id}`)
export const setCallBack = (db: Db, county: string, id: string, words: string) => db.run(sql`update orders.orders set call_back = ${words}, version = version + 1 where county = ${county} and id = ${id}`)
export const recordStep = (db: Db, s: { county: string; id: string; region: string; orderId: string; step: string; note: string; message?: string; name: string; at: Date }) =>
  db.run(sql`insert into orders.steps (county, id, region, order_id, step, note, message, by_name, at) values (${s.county}, ${s.id}, ${s.region}, ${s.orderId}, ${s.step}, ${s.note}, ${s.message ?? ''}, ${s.name}, ${s.at}) on conflict do nothing`)
export const stepsOf = (db: Db, county: string, orderId: string) =>
  db.many<{ id: string; step: string; note: string; byName: string; at: string }>(sql`select id, step, note, by_name as "byName", at from orders.steps where county = ${county} and order_id = ${orderId} order by nth limit 500`)

// ------------------------------------------------------------------------------------------------------------------------ outbox

export const queue = (db: Db, m: { county: string; id: string; region: string; partnerId: string; orderId: string; event: string; payload: object; at: Date }) =>
  db.run(sql`insert into orders.outbox (county, id, region, partner_id, order_id, event, payload, next_at, at) values (${m.county}, ${m.id}, ${m.region}, ${m.partnerId}, ${m.orderId}, ${m.event}, ${JSON.stringify(m.payload)}::jsonb, ${m.at}, ${m.at})`)
export interface MessageRow { county: string; id: string; region: string; partnerId: string; orderId: string; event: string; payload: Record<string, unknown>; tries: number }
/** The next message that is due: the earliest of its order that has not gone out, held so that no other server sends it too. */
export const takeDue = (db: Db, now: Date, notThese: readonly string[]) =>
  db.maybe<MessageRow>(sql`select m.county, m.id, m.region, m.partner_id as "partnerId", m.order_id as "orderId", m.event, m.payload, m.tries from orders.outbox m
    where m.state in ('waiting', 'failed') and m.next_at <= ${now} and not (m.id = any(${[...notThese]}::uuid[]))
      and not exists (select 1 from orders.outbox e where e.county = m.county and e.order_id = m.order_id and e.nth < m.nth and e.state <> 'sent')
    order by m.next_at, m.nth limit 1 for update of m skip locked`)
export const setMessage = (db: Db, county: string, id: string, s: { state: string; tries: number; nextAt: Date | null; error: string; sentAt: Date | null }) =>
  db.run(sql`update orders.outbox set state = ${s.state}, tries = ${s.tries}, next_at = ${s.nextAt}, error = ${s.error}, sent_at = ${s.sentAt} where county = ${county} and id = ${id}`)
export const messagesOf = (db: Db, county: string, orderId: string) =>
  db.many<{ id: string; event: string; state: 'waiting' | 'sent' | 'failed' | 'given_up' | 'refused'; tries: number; nextAt: string | null; error: string; payload: unknown; at: string; sentAt: string | null }>(sql`select id, event, state, tries,
    next_at as "nextAt", error, payload, at, sent_at as "sentAt" from orders.outbox where county = ${county} and order_id = ${orderId} order by nth limit 200`)
export const startAgain = (db: Db, county: string, orderId: string, now: Date) =>
  db.run(sql`update orders.outbox set state = 'waiting', tries = 0, next_at = ${now}, error = '' where county = ${county} and order_id = ${orderId} and state in ('failed', 'given_up', 'refused')`)
/** Orders of ours that lie with a GeoReport server and are not closed. */
export const openAtOpen311 = (db: Db) =>
  db.many<{ county: string; id: string; region: string; partnerId: string; theirNumber: string; state: string }>(sql`select o.county, o.id, o.region, o.partner_id as "partnerId", o.their_number as "theirNumber", o.state
    from orders.orders o join orders.partners p on p.county = o.county and p.id = o.partner_id where o.direction = 'out' and o.state in ('sent', 'accepted', 'progress') and p.protocol = 'open311' and p.active and o.their_number <> '' order by o.id limit 500`)

// -------------------------------------------------------------------------------------------------------------------- cases, as published

export const findCase = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; number: string; region: string; state: string; title: string }>(sql`select id, number, region, state, title from cases.published_cases where county = ${county} and id = ${id}`)
export const dueOf = (db: Db, county: string, id: string) =>
  db.maybe<{ state: string; dueOn: string | null; outcome: string }>(sql`select state, to_char(due_at at time zone 'Asia/Shanghai' - interval '1 second', 'YYYY-MM-DD') as "dueOn", coalesce(outcome, '') as outcome from cases.published_cases where county = ${county} and id = ${id}`)
export interface PublicCase { number: string; matterCode: string; state: string; regionName: string | null; submittedAt: string; updatedAt: string; dueAt: string | null; outcome: string; region: string }
const PUBLIC = sql`select c.number, c.matter_code as "matterCode", c.state, r.name as "regionName", c.region, c.submitted_at as "submittedAt", c.due_at as "dueAt", coalesce(c.outcome, '') as outcome,
  coalesce(c.concluded_at, c.accepted_at, c.submitted_at) as "updatedAt" from cases.published_cases c left join regions.published_regions r on r.code = rpad(left(c.region, 12), 12, '0')`
/** What GeoReport shows: by state and day only, newest first. No applicant, no words, no door number is in what cases publish. */
export const publicCases = (db: Db, f: { county: string; lo: string; hi: string; codes: string[]; states: string[] | null; numbers: string[] | null; from: Date; until: Date; updatedAfter: Date | null; updatedBefore: Date | null; limit: number; offset: number }) =>
  db.many<PublicCase>(unprepared(sql`${PUBLIC} where c.county = ${f.county} and c.region >= ${f.lo} and c.region < ${f.hi} and c.matter_code = any(${f.codes}::text[]) and c.state <> 'draft'
    ${f.numbers ? sql`and c.number = any(${f.numbers}::text[])` : sql`and c.submitted_at >= ${f.from} and c.submitted_at <= ${f.until}`} ${f.states ? sql`and c.state = any(${f.states}::text[])` : sql.none}
    ${f.updatedAfter ? sql`and coalesce(c.concluded_at, c.accepted_at, c.submitted_at) > ${f.updatedAfter}` : sql.none} ${f.updatedBefore ? sql`and coalesce(c.concluded_at, c.accepted_at, c.submitted_at) < ${f.updatedBefore}` : sql.none}
    order by c.submitted_at desc, c.number desc limit ${f.limit} offset ${f.offset}`))
/** Words of the engine for a deed that may be undone within its transaction. */
export const mark = (db: Db) => db.run({ text: 'savepoint order_deed', values: [], name: undefined })
export const undo = (db: Db) => db.run({ text: 'rollback to savepoint order_deed', values: [], name: undefined })
