import type { Db } from '../../platform/server/db.ts'
import type { Sql } from '../../platform/server/sql.ts'
import { levelOf, prefixOf } from './region-code.ts'

/*
 * How rows follow when a boundary moves. Every module that keeps rows at places states which (`PlacedPart`); the app adds the parts up, and
 * one engine (`place-moves.ts`) counts, moves and puts back. A row's `region` is always today's place, because it decides who may see the row.
 */

/** Everything at a place goes to another place. */
export interface PlaceStep {
  from: string
  to: string
  /**
   * `same`: what lies below keeps its own digits (a grid 003 stays 003), for a place that gets another code as a whole.
   * `here`: whatever lies below and is named by no step of its own goes to `to` itself, for a place that is dissolved.
   */
  below: 'same' | 'here'
}

/** Single rows that go to another place: the buildings of a split. */
export interface RowStep {
  /** `schema.table` of a placed table with the key `id`. */
  table: string
  ids: readonly string[]
  to: string
}

/** One move of rows: what a territory change does to the register and to everything that hangs on places. */
export interface PlaceMove {
  /** The territory change that moves; every moved row remembers it. */
  changeId: string
  county: string
  /** The first day on which the new boundary holds. */
  on: string
  at: Date
  /** Steps for nested places may stand side by side: the longest code decides. */
  steps: readonly PlaceStep[]
  rows: readonly RowStep[]
  /** The changes that are put back: each of their rows goes where it came from, before any step is asked. */
  undoes?: readonly string[] | undefined
  /** Places that are no more from that day. */
  ending: readonly string[]
  /** What becomes of duties held at a place that ends. */
  posts: 'move' | 'end'
  /** Stands as the reason in histories: the number and title of the change. */
  because: string
  by: { id: string; name: string }
}

/** A condition on a row `t` that the module states itself; a function when it asks for the day of the move. */
export type RowCondition = Sql | ((move: PlaceMove) => Sql)

/** A row that follows another row: `column` holds the id of a row of `table`, a placed table with the key `id`. */
export interface Follows {
  table: string
  column: string
}

/** A row that follows when it is named by a following row: a person whose tie lies in a dwelling that moves. */
export interface FollowsFrom {
  /** The placed table whose rows name this one, in `column`. */
  from: string
  column: string
  /** Which of those rows count; a condition on the row `r`. */
  where?: RowCondition
}

/** What a preview counts: a name, its Chinese word, and which rows `t` are meant. */
export interface PlacedFigure {
  name: string
  word: string
  where?: RowCondition
}

/** A table with rows at places. Conditions are SQL of the module itself about a row `t`. */
export interface PlacedTable {
  /** `schema.table`. */
  table: string
  /** What a row is, in Chinese: 居民, 办件. */
  what: string
  /** Columns that hold a place; `region` unless said. */
  columns?: readonly string[]
  /** What names a row within its county; `id` unless said. */
  key?: readonly string[]
  /** Which rows are moved; others keep the place they had. */
  only?: RowCondition
  /** With whom a row goes when single rows move. The first that fits decides. */
  follows?: ReadonlyArray<Follows | FollowsFrom>
  /** Columns that must differ within one place: a unique index that contains the place; `where` is the index's own condition. */
  unique?: ReadonlyArray<{ columns: readonly string[]; where?: RowCondition }>
  /** A short name of a row, for lists of what is in the way. Never anything sensitive. */
  label?: Sql
  figures?: readonly PlacedFigure[]
}

/** A part's own deed beside the moving of rows, in the same transaction. */
export type PartDeed = (db: Db, move: PlaceMove) => Promise<void>

/** What a module hands to the territory engine so that its rows move with a boundary. */
export interface PlacedPart {
  module: string
  tables: readonly PlacedTable[]
  /** Tables with a place that do not move, each with the reason. */
  stays?: Readonly<Record<string, string>>
  /** Before rows are moved. */
  before?: PartDeed
  /** After all rows of all modules have moved. */
  after?: PartDeed
}

/** Half-open ranges of codes with where each goes: disjoint, so that a row finds one. */
export interface MoveRange {
  lo: string
  hi: string
  to: string
  /** Digits of a code that `to` replaces; those behind it are kept. 0: none is kept. */
  cut: number
}

/**
 * Takes nested steps apart into ranges that do not meet. A row at the place itself goes to `to`; below it the step of the longest code
 * decides.
 * @throws RangeError when a place is named twice, or a code is of a level above the community.
 */
export function rangesOf(steps: readonly PlaceStep[]): MoveRange[] {
  const sorted = [...steps].sort((a, b) => (prefixOf(a.from) < prefixOf(b.from) ? -1 : 1))
  const ranges: MoveRange[] = []
  sorted.forEach((step, i) => {
    const from = prefixOf(step.from)
    if (from.length < 12) throw new RangeError(`${step.from} (${levelOf(step.from)}) is above the community: its parts move, one by one`)
    if (sorted[i + 1] && prefixOf(sorted[i + 1]!.from) === from) throw new RangeError(`${step.from} is named twice`)
    const within = sorted.filter((other) => other !== step && prefixOf(other.from).startsWith(from))
    const direct = within.filter((other) => !within.some((o) => o !== other && prefixOf(other.from).startsWith(prefixOf(o.from))))
    const cut = step.below === 'same' ? from.length : 0
    // The place itself: nothing sorts between a code and the code with a digit behind it.
    let lo = from
    for (const other of direct) {
      const start = prefixOf(other.from)
      if (lo < start) ranges.push({ lo, hi: start, to: step.to, cut })
      lo = after(start)
    }
    const hi = after(from)
    if (lo < hi) ranges.push({ lo, hi, to: step.to, cut })
  })
  return ranges.sort((a, b) => (a.lo < b.lo ? -1 : 1))
}

const after = (prefix: string) => prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)

/** Where a place goes by these ranges, or undefined when it stays. */
export function movedTo(ranges: readonly MoveRange[], code: string): string | undefined {
  const range = ranges.find(({ lo, hi }) => lo <= code && code < hi)
  return range && (range.cut ? range.to + code.slice(range.cut) : range.to)
}
