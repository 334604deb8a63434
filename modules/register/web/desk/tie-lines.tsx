import { DateText, Go } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Tie } from '../../contract.ts'
import { relationName } from '../../relations.ts'
import { tieName } from '../names.ts'

const W = 640
const LANE = 30
const LEFT = 44
const KINDS = ['registered', 'living', 'cared_for'] as const
const DAY_MS = 86_400_000
const days = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS

/** Year marks, at most eight, that divide the time from the first tie to today. */
export function yearMarks(from: string, until: string): number[] {
  const first = Number(from.slice(0, 4))
  const last = Number(until.slice(0, 4))
  const step = [1, 2, 5, 10, 20, 50].find((each) => (last - first) / each <= 7) ?? 50
  const marks: number[] = []
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) marks.push(year)
  return marks
}

/** 户籍, 居住, 照料 as bars along the years; the same facts stand in the table below. */
export function TieLines({ ties, today }: { ties: readonly Tie[]; today: string }) {
  if (ties.length === 0) return <p className="d-quiet">{t('还没有登记户籍、居住或照料的地方。')}</p>
  const from = ties.reduce((least, tie) => (tie.validFrom < least ? tie.validFrom : least), today)
  const span = Math.max(365, days(today) - days(from))
  const start = days(today) - span
  const x = (day: string) => LEFT + ((W - LEFT - 8) * (days(day) - start)) / span
  const lanes = KINDS.filter((kind) => ties.some((tie) => tie.kind === kind))
  const height = lanes.length * LANE + 28
  const sorted = [...ties].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.validFrom.localeCompare(a.validFrom))
  return (
    <>
      <svg viewBox={`0 0 ${W} ${height}`} className="p-lines" aria-hidden="true">
        {yearMarks(from, today).map((year) => {
          const at = x(`${year}-01-01`)
          return at >= LEFT && at < W - 20 ? (
            <g key={year}>
              <line x1={at} x2={at} y1={0} y2={height - 20} className="d-chart-line" />
              <text x={at} y={height - 5} textAnchor="middle">
                {year}
              </text>
            </g>
          ) : null
        })}
        {lanes.map((kind, lane) => (
          <g key={kind}>
            <text x={0} y={lane * LANE + 19}>
              {tieName(kind)}
            </text>
            {ties
              .filter((tie) => tie.kind === kind)
              .map((tie) => {
                const begin = x(tie.validFrom)
                const end = x(tie.validUntil ?? today)
                return (
                  <g key={tie.id}>
                    <rect x={begin} y={lane * LANE + 6} width={Math.max(3, end - begin - 1)} height={LANE - 12} rx={3} className={tie.validUntil ? 'p-bar-past' : 'p-bar'} />
                  </g>
                )
              })}
          </g>
        ))}
      </svg>
      <div className="d-table-frame">
        <table className="d-table p-ties" aria-label={t('户籍、居住、照料经过')}>
          <thead>
            <tr>
              <th scope="col" style={{ inlineSize: 64 }}>{t('关系')}</th>
              <th scope="col">{t('地点')}</th>
              <th scope="col" style={{ inlineSize: 110 }}>{t('与户主')}</th>
              <th scope="col" style={{ inlineSize: 236 }}>{t('起止')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((tie) => (
              <tr key={tie.id} className={tie.validUntil ? 'p-past' : undefined}>
                <th scope="row">{tieName(tie.kind)}</th>
                <td title={tie.source ? t('依据：{source}', { source: tie.source }) : undefined}>
                  {tie.dwellingId ? <Go to={`/dwellings/${tie.dwellingId}`}>{tie.address || tie.regionName}</Go> : tie.elsewhere || tie.address || tie.regionName}
                </td>
                <td>{tie.householdId ? <Go to={`/households/${tie.householdId}`}>{relationName(tie.relation)}</Go> : relationName(tie.relation)}</td>
                <td>
                  <DateText value={tie.validFrom} /> {t('至')} {tie.validUntil ? <DateText value={tie.validUntil} /> : t('今')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
