import { z } from 'zod'
import { serviceGroups } from '../register/contract.ts'
import {
  alreadyPaidMonthly,
  alreadyPaidOnce,
  amountNeeded,
  amountTooHigh,
  dead,
  fromMonthImpossible,
  notInRegister,
  settingsFaulty,
  tooYoung,
} from './errors.ts'

/** What a programme's settings say; amounts are a place's own and stand in the matter, where its pack changes them. All money in fen. */
export const ProgrammeSettings = z.object({
  programme: z.string().min(1).max(40),
  mode: z.enum(['monthly', 'one_off']),
  minAge: z.int().min(0).max(130).optional(),
  /** By age, ascending: the last one reached counts. */
  tiers: z.array(z.object({ fromAge: z.int(), monthlyFen: z.int().min(1) })).optional(),
  /** The most a single decision may grant. */
  maxFen: z.int().min(1).optional(),
  /** one_off: not twice for the same need within so many months. */
  notWithinMonths: z.int().min(0).max(60).optional(),
  /** Whom a monthly grant lets be served as one of a group: the register keeps the mark as long as the grant runs. */
  serviceGroup: z.enum(serviceGroups).optional(),
})
export type ProgrammeSettings = z.output<typeof ProgrammeSettings>

/** Months as `YYYY-MM`, so that they compare as text. */
export type Month = string

export const isMonth = (text: string | undefined): text is Month => text !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(text)

export const monthOf = (day: string): Month => day.slice(0, 7)

export function addMonths(month: Month, n: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + n
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** Full years on the last day of a month: whoever has the birthday in that month counts. */
export function ageInMonth(bornOn: string, month: Month): number {
  const years = Number(month.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return month.slice(5, 7) >= bornOn.slice(5, 7) ? years : years - 1
}

/** The facts of a person and of what they already have, read inside the transaction of the conclusion. */
export interface GrantFacts {
  person: { bornOn: string; diedOn: string | null; state: string } | undefined
  /** Grants of the same programme without an end before `fromMonth`. */
  existing: readonly {
    caseId: string
    caseNumber: string
    mode: 'monthly' | 'one_off'
    amountFen: number
    decidedMonth: Month
    ended: boolean
  }[]
  caseId: string
  today: string
}

export interface GrantAsked {
  fromMonth?: Month | undefined
  /** Yuan as a clerk writes them, two decimals at the most. */
  amountYuan?: number | undefined
}

export interface GrantDecided {
  mode: 'monthly' | 'one_off'
  amountFen: number
  fromMonth: Month
  /** In words: `80至89周岁`. Empty where there are no tiers. */
  tier: string
}

/**
 * What is granted, by the programme's settings and the person's facts; or a refusal in Chinese: unknown person, dead, too young, has it
 * already, a month before the age was reached, no or too high an amount.
 */
export function decideGrant(given: unknown, asked: GrantAsked, facts: GrantFacts): GrantDecided {
  const parsed = ProgrammeSettings.safeParse(given)
  if (!parsed.success) throw settingsFaulty()
  const settings = parsed.data
  const { person, today } = facts
  if (!person) throw notInRegister()
  if (person.diedOn !== null || person.state === 'died') throw dead()
  const thisMonth = monthOf(today)
  const fromMonth = settings.mode === 'one_off' ? thisMonth : (asked.fromMonth ?? thisMonth)
  const standing = facts.existing.filter((one) => one.caseId !== facts.caseId && !one.ended)

  if (settings.mode === 'monthly') {
    if (!isMonth(fromMonth) || fromMonth > addMonths(thisMonth, 3)) throw fromMonthImpossible()
    if (settings.minAge !== undefined) {
      if (ageInMonth(person.bornOn, thisMonth) < settings.minAge) throw tooYoung(settings.minAge)
      if (ageInMonth(person.bornOn, fromMonth) < settings.minAge) throw fromMonthImpossible()
    }
    if (standing[0]) throw alreadyPaidMonthly(standing[0].caseNumber)
  } else {
    const since = addMonths(thisMonth, -(settings.notWithinMonths ?? 0))
    const recent = standing.find((one) => one.decidedMonth > since)
    if (settings.notWithinMonths && recent) throw alreadyPaidOnce(recent.caseNumber, settings.notWithinMonths)
  }

  if (settings.tiers?.length) {
    const tiers = [...settings.tiers].sort((a, b) => a.fromAge - b.fromAge)
    const at = tiers.findLastIndex((tier) => tier.fromAge <= ageInMonth(person.bornOn, fromMonth))
    if (at < 0) throw tooYoung(tiers[0]!.fromAge)
    const next = tiers[at + 1]
    const from = tiers[at]!.fromAge
    return {
      mode: settings.mode,
      amountFen: tiers[at]!.monthlyFen,
      fromMonth,
      tier: next ? `${from}至${next.fromAge - 1}周岁` : `${from}周岁以上`,
    }
  }
  const amountFen = fenOf(asked.amountYuan)
  if (amountFen === undefined || amountFen <= 0) throw amountNeeded()
  if (settings.maxFen !== undefined && amountFen > settings.maxFen) throw amountTooHigh(settings.maxFen)
  return { mode: settings.mode, amountFen, fromMonth, tier: '' }
}

/** Fen of a sum in yuan; nothing when it has more than two decimals or is no number. */
export function fenOf(yuan: unknown): number | undefined {
  if (typeof yuan !== 'number' || !Number.isFinite(yuan)) return undefined
  const fen = Math.round(yuan * 100)
  return Math.abs(fen - yuan * 100) < 1e-6 && Number.isSafeInteger(fen) ? fen : undefined
}

/** `100元`, `1,234.50元`. */
export function yuanInWords(fen: number): string {
  const whole = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return fen % 100 === 0 ? `${whole}元` : `${whole}.${String(fen % 100).padStart(2, '0')}元`
}

/** `2026年12月`. */
export const monthInWords = (month: Month): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`
