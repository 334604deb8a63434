import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'

export interface TemplateRow {
  id: string; event: string; channel: 'in_app' | 'sms' | 'wechat' | 'email' | 'print'; title: string; body: string; outside: string; state: 'draft' | 'approved' | 'dropped'; fromOn: string | null
  reason: string; byAccount: string; byName: string; at: string; decidedName: string; decidedAt: string | null; region: string
}
const templates = sql`select id, event, channel, title, body, outside, state, from_on as "fromOn", reason, by_account as "byAccount", by_name as "byName", at, decided_name as "decidedName",
    decided_at as "decidedAt", region from notices.templates`
export const templatesOf = (db: Db, county: string, event: string) =>
  db.many<TemplateRow>(sql`${templates} where county = ${county} and event = ${event} order by channel, coalesce(from_on, '9999-12-31') desc, coalesce(decided_at, at) desc limit 200`)
export const templateCounts = (db: Db, county: string, today: string) =>
  db.many<{ event: string; channel: TemplateRow['channel']; adapted: boolean; drafts: number }>(sql`select event, channel,
      coalesce((array_agg(body <> '' order by from_on desc, decided_at desc) filter (where state = 'approved' and from_on <= ${today}))[1], false) as adapted,
      count(*) filter (where state = 'draft')::int as drafts
    from notices.templates where county = ${county} group by event, channel`)
export const insertTemplate = (db: Db, t: { county: string; id: string; region: string; event: string; channel: string; title: string; body: string; outside: string; account: string; name: string; at: Date }) =>
  db.run(sql`insert into notices.templates (county, id, region, event, channel, title, body, outside, by_account, by_name, at)
    values (${t.county}, ${t.id}, ${t.region}, ${t.event}, ${t.channel}, ${t.title}, ${t.body}, ${t.outside}, ${t.account}, ${t.name}, ${t.at})`)
export const lockTemplate = (db: Db, county: string, id: string) => db.maybe<TemplateRow>(sql`${templates} where county = ${county} and id = ${id} for update`)
export const decideTemplate = (db: Db, county: string, id: string, d: { state: string; fromOn: string | null; reason: string; account: string; name: string; at: Date }) =>
  db.run(sql`update notices.templates set state = ${d.state}, from_on = ${d.fromOn}, reason = ${d.reason}, decided_by = ${d.account}, decided_name = ${d.name}, decided_at = ${d.at}
    where county = ${county} and id = ${id}`)

export type DeliveryShow = 'all' | 'waiting' | 'arrived' | 'failed' | 'stopped'
export interface DeliveryLine { id: string; event: string; channel: 'sms' | 'wechat' | 'email' | 'print'; regionName: string; state: string; tries: number; reason: string; nextTry: string; createdAt: string; doneAt: string | null; readAt: string | null }
const fits = (show: DeliveryShow): Sql => {
  if (show === 'waiting') return sql`d.state in ('waiting', 'standby')`
  if (show === 'arrived') return sql`d.state in ('sent', 'delivered')`
  if (show === 'failed' || show === 'stopped') return sql`d.state = ${show}`
  return sql`true`
}
interface Filter { county: string; lo: string; hi: string; channel: string; since: Date }
const seen = (f: Filter) => sql`d.county = ${f.county} and d.region >= ${f.lo} and d.region < ${f.hi} and (${f.channel} = '' or d.channel = ${f.channel}) and d.created_at >= ${f.since}`
const lines = sql`select d.id, d.template as event, d.channel, coalesce(r.name, d.region) as "regionName", d.state, d.tries, d.last_error as reason, d.next_try as "nextTry", d.created_at as "createdAt",
    d.done_at as "doneAt", m.read_at as "readAt"
  from notices.deliveries d left join notices.messages m on m.county = d.county and m.id = d.message_id left join regions.published_regions r on r.code = d.region`
export const listDeliveries = (db: Db, f: Filter & { show: DeliveryShow; after: { at: string; id: string } | null }) =>
  db.many<DeliveryLine>(unprepared(sql`${lines} where ${seen(f)} and ${fits(f.show)}
    ${f.after ? sql`and (d.created_at, d.id) < (${f.after.at}::timestamptz, ${f.after.id}::uuid)` : sql.none} order by d.created_at desc, d.id desc limit 51`))
export const countDeliveries = (db: Db, f: Filter) =>
  db.one<Record<DeliveryShow, number>>(unprepared(sql`select count(*)::int as all, count(*) filter (where ${fits('waiting')})::int as waiting, count(*) filter (where ${fits('arrived')})::int as arrived,
    count(*) filter (where ${fits('failed')})::int as failed, count(*) filter (where ${fits('stopped')})::int as stopped
    from (select d.state from notices.deliveries d where ${seen(f)} order by d.created_at desc limit 10000) d`))
export const latestOf = (db: Db, county: string, personId: string) =>
  db.many<DeliveryLine>(sql`${lines} where m.county = ${county} and m.person_id = ${personId} and d.county = ${county} order by d.created_at desc, d.nth limit 10`)

export interface LetterRow { id: string; personId: string; event: string; title: string; body: string; region: string; regionName: string; createdAt: string }
const letters = sql`select d.id, m.person_id as "personId", d.template as event, d.params->>'title' as title, d.body, d.region, coalesce(r.name, d.region) as "regionName", d.created_at as "createdAt"
  from notices.deliveries d join notices.messages m on m.county = d.county and m.id = d.message_id left join regions.published_regions r on r.code = left(d.region, 12)
  where d.channel = 'print' and d.state = 'waiting'`
export const lettersWaiting = (db: Db, county: string, lo: string, hi: string) =>
  db.many<LetterRow>(sql`${letters} and d.county = ${county} and d.region >= ${lo} and d.region < ${hi} order by d.id limit 51`)
export const lettersById = (db: Db, county: string, ids: readonly string[]) => db.many<LetterRow>(sql`${letters} and d.county = ${county} and d.id = any(${[...ids]}::uuid[]) order by d.id`)
export const handOut = (db: Db, county: string, ids: readonly string[], at: Date) =>
  db.many<{ id: string; message_id: string }>(sql`update notices.deliveries set state = 'delivered', done_at = ${at}, tries = tries + 1 where county = ${county} and id = any(${[...ids]}::uuid[]) and channel = 'print'
    and state = 'waiting' returning id, message_id`)
