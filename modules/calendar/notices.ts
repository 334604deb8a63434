import { addDays, isPlainDate, weekdayOf, yearOf, type PlainDate } from '../../platform/kernel/dates.ts'
import type { CalendarDay } from './calendar.ts'

/*
 * Holiday notices (放假安排) as people write them, and the days that follow. Pure.
 */

/** One holiday of a notice: rest from a day to a day, and the weekend days worked in exchange (调休). */
export interface Arrangement {
  name: string
  from: PlainDate
  until: PlainDate
  workdays: readonly PlainDate[]
}

/** Holidays of the whole country (全国年节及纪念日放假办法 art. 2): a notice that lacks one of them is probably not complete. */
export const NATIONAL_HOLIDAYS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const

/** The days of a notice as the calendar takes them. */
export function daysOf(arrangements: readonly Arrangement[], region = ''): CalendarDay[] {
  const own = region ? { region } : {}
  return arrangements.flatMap(({ name, from, until, workdays }) => [
    ...daysFrom(from, until).map((date) => ({ date, kind: 'holiday' as const, name, ...own })),
    ...workdays.map((date) => ({ date, kind: 'workday' as const, name, ...own })),
  ])
}

function daysFrom(from: PlainDate, until: PlainDate): PlainDate[] {
  const days: PlainDate[] = []
  for (let day = from; day <= until && days.length < 31; day = addDays(day, 1)) days.push(day)
  return days
}

const isWeekend = (date: PlainDate) => weekdayOf(date) === 0 || weekdayOf(date) === 6

/** What makes a notice unusable, in sentences; empty when days can be counted by it. */
export function noticeFaults(year: number, arrangements: readonly Arrangement[]): string[] {
  const faults: string[] = []
  const seen = new Map<string, string>()
  for (const { name, from, until, workdays } of arrangements) {
    if (!isPlainDate(from) || !isPlainDate(until) || until < from) {
      faults.push(`${name}：放假的起止日期不对`)
      continue
    }
    if (daysFrom(from, until).length > 15) faults.push(`${name}：放假超过15天，请核对`)
    // The New Year's rest may begin in the last days of the year before.
    if (yearOf(until) !== year && yearOf(from) !== year) faults.push(`${name}：日期不在${year}年`)
    for (const day of workdays) {
      if (!isPlainDate(day)) faults.push(`${name}：调休上班的日期不对`)
      else if (!isWeekend(day)) faults.push(`${name}：${day}不是周末，本来就上班，不用调休`)
    }
    for (const [day, kind] of [...daysFrom(from, until).map((one) => [one, '放假'] as const), ...workdays.map((one) => [one, '上班'] as const)]) {
      if (seen.has(day)) faults.push(`${day}写了两次（${seen.get(day)!}、${name}${kind}）`)
      seen.set(day, `${name}${kind}`)
    }
  }
  if (arrangements.length === 0) faults.push('还没有填写任何假日')
  return faults
}

/** What is unusual about a notice and should be looked at again before it is published. */
export function noticeDoubts(arrangements: readonly Arrangement[], region = ''): string[] {
  const doubts: string[] = []
  if (!region) {
    const missing = NATIONAL_HOLIDAYS.filter((name) => !arrangements.some((one) => one.name.includes(name.replace(/节$/, ''))))
    if (missing.length) doubts.push(`没有${missing.join('、')}，请对照通知原文核对`)
  }
  for (const { name, from, until, workdays } of arrangements) {
    const rest = daysFrom(from, until).filter((day) => !isWeekend(day)).length
    if (workdays.length > rest) doubts.push(`${name}：调休上班${workdays.length}天，比放假的工作日${rest}天还多`)
  }
  return doubts
}

/** A notice in force. */
export interface PublishedNotice {
  year: number
  region: string
  days: readonly CalendarDay[]
}

/**
 * The days that hold when notices of this installation are laid on the committed ones: a national notice of a year takes the place of that
 * year's committed days, a regional one is added. Later notices of the same year and region take the place of earlier ones.
 */
export function laidOn(committed: { days: readonly CalendarDay[]; years: readonly number[] }, notices: readonly PublishedNotice[]): { days: CalendarDay[]; years: number[] } {
  const latest = new Map(notices.map((notice) => [`${notice.year} ${notice.region}`, notice]))
  const national = [...latest.values()].filter((notice) => notice.region === '')
  const replaced = new Set(national.map((notice) => notice.year))
  const years = new Set([...committed.years, ...replaced])
  const added = [...latest.values()].flatMap((notice) => notice.days).filter((day) => years.has(yearOf(day.date)))
  const told = new Set(added.map((day) => `${day.date} ${day.region ?? ''}`))
  const kept = committed.days.filter((day) => !told.has(`${day.date} ${day.region ?? ''}`) && !((day.region ?? '') === '' && replaced.has(yearOf(day.date))))
  return { days: [...kept, ...added], years: [...years].sort((a, b) => a - b) }
}
