import { percentile, type Samples } from './generator.ts'
import { MEASURES, type Measure } from './measures.ts'

export type Figures = Record<string, number | null>

/** How many connections ask at once. */
export const CONNECTIONS = [1, 16] as const
const SHARES = { p50: 0.5, p95: 0.95, p99: 0.99 } as const
const LIMIT = 'sql_limit_'

/** Figures that come from one moment and not from a series of calls. */
export const SINGLE = ['load_people_per_s', 'load_cases_per_s', 'nightly_snapshot_s', 'cold_start_ms', 'rss_mb', 'rss_peak_mb', 'import_rows_per_s', 'import_peak_mb', 'portal_first_js_kib'] as const

const rounded = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(4)) : null)

/** Figures of one run of a measure: `<name>_p95_ms_c16`, `<name>_per_s_c16`; the plain name is one connection for times, sixteen for rates. */
export function figuresOf(measure: Measure, connections: number, samples: Samples, prefix = ''): Figures {
  const figures: Figures = {}
  const put = (name: string, value: number, plainAt: number) => {
    figures[`${prefix}${name}_c${connections}`] = rounded(value)
    if (connections === plainAt) figures[`${prefix}${name}`] = rounded(value)
  }
  for (const name of [measure.name, ...measure.parts]) {
    const times = name === measure.name ? samples.turns : (samples.byLabel.get(name) ?? [])
    for (const [word, share] of Object.entries(SHARES)) put(`${name}_${word}_ms`, percentile(times, share), 1)
  }
  put(`${measure.name}_per_s`, samples.turns.length / (samples.elapsedMs / 1000), 16)
  return figures
}

export const limitFiguresOf = (measure: Measure, connections: number, samples: Samples): Figures => figuresOf(measure, connections, samples, LIMIT)

/** Every name that a run writes. */
export function figureNames(): string[] {
  const nothing: Samples = { turns: [], byLabel: new Map(), elapsedMs: 0 }
  const series = MEASURES.flatMap((measure) =>
    CONNECTIONS.flatMap((c) => [...Object.keys(figuresOf(measure, c, nothing)), ...Object.keys(limitFiguresOf(measure, c, nothing))]),
  )
  return [...SINGLE, ...series]
}

/** A figure's bound at a size, with its reason. `at_most` for times and sizes, `at_least` for rates. */
export interface Budget {
  at_most?: number
  at_least?: number
  unit: string
  because: string
}

/** Whether a figure keeps its budget; nothing that was not measured does. */
export const keeps = (value: number | null | undefined, budget: Budget): boolean =>
  typeof value === 'number' && value <= (budget.at_most ?? Infinity) && value >= (budget.at_least ?? -Infinity)

/** The table for the terminal: each budget with its figure, the database's own limit beside it and how many times that it takes. */
export function table(figures: Figures, budgets: Record<string, Budget>): string {
  const rows = Object.entries(budgets).map(([name, budget]) => {
    const value = figures[name]
    const limit = figures[LIMIT + name]
    const ratio = typeof value === 'number' && typeof limit === 'number' && limit > 0 ? (value / limit).toFixed(2) : ''
    const bound = budget.at_most === undefined ? `>= ${budget.at_least}` : `<= ${budget.at_most}`
    return [name, String(value ?? '-'), `${bound} ${budget.unit}`, keeps(value, budget) ? 'met' : 'MISSED', String(limit ?? ''), ratio]
  })
  const head = ['figure', 'measured', 'budget', '', 'database alone', 'ratio']
  const widths = head.map((word, i) => Math.max(word.length, ...rows.map((row) => row[i]!.length)))
  return [head, ...rows].map((row) => row.map((cell, i) => (i === 0 || i === 3 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')).join('\n')
}
