/** Counts of call-backs, as they lie in the table. */
export interface Counts { waiting: number; unreachable: number; valid: number; inTime: number; solved: number; satisfied: number }

export interface Rate { n: number; of: number; percent: number | null }

/** One decimal, half up; nothing where nobody could be asked: no answer is no good answer. */
export const rate = (n: number, of: number): Rate => ({ n, of, percent: of === 0 ? null : Math.round((n * 1000) / of) / 10 })

/**
 * 三率 by standards/03: first contact in time, solved by the caller's own words, satisfied, each of the call-backs that reached the caller. Orders that
 * could not be called back and those that wait are counted apart and weigh in no rate.
 */
export const ratesOf = (c: Counts): { contact: Rate; solved: Rate; satisfied: Rate } => ({
  contact: rate(c.inTime, c.valid), solved: rate(c.solved, c.valid), satisfied: rate(c.satisfied, c.valid),
})

/** A bad call-back sends the order back for redo. */
export const isBad = (a: { solved: boolean; satisfied: boolean }): boolean => !a.solved || !a.satisfied

/** Calls without an answer after which an order is counted as not reachable. A place's setting where it sets none. */
export const TRIES = 3
/** Working days from the conclusion until the caller is called back. Local; no national rule. */
export const CALL_BACK_DAYS = 3
