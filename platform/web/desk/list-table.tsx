import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { t } from '../text.ts'
import { useAfter } from './awaiting.tsx'
import type { ListColumn } from './list-types.ts'
import { Go, useGo } from './nav.tsx'

export interface ListTableProps<Row> {
  /** What the rows are, for a screen reader: 「待办清单」. */
  label: string
  columns: readonly ListColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Where a row opens. Without it rows are only read. */
  rowTo?: (row: Row) => string
  /** A mark at the row's edge: `late` red, `soon` amber. The words must stand in a column. */
  rowTone?: (row: Row) => 'late' | 'soon' | undefined
  sort?: string | undefined
  onSort?: (sort: string) => void
  busy?: boolean
  /** Remembers which row was opened last, under this name, while the window lives. */
  memory?: string
}

const lastOpened = new Map<string, string>()

/**
 * Dense rows in columns that stay where they are. The first cell is the link of the row: one Tab reaches the list, ↑ ↓ Home End move, Enter opens,
 * Ctrl+click opens beside. A click anywhere in the row opens it, unless text is being selected.
 */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { label, columns, rows, rowKey, rowTo, rowTone, sort, onSort, busy, memory } = props
  const go = useGo()
  const body = useRef<HTMLTableSectionElement>(null)
  const opened = memory ? lastOpened.get(memory) : undefined
  const [at, setAt] = useState(() => Math.max(0, rows.findIndex((row) => rowKey(row) === opened)))
  const current = Math.min(at, Math.max(0, rows.length - 1))

  const open = (row: Row) => {
    if (memory) lastOpened.set(memory, rowKey(row))
  }
  const move = (event: KeyboardEvent) => {
    const goal = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (goal === undefined || event.altKey || event.ctrlKey || event.metaKey || goal < 0 || goal >= rows.length) return
    event.preventDefault()
    setAt(goal)
    const link = body.current?.rows[goal]?.querySelector<HTMLElement>('a.d-row-link')
    link?.focus({ preventScroll: true })
    link?.closest('tr')?.scrollIntoView({ block: 'nearest' })
  }
  const least = columns.reduce((sum, column) => sum + (column.width ?? 220), 0)

  return (
    <div className="d-table-frame">
      <table className="d-table" aria-label={label} aria-busy={busy} style={{ minInlineSize: least }}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={column.width ? { inlineSize: column.width } : undefined} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={rowTo ? move : undefined} className={busy ? 'd-fading' : undefined}>
          {rows.map((row, index) => {
            const key = rowKey(row)
            const tone = rowTone?.(row)
            const names = ['d-row', rowTo && 'd-row-opens', tone && `d-row-${tone}`, key === opened && 'd-row-seen'].filter(Boolean).join(' ')
            return (
              <tr
                key={key}
                className={names}
                onClick={(event) => {
                  if (!rowTo || event.defaultPrevented || (event.target as Element).closest('a, button, input, label')) return
                  if (window.getSelection()?.toString()) return
                  open(row)
                  if (event.ctrlKey || event.metaKey) window.open(event.currentTarget.querySelector('a')?.href, '_blank', 'noopener')
                  else go(rowTo(row))
                }}
              >
                {columns.map((column, place) => {
                  const content = column.render(row)
                  return (
                    <td key={column.key} className={column.align === 'end' ? 'd-end' : undefined} title={typeof content === 'string' ? content : undefined}>
                      {place === 0 && rowTo ? (
                        <Go
                          to={rowTo(row)}
                          className="d-row-link"
                          tabIndex={index === current ? 0 : -1}
                          onFocus={() => setAt(index)}
                          onClick={() => open(row)}
                        >
                          {content}
                        </Go>
                      ) : (
                        content
                      )}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Heading<Row>({ column, sort, onSort }: { column: ListColumn<Row>; sort?: string | undefined; onSort?: ((sort: string) => void) | undefined }) {
  const name = column.align === 'end' ? 'd-end' : undefined
  if (!column.sort || !onSort) {
    return (
      <th scope="col" className={name}>
        {column.title}
      </th>
    )
  }
  const up = sort === column.sort
  const down = sort === `-${column.sort}`
  return (
    <th scope="col" className={name} aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}>
      <button type="button" className="d-sort" onClick={() => onSort(up ? `-${column.sort}` : column.sort!)}>
        {column.title}
        {up && <ArrowUpOutlined aria-hidden />}
        {down && <ArrowDownOutlined aria-hidden />}
      </button>
    </th>
  )
}

/** Grey rows of the same height as the real ones, shown only when the answer is slow. */
export function ListSkeleton({ rows = 12 }: { rows?: number }) {
  const late = useAfter(300)
  return (
    <div role="status" className="d-list-skeleton">
      <span className="d-hidden">{t('正在读取')}</span>
      {late && Array.from({ length: rows }, (_, i) => <div key={i} className="d-grey-row" style={{ opacity: 1 - i / (rows + 2) }} />)}
    </div>
  )
}

/** Why a list is empty and what to do about it. */
export function EmptyList({ why, todo, action }: { why: string; todo?: ReactNode; action?: ReactNode }) {
  return (
    <div className="d-empty">
      <p className="d-empty-why">{why}</p>
      {todo && <p className="d-quiet">{todo}</p>}
      {action}
    </div>
  )
}
