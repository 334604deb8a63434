import type { ReactNode } from 'react'

/** Rows a list asks for at a time. */
export const PAGE_SIZE = 50

/** What a list wants to know, as it stands in the address. */
export interface ListAsk {
  tab: string
  /** Free text; empty when none. */
  q: string
  /** Chosen values by filter key; several are separated by commas. Empty keys are left out. */
  filters: Record<string, string>
  sort?: string
  /** Cursor of the keyset, as the last answer gave it. */
  after?: string
  limit: number
}

/** One page of rows. */
export interface ListRows<Row> {
  items: readonly Row[]
  /** Cursor for the next page; absent on the last one. */
  next?: string | null
  total?: number
  /** The count stopped at `total`: said as 「10000 条以上」. */
  atLeast?: boolean
  /** What this answer leaves out, and what to do about it; said above the rows. */
  note?: string
  /** Counts by tab key. */
  counts?: Record<string, number>
}

export interface ListTab {
  key: string
  label: string
  /** `mine` amber when it is not nought: yours to do. `late` red. */
  tone?: 'mine' | 'late'
}

export interface ListFilterOption {
  value: string
  label: string
}

export interface ListFilter {
  key: string
  label: string
  options: readonly ListFilterOption[]
  /** More than one may be chosen. */
  several?: boolean
}

export interface ListColumn<Row> {
  key: string
  title: string
  /** Pixels; one column is left without and takes what remains. */
  width?: number
  align?: 'start' | 'end'
  render: (row: Row) => ReactNode
  /** Value of the address's `sort` when the heading is pressed; pressed again it gets a `-` in front. */
  sort?: string
  /** May not be hidden. The first column never may. */
  always?: boolean
  /** Hidden until chosen. */
  spare?: boolean
}
