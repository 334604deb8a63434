import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { defineJob, type Job } from '../../platform/server/jobs.ts'
import { countyOf } from '../regions/index.ts'
import { readGoals } from './deeds/readings.ts'
import type { PlanNeeds } from './needs.ts'
import { addWarning, openGoals, type GoalRow } from './queries/goals.ts'

const everyone = { as: 'staff', ...EVERYWHERE } as const

/** Every morning: reads where each goal stands; whoever owns one that falls behind or is past its day is told, once a month. One place a transaction. */
export const makePlanJobs = (need: PlanNeeds): Job[] => [
  defineJob({
    name: 'plans.read_goals',
    title: '读取规划目标进度，落后的提醒负责人',
    cron: '40 6 * * *',
    async run({ db, services, now, progress }) {
      const goals = await db.within(everyone, openGoals)
      const places = [...new Set(goals.map((one) => one.region))]
      const month = shanghaiDate(now).slice(0, 7)
      for (const [i, place] of places.entries()) {
        await db.within(everyone, async (tx) => {
          const here = goals.filter((one) => one.region === place)
          const found = await readGoals(tx, need, here, now)
          for (const goal of here) {
            const { state, words } = found.get(goal.id)!
            if (state !== 'behind' && state !== 'overdue') continue
            const county = countyOf(goal.region)
            const first = await addWarning(tx, { county, id: uuidv7(now.getTime()), region: goal.region, goalId: goal.id, kind: state, month, words, at: now })
            if (first && goal.ownerAccount) await need.notify({ tx, now, services }, { county, region: goal.region, accountId: goal.ownerAccount, ...wordsFor(goal, state, words) })
          }
        })
        await progress(i + 1, places.length)
      }
    },
  }),
]

const wordsFor = (goal: GoalRow, state: 'behind' | 'overdue', words: string) => ({
  template: 'plan_goal_behind',
  title: state === 'overdue' ? '规划目标已经过期' : '规划目标进度落后',
  body: `${goal.regionName ?? goal.region}“${goal.what}”：${words}。请查看原因，写明下一步。`,
  link: `/desk/plans/goals/${goal.id}`,
})
