import {
  addDays, daysBetween, endOfDay, formatChineseDate, formatDayRange, shanghaiDate, shanghaiInstant, shanghaiTime, yearOf, type PlainDate,
} from '../../platform/kernel/dates.ts'
import { Refusal } from '../../platform/kernel/refusal.ts'
import { CalendarNotCovered, type WorkingDayCalendar } from '../calendar/index.ts'

/**
 * The legal clock of a case. Pure: what began, stood still and was extended comes in, the last day and the reason for it come out.
 *
 * - A period in days begins on the next day and ends at 24:00 of its last (Civil Code arts. 201, 203); days of a licence are working
 *   days with 调休 (行政许可法 art. 82), days of a petition are natural days; hours run by the clock from the moment itself (art. 201).
 * - A suspension is a period in days like any other: the day it begins still counts, the days after it up to the day it ends do not.
 *   So it moves the last day by `workingDaysBetween(from, to)`; one that ends on the day it began moves nothing. If the clock stands
 *   at the end of what would be the last day, the last day is the first one at whose end it runs again.
 * - An extension continues where the limit ended, before any day of rest is rolled over.
 * - Days outside the years of the calendar are refused with `CalendarNotCovered`.
 */

export type LimitUnit = 'working_day' | 'natural_day' | 'hour'

export interface LegalLimit {
  amount: number
  unit: LimitUnit
  /** natural_day: a last day that is a day of rest moves to the next working day (Civil Code art. 203). */
  roll?: boolean
  /** The most one extension may add, where the statute says so (LIC-03: 10 working days). */
  mayExtendBy?: { amount: number; unit: LimitUnit }
  /** Statute and article, shown to the person. */
  source: string
}

export type SuspensionKind = 'waiting_applicant' | 'special_procedure'

export interface Suspension {
  from: Date
  /** Absent while the clock still stands. */
  to?: Date
  kind: SuspensionKind
  note?: string
}

export interface Extension {
  amount: number
  unit: LimitUnit
  /** Told to the applicant (行政许可法 art. 42). */
  reason: string
  approvedBy: string
  at: Date
}

export interface ClockInput {
  calendar: WorkingDayCalendar
  limit: LegalLimit
  /** Acceptance, or dispatch for a hotline order. */
  startedAt: Date
  suspensions?: readonly Suspension[]
  extension?: Extension
  now: Date
  /** When the case was concluded; the clock is read at that moment from then on. */
  doneAt?: Date
}

export type ClockState = 'running' | 'suspended' | 'due_soon' | 'overdue' | 'done'

export interface TraceEntry {
  date: PlainDate
  kind: 'start' | 'counted' | 'weekend' | 'holiday' | 'in_lieu_workday' | 'suspended' | 'extension' | 'due'
  /** The how-manieth day of the limit a counted day is (`in_lieu_workday` counts too); for an extension, what it adds. */
  n?: number
  /** The holiday, the reason the clock stood, or the reason of the extension. */
  name?: string
}

export interface ClockReading {
  limit: LegalLimit
  extension: Extension | undefined
  /** 24:00 in Shanghai of `dueOn` for limits in days, the very moment for hours. While the clock stands: as if it ran again from now. */
  dueAt: Date
  dueOn: PlainDate
  /** Limit and extension together, in the limit's unit. */
  total: number
  /** Used up to now in the limit's unit, today included when it counts; hours unrounded. */
  usedDays: number
  /** What is left: 0 on the last day, negative when overdue. */
  remaining: number
  /**
   * Since the last day, in the limit's unit (a day begun counts); 0 when in time. Null when overdue into a year whose notice
   * is missing: overdue is then certain, by how many working days is not; `remaining` says -1.
   */
  overdueBy: number | null
  state: ClockState
  /** Day by day from the start to the last day. For hours only start, suspensions, extension and end. */
  trace: TraceEntry[]
}

