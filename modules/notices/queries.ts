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

/** Puts a short message on its way, unless its person has stopped them. */
export const insertDelivery = (
  db: Db,
  d: { county: string; id: string; region: string; messageId: string; personId: string | null; toSealed: Buffer; body: string; template: string; params: Record<string, string>; now: Date },
) =>
  db.run(sql`insert into notices.deliveries (county, id, region, message_id, channel, to_sealed, body, template, params, next_try, created_at)
    select ${d.county}, ${d.id}, ${d.region}, ${d.messageId}, 'sms', ${d.toSealed}, ${d.body}, ${d.template}, ${JSON.stringify(d.params)}, ${d.now}, ${d.now}
    where not notices.stopped(${d.county}, ${d.personId}, 'sms')`)

export interface DeliveryRow {
  county: string
  id: string
  to_sealed: Buffer
  body: string
  template: string
  params: Record<string, string>
  tries: number
}

/** Ends what its person has stopped while it waited. */
export const stopUnwanted = (db: Db, now: Date) =>
  db.run(sql`update notices.deliveries d set state = 'stopped', done_at = ${now}
    from notices.messages m join notices.opt_outs o on o.county = m.county and o.person_id = m.person_id
    where d.state = 'waiting' and d.next_try <= ${now} and m.county = d.county and m.id = d.message_id and o.channel = d.channel`)

/**
 * Takes what is due, the longest waiting first, and leases it until a moment: whoever else looks meanwhile passes it by, and if the taker
 * dies it comes up again, with the same id. By deliveries_waiting.
 */
export const leaseDue = (db: Db, now: Date, until: Date, most: number) =>
  db.many<DeliveryRow>(sql`update notices.deliveries d set tries = d.tries + 1, next_try = ${until}
    from (select county, id from notices.deliveries where state = 'waiting' and next_try <= ${now}
      order by next_try limit ${most} for update skip locked) due
    where d.county = due.county and d.id = due.id
    returning d.county, d.id, d.to_sealed, d.body, d.template, d.params, d.tries`)

export const markSent = (db: Db, d: DeliveryRow, now: Date) =>
  db.run(sql`update notices.deliveries set state = 'sent', done_at = ${now}, last_error = '' where county = ${d.county} and id = ${d.id}`)

export const markFailed = (db: Db, d: DeliveryRow, reason: string, now: Date) =>
  db.run(sql`update notices.deliveries set state = 'failed', done_at = ${now}, last_error = ${reason} where county = ${d.county} and id = ${d.id}`)

export const putOff = (db: Db, d: DeliveryRow, reason: string, until: Date) =>
  db.run(sql`update notices.deliveries set next_try = ${until}, last_error = ${reason} where county = ${d.county} and id = ${d.id}`)

export const findOptOut = (db: Db, county: string, personId: string) =>
  db.maybe<{ at: string }>(sql`select at from notices.opt_outs where county = ${county} and person_id = ${personId} and channel = 'sms'`)

export const insertOptOut = (db: Db, o: { county: string; region: string; personId: string; now: Date }) =>
  db.run(sql`insert into notices.opt_outs (county, region, person_id, channel, at)
    values (${o.county}, ${o.region}, ${o.personId}, 'sms', ${o.now}) on conflict do nothing`)

export const deleteOptOut = (db: Db, county: string, personId: string) =>
  db.run(sql`delete from notices.opt_outs where county = ${county} and person_id = ${personId} and channel = 'sms'`)

export const quietHoursSetting = (db: Db) => db.maybe<{ value: unknown }>(sql`select value from platform.settings where key = 'notices.quiet_hours'`)

/** Messages of one person, newest first, by messages_by_person. */
export const messagesToTell = (db: Db, county: string, personId: string) =>
  db.many<{ title: string; body: string; link: string; sentAt: string }>(sql`
    select title, body, link, sent_at as "sentAt" from notices.messages
    where county = ${county} and person_id = ${personId} order by sent_at desc, id desc limit 99`)

export const optOutsToTell = (db: Db, county: string, personId: string) =>
  db.many<{ channel: string; at: string }>(sql`select channel, at from notices.opt_outs where county = ${county} and person_id = ${personId}`)

/** What one person stopped holds for the file that goes on; answers the channels that were added. */
export const copyOptOuts = (db: Db, county: string, from: string, into: string) =>
  db.many<{ channel: string }>(sql`insert into notices.opt_outs (county, region, person_id, channel, at)
    select o.county, o.region, ${into}, o.channel, o.at from notices.opt_outs o where o.county = ${county} and o.person_id = ${from}
    on conflict (county, person_id, channel) do nothing returning channel`)

export const removeOptOut = (db: Db, county: string, person: string, channel: string) =>
  db.run(sql`delete from notices.opt_outs where county = ${county} and person_id = ${person} and channel = ${channel}`)

/* What a retention rule finds (see modules/privacy). */

export const oldDeliveries = (db: Db, county: string, before: string) =>
  db.one<{ n: number }>(sql`select count(*) as n from notices.deliveries where county = ${county} and state <> 'waiting' and created_at < ${before}::date`)

export const deleteOldDeliveries = (db: Db, county: string, before: string, limit: number) =>
  db.run(sql`delete from notices.deliveries where county = ${county} and id in (
    select id from notices.deliveries where county = ${county} and state <> 'waiting' and created_at < ${before}::date limit ${limit})`)

export const oldMessages = (db: Db, county: string, before: string) =>
  db.one<{ n: number }>(sql`select count(*) as n from notices.messages where county = ${county} and sent_at < ${before}::date`)

export const deleteOldMessages = (db: Db, county: string, before: string, limit: number) =>
  db.run(sql`delete from notices.messages where county = ${county} and id in (
    select id from notices.messages where county = ${county} and sent_at < ${before}::date limit ${limit})`)
