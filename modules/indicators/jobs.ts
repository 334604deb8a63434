import { defineJob, type Job } from '../../platform/server/jobs.ts'
import { SOURCES } from './catalogue/sources.ts'
import { makeUpMissedDays } from './make-up.ts'
import { recountAll, refresh, snapshotDay } from './refresh.ts'

/** Every two seconds what has changed; at night everything; before midnight the record of the day. */
export const indicatorJobs: Job[] = [
  defineJob({
    name: 'indicators.refresh',
    title: '更新有变化的社区指标',
    everySeconds: 2,
    async run({ db, services }) {
      await refresh(db, SOURCES, () => services.clock.now())
    },
  }),
  defineJob({
    name: 'indicators.recount',
    title: '全部指标夜间重新统计',
    cron: '10 0 * * *',
    async run({ db, services, progress }) {
      await makeUpMissedDays(db, SOURCES, services.clock.now())
      await recountAll(db, SOURCES, () => services.clock.now(), (done, total) => progress(done, total, '苏木镇街道'))
    },
  }),
  defineJob({
    name: 'indicators.snapshot',
    title: '留存当日指标',
    cron: '55 23 * * *',
    async run({ db, services }) {
      await refresh(db, SOURCES, () => services.clock.now(), 120_000)
      await snapshotDay(db, services.clock.now())
    },
  }),
]
