import { useId, type ReactNode } from 'react'
import { dateText, niceCeiling } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { brief } from './words.ts'

type Count = number | null

interface Band {
  label: string
  male: Count
  female: Count
  all: Count
}

/** A population pyramid with its table. Women are hatched and men full: the sides differ without colour, and each has its word. */
export function Pyramid({ title, bands, total }: { title: string; bands: readonly Band[]; total: Count }) {
  const id = useId()
  const W = 520
  const ROW = 22
  const MID = 46
  const side = (W - MID) / 2
  const last = bands.findLastIndex((b) => b.all !== 0)
  const shown = bands.slice(0, Math.max(1, last + 1))
  const top = niceCeiling(Math.max(1, ...shown.flatMap((b) => [b.male ?? 0, b.female ?? 0])))
  const H = shown.length * ROW + 44
  const y = (i: number) => 20 + (shown.length - 1 - i) * ROW
  const wide = (n: Count) => ((n ?? 0) / top) * (side - 6)
  return (
    <figure className="d-figure" aria-label={title}>
      <figcaption>
        <strong>{title}</strong>
        <span className="d-quiet">{t('单位：人')}</span>
      </figcaption>
      <div className="d-figure-pair">
        <svg viewBox={`0 0 ${W} ${H}`} aria-hidden="true" className="d-chart">
          <defs>
            <pattern id={`${id}-hatch`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="5" height="5" className="po-hatch-ground" />
              <line x1="0" y1="0" x2="0" y2="5" className="po-hatch-line" />
            </pattern>
          </defs>
          <text x={side - 6} y={12} textAnchor="end">{t('男（实心）')}</text>
          <text x={side + MID + 6} y={12}>{t('女（斜纹）')}</text>
          {shown.map((band, i) => (
            <g key={band.label}>
              <rect x={side - wide(band.male)} y={y(i)} width={wide(band.male)} height={ROW - 5} className="po-male" />
              <rect x={side + MID} y={y(i)} width={wide(band.female)} height={ROW - 5} fill={`url(#${id}-hatch)`} className="po-female" />
              {band.male === null && <text x={side - 4} y={y(i) + ROW - 9} textAnchor="end">＊</text>}
              {band.female === null && <text x={side + MID + 4} y={y(i) + ROW - 9}>＊</text>}
              <text x={side + MID / 2} y={y(i) + ROW - 9} textAnchor="middle">{band.label}</text>
            </g>
          ))}
          {[1, 0.5, 0].map((share) => (
            <g key={share}>
              <text x={side - share * (side - 6)} y={H - 8} textAnchor={share === 1 ? 'start' : share === 0 ? 'end' : 'middle'}>{(top * share).toLocaleString('zh-CN')}</text>
              <text x={side + MID + share * (side - 6)} y={H - 8} textAnchor={share === 1 ? 'end' : share === 0 ? 'start' : 'middle'}>{(top * share).toLocaleString('zh-CN')}</text>
            </g>
          ))}
        </svg>
        <AgeTable title={title} bands={shown} total={total} />
      </div>
    </figure>
  )
}

/** Ages and sexes as a table. */
export function AgeTable({ title, bands, total, unit }: { title: string; bands: readonly Band[]; total?: Count; unit?: string }) {
  return (
    <table className="d-table d-figure-table po-table">
      <caption className="d-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('年龄（岁）')}</th>
          <th scope="col" className="d-end">{t('男')}</th>
          <th scope="col" className="d-end">{t('女')}</th>
          <th scope="col" className="d-end">{unit ?? t('合计')}</th>
        </tr>
      </thead>
      <tbody>
        {bands.map((band) => (
          <tr key={band.label}>
            <th scope="row">{band.label}</th>
            <td className="d-end">{brief(band.male)}</td>
            <td className="d-end">{brief(band.female)}</td>
            <td className="d-end">{brief(band.all)}</td>
          </tr>
        ))}
        {total !== undefined && (
          <tr className="po-sum">
            <th scope="row">{t('合计')}</th>
            <td />
            <td />
            <td className="d-end">{brief(total)}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

/** A table whose last column is drawn: chart and figures are one. */
export function BarTable({ title, head, rows, total, note }: {
  title: string
  head: string
  rows: readonly { key: string; label: ReactNode; n: Count }[]
  total?: Count
  note?: ReactNode
}) {
  const top = Math.max(1, ...rows.map((row) => row.n ?? 0))
  return (
    <figure className="d-figure po-bars" aria-label={title}>
      <figcaption>
        <strong>{title}</strong>
        {note && <span className="d-quiet">{note}</span>}
      </figcaption>
      <table className="d-table po-table">
        <caption className="d-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" className="d-end po-number">{t('数量')}</th>
            <th scope="col" aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              <td className="d-end">{brief(row.n)}</td>
              <td aria-hidden="true">
                <span className="po-bar" style={{ inlineSize: `${((row.n ?? 0) / top) * 100}%` }} />
              </td>
            </tr>
          ))}
          {total !== undefined && (
            <tr className="po-sum">
              <th scope="row">{t('合计')}</th>
              <td className="d-end">{brief(total)}</td>
              <td aria-hidden="true" />
            </tr>
          )}
        </tbody>
      </table>
    </figure>
  )
}

const DASH = ['', '7 4', '2 3', '10 3 2 3']

/** Several lines over the same days, each with a dash and a mark of its own; the figures stand in the table. */
export function Lines({ title, labels, series, head }: {
  title: string
  labels: readonly string[]
  series: readonly { name: string; values: readonly Count[] }[]
  head: string
}) {
  const W = 560
  const H = 240
  const LEFT = 56
  const BOTTOM = 26
  const top = niceCeiling(Math.max(1, ...series.flatMap((s) => s.values.map((v) => v ?? 0))))
  const x = (i: number) => LEFT + ((W - LEFT - 12) * i) / Math.max(1, labels.length - 1)
  const y = (v: number) => 10 + (H - 10 - BOTTOM) * (1 - v / top)
  const every = Math.ceil(labels.length / 7)
  return (
    <figure className="d-figure" aria-label={title}>
      <figcaption>
        <strong>{title}</strong>
        <span className="d-quiet">{t('单位：人')}</span>
      </figcaption>
      <div className="d-figure-pair">
        <div className="po-lines">
          <svg viewBox={`0 0 ${W} ${H}`} aria-hidden="true" className="d-chart">
            {[0, 0.5, 1].map((share) => (
              <g key={share}>
                <line x1={LEFT} x2={W} y1={y(top * share)} y2={y(top * share)} className="d-chart-line" />
                <text x={LEFT - 6} y={y(top * share) + 4} textAnchor="end">{(top * share).toLocaleString('zh-CN')}</text>
              </g>
            ))}
            {series.map((one, s) => (
              <g key={one.name}>
                <path d={pathOf(one.values, x, y)} className={`po-line po-line-${s}`} strokeDasharray={DASH[s]} />
                {one.values.map((v, i) => v !== null && <Mark key={labels[i]} kind={s} x={x(i)} y={y(v)} />)}
              </g>
            ))}
            {labels.map((label, i) => i % every === 0 && (
              <text key={label} x={x(i)} y={H - 6} textAnchor={i === 0 ? 'start' : i > labels.length - 2 ? 'end' : 'middle'}>{label.slice(0, 7).replace(/-12$/, '')}</text>
            ))}
          </svg>
          <ul className="po-key">
            {series.map((one, s) => (
              <li key={one.name}>
                <svg viewBox="0 0 36 12" width="36" height="12" aria-hidden="true">
                  <line x1="0" x2="36" y1="6" y2="6" className={`po-line po-line-${s}`} strokeDasharray={DASH[s]} />
                  <Mark kind={s} x={18} y={6} />
                </svg>
                {one.name}
              </li>
            ))}
          </ul>
        </div>
        <table className="d-table d-figure-table po-table">
          <caption className="d-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {series.map((one) => <th key={one.name} scope="col" className="d-end">{one.name}</th>)}
            </tr>
          </thead>
          <tbody>
            {labels.map((label, i) => (
              <tr key={label}>
                <th scope="row">{dateText(label)}</th>
                {series.map((one) => <td key={one.name} className="d-end">{brief(one.values[i] ?? null)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}

function pathOf(values: readonly Count[], x: (i: number) => number, y: (v: number) => number): string {
  let pen = false
  return values.map((v, i) => {
    if (v === null) {
      pen = false
      return ''
    }
    const step = `${pen ? 'L' : 'M'}${x(i).toFixed(1)} ${y(v).toFixed(1)}`
    pen = true
    return step
  }).join('')
}

function Mark({ kind, x, y }: { kind: number; x: number; y: number }) {
  const name = `po-mark po-line-${kind}`
  if (kind === 1) return <rect x={x - 3} y={y - 3} width={6} height={6} className={name} />
  if (kind === 2) return <path d={`M${x} ${y - 4}L${x + 4} ${y + 3}L${x - 4} ${y + 3}Z`} className={name} />
  if (kind === 3) return <path d={`M${x - 3} ${y - 3}L${x + 3} ${y + 3}M${x - 3} ${y + 3}L${x + 3} ${y - 3}`} className={name} />
  return <circle cx={x} cy={y} r={3} className={name} />
}
