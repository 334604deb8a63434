import { addDays, daysBetween } from '../../../platform/kernel/dates.ts'

/**
 * What is due for what was done (MAT-04). Integers in fen. An agreement begins with a month and is settled month by month, by the quarter, the half or
 * the year from there; each settlement is due some working days after its last day. Pure: the calendar is handed in.
 */
export const CYCLES = { month: { title: '按月', months: 1 }, quarter: { title: '按季', months: 3 }, half: { title: '按半年', months: 6 }, year: { title: '按年', months: 12 } } as const
export type Cycle = keyof typeof CYCLES

export interface Terms {
  pricing: 'unit' | 'lump'
  /** Fen: of one unit, or of one community and year. */
  priceFen: number
  cycle: Cycle
  /** Working days after the last day of a settlement. */
  payDays: number
  fromOn: string
  untilOn: string | null
  leftOn: string | null
}

/** Quantity done in one month, `YYYY-MM`. */
export interface MonthDone {
  month: string
  quantity: number
}

export interface Settlement {
  from: string
  to: string
  /** Whether its last day is past. */
  ended: boolean
  quantity: number
  amountFen: number
  /** Last day to pay; null where the calendar of that year is not known yet. */
  dueOn: string | null
  paidFen: number
  /** Owed and past the last day to pay. */
  late: boolean
}

export interface Account {
  settlements: Settlement[]
  quantity: number
  /** Worth of what was done. */
  doneFen: number
  paidFen: number
  owingFen: number
  /** Paid beyond what was done: shown as such, never as a negative debt. */
  overpaidFen: number
  /** Part of what is owing whose day to pay is past. */
  lateFen: number
  lateSince: string | null
}

/** The first of the month `n` months later. */
export function monthLater(first: string, n: number): string {
  const month = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + n
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
}

/** The settlements from the first day of an agreement up to the one in which `today` lies, or the last. */
export function settlementsOf(terms: Terms, today: string): { from: string; to: string; whole: string }[] {
  const last = [terms.untilOn, terms.leftOn].filter((day) => day !== null).toSorted()[0] ?? '9999-12-31'
  const found: { from: string; to: string; whole: string }[] = []
  const step = CYCLES[terms.cycle].months
  for (let from = terms.fromOn; from <= today && from <= last && found.length < 600; from = monthLater(from, step)) {
    const whole = addDays(monthLater(from, step), -1)
    found.push({ from, to: whole < last ? whole : last, whole })
  }
  return found
}

/** Of a lump sum: the share of a settlement, whole fen; the settlements of one year add up to the sum exactly. A settlement cut short counts by days. */
export function lumpShare(terms: Pick<Terms, 'priceFen' | 'cycle'>, nth: number, of: { from: string; to: string; whole: string }): number {
  const parts = 12 / CYCLES[terms.cycle].months
  const i = nth % parts
  const share = Math.floor((terms.priceFen * (i + 1)) / parts) - Math.floor((terms.priceFen * i) / parts)
  if (of.to === of.whole) return share
  return Math.floor((share * (daysBetween(of.from, of.to) + 1)) / (daysBetween(of.from, of.whole) + 1))
}

/**
 * How one community stands under one agreement. Payments settle the oldest first. `payDay` gives the day some working days later, or null where
 * the calendar does not reach.
 */
export function accountOf(terms: Terms, done: readonly MonthDone[], paidFen: number, today: string, payDay: (after: string, workingDays: number) => string | null): Account {
  let left = Math.max(0, paidFen)
  const settlements = settlementsOf(terms, today).map((of, nth): Settlement => {
    const quantity = done.filter(({ month }) => month >= of.from.slice(0, 7) && month <= of.to.slice(0, 7)).reduce((sum, one) => sum + one.quantity, 0)
    const ended = of.to < today
    const amountFen = terms.pricing === 'unit' ? Math.max(0, quantity) * terms.priceFen : ended ? lumpShare(terms, nth, of) : 0
    const paid = Math.min(left, amountFen)
    left -= paid
    const dueOn = payDay(of.to, terms.payDays)
    return { from: of.from, to: of.to, ended, quantity, amountFen, dueOn, paidFen: paid, late: dueOn !== null && dueOn < today && paid < amountFen }
  })
  const doneFen = settlements.reduce((sum, one) => sum + one.amountFen, 0)
  const lateOnes = settlements.filter((one) => one.late)
  return {
    settlements, doneFen, paidFen, quantity: settlements.reduce((sum, one) => sum + one.quantity, 0),
    owingFen: Math.max(0, doneFen - paidFen), overpaidFen: Math.max(0, paidFen - doneFen),
    lateFen: lateOnes.reduce((sum, one) => sum + one.amountFen - one.paidFen, 0), lateSince: lateOnes[0]?.dueOn ?? null,
  }
}

/** The same day a year later; 29 February becomes the 28th. */
export function yearAfter(day: string): string {
  const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
  return next.endsWith('-02-29') ? `${next.slice(0, 8)}28` : next
}
