import type { Db } from '../../platform/server/db.ts'
import { sql, unprepared } from '../../platform/server/sql.ts'

/** Whose messages: a resident's by person, a staff member's by account. */
export type Addressee = { county: string; personId: string; accountId: null } | { county: string; personId: null; accountId: string }

export interface MessageRow {
  id: string
  case_id: string | null
  template: string
  title: string
  body: string
  link: string
  sent_at: string
  read_at: string | null
}

const addressed = (to: Addressee) =>
  to.personId ? sql`county = ${to.county} and person_id = ${to.personId}` : sql`county = ${to.county} and account_id = ${to.accountId}`

/** Newest first, 51 at most; by messages_by_person or messages_by_account. */
export const listMessages = (db: Db, to: Addressee, f: { unread: boolean; after: { at: string; id: string } | null }) =>
  db.many<MessageRow>(unprepared(sql`
    select id, case_id, template, title, body, link, sent_at, read_at from notices.messages
    where ${addressed(to)} ${f.unread ? sql`and read_at is null` : sql.none}
      ${f.after ? sql`and (sent_at, id) < (${f.after.at}::timestamptz, ${f.after.id}::uuid)` : sql.none}
    order by sent_at desc, id desc limit 51`))

export const countUnread = (db: Db, to: Addressee) =>
  db.one<{ n: number }>(unprepared(sql`
    select count(*) as n from (select from notices.messages where ${addressed(to)} and read_at is null limit 100) unread`))

/** Marks a message as read; answers the moment, also where it had been read before; nothing where it is not the addressee's. */
export async function markRead(db: Db, to: Addressee, id: string, now: Date): Promise<string | undefined> {
  await db.run(unprepared(sql`update notices.messages set read_at = ${now} where ${addressed(to)} and id = ${id} and read_at is null`))
  return (await db.maybe<{ read_at: string }>(unprepared(sql`select read_at from notices.messages where ${addressed(to)} and id = ${id}`)))?.read_at
}

export const insertMessage = (
  db: Db,
  m: { county: string; id: string; region: string; personId: string | null; accountId: string | null; caseId: string | null; template: string; title: string; body: string; link: string; now: Date },
) =>
  db.run(sql`insert into notices.messages (county, id, region, person_id, account_id, case_id, template, title, body, link, sent_at)
    values (${m.county}, ${m.id}, ${m.region}, ${m.personId}, ${m.accountId}, ${m.caseId}, ${m.template}, ${m.title}, ${m.body}, ${m.link}, ${m.now})`)

export interface NewDelivery {
  county: string; id: string; region: string; messageId: string; channel: string; kind: string; nth: number; state: 'waiting' | 'standby'; toSealed: Buffer; body: string; template: string
  params: Record<string, string>; now: Date
}
/** Puts a message on its way by one channel; others stand by. */
export const insertDelivery = (db: Db, d: NewDelivery) =>
  db.run(sql`insert into notices.deliveries (county, id, region, message_id, channel, kind, nth, state, to_sealed, body, template, params, next_try, created_at)
    values (${d.county}, ${d.id}, ${d.region}, ${d.messageId}, ${d.channel}, ${d.kind}, ${d.nth}, ${d.state}, ${d.toSealed}, ${d.body}, ${d.template}, ${JSON.stringify(d.params)}, ${d.now}, ${d.now})`)

export interface TellingFacts {
  order: unknown
  templates: Array<{ channel: string; title: string; body: string; outside: string }>
  reach_id: string | null
  preferred: string | null
  email_sealed: Buffer | null
  wechat_sealed: Buffer | null
  stops: string[] | null
}
/** All that telling somebody depends on, in one round trip: the order of the place, the words in force, how the person is reached and what they stopped. */
export const tellingFacts = (db: Db, county: string, personId: string | null, event: string, today: string) =>
  db.one<TellingFacts>(sql`select (select value from platform.settings where key = 'notices.channels') as "order",
      coalesce((select jsonb_agg(jsonb_build_object('channel', t.channel, 'title', t.title, 'body', t.body, 'outside', t.outside)) from (
        select distinct on (channel) channel, title, body, outside from notices.templates
        where county = ${county} and event = ${event} and state = 'approved' and from_on <= ${today} order by channel, from_on desc, decided_at desc) t), '[]') as templates,
      r.id as reach_id, r.preferred, r.email_sealed, r.wechat_sealed, r.stops
    from (select 1) one left join lateral notices.reach_of(${county}, ${personId}) r on true`)

