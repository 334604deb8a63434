import type { Db } from '../../../platform/server/db.ts'
import { sql, unprepared, type Sql } from '../../../platform/server/sql.ts'
import type { Review } from '../contract.ts'
import type { Tally } from '../rules/review.ts'

export type ReviewRow = Omit<Review, 'regionName' | 'late' | 'tallies'> & { regionName: string | null; tallies: Record<string, Tally> | null }
const reviews = sql`select v.id, v.region, r.name as "regionName", v.title, v.unit_kind as "unitKind", v.unit_name as "unitName", v.period, v.services, v.way, v.survey_id as "surveyId", coalesce(s.title, '') as "surveyTitle",
    v.held_on as "heldOn", v.venue, v.invited, v.present, v.tallies, v.state, v.answer_due as "answerDue", v.answer, v.answered_by as "answeredBy", v.answered_on as "answeredOn", v.closed_on as "closedOn",
    c.score as points, c.satisfied, v.version
  from surveys.reviews v left join regions.published_regions r on r.code = v.region left join surveys.surveys s on s.county = v.county and s.id = v.survey_id
  left join lateral (select c.score, c.satisfied from surveys.scores c where c.county = v.county and c.question = 'all' and (c.review_id = v.id or c.survey_id = v.survey_id and c.region = v.region) order by c.id limit 1) c on true`
const fits = (show: string): Sql => {
  if (show === 'running') return sql`and v.state in ('listed', 'called', 'held', 'answered')`
  if (show === 'unanswered') return sql`and v.state = 'held'`
  if (show === 'ended') return sql`and v.state in ('closed', 'cancelled')`
  return sql.none
}
/** By reviews_by_region. */
export const listReviews = (db: Db, f: { county: string; lo: string; hi: string; show: string; q: string; after: string }) =>
  db.many<ReviewRow>(unprepared(sql`${reviews} where v.county = ${f.county} and v.region >= ${f.lo} and v.region < ${f.hi} ${fits(f.show)} ${f.q ? sql`and strpos(v.title || ' ' || v.unit_name, ${f.q}) > 0` : sql.none}
    and v.id < ${f.after} order by v.id desc limit 51`))
export const countReviews = (db: Db, f: { county: string; lo: string; hi: string }) =>
  db.one<{ running: number; unanswered: number }>(sql`select count(*)::int as running, count(*) filter (where state = 'held')::int as unanswered from surveys.reviews
    where county = ${f.county} and region >= ${f.lo} and region < ${f.hi} and state in ('listed', 'called', 'held', 'answered')`)
export const listClosedReviews = (db: Db, f: { county: string; lo: string; hi: string; after: string }) =>
  db.many<ReviewRow>(unprepared(sql`${reviews} where v.county = ${f.county} and v.region >= ${f.lo} and v.region < ${f.hi} and v.state = 'closed' and v.id < ${f.after} order by v.id desc limit 51`))
export const findReview = (db: Db, county: string, id: string) => db.maybe<ReviewRow>(sql`${reviews} where v.county = ${county} and v.id = ${id}`)
export const lockReview = (db: Db, county: string, id: string) => db.maybe<ReviewRow>(sql`${reviews} where v.county = ${county} and v.id = ${id} for update of v`)
export const insertReview = (db: Db, v: { county: string; id: string; region: string; title: string; unitKind: string; unitName: string; period: string; services: unknown; way: string }) =>
  db.run(sql`insert into surveys.reviews (county, id, region, title, unit_kind, unit_name, period, services, way)
    values (${v.county}, ${v.id}, ${v.region}, ${v.title}, ${v.unitKind}, ${v.unitName}, ${v.period}, ${JSON.stringify(v.services)}::jsonb, ${v.way})`)
export const setCalled = (db: Db, county: string, id: string, v: { heldOn: string; venue: string; invited: number }) =>
  db.run(sql`update surveys.reviews set state = 'called', held_on = ${v.heldOn}, venue = ${v.venue}, invited = ${v.invited}, version = version + 1 where county = ${county} and id = ${id}`)
export const setHeld = (db: Db, county: string, id: string, v: { present: number | null; tallies: unknown; surveyId: string | null; answerDue: string }) =>
  db.run(sql`update surveys.reviews set state = 'held', present = ${v.present}, tallies = ${v.tallies ? JSON.stringify(v.tallies) : null}::jsonb, survey_id = ${v.surveyId}, answer_due = ${v.answerDue}, version = version + 1
    where county = ${county} and id = ${id}`)
export const setAnswered = (db: Db, county: string, id: string, v: { answer: string; by: string; on: string }) =>
  db.run(sql`update surveys.reviews set state = 'answered', answer = ${v.answer}, answered_by = ${v.by}, answered_on = ${v.on}, version = version + 1 where county = ${county} and id = ${id}`)
export const setReviewEnd = (db: Db, county: string, id: string, state: 'closed' | 'cancelled', on: string | null) =>
  db.run(sql`update surveys.reviews set state = ${state}, closed_on = ${on}, version = version + 1 where county = ${county} and id = ${id}`)
