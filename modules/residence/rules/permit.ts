import { addDays, isPlainDate } from '../../../platform/kernel/dates.ts'
import { HALF_YEAR_DAYS } from './declaring.ts'

/** Grounds on which one may ask for a permit after half a year (居住证暂行条例 art. 2): one is enough. */
export const GROUNDS = { work: '有合法稳定就业', home: '有合法稳定住所', study: '连续就读' } as const
export type Ground = keyof typeof GROUNDS
export const grounds = ['work', 'home', 'study'] as const

export interface Permit {
  /** First day of the permit, and of its first year. */
  issuedOn: string
  /** Last day of the year that is endorsed; the next endorsement is due until then (art. 10). */
  endorsedUntil: string
  /** From which day the years of residence run without a break. */
  yearsFrom: string
  endedOn: string | null
}

export const PERMIT_STATES = { valid: '有效', due: '快到签注日', suspended: '使用功能中止', ended: '已注销' } as const
export type PermitState = keyof typeof PERMIT_STATES

/** How long before the last day one is reminded, in days. */
export const REMIND_DAYS = 30

/** What the permit is on a day. A late endorsement suspends its function until it is made up for (居住证暂行条例 art. 10). */
export function permitState(permit: Permit, today: string): PermitState {
  if (permit.endedOn !== null && permit.endedOn <= today) return 'ended'
  if (permit.endorsedUntil < today) return 'suspended'
  return permit.endorsedUntil <= addDays(today, REMIND_DAYS) ? 'due' : 'valid'
}

/** The same day of another year; 29 February becomes the 28th. */
export function yearsLater(day: string, years: number): string {
  const moved = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`
  return isPlainDate(moved) ? moved : `${moved.slice(0, 8)}28`
}

/** A new permit: a year from the day of issue, years of residence from the same day. */
export const issued = (issuedOn: string): Permit => ({ issuedOn, endorsedUntil: addDays(yearsLater(issuedOn, 1), -1), yearsFrom: issuedOn, endedOn: null })

/**
 * The permit after an endorsement on a day. In time: another year behind the one that runs, and the years go on. Late: a year from that day,
 * the function comes back, and the years begin anew (居住证暂行条例 art. 10).
 */
export function endorsed(permit: Permit, on: string): Permit & { late: boolean } {
  if (on <= permit.endorsedUntil) return { ...permit, endorsedUntil: yearsLater(permit.endorsedUntil, 1), late: false }
  return { ...permit, endorsedUntil: addDays(yearsLater(on, 1), -1), yearsFrom: on, late: true }
}

/** Full years of residence without a break, on a day. */
export function yearsOfResidence(permit: Permit, today: string): number {
  if (today < permit.yearsFrom) return 0
  let years = 0
  while (yearsLater(permit.yearsFrom, years + 1) <= today) years += 1
  return years
}

/** From when somebody who lives here since a day may ask for the permit. */
export const mayApplyFrom = (livesFrom: string): string => addDays(livesFrom, HALF_YEAR_DAYS)
