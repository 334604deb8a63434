import { addDays, shanghaiDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { defineJob, type Job } from '../../platform/server/jobs.ts'
import type { AgencyNeeds } from './needs.ts'
import * as q from './queries/mandates.ts'
import { recordStep } from './queries/steps.ts'
import { ENDING_DAYS, OPEN_STATES, PAPER_DAYS } from './rules.ts'

const everyone = { as: 'staff', ...EVERYWHERE } as const

/** Once a day each mandate at most: it ends soon, it has ended, papers lie too long or after its end. Each in a transaction of its own. */
export const makeAgencyJobs = (need: AgencyNeeds): Job[] => [
  defineJob({
    name: 'agency.remind',
    title: '代办委托到期和代管材料提醒',
    cron: '20 8 * * *',
    async run({ db, services, now, progress }) {
      const today = shanghaiDate(now)
      const due = { today, soon: addDays(today, ENDING_DAYS), heldSince: new Date(now.getTime() - PAPER_DAYS * 86_400_000) }
      for (let done = 0; ; ) {
        const rows = await db.within(everyone, (tx) => q.toRemind(tx, due))
        if (rows.length === 0) break
        for (const row of rows) {
          await db.within(everyone, async (tx) => {
            const over = OPEN_STATES.includes(row.state) && row.until < today
            if (over && row.state !== 'handing_over') {
              await q.setState(tx, row.county, row.id, 'expired')
              await recordStep(tx, { county: row.county, id: uuidv7(now.getTime()), region: row.region, aboutId: row.id, step: 'expired', note: '', account: null, name: '系统', at: now })
            }
            await q.reminded(tx, row.county, row.id, today)
            const held = row.held > 0 ? `手里还有${row.held}份材料，请退还并签收。` : ''
            const title = over ? `${row.personName}的代办委托已到期` : OPEN_STATES.includes(row.state) && row.until <= due.soon ? `${row.personName}的代办委托${row.until}到期` : `${row.personName}的材料还没有退还`
            await need.notify({ tx, now, services }, {
              county: row.county, region: row.region, accountId: row.agentAccount, template: 'agency_reminder', title, body: `${row.titles.join('、')}。${held}${over ? '还要办的，请和居民重新写一份委托。' : ''}`, link: `/agency/${row.id}`,
            })
          })
          done += 1
        }
        await progress(done, done)
      }
    },
  }),
]