/** How a standing clock is named to the person. */
export const SUSPENSION_NAMES: Record<SuspensionKind, string> = {
  waiting_applicant: '补正',
  special_procedure: '特别程序（听证、检测、公示等）',
}

const HOUR_MS = 3_600_000

/**
 * Reads the clock. Refuses an extension without reason or approval, or in another kind of unit (`case.extension_…`), and days outside the
 * calendar (`CalendarNotCovered`); throws RangeError for amounts and intervals that cannot be.
 */
export function computeDue(input: ClockInput): ClockReading {
  const { limit, startedAt, suspensions = [], extension } = input
  assertAmount(limit.amount)
  for (const { from, to } of suspensions) if (to && to < from) throw new RangeError('a suspension ends before it begins')
  if (extension) assertExtension(limit, extension)

  const readAt = input.doneAt ?? input.now
  const standing = suspensions
    .filter((pause) => pause.from <= readAt || pause.to)
    .map((pause) => ({ ...pause, to: pause.to ?? readAt }))
  const walked = limit.unit === 'hour' ? walkHours(input, standing) : walkDays(input, standing)

  const total = limit.amount + (extension?.amount ?? 0)
  const late = limit.unit === 'hour' ? readAt > walked.dueAt : shanghaiDate(readAt) > walked.dueOn
  const usedDays = limit.unit === 'hour' ? hoursUsed(startedAt, readAt, standing, total) : daysUsed(walked.trace, shanghaiDate(readAt))
  const overdueBy = late ? overdue(input, walked, readAt) : 0
  const reading = { limit, extension, ...walked, total, usedDays, overdueBy, remaining: late ? -(overdueBy ?? 1) : total - usedDays }
  return { ...reading, state: stateOf(input, reading, late) }
}

export type CoveredReading = { covered: true; clock: ClockReading } | { covered: false; refusal: CalendarNotCovered }

/** The same, telling a missing year instead of throwing it: for lists and for acceptance, which must not fail because of next year. */
export function computeDueIfCovered(input: ClockInput): CoveredReading {
  try {
    return { covered: true, clock: computeDue(input) }
  } catch (refusal) {
    if (refusal instanceof CalendarNotCovered) return { covered: false, refusal }
    throw refusal
  }
}

type Standing = Required<Pick<Suspension, 'from' | 'to' | 'kind'>>
type Walked = Pick<ClockReading, 'dueAt' | 'dueOn' | 'trace'>

function walkDays({ calendar, limit, startedAt, extension }: ClockInput, standing: readonly Standing[]): Walked {
  const pauses = standing.map(({ from, to, kind }) => ({ from: shanghaiDate(from), to: shanghaiDate(to), kind }))
  const pauseOf = (date: PlainDate) => pauses.find((pause) => pause.from < date && date <= pause.to)
  const standsAtEndOf = (date: PlainDate) => pauses.some((pause) => pause.from <= date && date < pause.to)
  const lastMustWork = limit.roll === true || (extension ?? limit).unit === 'working_day'

  let date = shanghaiDate(startedAt)
  const trace: TraceEntry[] = [{ date, kind: 'start' }]
  let n = 0

  /** Goes on to the next day and writes down what it is; true when it counts towards a leg in this unit. */
  function nextDay(unit: LimitUnit | 'rolling'): boolean {
    date = addDays(date, 1)
    const facts = unit === 'working_day' || (unit === 'rolling' && lastMustWork) ? calendar.dayFacts(date) : undefined
    const pause = pauseOf(date)
    if (facts && !facts.working) trace.push({ date, kind: facts.kind === 'holiday' ? 'holiday' : 'weekend', ...named(facts.name) })
    else if (pause) trace.push({ date, kind: 'suspended', name: SUSPENSION_NAMES[pause.kind] })
    else if (unit !== 'rolling') {
      n += 1
      const inLieu = facts?.kind === 'in_lieu_workday'
      trace.push({ date, kind: inLieu ? 'in_lieu_workday' : 'counted', n, ...named(inLieu ? facts.name : undefined) })
      return true
    }
    return false
  }

  for (let left = limit.amount; left > 0;) if (nextDay(limit.unit)) left -= 1
  if (extension) {
    trace.push({ date, kind: 'extension', n: extension.amount, name: extension.reason })
    for (let left = extension.amount; left > 0;) if (nextDay(extension.unit)) left -= 1
  }
  while ((lastMustWork && !calendar.isWorkingDay(date)) || standsAtEndOf(date)) nextDay('rolling')

  trace.push({ date, kind: 'due', ...(n > 0 ? { n } : {}) })
  return { dueOn: date, dueAt: endOfDay(date), trace }
}

