import { reaches, type TargetChoice } from '../plans/index.ts'
import { isSmall, SMALL_NOTE } from '../../platform/kernel/small-counts.ts'
import { isComputed, isReported, isWaiting, type IndicatorDefinition } from './define.ts'

/** What is known of a place: measures added up, and filed numbers. */
export interface Known {
  measures: ReadonlyMap<string, number>
  reports: ReadonlyMap<string, { numerator: number; denominator: number | null; day: string; at: string; evidence: string; version: number }>
  /** Sources that are switched off here: their indicators are missing, not zero. */
  off: ReadonlySet<string>
  /** Nothing at all is recorded (a past day without a record, a place never counted). */
  nothing?: { reason: string; owedBy: string }
}

/** A figure before it is laid beside a target. */
export interface Figure {
  value: number | null
  numerator: number | null
  denominator: number | null
  suppressed: boolean
  missing: { reason: string; owedBy: string } | null
  note: string
  /** The moment of a filed number; counted ones have that of their leaves. */
  filedAt: string | null
}

const missingFigure = (missing: { reason: string; owedBy: string }): Figure => ({
  value: null, numerator: null, denominator: null, suppressed: false, missing, note: '', filedAt: null,
})

/**
 * One indicator from what is known of a place. Data that does not exist is `missing` with a reason, never 0; a denominator of 0 gives no
 * value and says so; about people, a numerator or base of 1 to 4 is suppressed with everything it could be computed from.
 */
export function figureOf(one: IndicatorDefinition, known: Known): Figure {
  if (isWaiting(one)) return missingFigure(one.waitsFor)
  const parts = partsOf(one, known)
  if ('missing' in parts) return missingFigure(parts.missing)
  const { numerator, denominator } = parts
  const small = (n: number | null) => n !== null && isSmall(n)
  if (one.aboutPeople && ((one.aboutPeople === true && small(numerator)) || small(denominator))) {
    return { value: null, numerator: null, denominator: null, suppressed: true, missing: null, note: SMALL_NOTE, filedAt: parts.at }
  }
  if (denominator === 0) {
    const note = '本期没有可统计的对象，不计算比率'
    return { value: null, numerator, denominator, suppressed: false, missing: null, note, filedAt: parts.at }
  }
  const value = denominator === null ? numerator : (numerator / denominator) * (one.factor ?? 1)
  return { value, numerator, denominator, suppressed: false, missing: null, note: parts.note, filedAt: parts.at }
}

type Parts =
  | { numerator: number; denominator: number | null; at: string | null; note: string }
  | { missing: { reason: string; owedBy: string } }

function partsOf(one: IndicatorDefinition, known: Known): Parts {
  if (isReported(one)) {
    const report = known.reports.get(one.code)
    if (!report) return { missing: { reason: '尚未采集：等待填报', owedBy: one.owedBy } }
    const note = `填报数据，${report.day}，依据：${report.evidence}`
    if (!one.denominator) return { numerator: report.numerator, denominator: report.denominator, at: report.at, note }
    const base = read(one.denominator.key, one.denominator.source, known)
    return typeof base === 'number' ? { numerator: report.numerator, denominator: base, at: report.at, note } : base
  }
  if (!isComputed(one)) return { missing: { reason: '尚未采集', owedBy: '' } }
  const numerator = read(one.numerator.key, one.numerator.source, known)
  if (typeof numerator !== 'number') return numerator
  if (one.collected && read(one.collected.measure.key, one.collected.measure.source, known) === 0) {
    return { missing: { reason: one.collected.reason, owedBy: one.collected.owedBy } }
  }
  if (!one.denominator) return { numerator, denominator: null, at: null, note: '' }
  const denominator = read(one.denominator.key, one.denominator.source, known)
  return typeof denominator === 'number' ? { numerator, denominator, at: null, note: '' } : denominator
}

function read(key: string, source: string, known: Known): number | { missing: { reason: string; owedBy: string } } {
  if (known.off.has(source)) return { missing: { reason: '尚未采集：相应业务模块尚未启用', owedBy: '管理员' } }
  const value = known.measures.get(key)
  if (value !== undefined) return value
  return { missing: known.nothing ?? { reason: '尚未统计，系统正在首次统计', owedBy: '' } }
}

/** Whether a figure meets what holds for its place. No number or no target: none. */
export function targetStateOf(figure: Pick<Figure, 'value'>, applied: TargetChoice['applied']): 'met' | 'short' | 'none' {
  if (figure.value === null || !applied) return 'none'
  return reaches(figure.value, applied.target) ? 'met' : 'short'
}

/**
 * Of the parts of a whole that is shown too: where exactly one part is suppressed it could be had by subtraction, so the smallest other
 * one that is not 0 goes with it. @returns the indexes to suppress besides those that are already.
 */
export function alsoSuppressed(parts: ReadonlyArray<Pick<Figure, 'suppressed' | 'numerator'>>): number[] {
  if (parts.filter((one) => one.suppressed).length !== 1) return []
  const others = parts.map((one, i) => ({ i, n: one.numerator })).filter((one): one is { i: number; n: number } => (one.n ?? 0) > 0)
  others.sort((a, b) => a.n - b.n || a.i - b.i)
  return others[0] ? [others[0].i] : []
}
