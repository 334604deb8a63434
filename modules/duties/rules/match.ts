import type { PlainDate } from '../../../platform/kernel/dates.ts'

/** A record that counts: an activity, a session, a filing. */
export interface Fact { day: PlainDate; amount: number; period: string | null }

export interface Window { key: string; fromOn: PlainDate; untilOn: PlainDate }

/** Whether a record counts for an occurrence: by the period that it names, else by its day. */
export const counts = (fact: Fact, window: Window): boolean =>
  fact.period !== null ? fact.period === window.key : fact.day >= window.fromOn && fact.day <= window.untilOn

/** What has been reached, and the first day on which it was enough. */
export function measure(facts: readonly Fact[], needed: number): { amount: number; doneOn: PlainDate | null } {
  let amount = 0
  let doneOn: PlainDate | null = null
  for (const fact of [...facts].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) {
    amount += fact.amount
    if (doneOn === null && amount >= needed) doneOn = fact.day
  }
  return { amount, doneOn }
}
