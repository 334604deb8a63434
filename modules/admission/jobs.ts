import { formatChineseDate, shanghaiDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { defineJob, type Job } from '../../platform/server/jobs.ts'
import { holdersOf } from '../accounts/index.ts'
import { CalendarNotCovered, defaultCalendar } from '../calendar/index.ts'
import type { AdmissionNeeds } from './needs.ts'
import { daysSetting, recordStep } from './queries/parts.ts'
import * as q from './queries/reports.ts'
import { DAYS } from './rules/moves.ts'

const everyone = { as: 'staff', ...EVERYWHERE } as const

/** Once a day: a report that is not answered by its day climbs to the head of the county, once; days that a calendar lacked are computed when it comes. */
export const makeAdmissionJobs = (needs: Pick<AdmissionNeeds, 'notify'>): Job[] => [
  defineJob({
    name: 'admission.climb',
    title: '摊派反映逾期未答复，报旗领导',
    cron: '20 8 * * *',
    async run({ db, services, now, progress }) {
      const today = shanghaiDate(now)
      await db.within(everyone, async (tx) => {
        const days = (await daysSetting(tx, 'admission.answer_days')) ?? DAYS.answer
        for (const one of await q.withoutDay(tx)) {
          try {
            await q.setAnswerBy(tx, one.county, one.id, defaultCalendar(one.county).addWorkingDays(shanghaiDate(new Date(one.at)), days))
          } catch (refusal) {
            if (!(refusal instanceof CalendarNotCovered)) throw refusal
          }
        }
      })
      const late = await db.within(everyone, (tx) => q.lateReports(tx, today))
      for (const [i, one] of late.entries()) {
        await db.within(everyone, async (tx) => {
          if (!(await q.markClimbed(tx, one.county, one.id, now))) return
          const words = `应在${formatChineseDate(one.answerBy, { withYear: true })}前答复，已经逾期`
          await recordStep(tx, { county: one.county, id: uuidv7(now.getTime()), region: one.region, aboutId: one.id, step: 'climbed', note: words, detail: {}, account: null, name: '系统', at: now })
          for (const kind of ['banner_head', 'civil_affairs_officer']) {
            for (const holder of await holdersOf(tx, kind, `${one.county}000000`, today)) {
              await needs.notify({ tx, now, services }, {
                county: one.county, region: one.region, accountId: holder.account_id, template: 'pushed_duty_late', title: '摊派反映逾期未答复',
                body: `社区反映的“${one.title}”${words}。请决定收回，或者补办准入。`, link: `/desk/admission/reports/${one.id}`,
              })
            }
          }
        })
        await progress(i + 1, late.length)
      }
    },
  }),
]
