import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Opinion, Round } from '../contract.ts'

export type RoundRow = Omit<Round, 'regionName' | 'overdue'> & { regionName: string | null }
const rounds = sql`select d.id, d.region, r.name as "regionName", d.body, d.title, d.services, d.held_on as "heldOn", d.venue, d.attended, d.state,
    (select count(*)::int from voices.opinions o where o.county = d.county and o.round_id = d.id) as opinions, d.report, d.reported_to as "reportedTo", d.reported_on as "reportedOn",
    d.reply_due_on as "replyDueOn", d.reply, d.replied_by as "repliedBy", d.replied_on as "repliedOn", d.version
  from voices.rounds d left join regions.published_regions r on r.code = d.region`
interface Filter { county: string; lo: string; hi: string; today: string }
const fits = (show: 'all' | 'waiting' | 'late', today: string): Sql =>
  show === 'late' ? sql`d.state = 'reported' and d.reply_due_on < ${today}` : show === 'waiting' ? sql`d.state in ('heard', 'reported')` : sql`true`
export const listRounds = (db: Db, f: Filter & { show: 'all' | 'waiting' | 'late'; after: { day: string; id: string } }) =>
  db.many<RoundRow>(unprepared(sql`${rounds} where d.county = ${f.county} and d.region >= ${f.lo} and d.region < ${f.hi} and ${fits(f.show, f.today)}
    and (d.held_on, d.id) < (${f.after.day}::date, ${f.after.id}::uuid) order by d.held_on desc, d.id desc limit 51`))
export const countRounds = (db: Db, f: Filter) =>
  db.one<{ waiting: number; late: number }>(unprepared(sql`select count(*) filter (where state in ('heard', 'reported'))::int as waiting,
    count(*) filter (where state = 'reported' and reply_due_on < ${f.today})::int as late from voices.rounds where county = ${f.county} and region >= ${f.lo} and region < ${f.hi}`))
export const roundsBetween = (db: Db, f: Filter & { from: string; until: string }) =>
  db.many<RoundRow>(unprepared(sql`${rounds} where d.county = ${f.county} and d.region >= ${f.lo} and d.region < ${f.hi} and d.held_on >= ${f.from} and d.held_on <= ${f.until} and d.state <> 'cancelled'
    order by d.region, d.held_on, d.id limit 1000`))
export const findRound = (db: Db, county: string, id: string) => db.maybe<RoundRow>(sql`${rounds} where d.county = ${county} and d.id = ${id}`)
export const lockRound = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; title: string; heldOn: string; reportedOn: string | null; state: Round['state']; version: number }>(sql`select id, region, title, held_on as "heldOn",
    reported_on as "reportedOn", state, version from voices.rounds where county = ${county} and id = ${id} for update`)
export const insertRound = (db: Db, d: { county: string; id: string; region: string; body: string; title: string; services: string[]; heldOn: string; venue: string }) =>
  db.run(sql`insert into voices.rounds (county, id, region, body, title, services, held_on, venue) values (${d.county}, ${d.id}, ${d.region}, ${d.body}, ${d.title}, ${d.services}, ${d.heldOn}, ${d.venue})`)
export const setHeard = (db: Db, county: string, id: string, attended: number) =>
  db.run(sql`update voices.rounds set state = 'heard', attended = ${attended}, version = version + 1 where county = ${county} and id = ${id}`)
export const setReported = (db: Db, county: string, id: string, s: { report: string; to: string; on: string; dueOn: string }) =>
  db.run(sql`update voices.rounds set state = 'reported', report = ${s.report}, reported_to = ${s.to}, reported_on = ${s.on}, reply_due_on = ${s.dueOn}, version = version + 1 where county = ${county} and id = ${id}`)
export const setReplied = (db: Db, county: string, id: string, s: { reply: string; by: string; on: string }) =>
  db.run(sql`update voices.rounds set state = 'replied', reply = ${s.reply}, replied_by = ${s.by}, replied_on = ${s.on}, version = version + 1 where county = ${county} and id = ${id}`)
export const cancelRound = (db: Db, county: string, id: string) =>
  db.run(sql`update voices.rounds set state = 'cancelled', version = version + 1 where county = ${county} and id = ${id}`)
export const setRoundOf = (db: Db, county: string, opinionId: string, roundId: string) =>
  db.run(sql`update voices.opinions set round_id = ${roundId} where county = ${county} and id = ${opinionId}`)
export const opinionIdsOfRound = (db: Db, county: string, roundId: string) =>
  db.many<{ id: string }>(sql`select id from voices.opinions where county = ${county} and round_id = ${roundId} order by id limit 500`)
export const kindsHeard = (db: Db, f: Filter & { from: string; until: string }) =>
  db.many<{ kind: Opinion['kind']; count: number }>(unprepared(sql`select o.kind, count(*)::int as count from voices.opinions o join voices.rounds d on d.county = o.county and d.id = o.round_id
    where d.county = ${f.county} and d.region >= ${f.lo} and d.region < ${f.hi} and d.held_on >= ${f.from} and d.held_on <= ${f.until} and d.state <> 'cancelled' group by o.kind order by 2 desc, 1`))
/** Communities of the range that held no round in the period. */
export const withoutRound = (db: Db, f: Filter & { from: string; until: string }) =>
  db.many<{ region: string; name: string }>(unprepared(sql`select r.code as region, r.name from regions.published_regions r where r.level = 'community' and r.kind <> 'virtual' and r.code >= ${f.lo} and r.code < ${f.hi}
    and r.valid_from <= ${f.until} and (r.valid_until is null or r.valid_until > ${f.from})
    and not exists (select 1 from voices.rounds d where d.county = ${f.county} and d.region = r.code and d.held_on >= ${f.from} and d.held_on <= ${f.until} and d.state not in ('planned', 'cancelled')) order by r.code limit 500`))

/** The rule of the nearest of these places, which come nearest first. */
export const cycleOf = (db: Db, county: string, places: readonly string[]) =>
  db.maybe<{ id: string; region: string; months: number; replyDays: number; version: number }>(sql`select id, region, months, reply_days as "replyDays", version from voices.cycles
    where county = ${county} and region = any(${[...places]}::text[]) order by array_position(${[...places]}::text[], region) limit 1`)
export const insertCycle = (db: Db, c: { county: string; id: string; region: string; months: number; replyDays: number }) =>
  db.run(sql`insert into voices.cycles (county, id, region, months, reply_days) values (${c.county}, ${c.id}, ${c.region}, ${c.months}, ${c.replyDays}) on conflict do nothing`)
export const updateCycle = (db: Db, county: string, region: string, version: number, c: { months: number; replyDays: number }) =>
  db.run(sql`update voices.cycles set months = ${c.months}, reply_days = ${c.replyDays}, version = version + 1 where county = ${county} and region = ${region} and version = ${version}`)
