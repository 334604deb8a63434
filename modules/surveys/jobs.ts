import { defineJob, type Job } from '../../platform/server/jobs.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { shuffle } from './queries/answering.ts'

/** Every night answers and codes are written anew in chance order, so that neither the order nor the transaction tells which belong together. */
export const surveyJobs: Job[] = [
  defineJob({
    name: 'surveys.shuffle', title: '答卷重新打乱顺序', cron: '40 2 * * *',
    run: async ({ db, services, log }) => {
      const { n } = await db.within({ as: 'staff', ...EVERYWHERE }, (tx) => shuffle(tx, services.settings.county))
      log.info({ answers: n }, 'answers shuffled')
    },
  }),
]
