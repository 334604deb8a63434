import type { PlainDate } from '../../platform/kernel/dates.ts'

/** The last day of a text that sets itself no end. */
export const NO_END: PlainDate = '9999-12-31'

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
  /**
   * In the words of the text, a set of places that levels cannot tell apart (实验区, 旗县政府所在地的社区). Such a target is shown, and applied to no
   * part by itself.
   */
  onlyFor?: string
  /** The text gives a range; `value` is the bound that decides. */
  range?: readonly [number, number]
  /** The text gives no year: `year` is the last of the period. */
  noYear?: true
  /** Words of the text, so that a reader can find them. */
  quote: string
  section: string
}

/** What a text asks for without a number or with words only: it is listed, and measured against nothing. */
export interface UnnumberedTarget {
  indicator: string
  /** The plan's own unless the text names another. */
  place?: string
  /** By the end of which year, where the text says so. */
  year?: number
  onlyFor?: string
  text: string
  quote: string
  section: string
}

/** A passage of the text under a heading. Where the full text is not at hand, `text` quotes what is. */
export interface Passage {
  title: string
  text: string
  section: string
  /** Of a task: the body that leads it, and those that help, where the text names them. */
  lead?: string
  helpers?: readonly string[]
}

/** A stretch of a long plan with aims of its own, reviewed when it is over (PLN-06). */
export interface PhaseDefinition {
  title: string
  from: PlainDate
  until: PlainDate
  aims: ReadonlyArray<{ title: string; section: string; indicator?: string }>
}

/** How a text hangs on another: its legal basis, the plan above that it carries out, the economic, urban or land plan it is fitted into. */
export const LINK_KINDS = { basis: '制定依据', parent: '上级规划', economic: '国民经济和社会发展规划', urban: '城乡规划', land: '土地利用总体规划', related: '相关文件' } as const
export type LinkKind = keyof typeof LINK_KINDS

/** A link upwards. `code` where the text is kept here too; else it is named as it is printed. */
export interface LinkDefinition {
  kind: LinkKind
  code?: string
  title: string
  number?: string
  issuer?: string
  section?: string
}

/** A fact of the past that a text states (PLN-18). `amount` with `unit` where it is one number, at `place` and in `year` where the text says so. */
export interface Baseline {
  title: string
  value: string
  section: string
  indicator?: string
  place?: string
  year?: number
  amount?: number
  unit?: string
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
  /** A text without an end holds until another replaces it: 9999-12-31 (`NO_END`). */
  until: PlainDate
  /** The text bears no date: `from` and `until` only have to be there. */
  undated?: true
  issuedOn: PlainDate | null
  /** The version that this text makes void, and from which day: of the same plan, or of the plan named by `code`. */
  replaces?: { version: number; on: PlainDate; code?: string }
  /** Of the printed head: 索引号, 公开方式, 组配分类, 公文时效 (DAT-12). */
  head?: { index?: string; openness?: string; category?: string; validity?: string }
  /** Texts above this one (PLN-14, PLN-22). */
  links?: readonly LinkDefinition[]
  phases?: readonly PhaseDefinition[]
  aims: readonly Passage[]
  tasks: readonly Passage[]
  safeguards: readonly Passage[]
  /** Stated facts of the past period. They stand beside counted values and never replace them (PLN-18). */
  baselines: readonly Baseline[]
  targets: readonly TargetDefinition[]
  unnumbered?: readonly UnnumberedTarget[]
}

/**
 * Declares a plan. Throws RangeError when a target lies outside the period or two targets speak of the same indicator, place, year and
 * level.
 */
export function definePlan(plan: PlanDefinition): PlanDefinition {
  const seen = new Set<string>()
  if (plan.from > plan.until) throw new RangeError(`${plan.code}: ends before it begins`)
  for (const target of plan.targets) {
    const key = [target.indicator, target.place ?? plan.place, target.year, target.atLevel ?? '', target.onlyFor ?? ''].join(' ')
    if (seen.has(key)) throw new RangeError(`${plan.code}: two targets for ${key}`)
    seen.add(key)
    if (String(target.year) < plan.from.slice(0, 4) || String(target.year) > plan.until.slice(0, 4)) {
      throw new RangeError(`${plan.code}: ${target.indicator} is due in ${target.year}, outside the period`)
    }
  }
  return plan
}
