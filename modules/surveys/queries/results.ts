import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared } from '../../../platform/server/sql.ts'

export interface ScoreRow {
  region: string; question: string; title: string; responses: number; score: number | null; scoreLo: number | null; scoreHi: number | null; satisfied: number | null; satisfiedLo: number | null; satisfiedHi: number | null
}
export const insertScore = (db: Db, s: ScoreRow & { county: string; id: string; surveyId: string | null; reviewId: string | null }) =>
  db.run(sql`insert into surveys.scores (county, id, region, survey_id, review_id, question, title, responses, score, score_lo, score_hi, satisfied, satisfied_lo, satisfied_hi)
    values (${s.county}, ${s.id}, ${s.region}, ${s.surveyId}, ${s.reviewId}, ${s.question}, ${s.title}, ${s.responses}, ${s.score}, ${s.scoreLo}, ${s.scoreHi}, ${s.satisfied}, ${s.satisfiedLo}, ${s.satisfiedHi})`)

export interface SatisfactionRow {
  id: string; surveyId: string | null; reviewId: string | null; title: string; region: string; regionName: string | null; unitKind: string; unitName: string; period: string; responses: number; way: 'sample' | 'open' | 'meeting'
  closedOn: string; score: number; scoreLo: number | null; scoreHi: number | null; satisfied: number; satisfiedLo: number | null; satisfiedHi: number | null
}
/** The whole of each survey and review at each place, newest first. */
export const listSatisfaction = (db: Db, f: { county: string; lo: string; hi: string; unitKind: string; period: string; after: string }) =>
  db.many<SatisfactionRow>(unprepared(sql`select c.id, c.survey_id as "surveyId", c.review_id as "reviewId", c.title, c.region, r.name as "regionName", c.unit_kind as "unitKind", c.unit_name as "unitName", c.period, c.responses, c.way,
      c.closed_on as "closedOn", c.score, c.score_lo as "scoreLo", c.score_hi as "scoreHi", c.satisfied, c.satisfied_lo as "satisfiedLo", c.satisfied_hi as "satisfiedHi"
    from surveys.published_satisfaction c left join regions.published_regions r on r.code = c.region
    where c.county = ${f.county} and c.region >= ${f.lo} and c.region < ${f.hi} and c.question = 'all' and c.score is not null
      ${f.unitKind ? sql`and c.unit_kind = ${f.unitKind}` : sql.none} ${f.period ? sql`and c.period = ${f.period}` : sql.none} and c.id < ${f.after} order by c.id desc limit 51`))
export const namesOf = (db: Db, codes: readonly string[]) =>
  db.many<{ code: string; name: string }>(sql`select code, name from regions.published_regions where code = any(${[...codes]})`)
