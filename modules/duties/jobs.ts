import { defineJob, type Job } from '../../platform/server/jobs.ts'
import { generate } from './deeds/generate.ts'
import { matchAll } from './deeds/match.ts'
import { tellAll } from './deeds/tell.ts'
import type { DutyNeeds } from './needs.ts'

/** Asked for after a place has decided something about a duty. */
export const GENERATE_JOB = 'duties.generate'

/** Before work begins: what is owed, by the places and posts of the day, and what counted for it. Every few minutes what was recorded since. */
export const makeDutyJobs = (needs: DutyNeeds): Job[] => [
  defineJob<{ since?: string; codes?: string[] }>({
    name: GENERATE_JOB,
    title: '生成责任日历',
    cron: '30 5 * * *',
    async run({ db, services, now, progress, log }, { since, codes }) {
      const { county } = services.settings
      const made = await generate(db, needs, { county, now, since, codes, progress: (done, total) => progress(done, total, '责任事项') })
      const changed = await matchAll(db, needs, { county, now, codes })
      log.info({ ...made, changed }, 'duties generated')
    },
  }),
  defineJob({
    name: 'duties.tell',
    title: '提醒快到期的责任，逾期的逐级告知',
    cron: '40 8 * * *',
    async run({ db, services, now, progress, log }) {
      // A record of yesterday evening counts before anybody is told that it is missing.
      await matchAll(db, needs, { county: services.settings.county, now })
      const said = await tellAll(db, needs, { services, now })
      await progress(said.messages, said.messages, '条消息')
      log.info(said, 'duties told')
    },
  }),
  defineJob({
    name: 'duties.match',
    title: '按记录核对责任完成情况',
    everySeconds: 300,
    async run({ db, services, now }) {
      await matchAll(db, needs, { county: services.settings.county, now })
    },
  }),
]
