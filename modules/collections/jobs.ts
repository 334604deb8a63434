import { addDays, formatChineseDate, shanghaiDate } from '../../platform/kernel/dates.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { defineJob, type Job } from '../../platform/server/jobs.ts'
import { holdersOf } from '../accounts/index.ts'
import type { CollectionNeeds } from './needs.ts'
import * as s from './queries/sheets.ts'

const everyone = { as: 'staff', ...EVERYWHERE } as const
/** Days before the last day on which a place is told once more. */
const AHEAD = 3
const PORTION = 100

/** Those who sign a sheet, and those who check it when it is late. */
const SIGNERS: Readonly<Record<string, readonly string[]>> = { community: ['station_head'], township: ['street_officer', 'street_head'], county: ['statistician', 'civil_affairs_officer'], prefecture: ['statistician'], province: [] }

/** Every morning: who still owes a sheet is told three days ahead, and once more when it is late, together with the place above. */
export const makeCollectionJobs = (need: Pick<CollectionNeeds, 'notify'>): Job[] => [
  defineJob({
    name: 'collections.remind',
    title: '填报到期提醒和催报',
    cron: '40 8 * * *',
    async run({ db, services, now, progress }) {
      const today = shanghaiDate(now)
      let done = 0
      for (;;) {
        const rows = await db.within(everyone, (tx) => s.toRemind(tx, today, addDays(today, AHEAD), PORTION))
        for (const row of rows) {
          await db.within(everyone, async (tx) => {
            await s.markReminded(tx, row.county, row.id, today)
            const late = row.dueOn < today
            const day = formatChineseDate(row.dueOn, { withYear: true })
            const told: [region: string, level: string][] = [[row.region, row.level]]
            if (late && row.above) told.push([row.above, row.above.endsWith('000000') ? 'county' : 'township'])
            for (const [region, level] of told) {
              for (const kind of SIGNERS[level] ?? []) {
                for (const holder of await holdersOf(tx, kind, region, today)) {
                  await need.notify({ tx, now, services }, {
                    county: region.slice(0, 6), region, accountId: holder.account_id, template: late ? 'sheet_late' : 'sheet_due', title: late ? '填报逾期' : '填报快到期', link: `/desk/collections/sheets/${row.id}`,
                    body: late ? `${row.regionName}的“${row.title}”应在${day}前报出，已经逾期。` : `“${row.title}”请在${day}前报出。`,
                  })
                }
              }
            }
          })
          await progress(++done, done)
        }
        if (rows.length < PORTION) break
      }
    },
  }),
]
