/** States of a mandate: what may follow what. Pure. */
export const mandateStates = ['proposed', 'declined', 'running', 'handing_over', 'closed', 'withdrawn', 'expired'] as const
export type MandateState = (typeof mandateStates)[number]
export const MANDATE_STATES: Record<MandateState, string> = {
  proposed: '等本人同意', declined: '本人没有同意', running: '正在代办', handing_over: '等本人签收', closed: '已签收，委托结束', withdrawn: '已撤回', expired: '已到期',
}
export const OPEN_STATES: readonly MandateState[] = ['proposed', 'running', 'handing_over']

export const mandateDeeds = ['answer', 'bring', 'paper', 'step', 'hand', 'result', 'sign', 'withdraw'] as const
export type MandateDeed = (typeof mandateDeeds)[number]
/** What may be done in which state; withdrawal is possible at any time while the mandate is open. */
const MAY: Record<MandateDeed, readonly MandateState[]> = {
  answer: ['proposed'], bring: ['running'], paper: ['running'], step: ['running', 'handing_over'], hand: ['proposed', 'running', 'handing_over'], result: ['running'], sign: ['handing_over'], withdraw: OPEN_STATES,
}
export const mayNow = (deed: MandateDeed, state: MandateState): boolean => MAY[deed].includes(state)

export interface HeldPaper { name: string; returnedAt: string | null; returnedSigned: string; receivedSigned: string }
/** Papers that are still in custody, or were given back without the resident's signature. */
export const stillHeld = (papers: readonly HeldPaper[]): string[] => papers.filter((one) => one.returnedAt === null || one.returnedSigned === '').map((one) => one.name)

/** Days in custody after which the worker is asked why. */
export const PAPER_DAYS = 30
/** Days before the end on which the worker is reminded. */
export const ENDING_DAYS = 3
/** A mandate runs a year at most. */
export const MOST_DAYS = 366

/** Which weekday of its month a day is: the second Tuesday. */
const nthWeekday = (day: string): { weekday: number; nth: number } => ({ weekday: new Date(`${day}T00:00:00Z`).getUTCDay(), nth: Math.floor((Number(day.slice(8)) - 1) / 7) })

/** The same weekday of another month, so that herders keep their second Tuesday; nothing where the month has no fifth. */
export function sameWeekdayIn(month: string, day: string): string | undefined {
  const { weekday, nth } = nthWeekday(day)
  const first = new Date(`${month}-01T00:00:00Z`).getUTCDay()
  const date = 1 + ((weekday - first + 7) % 7) + 7 * nth
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
  return date <= last ? `${month}-${String(date).padStart(2, '0')}` : undefined
}

export const BOOKING_STATES = { booked: '已约', cancelled: '已取消', served: '办了', missed: '没来' } as const
export type BookingState = keyof typeof BOOKING_STATES
