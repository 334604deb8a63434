import { formatChineseDate, shanghaiDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { defineJob, type Job } from '../../platform/server/jobs.ts'
import { holdersOf } from '../accounts/index.ts'
import { shownUnit } from './deeds/units.ts'
import type { LiaisonNeeds } from './needs.ts'
import { insertFeed, unfed } from './queries/oversight.ts'
import { recordStep } from './queries/steps.ts'
import { remindedSince, standingUnits } from './queries/units.ts'

const everyone = { as: 'staff', ...EVERYWHERE } as const
/** Who is reminded of a report: the people of the unit's place. */
const REMINDED = ['station_head', 'street_officer', 'civil_affairs_officer'] as const
const WEEK_MS = 7 * 86_400_000

/** Reminders of reports that are owed, a week apart; and the daily feed to the efficiency supervision. */
export const makeLiaisonJobs = (needs: LiaisonNeeds): Job[] => [
  defineJob({
    name: 'liaison.remind', title: '示范单位报告催报', cron: '40 8 * * *',
    async run({ db, services, now, progress }) {
      const today = shanghaiDate(now)
      const { county } = services.settings
      const units = (await db.within(everyone, (tx) => standingUnits(tx, county, Number(today.slice(0, 4))))).map(shownUnit(today)).filter((one) => one.owed.length > 0)
      for (const [i, unit] of units.entries()) {
        await db.within(everyone, async (tx) => {
          if (await remindedSince(tx, county, unit.id, new Date(now.getTime() - WEEK_MS))) return
          const owed = unit.owed[0]!
          const words = `${unit.name}的${unit.owed.map((one) => one.period).join('、')}报告还没有报${owed.late ? '，已经逾期' : `，请在${formatChineseDate(owed.due)}前报送`}`
          await recordStep(tx, { county, id: uuidv7(now.getTime()), region: unit.region, aboutId: unit.id, step: 'reminded', note: words, name: '系统', at: now })
          for (const kind of REMINDED) {
            for (const holder of await holdersOf(tx, kind, unit.region, today)) {
              await needs.notify({ tx, now, services }, { county, region: unit.region, accountId: holder.account_id, template: 'unit_report_owed', title: '示范单位报告催报', body: `${words}。`, link: `/desk/liaison/units/${unit.id}` })
            }
          }
        })
        await progress(i + 1, units.length)
      }
    },
  }),
  defineJob({
    name: 'liaison.feed', title: '效能监察：超期和投诉事项', cron: '10 6 * * *',
    async run({ db, services, now, log }) {
      const today = shanghaiDate(now)
      const { county } = services.settings
      await db.within(everyone, async (tx) => {
        const found = await unfed(tx, county, now)
        for (const one of found) await insertFeed(tx, { ...one, county, id: uuidv7(now.getTime()), on: today })
        log.info({ fed: found.length }, 'supervision feed')
      })
    },
  }),
]
