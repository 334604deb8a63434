import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'

export interface ConsentRow {
  id: string
  purpose: string
  wording: number
  deed: 'given' | 'withdrawn' | 'reminded'
  valid_until: string | null
  by_name: string
  channel: string
  at: string
}

/** A person's consents, newest first, by consents_by_person. */
export const consentsOf = (db: Db, county: string, personId: string) =>
  db.many<ConsentRow>(sql`select id, purpose, wording, deed, valid_until, by_name, channel, at from privacy.consents
    where county = ${county} and person_id = ${personId} order by at desc, id desc limit 200`)

/** The last row but reminders of one purpose. */
export const lastConsent = (db: Db, county: string, personId: string, purpose: string) =>
  db.maybe<ConsentRow>(sql`select id, purpose, wording, deed, valid_until, by_name, channel, at from privacy.consents
    where county = ${county} and person_id = ${personId} and purpose = ${purpose} and deed <> 'reminded' order by at desc, id desc limit 1`)

export interface NewConsent {
  county: string
  id: string
  region: string
  personId: string
  purpose: string
  wording: number
  deed: 'given' | 'withdrawn' | 'reminded'
  validUntil: string | null
  byPersonId: string | null
  byAccount: string | null
  byName: string
  channel: string
  note: string
  now: Date
}

export const insertConsent = (db: Db, c: NewConsent) =>
  db.run(sql`insert into privacy.consents (county, id, region, person_id, purpose, wording, deed, valid_until, by_person_id, by_account, by_name, channel, note, at)
    values (${c.county}, ${c.id}, ${c.region}, ${c.personId}, ${c.purpose}, ${c.wording}, ${c.deed}, ${c.validUntil}, ${c.byPersonId}, ${c.byAccount}, ${c.byName},
      ${c.channel}, ${c.note}, ${c.now})`)

/** Newest first by id, by consents_by_region or the primary key. */
export const listConsents = (
  db: Db,
  f: { county: string; lo: string; hi: string; purpose: string | null; deed: string | null; from: Date | null; until: Date | null; after: string },
) =>
  db.many<ConsentRow & { name: string | null; region_name: string | null; region: string }>(unprepared(sql`
    select c.id, c.purpose, c.wording, c.deed, c.valid_until, c.by_name, c.channel, c.at, p.name, r.name as region_name, c.region
    from privacy.consents c
    left join register.published_people p on p.county = c.county and p.id = c.person_id
    left join regions.published_regions r on r.code = c.region
    where c.county = ${f.county} and c.region >= ${f.lo} and c.region < ${f.hi} and c.id < ${f.after}
      ${f.purpose ? sql`and c.purpose = ${f.purpose}` : sql.none} ${f.deed ? sql`and c.deed = ${f.deed}` : sql.none}
      ${f.from ? sql`and c.at >= ${f.from}` : sql.none} ${f.until ? sql`and c.at < ${f.until}` : sql.none}
    order by c.id desc limit 51`))

/** Consents that stand, end by a day, and were not reminded of yet, by consents_ending. */
export const consentsEnding = (db: Db, county: string, from: string, until: string) =>
  db.many<{ id: string; region: string; person_id: string; purpose: string; wording: number; valid_until: string }>(sql`
    select c.id, c.region, c.person_id, c.purpose, c.wording, c.valid_until from privacy.consents c
    where c.county = ${county} and c.deed = 'given' and c.valid_until >= ${from} and c.valid_until <= ${until}
      and not exists (select from privacy.consents later where later.county = c.county and later.person_id = c.person_id and later.purpose = c.purpose
        and (later.at, later.id) > (c.at, c.id))
    order by c.valid_until, c.id limit 500`)
