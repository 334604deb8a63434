import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import type { Input, Reply } from '../../kernel/operation.ts'
import type { Callable } from '../client.ts'
import { t } from '../text.ts'
import { useCall } from './api.ts'
import { ColumnChooser, FilterChip, SearchField, tooPrivateForAddress, useColumns } from './list-filters.tsx'
import { EmptyList, ListSkeleton, ListTable } from './list-table.tsx'
import { PAGE_SIZE, type ListAsk, type ListColumn, type ListFilter, type ListRows, type ListTab } from './list-types.ts'
import { Go, PageHeading, useSearchState } from './nav.tsx'
import { ProblemAlert } from './problem-alert.tsx'

export interface ListPageProps<Op extends Callable, Row> {
  /** Names the list in this browser (columns, last row) and in the address where `prefix` is set. */
  id: string
  title: string
  operation: Op
  /** From what the address says to what the operation takes. */
  ask: (ask: ListAsk) => Input<Op>
  /** From the operation's answer to rows. */
  read: (reply: Reply<Op>) => ListRows<Row>
  columns: readonly ListColumn<Row>[]
  rowKey: (row: Row) => string
  rowTo?: (row: Row) => string
  rowTone?: (row: Row) => 'late' | 'soon' | undefined
  tabs?: readonly ListTab[]
  filters?: readonly ListFilter[]
  /** Words in the search field, which also say what can be searched: 「姓名、地址」. Without it there is no field. */
  search?: string
  /** What an empty list means and what to do, when nothing is filtered. */
  empty: { why: string; todo?: ReactNode; action?: ReactNode } | ((tab: string) => { why: string; todo?: ReactNode; action?: ReactNode })
  /** What is counted: 「件」. */
  unit?: string
  /** The one main button, right of the heading. */
  action?: ReactNode
  /** Further tools beside the columns button (export); gets what is being asked. */
  tools?: (ask: ListAsk) => ReactNode
  crumbs?: { label: string; to: string }[]
  /** Said under the heading, before the list. */
  notice?: ReactNode
  /** How long an answer counts as fresh, in ms; `Infinity` where every asking is written down. */
  staleMs?: number
  /** Inside another page: no heading of its own. */
  embedded?: boolean
}

/** The cursors passed so far, so that 上一页 works; kept while the window lives. A reload in the middle leads back to the first page. */
function trailOf(key: string): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.map(String) : []
  } catch {
    return []
  }
}

function keepTrail(key: string, trail: string[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(trail.slice(-200)))
  } catch {
    // Without storage 上一页 becomes 回到第一页.
  }
}

/**
 * The workplace: tabs with counts, filters as chips kept in the address, dense rows, 50 a page by keyset, and a plain word for
 * every state it can be in. Long numbers typed into the search field are sent, but never written into the address.
 */