export interface DeliveryRow {
  county: string
  id: string
  channel: string
  message_id: string | null
  to_sealed: Buffer
  body: string
  template: string
  params: Record<string, string>
  tries: number
}

/** Ends what its person has stopped while it waited or stood by, for the channel, wholly or for its kind. */
export const stopUnwanted = (db: Db, now: Date) =>
  db.many<{ county: string; message_id: string }>(sql`update notices.deliveries d set state = 'stopped', done_at = ${now}
    from notices.messages m join notices.opt_outs o on o.county = m.county and o.person_id = m.person_id
    where d.state = 'waiting' and d.next_try <= ${now} and m.county = d.county and m.id = d.message_id and o.channel = d.channel and o.kind in ('*', d.kind)
    returning d.county, d.message_id`)

/**
 * Takes what is due, the longest waiting first, and leases it until a moment: whoever else looks meanwhile passes it by, and if the taker
 * dies it comes up again, with the same id. By deliveries_waiting. Letters wait for hands.
 */
export const leaseDue = (db: Db, now: Date, until: Date, most: number, channels: readonly string[]) =>
  db.many<DeliveryRow>(sql`update notices.deliveries d set tries = d.tries + 1, next_try = ${until}
    from (select county, id from notices.deliveries where state = 'waiting' and next_try <= ${now} and channel = any(${[...channels]}::text[])
      order by next_try limit ${most} for update skip locked) due
    where d.county = due.county and d.id = due.id
    returning d.county, d.id, d.channel, d.message_id, d.to_sealed, d.body, d.template, d.params, d.tries`)

/** The next channel's turn, when the one before it failed or was stopped. */
export const nextWay = (db: Db, county: string, messageId: string | null, now: Date) =>
  db.run(sql`update notices.deliveries d set state = 'waiting', next_try = ${now} where d.county = ${county} and d.message_id = ${messageId} and d.state = 'standby'
    and not exists (select from notices.deliveries w where w.county = d.county and w.message_id = d.message_id and w.state in ('waiting', 'sent', 'delivered'))
    and d.nth = (select min(n.nth) from notices.deliveries n where n.county = d.county and n.message_id = d.message_id and n.state = 'standby')`)
/** One channel was enough. */
export const spareOthers = (db: Db, county: string, messageId: string | null, now: Date) =>
  db.run(sql`update notices.deliveries set state = 'spared', done_at = ${now} where county = ${county} and message_id = ${messageId} and state = 'standby'`)

export const markSent = (db: Db, d: DeliveryRow, now: Date) =>
  db.run(sql`update notices.deliveries set state = 'sent', done_at = ${now}, last_error = '' where county = ${d.county} and id = ${d.id}`)

export const markFailed = (db: Db, d: DeliveryRow, reason: string, now: Date) =>
  db.run(sql`update notices.deliveries set state = 'failed', done_at = ${now}, last_error = ${reason} where county = ${d.county} and id = ${d.id}`)

export const putOff = (db: Db, d: DeliveryRow, reason: string, until: Date) =>
  db.run(sql`update notices.deliveries set next_try = ${until}, last_error = ${reason} where county = ${d.county} and id = ${d.id}`)

export const findOptOut = (db: Db, county: string, personId: string) =>
  db.maybe<{ at: string }>(sql`select at from notices.opt_outs where county = ${county} and person_id = ${personId} and channel = 'sms' and kind = '*'`)

export interface OptOut { channel: string; kind: string; at: string; byName: string; reason: string }
export const optOutsOf = (db: Db, county: string, personId: string) =>
  db.many<OptOut>(sql`select channel, kind, at, by_name as "byName", reason from notices.opt_outs where county = ${county} and person_id = ${personId} order by at, channel, kind`)
export const insertOptOut = (db: Db, o: { county: string; region: string; personId: string; channel: string; kind: string; byName: string; reason: string; now: Date }) =>
  db.run(sql`insert into notices.opt_outs (county, region, person_id, channel, kind, at, by_name, reason)
    values (${o.county}, ${o.region}, ${o.personId}, ${o.channel}, ${o.kind}, ${o.now}, ${o.byName}, ${o.reason}) on conflict do nothing`)

