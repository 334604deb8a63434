import { addDays, type PlainDate } from '../../platform/kernel/dates.ts'

/*
 * Periods (期): a month, a quarter, a half-year, a year of the calendar, or one day. Written `2026-03`, `2026-Q1`, `2026-H1`, `2026`,
 * `2026-03-12`. Pure: browsers read it too.
 */

/** How often a figure is closed and owed. `day`: what stands at the end of any day. */
export const PERIODS = ['day', 'month', 'quarter', 'half_year', 'year'] as const
export type PeriodKind = (typeof PERIODS)[number]

export const PERIOD_NAMES: Readonly<Record<PeriodKind, string>> = { day: '日', month: '月', quarter: '季', half_year: '半年', year: '年' }

/** A period with its first and last day. */
export interface Period {
  kind: PeriodKind
  /** As it is written in addresses and tables. */
  code: string
  from: PlainDate
  until: PlainDate
  title: string
}

const MONTHS: Readonly<Record<Exclude<PeriodKind, 'day'>, number>> = { month: 1, quarter: 3, half_year: 6, year: 12 }
const two = (n: number) => String(n).padStart(2, '0')
const NUMERALS = ['一', '二', '三', '四'] as const

/** The period of a kind in which a day lies. @throws RangeError for what is no day. */
export function periodOf(kind: PeriodKind, day: PlainDate): Period {
  addDays(day, 0)
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  if (kind === 'day') return { kind, code: day, from: day, until: day, title: `${year}年${month}月${Number(day.slice(8))}日` }
  const nth = Math.floor((month - 1) / MONTHS[kind])
  const first = nth * MONTHS[kind] + 1
  const after = first + MONTHS[kind]
  const from = `${day.slice(0, 4)}-${two(first)}-01`
  const until = addDays(after > 12 ? `${String(year + 1).padStart(4, '0')}-01-01` : `${day.slice(0, 4)}-${two(after)}-01`, -1)
  const named = {
    month: { code: day.slice(0, 7), title: `${year}年${first}月` },
    quarter: { code: `${day.slice(0, 4)}-Q${nth + 1}`, title: `${year}年第${NUMERALS[nth]}季度` },
    half_year: { code: `${day.slice(0, 4)}-H${nth + 1}`, title: `${year}年${nth ? '下' : '上'}半年` },
    year: { code: day.slice(0, 4), title: `${year}年` },
  }[kind]
  return { kind, from, until, ...named }
}

/** Reads a written period; nothing for what is none. */
export function parsePeriod(code: string): Period | undefined {
  const made = (kind: PeriodKind, day: PlainDate) => {
    try {
      return periodOf(kind, day)
    } catch {
      return undefined
    }
  }
  const part = /^(\d{4})-([QH])([1-4])$/.exec(code)
  if (part) {
    const [, year, letter, n] = part
    if (letter === 'H' && Number(n) > 2) return undefined
    return letter === 'Q' ? made('quarter', `${year}-${two(Number(n) * 3)}-01`) : made('half_year', `${year}-${two(Number(n) * 6)}-01`)
  }
  if (/^\d{4}$/.test(code)) return made('year', `${code}-01-01`)
  if (/^\d{4}-\d{2}$/.test(code)) return made('month', `${code}-01`)
  return /^\d{4}-\d{2}-\d{2}$/.test(code) ? made('day', code) : undefined
}

/** The period of the same kind before this one. */
export const periodBefore = (period: Period): Period => periodOf(period.kind, addDays(period.from, -1))

/** The last `n` periods of a kind, oldest first, ending with the one in which the day lies. */
export function lastPeriods(kind: PeriodKind, day: PlainDate, n: number): Period[] {
  const periods = [periodOf(kind, day)]
  while (periods.length < n) periods.unshift(periodBefore(periods[0]!))
  return periods
}
