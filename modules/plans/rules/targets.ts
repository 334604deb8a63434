import { yearOf, type PlainDate } from '../../../platform/kernel/dates.ts'
import { covers, levelOf } from '../../regions/index.ts'
import type { TargetDefinition } from '../define.ts'

/** A target together with the plan that sets it. */
export interface PlanTargetInForce extends TargetDefinition {
  plan: string
  planTitle: string
  place: string
  planFrom: PlainDate
  planUntil: PlainDate
}

/** What holds for a place on a day, and what a plan above says without it holding here. */
export interface TargetChoice {
  applied: { target: PlanTargetInForce; planState: 'in_force' | 'ended' } | null
  elsewhere: { target: PlanTargetInForce; planState: 'in_force' | 'ended' } | null
}

/**
 * Chooses the target of one indicator for one place on one day. `all` holds targets of texts that were not void on that day.
 *
 * A target holds for its own place; for a place inside only where the text says each (`reach: 'each'`, at `atLevel` if given). One that binds
 * only some places (`onlyFor`) is nobody's by itself. Anything else from above is `elsewhere`: shown, never applied. Among those that hold, the next year due wins; when every year is past, the last
 * one. A plan whose period is over still measures what it left behind, marked `ended`, unless a plan in force speaks of the same indicator.
 */
export function chooseTarget(all: readonly PlanTargetInForce[], indicator: string, region: string, day: PlainDate): TargetChoice {
  const level = levelOf(region)
  const known = all.filter((one) => one.indicator === indicator && one.planFrom <= day && covers(one.place, region))
  const holds = (one: PlanTargetInForce) => {
    if (one.atLevel && one.atLevel !== level) return false
    if (one.onlyFor) return false
    return one.place === region || one.reach === 'each'
  }
  return { applied: nearest(known.filter(holds), day), elsewhere: nearest(known.filter((one) => !holds(one)), day) }
}

function nearest(candidates: readonly PlanTargetInForce[], day: PlainDate): TargetChoice['applied'] {
  const year = yearOf(day)
  const stateOf = (one: PlanTargetInForce) => (one.planUntil < day ? 'ended' : 'in_force')
  const inForce = candidates.filter((one) => stateOf(one) === 'in_force')
  const pool = inForce.length ? inForce : candidates
  // The nearest place above first: a banner's own number before the league's.
  const ranked = [...pool].sort((a, b) => {
    if (a.place !== b.place) return covers(a.place, b.place) ? 1 : -1
    const [aDue, bDue] = [a.year >= year, b.year >= year]
    if (aDue !== bDue) return aDue ? -1 : 1
    return aDue ? a.year - b.year : b.year - a.year
  })
  const target = ranked[0]
  return target ? { target, planState: stateOf(target) } : null
}

export { reaches } from './reach.ts'
