import type { Db } from '../../platform/server/db.ts'
import { sql, unprepared } from '../../platform/server/sql.ts'

export interface JobRunRow {
  id: string
  job: string
  started: string
  ended: string | null
  outcome: 'running' | 'done' | 'retrying' | 'failed'
  progress: { done?: number; total?: number; word?: string }
  error: string | null
}

/** Newest first by id (UUIDv7: by time), by primary key. */
export const listRuns = (db: Db, f: { outcome: string | null; job: string | null; after: string | null }) =>
  db.many<JobRunRow>(unprepared(sql`select id, job, started, ended, outcome, progress, error from platform.job_runs
    where true ${f.outcome ? sql`and outcome = ${f.outcome}` : sql.none} ${f.job ? sql`and job = ${f.job}` : sql.none}
      ${f.after ? sql`and id < ${f.after}` : sql.none}
    order by id desc limit 51`))

/** By job_runs_by_time. */
export const countFailed = (db: Db, since: Date) =>
  db.one<{ n: number }>(sql`select count(*) as n from platform.job_runs where outcome = 'failed' and started > ${since}`)

/** Runs whose process died without a word. */
export const closeDeadRuns = (db: Db, before: Date, now: Date) =>
  db.run(sql`update platform.job_runs set outcome = 'failed', ended = ${now}, error = '运行中服务停止，没有完成'
    where outcome = 'running' and started < ${before}`)

export const deleteOldRuns = (db: Db, before: Date) => db.run(sql`delete from platform.job_runs where started < ${before}`)

export interface AuditRow {
  id: string
  at: string
  caller: string
  caller_name: string
  post: string
  deed: string
  subject: string | null
  region: string
  region_name: string | null
  because: string
  detail: Record<string, unknown>
}

/**
 * Newest first by id: entries carry a UUIDv7 of their moment, so the primary key serves order and time, and the indexes by subject and by
 * caller serve those two. `fromId` and `untilId` are ids made of moments (see entry-ids.ts).
 */
export const listEntries = (
  db: Db,
  f: { lo: string; hi: string; caller: string | null; subject: string | null; deed: string | null; because: string | null; fromId: string | null; untilId: string | null; after: string | null },
) =>
  db.many<AuditRow>(unprepared(sql`
    select e.*, r.name as region_name from (select id, at, caller, caller_name, post, deed, subject, region, because, detail from platform.audit_entries
    where region >= ${f.lo} and region < ${f.hi}
      ${f.caller ? sql`and caller = ${f.caller}` : sql.none} ${f.subject ? sql`and subject = ${f.subject}` : sql.none}
      ${f.deed ? (f.deed.includes('.') ? sql`and deed = ${f.deed}` : sql`and starts_with(deed, ${`${f.deed}.`})`) : sql.none}
      ${f.fromId ? sql`and id >= ${f.fromId}` : sql.none} ${f.untilId ? sql`and id < ${f.untilId}` : sql.none}
      ${f.because ? sql`and because = ${f.because}` : sql.none} ${f.after ? sql`and id < ${f.after}` : sql.none}
    order by id desc limit 51) e left join regions.published_regions r on r.code = e.region order by e.id desc`))

export interface SealRow {
  number: number
  at: string
  from_xact: number
  until_xact: number
  entries: number
  previous: string
  hash: string
}

export const listSeals = (db: Db, before: number | null) =>
  db.many<SealRow>(sql`select number, at, from_xact, until_xact, entries, previous, hash from platform.audit_seals
    where number < coalesce(${before}::bigint, 9223372036854775807) order by number desc limit 51`)

/**
 * Drops answers older than three days. Without a condition of its own: which rows may go says the policy `old_answers_go`, and a condition
 * would need them to be readable, which another caller's answers never are.
 */
export const deleteOldReplies = (db: Db) => db.run(sql`delete from platform.replies`)

const VERIFYING = 7_226_549_414

/** Holds the one place of a verifier until the transaction ends; false where another verifies. */
export const takeVerifying = async (db: Db) => (await db.one<{ free: boolean }>(sql`select pg_try_advisory_xact_lock(${VERIFYING}) as free`)).free
