import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'

export interface CaseRow {
  id: string; number: string; title: string; matterCode: string; state: string; region: string; regionName: string; placeText: string; submittedAt: string | null; dueAt: string | null; urged: number; version: number
}
const columns = sql`c.id, c.number, c.title, c.matter_code as "matterCode", c.state, c.region, coalesce(case when r.level = 'grid' then coalesce(u.name, '') || r.name else r.name end, c.region) as "regionName", c.place_text as "placeText", c.submitted_at as "submittedAt", c.due_at as "dueAt", c.version,
  (select count(*)::int from hotline.call_cases k where k.county = c.county and k.case_id = c.id and k.link = 'urged') as urged`
const OPEN = sql`c.state in ('submitted', 'awaiting_correction', 'accepted', 'suspended')`

export const caseOf = (db: Db, county: string, named: { id?: string; number?: string }) =>
  db.maybe<CaseRow>(unprepared(sql`select ${columns} from cases.published_likenesses c left join regions.published_regions r on r.code = c.region left join regions.published_regions u on u.code = r.parent
    where c.county = ${county} and ${named.id ? sql`c.id = ${named.id}` : sql`c.number = ${named.number ?? ''}`}`))

/** Open cases of a person, by cases_by_applicant. */
export const openCasesOf = (db: Db, county: string, personId: string) =>
  db.many<CaseRow>(sql`select ${columns} from cases.published_cases p join cases.published_likenesses c on c.county = p.county and c.id = p.id
      left join regions.published_regions r on r.code = c.region left join regions.published_regions u on u.code = r.parent
    where p.county = ${county} and p.applicant_id = ${personId} and ${OPEN} order by p.id desc limit 30`)

/**
 * Open cases of a matter in a place, those with the most like words first. By cases_by_matter: of one matter and community some hundreds are open
 * at most; the newest five hundred are compared.
 */
export const likeCases = (db: Db, f: { county: string; matter: string; lo: string; hi: string; grams: readonly string[]; since: Date }) =>
  db.many<CaseRow & { shared: number }>(unprepared(sql`with open as (
      select c.* from cases.published_likenesses c where c.county = ${f.county} and c.matter_code = ${f.matter} and c.region >= ${f.lo} and c.region < ${f.hi} and ${OPEN} and c.submitted_at > ${f.since}
      order by c.submitted_at desc limit 500)
    select ${columns}, c.shared from (select o.*, (select count(*)::int from unnest(o.grams) g where g = any(${[...f.grams]}::text[])) as shared from open o) c
      left join regions.published_regions r on r.code = c.region left join regions.published_regions u on u.code = r.parent
    where ${f.grams.length} = 0 or c.shared > 0 order by c.shared desc, c.submitted_at desc limit 8`))
