import type { Db } from '../../../platform/server/db.ts'
import { sql } from '../../../platform/server/sql.ts'
import type { HolidayNotice } from '../contract.ts'

export interface NoticeRow {
  id: string
  county: string
  region: string
  year: number
  title: string
  local: boolean
  arrangements: HolidayNotice['arrangements']
  state: HolidayNotice['state']
  byAccount: string
  byName: string
  checkedBy: string
  publishedAt: string | null
  version: number
}

const columns = sql`select n.id, n.county, n.region, n.year, n.title, n.local, n.arrangements, n.state, n.by_account as "byAccount", n.by_name as "byName", n.checked_by as "checkedBy",
    n.published_at as "publishedAt", n.version from calendar.notices n`

/** Of a county, the newest year first (notices_by_year); a county writes one or two a year. */
export const listNotices = (db: Db, county: string) => db.many<NoticeRow>(sql`${columns} where n.county = ${county} order by n.year desc, n.id desc limit 200`)
export const lockNotice = (db: Db, county: string, id: string) => db.maybe<NoticeRow>(sql`${columns} where n.county = ${county} and n.id = ${id} for update`)
/** In force, in the order in which they were published. */
export const publishedNotices = (db: Db) => db.many<NoticeRow>(sql`${columns} where n.state = 'published' order by n.published_at, n.id`)

export const insertNotice = (db: Db, n: { county: string; id: string; region: string; year: number; title: string; local: boolean; arrangements: object; account: string; name: string; at: Date }) =>
  db.run(sql`insert into calendar.notices (county, id, region, year, title, local, arrangements, by_account, by_name, written_at)
    values (${n.county}, ${n.id}, ${n.region}, ${n.year}, ${n.title}, ${n.local}, ${JSON.stringify(n.arrangements)}, ${n.account}, ${n.name}, ${n.at})`)
export const updateNotice = (db: Db, county: string, id: string, n: { year: number; title: string; local: boolean; arrangements: object; account: string; name: string }) =>
  db.run(sql`update calendar.notices set year = ${n.year}, title = ${n.title}, local = ${n.local}, arrangements = ${JSON.stringify(n.arrangements)}, by_account = ${n.account}, by_name = ${n.name},
    version = version + 1 where county = ${county} and id = ${id}`)
export const settleNotice = (db: Db, county: string, id: string, state: string, name: string, at: Date | null) =>
  db.run(sql`update calendar.notices set state = ${state}, checked_by = ${name}, published_at = ${at}, version = version + 1 where county = ${county} and id = ${id}`)

/** How far the last run of a job is. */
export const lastRun = (db: Db, job: string) =>
  db.maybe<{ started: string; ended: string | null; progress: { done?: number; total?: number } | null }>(sql`select started, ended, progress from platform.job_runs where job = ${job} order by started desc limit 1`)
