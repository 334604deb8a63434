import type { PlainDate } from '../../../platform/kernel/dates.ts'
import { prefixOf } from '../../regions/index.ts'
import type { DutyDefinition } from '../define.ts'
import type { Occurrence } from './cycle.ts'

/** What a place decided about a duty: on, off, other days, or one of its own. Added, never changed; the newest of the nearest place counts. */
export interface Adaptation {
  region: string
  code: string
  kind: 'on' | 'off' | 'change' | 'own'
  /** What is different (`change`), or the whole duty (`own`). */
  terms: Partial<DutyDefinition>
  fromOn: PlainDate
  /** Order of writing. */
  nth: number
}

/**
 * The duty as it holds at a place on a day, or undefined where it does not: the catalogue's where it holds by itself, with what the places from
 * the widest to the nearest decided, each in the order of writing. Pure.
 */
export function inForce(base: DutyDefinition | undefined, adaptations: readonly Adaptation[], place: string, day: PlainDate): DutyDefinition | undefined {
  const here = prefixOf(place)
  let duty = base
  let on = base !== undefined && base.holds !== null && here.startsWith(base.holds)
  const apply = adaptations
    .filter((one) => one.fromOn <= day && here.startsWith(prefixOf(one.region)))
    .sort((a, b) => prefixOf(a.region).length - prefixOf(b.region).length || a.nth - b.nth)
  for (const one of apply) {
    if (one.kind === 'own') {
      duty = one.terms as DutyDefinition
      on = true
    } else if (one.kind === 'change') {
      if (duty) duty = { ...duty, ...one.terms }
    } else on = one.kind === 'on'
  }
  return on ? duty : undefined
}

export interface Scheduled { duty: DutyDefinition; occurrence: Occurrence }

/**
 * What is owed at a place, by key: decisions in the order of the days from which they hold. None reaches back: what was due before its day stays,
 * and a new day that lies before it holds from the next period on. Pure.
 */
export function scheduleOf(
  base: DutyDefinition | undefined, adaptations: readonly Adaptation[], place: string, list: (duty: DutyDefinition) => readonly Occurrence[],
): Map<string, Scheduled> {
  let now = new Map<string, Scheduled>()
  for (const day of [...new Set(['0001-01-01', ...adaptations.map((one) => one.fromOn)])].sort()) {
    const before = now
    now = new Map([...before].filter(([, one]) => one.occurrence.due < day))
    const duty = inForce(base, adaptations, place, day)
    if (!duty) continue
    for (const occurrence of list(duty)) {
      const kept = before.get(occurrence.key)
      if (now.has(occurrence.key)) continue
      if (occurrence.due >= day) now.set(occurrence.key, { duty, occurrence })
      else if (kept) now.set(occurrence.key, { duty: { ...duty, cycle: kept.duty.cycle }, occurrence: kept.occurrence })
    }
  }
  return now
}
