import { daysBetween, type PlainDate } from '../../../platform/kernel/dates.ts'

/** How an owed thing stands on a day. `soon` and `late` are read off the day, the rest is recorded. */
export const OWED_STATES = { later: '未开始', owed: '待完成', soon: '即将到期', late: '已逾期', done: '按时完成', done_late: '逾期完成', excused: '已免除', dropped: '不再要求' } as const
export type OwedState = keyof typeof OWED_STATES
/** What is stored: whatever does not change by itself as days pass. */
export type StoredState = 'open' | 'done' | 'excused' | 'dropped'

export interface Standing { state: StoredState; fromOn: PlainDate; dueOn: PlainDate; doneOn: PlainDate | null }

/** Days before the due day from which a duty counts as soon. */
export const SOON_DAYS = 30

export function stateOn(one: Standing, today: PlainDate, soon = SOON_DAYS): OwedState {
  if (one.state === 'done') return one.doneOn !== null && one.doneOn > one.dueOn ? 'done_late' : 'done'
  if (one.state !== 'open') return one.state
  if (today > one.dueOn) return 'late'
  if (daysBetween(today, one.dueOn) <= soon) return 'soon'
  return today < one.fromOn ? 'later' : 'owed'
}

/** Which reminder is due: the smallest of the days reached, so that a duty found late is told once and not three times. */
export function reminderDue(dueOn: PlainDate, today: PlainDate, remind: readonly number[]): number | null {
  const left = daysBetween(today, dueOn)
  if (left < 0) return null
  const reached = remind.filter((days) => days >= left)
  return reached.length ? Math.min(...reached) : null
}

/** How many levels above are told by today: 0 before the first threshold of lateness. */
export function climbDue(dueOn: PlainDate, today: PlainDate, escalate: readonly number[]): number {
  const late = daysBetween(dueOn, today)
  return escalate.filter((days) => late >= days).length
}
