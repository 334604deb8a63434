/** Searching the names of all divisions: one pass over the text of each level, names that begin with the wanted text first. */
import type { DivisionTable } from './divisions-file.ts'

const LINE_FEED = 10

/** Positions in the text where something is found, at or after a position; -1 when there is none before the end. */
interface Finder {
  anywhere(position: number): number
  /** Only where a name begins. */
  atStart(position: number): number
}

/**
 * Rows within the ranges (one per level, upper levels first) whose name holds the query, at most `limit`.
 * The query may mix characters and pinyin: each character is given by itself, by its syllable or by the syllable's first letter(s).
 */
export function searchTable(
  table: DivisionTable, query: string, ranges: readonly (readonly [number, number])[], limit: number,
): number[] {
  const found: number[] = []
  if (query === '') return found
  for (const [from, to] of ranges) {
    if (from >= to || found.length >= limit) continue
    const finder = /[a-z]/.test(query) ? spelled(table, query, from, to) : written(table, query, from, to)
    found.push(...searchLevel(table.starts, finder, from, to, limit - found.length))
  }
  return found
}

function searchLevel(starts: Uint32Array, finder: Finder, from: number, to: number, limit: number): number[] {
  const beginning: number[] = []
  const inside: number[] = []
  const end = starts[to]!
  for (let position = starts[from]!; position < end && beginning.length < limit;) {
    const hit = inside.length < limit ? finder.anywhere(position) : finder.atStart(position)
    if (hit < 0) break
    const row = rowAt(starts, hit, from, to)
    const rows = hit === starts[row] ? beginning : inside
    rows.push(row)
    position = starts[row + 1]!
  }
  return [...beginning, ...inside].slice(0, limit)
}

function written({ text, starts }: DivisionTable, query: string, from: number, to: number): Finder {
  const offset = starts[from]! - 1
  const part = text.slice(offset, starts[to])
  const place = (index: number) => (index < 0 ? -1 : index + offset)
  return {
    anywhere: (position) => place(part.indexOf(query, position - offset)),
    atStart: (position) => {
      const before = place(part.indexOf(`\n${query}`, position - 1 - offset))
      return before < 0 ? -1 : before + 1
    },
  }
}

function spelled(table: DivisionTable, query: string, from: number, to: number): Finder {
  const { starts, initials, text, syllables, syllableIds } = table
  const first = query.charCodeAt(0)
  const second = query.length > 1 ? query.charCodeAt(1) : 0
  const end = starts[to]!
  const firstIsLetter = first < 128
  // The two first units decide nearly always; only then is the whole query spelled out.
  const begins = (position: number) => {
    if (firstIsLetter ? initials[position] !== first : text.charCodeAt(position) !== first) return false
    if (second === 0 || initials[position + 1] === second || text.charCodeAt(position + 1) === second) return true
    return syllables[syllableIds[position]!]!.charCodeAt(1) === second
  }
  return {
    anywhere(from) {
      for (let position = from; position < end; position += 1) {
        if (begins(position) && spells(table, query, 0, position)) return position
      }
      return -1
    },
    atStart(position) {
      for (let row = rowAt(starts, position, from, to); row < to; row += 1) {
        const start = starts[row]!
        if (begins(start) && spells(table, query, 0, start)) return start
      }
      return -1
    },
  }
}

/** Whether the query from `at` on spells the characters of the text from `position` on. */
function spells(table: DivisionTable, query: string, at: number, position: number): boolean {
  if (at === query.length) return true
  const unit = table.text.charCodeAt(position)
  if (unit === LINE_FEED) return false
  const typed = query.charCodeAt(at)
  if (typed === unit) return spells(table, query, at + 1, position + 1)
  // The second half of a rare character has no reading of its own.
  if (unit >= 0xdc00 && unit <= 0xdfff) return spells(table, query, at, position + 1)
  if (typed !== table.initials[position]) return false

  if (spells(table, query, at + 1, position + 1)) return true
  const syllable = table.syllables[table.syllableIds[position]!]!
  let same = 1
  while (same < syllable.length && query.charCodeAt(at + same) === syllable.charCodeAt(same)) same += 1
  if (same === 1) return false
  // The last syllable may be half typed; zh, ch and sh may stand for theirs.
  if (at + same === query.length) return true
  if (same === syllable.length && spells(table, query, at + same, position + 1)) return true
  return syllable.charCodeAt(1) === 0x68 && spells(table, query, at + 2, position + 1)
}

/** The row in `from .. to` in whose name, or in the line feed after it, the position lies. */
function rowAt(starts: Uint32Array, position: number, from: number, to: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (starts[middle + 1]! <= position) low = middle + 1
    else high = middle
  }
  return low
}
