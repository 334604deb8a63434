import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { addDays, type PlainDate } from '../../platform/kernel/dates.ts'
import { DUTY_GROUPS, type DutyGroup } from './define.ts'
import type { OwedRow } from './queries/owed.ts'
import { periodWords } from './rules/cycle.ts'
import { OWED_STATES, stateOn } from './rules/state.ts'

/**
 * Owed duties as iCalendar (RFC 5545): whole days on which they are due, free of time, with an alarm for each reminder that lies ahead. Days are
 * plain days, so no zone is involved.
 */
export function calendarOf(name: string, rows: readonly OwedRow[], { now, today, publicUrl }: { now: Date; today: PlainDate; publicUrl: string }): string {
  const host = new URL(publicUrl).hostname
  const calendar = ical({ name, method: ICalCalendarMethod.PUBLISH, prodId: { company: 'Linli', product: 'Duties', language: 'ZH' }, ttl: 6 * 3600 })
  for (const row of rows) {
    const state = stateOn(row, today)
    const mark = state === 'late' ? '【已逾期】' : state === 'done' || state === 'done_late' || state === 'excused' ? `【${OWED_STATES[state]}】` : ''
    const event = calendar.createEvent({
      id: `${row.id}@${host}`, sequence: row.version, stamp: now, allDay: true, start: dateOf(row.dueOn), end: dateOf(addDays(row.dueOn, 1)), summary: `${mark}${row.title}（${periodWords(row.period, row.dueOn)}）`,
      description: `${row.terms.sentence}\n依据：${row.terms.source}\n证明：${row.terms.proof}\n完成：${row.amount}/${row.needed}${row.terms.unit}`, url: `${publicUrl}/desk/duties/${row.id}`,
      categories: [{ name: DUTY_GROUPS[row.topic as DutyGroup] ?? row.topic }], status: row.state === 'dropped' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED, transparency: ICalEventTransparency.TRANSPARENT,
    })
    if (row.state === 'open') for (const days of row.terms.remind) if (addDays(row.dueOn, -days) >= today) event.createAlarm({ type: ICalAlarmType.display, triggerBefore: days * 86_400, description: row.title })
  }
  return calendar.toString()
}

/** A plain day as the library takes it: it reads year, month and day off local time. */
const dateOf = (day: PlainDate): Date => new Date(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)))
