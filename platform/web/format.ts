/**
 * Days and moments as people say them. Pure arithmetic in Asia/Shanghai (UTC+8, no summer time since 1992), so that server and browser
 * write the same characters whatever their own time zone and language data are.
 */
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']
const SHANGHAI_MS = 8 * 3_600_000

interface DayParts { year: number; month: number; day: number; weekday: number }

function partsOf(utc: Date): DayParts {
  return { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, day: utc.getUTCDate(), weekday: utc.getUTCDay() }
}

/** `2026-03-12` for a moment, as the calendar in Shanghai shows it. */
export function dayOf(moment: string | Date): string {
  return new Date(new Date(moment).getTime() + SHANGHAI_MS).toISOString().slice(0, 10)
}

/** `3月12日（周四）`; with the year when it is not `thisYear`. `day` is `YYYY-MM-DD`; anything else is given back unchanged. */
export function formatDay(day: string, thisYear?: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(date.getTime())) return day
  const { year, month, day: d, weekday } = partsOf(date)
  return `${thisYear === undefined || thisYear === year ? '' : `${year}年`}${month}月${d}日（周${WEEKDAYS[weekday]}）`
}

/** `2026年3月12日`, for birthdays and papers. */
export function formatDate(day: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  return match ? `${match[1]}年${Number(match[2])}月${Number(match[3])}日` : day
}

/** `3月12日 09:05` in Shanghai; with the year when it is not `thisYear`. `moment` is an ISO instant. */
export function formatMoment(moment: string | Date, thisYear?: number): string {
  const at = new Date(new Date(moment).getTime() + SHANGHAI_MS)
  if (Number.isNaN(at.getTime())) return String(moment)
  const { year, month, day } = partsOf(at)
  const clock = at.toISOString().slice(11, 16)
  return `${thisYear === undefined || thisYear === year ? '' : `${year}年`}${month}月${day}日 ${clock}`
}
