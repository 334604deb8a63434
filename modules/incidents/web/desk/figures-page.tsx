import { Go, PageHeading, Panel, ProblemAlert, useCall, useSearchState, DataTableChart, dateText, Waiting } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getGridEventFigures } from '../../contract.ts'
import './incidents.css'

const PERIODS = [['7', '近7天'], ['30', '近30天'], ['90', '近90天']] as const

/** 办结情况: how events truly ended, place by place. Duplicates stand apart, so that nothing is solved twice. */
export default function FiguresPage() {
  const [search, setSearch] = useSearchState()
  const days = Number(search['days'] ?? 30)
  const from = new Date(Date.now() - (days - 1) * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)
  const query = useCall(getGridEventFigures, { query: { from, ...(search['place'] ? { region: search['place'] } : {}) } }, { keep: true })
  const data = query.data
  const rows = data ? [data.total, ...data.places] : []
  const share = (part: number, whole: number) => (whole === 0 ? t('无') : `${Math.round((part / whole) * 100)}%`)
  return (
    <>
      <PageHeading
        title={t('网格事件办结情况')}
        aside={
          <div className="inc-buttons" role="group" aria-label={t('时间')}>
            {PERIODS.map(([value, label]) => <button key={value} type="button" className="inc-chip" aria-pressed={String(days) === value} onClick={() => setSearch({ days: value })}>{t(label)}</button>)}
          </div>
        }
      />
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {!data && !query.error && <Waiting rows={8} />}
      {data && (
        <>
          <p className="d-sentence">
            {t('{place}{from}至{to}上报{n}件，在办{open}件（超期{late}件），已解决{solved}件，部分解决{partly}件，本地解决不了{cannot}件。合并的{dup}件另计。', {
              place: data.regionName, from: dateText(data.from), to: dateText(data.to), n: data.total.reported, open: data.total.open, late: data.total.late, solved: data.total.solved, partly: data.total.partly,
              cannot: data.total.cannot, dup: data.total.duplicate,
            })}
          </p>
          <Panel title={t('各处')}>
            <div className="inc-scroll" role="region" aria-label={t('各处办结情况')} tabIndex={0}>
              <table className="inc-table">
                <thead><tr>{['地点', '上报', '在办', '超期', '已解决', '部分解决', '解决不了', '没有发现', '合并', '撤回', '当场办结', '重新办理', '解决率'].map((word) => <th key={word} scope="col">{t(word)}</th>)}</tr></thead>
                <tbody>
                  {rows.map((row, nth) => (
                    <tr key={`${row.region}${nth}`} className={nth === 0 ? 'inc-total' : ''}>
                      <th scope="row">{nth === 0 ? t('合计') : <Go to={`/incidents/figures?days=${days}&place=${row.region}`}>{row.regionName}</Go>}</th>
                      {[row.reported, row.open, row.late, row.solved, row.partly, row.cannot, row.notFound, row.duplicate, row.withdrawn, row.selfHandled, row.reopened].map((n, at) => <td key={at} className={at === 2 && n > 0 ? 'inc-late' : ''}>{n}</td>)}
                      <td>{share(row.solved, row.solved + row.partly + row.cannot)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <p className="d-quiet">{t('解决率＝已解决÷（已解决＋部分解决＋本地解决不了）。没有发现的、撤回的、合并的都不算解决。')}{search['place'] && <> <Go to={`/incidents/figures?days=${days}`}>{t('回到全部')}</Go></>}</p>
          </Panel>
          <Panel title={t('各类')}>
            <DataTableChart title={t('各类上报数')} unit={t('件')} asOf={dateText(data.to)} points={data.classes.map((one) => ({ label: one.className, value: one.reported }))} />
          </Panel>
        </>
      )}
    </>
  )
}