function walkHours({ limit, startedAt, extension }: ClockInput, standing: readonly Standing[]): Walked {
  const dueAt = afterHours(startedAt, limit.amount + (extension?.amount ?? 0), standing)
  const dueOn = shanghaiDate(dueAt)
  const trace: TraceEntry[] = [{ date: shanghaiDate(startedAt), kind: 'start' }]
  for (const { from, kind } of standing.filter((pause) => pause.to > pause.from && pause.to > startedAt && pause.from < dueAt)) {
    trace.push({ date: shanghaiDate(from < startedAt ? startedAt : from), kind: 'suspended', name: SUSPENSION_NAMES[kind] })
  }
  if (extension) {
    const date = shanghaiDate(afterHours(startedAt, limit.amount, standing))
    trace.push({ date, kind: 'extension', n: extension.amount, name: extension.reason })
  }
  trace.sort((a, b) => daysBetween(b.date, a.date))
  trace.push({ date: dueOn, kind: 'due', n: limit.amount + (extension?.amount ?? 0) })
  return { dueAt, dueOn, trace }
}

/** The moment at which the clock has run for so many hours. */
function afterHours(startedAt: Date, hours: number, standing: readonly Standing[]): Date {
  let end = startedAt.getTime() + hours * HOUR_MS
  for (const { from, to } of merged(standing, startedAt)) if (from <= end) end += to - from
  return new Date(end)
}

function hoursUsed(startedAt: Date, readAt: Date, standing: readonly Standing[], total: number): number {
  const stood = merged(standing, startedAt).reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, readAt.getTime()) - from), 0)
  return Math.min(total, Math.max(0, (readAt.getTime() - startedAt.getTime() - stood) / HOUR_MS))
}

/** The intervals in order, none before the start, none overlapping. */
function merged(standing: readonly Standing[], startedAt: Date): { from: number; to: number }[] {
  const whole: { from: number; to: number }[] = []
  const begin = startedAt.getTime()
  const intervals = standing.map(({ from, to }) => ({ from: Math.max(from.getTime(), begin), to: to.getTime() }))
  for (const { from, to } of intervals.filter((one) => one.to > one.from).sort((a, b) => a.from - b.from)) {
    const last = whole.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else whole.push({ from, to })
  }
  return whole
}

function daysUsed(trace: readonly TraceEntry[], today: PlainDate): number {
  return trace.filter(({ date, kind }) => (kind === 'counted' || kind === 'in_lieu_workday') && date <= today).length
}

function overdue({ calendar, limit }: ClockInput, { dueAt, dueOn }: Walked, readAt: Date): number | null {
  if (limit.unit === 'hour') return (readAt.getTime() - dueAt.getTime()) / HOUR_MS
  const today = shanghaiDate(readAt)
  if (limit.unit === 'natural_day') return daysBetween(dueOn, today)
  const days = ifCovered(() => calendar.workingDaysBetween(dueOn, today))
  return days === undefined ? null : Math.max(1, days)
}

