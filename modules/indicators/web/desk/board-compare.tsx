import { Select } from 'antd'
import { DataTableChart, dateText, Go, Panel, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { figuresOf, type Board } from './board-figures.ts'
import { mapped } from './board-map.tsx'
import { numberText, type Figure } from './figures.tsx'

/** One figure for each place directly below as a chart with its table, then all figures of a group of all places. */
export function Compare({ board }: { board: Board }) {
  const [search, setSearch] = useSearchState()
  const { rows } = board.breakdown
  const shown = mapped(board)
  const figure = shown.find(({ value }) => value.code === search.of) ?? shown[0]
  const groups = board.groups.filter((group) => group.figures.some((one) => shown.includes(one)))
  const group = groups.find((one) => one.code === search.group) ?? groups[0]
  const columns = shown.filter((one) => group?.figures.includes(one))
  return (
    <>
      {figure && (
        <Panel
          title={t('各地对照')}
          aside={
            <Select
              className="b-tools"
              aria-label={t('对照哪一项指标')}
              value={figure.value.code}
              style={{ inlineSize: 320 }}
              options={shown.map(({ value }) => ({ value: value.code, label: value.title }))}
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
            points={rows.map((row) => ({
              label: row.regionName, value: row.cells.find((cell) => cell.code === figure.value.code)?.value ?? null, to: `/board/${figure.value.code}?region=${row.region}`,
            }))}
          />
        </Panel>
      )}
      {group && (
        <Panel
          title={t('各地数值')}
          aside={
            <Select
              className="b-tools" aria-label={t('看哪一组指标')} value={group.code} style={{ inlineSize: 200 }} options={groups.map((one) => ({ value: one.code, label: one.title }))}
              onChange={(next: string) => setSearch({ group: next })}
            />
          }
        >
          <div className="b-matrix" role="region" aria-label={t('各地数值表')} tabIndex={0}>
            <table className="d-table">
              <caption className="d-hidden">{t('各地{group}', { group: group.title })}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('地点')}</th>
                  {columns.map(({ value }) => (
                    <th key={value.code} scope="col" className="d-end">
                      {value.title}
                      <br />
                      <span className="b-line">{value.unit}</span>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.region}>
                    <th scope="row">
                      <Go to={`/board?region=${row.region}&tab=places`}>{row.regionName}</Go>
                    </th>
                    {columns.map((one) => (
                      <td key={one.value.code} className="d-end">
                        <Cell cell={row.cells.find((cell) => cell.code === one.value.code)} figure={one} to={`/board/${one.value.code}?region=${row.region}`} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
      )}
      {figuresOf(board).length > 0 && !shown.length && <p className="d-quiet">{t('下级还没有统计出数值。')}</p>}
    </>
  )
}

function Cell({ cell, figure, to }: { cell: Board['breakdown']['rows'][number]['cells'][number] | undefined; figure: Figure; to: string }) {
  if (cell?.suppressed) return <span className="d-quiet">{t('少于5')}</span>
  if (!cell || (cell.value === null && cell.missing)) return <span className="d-quiet">{t('尚未采集')}</span>
  if (cell.value === null) return <span className="d-quiet">{t('暂无')}</span>
  return <Go to={to}>{numberText(cell.value, figure.value.decimals)}</Go>
}
