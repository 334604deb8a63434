import { z } from 'zod'
import { shanghaiTime } from '../../platform/kernel/dates.ts'

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** The part of the day in which nobody's phone rings for a message: `HH:mm` in Shanghai, the end not included. May cross midnight. */
export const QuietHours = z.strictObject({ from: Time, until: Time })
export type QuietHours = z.output<typeof QuietHours>

/** Where the place has set nothing (setting `notices.quiet_hours`). A rule of the house, not of a statute. */
export const USUAL_QUIET_HOURS: QuietHours = { from: '22:00', until: '07:00' }

/** The place's own quiet hours; the usual ones where the setting is missing or cannot be read. Equal times mean none. */
export const quietHoursOf = (setting: unknown): QuietHours => QuietHours.safeParse(setting).data ?? USUAL_QUIET_HOURS

/** Whether messages wait at this moment. */
export function isQuiet(at: Date, { from, until }: QuietHours): boolean {
  const time = shanghaiTime(at)
  return from <= until ? from <= time && time < until : time >= from || time < until
}

/** Channels that make a noise at night; a mail waits in its box. */
const NOISY = new Set(['sms', 'wechat'])

/** The quiet hours of one channel: the setting may be one pair of times for all that ring, or an object by channel. */
export function quietHoursFor(setting: unknown, channel: string): QuietHours {
  const own = typeof setting === 'object' && setting !== null ? (setting as Record<string, unknown>)[channel] : undefined
  const parsed = QuietHours.safeParse(own)
  if (parsed.success) return parsed.data
  return NOISY.has(channel) ? quietHoursOf(setting) : { from: '00:00', until: '00:00' }
}
