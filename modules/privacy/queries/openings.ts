import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'

export interface OpeningRow {
  id: string
  region: string
  region_name: string | null
  kind: string
  person_id: string | null
  person_name: string | null
  purpose: string
  ref: string
  state: 'asked' | 'approved' | 'refused' | 'withdrawn'
  emergency: boolean
  asked_by: string
  asked_name: string
  asked_post: string
  asked_at: string
  decided_name: string
  decided_at: string | null
  reason: string
  until: string | null
  uses: number
  looked_at: string | null
  looked_by: string
  looked_note: string
  version: number
}

const columns = sql`o.id, o.region, o.kind, o.person_id, o.purpose, o.ref, o.state, o.emergency, o.asked_by, o.asked_name, o.asked_post, o.asked_at, o.decided_name, o.decided_at,
  o.reason, o.until, o.uses, o.looked_at, o.looked_by, o.looked_note, o.version`

export const insertOpening = (
  db: Db,
  o: { county: string; id: string; region: string; kind: string; personId: string | null; purpose: string; ref: string; emergency: boolean; askedBy: string; askedName: string; askedPost: string; until: Date | null; now: Date },
) =>
  db.run(sql`insert into privacy.openings (county, id, region, kind, person_id, purpose, ref, state, emergency, asked_by, asked_name, asked_post, asked_at, until)
    values (${o.county}, ${o.id}, ${o.region}, ${o.kind}, ${o.personId}, ${o.purpose}, ${o.ref}, ${o.emergency ? 'approved' : 'asked'}, ${o.emergency}, ${o.askedBy}, ${o.askedName},
      ${o.askedPost}, ${o.now}, ${o.until})`)

export const holdOpening = (db: Db, county: string, id: string) =>
  db.maybe<OpeningRow>(sql`select ${columns}, null as region_name, null as person_name from privacy.openings o where o.county = ${county} and o.id = ${id} for update`)

export const decide = (db: Db, county: string, id: string, d: { state: string; by: string; name: string; reason: string; until: Date | null; now: Date }) =>
  db.run(sql`update privacy.openings set state = ${d.state}, decided_by = ${d.by}, decided_name = ${d.name}, decided_at = ${d.now}, reason = ${d.reason}, until = ${d.until},
    version = version + 1 where county = ${county} and id = ${id}`)

export const recordLook = (db: Db, county: string, id: string, l: { name: string; note: string; now: Date }) =>
  db.run(sql`update privacy.openings set looked_at = ${l.now}, looked_by = ${l.name}, looked_note = ${l.note}, version = version + 1 where county = ${county} and id = ${id}`)

export const countUse = (db: Db, county: string, id: string) =>
  db.run(sql`update privacy.openings set uses = uses + 1 where county = ${county} and id = ${id}`)

/** One that stands open now for this asker, by openings_by_asker. */
export const standing = (db: Db, county: string, askedBy: string, kind: string, personId: string | null, now: Date) =>
  db.maybe<{ id: string }>(sql`select id from privacy.openings where county = ${county} and asked_by = ${askedBy} and kind = ${kind} and state = 'approved'
    and until > ${now} and (person_id is null or person_id = ${personId}) order by id desc limit 1`)

export const listOpenings = (
  db: Db,
  f: { county: string; lo: string; hi: string; askedBy: string | null; notBy: string | null; state: string | null; emergency: boolean; from: Date | null; until: Date | null; after: string },
) =>
  db.many<OpeningRow>(unprepared(sql`select ${columns}, r.name as region_name, p.name as person_name from privacy.openings o
    left join regions.published_regions r on r.code = o.region
    left join register.published_people p on p.county = o.county and p.id = o.person_id
    where o.county = ${f.county} and o.id < ${f.after}
      ${f.askedBy ? sql`and o.asked_by = ${f.askedBy}` : sql`and o.region >= ${f.lo} and o.region < ${f.hi}`}
      ${f.notBy ? sql`and o.asked_by <> ${f.notBy}` : sql.none} ${f.state ? sql`and o.state = ${f.state}` : sql.none} ${f.emergency ? sql`and o.emergency` : sql.none}
      ${f.from ? sql`and o.asked_at >= ${f.from}` : sql.none} ${f.until ? sql`and o.asked_at < ${f.until}` : sql.none}
    order by o.id desc limit 51`))

export const countWaiting = (db: Db, f: { county: string; lo: string; hi: string; notBy: string }) =>
  db.one<{ n: number }>(sql`select count(*) as n from privacy.openings where county = ${f.county} and region >= ${f.lo} and region < ${f.hi} and state = 'asked' and asked_by <> ${f.notBy}`)

/** Whose deputy somebody is today. */
export const deputyOf = (db: Db, county: string, accountId: string, today: string) =>
  db.many<{ deputy_for: string }>(sql`select deputy_for from accounts.published_posts where county = ${county} and account_id = ${accountId} and deputy_for is not null
    and valid_from <= ${today} and (valid_until is null or valid_until > ${today})`)

/** Who holds a post of this kind today. */
export const holders = (db: Db, county: string, kind: string, today: string) =>
  db.many<{ account_id: string; region: string }>(sql`select distinct account_id, region from accounts.published_posts where county = ${county} and kind = ${kind}
    and valid_from <= ${today} and (valid_until is null or valid_until > ${today})`)

/** How many people's numbers a caller has already seen in full since a moment, this one left out; by audit_entries_by_caller. */
export const numbersSeen = (db: Db, caller: string, field: string, since: Date, person: string) =>
  db.one<{ n: number }>(sql`select count(distinct subject) as n from platform.audit_entries where caller = ${caller} and at >= ${since}
    and deed = 'register.number_unmasked' and detail->>'field' = ${field} and subject <> ${person}`)
