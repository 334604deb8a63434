import { aimedFigures, placeFigures, type ReportContent } from './content.ts'

/** A chart as data: drawn as vector in the PDF, as a chart of its own in Word; its numbers stand in a table beside it. */
export interface ReportChart {
  title: string
  unit: string
  labels: string[]
  /** Null where nothing is known: a gap, never a nought. */
  values: (number | null)[]
  /** What they should reach, where all have the same. */
  line: { title: string; value: number } | null
  decimals: number
}

/** The charts of a report: how far targets are reached, and two figures by place. */
export function chartsOf(content: ReportContent): ReportChart[] {
  const charts: ReportChart[] = []
  const aimed = aimedFigures(content).filter((one) => one.value !== null && one.target!.comparator === 'at_least' && one.target!.value > 0).slice(0, 12)
  if (aimed.length >= 2) {
    charts.push({
      title: '规划目标完成程度', unit: '%', labels: aimed.map((one) => one.title), values: aimed.map((one) => Math.round((one.value! / one.target!.value) * 1000) / 10),
      line: { title: '目标值', value: 100 }, decimals: 1,
    })
  }
  // Where all places have the same number a chart says nothing that the table does not.
  const varied = placeFigures(content).filter((one) => new Set(content.places.flatMap((place) => place.cells[one.code]?.value ?? [])).size > 1)
  for (const one of varied.slice(0, 2)) {
    const places = content.places.slice(0, 30)
    charts.push({
      title: `${one.title}（分地区）`, unit: one.unit, labels: places.map((place) => place.name), values: places.map((place) => place.cells[one.code]?.value ?? null),
      line: one.target ? { title: '目标值', value: one.target.value } : null, decimals: one.decimals,
    })
  }
  return charts
}

/** A round number at or above a value. */
export function ceilingOf(value: number): number {
  if (!(value > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= value - 1e-9) ?? 10) * power
}

/** The drawn bars of a chart: lengths in the unit of `width`, null where nothing is known; `line` is where the target lies. */
export function barsOf(chart: ReportChart, width: number): { most: number; line: number | null; rows: { label: string; length: number | null; say: string }[] } {
  const most = ceilingOf(Math.max(chart.line?.value ?? 0, ...chart.values.map((one) => one ?? 0)))
  const at = (value: number) => Math.round(((width * value) / most) * 10) / 10
  return {
    most, line: chart.line ? at(chart.line.value) : null,
    rows: chart.labels.map((label, i) => {
      const value = chart.values[i] ?? null
      return { label, length: value === null ? null : at(value), say: value === null ? '没有数据' : `${value.toLocaleString('zh-CN', { maximumFractionDigits: chart.decimals })}${chart.unit}` }
    }),
  }
}
