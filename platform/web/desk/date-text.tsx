import { dayOf, formatDate, formatDay, formatMoment } from '../format.ts'
import { t } from '../text.ts'

/** `day` 2026年3月12日 · `day-weekday` 2026年3月12日(周四) · `time` with the hour · `short` without the year when it is this one */
export type DateForm = 'day' | 'day-weekday' | 'time' | 'short'

/** A day (`YYYY-MM-DD`) or an instant as people write it, in the time of Asia/Shanghai. Empty for what is no date. */
export function dateText(value: string, form: DateForm = 'day', now: Date = new Date()): string {
  if (Number.isNaN(new Date(value).getTime())) return ''
  const plain = /^\d{4}-\d{2}-\d{2}$/.test(value)
  const day = plain ? value : dayOf(value)
  const thisYear = Number(dayOf(now).slice(0, 4))
  if (form === 'day') return formatDate(day)
  if (form === 'day-weekday') return formatDay(day, 0)
  if (plain) return form === 'short' && day.startsWith(`${thisYear}-`) ? formatDate(day).slice(5) : formatDate(day)
  return formatMoment(value, form === 'short' ? thisYear : 0)
}

/** A date with its exact moment in the `datetime` attribute. A missing date is said, not left blank. */
export function DateText({ value, form = 'day', absent = t('未登记') }: { value?: string | null; form?: DateForm; absent?: string }) {
  if (!value) return <span className="d-quiet">{absent}</span>
  return <time dateTime={value}>{dateText(value, form)}</time>
}
