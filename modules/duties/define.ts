import type { PlainDate } from '../../platform/kernel/dates.ts'
import type { Sql } from '../../platform/server/sql.ts'
import type { PostKind } from '../organisations/contract.ts'
import type { Cycle } from './rules/cycle.ts'

export type { Cycle, Every } from './rules/cycle.ts'

/** Records of a source, of some of its tags or of all. */
export interface Named { source: string; tags?: readonly string[] }

/**
 * Who owes. `having`: only places of which the source has a record that stands today (a demonstration unit, an experiment zone). Places that owe: the level
 * of the place. An organisation owes by its kind, a person by the kind of post.
 */
export type OwingLevel = 'prefecture' | 'county' | 'township' | 'community' | 'grid'
export type Owes = { places: OwingLevel; setting?: 'urban' | 'rural' /* residents’ committee, or gacha and village */; having?: Named } | { organisations: readonly string[] } | { posts: readonly PostKind[] }

export const DUTY_GROUPS = {
  plan: '规划与年度工作', safety: '平安与消防', education: '宣传教育与文体', service: '服务与走访', dispute: '矛盾排查与法律服务', democracy: '自治与议事', openness: '公开与报表',
  creation: '创建与示范', staff: '队伍与培训', money: '资金与监督', health: '卫生健康', file: '档案与核对',
} as const
export type DutyGroup = keyof typeof DUTY_GROUPS

/**
 * One obligation that comes again, or follows from an event. Which periods it has is `cycle`; who owes is `owes`; what satisfies it is
 * `satisfiedBy` (records of other modules, by tag) or a filing with evidence, which is always open.
 */
export interface DutyDefinition {
  /** `safety.fire-day`; never renamed. */
  code: string
  title: string
  /** One plain sentence: what has to be done. */
  sentence: string
  group: DutyGroup
  /** Document and section. */
  source: string
  /** Rows of the requirements that it serves. */
  serves: readonly string[]
  owes: Owes
  cycle: Cycle
  /** `text`: the day stands in the source. `place`: the source names only the period, and the day within it is a default that a place sets. */
  dated: 'text' | 'place'
  /**
   * Where it holds without anybody's doing: the digits of a place (`1525`: 锡林郭勒盟), empty for the whole country, null for nowhere (the source's
   * place is not known). A duty of one place is never owed by another by default; another switches it on.
   */
  holds: string | null
  /** How much satisfies it: once, or twenty hours. */
  needs: { amount: number; unit: string }
  /** What proves it, in words. */
  proof: string
  satisfiedBy?: readonly Named[]
  /** A record that does not exist yet; until it does, the duty is satisfied by filing. */
  waitsFor?: string
  /** Whose work it is among the posts of the place; the first found are told. Without it the head of the place. */
  byPosts?: readonly PostKind[]
  /** Days before the due day on which it is said; 30, 7 and 1 unless given. */
  remind?: readonly number[]
  /** Days of lateness after which each further level above is told; 3, 15 and 30 unless given. */
  escalate?: readonly number[]
}

export const REMIND: readonly number[] = [30, 7, 1]
export const ESCALATE: readonly number[] = [3, 15, 30]

/** Where and for which days facts are asked. */
export interface FactsAt { county: string; lo: string; hi: string; from: PlainDate; until: PlainDate }

/**
 * Records of one module that satisfy duties, or begin them (`rolling`). `facts` answers rows with `body` (a region code, the id of an
 * organisation, or of an account: whatever the duty's bodies are), `region`, `tag`, `day` (a date), `amount` (a number), `ref` (the record's id
 * as text), `period` (the key of the period that the record says it is for, as `2026-Q1`; or null, then the day decides) and `link` (where
 * the record is read in the desk, or '').
 */
export interface DutySource {
  /** `legal.sessions` */
  name: string
  /** What its records are, in Chinese. */
  title: string
  /** Views that must exist; while one is missing the source gives nothing and the duty takes filings. */
  needs: readonly string[]
  /** Tags with their words. */
  tags: Readonly<Record<string, string>>
  /** A fact at a place below the owing body counts for it (a grid's patrol for the community). Without it only the body's own. */
  below?: boolean
  facts(at: FactsAt): Sql
}

/** What a module brings: obligations, and records that satisfy them. The app adds the parts up (`apps/server/duties.ts`). */
export interface DutyPart {
  module: string
  duties: readonly DutyDefinition[]
  sources: readonly DutySource[]
}

/** Declares an obligation. Throws RangeError for one that nobody could check or meet. */
export function defineDuty<T extends DutyDefinition>(one: T): T {
  if (!/^[a-z][a-z-]*\.[a-z0-9-]{2,50}$/.test(one.code)) throw new RangeError(`not a code: ${one.code}`)
  for (const text of [one.title, one.sentence, one.source, one.proof]) if (!text.trim()) throw new RangeError(`${one.code}: an obligation says what, by which text, and what proves it`)
  if (!(one.needs.amount > 0)) throw new RangeError(`${one.code}: needs more than nothing`)
  if (one.holds !== null && !/^\d{0,12}$/.test(one.holds)) throw new RangeError(`${one.code}: not a place: ${one.holds}`)
  if (one.cycle.kind === 'rolling' && !one.cycle.months && !one.cycle.days) throw new RangeError(`${one.code}: due when after the event?`)
  return one
}

/** Joins the parts; throws for two of one name and for a duty that names a source that nobody brings. */
export function addUp(parts: readonly DutyPart[]): { duties: ReadonlyMap<string, DutyDefinition>; sources: ReadonlyMap<string, DutySource> } {
  const duties = unique(parts.flatMap((part) => part.duties), (one) => one.code)
  const sources = unique(parts.flatMap((part) => part.sources), (one) => one.name)
  for (const duty of duties.values()) {
    const named = [...(duty.satisfiedBy ?? []), ...(duty.cycle.kind === 'rolling' ? [duty.cycle.since] : []), ...('having' in duty.owes && duty.owes.having ? [duty.owes.having] : [])]
    for (const { source, tags } of named) {
      const found = sources.get(source)
      if (!found) throw new RangeError(`${duty.code} names the source ${source}, which no module brings`)
      for (const tag of tags ?? []) if (!(tag in found.tags)) throw new RangeError(`${duty.code}: ${source} has no tag ${tag}`)
    }
  }
  return { duties, sources }
}

function unique<T>(list: readonly T[], key: (one: T) => string): Map<string, T> {
  const map = new Map(list.map((one) => [key(one), one]))
  if (map.size !== list.length) throw new RangeError(`named twice: ${list.map(key).find((name, i, all) => all.indexOf(name) !== i)}`)
  return map
}
