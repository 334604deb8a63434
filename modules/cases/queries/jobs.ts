import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

/* What the jobs look for, a few hundred at a time, in the order of an id so that one that fails does not hold the others up. */

export interface Found {
  county: string
  id: string
}

/** Submitted before a moment and still without an answer (cases_waiting_for_acceptance). */
export const unanswered = (db: Db, before: Date, after: string) =>
  db.many<Found>(sql`select county, id from cases.cases where state = 'submitted' and submitted_at < ${before} and id > ${after} order by id limit 200`)

/** Whose public notice has hung out its last day (publications_running). */
export const publicationsOver = (db: Db, today: string, after: string) =>
  db.many<Found & { publication: string; stage: string }>(sql`
    select county, case_id as id, id as publication, stage from cases.publications where ended_at is null and until_on < ${today} and id > ${after} order by id limit 200`)

/** Accepted and without a last day: the calendar did not reach (cases_without_day). */
export const withoutDay = (db: Db, after: string) =>
  db.many<Found>(sql`select county, id from cases.cases where state = 'accepted' and due_at is null and id > ${after} order by id limit 200`)

/** Whose clock may run: at work, in the order of their ids (the open cases by cases_open_by_due are few beside all). */
export const atWork = (db: Db, after: string) =>
  db.many<Found>(sql`select county, id from cases.cases where state in ('submitted', 'awaiting_correction', 'accepted', 'suspended') and id > ${after} order by id limit 500`)
export const countAtWork = async (db: Db): Promise<number> =>
  (await db.one<{ n: number }>(sql`select count(*)::int as n from cases.cases where state in ('submitted', 'awaiting_correction', 'accepted', 'suspended')`)).n

/** At work and due before a moment (cases_open_by_due). */
export const dueBefore = (db: Db, county: string, before: Date, after: { due: string; id: string } | undefined) =>
  db.many<Found & { due_at: string }>(sql`
    select county, id, due_at from cases.cases where county = ${county} and state in ('submitted', 'awaiting_correction', 'accepted', 'suspended')
      and state in ('submitted', 'accepted') and due_at < ${before}
      and (due_at, id) > (${after?.due ?? '1970-01-01T00:00:00Z'}, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}) order by due_at, id limit 200`)

export const counties = async (db: Db): Promise<string[]> =>
  (await db.many<{ county: string }>(sql`select distinct left(code, 6) as county from regions.published_regions where level = 'county'`)).map((row) => row.county)

/* What a retention rule finds (see modules/privacy): drafts nobody finished; the numbers of cases long concluded. */

export const oldDrafts = (db: Db, county: string, before: string) =>
  db.one<{ n: number }>(sql`select count(*) as n from cases.cases where county = ${county} and state = 'draft' and updated_at < ${before}::date`)

/** As owner, drafts only: see migration 0071. */
export const deleteOldDrafts = async (db: Db, county: string, before: string, limit: number): Promise<number> =>
  (await db.one<{ n: number }>(sql`select cases.forget_drafts(${county}, ${before}, ${limit}) as n`)).n

/** By cases_by_conclusion. */
export const oldContacts = (db: Db, county: string, before: string) =>
  db.one<{ n: number }>(sql`select count(*) as n from cases.cases where county = ${county} and concluded_at < ${before}::date
    and state in ('concluded', 'withdrawn') and (contact_sealed is not null or numbers_sealed is not null)`)

export const dropOldContacts = (db: Db, county: string, before: string, limit: number) =>
  db.run(sql`update cases.cases set contact_sealed = null, numbers_sealed = null where county = ${county} and id in (
    select id from cases.cases where county = ${county} and concluded_at < ${before}::date and state in ('concluded', 'withdrawn')
      and (contact_sealed is not null or numbers_sealed is not null) limit ${limit})`)
