import { addDays, daysBetween, shanghaiDate } from '../../platform/kernel/dates.ts'
import { EVERYWHERE, type Database } from '../../platform/server/db.ts'
import { defineJob, type Job } from '../../platform/server/jobs.ts'
import { countDay, countiesWithCases, lastDay } from './queries/count.ts'

const EVERYONE = { as: 'staff', ...EVERYWHERE } as const
/** How far back a first run looks: a curve of two months. */
const FIRST_RUN = 60

/** Counts every day that has ended and was not counted, the oldest first, each in a transaction of its own. */
export async function countMissingDays(db: Database, now: Date, progress: (done: number, total: number, word: string) => Promise<void> = async () => {}): Promise<void> {
  const yesterday = addDays(shanghaiDate(now), -1)
  for (const { county, first } of await db.within(EVERYONE, (tx) => countiesWithCases(tx))) {
    const last = await db.within(EVERYONE, (tx) => lastDay(tx, county))
    const earliest = addDays(yesterday, 1 - FIRST_RUN)
    const from = last ? addDays(last, 1) : first > earliest ? first : earliest
    const total = daysBetween(from, yesterday) + 1
    for (let n = 0; n < total; n++) {
      await db.within(EVERYONE, (tx) => countDay(tx, county, addDays(from, n), now))
      await progress(n + 1, total, addDays(from, n))
    }
  }
}

export const supervisionJobs: Job[] = [
  defineJob({ name: 'supervision.days', title: '每日在办件快照', cron: '15 0 * * *', run: (ctx) => countMissingDays(ctx.db, ctx.now, ctx.progress) }),
]
