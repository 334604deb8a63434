import { addDays } from '../../../platform/kernel/dates.ts'

/** The four data groups that are collected for each period (000 §四(五), 004-C (二十二)). */
export const GROUPS = { facilities: '设施', service: '服务管理', needs: '居民需求', satisfaction: '满意程度' } as const
export type Group = keyof typeof GROUPS
export const groups = Object.keys(GROUPS) as [Group, ...Group[]]

/** A year, or a half of it: `2026`, `2026-H1`. */
export const PERIOD = /^20\d{2}(-H[12])?$/

/** First and last day of a period. */
export function daysOf(period: string): { from: string; until: string } {
  const year = period.slice(0, 4)
  if (period.endsWith('H1')) return { from: `${year}-01-01`, until: `${year}-06-30` }
  if (period.endsWith('H2')) return { from: `${year}-07-01`, until: `${year}-12-31` }
  return { from: `${year}-01-01`, until: `${year}-12-31` }
}

export const periodText = (period: string): string => (period.length === 4 ? `${period}年` : `${period.slice(0, 4)}年${period.endsWith('H1') ? '上' : '下'}半年`)

/** Halves that have begun by a day, newest first, for lists. */
export function halvesUntil(day: string, n: number): string[] {
  const found: string[] = []
  for (let at = day; found.length < n;) {
    const half = `${at.slice(0, 4)}-${at.slice(5) < '07-01' ? 'H1' : 'H2'}`
    found.push(half)
    at = addDays(daysOf(half).from, -1)
  }
  return found
}

/** Groups that a period still lacks. */
export const lacking = (entered: readonly Group[]): Group[] => groups.filter((one) => !entered.includes(one))
