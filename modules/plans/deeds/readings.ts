import { addDays, shanghaiDate, type PlainDate } from '../../../platform/kernel/dates.ts'
import { uuidv7 } from '../../../platform/kernel/ids.ts'
import type { Tx } from '../../../platform/server/db.ts'
import type { Assessment } from '../contract.ts'
import type { PlanNeeds } from '../needs.ts'
import * as q from '../queries/goals.ts'
import { assess, assessTask } from '../rules/forecast.ts'

/** How a goal stands by its readings. */
export function assessmentOf(goal: q.GoalRow, readings: readonly q.ReadingRow[], today: PlainDate): Assessment {
  if (goal.kind === 'task' || goal.value === null) return assessTask(goal, goal.reportedOn, today)
  const own = readings.filter((one) => one.goalId === goal.id)
  const points = own.flatMap((one) => (one.value === null ? [] : [{ day: one.day, value: one.value }]))
  return assess({ comparator: goal.comparator, value: goal.value, unit: goal.unit, fromOn: goal.fromOn, dueOn: goal.dueOn }, points, today, own.at(-1)?.missing ?? '')
}

/** The last days of the twelve months before a day, the oldest first. */
export function monthEndsBefore(today: PlainDate): PlainDate[] {
  const ends: PlainDate[] = []
  for (let day = addDays(`${today.slice(0, 7)}-01`, -1); ends.length < 12; day = addDays(`${day.slice(0, 7)}-01`, -1)) ends.unshift(day)
  return ends
}

/**
 * Reads the indicators of goals of one place and writes down what they stand at; a goal that was never read gets the ends of the twelve months
 * before as well, so that a line can be drawn from the first day. Tasks are judged by what was reported. @returns how each stands.
 */
export async function readGoals(tx: Tx, need: Pick<PlanNeeds, 'figures'>, goals: readonly q.GoalRow[], now: Date): Promise<Map<string, Assessment>> {
  const today = shanghaiDate(now)
  const counted = goals.filter((one) => one.kind === 'target')
  const known = counted.length ? await q.readingsOf(tx, counted) : []
  const write = async (some: readonly q.GoalRow[], region: string, day: PlainDate) => {
    if (!some.length) return
    const figures = await need.figures(tx, { codes: [...new Set(some.map((one) => one.indicator))], region, day, now })
    for (const goal of some) {
      const figure = figures.get(goal.indicator) ?? { value: null, missing: '没有这个指标' }
      if (day !== today && figure.value === null) continue
      await q.addGoalReading(tx, { county: goal.county, id: uuidv7(now.getTime()), region: goal.region, goalId: goal.id, day, ...figure, at: now })
    }
  }
  for (const region of new Set(counted.map((one) => one.region))) {
    const here = counted.filter((one) => one.region === region)
    const fresh = here.filter((one) => !known.some((reading) => reading.goalId === one.id))
    for (const day of fresh.length ? monthEndsBefore(today) : []) await write(fresh, region, day)
    await write(here, region, today)
  }
  const readings = counted.length ? await q.readingsOf(tx, counted) : []
  const standing = new Map<string, Assessment>()
  for (const goal of goals) {
    const found = assessmentOf(goal, readings, today)
    standing.set(goal.id, found)
    if (goal.standing !== found.state) await q.setStanding(tx, goal.county, goal.id, found.state)
  }
  return standing
}
