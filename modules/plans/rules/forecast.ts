import { dayNumber, type PlainDate } from '../../../platform/kernel/dates.ts'
import type { TargetDefinition } from '../define.ts'
import { reaches } from './reach.ts'

/** Reached · on course · behind · past its day and not reached · no number · too few numbers to say. */
export const assessments = ['reached', 'on_course', 'behind', 'overdue', 'no_data', 'too_early'] as const
export type AssessmentState = (typeof assessments)[number]

export interface Point {
  day: PlainDate
  value: number
}

/** A straight line needs three numbers that lie at least this many days apart in all. */
export const LEAST_POINTS = 3
export const LEAST_DAYS = 60
/** Behind the time by more than this share of the whole way counts as behind. */
export const SLACK = 0.05

const say = (n: number, unit: string) => `${Number(n.toFixed(2)).toLocaleString('zh-CN', { maximumFractionDigits: 2 })}${unit}`
const month = (day: PlainDate) => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`
const date = (day: PlainDate) => `${month(day)}${Number(day.slice(8, 10))}日`

/** The least-squares line through the points, read on a day; null with too few points. Shares end at 0 and 100, everything else at 0. */
export function forecastOn(points: readonly Point[], day: PlainDate, unit: string): { value: number; method: string } | null {
  if (points.length < LEAST_POINTS) return null
  const sorted = [...points].sort((a, b) => (a.day < b.day ? -1 : 1))
  const [first, last] = [sorted[0]!, sorted.at(-1)!]
  const origin = dayNumber(first.day)
  if (dayNumber(last.day) - origin < LEAST_DAYS) return null
  const xs = sorted.map((point) => dayNumber(point.day) - origin)
  const meanX = xs.reduce((a, b) => a + b, 0) / xs.length
  const meanY = sorted.reduce((all, point) => all + point.value, 0) / sorted.length
  const [num, den] = sorted.reduce(([n, d], point, i) => [n + (xs[i]! - meanX) * (point.value - meanY), d + (xs[i]! - meanX) ** 2], [0, 0])
  const line = meanY + (num / den) * (dayNumber(day) - origin - meanX)
  const value = Math.max(0, unit === '%' ? Math.min(100, line) : line)
  return {
    value,
    method: `按${month(first.day)}至${month(last.day)}的${sorted.length}次记录画一条直线（最小二乘法），延长到${date(day)}得出；没有考虑季节和新的措施。`,
  }
}

/**
 * How a goal stands: against its number, and against the time that has gone. `points` are past readings with a number, the newest last. Where a line
 * can be drawn it decides; else the way gone since the first number is laid beside the time gone since then.
 */
export function assess(goal: Pick<TargetDefinition, 'comparator' | 'value' | 'unit'> & { fromOn: PlainDate; dueOn: PlainDate }, points: readonly Point[], today: PlainDate, missing = '') {
  const { unit, dueOn, fromOn } = goal
  const elapsed = share(dayNumber(today) - dayNumber(fromOn), dayNumber(dueOn) - dayNumber(fromOn))
  const now = points.at(-1)
  const none = { value: null, day: null, way: null, elapsed, forecast: null, method: '' }
  if (!now) return { state: 'no_data' as const, ...none, words: missing ? `还没有数据：${missing}` : '还没有数据' }
  const way = wayGone(goal, now.value)
  const base = { value: now.value, day: now.day, way, elapsed, forecast: null, method: '' }
  if (reaches(now.value, goal)) return { state: 'reached' as const, ...base, words: `现在${say(now.value, unit)}，已经达到目标` }
  const gap = say(Math.abs(goal.value - now.value), unit)
  if (today > dueOn) return { state: 'overdue' as const, ...base, words: `期限${date(dueOn)}已过，现在${say(now.value, unit)}，差${gap}` }
  const seen = forecastOn(points, dueOn, unit)
  if (seen) {
    const ok = reaches(seen.value, goal)
    const words = `现在${say(now.value, unit)}，按目前走势到${date(dueOn)}预计${say(seen.value, unit)}，${ok ? '可以达到目标' : `达不到目标${say(goal.value, unit)}`}`
    return { state: ok ? ('on_course' as const) : ('behind' as const), ...base, forecast: seen.value, method: seen.method, words }
  }
  const first = points[0]!
  const method = `记录不足${LEAST_POINTS}次或不满${LEAST_DAYS}天，不作预测；`
  const [sinceFirst, whole] = [dayNumber(today) - dayNumber(first.day), dayNumber(dueOn) - dayNumber(first.day)]
  if (points.length < 2 || sinceFirst < 1 || whole < 1) return { state: 'too_early' as const, ...base, method: `${method}等有了更多记录再比较。`, words: `现在${say(now.value, unit)}，差${gap}；记录太少，还看不出快慢` }
  const gone = (now.value - first.value) / (goal.value - first.value)
  const expected = sinceFirst / whole
  const ok = gone >= expected - SLACK
  return {
    state: ok ? ('on_course' as const) : ('behind' as const), ...base,
    method: `${method}只比较${date(first.day)}以来走过的路程和用掉的时间。`,
    words: `现在${say(now.value, unit)}，差${gap}；走了${percent(gone)}，时间用了${percent(expected)}`,
  }
}

/** A task without a number: the share reported beside the time gone. */
export function assessTask(goal: { fromOn: PlainDate; dueOn: PlainDate; progress: number; state: string }, reportedOn: PlainDate | null, today: PlainDate) {
  const elapsed = share(dayNumber(today) - dayNumber(goal.fromOn), dayNumber(goal.dueOn) - dayNumber(goal.fromOn))
  const way = goal.progress / 100
  const base = { value: goal.progress, day: reportedOn, way, elapsed, forecast: null, method: '由负责人填报进度，和已过的时间比较，不作预测。' }
  if (goal.state === 'done') return { state: 'reached' as const, ...base, words: '已经完成' }
  if (today > goal.dueOn) return { state: 'overdue' as const, ...base, words: `期限${date(goal.dueOn)}已过，完成${goal.progress}%` }
  if (!reportedOn) return { state: elapsed > 0.5 ? ('behind' as const) : ('too_early' as const), ...base, words: `还没有填报过进度，时间用了${percent(elapsed)}` }
  const ok = way >= elapsed - 2 * SLACK
  return { state: ok ? ('on_course' as const) : ('behind' as const), ...base, words: `完成${goal.progress}%，时间用了${percent(elapsed)}` }
}

const share = (part: number, whole: number) => (whole <= 0 ? 1 : Math.min(1, Math.max(0, part / whole)))
const percent = (n: number) => `${Math.round(n * 100)}%`

/** Share of the way to the number, counted from nought; for a number not to be passed, what is left under it. */
function wayGone(goal: Pick<TargetDefinition, 'comparator' | 'value'>, value: number): number | null {
  if (goal.value === 0) return null
  return goal.comparator === 'at_most' ? Math.min(1, goal.value / Math.max(value, goal.value)) : value / goal.value
}