function stateOf(input: ClockInput, reading: Omit<ClockReading, 'state'>, late: boolean): ClockState {
  if (input.doneAt) return 'done'
  if (late) return 'overdue'
  if (input.suspensions?.some(({ from, to }) => from <= input.now && (!to || input.now < to))) return 'suspended'
  const soon = reading.limit.unit === 'hour'
    ? reading.remaining <= reading.total / 4
    : shanghaiDate(input.now) >= workingDayBefore(input.calendar, reading.dueOn)
  return soon ? 'due_soon' : 'running'
}

/** The last working day before a day; the day before it where the calendar does not reach (natural days that are not rolled). */
function workingDayBefore(calendar: WorkingDayCalendar, date: PlainDate): PlainDate {
  return ifCovered(() => calendar.addWorkingDays(date, -1)) ?? addDays(date, -1)
}

function ifCovered<T>(ask: () => T): T | undefined {
  try {
    return ask()
  } catch (refusal) {
    if (refusal instanceof CalendarNotCovered) return undefined
    throw refusal
  }
}

/**
 * Whether an extension may be granted: once, with a reason and a name that approves it, before the limit has run out, and no longer
 * than the statute allows. Returns it, or refuses with `case.extension_…`.
 */
export function grantExtension(
  { limit, granted = [], asked, dueAt }: { limit: LegalLimit; granted?: readonly unknown[]; asked: Extension; dueAt?: Date | undefined },
): Extension {
  if (granted.length > 0) throw new Refusal('case.extension_once', 409, '本件已延长过一次期限，不能再次延长。请在现有期限内办结。')
  assertExtension(limit, asked)
  if (dueAt && asked.at >= dueAt) throw new Refusal('case.extension_too_late', 409, '期限已经届满，不能再延长。请尽快办结，并向申请人说明情况。')
  const most = limit.mayExtendBy
  if (most && (asked.unit !== most.unit || asked.amount > most.amount)) {
    throw new Refusal('case.extension_too_long', 422, `依据${limit.source}，最多可延长${inWords(most)}。`, { most })
  }
  return asked
}

function assertExtension(limit: LegalLimit, { amount, unit, reason, approvedBy }: Extension): void {
  if (!reason.trim()) throw new Refusal('case.extension_needs_reason', 422, '请写明延长期限的理由，理由将告知申请人。')
  if (!approvedBy.trim()) throw new Refusal('case.extension_needs_approval', 422, '延长期限须经负责人批准，请填写批准人。')
  if (!Number.isInteger(amount) || amount < 1) throw new Refusal('case.extension_amount', 422, '请填写要延长的天数或小时数（大于零的整数）。')
  if ((unit === 'hour') !== (limit.unit === 'hour')) {
    throw new Refusal('case.extension_unit', 422, limit.unit === 'hour' ? '本件按小时计时，只能按小时延长。' : '本件按日计时，只能按日延长。')
  }
}

export interface Reminder {
  kind: 'half_used' | 'day_before' | 'due_day'
  at: Date
}

/**
 * When to remind the handler: half the time used, one working day before, on the last day; at nine in the morning in Shanghai.
 * Of two on one day the more urgent stays. Hours: at half and at three quarters of the running time. None lies before the start.
 */
