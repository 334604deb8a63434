/**
 * Plain days and the zone Asia/Shanghai. A plain day is text, `YYYY-MM-DD`, and has no zone; a moment is a `Date`. The two meet only here,
 * so that nobody reads the day off a UTC timestamp (at 07:00 in Shanghai it is still yesterday in UTC).
 *
 * The zone is computed as UTC+8 for every moment. That is exact from 15 September 1991 on, when China gave up summer time.
 */
export type PlainDate = string

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const SHANGHAI_MS = 8 * 60 * MINUTE_MS
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const

/** Days since 1970-01-01. Throws RangeError for text that is no day of the calendar (`2026-02-30`, `2026-2-3`). */
export function dayNumber(date: PlainDate): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(ms) || dateOfDayNumber(ms / DAY_MS) !== date) throw new RangeError(`not a calendar day: ${JSON.stringify(date)}`)
  return ms / DAY_MS
}

/** The day with this number; the reverse of `dayNumber`. */
export function dateOfDayNumber(day: number): PlainDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isPlainDate(text: string): boolean {
  try {
    dayNumber(text)
    return true
  } catch {
    return false
  }
}

/** The day `n` calendar days later (earlier when negative). */
export function addDays(date: PlainDate, n: number): PlainDate {
  return dateOfDayNumber(dayNumber(date) + n)
}

/** Calendar days from one day to another: 1 from today to tomorrow, negative backwards. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(date: PlainDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7
}

/** The calendar year of a day. */
export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4))
}

/** The day it is in Shanghai at a moment. */
export function shanghaiDate(instant: Date): PlainDate {
  return new Date(instant.getTime() + SHANGHAI_MS).toISOString().slice(0, 10)
}

/** The wall clock in Shanghai at a moment, `HH:mm`. */
export function shanghaiTime(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_MS).toISOString().slice(11, 16)
}

/** The moment at which it is `HH:mm` (00:00 to 24:00) in Shanghai on a day. */
export function shanghaiInstant(date: PlainDate, time: string): Date {
  const match = /^(\d{2}):(\d{2})$/.exec(time)
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN
  if (!match || Number(match[2]) > 59 || minutes > 24 * 60) throw new RangeError(`not a time of day: ${JSON.stringify(time)}`)
  return new Date(dayNumber(date) * DAY_MS - SHANGHAI_MS + minutes * MINUTE_MS)
}

/** The end of a day in Shanghai, 24:00, which is 00:00 of the next. */
export function endOfDay(date: PlainDate): Date {
  return shanghaiInstant(date, '24:00')
}

/** `3月12日（周四）`; with `withYear` `2026年3月12日（周四）`. */
export function formatChineseDate(date: PlainDate, { withYear = false }: { withYear?: boolean } = {}): string {
  return `${withYear ? `${yearOf(date)}年` : ''}${formatMonthDay(date)}（周${WEEKDAYS[weekdayOf(date)]}）`
}

/** `3月12日`. */
export function formatMonthDay(date: PlainDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
}

/** `10月1日至7日`, `9月29日至10月6日`, or the one day when both are the same. */
export function formatDayRange(from: PlainDate, to: PlainDate): string {
  if (from === to) return formatMonthDay(from)
  return `${formatMonthDay(from)}至${from.slice(0, 7) === to.slice(0, 7) ? `${Number(to.slice(8, 10))}日` : formatMonthDay(to)}`
}
