import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { PhaseReview } from '../contract.ts'

export interface ReviewRow {
  phase: number
  reviewId: string
  aim: number
  title: string
  result: PhaseReview['aims'][number]['result']
  evidence: string
  reviewedOn: string
  byName: string
}

/** All reviews of the phases of a text, the newest first; by phase_reviews_by_plan. */
export const reviewsOf = (db: Db, plan: string, version: number) =>
  db.many<ReviewRow>(sql`select phase, review_id as "reviewId", aim, aim_title as title, result, evidence, reviewed_on as "reviewedOn", by_name as "byName" from plans.phase_reviews
    where plan = ${plan} and plan_version = ${version} order by at desc, review_id, aim limit 2000`)

export const insertReview = (
  db: Db,
  r: { county: string; id: string; region: string; plan: string; version: number; phase: number; reviewId: string; aim: number; title: string; result: string; evidence: string; on: string; me: string; name: string; at: Date },
) =>
  db.run(sql`insert into plans.phase_reviews (county, id, region, plan, plan_version, phase, review_id, aim, aim_title, result, evidence, reviewed_on, by_account, by_name, at)
    values (${r.county}, ${r.id}, ${r.region}, ${r.plan}, ${r.version}, ${r.phase}, ${r.reviewId}, ${r.aim}, ${r.title}, ${r.result}, ${r.evidence}, ${r.on}, ${r.me}, ${r.name}, ${r.at})`)

export const goalsOfPlan = async (db: Db, plan: string) =>
  (await db.one<{ n: number }>(sql`select count(*)::int as n from plans.goals where plan = ${plan} and state <> 'dropped'`)).n
