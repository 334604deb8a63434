import { sql } from '../../../platform/server/sql.ts'
import type { Db } from '../../../platform/server/db.ts'

export interface PastRow {
  id: string
  number: string
  region: string
  region_name: string | null
  submitted_at: string
  accepted_at: string | null
  form: Record<string, unknown>
  result: { values: Record<string, unknown> } | null
  numbers_sealed: Buffer | null
  applicant_id: string | null
  papers: string[]
}

/** Cases of one matter handed in since a day, newest first, by cases_by_matter; papers by materials_by_case. */
export const pastRows = (db: Db, f: { county: string; lo: string; hi: string; code: string; since: Date; limit: number }) =>
  db.many<PastRow>(sql`
    select c.id, c.number, c.region, r.name as region_name, c.submitted_at, c.accepted_at, c.form, c.result, c.numbers_sealed, c.applicant_id,
      array(select m.code from cases.materials m where m.county = c.county and m.case_id = c.id) as papers
    from cases.cases c left join regions.published_regions r on r.code = c.region
    where c.county = ${f.county} and c.matter_code = ${f.code} and c.region >= ${f.lo} and c.region < ${f.hi} and c.submitted_at >= ${f.since} and c.state <> 'draft'
    order by c.submitted_at desc, c.id desc limit ${f.limit}`)
