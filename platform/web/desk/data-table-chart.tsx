import { useId } from 'react'
import { t } from '../text.ts'
import { Go } from './nav.tsx'

export interface ChartPoint {
  label: string
  /** Null where nothing is known: a gap, never a nought. */
  value: number | null
  /** What it should be. */
  target?: number | null
  /** Opens the rows behind the figure. */
  to?: string
}

const W = 560
const H = 220
const LEFT = 44
const BOTTOM = 28
const TOP = 12

/** A round number at or above `value`, so that the axis has readable steps. */
export function niceCeiling(value: number): number {
  if (!(value > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 2, 2.5, 5, 10].find((each) => each * power >= value) ?? 10
  return step * power
}

/** A bar or line chart with the same figures as a table beside it. Colour never speaks alone; gaps stay gaps. */
export function DataTableChart({
  title,
  points,
  unit,
  asOf,
  kind = 'bar',
  digits = 0,
  targetName = t('目标'),
}: {
  title: string
  points: ChartPoint[]
  unit: string
  /** The day the figures hold for, as it is shown. */
  asOf?: string
  kind?: 'bar' | 'line'
  digits?: number
  /** What the dashed line stands for, where it is no target. */
  targetName?: string
}) {
  const id = useId()
  const top = niceCeiling(Math.max(0, ...points.flatMap((point) => [point.value ?? 0, point.target ?? 0])))
  const step = (W - LEFT) / Math.max(1, points.length)
  const x = (index: number) => LEFT + step * (index + 0.5)
  const y = (value: number) => TOP + (H - TOP - BOTTOM) * (1 - value / top)
  const say = (value: number | null | undefined) =>
    value === null || value === undefined ? t('无数据') : value.toLocaleString('zh-CN', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const hasTarget = points.some((point) => point.target !== null && point.target !== undefined)
  const every = Math.ceil(points.length / 8)
  const runs: string[] = []
  let pen = ''
  points.forEach((point, index) => {
    if (point.value === null) {
      if (pen) runs.push(pen)
      pen = ''
    } else pen += `${pen ? 'L' : 'M'}${x(index)} ${y(point.value)}`
  })
  if (pen) runs.push(pen)
  return (
    <figure className="d-figure" aria-labelledby={`${id}-title`}>
      <figcaption id={`${id}-title`}>
        <strong>{title}</strong>
        <span className="d-quiet">
          {t('单位：{unit}', { unit })}
          {asOf && t(' · 截至{day}', { day: asOf })}
        </span>
      </figcaption>
      <div className="d-figure-pair">
        <svg viewBox={`0 0 ${W} ${H}`} aria-hidden="true" className="d-chart">
          {[0, 0.5, 1].map((share) => (
            <g key={share}>
              <line x1={LEFT} x2={W} y1={y(top * share)} y2={y(top * share)} className="d-chart-line" />
              <text x={LEFT - 8} y={y(top * share) + 4} textAnchor="end">
                {(top * share).toLocaleString('zh-CN')}
              </text>
            </g>
          ))}
          {kind === 'line' && runs.map((path) => <path key={path} d={path} className="d-chart-path" />)}
          {points.map((point, index) => (
            <g key={point.label}>
              {point.value !== null && kind === 'bar' && (
                <rect x={x(index) - Math.min(28, step * 0.3)} width={Math.min(56, step * 0.6)} y={y(point.value)} height={Math.max(0, y(0) - y(point.value))} className="d-chart-bar" />
              )}
              {point.value !== null && kind === 'line' && <circle cx={x(index)} cy={y(point.value)} r={4} className="d-chart-dot" />}
              {point.target !== null && point.target !== undefined && (
                <line x1={x(index) - step * 0.4} x2={x(index) + step * 0.4} y1={y(point.target)} y2={y(point.target)} className="d-chart-target" />
              )}
              {index % every === 0 && (
                <text x={x(index)} y={H - 8} textAnchor="middle">
                  {point.label.length > 7 ? `${point.label.slice(0, 6)}…` : point.label}
                </text>
              )}
            </g>
          ))}
        </svg>
        <table className="d-table d-figure-table">
          <caption className="d-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('项目')}</th>
              <th scope="col" className="d-end">
                {t('数值')}
              </th>
              {hasTarget && (
                <th scope="col" className="d-end">
                  {targetName}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.label}>
                <th scope="row">{point.label}</th>
                <td className="d-end">{point.to && point.value !== null ? <Go to={point.to}>{say(point.value)}</Go> : say(point.value)}</td>
                {hasTarget && <td className="d-end">{say(point.target)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hasTarget && <p className="d-quiet d-figure-key">{targetName === t('目标') ? t('虚线为目标值') : t('虚线为{what}', { what: targetName })}</p>}
    </figure>
  )
}