export function ListPage<Op extends Callable, Row>(props: ListPageProps<Op, Row>) {
  const { id, title, operation, columns, rowKey, rowTo, rowTone, tabs = [], filters = [], unit = t('条') } = props
  const [search, setSearch] = useSearchState()
  const [secret, setSecret] = useState('')
  const chosen = useColumns(id, columns)

  const tab = tabs.some((each) => each.key === search.tab) ? search.tab! : (tabs[0]?.key ?? '')
  const q = secret || (search.q ?? '')
  const set = Object.fromEntries(filters.flatMap((filter) => (search[filter.key] ? [[filter.key, search[filter.key]!]] : [])))
  const asked: ListAsk = {
    tab,
    q,
    filters: set,
    limit: PAGE_SIZE,
    ...(search.sort ? { sort: search.sort } : {}),
    ...(search.after ? { after: search.after } : {}),
  }
  const answer = useCall(operation, props.ask(asked), { keep: true, ...(props.staleMs === undefined ? {} : { staleMs: props.staleMs }) })
  const page = answer.data === undefined ? undefined : props.read(answer.data)
  const busy = answer.isPlaceholderData || (answer.isFetching && answer.data === undefined)

  const trailKey = `linli.desk.trail.${id}.${JSON.stringify([tab, set, search.q ?? '', search.sort ?? ''])}`
  const trail = trailOf(trailKey)
  const change = (next: Record<string, string | undefined>) => setSearch({ ...next, after: undefined })
  const onSearch = (text: string) => {
    const hidden = tooPrivateForAddress(text)
    setSecret(hidden ? text : '')
    change({ q: hidden ? undefined : text })
  }
  const forward = () => {
    if (!page?.next) return
    const place = search.after ? trail.indexOf(search.after) : -1
    keepTrail(trailKey, [...trail.slice(0, place + 1), page.next])
    setSearch({ after: page.next }, { push: true })
    window.scrollTo({ top: 0 })
  }
  const back = () => {
    const place = search.after ? trail.indexOf(search.after) : -1
    setSearch({ after: place > 0 ? trail[place - 1] : undefined }, { push: true })
    window.scrollTo({ top: 0 })
  }
  const narrowed = q !== '' || Object.keys(set).length > 0
  const place = search.after ? trail.indexOf(search.after) + 2 : 1
  const empty = typeof props.empty === 'function' ? props.empty(tab) : props.empty

  // A cursor that no longer leads anywhere (rows were closed meanwhile) falls back to the first page.
  useEffect(() => {
    if (search.after && page && page.items.length === 0 && !busy) setSearch({ after: undefined })
  }, [page?.items.length, busy])

  return (
    <div className="d-list">
      {!props.embedded && <PageHeading title={title} aside={props.action} {...(props.crumbs ? { crumbs: props.crumbs } : {})} />}
      {props.notice}
      {tabs.length > 0 && (
        <nav aria-label={t('按状态查看')} className="d-tabs">
          <ul>
            {tabs.map((each) => {
              const count = page?.counts?.[each.key]
              const { after: _, tab: __, ...rest } = search
              const query = new URLSearchParams(each.key === tabs[0]!.key ? rest : { ...rest, tab: each.key }).toString()
              return (
                <li key={each.key}>
                  <Go to={query ? `.?${query}` : '.'} aria-current={each.key === tab ? 'page' : undefined} className={each.key === tab ? 'd-tab d-tab-on' : 'd-tab'}>
                    {each.label}
                    {count !== undefined && (
                      <span className={`d-count ${count > 0 && each.tone ? `d-count-${each.tone}` : ''}`}>{count.toLocaleString('zh-CN')}</span>
                    )}
                  </Go>
                </li>
              )
            })}
          </ul>
        </nav>
      )}
      <div className="d-bar" role="search" aria-label={t('筛选{title}', { title })}>
        {props.search && <SearchField value={q} onChange={onSearch} label={props.search} />}
        {filters.map((filter) => (
          <FilterChip key={filter.key} filter={filter} value={search[filter.key] ?? ''} onChange={(value) => change({ [filter.key]: value })} />
        ))}
        {narrowed && (
          <Button
            type="link"
            onClick={() => {
              setSecret('')
              change({ q: undefined, ...Object.fromEntries(filters.map((filter) => [filter.key, undefined])) })
            }}
          >
            {t('清除筛选')}
          </Button>
        )}
        <div className="d-bar-end">
          {props.tools?.(asked)}
          <ColumnChooser columns={columns} hidden={chosen.hidden} onChange={chosen.hide} />
        </div>
      </div>
      <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />
      {page === undefined && !answer.error && <ListSkeleton />}
      {page?.note && <p role="status" className="d-quiet">{page.note}</p>}
      {page && page.items.length === 0 && !busy && (
        narrowed ? (
          <EmptyList why={t('没有符合这些条件的记录')} todo={t('可以减少筛选条件，或换个写法再查。')} />
        ) : (
          <EmptyList {...empty} />
        )
      )}
      {page && page.items.length > 0 && (
        <>
          <ListTable
            key={`${tab} ${search.after ?? ''}`}
            label={title}
            columns={chosen.shown}
            rows={page.items}
            rowKey={rowKey}
            {...(rowTo ? { rowTo } : {})}
            {...(rowTone ? { rowTone } : {})}
            sort={search.sort}
            onSort={(sort) => change({ sort })}
            busy={busy}
            memory={id}
          />
          <div className="d-foot">
            <span role="status">
              {page.total === undefined
                ? t('本页{n}{unit}', { n: page.items.length, unit })
                : page.atLeast
                  ? t('共{n}{unit}以上', { n: page.total.toLocaleString('zh-CN'), unit })
                  : t('共{n}{unit}', { n: page.total.toLocaleString('zh-CN'), unit })}
            </span>
            {rowTo && <span className="d-quiet d-keys">{t('↑ ↓ 选择，Enter 打开')}</span>}
            {(search.after || page.next) && (
              <nav aria-label={t('翻页')} className="d-pages">
                {place > 1 && <span className="d-quiet">{t('第{n}页', { n: place })}</span>}
                <Button icon={<LeftOutlined aria-hidden />} disabled={!search.after} onClick={back}>
                  {search.after && trail.indexOf(search.after) === -1 ? t('回到第一页') : t('上一页')}
                </Button>
                <Button icon={<RightOutlined aria-hidden />} iconPlacement="end" disabled={!page.next || busy} onClick={forward}>
                  {t('下一页')}
                </Button>
              </nav>
            )}
          </div>
        </>
      )}
    </div>
  )
}
