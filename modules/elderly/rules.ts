import { addDays, isPlainDate } from '../../platform/kernel/dates.ts'
import { consentNeeded, dead, notInRegister, planIncomplete, tooYoung } from './errors.ts'

/** VIS-01 to VIS-03: at least monthly for old people in special difficulty; weekly where somebody is at risk, quarterly for others. */
export const EVERY = { week: '每周', month: '每月', quarter: '每季度' } as const
export type Every = keyof typeof EVERY
export const WAYS = { home: '上门', phone: '电话', both: '上门和电话' } as const
export type Way = keyof typeof WAYS

/** Longest time between two visits, in days. */
export const EVERY_DAYS: Readonly<Record<Every, number>> = { week: 7, month: 31, quarter: 92 }

export interface VisitPlan {
  every: Every
  way: Way
  helper: string
  startsOn: string
  /** A plan is looked at again after a year at the latest: needs change. */
  reviewOn: string
}

const ageOn = (bornOn: string, day: string) =>
  Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (day.slice(5) < bornOn.slice(5) ? 1 : 0)

/** The plan that a case asks for and its worker arranged; refuses in Chinese: unknown, dead, too young, without consent, incomplete. */
export function planVisits(given: {
  person: { bornOn: string; diedOn: string | null; state: string } | undefined
  consent: boolean
  every: unknown
  way: unknown
  helper: unknown
  startsOn: unknown
  today: string
  minAge?: number
}): VisitPlan {
  const { person, today, minAge = 60 } = given
  if (!person) throw notInRegister()
  if (person.diedOn !== null || person.state === 'died') throw dead()
  if (ageOn(person.bornOn, today) < minAge) throw tooYoung(minAge)
  if (!given.consent) throw consentNeeded()
  const { every, way, helper, startsOn } = given
  const known = typeof every === 'string' && Object.hasOwn(EVERY, every) && typeof way === 'string' && Object.hasOwn(WAYS, way)
  if (
    !known
    || typeof helper !== 'string'
    || helper.trim() === ''
    || typeof startsOn !== 'string'
    || !isPlainDate(startsOn)
    || startsOn < today
  ) {
    throw planIncomplete()
  }
  return { every: every as Every, way: way as Way, helper: helper.trim(), startsOn, reviewOn: addDays(startsOn, 365) }
}
