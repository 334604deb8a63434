import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'

/** Deeds by which somebody looked at a person's data, or took it along. */
const LOOKS = ['register.person_opened', 'register.number_unmasked', 'register.facts_reused', 'hotline.caller_cases_read', 'case.opened', 'case.printed', 'files.opened', 'privacy.opening_asked', 'privacy.opening_used', 'privacy.copy_made', 'entitlements.explained']

export interface LookRow {
  id: string
  at: string
  deed: string
  caller: string
  caller_name: string
  post: string
  because: string
  detail: { ref?: string; field?: string; case?: string; emergency?: boolean }
  place: string | null
  case_number: string | null
}

/** Who looked, newest first, by audit_entries_by_subject; with the place of the post and the number of the case. Needs the county's scope. */
export const looks = (db: Db, county: string, subject: string, after: { at: string; id: string } | null) =>
  db.many<LookRow>(sql`
    select e.id, e.at, e.deed, e.caller, e.caller_name, e.post, e.because, e.detail, r.name as place, c.number as case_number
    from (select id, at, deed, caller, caller_name, post, because, detail from platform.audit_entries
      where subject = ${subject} and deed = any (${LOOKS})
        and (${after?.at ?? null}::timestamptz is null or (at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      order by at desc, id desc limit 51) e
    left join regions.published_regions r on r.code = split_part(e.post, '@', 2)
    left join cases.published_cases c on c.county = ${county} and c.id::text = e.detail->>'case'
    order by e.at desc, e.id desc`)

/** What others did in a person's name: deeds on them by residents who are not them. */
export const deedsInName = (db: Db, county: string, subject: string) =>
  db.many<{ id: string; at: string; deed: string; caller_name: string; case_number: string | null }>(sql`
    select e.id, e.at, e.deed, e.caller_name, c.number as case_number from platform.audit_entries e
    left join cases.published_cases c on c.county = ${county} and c.id::text = e.detail->>'case'
    where e.subject = ${subject} and e.post = '居民' and e.deed not like 'privacy.mandate%' and e.deed not like 'register.representative%'
      and not exists (select from accounts.published_people a where a.county = ${county} and a.account_id::text = e.caller and a.person_id = ${subject})
    order by e.at desc, e.id desc limit 100`)

export const insertCopy = (db: Db, c: { county: string; id: string; region: string; personId: string; byAccount: string; byName: string; now: Date; until: Date }) =>
  db.run(sql`insert into privacy.copies (county, id, region, person_id, by_account, by_name, made_at, until)
    values (${c.county}, ${c.id}, ${c.region}, ${c.personId}, ${c.byAccount}, ${c.byName}, ${c.now}, ${c.until})`)

export const findCopy = (db: Db, county: string, id: string) =>
  db.maybe<{ id: string; person_id: string; by_account: string; until: string }>(sql`
    select id, person_id, by_account, until from privacy.copies where county = ${county} and id = ${id}`)

/** What this module keeps of a person, by consents_by_person, copies_by_person, mandates_by_person, mandates_by_agent, openings_by_subject. */
export const toTell = (db: Db, county: string, personId: string) =>
  db.many<{ kind: 'consent' | 'copy' | 'mandate' | 'acts' | 'opening'; what: string; deed: string; at: string; until: string | null }>(sql`
    (select 'consent' as kind, purpose as what, deed, at, valid_until::text as until from privacy.consents where county = ${county} and person_id = ${personId} and deed <> 'reminded' order by at desc limit 40)
    union all (select 'copy', '', '', made_at, null from privacy.copies where county = ${county} and person_id = ${personId} order by made_at desc limit 20)
    union all (select 'mandate', by_name, state, offered_at, valid_until::text from privacy.mandates where county = ${county} and person_id = ${personId} order by offered_at desc limit 20)
    union all (select 'acts', '', state, offered_at, valid_until::text from privacy.mandates where county = ${county} and by_person_id = ${personId} order by offered_at desc limit 20)
    union all (select 'opening', purpose, state, asked_at, null from privacy.openings where county = ${county} and person_id = ${personId} order by asked_at desc limit 20)
    order by at desc limit 100`)
