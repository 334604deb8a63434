import { addDays, type PlainDate } from '../../../platform/kernel/dates.ts'

/** How often the same figures are asked for; `once` is not repeated. */
export const PERIODS = { year: '每年', half: '每半年', quarter: '每季度', month: '每月', once: '一次' } as const
export type Period = keyof typeof PERIODS

const MONTHS = { year: 12, half: 6, quarter: 3, month: 1 } as const

/** The period that ends with `day`, in words; a day that ends no such period is said as it is. */
export function periodTitle(period: Period, day: PlainDate): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  if (period !== 'once' && isPeriodEnd(period, day)) {
    if (period === 'year') return `${year}年`
    if (period === 'half') return `${year}年${month === 6 ? '上半年' : '下半年'}`
    if (period === 'quarter') return `${year}年第${month / 3}季度`
    return `${year}年${month}月`
  }
  return `截至${year}年${month}月${date}日`
}

/** Whether a period of this length ends with the day. */
export function isPeriodEnd(period: Period, day: PlainDate): boolean {
  if (period === 'once') return true
  const month = Number(day.slice(5, 7))
  return addDays(day, 1).endsWith('-01') && month % MONTHS[period] === 0
}

/** The last day of the next period; null for what is asked once. */
export function nextDay(period: Period, day: PlainDate): PlainDate | null {
  if (period === 'once') return null
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) + MONTHS[period]
  return addDays(`${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`, -1)
}
