/**
 * Keeping small numbers of people unreadable in a table (design §5.5). A number from 1 to below the threshold is not shown, and with it so many
 * others that nobody can work it out: not by subtraction, whatever sums are printed, nor because a number of people is never less than nought.
 * Pure and without any word of what is counted.
 */

/** A sum that holds between numbers of a table: `total` is all of `parts` added up (indexes). */
export interface SumRule {
  total: number
  parts: readonly number[]
}

/**
 * Which numbers of a table may not be shown. Noughts are shown: that nobody is there names nobody. The smallest others are hidden first, totals
 * last; what is `dear` to the reader after everything else. @returns one flag for each number.
 */
export function hiddenIn(values: readonly number[], rules: readonly SumRule[], threshold: number, dear: ReadonlySet<number> = new Set()): boolean[] {
  const hidden = values.map((value) => value > 0 && value < threshold)
  const totals = new Set(rules.map((rule) => rule.total))
  for (;;) {
    const open = disclosed(values, rules, hidden)
    if (open.size === 0) return hidden
    const wanted = rules.filter((rule) => [rule.total, ...rule.parts].some((at) => open.has(at)))
    // A sum with one hidden number gives it away by itself: it is mended first, so that no more is hidden than must be.
    const alone = wanted.filter((rule) => [rule.total, ...rule.parts].filter((at) => hidden[at]).length === 1)
    const choice = [alone, wanted, rules].map((list) => pick(list, values, hidden, totals, dear)).find((at) => at !== undefined)
    // Nothing is left to hide with: every number that is not nought is hidden.
    if (choice === undefined) return hidden
    hidden[choice] = true
  }
}

/** The number that costs the reader least: the one that mends most sums at once, rather no total, and the smallest. */
function pick(
  rules: readonly SumRule[], values: readonly number[], hidden: readonly boolean[], totals: ReadonlySet<number>, dear: ReadonlySet<number>,
): number | undefined {
  const mends = new Map<number, number>()
  for (const rule of rules) for (const at of [...rule.parts, rule.total]) if (!hidden[at] && values[at]! > 0) mends.set(at, (mends.get(at) ?? 0) + 1)
  return [...mends.keys()].sort(
    (a, b) => Number(dear.has(a)) - Number(dear.has(b)) || mends.get(b)! - mends.get(a)! || Number(totals.has(a)) - Number(totals.has(b)) || values[a]! - values[b]! || a - b,
  )[0]
}

/** The hidden numbers that a reader who knows the sums can still work out. */
export function disclosed(values: readonly number[], rules: readonly SumRule[], hidden: readonly boolean[]): Set<number> {
  const unknown = hidden.flatMap((is, at) => (is ? [at] : []))
  const column = new Map(unknown.map((at, i) => [at, i]))
  const rows: { terms: Map<number, number>; rest: number }[] = []
  for (const rule of rules) {
    const terms = new Map<number, number>()
    let rest = 0
    for (const [at, sign] of [[rule.total, -1] as const, ...rule.parts.map((part) => [part, 1] as const)]) {
      if (hidden[at]) terms.set(column.get(at)!, (terms.get(column.get(at)!) ?? 0) + sign)
      else rest -= sign * values[at]!
    }
    for (const [key, factor] of terms) if (factor === 0) terms.delete(key)
    if (terms.size > 0) rows.push({ terms, rest })
  }
  const found = new Set<number>()
  for (const i of bySubtraction(rows, unknown.length)) found.add(unknown[i]!)
  for (const i of byBounds(rows, unknown.length)) found.add(unknown[i]!)
  return found
}

type Row = { terms: Map<number, number>; rest: number }

/** Unknowns that the equations alone determine: Gauss and Jordan. */
function bySubtraction(rows: readonly Row[], width: number): number[] {
  const matrix = rows.map((row) => {
    const line = new Float64Array(width)
    for (const [at, factor] of row.terms) line[at] = factor
    return line
  })
  let top = 0
  for (let col = 0; col < width && top < matrix.length; col++) {
    const pivot = matrix.findIndex((line, i) => i >= top && Math.abs(line[col]!) > 1e-9)
    if (pivot < 0) continue
    const line = matrix[pivot]!
    matrix[pivot] = matrix[top]!
    matrix[top] = line
    const scale = line[col]!
    for (let i = 0; i < width; i++) line[i]! /= scale
    matrix.forEach((other, i) => {
      const factor = other[col]!
      if (i !== top && Math.abs(factor) > 1e-9) for (let k = col; k < width; k++) other[k]! -= factor * line[k]!
    })
    top++
  }
  return matrix.flatMap((line) => {
    const left = [...line.keys()].filter((at) => Math.abs(line[at]!) > 1e-9)
    return left.length === 1 ? left : []
  })
}

/** Unknowns whose least and greatest possible value meet, knowing that a hidden number is one or more. */
function byBounds(rows: readonly Row[], width: number): number[] {
  const low = new Float64Array(width).fill(1)
  const high = new Float64Array(width).fill(Infinity)
  for (let round = 0, moved = true; moved && round < 50; round++) {
    moved = false
    for (const { terms, rest } of rows) {
      for (const [at, factor] of terms) {
        // factor·x = rest − Σ others
        let least = rest
        let most = rest
        for (const [other, f] of terms) {
          if (other === at) continue
          least -= f > 0 ? f * high[other]! : f * low[other]!
          most -= f > 0 ? f * low[other]! : f * high[other]!
        }
        const from = factor > 0 ? least / factor : most / factor
        const to = factor > 0 ? most / factor : least / factor
        if (from > low[at]!) { low[at] = from; moved = true }
        if (to < high[at]!) { high[at] = to; moved = true }
      }
    }
  }
  return [...low.keys()].filter((at) => low[at] === high[at])
}

/** A table of rows and columns with its sums: the numbers in one line, and the rules between them. */
export function withSums(cells: readonly (readonly number[])[]): { values: number[]; rules: SumRule[]; at: (row: number, column: number) => number } {
  const height = cells.length
  const width = cells[0]?.length ?? 0
  const at = (row: number, column: number) => row * (width + 1) + column
  const values: number[] = []
  for (const row of cells) values.push(...row, row.reduce((a, b) => a + b, 0))
  for (let c = 0; c <= width; c++) values.push(Array.from({ length: height }, (_, r) => values[at(r, c)]!).reduce((a, b) => a + b, 0))
  const columns = Array.from({ length: width }, (_, c) => c)
  const rows = Array.from({ length: height }, (_, r) => r)
  const rules = [
    ...[...rows, height].map((r) => ({ total: at(r, width), parts: columns.map((c) => at(r, c)) })),
    ...[...columns, width].map((c) => ({ total: at(height, c), parts: rows.map((r) => at(r, c)) })),
  ]
  return { values, rules, at }
}
