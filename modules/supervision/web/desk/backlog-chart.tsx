import { useId } from 'react'
import { dateText, niceCeiling } from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import type { getBacklog } from '../../contract.ts'

type Point = Reply<typeof getBacklog>['points'][number]
const W = 760
const H = 240
const LEFT = 48
const TOP = 14
const BOTTOM = 28

/** Open (full line) and late (dashed line) at the end of each day, with the same figures in a table. A day without a count is a gap. */
export function BacklogChart({ title, points }: { title: string; points: readonly Point[] }) {
  const id = useId()
  const top = niceCeiling(Math.max(1, ...points.map((point) => point.open ?? 0)))
  const x = (i: number) => LEFT + ((W - LEFT - 8) * i) / Math.max(1, points.length - 1)
  const y = (n: number) => TOP + (H - TOP - BOTTOM) * (1 - n / top)
  const known = points.filter((point) => point.open !== null)
  const every = Math.max(1, Math.ceil(points.length / 8))
  if (known.length === 0) return <p className="d-quiet">{t('这段时间还没有快照。')}</p>
  return (
    <figure className="d-figure" aria-labelledby={id}>
      <figcaption>
        <strong id={id}>{title}</strong>
        <span className="d-quiet">{t('单位：件；实线为在办，虚线为超期')}</span>
      </figcaption>
      <svg viewBox={`0 0 ${W} ${H}`} aria-hidden="true" className="d-chart s-curve">
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <line x1={LEFT} x2={W - 8} y1={y(top * part)} y2={y(top * part)} className="s-grid" />
            <text x={LEFT - 6} y={y(top * part) + 4} textAnchor="end">{(top * part).toLocaleString('zh-CN')}</text>
          </g>
        ))}
        <path d={line(points, 'open', x, y)} className="s-open" />
        <path d={line(points, 'late', x, y)} className="s-overdue" />
        {points.map((point, i) => (i % every === 0 ? <text key={point.day} x={x(i)} y={H - 8} textAnchor={i === 0 ? 'start' : 'middle'}>{point.day.slice(5).replace('-', '/')}</text> : null))}
      </svg>
      <details className="s-table">
        <summary>{t('看每天的数字')}</summary>
        <div className="s-scroll" role="region" aria-label={t('每天的数字')} tabIndex={0}>
          <table className="d-table">
            <caption className="d-hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{t('日期')}</th>
                {['在办', '超期', '收件', '办结'].map((head) => <th key={head} scope="col" className="d-end">{t(head)}</th>)}
              </tr>
            </thead>
            <tbody>
              {[...points].reverse().map((point) => (
                <tr key={point.day}>
                  <th scope="row">{dateText(point.day)}</th>
                  {[point.open, point.late, point.submitted, point.ended].map((n, i) => <td key={i} className="d-end">{n ?? <span className="d-quiet">{t('无数据')}</span>}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}

function line(points: readonly Point[], of: 'open' | 'late', x: (i: number) => number, y: (n: number) => number): string {
  let pen = false
  return points.map((point, i) => {
    const n = point[of]
    if (n === null) {
      pen = false
      return ''
    }
    const step = `${pen ? 'L' : 'M'}${x(i).toFixed(1)} ${y(n).toFixed(1)}`
    pen = true
    return step
  }).join('')
}