export const deleteOptOut = (db: Db, county: string, personId: string, channel: string, kind: string) =>
  db.run(sql`delete from notices.opt_outs where county = ${county} and person_id = ${personId} and channel = ${channel} and kind = ${kind}`)

export interface ReachRow { id: string; preferred: string; email_sealed: Buffer | null; wechat_sealed: Buffer | null }
export const findReach = (db: Db, county: string, personId: string) =>
  db.maybe<ReachRow>(sql`select id, preferred, email_sealed, wechat_sealed from notices.reach where county = ${county} and person_id = ${personId}`)
export const saveReach = (db: Db, r: { county: string; id: string; region: string; personId: string; preferred: string; email: Buffer | null; wechat: Buffer | null; now: Date }) =>
  db.run(sql`insert into notices.reach (county, id, region, person_id, preferred, email_sealed, wechat_sealed, changed_at)
    values (${r.county}, ${r.id}, ${r.region}, ${r.personId}, ${r.preferred}, ${r.email}, ${r.wechat}, ${r.now})
    on conflict (county, id) do update set preferred = excluded.preferred, email_sealed = excluded.email_sealed, wechat_sealed = excluded.wechat_sealed, changed_at = excluded.changed_at`)

export const quietHoursSetting = (db: Db) => db.maybe<{ value: unknown }>(sql`select value from platform.settings where key = 'notices.quiet_hours'`)

/** Messages of one person, newest first, by messages_by_person. */
export const messagesToTell = (db: Db, county: string, personId: string) =>
  db.many<{ title: string; body: string; link: string; sentAt: string }>(sql`
    select title, body, link, sent_at as "sentAt" from notices.messages
    where county = ${county} and person_id = ${personId} order by sent_at desc, id desc limit 99`)

export const optOutsToTell = (db: Db, county: string, personId: string) =>
  db.many<{ channel: string; at: string }>(sql`select channel, min(at)::text as at from notices.opt_outs where county = ${county} and person_id = ${personId} group by channel`)

/** How a person wants to be told, without the addresses. */
export const wishesToTell = (db: Db, county: string, personId: string) =>
  db.many<{ preferred: string; at: string }>(sql`select preferred, changed_at as at from notices.reach where county = ${county} and person_id = ${personId}`)

/** What one person stopped holds for the file that goes on; answers the channels that were added. */
export const copyOptOuts = (db: Db, county: string, from: string, into: string) =>
  db.many<{ channel: string; kind: string }>(sql`insert into notices.opt_outs (county, region, person_id, channel, kind, at, by_name, reason)
    select o.county, o.region, ${into}, o.channel, o.kind, o.at, o.by_name, o.reason from notices.opt_outs o where o.county = ${county} and o.person_id = ${from}
    on conflict (county, person_id, channel, kind) do nothing returning channel, kind`)

export const removeOptOut = (db: Db, county: string, person: string, channel: string, kind: string) =>
  db.run(sql`delete from notices.opt_outs where county = ${county} and person_id = ${person} and channel = ${channel} and kind = ${kind}`)

/* What a retention rule finds (see modules/privacy). */

export const oldDeliveries = (db: Db, county: string, before: string) =>
  db.one<{ n: number }>(sql`select count(*) as n from notices.deliveries where county = ${county} and state not in ('waiting', 'standby') and created_at < ${before}::date`)

export const deleteOldDeliveries = (db: Db, county: string, before: string, limit: number) =>
  db.run(sql`delete from notices.deliveries where county = ${county} and id in (
    select id from notices.deliveries where county = ${county} and state not in ('waiting', 'standby') and created_at < ${before}::date limit ${limit})`)

export const oldMessages = (db: Db, county: string, before: string) =>
  db.one<{ n: number }>(sql`select count(*) as n from notices.messages where county = ${county} and sent_at < ${before}::date`)

export const deleteOldMessages = (db: Db, county: string, before: string, limit: number) =>
  db.run(sql`delete from notices.messages where county = ${county} and id in (
    select id from notices.messages where county = ${county} and sent_at < ${before}::date limit ${limit})`)
