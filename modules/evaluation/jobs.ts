import { addDays, shanghaiDate } from '../../platform/kernel/dates.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { defineJob, type Job } from '../../platform/server/jobs.ts'
import { tellUnit } from './deeds/shared.ts'
import type { EvaluationNeeds } from './needs.ts'
import * as q from './queries/titles.ts'

const everyone = { as: 'staff', ...EVERYWHERE } as const

/** Once a day: a unit whose correction is overdue, or whose title runs out within thirty days, is told once. */
export const makeEvaluationJobs = (need: Pick<EvaluationNeeds, 'notify'>): Job[] => [
  defineJob({
    name: 'evaluation.watch',
    title: '称号整改到期和有效期提醒',
    cron: '40 8 * * *',
    async run({ db, services, now, progress }) {
      const today = shanghaiDate(now)
      const due = await db.within(everyone, (tx) => q.titlesToRemind(tx, today, addDays(today, 30)))
      for (const [i, one] of due.entries()) {
        await db.within(everyone, async (tx) => {
          if (!(await q.markReminded(tx, one.county, one.id, today))) return
          const overdue = one.state === 'warned' && one.correctBy !== null && one.correctBy < today
          await tellUnit({ tx, now, services: services as never }, need, one, {
            template: 'evaluation_title', title: overdue ? '整改期限已过' : '称号即将到期', link: `/desk/evaluation/titles/${one.id}`,
            body: overdue ? `“${one.title}”的整改期限${one.correctBy}已过，请尽快报告整改情况。` : `“${one.title}”有效期到${one.validUntil}，需要继续保留的请参加下一轮评定。`,
          })
        })
        await progress(i + 1, due.length)
      }
    },
  }),
]
