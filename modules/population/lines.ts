/** Readings as lines of a table, with small numbers withheld so that no sum or balance gives them away. Pure. */
import { bridgeOf, sumOf, type Counted } from './rules.ts'
import { hiddenIn, type SumRule } from './suppress.ts'

export interface LineOf<P> {
  place: P
  counted: Counted
}

type Shown = number | null

export interface Line {
  registered: Shown
  stay: Shown
  away: Shown
  came: Shown
  living: Shown
  fresh: Shown
  resident: Shown
  mobile: Shown
}
export interface Side {
  near: Shown
  county: Shown
  outside: Shown
  unknown: Shown
}

const KINDS = ['near', 'county', 'outside', 'unknown'] as const
const FIELDS = ['registered', 'stay', 'away', 'came', 'living', 'fresh', 'resident', 'mobile', 'settled'] as const
type Field = (typeof FIELDS)[number]

/** Everything a line says; `settled`, living here and registered near by, is not printed but follows from what is. */
function valuesOf(counted: Counted, level: Parameters<typeof bridgeOf>[1]): Record<Field, number> & { away4: number[]; came4: number[] } {
  const b = bridgeOf(counted, level)
  const away = b.away.near + b.away.county + b.away.outside + b.away.unknown
  const came = b.came.near + b.came.county + b.came.outside + b.came.unknown
  return {
    registered: b.registered, stay: b.registered - away, away, came, living: b.living, fresh: b.fresh, resident: b.resident, mobile: b.mobile,
    settled: b.living - b.mobile, away4: KINDS.map((k) => b.away[k]), came4: KINDS.map((k) => b.came[k]),
  }
}

/**
 * The line of a place, the two sides of its bridge, and the lines of its parts. Columns of what adds up (registered, living, fresh, resident, mobile)
 * and the balances of each line are the sums that a reader knows.
 */
export function linesOf(parts: readonly Counted[], level: Parameters<typeof bridgeOf>[1], partLevel: Parameters<typeof bridgeOf>[1], threshold: number) {
  const whole = valuesOf(sumOf(parts), level)
  const values: number[] = []
  const rules: SumRule[] = []
  const put = (value: number) => values.push(value) - 1
  const balances = (at: Record<Field, number>) =>
    rules.push(
      { total: at.registered, parts: [at.stay, at.away] }, { total: at.living, parts: [at.stay, at.came] },
      { total: at.living, parts: [at.resident, at.fresh] }, { total: at.living, parts: [at.mobile, at.settled] },
    )
  const line = (v: Record<Field, number>) => {
    const at = Object.fromEntries(FIELDS.map((field) => [field, put(v[field])])) as Record<Field, number>
    balances(at)
    return at
  }
  const top = line(whole)
  const away = whole.away4.map(put)
  const came = whole.came4.map(put)
  rules.push({ total: top.away, parts: away }, { total: top.came, parts: came })
  const rows = parts.length > 1 ? parts.map((part) => line(valuesOf(part, partLevel))) : []
  // People who are registered in one part and live in another: in the lines of both parts, on neither side of the whole.
  const between = parts.length > 1 ? parts.reduce((sum, part) => sum + valuesOf(part, partLevel).away, 0) - whole.away : 0
  const inner = put(between)
  if (rows.length) {
    for (const side of ['away', 'came'] as const) {
      const sum = put(whole[side] + between)
      rules.push({ total: sum, parts: rows.map((row) => row[side]) }, { total: sum, parts: [top[side], inner] })
    }
  }
  if (rows.length) for (const field of ['registered', 'living', 'fresh', 'resident', 'mobile', 'settled'] as const) rules.push({ total: top[field], parts: rows.map((row) => row[field]) })
  const dear = new Set([top, ...rows].flatMap((at) => [at.registered, at.living, at.resident]))
  const hidden = hiddenIn(values, rules, threshold, dear)
  const show = (at: number): Shown => (hidden[at] ? null : values[at]!)
  const lineOf = (at: Record<Field, number>): Line => ({
    registered: show(at.registered), stay: show(at.stay), away: show(at.away), came: show(at.came), living: show(at.living), fresh: show(at.fresh),
    resident: show(at.resident), mobile: show(at.mobile),
  })
  const sideOf = (list: number[]): Side => ({ near: show(list[0]!), county: show(list[1]!), outside: show(list[2]!), unknown: show(list[3]!) })
  return {
    total: lineOf(top), away: sideOf(away), came: sideOf(came), inner: show(inner),
    parts: rows.length ? rows.map(lineOf) : parts.map(() => lineOf(top)),
  }
}

/** A list of numbers and their sum, small ones withheld. */
export function listWithSum(numbers: readonly number[], threshold: number): { all: Shown; parts: Shown[] } {
  const values = [...numbers, numbers.reduce((a, b) => a + b, 0)]
  const hidden = hiddenIn(values, [{ total: numbers.length, parts: numbers.map((_, i) => i) }], threshold)
  const show = (at: number): Shown => (hidden[at] ? null : values[at]!)
  return { all: show(numbers.length), parts: numbers.map((_, i) => show(i)) }
}
