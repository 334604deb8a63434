import { EVERYWHERE, type Database } from '../../platform/server/db.ts'
import { defineJob, type Job } from '../../platform/server/jobs.ts'
import { useNotices } from './in-force.ts'
import { daysOf } from './notices.ts'
import { publishedNotices } from './queries/notices.ts'

/** Lays what is published on the committed notices; every process does so at its start and every few seconds. */
export async function refreshNotices(db: Database): Promise<void> {
  const rows = await db.within({ as: 'staff', ...EVERYWHERE }, (tx) => publishedNotices(tx))
  useNotices(rows.map((row) => {
    const region = row.local ? row.county : ''
    return { year: row.year, region, days: daysOf(row.arrangements, region) }
  }))
}

export const makeCalendarJobs = (): Job[] => [
  defineJob({ name: 'calendar.refresh', title: '读取已公布的放假安排', everySeconds: 20, run: (ctx) => refreshNotices(ctx.db) }),
]
