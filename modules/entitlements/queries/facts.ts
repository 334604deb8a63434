import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

/** Where a person is registered and lives today, by ties_of_person; a place elsewhere has its own code or none. */
export const tiesToday = (db: Db, county: string, personId: string, today: string) =>
  db.many<{ kind: 'registered' | 'living'; region: string; elsewhere: string; elsewhereCode: string }>(sql`
    select kind, region, coalesce(elsewhere, '') as elsewhere, coalesce(elsewhere_code, '') as "elsewhereCode" from register.published_ties
    where county = ${county} and person_id = ${personId} and kind in ('registered', 'living') and valid_from <= ${today} and (valid_until is null or valid_until > ${today}) limit 20`)

/** Programmes that are paid to a person this month. By grants_by_person. */
export const programmesPaid = (db: Db, county: string, personId: string, today: string) =>
  db.many<{ programme: string; since: string }>(sql`
    select programme, min(from_month)::text as since from assistance.published_grants
    where county = ${county} and person_id = ${personId} and mode = 'monthly' and (until_month is null or until_month > ${today}::date) group by programme limit 50`)

/** Cases of a person in some matters that are open or were granted, but one. By cases_by_applicant. */
export const casesIn = (db: Db, county: string, personId: string, matters: readonly string[], but: string) =>
  db.many<{ id: string; number: string; region: string; matterCode: string; state: string; outcome: string; submittedAt: string; concludedAt: string | null }>(sql`
    select id, number, region, matter_code as "matterCode", state, coalesce(outcome, '') as outcome, submitted_at as "submittedAt", concluded_at as "concludedAt" from cases.published_cases
    where county = ${county} and applicant_id = ${personId} and matter_code = any(${[...matters]}::text[]) and id <> ${but}
      and (state in ('submitted', 'awaiting_correction', 'accepted', 'suspended') or (state = 'concluded' and outcome in ('granted', 'done'))) order by submitted_at desc limit 50`)

/** One case within the scope, as a flag needs it. */
export const findCase = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; number: string; region: string; title: string; matterCode: string; applicantId: string | null; state: string }>(sql`
    select id, number, region, title, matter_code as "matterCode", applicant_id as "applicantId", state from cases.published_cases where county = ${county} and id = ${id}`)
