import type { DayFacts } from '../calendar/index.ts'

/** An interval of opening hours in Shanghai, `HH:MM`. */
export interface Interval { from: string; to: string }
/** Opening hours by kind of day; a working day by 调休 counts as a working day. */
export interface Hours { workday: Interval[]; weekend: Interval[]; holiday: Interval[] }

/** What kind of hours a day has. A day beyond the years whose notices are known has none that could be promised. */
export type DayKind = keyof Hours | 'unknown'
export const DAY_KINDS: Record<DayKind, string> = { workday: '工作日', weekend: '周末', holiday: '节假日', unknown: '节假日安排未公布' }

/** Kind of hours by the calendar's facts. */
export const dayKind = (facts: DayFacts | undefined): DayKind =>
  !facts ? 'unknown' : facts.kind === 'holiday' ? 'holiday' : facts.kind === 'weekend' ? 'weekend' : 'workday'

/** The hours of one day: what was said for that date before what holds for its kind. */
export const hoursOn = (hours: Hours, kind: DayKind, special: Interval[] | undefined): Interval[] => special ?? (kind === 'unknown' ? [] : hours[kind])

/** `9:00 至 12:00、14:30 至 17:30` for people, or that it is closed. */
export const sayHours = (intervals: readonly Interval[]): string =>
  intervals.length === 0 ? '不办公' : intervals.map((one) => `${one.from.replace(/^0/, '')}至${one.to.replace(/^0/, '')}`).join('、')

/** Whether hours are in order: each begins before it ends and after the one before. */
export const inOrder = (intervals: readonly Interval[]): boolean =>
  intervals.every((one, i) => one.from < one.to && (i === 0 || intervals[i - 1]!.to <= one.from))

/** Whether numbers are given out at a time: from midnight until the last closing of an open day. */
export const givesNumbers = (intervals: readonly Interval[], time: string): boolean => intervals.some((one) => time < one.to)

/** Minutes that one visitor takes: the median of today's, once five are through, else what the station says. */
export function minutesEach(served: readonly number[], setting: number): number {
  if (served.length < 5) return setting
  const sorted = [...served].sort((a, b) => a - b)
  return Math.max(1, Math.round(sorted[Math.floor(sorted.length / 2)]!))
}

/** How long until one's turn, in minutes: those ahead spread over the counters that take this business, one at least. */
export const waitFor = (ahead: number, each: number, counters: number): number => Math.ceil((ahead * each) / Math.max(1, counters))

/** `A` and 7 → `A007`. */
export const ticketNumber = (letter: string, serial: number): string => `${letter}${String(serial).padStart(3, '0')}`

export const ticketStates = ['waiting', 'called', 'serving', 'served', 'passed', 'left'] as const
export type TicketState = (typeof ticketStates)[number]
export const TICKET_STATES: Record<TicketState, string> = { waiting: '等候', called: '已叫号', serving: '正在办', served: '办完', passed: '过号', left: '离开' }

export const ticketMoves = ['again', 'start', 'end', 'pass', 'forward', 'back', 'leave'] as const
export type TicketMove = (typeof ticketMoves)[number]

/** What may follow what. `atCounter`: only where the ticket stands. */
export const TICKET_MOVES: Record<TicketMove, { verb: string; from: readonly TicketState[]; to: TicketState; atCounter: boolean }> = {
  again: { verb: '再叫一次', from: ['called'], to: 'called', atCounter: true },
  start: { verb: '开始办理', from: ['called'], to: 'serving', atCounter: true },
  end: { verb: '办完', from: ['called', 'serving'], to: 'served', atCounter: true },
  pass: { verb: '过号', from: ['called'], to: 'passed', atCounter: true },
  forward: { verb: '转到别的窗口', from: ['called', 'serving'], to: 'waiting', atCounter: true },
  back: { verb: '重新排队', from: ['passed'], to: 'waiting', atCounter: false },
  leave: { verb: '已离开', from: ['waiting', 'passed', 'called', 'serving'], to: 'left', atCounter: false },
}

/** The middle and the longest of some waits, in whole minutes; nothing of none. */
export function waitsOf(minutes: readonly number[]): { median: number; longest: number } | null {
  if (minutes.length === 0) return null
  const sorted = [...minutes].sort((a, b) => a - b)
  return { median: Math.round(sorted[Math.floor(sorted.length / 2)]!), longest: Math.round(sorted.at(-1)!) }
}
