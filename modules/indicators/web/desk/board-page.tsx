import { PrinterOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import {
  Awaiting, DataTableChart, dateText, Go, PageHeading, Panel, useCall, useSearchState,
} from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { getBoard } from '../../contract.ts'
import { FigureTile, numberText, type Figure } from './figures.tsx'
import { useBoardPlace } from './use-board-place.ts'
import './board.css'

type Board = Reply<typeof getBoard>

/** 指标看板: figures of a place in groups, and the same figures for each place directly below. */
export default function BoardPage() {
  const place = useBoardPlace()
  const query = useCall(getBoard, { query: { region: place?.region ?? '' } }, { enabled: place !== undefined, keep: true, everyMs: 300_000 })
  return (
    <>
      <PageHeading
        title={t('指标看板')}
        aside={
          <span className="b-tools d-heading-aside">
            <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
              {t('打印')}
            </Button>
          </span>
        }
      />
      {place && (
        <Awaiting query={query} inside>
          {(board) => (
            <>
              <div className="b-place">
                <strong>{board.regionName}</strong>
                <span className="d-quiet">
                  {board.asOf ? t('截至{time}', { time: dateText(board.asOf, 'time') }) : t('还没有统计过')}
                </span>
                <PlaceField root={place.root} value={place.region} onChange={place.choose} upTo="community" rootCounts all />
              </div>
              {board.groups.map((group) => (
                <Panel key={group.code} title={group.title}>
                  <ul className="b-figures">
                    {group.figures.map((figure) => (
                      <FigureTile key={figure.value.code} figure={figure} region={board.region} />
                    ))}
                  </ul>
                </Panel>
              ))}
              {board.breakdown.rows.length > 0 && <Below board={board} />}
            </>
          )}
        </Awaiting>
      )}
    </>
  )
}

/** One figure for each place below as a chart with its table, then all figures of all places. */
function Below({ board }: { board: Board }) {
  const [search, setSearch] = useSearchState()
  const { codes, rows } = board.breakdown
  const figures = board.groups.flatMap((group) => group.figures)
  const figureOf = (code: string) => figures.find((each) => each.value.code === code)
  const shown = codes.filter((code) => figureOf(code) !== undefined)
  const counted = shown.find((code) => rows.some((row) => row.cells.some((cell) => cell.code === code && cell.value !== null)))
  const code = shown.includes(search.of ?? '') ? search.of! : (counted ?? shown[0])
  const figure = code ? figureOf(code) : undefined
  return (
    <>
      {figure && (
        <Panel
          title={t('各地对照')}
          aside={
            <Select
              className="b-tools"
              aria-label={t('对照哪一项指标')}
              value={code}
              style={{ inlineSize: 320 }}
              options={shown.map((each) => ({ value: each, label: figureOf(each)!.value.title }))}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(next: string) => setSearch({ of: next })}
            />
          }
        >
          <DataTableChart
            title={figure.value.title}
            unit={figure.value.unit}
            digits={figure.value.decimals}
            {...(figure.value.asOf ? { asOf: dateText(figure.value.asOf, 'time') } : {})}
            points={rows.map((row) => ({ label: row.regionName, value: row.cells.find((cell) => cell.code === code)?.value ?? null, to: `/board/${code}?region=${row.region}` }))}
          />
        </Panel>
      )}
      <Panel title={t('各地全部指标')}>
        <div className="b-matrix" role="region" aria-label={t('各地全部指标表')} tabIndex={0}>
          <table className="d-table">
            <caption className="d-hidden">{t('各地全部指标')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('地点')}</th>
                {shown.map((each) => (
                  <th key={each} scope="col" className="d-end">
                    {figureOf(each)!.value.title}
                    <br />
                    <span className="b-line">{figureOf(each)!.value.unit}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.region}>
                  <th scope="row">{row.regionName}</th>
                  {shown.map((each) => (
                    <td key={each} className="d-end">
                      <Cell cell={row.cells.find((cell) => cell.code === each)} figure={figureOf(each)!} to={`/board/${each}?region=${row.region}`} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
    </>
  )
}

function Cell({ cell, figure, to }: { cell: Board['breakdown']['rows'][number]['cells'][number] | undefined; figure: Figure; to: string }) {
  if (cell?.suppressed) return <span className="d-quiet">{t('少于5')}</span>
  if (!cell || cell.value === null) return <span className="d-quiet">{t('尚未采集')}</span>
  return <Go to={to}>{numberText(cell.value, figure.value.decimals)}</Go>
}
