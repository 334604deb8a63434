import { PrinterOutlined } from '@ant-design/icons'
import { Button, Segmented, Select } from 'antd'
import { Awaiting, dateText, EmptyList, Go, PageHeading, Panel, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { DIMENSIONS, dimensions, getBacklog, getSupervision, type Dimension, type SupervisionRow } from '../../contract.ts'
import { BacklogChart } from './backlog-chart.tsx'
import './supervision.css'

type Board = Reply<typeof getSupervision>
const WAYS = { place: '按地点', body: '按承办岗位', department: '按主管部门', kind: '按类别', matter: '按事项' } as const
type Way = keyof typeof WAYS
const DAYS = [7, 30, 90, 365]

/** 督办看板: what lies open and late, what came and ended, and how it was rated, seen five ways; bodies, never persons. */
export default function BoardPage() {
  const [search, setSearch] = useSearchState()
  const by: Way = search.by && search.by in WAYS ? (search.by as Way) : 'place'
  const days = DAYS.includes(Number(search.days)) ? Number(search.days) : 30
  const query = useCall(getSupervision, { query: { by, days, ...(search.region ? { region: search.region } : {}) } }, { keep: true, everyMs: 120_000 })
  const root = useCall(getSupervision, { query: { by: 'place', days: 7 } })
  return (
    <>
      <PageHeading
        title={t('督办看板')}
        aside={
          <span className="s-tools d-heading-aside">
            <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
              {t('打印')}
            </Button>
          </span>
        }
      />
      <div className="s-bar">
        {root.data && <PlaceField root={root.data.region} value={search.region ?? root.data.region} onChange={(region) => setSearch({ region: region === root.data.region ? undefined : region })} upTo="community" rootCounts all />}
        <Select aria-label={t('时段')} value={days} style={{ inlineSize: 130 }} options={DAYS.map((n) => ({ value: n, label: n === 365 ? t('近一年') : t('近{n}天', { n }) }))} onChange={(n: number) => setSearch({ days: n === 30 ? undefined : String(n) })} />
        <Segmented aria-label={t('看法')} value={by} options={Object.entries(WAYS).map(([value, label]) => ({ value, label: t(label) }))} onChange={(next) => setSearch({ by: next === 'place' ? undefined : String(next), key: undefined })} />
      </div>
      <Awaiting query={query} inside>
        {(board) => (
          <>
            <Now board={board} days={days} />
            <Panel title={t(WAYS[by])}>
              <Rows board={board} by={by} onPlace={(region) => setSearch({ region }, { push: true })} />
            </Panel>
            <Curve board={board} by={by} days={days} chosen={search.key} choose={(key) => setSearch({ key })} />
          </>
        )}
      </Awaiting>
    </>
  )
}

/** What is open right now, and the period in figures. */
function Now({ board, days }: { board: Board; days: number }) {
  const { total, now } = board
  const percent = (n: number | null) => (n === null ? t('样本不足') : `${n}%`)
  const tiles: { label: string; value: string; note: string; to?: string; late?: boolean }[] = [
    { label: t('现在在办'), value: now.open.toLocaleString('zh-CN'), note: t('即将到期{n}件', { n: now.dueSoon }), to: '/cases?tab=place' },
    { label: t('现在超期'), value: now.late.toLocaleString('zh-CN'), note: t('到上一次快照{n}件', { n: total.late }), to: '/supervision/late', late: now.late > 0 },
    { label: t('收件'), value: total.submitted.toLocaleString('zh-CN'), note: t('近{n}天', { n: days }) },
    { label: t('办结'), value: total.ended.toLocaleString('zh-CN'), note: t('按时{share}', { share: percent(total.inTimeShare) }) },
    { label: t('满意率'), value: percent(total.satisfiedShare), note: t('{n}人评价；没有评价的不计', { n: total.rated }) },
    { label: t('重办率'), value: percent(total.reopenedShare), note: t('重新办理{n}件', { n: total.reopened }) },
  ]
  return (
    <Panel title={t('{place}办件情况', { place: board.regionName })}>
      <p className="d-quiet">
        {board.countedUntil
          ? t('收件、办结等为{from}至{until}；每日0时取前一日快照，取后不改。', { from: dateText(board.from), until: dateText(board.countedUntil) })
          : t('还没有快照：今晚0时起每天统计一次，明天就能看到。')}
        {board.countedUntil && board.missing > 0 ? t('其中{n}天没有快照，按缺数显示。', { n: board.missing }) : ''}
      </p>
      <ul className="s-tiles">
        {tiles.map((tile) => (
          <li key={tile.label} className={tile.late ? 's-tile s-tile-late' : 's-tile'}>
            <span>{tile.label}</span>
            <strong>{tile.to ? <Go to={tile.to}>{tile.value}</Go> : tile.value}</strong>
            <span className="d-quiet">{tile.note}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Rows({ board, by, onPlace }: { board: Board; by: Way; onPlace: (region: string) => void }) {
  if (board.rows.length === 0) return <EmptyList why={board.countedUntil ? t('这段时间没有办件') : t('还没有快照')} todo={t('换一个时段或地点再看。')} />
  const percent = (n: number | null, why: string) => (n === null ? <span className="d-quiet">{why}</span> : `${n}%`)
  return (
    <div className="s-scroll" role="region" aria-label={t('督办明细表')} tabIndex={0}>
      <table className="d-table">
        <caption className="d-hidden">{t('督办明细表')}</caption>
        <thead>
          <tr>
            <th scope="col">{t(by === 'place' ? '地点' : by === 'kind' ? '类别' : DIMENSIONS[by])}</th>
            {['期末在办', '期末超期', '收件', '办结', '按时办结率', '重办率', '评价数', '满意率'].map((head) => <th key={head} scope="col" className="d-end">{t(head)}</th>)}
          </tr>
        </thead>
        <tbody>
          {board.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{by === 'place' ? <Button type="link" className="s-place-link" onClick={() => onPlace(row.key)}>{row.name}</Button> : <Opened row={row} by={by} />}</th>
              <td className="d-end">{row.open}</td>
              <td className="d-end">{row.late > 0 ? <strong className="s-late">{row.late}</strong> : 0}</td>
              <td className="d-end">{row.submitted}</td>
              <td className="d-end">{row.ended}</td>
              <td className="d-end">{percent(row.inTimeShare, t('无办结'))}</td>
              <td className="d-end">{percent(row.reopenedShare, t('无办结'))}</td>
              <td className="d-end">{row.rated}</td>
              <td className="d-end">{percent(row.satisfiedShare, t('少于5人'))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Where a row opens to its cases. */
function Opened({ row, by }: { row: SupervisionRow; by: Way }) {
  if (by === 'department') return <Go to={`/supervision/late?department=${encodeURIComponent(row.key)}`}>{row.name}</Go>
  if (by === 'matter') return <Go to={`/cases?tab=all&matter=${encodeURIComponent(row.key)}`}>{row.name}</Go>
  if (by === 'kind') return <Go to={`/cases?tab=all&kind=${encodeURIComponent(row.key)}`}>{row.name}</Go>
  return <>{row.name}</>
}

/** The backlog over time: of all, or of one row of the table. */
function Curve({ board, by, days, chosen, choose }: { board: Board; by: Way; days: number; chosen: string | undefined; choose: (key: string | undefined) => void }) {
  const dimension: Dimension = by !== 'place' && (dimensions as readonly string[]).includes(by) ? by : 'all'
  const row = dimension === 'all' ? undefined : board.rows.find((one) => one.key === chosen)
  const query = useCall(getBacklog, { query: { region: board.region, by: row ? dimension : 'all', key: row?.key ?? '', from: days > 60 ? board.from : undefined } as never }, { keep: true })
  return (
    <Panel
      title={t('在办件曲线')}
      aside={dimension === 'all' ? undefined : (
        <Select className="s-tools" aria-label={t('看哪一项')} allowClear placeholder={t('合计')} value={row?.key} style={{ inlineSize: 280 }} showSearch={{ optionFilterProp: 'label' }} options={board.rows.map((one) => ({ value: one.key, label: one.name }))} onChange={(key: string | undefined) => choose(key)} />
      )}
    >
      <Awaiting query={query} inside>{(reply) => <BacklogChart title={row ? row.name : t('{place}合计', { place: board.regionName })} points={reply.points} />}</Awaiting>
    </Panel>
  )
}
