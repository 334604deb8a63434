import { defineJob, type Job } from '../../platform/server/jobs.ts'
import { deriveAll, followRegister } from './derive.ts'

/** Every two seconds what has changed in the register; at night everybody, so that no row stays wrong for longer than a day. */
export const populationJobs: Job[] = [
  defineJob({
    name: 'population.follow',
    title: '人口口径跟随登记更新',
    everySeconds: 2,
    async run({ db, services }) {
      await followRegister(db, services.clock.now())
    },
  }),
  defineJob({
    name: 'population.recount',
    title: '人口口径夜间核对',
    cron: '40 1 * * *',
    async run({ db, progress, log }) {
      const wrong = await deriveAll(db, (done, total) => progress(done, total, '社区'))
      if (wrong) log.warn({ wrong }, 'population: rows corrected by the nightly check')
    },
  }),
]
