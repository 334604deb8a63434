import type { SchemeItem, Standard } from '../define.ts'

/** What was read for an item when the application was handed in. */
export interface Auto { value: number | null; missing: string; owedBy: string; asOf: string | null; source: string }
export interface Mark { item: string; account: string; name: string; points: number; words: string }

export interface Line {
  key: string
  points: number | null
  of: number
  from: 'figures' | 'panel' | 'nobody'
  /** How many members of the panel have scored it, and how far they are apart. */
  members: number
  spread: number
}
export interface Score { lines: Line[]; total: number | null; soFar: number; missing: string[] }

const cents = (n: number) => Math.round(n * 100) / 100

/** Points of a figure between the value that earns none and the one that earns all; either may be the higher. */
export function pointsOf(value: number, scale: { zero: number; full: number }, weight: number): number {
  const share = (value - scale.zero) / (scale.full - scale.zero)
  return cents(Math.min(1, Math.max(0, share)) * weight)
}

/**
 * The sheet of one unit, computed anew from what was read and what the panel gave: figures count by themselves, the rest is the mean of the members'
 * newest marks. Where a figure is missing the panel's mark stands in, else the item and with it the total stay open; nothing missing counts as 0.
 */
export function scoreOf(items: readonly SchemeItem[], autos: ReadonlyMap<string, Auto>, marks: readonly Mark[]): Score {
  const lines = items.map((one): Line => {
    const auto = one.indicator ? autos.get(one.key) : undefined
    if (one.indicator && auto && auto.value !== null) return { key: one.key, points: pointsOf(auto.value, one.indicator, one.weight), of: one.weight, from: 'figures', members: 0, spread: 0 }
    const newest = new Map(marks.filter((mark) => mark.item === one.key).map((mark) => [mark.account, mark.points]))
    const given = [...newest.values()]
    if (given.length === 0) return { key: one.key, points: null, of: one.weight, from: 'nobody', members: 0, spread: 0 }
    const mean = given.reduce((all, n) => all + n, 0) / given.length
    return { key: one.key, points: cents(mean), of: one.weight, from: 'panel', members: given.length, spread: cents(Math.max(...given) - Math.min(...given)) }
  })
  const missing = lines.filter((line) => line.points === null).map((line) => line.key)
  const soFar = cents(lines.reduce((all, line) => all + (line.points ?? 0), 0))
  return { lines, total: missing.length === 0 && lines.length > 0 ? soFar : null, soFar, missing }
}

/** The grade that a total earns; '' below all of them or where there are none. */
export const gradeOf = (standard: Pick<Standard, 'grades'>, total: number): string => standard.grades.find((one) => total >= one.from)?.title ?? ''

/** Weight of what residents say, of 100. */
export const residentsShare = (items: readonly SchemeItem[]): number => cents(items.filter((one) => one.way === 'residents').reduce((all, one) => all + one.weight, 0))
