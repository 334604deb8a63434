import { Segmented, Space } from 'antd'
import type { ReactNode } from 'react'
import { Awaiting, dateText, DayInput, Go, PageHeading, Panel, useAbility, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { getHotlineRates, RATE_GROUPS, type RateLine } from '../../contract.ts'
import './hotline.css'

type By = 'body' | 'kind' | 'place' | 'month'
const GROUPS: readonly By[] = ['body', 'kind', 'place', 'month']
const percent = (rate: RateLine['contact']): string => (rate.percent === null ? t('无回访') : `${rate.percent.toFixed(1)}%`)

/** 三率 from call-backs; every figure opens to the call-backs it counts. */
export default function RatesPage() {
  const [search, setSearch] = useSearchState()
  const opens = useAbility('hotline.call_backs')
  const by = (GROUPS.find((one) => one === search.by) ?? 'body') as By
  const root = useCall(getMe, {}, { staleMs: 300_000 }).data?.currentPost?.region
  const asked = { by, ...(search.from ? { from: search.from } : {}), ...(search.until ? { until: search.until } : {}), ...(search.region ? { region: search.region } : {}) }
  const query = useCall(getHotlineRates, { query: asked }, { keep: true })
  return (
    <Awaiting query={query}>
      {({ from, until, total, lines }) => {
        const to = (line: RateLine, tab: string, counted?: string) => {
          const month = by === 'month' && line !== total ? line.key : undefined
          const params = new URLSearchParams({
            tab, from: month ? `${month}-01` : from, until: month ? `${month}-${new Date(Number(month.slice(0, 4)), Number(month.slice(5)), 0).getDate()}` : until, ...(counted ? { counted } : {}),
            ...(line !== total && by === 'body' ? { unit: line.key } : {}), ...(line !== total && by === 'kind' && line.key ? { kind: line.key } : {}),
            ...(line !== total && by === 'place' ? { region: line.key } : search.region ? { region: search.region } : {}),
          })
          return `/hotline/call-backs?${params.toString()}`
        }
        // Whoever reads sums only has figures without a way in.
        const Open = ({ at, children }: { at: string; children: ReactNode }) => (opens ? <Go to={at}>{children}</Go> : <span>{children}</span>)
        const cell = (line: RateLine, rate: RateLine['contact'], counted: string) => <Open at={to(line, 'reached', counted)}>{percent(rate)}<span className="d-quiet">{t(' {n}/{of}', { n: rate.n, of: rate.of })}</span></Open>
        return (
          <>
            <PageHeading title={t('三率')} />
            <p>{t('{from}至{until}办结的来电办件，按来电人在回访中的回答计算。联系不上和还没回访的另列，不计入。', { from: dateText(from), until: dateText(until) })}</p>
            <Space wrap style={{ marginBlock: 12 }}>
              <Segmented aria-label={t('按什么分')} value={by} options={GROUPS.map((value) => ({ value, label: t(RATE_GROUPS[value]) }))} onChange={(value) => setSearch({ by: value })} />
              <DayInput aria-label={t('从')} value={search.from ?? from} onChange={(value) => setSearch({ from: value ?? undefined })} />
              <DayInput aria-label={t('到')} value={search.until ?? until} onChange={(value) => setSearch({ until: value ?? undefined })} />
              {root && <PlaceField root={root} value={search.region} onChange={(code) => setSearch({ region: code === root ? undefined : code })} upTo="community" rootCounts all />}
            </Space>
            <div className="hot-figures">
              {([['响应率', total.contact, 'in_time'], ['解决率', total.solved, 'solved'], ['满意率', total.satisfied, 'satisfied']] as const).map(([name, rate, counted]) => (
                <div key={name} className="hot-figure"><span>{t(name)}</span><strong>{percent(rate)}</strong><Open at={to(total, 'reached', counted)}>{t('{n}/{of}件', { n: rate.n, of: rate.of })}</Open></div>
              ))}
              <div className="hot-figure"><span>{t('联系不上')}</span><strong>{total.unreachable}</strong><Open at={to(total, 'unreachable')}>{t('另列')}</Open></div>
              <div className="hot-figure"><span>{t('还没回访')}</span><strong>{total.waiting}</strong><Open at={to(total, 'waiting')}>{t('待回访')}</Open></div>
              <div className="hot-figure"><span>{t('退回重办')}</span><strong>{total.returned}</strong><Open at={to(total, 'bad')}>{t('不满意或没有解决')}</Open></div>
            </div>
            <Panel title={t(RATE_GROUPS[by])}>
              {lines.length === 0 ? <p className="d-quiet">{t('这段时间没有办结的来电办件。')}</p> : (
                <div className="d-table-frame"><table className="d-table">
                  <thead><tr><th scope="col" style={{ inlineSize: '18%' }}>{t(RATE_GROUPS[by])}</th>{['办结', '有效回访', '响应率', '解决率', '满意率', '联系不上', '还没回访', '退回重办'].map((title) => <th key={title} scope="col">{t(title)}</th>)}</tr></thead>
                  <tbody>
                    {lines.map((line) => (
                      <tr key={line.key}>
                        <th scope="row" title={line.name}>{line.name}</th><td>{line.concluded}</td><td><Open at={to(line, 'reached')}>{line.valid}</Open></td>
                        <td>{cell(line, line.contact, 'in_time')}</td><td>{cell(line, line.solved, 'solved')}</td><td>{cell(line, line.satisfied, 'satisfied')}</td>
                        <td><Open at={to(line, 'unreachable')}>{line.unreachable}</Open></td><td><Open at={to(line, 'waiting')}>{line.waiting}</Open></td><td>{line.returned}</td>
                      </tr>
                    ))}
                  </tbody>
                </table></div>
              )}
            </Panel>
          </>
        )
      }}
    </Awaiting>
  )
}
