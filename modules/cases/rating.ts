import { Refusal } from '../../platform/kernel/refusal.ts'
import { shanghaiDate, type PlainDate } from '../../platform/kernel/dates.ts'
import type { WorkingDayCalendar } from '../calendar/index.ts'

/**
 * 好差评. Five levels by the national code (国办发〔2019〕51号; GB/T 39735-2020). Mind the direction: code 1 is the best and shows five stars.
 * No rating is no good rating: a case without one counts nowhere as satisfied.
 */
export const RATING_LEVELS = [
  { code: 1, name: '非常满意', stars: 5, bad: false },
  { code: 2, name: '满意', stars: 4, bad: false },
  { code: 3, name: '基本满意', stars: 3, bad: false },
  { code: 4, name: '不满意', stars: 2, bad: true },
  { code: 5, name: '非常不满意', stars: 1, bad: true },
] as const

export type RatingCode = (typeof RATING_LEVELS)[number]['code']
export type RatingLevel = (typeof RATING_LEVELS)[number]

/** The level with this code; refuses any other number with `case.rating_unknown`. */
export function ratingLevel(code: number): RatingLevel {
  const level = RATING_LEVELS.find((one) => one.code === code)
  if (!level) throw new Refusal('case.rating_unknown', 422, '请从“非常满意”到“非常不满意”五个档次中选择一个。', { codes: RATING_LEVELS.map((one) => one.code) })
  return level
}

/** 4 and 5 are bad ratings (差评) and are followed up, every one. */
export function isBadRating(code: number): boolean {
  return ratingLevel(code).bad
}

/** The code for a number of stars, for pages that show stars. */
export function ratingCodeOfStars(stars: 1 | 2 | 3 | 4 | 5): RatingCode {
  return (6 - stars) as RatingCode
}

/** RATE-01: fifteen working days to put right what a bad rating complains of. A local rule; a place sets its own. */
export const CALL_BACK_WORKING_DAYS = 15

export interface CallBackDuty {
  /** The day it is owed, and its end at 24:00 in Shanghai. */
  dueOn: PlainDate
  dueAt: Date
  source: string
}

/**
 * The duty to call back that a rating brings, counted from the day after the rating; nothing when the rating is not bad.
 * Throws `CalendarNotCovered` when the period runs into a year whose notice is missing.
 */
export function callBackDuty(
  { calendar, code, ratedAt, workingDays = CALL_BACK_WORKING_DAYS }:
  { calendar: WorkingDayCalendar; code: number; ratedAt: Date; workingDays?: number },
): CallBackDuty | undefined {
  if (!isBadRating(code)) return undefined
  const dueOn = calendar.addWorkingDays(shanghaiDate(ratedAt), workingDays)
  return { dueOn, dueAt: calendar.endOfDay(dueOn), source: `好差评：收到差评之日起${workingDays}个工作日内回访整改` }
}

/**
 * How a call-back ends. `secondRating`: the person may rate once more, beside the first and never over it.
 * `reopens`: the case goes back to work. `counts`: the bad rating stays in the figures, unless a review finds it mistaken or malicious.
 */
export const CALL_BACK_OUTCOMES = {
  corrected: { name: '已整改', secondRating: true, reopens: false, counts: true },
  redo: { name: '重新办理', secondRating: true, reopens: true, counts: true },
  explained: { name: '诉求无依据，已解释', secondRating: false, reopens: false, counts: true },
  unreachable: { name: '未能联系上', secondRating: false, reopens: false, counts: true },
  mistaken: { name: '误评，经复核不计入', secondRating: true, reopens: false, counts: false },
  malicious: { name: '恶意评价，经复核不计入', secondRating: false, reopens: false, counts: false },
} as const

export type CallBackOutcome = keyof typeof CALL_BACK_OUTCOMES
