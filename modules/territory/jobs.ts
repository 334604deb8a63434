import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { defineJob, type Job } from '../../platform/server/jobs.ts'
import type { PlacedPart } from '../regions/definition.ts'
import { executeDossier, sweepStages } from './execute.ts'
import { dueDossiers } from './queries.ts'

export const EXECUTE_JOB = 'territory.execute'

/** Every hour, and when asked: changes whose day has come take effect; rows written beside them are looked for again. */
export const makeTerritoryJobs = (parts: readonly PlacedPart[]): Job[] => [
  defineJob({
    name: EXECUTE_JOB,
    title: '执行到期的区划调整',
    cron: '5 * * * *',
    async run({ db, now, progress }) {
      const due = await db.within({ as: 'staff', ...EVERYWHERE }, (tx) => dueDossiers(tx, shanghaiDate(now)))
      for (const { county, id } of due) await executeDossier(db, parts, county, id, now, (done, total) => progress(done, total, '个社区'))
      await sweepStages(db, parts, now)
    },
  }),
]
