import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'

/** The newest answer to each flag of a case. By answers_by_case. */
export const answersOf = (db: Db, county: string, caseId: string) =>
  db.many<{ other: string; answer: string; note: string; byName: string; at: string }>(sql`
    select distinct on (other) other, answer, note, by_name as "byName", at from entitlements.flag_answers where county = ${county} and case_id = ${caseId} order by other, at desc, (answer = 'left'), id desc`)
export const insertAnswer = (db: Db, a: { county: string; id: string; region: string; caseId: string; other: string; answer: string; note: string; byAccount: string | null; byName: string; at: Date }) =>
  db.run(sql`insert into entitlements.flag_answers (county, id, region, case_id, other, answer, note, by_account, by_name, at)
    values (${a.county}, ${a.id}, ${a.region}, ${a.caseId}, ${a.other}, ${a.answer}, ${a.note}, ${a.byAccount}, ${a.byName}, ${a.at})`)

/** Concluded without an answer and not answered since, newest first (ids sort by time), fifty at a time. By answers_left. */
export const leftFlags = (db: Db, f: { county: string; lo: string; hi: string; after: string }) =>
  db.many<{ id: string; caseId: string; other: string; region: string; regionName: string | null; at: string; byName: string; number: string; title: string }>(unprepared(sql`
    select a.id, a.case_id as "caseId", a.other, a.region, r.name as "regionName", a.at, a.by_name as "byName", c.number, c.title
    from entitlements.flag_answers a join cases.published_cases c on c.county = a.county and c.id = a.case_id
    left join regions.published_regions r on r.code = a.region
    where a.county = ${f.county} and a.region >= ${f.lo} and a.region < ${f.hi} and a.answer = 'left' and a.id < ${f.after}
      and not exists (select from entitlements.flag_answers later where later.county = a.county and later.case_id = a.case_id and later.other = a.other and later.answer <> 'left' and later.at >= a.at)
    order by a.id desc limit 51`))
