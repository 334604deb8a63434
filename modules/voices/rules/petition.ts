import { addDays, daysBetween, type PlainDate } from '../../../platform/kernel/dates.ts'

/** Clocks and steps of a letter or visit (信访工作条例 2022, arts. 22, 23, 34 to 36). Days are natural days; the day a thing happened does not count. Pure. */
export const PETITION_DAYS = { register: 15, tell: 15, handle: 60, extend: 30, askReview: 30, review: 30 } as const

export type PetitionRound = 'handle' | 'review' | 'reexamination'
export type LetterState = 'registered' | 'accepted' | 'declined' | 'forwarded' | 'replied'

export interface Letter {
  round: PetitionRound
  state: LetterState
  receivedOn: PlainDate
  /** Decided whose it is: accepted, declined or forwarded. */
  routedOn: PlainDate | null
  /** The person was told so in writing. */
  toldOn: PlainDate | null
  /** The person has the written reply in hand. */
  deliveredOn: PlainDate | null
}

export interface PetitionClock { what: 'register' | 'tell' | 'askReview'; dueOn: PlainDate; doneOn: PlainDate | null; late: boolean }

/** The clocks beside the case's own: until when somebody decides whose it is, until when the person is told, until when review may be asked for. */
export function petitionClocks(l: Letter, today: PlainDate): PetitionClock[] {
  const clock = (what: PetitionClock['what'], from: PlainDate, days: number, doneOn: PlainDate | null): PetitionClock => {
    const dueOn = addDays(from, days)
    return { what, dueOn, doneOn, late: daysBetween(dueOn, doneOn ?? today) > 0 }
  }
  return [
    ...(l.round === 'handle' ? [clock('register', l.receivedOn, PETITION_DAYS.register, l.routedOn), clock('tell', l.receivedOn, PETITION_DAYS.tell, l.toldOn)] : []),
    ...(l.state === 'replied' && l.deliveredOn && l.round !== 'reexamination' ? [clock('askReview', l.deliveredOn, PETITION_DAYS.askReview, null)] : []),
  ]
}

export const NEXT_ROUND: Record<PetitionRound, PetitionRound | null> = { handle: 'review', review: 'reexamination', reexamination: null }

/** What may be asked for against a reply today: the next round, or why there is none. */
export function remedyOf(l: Letter, today: PlainDate): { next: PetitionRound; until: PlainDate } | 'not_replied' | 'not_delivered' | 'lapsed' | 'final' {
  const next = NEXT_ROUND[l.round]
  if (l.state !== 'replied') return 'not_replied'
  if (!next) return 'final'
  if (!l.deliveredOn) return 'not_delivered'
  const until = addDays(l.deliveredOn, PETITION_DAYS.askReview)
  return daysBetween(until, today) > 0 ? 'lapsed' : { next, until }
}

/** Who decides, from below: the street, a department of the county, the county's government; beyond it is the league. */
export const RUNGS = ['street', 'department', 'government'] as const
export const rungAbove = (rung: number): number | null => (rung + 1 < RUNGS.length ? rung + 1 : null)

/**
 * Where a letter about staff is handled: a level above those it speaks of, so that none of them sees it. `way` is the way up from the
 * place, nearest first. Nothing when they stand at the county: that is decided elsewhere.
 */
export function placeAbove(concerned: 'none' | 'community' | 'township' | 'county', way: readonly { code: string; level: string }[]): string | null {
  const RANK = ['building', 'grid', 'community', 'township', 'county']
  if (concerned === 'none') return way[0]?.code ?? null
  return way.find((place) => RANK.indexOf(place.level) > RANK.indexOf(concerned))?.code ?? null
}
