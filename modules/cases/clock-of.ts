import { defaultCalendar } from '../calendar/index.ts'
import { urgencyOf, type Limit, type Matter } from '../matters/index.ts'
import { computeDueIfCovered, explainDue, type ClockInput, type CoveredReading, type LegalLimit } from './clock.ts'
import { clockFacts, type PastMove } from './moves.ts'
import type { CaseFile, CaseRow, MoveRow } from './queries/cases.ts'

/** The legal clock of one case: matter, history and the times it stood, brought to `clock.ts`. */

/** The moves as the rules read them. */
export const historyOf = (moves: readonly Pick<MoveRow, 'name' | 'at' | 'note'>[]): PastMove[] => moves.map(({ name, at, note }) => ({
  move: name,
  at: new Date(at),
  said: { ...note, extension: note.extension && { ...note.extension, at: new Date(note.extension.at) } } as PastMove['said'],
}))

/** The limit a case runs by: its own, else that of its urgency, else what the office promises, else the statute's. An extension follows the statute. */
export function limitOf(matter: Matter, c: Pick<CaseRow, 'form' | 'urgency' | 'own_limit'>): LegalLimit {
  if (c.own_limit) return { ...c.own_limit }
  const { handle, promised } = matter.limits
  const byForm = urgencyOf(matter, c.form)
  const byUrgency = c.urgency === byForm.urgency ? byForm.handle : (matter.urgency?.find((rule) => rule.urgency === c.urgency)?.handle ?? handle)
  const chosen: Limit = byUrgency !== handle ? byUrgency : (promised ?? handle)
  const most = chosen.mayExtendBy ?? handle.mayExtendBy
  return {
    amount: chosen.amount, unit: chosen.unit, source: chosen.source,
    ...(chosen.roll ? { roll: true } : {}), ...(most ? { mayExtendBy: most } : {}),
  }
}

export const clockBegins = (matter: Matter) => matter.limits.begins ?? 'accept'

/** How the start is named to the person. */
const BEGAN = { accept: '受理', submit: '收到', handOver: '派单' } as const

/** What the clock is computed from; nothing while it has not begun. Times it stood are rows of their own (publications among them). */
export function clockInput(file: Pick<CaseFile, 'case' | 'moves' | 'suspensions'>, matter: Matter, now: Date): ClockInput | undefined {
  const { startedAt, extension, doneAt } = clockFacts(historyOf(file.moves), clockBegins(matter))
  if (!startedAt) return undefined
  const suspensions = file.suspensions
    .map(({ starts_at, ends_at, reason }) => ({ from: new Date(starts_at), kind: reason, ...(ends_at ? { to: new Date(ends_at) } : {}) }))
    .filter(({ from, to }) => from >= startedAt && (!to || to > from))
  return {
    calendar: defaultCalendar(file.case.region), limit: limitOf(matter, file.case), startedAt, suspensions, now,
    ...(extension ? { extension } : {}), ...(doneAt ? { doneAt } : {}),
  }
}

/** The clock as it reads now; nothing while it has not begun, a refusal where the calendar does not reach. */
export function readClock(file: Pick<CaseFile, 'case' | 'moves' | 'suspensions'>, matter: Matter, now: Date): (CoveredReading & { startedAt: Date }) | undefined {
  const input = clockInput(file, matter, now)
  return input && { ...computeDueIfCovered(input), startedAt: input.startedAt }
}

/** The last day as it is stored with the case: none while the clock has not begun or the calendar does not reach. */
export function dueOf(file: Pick<CaseFile, 'case' | 'moves' | 'suspensions'>, matter: Matter, now: Date): { due_at: string | null; due_on: string | null } {
  const reading = readClock(file, matter, now)
  if (!reading?.covered) return { due_at: null, due_on: null }
  return { due_at: reading.clock.dueAt.toISOString(), due_on: reading.clock.dueOn }
}

/** Until when, and why, for the person. */
export function promiseOf(file: Pick<CaseFile, 'case' | 'moves' | 'suspensions'>, matter: Matter, now: Date): string {
  const reading = readClock(file, matter, now)
  if (reading?.covered) return explainDue(reading.clock, BEGAN[clockBegins(matter)])
  if (reading) return `办结期限跨入日历尚未公布的年份，放假安排公布后自动补算。${reading.refusal.message}`
  const { amount, unit, source } = limitOf(matter, file.case)
  const words = { working_day: '个工作日', natural_day: '日', hour: '小时' }[unit]
  const accept = matter.limits.accept
  const first = accept ? `${accept.amount}${{ working_day: '个工作日', natural_day: '日', hour: '小时' }[accept.unit]}内告知是否受理，` : ''
  return `${first}${clockBegins(matter) === 'handOver' ? '派单' : '受理'}后${amount === 0 ? '当日' : `${amount}${words}内`}办结（${source}）。`
}
