import type { Sql } from '../../platform/server/sql.ts'
import type { PlainDate } from '../../platform/kernel/dates.ts'
import type { RegionLevel } from '../regions/index.ts'
import type { PeriodKind } from './periods.ts'

/** Where and when is counted. `lo` to `hi` is a range of region codes; rows are grouped by their leaf, the first twelve digits. */
export interface CountAt {
  county: string
  lo: string
  hi: string
  now: Date
  /** The day in Shanghai. */
  day: PlainDate
  /** 1 January of that day's year, 00:00 in Shanghai. */
  yearStart: Date
  /** A past day is counted again, from dated facts. */
  past: boolean
}

/**
 * One reading of one module's published views that gives several numbers per leaf at once. `count` answers rows with `region` (the leaf),
 * each of `columns`, and `changes_at`: when the passing of time alone changes them within the day, or null.
 */
export interface FactSource<C extends string = string> {
  name: string
  columns: readonly C[]
  /** Views that must exist; without one of them its indicators say so instead of showing 0. */
  needs: readonly string[]
  /** Deeds (first words of their names, as in the audit) after which a leaf is counted anew. */
  touchedBy: readonly string[]
  /** Columns that add up what happened since 1 January: a month's or quarter's number is that of its last day less that of the day before it. */
  flows?: readonly C[]
  /** Columns of which a place has the largest of its leaves, instead of their sum (the farthest dwelling). */
  largest?: readonly C[]
  /**
   * Columns whose conditions ask nothing but dated facts, so that they can be counted for a past day and come out as they were: they can
   * be corrected later, and counted by another day's boundaries.
   */
  dated?: readonly C[]
  /** The rows behind a column, for opening a figure. */
  rows?: Partial<Record<C, RowSet>>
  count(at: CountAt): Sql
}

/** The rows behind one column: the same condition as its count. */
export interface RowSet {
  /** What a row is, in Chinese: 设施. */
  what: string
  /** Ability of the module that owns the rows: without it only sums are shown. */
  ability: string
  /** Where one row is opened in the desk; nothing for rows without a page of their own. `id` is the row's. */
  to?: (id: string) => string
  /**
   * Rows of a range in the order of `id` (text), those after `after`, at most `limit`: `id`, `title`, `number` (text or ''), `state` (Chinese
   * or ''), `region`, `at` (timestamptz or null), `due_at` (the same). Never a name of a person in need, never a sensitive trait.
   */
  list(at: CountAt, after: string | null, limit: number): Sql
}

/** One number that adds up over places. */
export interface Measure {
  /** `source.column` */
  key: string
  source: string
  /** In words. */
  text: string
}

/** Names one column of a source; a column that the source does not have does not compile. */
export const measure = <C extends string>(source: FactSource<C>, column: C, text: string): Measure => ({ key: `${source.name}.${column}`, source: source.name, text })

/** Sets of cases that a figure can be opened to. */
export type CaseSet = 'received' | 'online' | 'open' | 'overdue' | 'concluded' | 'timed' | 'on_time' | 'rated' | 'satisfied' | 'bad'

export const GROUPS = {
  service: '办事服务',
  satisfaction: '群众评价',
  platform: '平台覆盖',
  facilities: '服务设施',
  workers: '社区工作者',
  people: '人口与网格',
  organisations: '组织与自治',
  volunteers: '志愿服务',
  assistance: '救助保障',
  employment: '就业服务',
  health: '卫生健康',
  elderly: '养老服务',
  culture: '文化教育体育',
  safety: '平安与环境',
  planning: '规划与资金',
  evaluation: '创建与评价',
  own: '本地指标',
} as const

export type Group = keyof typeof GROUPS

interface Common {
  /** `IND-48` for a row of the requirements, else a plain name. */
  code: string
  title: string
  /** One plain sentence. */
  sentence: string
  group: Group
  unit: string
  decimals: number
  direction: 'up' | 'down' | 'none'
  /** The set or population that it is counted over. */
  base: string
  /** Document and section. */
  source: string
  /** Counts people: a number or base from 1 to 4 is not shown. `base`: answers of people, where only a small base gives one away. */
  aboutPeople?: true | 'base'
  /** How often it is closed and, when filed, owed: a filed number of another period than the one asked for is not taken. `day` unless said. */
  period?: PeriodKind
  /** Levels of places at which it says something; all unless said. Elsewhere it has no value and says why. */
  levels?: readonly RegionLevel[]
  /** Runs from 1 January to the day and begins anew each year (本年累计). */
  perYear?: boolean
}

/** Counted from the records. */
export interface Computed extends Common {
  kind: 'computed'
  numerator: Measure
  /** Absent for a plain count. */
  denominator?: Measure
  /** What the ratio is multiplied with: 100 for a share in per cent. */
  factor?: number
  /** While this is 0 nothing has been written down there yet, and the figure is missing instead of 0. */
  collected?: { measure: Measure; reason: string; owedBy: string }
  /** The cases behind its parts. */
  opens?: { numerator: CaseSet; denominator?: CaseSet }
}

/** Filed by the named body with evidence; `mixed` is divided by a counted base. */
export interface Reported extends Common {
  kind: 'reported' | 'mixed' | 'baseline'
  numeratorText: string
  denominator?: Measure
  denominatorText?: string
  factor?: number
  /** Who owes the number. */
  owedBy: string
}

/** Data that does not exist yet: shown as 尚未采集, never as 0. */
export interface Waiting extends Common {
  kind: 'computed' | 'mixed'
  numeratorText: string
  denominatorText?: string
  /** `duty`: the duty of the calendar that would collect it. */
  waitsFor: { reason: string; owedBy: string; duty?: string }
}

export type IndicatorDefinition = Computed | Reported | Waiting

export const isWaiting = (one: IndicatorDefinition): one is Waiting => 'waitsFor' in one
export const isComputed = (one: IndicatorDefinition): one is Computed => one.kind === 'computed' && !isWaiting(one)
export const isReported = (one: IndicatorDefinition): one is Reported => one.kind !== 'computed' && !isWaiting(one)

/**
 * Declares an indicator. Throws RangeError for one that a reader could not check: no sentence, no base, no source, a factor without a
 * base.
 */
export function defineIndicator<T extends IndicatorDefinition>(one: T): T {
  if (!/^[A-Za-z][A-Za-z0-9_-]{1,39}$/.test(one.code)) throw new RangeError(`not a code: ${one.code}`)
  for (const text of [one.title, one.sentence, one.base, one.source]) if (!text.trim()) throw new RangeError(`${one.code}: an indicator says what, over what, and by which text`)
  if (isComputed(one) && one.factor !== undefined && !one.denominator) throw new RangeError(`${one.code}: a factor without a denominator`)
  return one
}
