import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'
import type { Contact, ContactDay, Visit } from '../contract.ts'

type Named<T> = Omit<T, 'regionName'> & { regionName: string | null }
export type DayRow = Omit<Named<ContactDay>, 'state'>

export const listContacts = (db: Db, f: { county: string; lo: string; hi: string; today: string; role: string; q: string; after: string }) =>
  db.many<Named<Contact>>(unprepared(sql`select c.id, c.region, r.name as "regionName", c.role, c.name, c.body, c.about, c.ended_on as "endedOn", c.version,
      (select min(d.held_on) from voices.contact_days d where d.county = c.county and d.contact_id = c.id and d.held_on >= ${f.today} and d.cancelled = '') as "nextOn"
    from voices.contacts c left join regions.published_regions r on r.code = c.region where c.county = ${f.county} and c.region >= ${f.lo} and c.region < ${f.hi}
    ${f.role ? sql`and c.role = ${f.role}` : sql.none} ${f.q ? sql`and strpos(c.name || ' ' || c.body, ${f.q}) > 0` : sql.none} and c.id < ${f.after} order by c.id desc limit 51`))
export const lockContact = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; region: string; name: string; endedOn: string | null; version: number }>(sql`select id, region, name, ended_on as "endedOn", version from voices.contacts where county = ${county} and id = ${id} for update`)
export const insertContact = (db: Db, c: { county: string; id: string; region: string; role: string; name: string; body: string; about: string }) =>
  db.run(sql`insert into voices.contacts (county, id, region, role, name, body, about) values (${c.county}, ${c.id}, ${c.region}, ${c.role}, ${c.name}, ${c.body}, ${c.about})`)
export const updateContact = (db: Db, county: string, id: string, c: { role: string; name: string; body: string; about: string; endedOn: string | null }) =>
  db.run(sql`update voices.contacts set role = ${c.role}, name = ${c.name}, body = ${c.body}, about = ${c.about}, ended_on = ${c.endedOn}, version = version + 1 where county = ${county} and id = ${id}`)

const days = sql`select d.id, d.region, r.name as "regionName", d.contact_id as "contactId", c.role, c.name, c.body, c.about, d.held_on as on, d.from_time as from, d.until_time as until, d.venue, d.capacity,
    (select count(*)::int from voices.visits v where v.county = d.county and v.day_id = d.id and v.state in ('booked', 'came') and not v.walk_in) as booked, d.cancelled as because, d.version
  from voices.contact_days d join voices.contacts c on c.county = d.county and c.id = d.contact_id left join regions.published_regions r on r.code = d.region`
export const listDays = (db: Db, f: { county: string; lo: string; hi: string; today: string; past: boolean; role: string; contactId: string | null; withCancelled: boolean; after: { day: string; id: string } }) =>
  db.many<DayRow>(unprepared(sql`${days} where d.county = ${f.county} and d.region >= ${f.lo} and d.region < ${f.hi} ${f.role ? sql`and c.role = ${f.role}` : sql.none}
    ${f.contactId ? sql`and d.contact_id = ${f.contactId}` : sql.none} ${f.withCancelled ? sql.none : sql`and d.cancelled = ''`}
    ${f.past ? sql`and d.held_on < ${f.today} and (d.held_on, d.id) < (${f.after.day}::date, ${f.after.id}::uuid) order by d.held_on desc, d.id desc`
      : sql`and d.held_on >= ${f.today} and (d.held_on, d.id) > (${f.after.day}::date, ${f.after.id}::uuid) order by d.held_on, d.id`} limit 51`))
export const findDay = (db: Db, county: string, id: string) => db.maybe<DayRow>(sql`${days} where d.county = ${county} and d.id = ${id}`)
export const holdDay = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string }>(sql`select id from voices.contact_days where county = ${county} and id = ${id} for update`)
export const insertDay = (db: Db, d: { county: string; id: string; region: string; contactId: string; on: string; from: string; until: string; venue: string; capacity: number }) =>
  db.run(sql`insert into voices.contact_days (county, id, region, contact_id, held_on, from_time, until_time, venue, capacity)
    values (${d.county}, ${d.id}, ${d.region}, ${d.contactId}, ${d.on}, ${d.from}, ${d.until}, ${d.venue}, ${d.capacity}) on conflict do nothing`)
export const cancelDay = (db: Db, county: string, id: string, reason: string) =>
  db.run(sql`update voices.contact_days set cancelled = ${reason}, version = version + 1 where county = ${county} and id = ${id}`)
export const comingDaysOf = (db: Db, county: string, contactId: string, today: string) =>
  db.one<{ n: number }>(sql`select count(*)::int as n from voices.contact_days where county = ${county} and contact_id = ${contactId} and held_on >= ${today} and cancelled = ''`)

export type VisitRow = Visit & { personId: string | null; region: string }
const visits = sql`select v.id, v.day_id as "dayId", v.name, v.walk_in as "walkIn", v.state, v.issue, v.case_id as "caseId", v.case_number as "caseNumber", v.version, v.person_id as "personId", v.region from voices.visits v`
export const visitsOfDay = (db: Db, county: string, dayId: string) => db.many<VisitRow>(sql`${visits} where v.county = ${county} and v.day_id = ${dayId} order by v.id limit 500`)
export const visitsOfPerson = (db: Db, county: string, personId: string) => db.many<VisitRow>(sql`${visits} where v.county = ${county} and v.person_id = ${personId} order by v.id desc limit 50`)
export const lockVisit = (db: Db, county: string, id: string) => db.maybe<VisitRow>(sql`${visits} where v.county = ${county} and v.id = ${id} for update`)
export const findVisit = (db: Db, county: string, id: string) => db.maybe<VisitRow>(sql`${visits} where v.county = ${county} and v.id = ${id}`)
export const insertVisit = (db: Db, v: { county: string; id: string; region: string; dayId: string; personId: string | null; name: string; walkIn: boolean; state: string; issue: string; at: Date }) =>
  db.run(sql`insert into voices.visits (county, id, region, day_id, person_id, name, walk_in, state, issue, at)
    values (${v.county}, ${v.id}, ${v.region}, ${v.dayId}, ${v.personId}, ${v.name}, ${v.walkIn}, ${v.state}, ${v.issue}, ${v.at}) on conflict do nothing`)
export const setVisit = (db: Db, county: string, id: string, state: string, issue: string) =>
  db.run(sql`update voices.visits set state = ${state}, issue = ${issue}, version = version + 1 where county = ${county} and id = ${id}`)
export const setVisitCase = (db: Db, county: string, id: string, caseId: string, number: string) =>
  db.run(sql`update voices.visits set state = 'came', case_id = ${caseId}, case_number = ${number}, version = version + 1 where county = ${county} and id = ${id}`)
/** Days of visits of one person: read on a resident's behalf, in the range of the county. */
export const daysByIds = (db: Db, county: string, ids: readonly string[]) => db.many<DayRow>(sql`${days} where d.county = ${county} and d.id = any(${[...ids]}::uuid[])`)
/** One person may be named in the visits of two files that become one: both booked for the same day. */
export const bothBooked = async (db: Db, county: string, a: string, b: string): Promise<boolean> =>
  (await db.one<{ n: number }>(sql`select count(*)::int as n from voices.visits x join voices.visits y on y.county = x.county and y.day_id = x.day_id and y.state = 'booked'
    where x.county = ${county} and x.person_id = ${a} and y.person_id = ${b} and x.state = 'booked'`)).n > 0
