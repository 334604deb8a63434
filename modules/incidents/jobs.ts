import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { EVERYWHERE, type Tx } from '../../platform/server/db.ts'
import { defineJob, type Job, type JobContext } from '../../platform/server/jobs.ts'
import { holdersOf } from '../accounts/index.ts'
import type { Notify } from '../cases/index.ts'
import { wayUp } from '../regions/index.ts'
import * as q from './queries/callouts.ts'
import { recordStep } from './queries/steps.ts'
import { arbiterOf } from './rules/callouts.ts'

const EVERYONE = { as: 'staff', ...EVERYWHERE } as const
const FIRST = '00000000-0000-0000-0000-000000000000'
/** A day after the unit was reminded the level above hears of it. */
const CLIMBS_AFTER_MS = 24 * 3_600_000

/** Late units climb by themselves: first the unit and whoever called hear of it, a day later the level above. Each once. */
export const makeIncidentJobs = ({ notify }: { notify: Notify }): Job[] => [
  defineJob({
    name: 'incidents.late_units',
    title: '吹哨超时提醒和逐级上报',
    cron: '20 8-18 * * *',
    async run(ctx) {
      let done = 0
      for (let after = FIRST; ;) {
        const batch = await ctx.db.within(EVERYONE, (tx) => q.lateCallouts(tx, ctx.now, after))
        if (!batch.length) return
        for (const one of batch) await ctx.db.within(EVERYONE, (tx) => remind(tx, ctx, notify, one))
        done += batch.length
        after = batch.at(-1)!.id
        await ctx.progress(done, done)
      }
    },
  }),
]

async function remind(tx: Tx, ctx: JobContext, notify: Notify, { county, id }: { county: string; id: string }): Promise<void> {
  const row = await q.lockCallout(tx, county, id)
  if (!row?.dueAt || (row.state !== 'called' && row.state !== 'arrived')) return
  const late = ctx.now.getTime() - Date.parse(row.dueAt)
  const climbed = late >= CLIMBS_AFTER_MS ? 2 : late > 0 ? 1 : 0
  if (climbed <= row.climbed) return
  const arbiter = arbiterOf(row.fromRegion, await wayUp(tx, row.region))
  const desks = [
    ...(row.climbed < 1 ? [{ post: row.post, region: row.atRegion }, { post: row.fromPost, region: row.fromRegion }] : []),
    ...(climbed === 2 ? [{ post: arbiter.post as string, region: arbiter.region }] : []),
  ]
  const words = `${row.unit}${row.state === 'called' ? '还没有报到' : '还没有办完'}，已超过吹哨的期限：“${row.eventTitle}”（${row.eventNumber}）`
  const told = new Set<string>()
  for (const desk of desks) {
    for (const holder of await holdersOf(tx, desk.post, desk.region, shanghaiDate(ctx.now))) {
      if (told.has(holder.account_id)) continue
      told.add(holder.account_id)
      await notify({ tx, now: ctx.now, services: ctx.services }, {
        county, region: row.region, accountId: holder.account_id, caseId: row.eventId, template: 'callout_late', title: climbed === 2 ? '吹哨超时，请督促' : '吹哨超时', body: words,
        link: `/desk/cases/${row.eventNumber}`,
      })
    }
  }
  await q.climbCallout(tx, county, id, climbed)
  await recordStep(tx, {
    county, id: uuidv7(ctx.now.getTime()), region: row.region, aboutId: row.eventId, step: climbed === 2 ? 'unit_climbed' : 'unit_late', note: words, detail: { callout: id }, account: null, name: '系统', at: ctx.now,
  })
}
