import { addDays, daysBetween, type PlainDate } from '../../../platform/kernel/dates.ts'

/** Regular rounds (004-C: 定期听取): the setting the product comes with; a place sets its own. Neither number is from a statute. */
export const HEARING_CYCLE = { months: 3, replyDays: 30 } as const

/** The period of so many months, counted from January, in which a day lies. */
export function periodOf(day: PlainDate, months: number): { from: PlainDate; until: PlainDate } {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const first = Math.floor((month - 1) / months) * months + 1
  const next = first + months > 12 ? `${year + 1}-01-01` : `${year}-${String(first + months).padStart(2, '0')}-01`
  return { from: `${year}-${String(first).padStart(2, '0')}-01`, until: addDays(next, -1) }
}

export const replyDue = (reportedOn: PlainDate, replyDays: number): PlainDate => addDays(reportedOn, replyDays)
/** Late from the day after; a reply that came late stays late. */
export const isLate = (dueOn: PlainDate | null, repliedOn: PlainDate | null, today: PlainDate): boolean => dueOn !== null && daysBetween(dueOn, repliedOn ?? today) > 0
