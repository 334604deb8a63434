import type { PlainDate } from '../../platform/kernel/dates.ts'

/** A number that a plan sets. It holds for `place` and `year` and is never carried over to another place or year. */
export interface TargetDefinition {
  /** Code of the indicator. */
  indicator: string
  /** 12-digit code of the place that is bound; the plan's own unless the text names another. */
  place?: string
  /** By the end of which year. */
  year: number
  comparator: 'at_least' | 'at_most' | 'equal'
  value: number
  unit: string
  /** `whole`: the place taken as a whole. `each`: the text says that every part reaches it too (每个, 全部, 100%). */
  reach: 'whole' | 'each'
  /** With `each`: only parts of this level. */
  atLevel?: 'prefecture' | 'county' | 'township' | 'community'
  /** 争取: to strive for. */
  strive?: boolean
  /** Words of the text, so that a reader can find them. */
  quote: string
  section: string
}

/** A passage of the text under a heading. Where the full text is not at hand, `text` quotes what is. */
export interface Passage {
  title: string
  text: string
  section: string
}

/** A plan as issued once: a later text of the same plan is another version with `replaces`. */
export interface PlanDefinition {
  code: string
  version: number
  title: string
  /** 文号, empty when not known. */
  number: string
  issuer: string
  place: string
  from: PlainDate
  until: PlainDate
  issuedOn: PlainDate | null
  /** The version of the same plan that this text makes void, and from which day. */
  replaces?: { version: number; on: PlainDate }
  aims: readonly Passage[]
  tasks: readonly Passage[]
  safeguards: readonly Passage[]
  /** Stated facts of the past period. They stand beside counted values and never replace them (PLN-18). */
  baselines: ReadonlyArray<{ title: string; value: string; section: string; indicator?: string }>
  targets: readonly TargetDefinition[]
}

/**
 * Declares a plan. Throws RangeError when a target lies outside the period or two targets speak of the same indicator, place, year and
 * level.
 */
export function definePlan(plan: PlanDefinition): PlanDefinition {
  const seen = new Set<string>()
  if (plan.from > plan.until) throw new RangeError(`${plan.code}: ends before it begins`)
  for (const target of plan.targets) {
    const key = [target.indicator, target.place ?? plan.place, target.year, target.atLevel ?? ''].join(' ')
    if (seen.has(key)) throw new RangeError(`${plan.code}: two targets for ${key}`)
    seen.add(key)
    if (String(target.year) < plan.from.slice(0, 4) || String(target.year) > plan.until.slice(0, 4)) {
      throw new RangeError(`${plan.code}: ${target.indicator} is due in ${target.year}, outside the period`)
    }
  }
  return plan
}