export function reminders(input: ClockInput): Reminder[] {
  const { limit, dueOn, total, trace } = computeDue(input)
  if (limit.unit === 'hour') {
    const standing = (input.suspensions ?? []).map((pause) => ({ ...pause, to: pause.to ?? input.now }))
    return [
      { kind: 'half_used', at: afterHours(input.startedAt, total / 2, standing) },
      { kind: 'day_before', at: afterHours(input.startedAt, (total * 3) / 4, standing) },
    ]
  }
  const half = trace.find((entry) => (entry.kind === 'counted' || entry.kind === 'in_lieu_workday') && entry.n === Math.ceil(total / 2))
  const byDay = new Map<PlainDate, Reminder['kind']>()
  if (half) byDay.set(half.date, 'half_used')
  byDay.set(workingDayBefore(input.calendar, dueOn), 'day_before')
  byDay.set(dueOn, 'due_day')
  return [...byDay]
    .map(([date, kind]) => ({ kind, at: shanghaiInstant(date, '09:00') }))
    .filter(({ at }) => at > input.startedAt)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

export interface EscalationStep {
  /** From how many working days overdue on. */
  from: number
  /** Levels above the handler: 0 the handler, 1 the head of the office, 2 the level above. */
  levelsUp: number
  name: string
}

/** Who is told of an overdue case, a level more the longer it lasts. A place may set its own table. */
export const ESCALATION: readonly EscalationStep[] = [
  { from: 1, levelsUp: 0, name: '经办人' },
  { from: 2, levelsUp: 1, name: '单位负责人' },
  { from: 5, levelsUp: 2, name: '上一级主管单位' },
]

/** The highest step reached by so many working days overdue; nothing when in time. */
export function escalationLevel(overdueWorkingDays: number, table: readonly EscalationStep[] = ESCALATION): EscalationStep | undefined {
  return table.filter((step) => overdueWorkingDays >= step.from).sort((a, b) => b.from - a.from)[0]
}

/**
 * 为什么是这一天: the reading in one Chinese sentence for the person. `began` is what started the clock (受理, 派单).
 */
export function explainDue({ limit, extension, dueAt, dueOn, state, trace }: ClockReading, began = '受理'): string {
  const parts = [limit.amount === 0 ? `${began}当日办结` : `${began}${limit.unit === 'hour' ? '时' : '次日'}起${inWords(limit)}`]
  if (extension) parts.push(`经批准延长${inWords(extension)}（${extension.reason}）`)
  for (const { from, to, names } of holidaysIn(trace)) parts.push(`${formatDayRange(from, to)}${names.join('、')}放假不计`)
  const inLieu = trace.filter((entry) => entry.kind === 'in_lieu_workday').map((entry) => formatChineseDate(entry.date))
  if (inLieu.length > 0) parts.push(`${inLieu.join('、')}调休上班，计入`)
  for (const [name, days] of stoodIn(trace)) {
    parts.push(limit.unit === 'hour' ? `因${name}暂停的时间不计` : `因${name}暂停${days}${limit.unit === 'working_day' ? '个工作日' : '天'}`)
  }
  if (state === 'suspended') parts.push('目前仍在暂停，恢复后按暂停的时间顺延')
  const withYear = yearOf(dueOn) !== yearOf(trace[0]?.date ?? dueOn)
  if (limit.unit === 'hour') parts.push(`到${formatChineseDate(dueOn, { withYear })}${shanghaiTime(dueAt)}为止`)
  else parts.push(`到${formatChineseDate(dueOn, { withYear })}24:00为止`)
  return `${parts.join('；')}。`
}

/** `5个工作日`, `15日`, `24小时`. */
export function inWords({ amount, unit }: { amount: number; unit: LimitUnit }): string {
  return `${amount}${{ working_day: '个工作日', natural_day: '日', hour: '小时' }[unit]}`
}

function holidaysIn(trace: readonly TraceEntry[]): { from: PlainDate; to: PlainDate; names: string[] }[] {
  const found: { from: PlainDate; to: PlainDate; names: string[] }[] = []
  for (const { date, kind, name } of trace) {
    if (kind !== 'holiday' || !name) continue
    const last = found.at(-1)
    if (last && addDays(last.to, 1) === date) {
      last.to = date
      if (!last.names.includes(name)) last.names.push(name)
    } else found.push({ from: date, to: date, names: [name] })
  }
  return found
}

function stoodIn(trace: readonly TraceEntry[]): Map<string, number> {
  const days = new Map<string, number>()
  for (const { kind, name } of trace) if (kind === 'suspended' && name) days.set(name, (days.get(name) ?? 0) + 1)
  return days
}

function named(name: string | undefined): { name?: string } {
  return name === undefined ? {} : { name }
}

function assertAmount(amount: number): void {
  if (!Number.isInteger(amount) || amount < 0) throw new RangeError(`a limit of ${amount}`)
}
